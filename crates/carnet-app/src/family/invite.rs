//! Somebody is invited to act in a space: a second representative of a minor, or a delegate of who chooses them.

use carnet_core::access::{Action, Actor, Facts, Target};
use carnet_core::account::Account;
use carnet_core::account::profile::ProfileStanding;
use carnet_core::search::fold::fold;
use carnet_core::space::{Mandate, MandateRole, MandateState, Space, SpaceState};
use carnet_store::{Commit, Load, Record, StoreError, Vault};
use jiff::Timestamp;
use jiff::civil::Date;

use super::activate::Certified;
use super::profile;
use crate::account::end;
use crate::authorise::{RETRIES, Told, Visit, authorise, owe};
use crate::context::Cx;
use crate::enrol;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;

/// Who is invited: all four are right together, or there is nobody.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Number of the insured person, 15 characters, its key right.
    pub nir: String,
    /// Birth name.
    pub birth_name: String,
    /// First given name.
    pub given: String,
    /// Birth date.
    pub born: Date,
}

/// To what somebody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// To represent the minor whose space it is, beside who invites.
    Represent,
    /// To help who invites, until that instant if one is set.
    Help(Option<Timestamp>),
}

/// Invites somebody. They have an active space of their own, or are answered as if there were none.
///
/// # Errors
/// `family.not-declared`, `family.not-found`, `family.yourself`, `family.already-acts`, `family.already-invited`,
/// `family.two-already`, `family.delegates-full`, `family.helped-full`, `family.of-age`, `family.end-past`,
/// `family.not-yours-to-give`, `enrol.slow-down`, and the gate's refusals.
pub async fn invite(
    cx: &Cx,
    (caller, account): (&Caller, &Account),
    visit: &Visit,
    typed: &Typed,
    (to, declared): (To, Certified),
) -> Result<Mandate> {
    if declared == Certified::No {
        return Err(Error::new(Kind::Unprocessable, "family.not-declared"));
    }
    if matches!(to, To::Help(Some(until)) if until <= cx.now) {
        return Err(Error::new(Kind::Unprocessable, "family.end-past"));
    }
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, Action::Appoint, Target::Space).await?;
        let role = role(cx, vault.facts(), visit, to)?;
        let taken = enrol::take(cx, caller, &typed.nir)?;
        let invited = invited(cx, typed).await?;
        cx.app.guard.give_back(taken);
        fits(cx, (account, &invited), &vault, role)?;
        let mandate = offer(cx, visit, &invited, (role, to));
        let space = vault.for_change(&permit.grant).space()?.clone();
        let name = called(&space);
        let commit = Commit::under(permit.grant, vault.version());
        let commit = owe(cx, &vault, commit, &permit.owed, &Told::by(&visit.actor, None))
            .put(Record::Mandate(mandate.clone()))
            .task(profile::told(cx, visit.space, &mandate, (&name.0, &name.1)));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                profile::settle(cx, visit.space, invited.id, (&name.0, &name.1)).await?;
                return Ok(mandate);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// How the person is called in somebody's list: the whole name, and the given one.
pub(super) fn called(space: &Space) -> (String, String) {
    (space.traits.display_name(), space.traits.shown_given().to_owned())
}

/// A parent invites for a minor, a holder for themselves, and nobody else.
fn role(cx: &Cx, facts: &Facts, visit: &Visit, to: To) -> Result<MandateRole> {
    let foreign = || Error::new(Kind::Forbidden, "family.not-yours-to-give");
    match (&visit.actor, to) {
        (Actor::Representative(_), To::Represent) if facts.is_of_age(cx.rules(), cx.now) => {
            Err(Error::new(Kind::Conflict, "family.of-age"))
        }
        (Actor::Representative(_), To::Represent) => Ok(MandateRole::Parent),
        (Actor::Holder(_), To::Help(_)) => Ok(MandateRole::Delegate),
        _ => Err(foreign()),
    }
}

/// The account of who is invited, or the work of looking for nobody.
async fn invited(cx: &Cx, typed: &Typed) -> Result<Account> {
    let nobody = || Error::new(Kind::Unprocessable, "family.not-found");
    let (space, _) = enrol::seen(cx, &typed.nir).await?;
    let is_they = |space: &Space| {
        let traits = &space.traits;
        let first = traits.given_names.first().map(String::as_str).unwrap_or_default();
        let given = fold(&typed.given);
        matches!(space.state, SpaceState::Active { .. })
            && traits.birth_date == typed.born
            && fold(&traits.birth_name) == fold(&typed.birth_name)
            && (fold(first) == given || fold(traits.shown_given()) == given)
    };
    let space = space.filter(is_they).ok_or_else(nobody)?;
    end::of_space(cx, space.id).await?.ok_or_else(nobody)
}

/// Nobody acts for themselves, twice, or one too many.
fn fits(
    cx: &Cx,
    (account, invited): (&Account, &Account),
    vault: &Vault,
    role: MandateRole,
) -> Result<()> {
    let refuse = |code| Err(Error::new(Kind::Conflict, code));
    if invited.id == account.id || invited.space == vault.owner() {
        return refuse("family.yourself");
    }
    let facts = vault.facts();
    let (rules, now) = (cx.rules(), cx.now);
    if facts.mandates_of(invited.id).any(|mandate| facts.in_force(mandate, rules, now)) {
        return refuse("family.already-acts");
    }
    if facts.mandates_of(invited.id).any(|mandate| facts.on_offer(mandate, rules, now)) {
        return refuse("family.already-invited");
    }
    let there = facts.mandates.iter().filter(|mandate| {
        mandate.role == role
            && (facts.in_force(mandate, rules, now) || facts.on_offer(mandate, rules, now))
    });
    let there = there.count();
    let full = |max: u32| u32::try_from(there).unwrap_or(u32::MAX) >= max;
    match role {
        MandateRole::Parent if full(rules.representatives_max()) => refuse("family.two-already"),
        MandateRole::Delegate if full(rules.delegates_max()) => refuse("family.delegates-full"),
        MandateRole::Delegate if helps(cx, invited) >= rules.helped_max() => {
            refuse("family.helped-full")
        }
        _ => Ok(()),
    }
}

/// How many persons an account helps, or is asked to.
pub(super) fn helps(cx: &Cx, account: &Account) -> u32 {
    let counts = account.profiles.iter().filter(|profile| {
        let stands = match profile.standing {
            ProfileStanding::Open => true,
            ProfileStanding::Offered { until } => cx.now < until,
        };
        profile.role == MandateRole::Delegate && stands
    });
    u32::try_from(counts.count()).unwrap_or(u32::MAX)
}

fn offer(cx: &Cx, visit: &Visit, invited: &Account, (role, to): (MandateRole, To)) -> Mandate {
    let until = match to {
        To::Represent => cx.rules().representation_offer_ends(cx.now),
        To::Help(_) => cx.rules().delegation_offer_ends(cx.now),
    };
    Mandate {
        id: cx.new_record(),
        role,
        account: invited.id,
        name: invited.name.clone(),
        by: visit.actor.name(),
        certified: Some(cx.now),
        wanted_until: match to {
            To::Help(until) => until,
            To::Represent => None,
        },
        state: MandateState::Invited { at: cx.now, until },
    }
}
