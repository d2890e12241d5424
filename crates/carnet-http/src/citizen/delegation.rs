//! The certificate of a delegation: a PDF among the documents of who is helped, when it begins and when it ends.
//!
//! A delegation begins and ends whether or not its certificate could be kept.

use carnet_app::authorise::Visit;
use carnet_app::document::own::{self, Ink, OwnDocument, Picture, Turn};
use carnet_app::family::look;
use carnet_app::space::identity;
use carnet_app::{Error, Kind};
use carnet_core::id::RecordId;
use carnet_core::space::{Mandate, MandateRole};
use jiff::Timestamp;

use super::Citizen;
use crate::letter::delegation::{Certificate, Says, certificate};
use crate::page::Lang;
use crate::show;

/// Paperwork, added by the person's side.
const KIND: &str = "DOCPAT09";

/// What is kept of a delegation that its own delegate gives up: afterwards they may write nothing there.
pub(super) struct Written;

/// Keeps the certificate of a delegation that begins, as its delegate.
pub(super) async fn begun(citizen: &Citizen, visit: &Visit, mandate: &Mandate) {
    let (from, until) = match &mandate.state {
        carnet_core::space::MandateState::InForce { from, until } => (*from, *until),
        _ => return,
    };
    tell(keep(citizen, visit, mandate, Says::Begins { from, until }).await);
}

/// Before its delegate gives a delegation up: its certificate, while they may still write. None for everybody else.
pub(super) async fn before_the_end(
    citizen: &Citizen,
    visit: &Visit,
    id: RecordId,
) -> Result<Option<Written>, Error> {
    let mandates = look::of_space(citizen.cx(), visit).await?;
    let unknown = || Error::new(Kind::NotFound, "family.mandate-unknown");
    let mandate = mandates.iter().find(|mandate| mandate.id == id).ok_or_else(unknown)?;
    let now = citizen.cx().now;
    let own = mandate.account == citizen.account.id && !citizen.is_at_home();
    if !own || mandate.role != MandateRole::Delegate || !mandate.holds(now) {
        return Ok(None);
    }
    tell(keep(citizen, visit, mandate, ends(citizen, now)).await);
    Ok(Some(Written))
}

/// After the holder ended a delegation that was in force.
pub(super) async fn after_the_end(
    citizen: &Citizen,
    visit: &Visit,
    ended: &Mandate,
    written: Option<Written>,
) {
    let was_in_force =
        matches!(&ended.state, carnet_core::space::MandateState::Ended { from: Some(_), .. });
    if written.is_none() && was_in_force && ended.role == MandateRole::Delegate {
        tell(keep(citizen, visit, ended, ends(citizen, citizen.cx().now)).await);
    }
}

fn ends(citizen: &Citizen, at: Timestamp) -> Says {
    Says::Ends { at, by: citizen.account.name.clone() }
}

async fn keep(
    citizen: &Citizen,
    visit: &Visit,
    mandate: &Mandate,
    says: Says,
) -> Result<(), Error> {
    let cx = citizen.cx();
    let space = identity::of_holder(cx, visit).await?;
    let told = Certificate {
        holder: space.traits.display_name(),
        born: space.traits.birth_date,
        delegate: mandate.name.clone(),
        says,
        on: show::day(cx.now),
    };
    // French, whatever the page: it is shown to others.
    let words = citizen.ask.web.pages().words();
    let (title, bytes) =
        certificate(words, Lang::Fr, cx.settings(), &told).map_err(Error::fault)?;
    let document = OwnDocument {
        title,
        kind: KIND.to_owned(),
        day: cx.now,
        labels: Vec::new(),
        folder: None,
        files: vec![Picture { bytes, turn: Turn::default() }],
        ink: Ink::default(),
    };
    own::add(cx, visit, document).await.map(drop)
}

fn tell(kept: Result<(), Error>) {
    if let Err(error) = kept {
        tracing::warn!(error.code = error.code, "the certificate of a delegation was not kept");
    }
}
