//! Step 2: the standing of the actor.

use super::Request;
use crate::access::actor::{Actor, Assurance, Standing};
use crate::access::reason::Reason;

pub(super) fn step(request: &Request<'_>) -> Result<(), Reason> {
    match request.actor {
        Actor::Holder(citizen) if citizen.assurance < Assurance::Substantial => {
            Err(Reason::WeakAssurance)
        }
        Actor::Practitioner(who) if who.standing == Standing::Ended => Err(Reason::StandingEnded),
        // Feeding through a software that answers for its users needs no second factor here.
        Actor::Practitioner(who)
            if who.assurance < Assurance::Substantial && !request.action.is_feeding() =>
        {
            Err(Reason::WeakAssurance)
        }
        Actor::Institution(who) if who.standing == Standing::Ended => Err(Reason::StandingEnded),
        Actor::Holder(_)
        | Actor::Practitioner(_)
        | Actor::Institution(_)
        | Actor::Support(_)
        | Actor::Operator(_)
        | Actor::System(_) => Ok(()),
        Actor::Representative(_) => Err(Reason::RepresentativeNotYet),
        Actor::Delegate(_) => Err(Reason::DelegateNotYet),
        Actor::Teen(_) => Err(Reason::TeenNotYet),
        Actor::Partner(_) => Err(Reason::PartnerNotYet),
        Actor::Helper(_) => Err(Reason::HelperNotYet),
    }
}
