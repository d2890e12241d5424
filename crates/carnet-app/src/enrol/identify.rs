//! The first step: a card, a number and a birth date that go together.

use carnet_core::access::{Action, Target};
use carnet_core::account::Account;
use carnet_core::account::enrolment::{Enrolment, LIFE};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::identity::{Ins, InsDomain};
use carnet_core::insured::Insured;
use carnet_core::record::{LookupKind, OwnerKind, TaskKind};
use carnet_core::space::{Contact, Space, SpaceState};
use carnet_store::{Load, RegistryCommit, Task};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{JOB, handle};
use crate::account::code::{mask_email, mask_mobile};
use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;
use crate::secret;

/// Nobody's space, that is looked at when there is none.
pub(crate) const DECOY: OwnerId = OwnerId::from_uuid(uuid::Uuid::from_u128(0xdec1));

/// What somebody typed, each in its own form.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Number of the insured person, 15 characters, its key right.
    pub nir: String,
    /// Number of the card, digits.
    pub card: String,
    /// Birth date.
    pub born: Date,
}

/// Compares what is typed with what the fund knows, and begins an enrolment: the token of its cookie.
///
/// # Errors
/// `enrol.not-identified`, whatever is false or unknown; then, told only to who holds the card: `enrol.already-active`,
/// `enrol.not-activable`, `enrol.minor`; with the birth date of a child of theirs, `enrol.child` or
/// `enrol.child-parent-first`. `enrol.slow-down` after too many failures.
pub async fn identify(cx: &Cx, caller: &Caller, typed: &Typed) -> Result<String> {
    let taken = super::take(cx, caller, &typed.nir)?;
    let (space, insured) = match matching(cx, typed).await {
        Err(error) if error.code == "enrol.not-identified" => {
            let Some(child) = child(cx, typed).await? else { return Err(error) };
            cx.app.guard.give_back(taken);
            return Err(child);
        }
        found => found?,
    };
    let begun = begin(cx, &space, &insured.contact, None).await?;
    cx.app.guard.give_back(taken);
    Ok(begun)
}

/// The space of who has that card, and what the fund knows of them.
pub(crate) async fn matching(cx: &Cx, typed: &Typed) -> Result<(Space, Insured)> {
    let (space, insured) = seen(cx, &typed.nir).await?;
    let both = space.zip(insured).filter(|(space, insured)| {
        // One the fund named, and nobody told yet, is as if there were none.
        let told = !matches!(space.state, SpaceState::Known { .. });
        insured.has_card(&typed.card) && told && space.traits.birth_date == typed.born
    });
    both.ok_or_else(|| Error::new(Kind::Unprocessable, "enrol.not-identified"))
}

/// A parent's own card and number, with the birth date of a child whom the fund attaches to them: where to go. None
/// for everybody else. That takes longer, and only who holds the card can tell.
async fn child(cx: &Cx, typed: &Typed) -> Result<Option<Error>> {
    let Some(parent) = owner(cx, &typed.nir).await? else { return Ok(None) };
    let (Some(space), Some(insured)) = look(cx, parent).await? else { return Ok(None) };
    if !insured.has_card(&typed.card) {
        return Ok(None);
    }
    for ins in &insured.attached {
        let Some((child, _)) = cx.store().find(LookupKind::Ins, &ins.index_text()).await? else {
            continue;
        };
        let (Some(known), Some(said)) = look(cx, child).await? else { continue };
        let theirs = said.attached_to.as_ref() == Some(&space.ins);
        if theirs && known.traits.birth_date == typed.born {
            let error = if has_account(cx, parent).await? {
                Error::new(Kind::Conflict, "enrol.child")
            } else {
                Error::new(Kind::Conflict, "enrol.child-parent-first")
            };
            return Ok(Some(error));
        }
    }
    Ok(None)
}

/// What is known of who has that number, or the work of looking for nobody.
pub(crate) async fn seen(cx: &Cx, nir: &str) -> Result<(Option<Space>, Option<Insured>)> {
    match owner(cx, nir).await? {
        Some(owner) => look(cx, owner).await,
        None => decoy(cx).await,
    }
}

/// The space of a number, in whichever domain: all are asked, so that each answer takes as long.
pub(crate) async fn owner(cx: &Cx, nir: &str) -> Result<Option<OwnerId>> {
    let domains =
        [InsDomain::Nir, InsDomain::Nia, InsDomain::Test, InsDomain::Demo, InsDomain::TestBis];
    let mut found = None;
    for domain in domains {
        let Ok(ins) = Ins::parse(nir, domain) else { continue };
        let owner = cx.store().find(LookupKind::Ins, &ins.index_text()).await?;
        found = found.or(owner.map(|(owner, _)| owner));
    }
    Ok(found)
}

/// What the fund knows of a person, at the cost of a line in their history.
pub(crate) async fn look(cx: &Cx, owner: OwnerId) -> Result<(Option<Space>, Option<Insured>)> {
    let visit = Visit::service(JOB, owner);
    let opened = disclose(cx, &visit, Load::WithInsured, Action::Identify, Target::Space).await?;
    Ok((Some(opened.space().clone()), opened.insured().cloned()))
}

/// The work of looking, where there is nobody: a space is read, and something is written.
async fn decoy(cx: &Cx) -> Result<(Option<Space>, Option<Insured>)> {
    let vault = cx.store().load(DECOY, Load::WithInsured).await?;
    debug_assert!(!vault.exists(), "nobody has this number");
    busy(cx).await?;
    Ok((None, None))
}

/// A write that changes nothing, in the place of one that would.
pub(crate) async fn busy(cx: &Cx) -> Result<()> {
    let id = DECOY;
    let (login, name, hash) = (String::new(), String::new(), cx.app.decoy.clone());
    let account = Account::new(id, login, hash, name, Contact::default(), id);
    cx.store().registry_commit(RegistryCommit::new(id, OwnerKind::Account).put(&account)).await?;
    Ok(())
}

/// Begins an enrolment of somebody whom another has proven to be the holder: no code is asked for.
pub(crate) async fn begin_proven(cx: &Cx, space: &Space) -> Result<String> {
    begin(cx, space, &Contact::default(), Some(cx.now)).await
}

async fn begin(
    cx: &Cx,
    space: &Space,
    contact: &Contact,
    proven: Option<Timestamp>,
) -> Result<String> {
    if let Some(refusal) = refused(cx, space).await? {
        return Err(refusal);
    }
    let token = secret::token(&cx.app.chance);
    let way = Enrolment {
        id: cx.new_owner(),
        handle: handle(&token),
        space: space.id,
        name: space.traits.display_name(),
        opposed: matches!(space.state, SpaceState::Opposed { .. }),
        email: contact.email.as_deref().map(mask_email),
        mobile: contact.mobile.as_deref().map(mask_mobile),
        began: cx.now,
        until: cx.now + LIFE,
        tries: 0,
        proven,
        terms: None,
        proof: None,
        contact: None,
        sent: 0,
    };
    let lapse = Task {
        id: cx.new_task(),
        owner: way.id,
        due: way.until,
        kind: TaskKind::Lapse,
        payload: serde_json::Value::Null,
    };
    let record = RecordId::from_uuid(way.id.uuid());
    let commit = RegistryCommit::new(way.id, OwnerKind::Account).put(&way).task(lapse);
    let commit = commit.lookup(LookupKind::Enrolment, &way.handle, Some(record));
    cx.store().registry_commit(commit).await?;
    Ok(token)
}

/// Why the space of somebody who holds the card is not activated.
async fn refused(cx: &Cx, space: &Space) -> Result<Option<Error>> {
    if cx.now < cx.rules().majority_at(space.traits.birth_date) {
        return Ok(Some(Error::new(Kind::Conflict, "enrol.minor")));
    }
    let error = match space.state {
        // Who opposed changes their mind, and is told so on the way.
        SpaceState::Announced { .. } | SpaceState::Created { .. } | SpaceState::Opposed { .. } => {
            return Ok(None);
        }
        // Activated, and cut off before the account was there: one goes on.
        SpaceState::Active { .. } if !has_account(cx, space.id).await? => return Ok(None),
        SpaceState::Active { .. } => Error::new(Kind::Conflict, "enrol.already-active"),
        SpaceState::Known { .. } | SpaceState::Suspended { .. } | SpaceState::Closed { .. } => {
            Error::new(Kind::Conflict, "enrol.not-activable")
        }
    };
    Ok(Some(error))
}

pub(super) async fn has_account(cx: &Cx, space: OwnerId) -> Result<bool> {
    Ok(cx.store().find(LookupKind::Holder, &space.to_string()).await?.is_some())
}
