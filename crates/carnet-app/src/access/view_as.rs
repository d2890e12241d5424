//! « Voir mon espace comme… »: the space through somebody else's eyes, as the gate would show it to them.

use std::sync::Arc;

use carnet_core::access::explain::{Who, as_somebody, known_people};
use carnet_core::access::{Action, Reason, Rule, Target};
use carnet_core::document::{Document, Shelf, Status};
use carnet_core::space::Space;
use carnet_store::{Commit, Load, StoreError};

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// Whose eyes the holder can borrow, and what they see.
#[derive(Debug, Clone)]
pub struct Sight {
    /// People the space knows, by RPPS.
    pub people: Vec<Who>,
    /// Whose eyes were asked for; none before one chooses.
    pub who: Option<Who>,
    /// What they would find in the list, newest act first, and the rule that lets them.
    pub seen: Vec<(Document, Rule)>,
    /// What they would not find, in the same order, and the reason.
    pub unseen: Vec<(Document, Reason)>,
}

/// Looks at the space through somebody's eyes; without anybody, says whose eyes there are.
///
/// Only what the holder sees is told about: a document that waits for an announcement is on neither side.
///
/// # Errors
/// `explain.unknown` for a profession the matrix does not name or a person the space does not know.
pub async fn view_as(cx: &Cx, visit: &Visit, who: Option<Who>) -> Result<Sight> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::Documents).await?;
        let permit = authorise(cx, &vault, visit, Action::Explain, Target::Space).await?;
        let facts = vault.facts().clone();
        let commit = Commit::under(permit.grant, vault.version());
        let opened = match cx.store().disclose_with(vault, commit).await {
            Err(StoreError::Conflict) => continue,
            other => other?.0,
        };
        let people = known_people(&facts, cx.now);
        let people: Vec<Who> = people.into_iter().map(|one| named(one, opened.space())).collect();
        let Some(who) = who else {
            return Ok(Sight { people, who: None, seen: Vec::new(), unseen: Vec::new() });
        };
        let who = exists(cx, &people, who)?;
        let answers = as_somebody(cx.gate(), &who, &facts, cx.now);
        let mut listed: Vec<&Document> =
            opened.documents().iter().map(Arc::as_ref).filter(|d| listed(d)).collect();
        listed.sort_by_key(|document| std::cmp::Reverse(document.description.service.start));
        let (mut seen, mut unseen) = (Vec::new(), Vec::new());
        for document in listed {
            match answers.get(&document.id) {
                Some(Ok(rule)) => seen.push((document.clone(), *rule)),
                Some(Err(reason)) => unseen.push((document.clone(), *reason)),
                None => {}
            }
        }
        return Ok(Sight { people, who: Some(who), seen, unseen });
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// What professionals' lists show.
fn listed(document: &Document) -> bool {
    document.status == Status::Current && document.shelf == Shelf::Active
}

/// The attending doctor is known by name even before they have an authorisation.
fn named(who: Who, space: &Space) -> Who {
    match who {
        Who::Person { rpps, person: None, role } => {
            let attending = space.attending_doctor.as_ref();
            let person = attending.filter(|it| it.idnps.strip_prefix('8') == Some(rpps.as_str()));
            Who::Person { person: person.cloned(), rpps, role }
        }
        other => other,
    }
}

fn exists(cx: &Cx, people: &[Who], who: Who) -> Result<Who> {
    let unknown = || Error::new(Kind::NotFound, "explain.unknown");
    match &who {
        Who::Profession(code) => {
            let known = cx.matrix().professions().contains(code);
            known.then_some(who).ok_or_else(unknown)
        }
        Who::Person { rpps: wanted, .. } => {
            let same = |one: &&Who| matches!(one, Who::Person { rpps, .. } if rpps == wanted);
            people.iter().find(same).cloned().ok_or_else(unknown)
        }
        Who::BreakGlass | Who::Regulation => Ok(who),
    }
}
