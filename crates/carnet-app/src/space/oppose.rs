//! The right to oppose (R1111-28 CSP): with the code of the letter, before the space is created and after, as long as
//! it is not activated. Who opposed may change their mind. No card is asked for.
//!
//! A code opens nothing here but the choice about this one space; it is used up by activating only, so that who opposed
//! can change their mind with the same letter.

use carnet_core::access::{Action, Target};
use carnet_core::id::OwnerId;
use carnet_core::insured::{CodeFault, Insured};
use carnet_core::limits::LimitKind;
use carnet_core::space::{InvalidTransition, Space, SpaceState};
use carnet_store::Load;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::enrol;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, too_many};
use crate::insured::code::code_hash;
use crate::outbox::{Channel, Message};
use crate::secret;
use crate::space::life::step;

/// The job whose lines tell a person that somebody came with their letter.
const JOB: &str = "opposition";

/// What somebody typed, each in its own form.
#[derive(Clone)]
pub struct Typed {
    /// Number of the insured person, 15 characters, its key right.
    pub nir: String,
    /// Birth date.
    pub born: Date,
    /// The code of the letter or the mail, normal.
    pub code: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed([hidden])")
    }
}

/// The person of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Name, as shown.
    pub name: String,
    /// Where their space stands.
    pub state: SpaceState,
}

/// What a proof says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Name, as shown.
    pub name: String,
    /// Birth date.
    pub born: Date,
    /// When they opposed.
    pub at: Timestamp,
    /// Number of the line in their history.
    pub line: u64,
    /// Hash of that line, hexadecimal: it is in the public log, and nobody can change it.
    pub hash: String,
}

/// Which codes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    /// One that opens something now.
    Good,
    /// Any that was given: to read again what was done with it.
    Given,
}

/// Whose code that is, before anything is decided.
///
/// # Errors
/// `oppose.not-recognised`, whatever is false or unknown; to who has the right code only, `enrol.code-expired` and
/// `enrol.code-used`; `enrol.slow-down` after too many failures.
pub async fn look(cx: &Cx, caller: &Caller, typed: &Typed) -> Result<Told> {
    let (space, _) = recognised(cx, caller, typed, Codes::Good).await?;
    Ok(Told { name: space.traits.display_name(), state: space.state })
}

/// Opposes, and tells the contact that the fund knows.
///
/// # Errors
/// Like [`look`]; those of the gate when the space is active or closed by now.
pub async fn oppose(cx: &Cx, caller: &Caller, typed: &Typed) -> Result<Proof> {
    let (space, insured) = recognised(cx, caller, typed, Codes::Good).await?;
    step(cx, &in_person(&space), Action::Oppose, |state| state.oppose(cx.now)).await?;
    tell(cx, &insured, "message-opposed");
    proven(cx, space.id).await
}

/// Changes their mind: the space is created after all.
///
/// # Errors
/// Like [`look`]; those of the gate when the space is not opposed.
pub async fn create(cx: &Cx, caller: &Caller, typed: &Typed) -> Result<()> {
    let (space, insured) = recognised(cx, caller, typed, Codes::Good).await?;
    step(cx, &in_person(&space), Action::Create, |state| state.create(cx.now)).await?;
    tell(cx, &insured, "message-opposition-ended");
    Ok(())
}

/// The proof of an opposition that stands.
///
/// # Errors
/// Like [`look`], but for the age of the code; `oppose.none` when there is none.
pub async fn proof(cx: &Cx, caller: &Caller, typed: &Typed) -> Result<Proof> {
    let (space, _) = recognised(cx, caller, typed, Codes::Given).await?;
    proven(cx, space.id).await
}

/// Opposes for somebody whom the service identified; the visit says who does. The fund's contact is told.
///
/// # Errors
/// Those of the gate when it may not be opposed.
pub async fn by_service(cx: &Cx, visit: &Visit) -> Result<Proof> {
    step(cx, visit, Action::Oppose, |state| state.oppose(cx.now)).await?;
    tell_of(cx, visit, "message-opposed").await?;
    proof_of(cx, visit).await
}

/// Ends an opposition for somebody whom the service identified.
///
/// # Errors
/// `oppose.none` when there is none; those of the gate.
pub async fn end_by_service(cx: &Cx, visit: &Visit) -> Result<()> {
    let created = |state: SpaceState| match state {
        SpaceState::Opposed { .. } => state.create(cx.now),
        other => Err(InvalidTransition { from: other.name(), to: "created" }),
    };
    step(cx, visit, Action::Create, created).await?;
    tell_of(cx, visit, "message-opposition-ended").await
}

async fn tell_of(cx: &Cx, visit: &Visit, words: &str) -> Result<()> {
    let opened = disclose(cx, visit, Load::WithInsured, Action::Identify, Target::Space).await?;
    if let Some(insured) = opened.insured() {
        tell(cx, insured, words);
    }
    Ok(())
}

/// The person of a code, counted like any other way in.
async fn recognised(
    cx: &Cx,
    caller: &Caller,
    typed: &Typed,
    codes: Codes,
) -> Result<(Space, Insured)> {
    let network = caller.network();
    let pair = format!("{}\n{network}", typed.nir);
    let tries = [
        (LimitKind::IdentifyPersonAddress, pair.as_str()),
        (LimitKind::IdentifyAddress, network.as_str()),
        (LimitKind::IdentifyAll, ""),
    ];
    let slow = |wait| too_many(Error::new(Kind::TooMany, "enrol.slow-down"), wait);
    let taken = cx.app.guard.take(cx.now, &tries).map_err(slow)?;
    let unknown = || Error::new(Kind::Unprocessable, "oppose.not-recognised");
    let (space, insured) = enrol::seen(cx, &typed.nir).await?;
    // One the fund named, and nobody told yet, is as if there were none.
    let told = |space: &Space| !matches!(space.state, SpaceState::Known { .. });
    let space = space.filter(|space| told(space) && space.traits.birth_date == typed.born);
    // The same work for nobody: a hash is made of what was typed.
    let owner = space.as_ref().map_or_else(|| OwnerId::from_uuid(uuid::Uuid::nil()), |one| one.id);
    let hash = code_hash(cx, owner, &typed.code);
    let (space, insured) = space.zip(insured).ok_or_else(unknown)?;
    let given = insured.codes.iter().rev().find(|code| code.hash == hash).ok_or_else(unknown)?;
    match given.check(&hash, cx.now) {
        Err(CodeFault::Wrong) => return Err(unknown()),
        Err(fault) if codes == Codes::Good => {
            return Err(Error::new(Kind::Unprocessable, fault.code()));
        }
        _ => {}
    }
    cx.app.guard.give_back(taken);
    Ok((space, insured))
}

/// The person with their letter, at their own space: there is no account yet, and the space itself names them.
fn in_person(space: &Space) -> Visit {
    enrol::in_person(space.id, space)
}

/// Tells the contact that the fund knows. What was decided stands, whether the message leaves or not.
fn tell(cx: &Cx, insured: &Insured, words: &str) {
    let contact = &insured.contact;
    let mail = contact.email.clone().map(|to| (Channel::Mail, to));
    let Some((channel, to)) = mail.or_else(|| contact.mobile.clone().map(|to| (Channel::Sms, to)))
    else {
        return;
    };
    let url = cx.settings().base_url.clone();
    let args = vec![("url".to_owned(), url)];
    let message = Message { at: cx.now, channel, to, words: words.to_owned(), args };
    if let Err(error) = cx.outbox().send(message) {
        tracing::warn!(cause = %error, "a notice of opposition was not sent");
    }
}

async fn proven(cx: &Cx, owner: OwnerId) -> Result<Proof> {
    proof_of(cx, &Visit::service(JOB, owner)).await
}

/// The proof of an opposition that stands, for whoever identified the person; the visit says who looks.
///
/// # Errors
/// `oppose.none`.
pub async fn proof_of(cx: &Cx, visit: &Visit) -> Result<Proof> {
    let opened = disclose(cx, visit, Load::WithInsured, Action::Identify, Target::Space).await?;
    let space = opened.space();
    let none = || Error::new(Kind::Conflict, "oppose.none");
    let SpaceState::Opposed { since } = space.state else { return Err(none()) };
    let line = cx.store().opposition(&opened).await?.ok_or_else(none)?;
    Ok(Proof {
        name: space.traits.display_name(),
        born: space.traits.birth_date,
        at: since,
        line: line.seq,
        hash: secret::hex(&line.hash),
    })
}
