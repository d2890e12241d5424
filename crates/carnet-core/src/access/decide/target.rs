//! Steps 5 to 7, by what the request is about: the space, a document that is there, a document to come.

use std::collections::BTreeSet;

use super::{Gate, Passed, Request};
use crate::access::action::{Action, Target};
use crate::access::actor::Actor;
use crate::access::facts::{DocumentFacts, Facts};
use crate::access::matrix::Feeder;
use crate::access::reason::{Reason, Rule};
use crate::code::Code;
use crate::document::{Label, Status, label::Combination};
use crate::id::DocumentId;

impl Gate {
    pub(super) fn steps_five_to_seven(
        &self,
        request: &Request<'_>,
        ground: Rule,
        facts: &Facts,
    ) -> Result<Passed, Reason> {
        if !request.action.fits(&request.target) {
            return Err(Reason::TargetForeign);
        }
        if let Some((kind, labels)) = request.target.arriving() {
            self.arrives(request.actor, kind, labels)?;
        }
        match request.target {
            Target::Space => {
                Ok(Passed { rule: ground, documents: self.shown(request, ground, facts) })
            }
            Target::Draft { .. } => Ok(Passed { rule: ground, documents: BTreeSet::new() }),
            Target::Document(id) | Target::Successor { of: id, .. } => {
                let document = facts.document(id).ok_or(Reason::DocumentUnknown)?;
                let rule = self.charge(request, ground, document, facts)?;
                Ok(Passed { rule, documents: BTreeSet::from([id]) })
            }
        }
    }

    /// The documents a request about the space may show: each decided, silently.
    fn shown(&self, request: &Request<'_>, ground: Rule, facts: &Facts) -> BTreeSet<DocumentId> {
        let shown = |document: &&DocumentFacts| {
            let seen = self.sees(request, ground, document, facts);
            match request.action {
                Action::Open
                | Action::List
                | Action::Search
                | Action::Export
                | Action::Explain
                | Action::Maintain => seen.is_ok(),
                // A withdrawn document is shown to nobody, but still named in the history.
                Action::ReadHistory | Action::ReadNotices => {
                    seen.is_ok() || seen == Err(Reason::DocumentWithdrawn)
                }
                _ => false,
            }
        };
        facts.documents.iter().filter(shown).map(|document| document.id).collect()
    }

    /// Steps 5 and 6 for a document to come: who deposits such a type, with which labels.
    fn arrives(&self, actor: &Actor, kind: &Code, labels: &[Label]) -> Result<(), Reason> {
        let (feeder, may_hide) = match actor {
            Actor::Holder(_) | Actor::Representative(_) | Actor::Delegate(_) => {
                (Feeder::Holder, false)
            }
            _ => (Feeder::Professional, true),
        };
        if !self.matrix().feeds(feeder, &kind.code) {
            return Err(Reason::NotInFeed);
        }
        let hidden = labels.contains(&Label::HiddenFromHolder);
        let secret = labels.contains(&Label::HiddenFromRepresentatives);
        if (hidden || secret) && !may_hide {
            return Err(Reason::LabelForeign);
        }
        let combined = hidden && labels.contains(&Label::Masked);
        if combined && self.rules().combination() == Combination::Forbidden {
            return Err(Reason::LabelsCombined);
        }
        Ok(())
    }

    /// Step 7, with 5 and 6 before it: who may do that to a document that is there.
    fn charge(
        &self,
        request: &Request<'_>,
        ground: Rule,
        document: &DocumentFacts,
        facts: &Facts,
    ) -> Result<Rule, Reason> {
        let rule = match request.actor {
            Actor::Holder(_) | Actor::Representative(_) | Actor::Delegate(_) => {
                let rule = self.sees(request, ground, document, facts)?;
                if request.action.is_of_own_documents() && !document.own {
                    return Err(Reason::NotAuthor);
                }
                rule
            }
            Actor::Practitioner(who) if request.action.is_feeding() => {
                if !document.authors.contains(&who.rpps) {
                    return Err(self.stranger(request, document, facts));
                }
                still_there(document)?;
                Rule::Author
            }
            Actor::Institution(who) => {
                // An institution reads nothing: of other structures' documents it knows none.
                if document.depositing_structure.as_ref() != Some(&who.structure.idnst) {
                    return Err(Reason::DocumentUnknown);
                }
                still_there(document)?;
                Rule::Depositor
            }
            _ => self.sees(request, ground, document, facts)?,
        };
        if request.action == Action::Replace && document.status == Status::Superseded {
            return Err(Reason::DocumentSuperseded);
        }
        Ok(rule)
    }

    /// What to say to a professional who is not the author: nothing, unless they see the document.
    fn stranger(&self, request: &Request<'_>, document: &DocumentFacts, facts: &Facts) -> Reason {
        match self.visible(request.actor, request.purpose, document, facts, request.now) {
            Ok(_) => Reason::NotAuthor,
            Err(_) => Reason::DocumentUnknown,
        }
    }
}

fn still_there(document: &DocumentFacts) -> Result<(), Reason> {
    match document.status {
        Status::Deleted => Err(Reason::DocumentWithdrawn),
        Status::Current | Status::Superseded => Ok(()),
    }
}
