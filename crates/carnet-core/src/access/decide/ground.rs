//! Steps 3 and 4: the block, then the purpose. They end with the rule the actor stands on.

use super::{Gate, Request};
use crate::access::action::Action;
use crate::access::actor::{Actor, Basis, Citizen, Presence, Professional, Purpose};
use crate::access::facts::Facts;
use crate::access::reason::{Reason, Rule};
use crate::rules::Rules;
use crate::space::{Consent, Mandate, MandateRole, Switch};

/// The profession of regulation doctors (TRE_G15).
const DOCTOR: &str = "10";

/// Step 3: a blocked professional reads nothing under `care`, and still may feed.
pub(super) fn block(request: &Request<'_>, facts: &Facts) -> Result<(), Reason> {
    match (request.actor, request.purpose) {
        (Actor::Practitioner(who), Purpose::Care { .. })
            if !request.action.is_feeding() && facts.blocks(&who.rpps, request.now) =>
        {
            Err(Reason::Blocked)
        }
        _ => Ok(()),
    }
}

impl Gate {
    /// Step 4: the purpose.
    pub(super) fn ground(&self, request: &Request<'_>, facts: &Facts) -> Result<Rule, Reason> {
        match (request.actor, request.purpose) {
            (Actor::Holder(_), Purpose::Own) => holder(request.action),
            (Actor::Representative(who), Purpose::Own) => {
                represented(request, who, facts, self.rules())
            }
            (Actor::Delegate(_), Purpose::Own) => delegated(request.action),
            (Actor::Practitioner(who), Purpose::Care { basis }) => {
                if request.action.is_feeding() {
                    return Ok(Rule::Feed);
                }
                if !(request.action.is_reading() || request.action == Action::Authorise) {
                    return Err(Reason::ActionForeign);
                }
                let rule = care(request, who, *basis, facts)?;
                within_reach(who, facts, rule)
            }
            (Actor::Practitioner(who), Purpose::Emergency { reason }) => {
                emergency(request.action, reason)?;
                allowed(facts.emergency.break_glass, Rule::Emergency, Reason::EmergencyOff)?;
                within_reach(who, facts, Rule::Emergency)
            }
            (Actor::Practitioner(who), Purpose::Samu { reason }) => {
                emergency(request.action, reason)?;
                if who.profession != DOCTOR {
                    return Err(Reason::SamuDoctorsOnly);
                }
                allowed(facts.emergency.samu, Rule::Samu, Reason::SamuOff)?;
                within_reach(who, facts, Rule::Samu)
            }
            (Actor::Practitioner(_) | Actor::Institution(_), Purpose::Deposit) => {
                feeding(request.action)
            }
            (Actor::System(_), Purpose::Service) => service(request.action),
            (Actor::Operator(_), Purpose::Service) => administration(request.action, &OPERATED),
            (Actor::Support(_), Purpose::Service) => administration(request.action, &SUPPORTED),
            _ => Err(Reason::PurposeForeign),
        }
    }
}

fn care(
    request: &Request<'_>,
    who: &Professional,
    basis: Basis,
    facts: &Facts,
) -> Result<Rule, Reason> {
    if facts.authorisation(&who.rpps, request.now).is_some() {
        return Ok(Rule::CareAuthorised);
    }
    match basis {
        Basis::Declared(Consent::CareTeam) => Ok(Rule::CareTeam),
        Basis::Declared(Consent::Declared) => Ok(Rule::CareConsentDeclared),
        // What the holder gave in their own space is an authorisation, not a declaration.
        Basis::Declared(Consent::Holder) | Basis::Standing => Err(Reason::NoAuthorisation),
    }
}

/// Whoever the person is, and whatever the ground: a stolen account has all of them at hand.
fn within_reach(who: &Professional, facts: &Facts, rule: Rule) -> Result<Rule, Reason> {
    if who.presence == Presence::Unproved && facts.reach.today >= facts.reach.cap {
        return Err(Reason::PresenceCap);
    }
    Ok(rule)
}

fn holder(action: Action) -> Result<Rule, Reason> {
    match action {
        Action::Open
        | Action::List
        | Action::Search
        | Action::Describe
        | Action::Read
        | Action::ReadHistory
        | Action::ReadNotices
        | Action::Explain
        | Action::Export
        | Action::ReadFamily => Ok(Rule::OwnSpace),
        Action::Deposit | Action::Replace | Action::Withdraw | Action::Amend => {
            Ok(Rule::OwnDocument)
        }
        Action::Mask
        | Action::Unmask
        | Action::Archive
        | Action::Arrange
        | Action::Report
        | Action::Authorise
        | Action::Revoke
        | Action::Block
        | Action::Unblock
        | Action::Configure
        | Action::DeleteNotice
        | Action::Appoint
        | Action::Dismiss
        | Action::Accept
        | Action::Decline
        | Action::Create
        | Action::Oppose
        | Action::Activate
        | Action::Close
        | Action::Reopen
        | Action::Erase => Ok(Rule::OwnChoice),
        Action::Disclose
        | Action::Register
        | Action::Announce
        | Action::Identify
        | Action::Suspend
        | Action::Maintain => Err(Reason::ActionForeign),
    }
}

/// Who represents by law does what the holder does; who assists reads.
fn represented(
    request: &Request<'_>,
    who: &Citizen,
    facts: &Facts,
    rules: &Rules,
) -> Result<Rule, Reason> {
    let action = request.action;
    holder(action)?;
    if matches!(action, Action::Accept | Action::Decline) {
        return Ok(Rule::Offer);
    }
    let assists = |mandate: &Mandate| mandate.role == MandateRole::Assistant;
    // One that represents counts for more than one that assists: in force, not only written so.
    let mut held = facts
        .mandates_of(who.account)
        .filter(|it| it.role.represents() && facts.in_force(it, rules, request.now));
    let reads = action.is_reading() || ASSISTED.contains(&action);
    if !reads && held.all(assists) { Err(Reason::OutsideMandate) } else { Ok(Rule::Representation) }
}

/// What somebody who assists a protected adult does besides reading.
const ASSISTED: [Action; 5] = [
    Action::ReadHistory,
    Action::ReadNotices,
    Action::Explain,
    Action::ReadFamily,
    Action::Dismiss,
];

/// What a delegate never does: who reads, what is masked, how the space is set, who else acts, and its end.
const HOLDER_ALONE: [Action; 15] = [
    Action::Mask,
    Action::Unmask,
    Action::Authorise,
    Action::Revoke,
    Action::Block,
    Action::Unblock,
    Action::Configure,
    Action::Export,
    Action::Appoint,
    Action::Create,
    Action::Oppose,
    Action::Activate,
    Action::Close,
    Action::Reopen,
    Action::Erase,
];

fn delegated(action: Action) -> Result<Rule, Reason> {
    holder(action)?;
    match action {
        Action::Accept | Action::Decline => Ok(Rule::Offer),
        _ if HOLDER_ALONE.contains(&action) => Err(Reason::NotForDelegates),
        _ => Ok(Rule::Delegation),
    }
}

fn emergency(action: Action, reason: &str) -> Result<(), Reason> {
    if !action.is_reading() {
        Err(Reason::ActionForeign)
    } else if reason.trim().is_empty() {
        Err(Reason::ReasonMissing)
    } else {
        Ok(())
    }
}

fn allowed(switch: Switch, rule: Rule, off: Reason) -> Result<Rule, Reason> {
    match switch {
        Switch::On => Ok(rule),
        Switch::Off => Err(off),
    }
}

fn feeding(action: Action) -> Result<Rule, Reason> {
    if action.is_feeding() {
        Ok(Rule::Feed)
    } else if action.is_reading() {
        Err(Reason::FeedOnly)
    } else {
        Err(Reason::ActionForeign)
    }
}

fn service(action: Action) -> Result<Rule, Reason> {
    match action {
        Action::Register
        | Action::Announce
        | Action::Identify
        | Action::Create
        | Action::Oppose
        | Action::Activate
        | Action::Suspend
        | Action::Close
        | Action::Reopen
        | Action::Erase
        | Action::Disclose
        | Action::Appoint
        | Action::Dismiss
        | Action::Maintain => Ok(Rule::Service),
        _ => Err(Reason::ActionForeign),
    }
}

/// What an operator does with a space: its life, never what is in it.
const OPERATED: [Action; 10] = [
    Action::Appoint,
    Action::Dismiss,
    Action::Register,
    Action::Announce,
    Action::Identify,
    Action::Create,
    Action::Oppose,
    Action::Suspend,
    Action::Close,
    Action::Reopen,
];

/// What the help desk does for somebody who asks.
const SUPPORTED: [Action; 5] =
    [Action::Identify, Action::Create, Action::Oppose, Action::Close, Action::Dismiss];

fn administration(action: Action, may: &[Action]) -> Result<Rule, Reason> {
    if may.contains(&action) { Ok(Rule::Administration) } else { Err(Reason::ActionForeign) }
}
