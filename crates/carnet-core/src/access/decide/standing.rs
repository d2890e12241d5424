//! Step 2: the standing of the actor.

use super::Request;
use crate::access::action::Action;
use crate::access::actor::{Actor, Assurance, Citizen, Standing};
use crate::access::facts::Facts;
use crate::access::reason::Reason;
use crate::rules::Rules;
use crate::space::MandateRole;

/// By which kind of mandate somebody comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quality {
    Representative,
    Delegate,
}

pub(super) fn step(request: &Request<'_>, facts: &Facts, rules: &Rules) -> Result<(), Reason> {
    match request.actor {
        Actor::Holder(citizen) => strong(citizen),
        Actor::Practitioner(who) if who.standing == Standing::Ended => Err(Reason::StandingEnded),
        // Feeding through a software that answers for its users needs no second factor here.
        Actor::Practitioner(who)
            if who.assurance < Assurance::Substantial && !request.action.is_feeding() =>
        {
            Err(Reason::WeakAssurance)
        }
        Actor::Institution(who) if who.standing == Standing::Ended => Err(Reason::StandingEnded),
        Actor::Practitioner(_)
        | Actor::Institution(_)
        | Actor::Support(_)
        | Actor::Operator(_)
        | Actor::System(_) => Ok(()),
        Actor::Representative(who) => {
            strong(who)?;
            mandated(request, who, Quality::Representative, facts, rules)
        }
        Actor::Delegate(who) => {
            strong(who)?;
            mandated(request, who, Quality::Delegate, facts, rules)
        }
        Actor::Teen(_) => Err(Reason::TeenNotYet),
        Actor::Partner(_) => Err(Reason::PartnerNotYet),
        Actor::Helper(_) => Err(Reason::HelperNotYet),
    }
}

fn strong(citizen: &Citizen) -> Result<(), Reason> {
    if citizen.assurance < Assurance::Substantial { Err(Reason::WeakAssurance) } else { Ok(()) }
}

/// An offer is good for its answer, a mandate in force for everything else.
fn mandated(
    request: &Request<'_>,
    who: &Citizen,
    quality: Quality,
    facts: &Facts,
    rules: &Rules,
) -> Result<(), Reason> {
    let answers = matches!(request.action, Action::Accept | Action::Decline);
    let stands = facts.mandates_of(who.account).any(|mandate| {
        mandate.role.represents() == (quality == Quality::Representative)
            && if answers {
                // Whether to be assisted is for the protected adult to say.
                mandate.role != MandateRole::Assistant
                    && facts.on_offer(mandate, rules, request.now)
            } else {
                facts.in_force(mandate, rules, request.now)
            }
    });
    if stands { Ok(()) } else { Err(Reason::MandateOver) }
}
