//! The choices of the first day, once they are made, and the terms in force, once they are accepted.

use carnet_core::account::FirstChoices;
use carnet_core::id::OwnerId;

use super::change;
use crate::context::Cx;
use crate::error::Result;

/// Writes down that the first choices were made.
pub async fn made(cx: &Cx, account: OwnerId) -> Result<()> {
    change(cx, account, |account| account.first_choices = FirstChoices::Done).await
}

/// Writes down that the terms in force were accepted.
pub async fn accept_terms(cx: &Cx, account: OwnerId) -> Result<()> {
    let terms = cx.settings().terms.clone();
    change(cx, account, |account| account.terms.clone_from(&terms)).await
}
