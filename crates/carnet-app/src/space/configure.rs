//! The holder changes what is theirs to decide.

use std::collections::BTreeSet;

use carnet_core::access::{Action, Target};
use carnet_core::space::{Contact, EmergencySwitches, SHORTCUTS_MAX, Shortcut, Space, Switch};
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// What the holder decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    /// The three emergency switches.
    pub emergency: EmergencySwitches,
    /// Notices of deposits.
    pub deposit_notices: Switch,
    /// Notices of documents replaced or withdrawn.
    pub change_notices: Switch,
    /// New documents of professionals arrive masked.
    pub mask_new_documents: Switch,
}

impl Choices {
    /// The choices in force.
    pub fn of(space: &Space) -> Self {
        Self {
            emergency: space.emergency,
            deposit_notices: space.deposit_notices,
            change_notices: space.change_notices,
            mask_new_documents: space.mask_new_documents,
        }
    }
}

/// Keeps the choices.
pub async fn configure(cx: &Cx, visit: &Visit, choices: Choices) -> Result<()> {
    change(cx, visit, |space| apply(space, choices)).await
}

/// Keeps the shortcuts of the first page, in the order of the pages, five at most.
///
/// # Errors
/// `shortcuts.too-many`.
pub async fn arrange_home(cx: &Cx, visit: &Visit, shortcuts: BTreeSet<Shortcut>) -> Result<()> {
    if shortcuts.len() > SHORTCUTS_MAX {
        return Err(Error::new(Kind::Unprocessable, "shortcuts.too-many"));
    }
    let shortcuts: Vec<Shortcut> = shortcuts.into_iter().collect();
    change(cx, visit, |space| space.shortcuts.clone_from(&shortcuts)).await
}

/// Keeps where the holder is told of what happens.
pub(crate) async fn reach(cx: &Cx, visit: &Visit, contact: &Contact) -> Result<()> {
    change(cx, visit, |space| space.contact.clone_from(contact)).await
}

async fn change(cx: &Cx, visit: &Visit, change: impl Fn(&mut Space) + Send) -> Result<()> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, Action::Configure, Target::Space).await?;
        let version = vault.version();
        let mut space = vault.for_change(&permit.grant).space()?.clone();
        change(&mut space);
        let commit = Commit::under(permit.grant, version).put(Record::Space(Box::new(space)));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn apply(space: &mut Space, choices: Choices) {
    let mut emergency = choices.emergency;
    // Masked documents are readable in an emergency only if some emergency is.
    if emergency.samu == Switch::Off && emergency.break_glass == Switch::Off {
        emergency.masked = Switch::Off;
    }
    space.emergency = emergency;
    space.deposit_notices = choices.deposit_notices;
    space.change_notices = choices.change_notices;
    space.mask_new_documents = choices.mask_new_documents;
}
