//! The history of a space, in the holder's eyes.

use std::collections::BTreeMap;
use std::sync::Arc;

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::history::{Line, Outcome};
use carnet_core::id::DocumentId;
use carnet_store::Load;
use jiff::Timestamp;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// On whose side an action was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Health professionals, through whatever software.
    Professionals,
    /// The holder, and whoever acts for them.
    Holder,
    /// Software acting by itself, for the structure that runs it.
    Structures,
    /// Carnet, its operator and its help desk.
    Service,
}

impl Side {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Professionals, Self::Holder, Self::Structures, Self::Service];

    /// The side of a line.
    pub fn of(line: &Line) -> Self {
        match line.detail.actor.as_str() {
            "practitioner" => Self::Professionals,
            "holder" | "representative" | "delegate" | "teen" | "helper" => Self::Holder,
            "institution" | "partner" => Self::Structures,
            _ => Self::Service,
        }
    }
}

/// What to keep of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this person, by name as shown.
    pub who: Option<String>,
    /// From this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
    /// Only this side.
    pub side: Option<Side>,
    /// Only what was done to this document.
    pub document: Option<DocumentId>,
}

impl Filter {
    /// True for a line this filter keeps, whatever its side.
    fn keeps(&self, line: &Line) -> bool {
        self.who.as_deref().is_none_or(|who| line.detail.name == who)
            && self.from.is_none_or(|from| line.at >= from)
            && self.until.is_none_or(|until| line.at < until)
            && self.document.is_none_or(|document| line.detail.document == Some(document))
    }
}

/// The history, newest line first.
#[derive(Debug, Clone)]
pub struct History {
    /// The lines kept by the filter.
    pub lines: Vec<Line>,
    /// The documents they speak of that the visitor may see.
    pub documents: Vec<Arc<Document>>,
    /// Everybody who appears in it.
    pub people: Vec<String>,
    /// How many lines each side has, the rest of the filter being in force.
    pub sides: BTreeMap<Side, usize>,
}

impl History {
    /// The document a line speaks of, when the visitor may see it.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().map(Arc::as_ref).find(|document| document.id == id)
    }
}

/// Reads the history.
///
/// A line whose document is hidden from the visitor is not in it: not counted, not hinted at.
///
/// # Errors
/// `access.document-unknown` when the filter names a document the visitor may not see, as when there is
/// none.
pub async fn read(cx: &Cx, visit: &Visit, filter: &Filter) -> Result<History> {
    let opened = disclose(cx, visit, Load::Documents, Action::ReadHistory, Target::Space).await?;
    let documents = opened.documents().to_vec();
    let known = |id| documents.iter().any(|document| document.id == id);
    if filter.document.is_some_and(|id| !known(id)) {
        return Err(Error::new(Kind::NotFound, "access.document-unknown"));
    }
    let mut lines = cx.store().history(&opened).await?;
    let mut people: Vec<String> = lines.iter().map(|line| line.detail.name.clone()).collect();
    people.sort_unstable();
    people.dedup();
    lines.retain(|line| filter.keeps(line));
    let mut sides = BTreeMap::new();
    for line in &lines {
        *sides.entry(Side::of(line)).or_default() += 1;
    }
    lines.retain(|line| filter.side.is_none_or(|side| Side::of(line) == side));
    lines.reverse();
    Ok(History { lines, documents, people, sides })
}

/// True when two lines say the same but for their time and their document: one visitor, one action, one
/// rule. A refusal is like no other: each is to be read.
pub fn alike(one: &Line, other: &Line) -> bool {
    let permitted = matches!(one.detail.outcome, Outcome::Permitted(_));
    let bare = |line: &Line| {
        let mut detail = line.detail.clone();
        (detail.document, detail.sha256) = (None, None);
        detail
    };
    permitted && bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use carnet_core::history::Detail;

    use super::*;

    fn line(seq: u64, actor: &str, outcome: Outcome) -> Line {
        let detail = Detail {
            actor: actor.to_owned(),
            name: "Bob FERRAND".to_owned(),
            identifier: None,
            role: None,
            structure: None,
            software: None,
            purpose: "care".to_owned(),
            reason: None,
            action: "read".to_owned(),
            document: None,
            sha256: Some(format!("{seq:064x}")),
            outcome,
            presence: None,
        };
        Line { seq, at: Timestamp::UNIX_EPOCH, detail }
    }

    #[test]
    fn only_what_was_permitted_in_the_same_way_is_alike() {
        let permitted = |seq| line(seq, "practitioner", Outcome::Permitted("author".to_owned()));
        let refused =
            |seq| line(seq, "practitioner", Outcome::Refused("access.blocked".to_owned()));
        assert!(alike(&permitted(1), &permitted(2)));
        assert!(!alike(&refused(1), &refused(2)), "each refusal is read");
        assert!(!alike(&permitted(1), &refused(2)) && !alike(&refused(1), &permitted(2)));
        let other_rule = line(2, "practitioner", Outcome::Permitted("samu".to_owned()));
        assert!(!alike(&permitted(1), &other_rule), "one rule for one sentence");
        let mut elsewhere = permitted(2);
        elsewhere.detail.structure = Some(("1".to_owned(), "Ailleurs".to_owned()));
        assert!(!alike(&permitted(1), &elsewhere));
    }

    #[test]
    fn every_actor_has_a_side() {
        let side = |actor| Side::of(&line(1, actor, Outcome::Permitted(String::new())));
        assert_eq!(side("practitioner"), Side::Professionals);
        assert_eq!(side("holder"), Side::Holder);
        assert_eq!(side("institution"), Side::Structures);
        assert_eq!((side("system"), side("operator")), (Side::Service, Side::Service));
    }
}
