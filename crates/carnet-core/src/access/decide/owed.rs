//! What a permit or a refusal owes besides its line.

use super::Request;
use crate::access::action::{Action, Target};
use crate::access::actor::{Actor, Purpose};
use crate::access::facts::{DocumentFacts, Facts};
use crate::access::grant::Obligation;
use crate::access::reason::Reason;
use crate::document::Label;
use crate::notice::NoticeKind;

pub(super) fn by_refusal(reason: Reason) -> Vec<Obligation> {
    match reason {
        Reason::Blocked => vec![Obligation::NotifyHolder(NoticeKind::BlockedAttempt)],
        _ => Vec::new(),
    }
}

pub(super) fn by_permit(request: &Request<'_>, facts: &Facts) -> Vec<Obligation> {
    if request.action.is_about_mandates() {
        return vec![Obligation::NotifyHolder(NoticeKind::Delegation)];
    }
    match (request.actor, request.purpose) {
        (Actor::Practitioner(who), Purpose::Care { .. }) if !request.action.is_feeding() => {
            match facts.authorisation(&who.rpps, request.now) {
                Some(_) => Vec::new(),
                None => vec![
                    Obligation::RecordAuthorisation,
                    Obligation::NotifyHolder(NoticeKind::FirstAccess),
                ],
            }
        }
        // What the support ends or brings back at somebody's word is told to the holder: the word may not be theirs.
        (Actor::Holder(_) | Actor::Representative(_), Purpose::Own)
        | (Actor::Support(_), Purpose::Service) => {
            life(request.action).map(Obligation::NotifyHolder).into_iter().collect()
        }
        (Actor::Practitioner(who), Purpose::Emergency { .. } | Purpose::Samu { .. }) => {
            emergency(&who.rpps, facts)
        }
        (
            Actor::Practitioner(_) | Actor::Institution(_) | Actor::System(_) | Actor::Delegate(_),
            _,
        ) => {
            let told = feeding(request, facts);
            let secret = is_secret(request, facts);
            let owe = |kind| {
                if secret { Obligation::KeepNotice(kind) } else { Obligation::NotifyHolder(kind) }
            };
            told.map(owe).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The end of a space and its return are told, whoever did it: who has somebody's password could.
const fn life(action: Action) -> Option<NoticeKind> {
    match action {
        Action::Close => Some(NoticeKind::Closed),
        Action::Reopen => Some(NoticeKind::Reopened),
        Action::Erase => Some(NoticeKind::DeletionAsked),
        _ => None,
    }
}

fn emergency(rpps: &str, facts: &Facts) -> Vec<Obligation> {
    let mut owed = vec![Obligation::NotifyHolder(NoticeKind::EmergencyAccess)];
    // R1111-48 CSP; who broke the glass need not be told so.
    if facts.attending_doctor.as_deref().is_some_and(|doctor| doctor != rpps) {
        owed.push(Obligation::NotifyAttendingDoctor(NoticeKind::EmergencyForDoctor));
    }
    owed
}

/// A minor's secret: the messages of the space go to whoever represents the minor.
fn is_secret(request: &Request<'_>, facts: &Facts) -> bool {
    let secret = Label::HiddenFromRepresentatives;
    let there = request.target.document().and_then(|id| facts.document(id));
    let arriving = request.target.arriving();
    arriving.is_some_and(|(_, labels)| labels.contains(&secret))
        || there.is_some_and(|document| document.labels.has(secret, request.now))
}

/// The notice of a change, unless the holder may not know of the document.
fn feeding(request: &Request<'_>, facts: &Facts) -> Option<NoticeKind> {
    let there = request.target.document().and_then(|id| facts.document(id));
    let arrives_hidden = request
        .target
        .arriving()
        .is_some_and(|(_, labels)| labels.contains(&Label::HiddenFromHolder));
    let hidden =
        |document: &DocumentFacts| document.labels.has(Label::HiddenFromHolder, request.now);
    let known = !arrives_hidden && !there.is_some_and(hidden);
    match (request.action, request.target) {
        (Action::Deposit, Target::Draft { .. }) if known => Some(NoticeKind::Deposit),
        (Action::Replace, _) if known => Some(NoticeKind::Replacement),
        (Action::Withdraw, _) if known => Some(NoticeKind::Deletion),
        // The notice of the deposit was held back; it is owed now, once.
        (Action::Disclose, _) if there.is_some_and(|it| it.labels.announcement().is_some()) => {
            Some(NoticeKind::Deposit)
        }
        _ => None,
    }
}
