//! The provisional code: sent to a contact that the fund knows, or received by letter.

use carnet_core::access::{Action, Target};
use carnet_core::account::enrolment::{Enrolment, TRIES_MAX};
use carnet_core::insured::{CodeFault, Insured, ProvisionalCode, Road, Sending, normal_code};
use carnet_core::space::Space;
use carnet_store::{Commit, Load, Record, StoreError};
use jiff::SignedDuration;

use super::{JOB, of, versioned};
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{self, Caller, Taken, too_many};
use crate::insured::code::{self, code_hash};
use crate::outbox::{Channel, Message};

/// Between two codes.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// Codes sent to one person in a day.
const SENT_A_DAY: usize = 5;
/// How long a code sent at once is good.
const LIFE: SignedDuration = SignedDuration::from_hours(24);
/// Codes that are remembered.
const KEPT_MAX: usize = 24;

/// By which road a code is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// E-mail.
    Mail,
    /// SMS.
    Sms,
    /// A letter to the postal address, for who called the support.
    Letter,
}

/// One try from this address.
fn take(cx: &Cx, caller: &Caller) -> Result<Taken> {
    guard::take_code(cx, caller, Error::new(Kind::TooMany, "enrol.slow-down"))
}

/// Sends a new code to a contact that the fund knows.
///
/// # Errors
/// `enrol.too-fast` less than half a minute after the last one; `enrol.codes-sent` after five in a day;
/// `enrol.no-contact`.
pub async fn send(cx: &Cx, caller: &Caller, token: &str, by: Way) -> Result<()> {
    let (way, _) = versioned(cx, token).await?;
    // Given back by nothing: each costs a message.
    let _ = take(cx, caller)?;
    give(cx, &Visit::service(JOB, way.space), by).await
}

/// Sends a new code to a person, by whoever the visit names: the person themselves on their way in, or the support.
///
/// # Errors
/// `enrol.too-fast`, `enrol.codes-sent`, `enrol.no-contact`.
pub(crate) async fn give(cx: &Cx, visit: &Visit, by: Way) -> Result<()> {
    let shown = code::draw(cx);
    let hash = code::hash_of_shown(cx, visit.space, &shown);
    let (road, channel, words) = match by {
        Way::Mail => (Road::Mail, Channel::Mail, "message-provisional-code"),
        Way::Sms => (Road::Sms, Channel::Sms, "message-provisional-code"),
        Way::Letter => (Road::Letter, Channel::Letter, "message-letter-code"),
    };
    // A letter takes days: its code lasts as long as that of an announcement.
    let until = if by == Way::Letter { cx.rules().opposition_ends(cx.now) } else { cx.now + LIFE };
    let code = ProvisionalCode { hash, road, given: cx.now, until, used: None };
    let given = |space: &Space, insured: &mut Insured| {
        let to = match by {
            Way::Mail => insured.contact.email.clone(),
            Way::Sms => insured.contact.mobile.clone(),
            Way::Letter => postal(space, insured),
        };
        let to = to.ok_or_else(|| Error::new(Kind::Unprocessable, "enrol.no-contact"))?;
        may_send(cx, insured)?;
        insured.codes.push(code.clone());
        let over = insured.codes.len().saturating_sub(KEPT_MAX);
        insured.codes.drain(..over);
        Ok(to)
    };
    let to = administer(cx, visit, given).await?;
    let args = [("code", shown), ("url", cx.settings().base_url.clone())];
    let message = Message {
        at: cx.now,
        channel,
        to,
        words: words.to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
    };
    cx.outbox()
        .send(message)
        .map_err(|error| Error::new(Kind::Busy, "signin.code-not-sent").because(error))
}

/// Name and address, as they stand on an envelope.
fn postal(space: &Space, insured: &Insured) -> Option<String> {
    let name = space.traits.display_name();
    let lines = [name].into_iter().chain(insured.address.iter().cloned());
    (!insured.address.is_empty()).then(|| lines.collect::<Vec<_>>().join("\n"))
}

fn may_send(cx: &Cx, insured: &Insured) -> Result<()> {
    // The letter of a campaign was no request.
    let announced = |code: &&ProvisionalCode| {
        let same = |sending: &Sending| sending.at == code.given && sending.road == code.road;
        insured.sent.iter().any(same)
    };
    let sent = insured.codes.iter().filter(|code| !announced(code));
    let ago: Vec<SignedDuration> = sent.map(|code| cx.now.duration_since(code.given)).collect();
    if let Some(last) = ago.iter().min().filter(|ago| **ago < PAUSE) {
        return Err(too_many(Error::new(Kind::TooMany, "enrol.too-fast"), PAUSE - *last));
    }
    let today = ago.iter().filter(|ago| **ago < SignedDuration::from_hours(24));
    if today.count() >= SENT_A_DAY {
        return Err(Error::new(Kind::Unprocessable, "enrol.codes-sent"));
    }
    Ok(())
}

/// Takes the code somebody typed, once.
///
/// # Errors
/// `enrol.code-shape`; `enrol.code-wrong` with how many tries are `left`; to who has the right one only,
/// `enrol.code-expired` and `enrol.code-used`; `enrol.over` after the last try.
pub async fn prove(cx: &Cx, caller: &Caller, token: &str, typed: &str) -> Result<()> {
    let typed =
        normal_code(typed).ok_or_else(|| Error::new(Kind::Unprocessable, "enrol.code-shape"))?;
    versioned(cx, token).await?;
    let taken = take(cx, caller)?;
    for _ in 0..RETRIES {
        let (mut way, version) = versioned(cx, token).await?;
        // Counted before it is looked at: of a hundred at the same instant, each is a try.
        way.tries += 1;
        match cx.store().registry_commit(of(&way).expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(version) => {
                if let Err(error) = use_up(cx, &way, &typed).await {
                    return Err(last(cx, &way, error).await?);
                }
                way.proven = Some(cx.now);
                cx.store().registry_commit(of(&way).expecting(version)).await?;
                cx.app.guard.give_back(taken);
                return Ok(());
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// After the last wrong code the enrolment is over.
async fn last(cx: &Cx, way: &Enrolment, error: Error) -> Result<Error> {
    if way.tries < TRIES_MAX {
        return Ok(error);
    }
    cx.store().registry_commit(super::forget(way)).await?;
    Ok(Error::new(Kind::Unprocessable, "enrol.over"))
}

/// Marks the code as used: from then on it opens nothing.
async fn use_up(cx: &Cx, way: &Enrolment, typed: &str) -> Result<()> {
    let hash = code_hash(cx, way.space, typed);
    let left = TRIES_MAX.saturating_sub(way.tries);
    let used = |_: &Space, insured: &mut Insured| {
        // A code of the letter stays good when another was asked for.
        let given = insured.codes.iter_mut().rev().find(|code| code.hash == hash);
        let outcome = match given {
            None => Err(CodeFault::Wrong),
            Some(code) => code.check(&hash, cx.now).map(|()| code.used = Some(cx.now)),
        };
        outcome.map_err(|fault| {
            let error = Error::new(Kind::Unprocessable, fault.code());
            if fault == CodeFault::Wrong { error.with("left", left.to_string()) } else { error }
        })
    };
    administer(cx, &Visit::service(JOB, way.space), used).await
}

/// Changes what the fund knows of a person, at the cost of a line in their history.
async fn administer<T>(
    cx: &Cx,
    visit: &Visit,
    change: impl Fn(&Space, &mut Insured) -> Result<T>,
) -> Result<T> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::WithInsured).await?;
        let permit = authorise(cx, &vault, visit, Action::Identify, Target::Space).await?;
        let version = vault.version();
        let inside = vault.for_change(&permit.grant);
        let space = inside.space()?.clone();
        let mut insured = inside.insured()?.cloned().ok_or_else(|| Error::fault("no insured"))?;
        let outcome = change(&space, &mut insured);
        let commit = Commit::under(permit.grant, version);
        let commit = match outcome {
            Ok(_) => commit.put(Record::Insured(Box::new(insured))),
            // The attempt leaves its line.
            Err(_) => commit,
        };
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return outcome,
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
