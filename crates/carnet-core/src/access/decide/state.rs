//! Step 1: the state of the space.

use super::Request;
use crate::access::action::Action;
use crate::access::actor::Actor;
use crate::access::facts::Facts;
use crate::access::reason::Reason;
use crate::space::{Closing, SpaceState};

/// From which side somebody comes to a space.
enum Side {
    Citizen,
    Professional,
    House,
}

pub(super) fn step(request: &Request<'_>, facts: &Facts) -> Result<(), Reason> {
    let side = side(request.actor);
    let own = citizen_space(request.actor).is_none_or(|space| space == facts.owner);
    if !own || is_stranger(request.actor, facts) {
        return Err(Reason::NotOwnSpace);
    }
    let Some(state) = facts.state else {
        return match (side, request.action) {
            (Side::House, Action::Register | Action::Create) => Ok(()),
            _ => Err(Reason::SpaceUnknown),
        };
    };
    let open = match side {
        Side::Citizen => opens_to_citizen(state, request.action),
        Side::Professional => {
            matches!(state, SpaceState::Created { .. } | SpaceState::Active { .. })
        }
        Side::House => opens_to_house(state, request.action),
    };
    let waiting = matches!(
        state,
        SpaceState::Known { .. } | SpaceState::Announced { .. } | SpaceState::Opposed { .. }
    );
    match (open, request.action) {
        (true, _) => Ok(()),
        (false, Action::Create) if !waiting => Err(Reason::SpaceExists),
        (false, _) => Err(Reason::of_state(state)),
    }
}

/// Who says they act for somebody who never let them learns nothing, not even the state of the space.
fn is_stranger(actor: &Actor, facts: &Facts) -> bool {
    match actor {
        Actor::Representative(who) | Actor::Delegate(who) => {
            facts.mandates_of(who.account).next().is_none()
        }
        _ => false,
    }
}

fn side(actor: &Actor) -> Side {
    match actor {
        Actor::Holder(_)
        | Actor::Representative(_)
        | Actor::Delegate(_)
        | Actor::Teen(_)
        | Actor::Helper(_)
        | Actor::Partner(_) => Side::Citizen,
        Actor::Practitioner(_) | Actor::Institution(_) => Side::Professional,
        Actor::Support(_) | Actor::Operator(_) | Actor::System(_) => Side::House,
    }
}

fn citizen_space(actor: &Actor) -> Option<crate::id::OwnerId> {
    match actor {
        Actor::Holder(citizen)
        | Actor::Representative(citizen)
        | Actor::Delegate(citizen)
        | Actor::Teen(citizen)
        | Actor::Helper(citizen) => Some(citizen.space),
        _ => None,
    }
}

/// What the holder, or who acts for them, may ask in that state.
fn opens_to_citizen(state: SpaceState, action: Action) -> bool {
    match state {
        // The dead ask for nothing; what their heirs may learn is the service's to tell (L1110-4 V CSP).
        SpaceState::Known { .. } | SpaceState::Closed { why: Closing::Death { .. }, .. } => false,
        SpaceState::Announced { .. } => matches!(action, Action::Activate | Action::Oppose),
        SpaceState::Opposed { .. } => matches!(action, Action::Create),
        SpaceState::Created { .. } => {
            matches!(action, Action::Activate | Action::Oppose | Action::Close)
        }
        SpaceState::Active { .. } => !matches!(
            action,
            Action::Create | Action::Oppose | Action::Activate | Action::Reopen | Action::Erase
        ),
        SpaceState::Suspended { .. } => {
            action.is_reading()
                || matches!(
                    action,
                    Action::ReadHistory
                        | Action::ReadNotices
                        | Action::Explain
                        | Action::Export
                        | Action::ReadFamily
                        | Action::Dismiss
                        | Action::Decline
                )
        }
        SpaceState::Closed { why: Closing::Wanted, .. } => {
            matches!(action, Action::Export | Action::Reopen | Action::Erase)
        }
    }
}

/// What the service may do in that state.
fn opens_to_house(state: SpaceState, action: Action) -> bool {
    match state {
        SpaceState::Known { .. } => {
            administers(action)
                || matches!(action, Action::Announce | Action::Create | Action::Close)
        }
        SpaceState::Announced { .. } => {
            administers(action)
                || matches!(
                    action,
                    Action::Announce
                        | Action::Create
                        | Action::Oppose
                        | Action::Close
                        | Action::Appoint
                )
        }
        SpaceState::Opposed { .. } => {
            administers(action) || matches!(action, Action::Create | Action::Close)
        }
        SpaceState::Created { .. } => !matches!(
            action,
            Action::Announce
                | Action::Create
                | Action::Activate
                | Action::Suspend
                | Action::Reopen
                | Action::Erase
        ),
        SpaceState::Active { .. } => !matches!(
            action,
            Action::Announce
                | Action::Create
                | Action::Oppose
                | Action::Activate
                | Action::Reopen
                | Action::Erase
        ),
        SpaceState::Suspended { .. } => !matches!(
            action,
            Action::Announce
                | Action::Create
                | Action::Oppose
                | Action::Suspend
                | Action::Reopen
                | Action::Erase
        ),
        SpaceState::Closed { why, .. } => {
            administers(action)
                || matches!(action, Action::Close | Action::Reopen | Action::Erase)
                || (action == Action::Appoint && why == Closing::Wanted)
        }
    }
}

/// What the house may do whatever the state: keep what the fund says, compare it, and tidy.
const fn administers(action: Action) -> bool {
    matches!(action, Action::Register | Action::Identify | Action::Maintain)
}
