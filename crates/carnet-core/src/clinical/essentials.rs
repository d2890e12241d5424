//! What a professional must know first, from the documents they may see.
//!
//! Pure: documents, their facts, who reads and when in; what to show out. Each line names the document it comes
//! from. Only documents in force speak: what is replaced or withdrawn says nothing, and what the grant did not
//! name never comes here.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::relevance::{Reader, Relevance};
use super::trend::{self, Trend};
use super::{Activity, Allergy, FactsOf, Problem, Treatment};
use crate::document::{Author, AuthorKind, Document, Person, Shelf, Structure};
use crate::id::DocumentId;
use crate::rules::{Rules, paris};

/// Most documents shown.
pub const DOCUMENTS_MAX: usize = 5;
/// Most trends shown.
pub const TRENDS_MAX: usize = 7;
/// Most followers shown.
pub const FOLLOWERS_MAX: usize = 4;

/// What the grant opened.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The documents.
    pub documents: &'a [&'a Document],
    /// Their facts.
    pub facts: &'a [&'a FactsOf],
    /// The attending doctor of the space.
    pub attending: Option<&'a Person>,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// When the act was.
    pub on: Timestamp,
    /// Who wrote it.
    pub author: Option<Author>,
}

/// A fact with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The fact.
    pub fact: T,
    /// Its document.
    pub source: Source,
}

/// What is known of allergies. Saying nothing and saying that there is none are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allergies {
    /// These are known. `denied` is a later document that says there is none: the reader must know both.
    Listed {
        /// The allergies, newest statement first.
        listed: Vec<Sourced<Allergy>>,
        /// The document that contradicts them.
        denied: Option<Source>,
    },
    /// Somebody stated that none is known.
    NoneKnown(Source),
    /// No document that may be seen says anything about it.
    Unsaid,
}

/// A professional who wrote in the space lately, or the attending doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// Who.
    pub person: Person,
    /// Profession and specialty (JDV_J01), when a document says it.
    pub role: Option<String>,
    /// Where, when a document says it.
    pub structure: Option<Structure>,
    /// Their last document; none for an attending doctor who wrote nothing.
    pub last: Option<Timestamp>,
    /// Whether the holder declared them as attending doctor.
    pub attending: Attending,
}

/// Whether somebody is the attending doctor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attending {
    /// They are.
    Yes,
    /// They are not.
    No,
}

/// The essentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Essentials {
    /// Allergies.
    pub allergies: Allergies,
    /// Treatments that have not ended, newest first.
    pub treatments: Vec<Sourced<Treatment>>,
    /// Problems that are there, newest statement first.
    pub problems: Vec<Sourced<Problem>>,
    /// Documents, most relevant to the reader first.
    pub documents: Vec<DocumentId>,
    /// Results, what deserves attention first, then the newest.
    pub results: Vec<Trend>,
    /// Who else follows the patient.
    pub followers: Vec<Follower>,
}

/// Makes the essentials of a space for a reader.
pub fn essentials(
    seen: Seen<'_>,
    reader: Reader<'_>,
    relevance: &Relevance,
    rules: &Rules,
    now: Timestamp,
) -> Essentials {
    let since = rules.essentials_since(now);
    let today = now.to_zoned(paris()).date();
    let facts = speaking(seen);
    Essentials {
        allergies: allergies(&facts),
        treatments: treatments(&facts, today, since),
        problems: problems(&facts),
        documents: documents(seen.documents, reader, relevance, now),
        results: results(&facts, since),
        followers: followers(seen, reader, since),
    }
}

/// The facts of documents in force, newest document first.
fn speaking(seen: Seen<'_>) -> Vec<(&Document, &super::ClinicalFacts)> {
    let by_id: BTreeMap<DocumentId, &Document> = seen
        .documents
        .iter()
        .copied()
        .filter(|document| document.is_current())
        .map(|document| (document.id, document))
        .collect();
    let with_document = |kept: &'_ FactsOf| by_id.get(&kept.document).copied();
    let mut facts: Vec<_> =
        seen.facts.iter().filter_map(|kept| Some((with_document(kept)?, &kept.facts))).collect();
    facts.sort_by_key(|(document, _)| (Reverse(document.description.created), document.id));
    facts
}

fn source(document: &Document) -> Source {
    Source {
        document: document.id,
        on: document.description.service.start,
        author: document.description.authors.first().cloned(),
    }
}

/// The first statement about each thing, which is the newest: later ones are older and say nothing new.
fn newest<'a, T: Clone + 'a>(
    facts: &[(&'a Document, &'a super::ClinicalFacts)],
    of: impl Fn(&'a super::ClinicalFacts) -> &'a [T],
    key: impl Fn(&T) -> String,
) -> Vec<(&'a Document, &'a T)> {
    let mut said = std::collections::BTreeSet::new();
    let mut kept = Vec::new();
    for (document, facts) in facts {
        for fact in of(facts) {
            if said.insert(key(fact)) {
                kept.push((*document, fact));
            }
        }
    }
    kept
}

fn sourced<T: Clone>((document, fact): (&Document, &T)) -> Sourced<T> {
    Sourced { fact: fact.clone(), source: source(document) }
}

fn allergies(facts: &[(&Document, &super::ClinicalFacts)]) -> Allergies {
    let listed: Vec<Sourced<Allergy>> =
        newest(facts, |facts| facts.allergies.as_slice(), Allergy::key)
            .into_iter()
            .filter(|(_, allergy)| allergy.activity != Activity::Resolved)
            .map(sourced)
            .collect();
    let denied =
        facts.iter().find(|(_, facts)| facts.no_known_allergy).map(|(document, _)| *document);
    let last_listed = facts
        .iter()
        .find(|(_, facts)| !facts.allergies.is_empty())
        .map(|(document, _)| document.description.created);
    match (listed.is_empty(), denied) {
        (true, Some(document)) => Allergies::NoneKnown(source(document)),
        (true, None) => Allergies::Unsaid,
        (false, denied) => Allergies::Listed {
            listed,
            denied: denied
                .filter(|document| last_listed < Some(document.description.created))
                .map(source),
        },
    }
}

/// What has not ended. A treatment nobody gave an end is believed for as long as the essentials look back.
fn treatments(
    facts: &[(&Document, &super::ClinicalFacts)],
    today: Date,
    since: Timestamp,
) -> Vec<Sourced<Treatment>> {
    newest(facts, |facts| facts.treatments.as_slice(), Treatment::key)
        .into_iter()
        .filter(|(document, treatment)| match treatment.ends() {
            Some(end) => end >= today,
            None => document.description.created >= since,
        })
        .map(sourced)
        .collect()
}

fn problems(facts: &[(&Document, &super::ClinicalFacts)]) -> Vec<Sourced<Problem>> {
    newest(facts, |facts| facts.problems.as_slice(), Problem::key)
        .into_iter()
        .filter(|(_, problem)| problem.activity == Activity::Active)
        .map(sourced)
        .collect()
}

fn documents(
    documents: &[&Document],
    reader: Reader<'_>,
    relevance: &Relevance,
    now: Timestamp,
) -> Vec<DocumentId> {
    let mut scored: Vec<(f64, &Document)> = documents
        .iter()
        .copied()
        .filter(|document| document.is_current() && document.shelf == Shelf::Active)
        .map(|document| (relevance.score(reader, document, now), document))
        .collect();
    scored.sort_by(|(one, a), (other, b)| {
        let newer = b.description.service.start.cmp(&a.description.service.start);
        other.total_cmp(one).then(newer).then(a.id.cmp(&b.id))
    });
    scored.into_iter().take(DOCUMENTS_MAX).map(|(_, document)| document.id).collect()
}

fn results(facts: &[(&Document, &super::ClinicalFacts)], since: Timestamp) -> Vec<Trend> {
    let measures = facts.iter().flat_map(|(document, facts)| {
        let acted = document.description.service.start;
        facts.results.iter().map(move |measure| (measure.at.unwrap_or(acted), document.id, measure))
    });
    let mut trends = trend::trends(measures);
    trends.retain(|trend| trend.last().at >= since);
    trends.sort_by(|one, other| {
        let rank = |trend: &Trend| {
            let critical = trend.last().flag.is_some_and(super::Flag::is_critical);
            // What is followed over time says more than what was looked at once.
            (Reverse(critical), Reverse(trend.is_outside()), Reverse(trend.last().at))
        };
        rank(one)
            .cmp(&rank(other))
            .then(other.before().len().cmp(&one.before().len()))
            .then(one.name.cmp(&other.name))
    });
    trends.truncate(TRENDS_MAX);
    trends
}

fn followers(seen: Seen<'_>, reader: Reader<'_>, since: Timestamp) -> Vec<Follower> {
    let mut found: BTreeMap<&str, Follower> = BTreeMap::new();
    if let Some(person) = seen.attending {
        found.insert(&person.idnps, follower(person, Attending::Yes));
    }
    let recent = seen
        .documents
        .iter()
        .filter(|document| document.is_current() && document.description.service.start >= since);
    for document in recent {
        let at = document.description.service.start;
        for author in &document.description.authors {
            let Some(person) = &author.person else { continue };
            if author.kind != AuthorKind::Practitioner || person.idnps.is_empty() {
                continue;
            }
            let known =
                found.entry(&person.idnps).or_insert_with(|| follower(person, Attending::No));
            if known.last < Some(at) {
                known.last = Some(at);
                known.role = author.role.as_ref().map(|role| role.code.clone());
                known.structure.clone_from(&author.structure);
            }
        }
    }
    found.remove(reader.idnps);
    let mut followers: Vec<Follower> = found.into_values().collect();
    followers.sort_by_key(|one| (one.attending, Reverse(one.last)));
    followers.truncate(FOLLOWERS_MAX);
    followers
}

fn follower(person: &Person, attending: Attending) -> Follower {
    Follower { person: person.clone(), role: None, structure: None, last: None, attending }
}
