//! Leaving: the holder closes their space, has it deleted, comes back.
//!
//! Each asks for the password again: who finds a session open must not be able to end a space with it.

use carnet_core::access::Action;
use carnet_core::account::Account;
use carnet_core::rules::Rules;
use carnet_core::space::{Deletion, SpaceState};
use carnet_store::Load;
use jiff::Timestamp;

use super::life;
use crate::account::sign_in;
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;
use crate::guard::Caller;

/// What becomes of a space that is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Afterwards {
    /// It is kept, shut, for as long as the law says.
    Archive,
    /// It is deleted, as its holder expressly asks.
    Deletion,
}

/// The password of whoever asks, typed once more.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// Whose session it is.
    pub account: &'a Account,
    /// Where the request comes from.
    pub caller: &'a Caller,
    /// What was typed.
    pub password: &'a str,
}

impl Proof<'_> {
    async fn check(&self, cx: &Cx) -> Result<()> {
        sign_in::prove(cx, self.caller, self.account, self.password).await
    }
}

/// Closes the space.
///
/// # Errors
/// `account.password-wrong`, `signin.slow-down`, `space.transition`, and the gate's refusals.
pub async fn close(cx: &Cx, visit: &Visit, proof: Proof<'_>, afterwards: Afterwards) -> Result<()> {
    proof.check(cx).await?;
    let archive_until = cx.rules().archive_ends(cx.now);
    life::step(cx, visit, Action::Close, |state| {
        let closed = state.close(cx.now, archive_until)?;
        match afterwards {
            Afterwards::Archive => Ok(closed),
            Afterwards::Deletion => closed.delete(deletion(cx.rules(), cx.now)),
        }
    })
    .await
    .map(drop)
}

/// Asks for the deletion of a space that is closed already.
///
/// # Errors
/// As [`close`].
pub async fn delete(cx: &Cx, visit: &Visit, proof: Proof<'_>) -> Result<()> {
    proof.check(cx).await?;
    let wanted = deletion(cx.rules(), cx.now);
    life::step(cx, visit, Action::Erase, |state| state.delete(wanted)).await.map(drop)
}

/// Opens the space again, with all that was in it; a pending deletion is cancelled.
///
/// # Errors
/// As [`close`].
pub async fn reopen(cx: &Cx, visit: &Visit, proof: Proof<'_>) -> Result<()> {
    proof.check(cx).await?;
    life::step(cx, visit, Action::Reopen, |state| state.reopen(cx.now)).await.map(drop)
}

fn deletion(rules: &Rules, now: Timestamp) -> Deletion {
    Deletion { asked: now, at: rules.express_deletion_at(now) }
}

/// Where a space stands, for its own holder. Nothing of it is shown, so nothing is written in its history.
pub async fn standing(cx: &Cx, visit: &Visit) -> Result<Option<SpaceState>> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    Ok(vault.facts().state)
}
