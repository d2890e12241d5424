//! The end of a closed space: the calendar erases it, after its archive or on express request.
//!
//! The key goes, and with it all that was sealed, here and in every copy. What leads there from outside goes too: the
//! person's INS may begin anew. The lines stay in the public log, where they say nothing.

use carnet_core::access::{Action, Target};
use carnet_core::id::OwnerId;
use carnet_core::record::LookupKind;
use carnet_core::space::Contact;
use carnet_store::{Commit, Load, StoreError};

use crate::account::end;
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::document::find::deposit_text;
use crate::error::{Error, Kind, Result};
use crate::outbox::{Channel, Message};
use crate::space::traits;

/// Erases the space when it is time. Asked again after a crash, it goes on where it stopped.
pub(crate) async fn carry_out(cx: &Cx, space: OwnerId) -> Result<()> {
    let Some(contact) = unfind(cx, space).await? else { return Ok(()) };
    // The last lines are in the log before the key that opens them goes.
    cx.store().sequence(cx.now).await?;
    if let Some(account) = end::of_space(cx, space).await? {
        end::erase(cx, &account).await?;
    }
    tell(cx, contact)?;
    Ok(cx.store().erase_space(space).await?)
}

/// Writes the last line and takes away all that leads to the space; none when it is not to be erased now.
async fn unfind(cx: &Cx, owner: OwnerId) -> Result<Option<Contact>> {
    let visit = Visit::service("erasure", owner);
    for _ in 0..RETRIES {
        let vault = cx.store().load(owner, Load::Documents).await?;
        let due = vault.facts().state.and_then(carnet_core::space::SpaceState::erased_at);
        if due.is_none_or(|due| cx.now < due) {
            return Ok(None);
        }
        let permit = authorise(cx, &vault, &visit, Action::Erase, Target::Space).await?;
        let mut found_by = Vec::new();
        let change = vault.for_change(&permit.grant);
        for id in vault.facts().documents.iter().map(|document| document.id) {
            let document = change.every_document(id)?;
            if let Some(structure) = &document.depositor.structure {
                found_by.push(deposit_text(&structure.idnst, &document.description.unique_id));
            }
        }
        let ins = change.space()?.ins.index_text();
        let who = change.space()?.traits.index_text();
        let (contact, _) = vault.addressees();
        let mut commit =
            Commit::under(permit.grant, vault.version()).unlookup(LookupKind::Ins, ins);
        for text in found_by {
            commit = commit.unlookup(LookupKind::Deposit, text);
        }
        if let Some(who) = who {
            commit = traits::gone(cx, commit, owner, who).await?;
        }
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Ok(Some(contact)),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// There is no space left to read a notice in: the message says all.
fn tell(cx: &Cx, contact: Contact) -> Result<()> {
    let mail = contact.email.map(|to| (Channel::Mail, to));
    let Some((channel, to)) = mail.or_else(|| contact.mobile.map(|to| (Channel::Sms, to))) else {
        return Ok(());
    };
    let words = "message-erased".to_owned();
    let message = Message { at: cx.now, channel, to, words, args: Vec::new() };
    cx.outbox().send(message).map_err(Error::fault)
}
