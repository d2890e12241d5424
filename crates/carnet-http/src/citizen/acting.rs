//! `/espace/qui-agit` — who acts in the space one is in; inviting somebody, ending a mandate, answering an offer.

use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::family::activate::Certified;
use carnet_app::family::answer::{self, Answer};
use carnet_app::family::invite::{self, To, Typed};
use carnet_app::family::{consent, dismiss, look};
use carnet_app::{Error, Kind};
use carnet_core::access::Actor;
use carnet_core::account::enrolment::nir;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::space::{Ending, Mandate, MandateRole, MandateState};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Citizen, delegation, family};
use crate::enrol::beside;
use crate::show;
use crate::view::citizen::{Invite, MandateRow, Where, WhoActs};
use crate::view::field::{FieldError, Mistake};

/// Where it is.
const HERE: &str = "/espace/qui-agit";

/// `GET /espace/qui-agit`
pub(crate) async fn get(citizen: Citizen) -> Response {
    match look::of_space(citizen.cx(), &citizen.visit()).await {
        Ok(mandates) => citizen.page(&view(&citizen, &mandates)),
        Err(error) => citizen.problem(&error),
    }
}

fn place(citizen: &Citizen, mandates: &[Mandate]) -> Where {
    let account = citizen.account.id;
    let is_parent = |mandate: &Mandate| {
        mandate.account == account
            && mandate.role == MandateRole::Parent
            && mandate.holds(citizen.cx().now)
    };
    if citizen.is_at_home() {
        Where::Own
    } else if mandates.iter().any(is_parent) {
        Where::Child
    } else {
        Where::Another
    }
}

fn view(citizen: &Citizen, mandates: &[Mandate]) -> WhoActs {
    let now = citizen.cx().now;
    let place = place(citizen, mandates);
    let actor = citizen.visit().actor;
    // Whom else somebody chose is not their delegate's business.
    let shown = |mandate: &&Mandate| match &actor {
        Actor::Delegate(who) => mandate.account == who.account,
        _ => true,
    };
    let lives = |mandate: &Mandate| mandate.holds(now) || mandate.waits(now);
    let shown: Vec<&Mandate> = mandates.iter().filter(shown).collect();
    let (current, past): (Vec<&Mandate>, Vec<&Mandate>) =
        shown.into_iter().partition(|mandate| lives(mandate));
    let rules = citizen.cx().rules();
    let most = match place {
        Where::Own => rules.delegates_max(),
        Where::Child => rules.representatives_max(),
        Where::Another => 0,
    };
    let rows = |all: Vec<&Mandate>| all.into_iter().map(|it| row(citizen, it)).collect();
    WhoActs {
        place,
        invites: show::count(current.len()) < u64::from(most),
        current: rows(current),
        past: rows(past),
    }
}

fn row(citizen: &Citizen, mandate: &Mandate) -> MandateRow {
    let now = citizen.cx().now;
    let (state, since, until, by) = match &mandate.state {
        MandateState::InForce { from, until } if mandate.holds(now) => {
            ("in-force", Some(*from), *until, &mandate.by)
        }
        MandateState::InForce { from, until } => ("over", Some(*from), *until, &mandate.by),
        MandateState::Invited { at, until } if mandate.waits(now) => {
            ("offered", Some(*at), Some(*until), &mandate.by)
        }
        MandateState::Invited { at, until } => ("lapsed", Some(*at), Some(*until), &mandate.by),
        MandateState::Refused { at } => ("refused", Some(*at), None, &mandate.name),
        MandateState::Ended { from, at, how: Ending::Person(name) } => {
            ("ended", *from, Some(*at), name)
        }
        MandateState::Ended { from, at, how: Ending::Majority } => {
            ("of-age", *from, Some(*at), &mandate.by)
        }
    };
    let mine = mandate.account == citizen.account.id;
    let lives = mandate.holds(now) || mandate.waits(now);
    let may = match citizen.visit().actor {
        Actor::Holder(_) => true,
        Actor::Representative(_) => mine || (mandate.role == MandateRole::Parent && mandate.waits(now)),
        _ => mine,
    };
    MandateRow {
        id: mandate.id.to_string(),
        name: mandate.name.clone(),
        role: mandate.role.as_str(),
        state,
        since,
        until,
        by: by.clone(),
        mine,
        asks: citizen.is_at_home()
            && mandate.role == MandateRole::Assistant
            && mandate.waits(now),
        ends: lives && may && mandate.role != MandateRole::Guardian,
    }
}

/// What is sent with the token alone.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    /// What is answered.
    #[serde(default)]
    faire: String,
}

/// `POST /espace/qui-agit/{id}/consentir` — a protected adult consents to be assisted.
pub(crate) async fn consent(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        let unknown = |_| Error::new(Kind::NotFound, "family.mandate-unknown");
        consent::consent(citizen.cx(), &citizen.own_visit(), id.parse().map_err(unknown)?).await
    };
    match done.await {
        Ok(()) => citizen.done(HERE, "assistance-accepted"),
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/qui-agit/{id}/terminer`
pub(crate) async fn end(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let (cx, visit) = (citizen.cx(), citizen.visit());
    let done = async {
        citizen.check(&sent.csrf)?;
        let unknown = |_| Error::new(Kind::NotFound, "family.mandate-unknown");
        let id: RecordId = id.parse().map_err(unknown)?;
        let deputy = delegation::before_the_end(&citizen, &visit, id).await?;
        let ended = dismiss::dismiss(cx, &visit, id).await?;
        delegation::after_the_end(&citizen, &visit, &ended, deputy).await;
        Ok(ended)
    };
    match done.await {
        // Who gave up their own has no more business here.
        Ok(ended) if ended.account == citizen.account.id => {
            citizen.done(family::HERE, "mandate-given-up")
        }
        Ok(_) => citizen.done(HERE, "mandate-ended"),
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/famille/{space}/repondre` — `faire`: `accepter` or `refuser`.
pub(crate) async fn answer(
    citizen: Citizen,
    Path(space): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        let answer = match sent.faire.as_str() {
            "accepter" => Answer::Accept,
            "refuser" => Answer::Decline,
            _ => return Err(Error::new(Kind::Incorrect, "family.answer-unknown")),
        };
        let unknown = |_| Error::new(Kind::NotFound, "family.not-yours");
        let space: OwnerId = space.parse().map_err(unknown)?;
        let (mandate, visit) =
            answer::answer(citizen.cx(), &citizen.account, space, answer).await?;
        if answer == Answer::Accept && mandate.role == MandateRole::Delegate {
            delegation::begun(&citizen, &visit, &mandate).await;
        }
        Ok(answer)
    };
    match done.await {
        Ok(Answer::Accept) => citizen.done(family::HERE, "offer-accepted"),
        Ok(Answer::Decline) => citizen.done(family::HERE, "offer-refused"),
        Err(error) => citizen.problem(&error),
    }
}

/// What is typed of who is invited.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Invited {
    csrf: String,
    nom: String,
    prenom: String,
    naissance: String,
    nir: String,
    fin: String,
    declare: Option<String>,
}

impl Invited {
    /// Reads the form; each field that is wrong is told.
    fn read(&self, today: Date) -> Result<(Typed, Option<Date>), Vec<FieldError>> {
        let mut errors = Vec::new();
        for (field, text, code) in [
            ("nom", &self.nom, "family.name-missing"),
            ("prenom", &self.prenom, "family.given-missing"),
        ] {
            if text.trim().is_empty() {
                errors.push(FieldError::coded(field, code));
            }
        }
        let born = self.naissance.parse::<Date>().ok().filter(|born| *born <= today);
        if born.is_none() {
            errors.push(FieldError::new("naissance", Mistake::BirthShape));
        }
        let number = nir(&self.nir).map_err(|error| {
            errors.push(FieldError::coded("nir", error.code()));
        });
        let until = self.fin.parse::<Date>().ok();
        if !self.fin.is_empty() && until.is_none() {
            errors.push(FieldError::new("fin", Mistake::DateShape));
        }
        match (born, number) {
            (Some(born), Ok(nir)) if errors.is_empty() => {
                let (birth_name, given) = (self.nom.clone(), self.prenom.clone());
                Ok((Typed { nir, birth_name, given, born }, until))
            }
            _ => Err(errors),
        }
    }
}

/// `GET /espace/qui-agit/inviter`
pub(crate) async fn form(citizen: Citizen) -> Response {
    page(&citizen, &Invited::default(), StatusCode::OK, Vec::new()).await
}

async fn page(
    citizen: &Citizen,
    sent: &Invited,
    status: StatusCode,
    errors: Vec<FieldError>,
) -> Response {
    let mandates = match look::of_space(citizen.cx(), &citizen.visit()).await {
        Ok(mandates) => mandates,
        Err(error) => return citizen.problem(&error),
    };
    let place = place(citizen, &mandates);
    let (rules, now) = (citizen.cx().rules(), citizen.cx().now);
    let waits = match place {
        Where::Own => rules.delegation_offer_ends(now),
        Where::Child => rules.representation_offer_ends(now),
        Where::Another => {
            return citizen.problem(&Error::new(Kind::Forbidden, "family.not-yours-to-give"));
        }
    };
    let view = Invite {
        place,
        birth_name: sent.nom.clone(),
        given: sent.prenom.clone(),
        born: sent.naissance.clone(),
        nir: sent.nir.clone(),
        until: sent.fin.clone(),
        most: u64::from(rules.delegates_max()),
        waits,
        errors,
    };
    citizen.page_with(status, &view)
}

/// `POST /espace/qui-agit/inviter`
pub(crate) async fn invite(citizen: Citizen, Form(sent): Form<Invited>) -> Response {
    if let Err(error) = citizen.check(&sent.csrf) {
        return citizen.problem(&error);
    }
    let cx = citizen.cx();
    let (typed, until) = match sent.read(show::day(cx.now)) {
        Ok(read) => read,
        Err(errors) => {
            return page(&citizen, &sent, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
        }
    };
    let to = if citizen.is_at_home() {
        // The day itself is the last one.
        To::Help(until.and_then(show::day_after))
    } else {
        To::Represent
    };
    let declared = if sent.declare.is_some() { Certified::Yes } else { Certified::No };
    let who = (&citizen.ask.caller, &citizen.account);
    match invite::invite(cx, who, &citizen.visit(), &typed, (to, declared)).await {
        Ok(_) => citizen.done(HERE, "invitation-sent"),
        Err(error) if error.code.starts_with("family.") || error.code == "enrol.slow-down" => {
            let field = match error.code {
                "family.not-declared" => "declare",
                "family.end-past" => "fin",
                _ => "nom",
            };
            let status = crate::door::refuse::status(error.kind);
            let mut answer = page(&citizen, &sent, status, vec![beside(field, &error)]).await;
            crate::door::refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => citizen.problem(&error),
    }
}
