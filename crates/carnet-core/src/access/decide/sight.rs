//! Steps 5 and 6 for a document that is there: matrix, then labels.

use super::{Gate, Request};
use crate::access::actor::{Actor, Professional};
use crate::access::facts::{DocumentFacts, Facts};
use crate::access::reason::{Reason, Rule};
use crate::document::{Label, Status};
use crate::space::Switch;

impl Gate {
    /// Whether the actor sees the document, having stood on `ground` at step 4.
    ///
    /// A withdrawn document is said withdrawn only to who would have seen it.
    pub(super) fn sees(
        &self,
        request: &Request<'_>,
        ground: Rule,
        document: &DocumentFacts,
        facts: &Facts,
    ) -> Result<Rule, Reason> {
        let rule = match request.actor {
            Actor::Practitioner(who) => {
                self.practitioner_sees(request, who, ground, document, facts)
            }
            Actor::Holder(_) if document.labels.has(Label::HiddenFromHolder, request.now) => {
                Err(Reason::HiddenFromHolder)
            }
            Actor::Representative(_) | Actor::Delegate(_) => {
                hidden_from_who_acts(request, document).map_or(Ok(ground), Err)
            }
            Actor::Holder(_) | Actor::System(_) => Ok(ground),
            _ => Err(Reason::DocumentUnknown),
        }?;
        match document.status {
            Status::Deleted => Err(Reason::DocumentWithdrawn),
            Status::Current | Status::Superseded => Ok(rule),
        }
    }

    fn practitioner_sees(
        &self,
        request: &Request<'_>,
        who: &Professional,
        ground: Rule,
        document: &DocumentFacts,
        facts: &Facts,
    ) -> Result<Rule, Reason> {
        let author = document.authors.contains(&who.rpps);
        let habilitated = self.matrix().reads(&who.profession, &document.kind);
        // An author keeps sight of what they wrote, matrix or mask notwithstanding (R1111-49 CSP).
        if !habilitated && !author {
            return Err(Reason::NotInMatrix);
        }
        if author && (!habilitated || document.labels.has(Label::Masked, request.now)) {
            return Ok(Rule::Author);
        }
        if document.labels.has(Label::Masked, request.now) {
            return behind_the_mask(who, ground, facts);
        }
        Ok(ground)
    }
}

/// What waits for an announcement waits for who acts for the holder too; a minor's secret is never theirs.
fn hidden_from_who_acts(request: &Request<'_>, document: &DocumentFacts) -> Option<Reason> {
    let has = |label| document.labels.has(label, request.now);
    if has(Label::HiddenFromHolder) {
        Some(Reason::HiddenFromHolder)
    } else if has(Label::HiddenFromRepresentatives) {
        Some(Reason::HiddenFromRepresentatives)
    } else {
        None
    }
}

fn behind_the_mask(who: &Professional, ground: Rule, facts: &Facts) -> Result<Rule, Reason> {
    let emergency = matches!(ground, Rule::Emergency | Rule::Samu);
    if facts.administrators.contains(&who.rpps) {
        Ok(Rule::Administrator)
    } else if facts.attending_doctor.as_deref() == Some(who.rpps.as_str()) {
        Ok(Rule::AttendingDoctor)
    } else if emergency && facts.emergency.masked == Switch::On {
        Ok(Rule::EmergencyMasked)
    } else {
        Err(Reason::Masked)
    }
}
