//! A professional declares the consent they collected (R1111-46 CSP); the holder takes it back.

use carnet_core::access::{Action, Actor, Basis, Obligation, Professional, Purpose, Target};
use carnet_core::id::OwnerId;
use carnet_core::space::{Authorisation, Consent};
use carnet_store::{Commit, Load, Record, StoreError};

use crate::authorise::{RETRIES, Told, Visit, enter, owe};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Records a declared consent, unless an authorisation already holds.
pub async fn declare(cx: &Cx, actor: &Actor, space: OwnerId, consent: Consent) -> Result<()> {
    let Actor::Practitioner(professional) = actor else {
        return Err(Error::new(Kind::Forbidden, "access.practitioner-only"));
    };
    let purpose = Purpose::Care { basis: Basis::Declared(consent) };
    let visit = Visit { actor: actor.clone(), purpose, space };
    for _ in 0..RETRIES {
        let (load, action) = (Load::Documents, Action::Authorise);
        let entered = enter(cx, &visit, load, action, Target::Space).await?;
        let Some((vault, permit)) = entered else { continue };
        if !permit.owed.contains(&Obligation::RecordAuthorisation) {
            return Ok(());
        }
        let record = Record::Authorisation(authorisation(cx, professional, consent));
        let commit = Commit::under(permit.grant, vault.version()).put(record);
        let commit = owe(cx, &vault, commit, &permit.owed, &Told::by(actor, None));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|_| ()).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn authorisation(cx: &Cx, professional: &Professional, consent: Consent) -> Authorisation {
    Authorisation {
        rpps: professional.rpps.clone(),
        person: professional.person.clone(),
        role: professional.role.clone(),
        structure: professional.structure.clone(),
        consent,
        given: cx.now,
        until: None,
        revoked: None,
    }
}
