//! Creates a space, as the calendar or an operator does.

use carnet_core::access::{Action, Actor, Purpose, Target};
use carnet_core::document::Person;
use carnet_core::id::OwnerId;
use carnet_core::identity::{Ins, Traits};
use carnet_core::record::LookupKind;
use carnet_core::space::{Contact, Space, SpaceState};
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::space::traits;

/// What a space begins with.
#[derive(Debug, Clone)]
pub struct NewSpace {
    /// The national identity.
    pub ins: Ins,
    /// The traits.
    pub traits: Traits,
    /// How the holder is told.
    pub contact: Contact,
    /// The state it begins in.
    pub state: SpaceState,
    /// Médecin traitant.
    pub attending_doctor: Option<Person>,
}

/// Creates the space.
///
/// # Errors
/// `space.exists` when this INS already has one.
pub async fn create(cx: &Cx, actor: Actor, new: NewSpace) -> Result<OwnerId> {
    let owner = cx.new_owner();
    let visit = Visit { actor, purpose: Purpose::Service, space: owner };
    let vault = cx.store().load(owner, Load::Documents).await?;
    let permit = authorise(cx, &vault, &visit, Action::Create, Target::Space).await?;
    let index = new.ins.index_text();
    let space = Space {
        contact: new.contact,
        attending_doctor: new.attending_doctor,
        ..Space::new(owner, new.ins, new.traits, new.state)
    };
    let traits = space.traits.clone();
    let commit = Commit::under(permit.grant, vault.version())
        .put(Record::Space(Box::new(space)))
        .lookup(LookupKind::Ins, &index, None);
    let commit = traits::found_by(cx, commit, owner, (None, &traits)).await?;
    match cx.store().commit(commit).await {
        Ok(_) => Ok(owner),
        // A namesake came at the same instant: they are told apart the next time.
        Err(StoreError::Duplicate { kind: LookupKind::Traits }) => {
            Err(Error::new(Kind::Busy, "server.busy"))
        }
        Err(StoreError::Duplicate { .. }) => Err(Error::new(Kind::Conflict, "space.exists")),
        Err(error) => Err(error.into()),
    }
}
