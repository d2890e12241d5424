//! A closed space whose time has come.

use carnet_store::Leased;

use crate::context::Cx;
use crate::error::Result;
use crate::space::erase;

pub(super) async fn erase(cx: &Cx, task: &Leased) -> Result<()> {
    erase::carry_out(cx, task.task.owner).await
}
