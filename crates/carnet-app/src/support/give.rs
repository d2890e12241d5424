//! Gives a person who was identified a new provisional code: never said, always sent where the fund knows them.

use super::{Agent, identified};
use crate::context::Cx;
use crate::enrol::{self, Way};
use crate::error::Result;

/// Sends a new code.
///
/// # Errors
/// `support.not-identified`; `enrol.no-contact`, `enrol.too-fast`, `enrol.codes-sent`.
pub async fn code(cx: &Cx, agent: &Agent<'_>, by: Way) -> Result<()> {
    let call = identified(cx, agent).await?;
    enrol::give(cx, &agent.visit(call.space), by).await
}
