//! FranceConnect+ as the other way in: who comes was proven by the State, at the level substantial or above. It stands
//! for the card and the code at the first visit, and for both factors afterwards.

use carnet_core::identity::Traits;
use carnet_core::space::SpaceState;
use carnet_store::StoreError;

use crate::account::code::{self, SignedIn};
use crate::account::{end, open};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::enrol;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;
use crate::space::traits::space_of;

/// Begins an enrolment whose person is proven already: the token of its cookie.
///
/// # Errors
/// `france-connect.nobody`, `france-connect.namesakes`; `enrol.already-active`,
/// `enrol.not-activable`.
pub async fn enrol(cx: &Cx, traits: &Traits) -> Result<String> {
    let space = space_of(cx, traits).await?;
    enrol::identify::begin_proven(cx, &space).await
}

/// Opens the account of the person.
///
/// # Errors
/// `france-connect.nobody`, `france-connect.namesakes`; `france-connect.not-active` when the person's space was never
/// activated.
pub async fn enter(cx: &Cx, caller: &Caller, traits: &Traits) -> Result<SignedIn> {
    let nobody = || Error::new(Kind::NotFound, "france-connect.nobody");
    let space = space_of(cx, traits).await?;
    let account = match end::of_space(cx, space.id).await? {
        Some(account) if end::is_open(cx, &account).await? => account,
        Some(_) => return Err(nobody()),
        None if matches!(space.state, SpaceState::Closed { .. }) => return Err(nobody()),
        None => return Err(Error::new(Kind::Conflict, "france-connect.not-active")),
    };
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, account.id).await?;
        let (commit, signed_in) = open::open(cx, caller, &mut account);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Ok(signed_in),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
