//! The decision: one pure function, one child module per step. First refusal wins.
//!
//! Order (`docs/ACCESS.md`): state of the space → standing of the actor → block → purpose →
//! matrix → labels → owner of the document. Partner limits come after these
//! when partners are served; today they are refused by their standing. How many delegates there may be is a matter of
//! more than one space, which the use case counts.

mod ground;
mod line;
mod owed;
mod sight;
mod standing;
mod state;
mod target;

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::action::{Action, Target};
use super::actor::{Actor, Purpose};
use super::facts::{DocumentFacts, Facts};
use super::grant::{Grant, Permit, Refusal};
use super::matrix::Matrix;
use super::reason::{Reason, Rule};
use crate::history::Outcome;
use crate::id::DocumentId;
use crate::rules::Rules;

/// The gate: the clauses and the matrix it decides with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    rules: Rules,
    matrix: Matrix,
}

/// A question to the gate.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Who asks.
    pub actor: &'a Actor,
    /// Why.
    pub purpose: &'a Purpose,
    /// To do what.
    pub action: Action,
    /// On what.
    pub target: Target<'a>,
    /// When.
    pub now: Timestamp,
}

/// The reason as its line says it. Holders, and who acts for them, read their own attempts: one on a document they may
/// not know of is written as one on a document that never was.
const fn written(actor: &Actor, reason: Reason) -> Reason {
    match (actor, reason) {
        (Actor::Holder(_), Reason::HiddenFromHolder)
        | (
            Actor::Representative(_) | Actor::Delegate(_),
            Reason::HiddenFromHolder | Reason::HiddenFromRepresentatives,
        ) => Reason::DocumentUnknown,
        _ => reason,
    }
}

/// What the steps let through: under which rule, and for which documents.
struct Passed {
    rule: Rule,
    documents: BTreeSet<DocumentId>,
}

impl Gate {
    /// A gate that decides with these clauses and this matrix.
    pub fn new(rules: Rules, matrix: Matrix) -> Self {
        Self { rules, matrix }
    }

    /// A gate with the clauses and the matrix shipped with this version.
    pub fn shipped() -> Self {
        Self::new(Rules::shipped(), Matrix::shipped())
    }

    /// The clauses in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The matrix in force.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Decides. Both answers carry the line they cost and what else is owed.
    ///
    /// # Errors
    /// [`Refusal`], with the reason of the first step that said no.
    pub fn decide(&self, request: &Request<'_>, facts: &Facts) -> Result<Permit, Refusal> {
        match self.pass(request, facts) {
            Ok(passed) => {
                let outcome = Outcome::Permitted(passed.rule.as_str().to_owned());
                let document = match request.target {
                    Target::Document(id) => Some(id),
                    // The line of a deposit or a replacement names the new document: `Grant::for_new`.
                    Target::Space | Target::Draft { .. } | Target::Successor { .. } => None,
                };
                let grant = Grant {
                    owner: facts.owner,
                    action: request.action,
                    at: request.now,
                    detail: line::detail(request, document, outcome),
                    documents: passed.documents,
                };
                Ok(Permit { grant, owed: owed::by_permit(request, facts) })
            }
            Err(reason) => Err(Refusal {
                owner: facts.owner,
                at: request.now,
                detail: Box::new(line::detail(
                    request,
                    request.target.document(),
                    Outcome::Refused(written(request.actor, reason).code().to_owned()),
                )),
                reason,
                owed: owed::by_refusal(reason),
            }),
        }
    }

    /// Whether an actor may read one document, and under which rule.
    ///
    /// The same steps as [`Gate::decide`]; it proves nothing and costs no line.
    ///
    /// # Errors
    /// The reason of the first step that said no.
    pub fn visible(
        &self,
        actor: &Actor,
        purpose: &Purpose,
        document: &DocumentFacts,
        facts: &Facts,
        now: Timestamp,
    ) -> Result<Rule, Reason> {
        let target = Target::Document(document.id);
        let request = Request { actor, purpose, action: Action::Read, target, now };
        let ground = self.steps_one_to_four(&request, facts)?;
        self.sees(&request, ground, document, facts)
    }

    fn pass(&self, request: &Request<'_>, facts: &Facts) -> Result<Passed, Reason> {
        let ground = self.steps_one_to_four(request, facts)?;
        self.steps_five_to_seven(request, ground, facts)
    }

    fn steps_one_to_four(&self, request: &Request<'_>, facts: &Facts) -> Result<Rule, Reason> {
        state::step(request, facts)?;
        standing::step(request, facts, self.rules())?;
        ground::block(request, facts)?;
        self.ground(request, facts)
    }
}
