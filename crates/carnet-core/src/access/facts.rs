//! What the gate must know of a space to decide. Nothing clinical but types and authors.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::{Document, Labels, Status};
use crate::id::{DocumentId, OwnerId};
use crate::rules::Rules;
use crate::space::{
    Authorisation, Block, EmergencySwitches, Mandate, MandateRole, Space, SpaceState,
};

/// The facts of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Which document.
    pub id: DocumentId,
    /// Code of its type (JDV_J07).
    pub kind: String,
    /// Where it stands.
    pub status: Status,
    /// Its labels.
    pub labels: Labels,
    /// RPPS of the professionals who wrote, signed or deposited it.
    pub authors: BTreeSet<String>,
    /// IDNST of the structure that deposited it.
    pub depositing_structure: Option<String>,
    /// True when the holder deposited it.
    pub own: bool,
    /// The version it replaces.
    pub replaces: Option<DocumentId>,
}

/// How many other persons the actor reached today without proof of their presence.
///
/// It comes from the actor's own history, not from the space; none for a citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Distinct persons today, of whoever of practitioner, structure and software is closest to their cap.
    pub today: u32,
    /// That cap, from their own history ([`crate::reach`]).
    pub cap: u32,
}

impl Default for Reach {
    /// Nobody is counted.
    fn default() -> Self {
        Self { today: 0, cap: u32::MAX }
    }
}

/// The facts of one space.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Which space.
    pub owner: OwnerId,
    /// Its state; none when it does not exist.
    pub state: Option<SpaceState>,
    /// Birth date of the holder.
    pub birth: Option<Date>,
    /// Emergency switches.
    pub emergency: EmergencySwitches,
    /// RPPS of the attending doctor.
    pub attending_doctor: Option<String>,
    /// RPPS of the professionals named administrators.
    pub administrators: BTreeSet<String>,
    /// Every authorisation, past and present.
    pub authorisations: Vec<Authorisation>,
    /// Every block, past and present.
    pub blocks: Vec<Block>,
    /// Every mandate, past and present.
    pub mandates: Vec<Mandate>,
    /// Every document.
    pub documents: Vec<DocumentFacts>,
    /// What the actor did elsewhere today.
    pub reach: Reach,
}

impl DocumentFacts {
    /// The facts of a document.
    pub fn of(document: &Document) -> Self {
        let description = &document.description;
        let authors = description
            .authors
            .iter()
            .chain(&description.authenticator)
            .chain([&document.depositor])
            .filter_map(|author| author.person.as_ref()?.idnps.strip_prefix('8'))
            .map(str::to_owned)
            .collect();
        Self {
            id: document.id,
            kind: description.kind.code.clone(),
            status: document.status,
            labels: document.labels.clone(),
            authors,
            depositing_structure: document.depositor.structure.as_ref().map(|s| s.idnst.clone()),
            own: document.is_own(),
            replaces: document.replaces,
        }
    }
}

impl Facts {
    /// The facts of a space that does not exist (yet).
    pub fn absent(owner: OwnerId) -> Self {
        Self {
            owner,
            state: None,
            birth: None,
            emergency: EmergencySwitches::default(),
            attending_doctor: None,
            administrators: BTreeSet::new(),
            authorisations: Vec::new(),
            blocks: Vec::new(),
            mandates: Vec::new(),
            documents: Vec::new(),
            reach: Reach::default(),
        }
    }

    /// The facts of a space, from its records.
    pub fn of<'a>(
        space: &Space,
        documents: impl IntoIterator<Item = &'a Document>,
        authorisations: impl IntoIterator<Item = &'a Authorisation>,
        blocks: impl IntoIterator<Item = &'a Block>,
        mandates: impl IntoIterator<Item = &'a Mandate>,
    ) -> Self {
        Self {
            owner: space.id,
            state: Some(space.state),
            birth: Some(space.traits.birth_date),
            emergency: space.emergency,
            attending_doctor: space
                .attending_doctor
                .as_ref()
                .and_then(|person| person.idnps.strip_prefix('8'))
                .map(str::to_owned),
            administrators: space.administrators.clone(),
            authorisations: authorisations.into_iter().cloned().collect(),
            blocks: blocks.into_iter().cloned().collect(),
            mandates: mandates.into_iter().cloned().collect(),
            documents: documents.into_iter().map(DocumentFacts::of).collect(),
            reach: Reach::default(),
        }
    }

    /// The same facts, with what the actor did elsewhere today.
    #[must_use]
    pub fn reached(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }

    /// The authorisation of that professional, if one holds and no block came after it.
    ///
    /// Lifting a block does not bring an authorisation back: consent is asked again.
    pub fn authorisation(&self, rpps: &str, now: Timestamp) -> Option<&Authorisation> {
        self.authorisations.iter().find(|authorisation| {
            authorisation.rpps == rpps
                && authorisation.holds(now)
                && !self.blocks.iter().any(|block| {
                    block.rpps == rpps && authorisation.given <= block.since && block.since <= now
                })
        })
    }

    /// True when the holder blocks that professional at that instant.
    pub fn blocks(&self, rpps: &str, now: Timestamp) -> bool {
        self.blocks.iter().any(|block| block.rpps == rpps && block.stands(now))
    }

    /// True when that mandate is in force: a parent's ends at 00:00 in Paris on the eighteenth birthday, whether or
    /// not the calendar was there to write it.
    pub fn in_force(&self, mandate: &Mandate, rules: &Rules, now: Timestamp) -> bool {
        mandate.holds(now) && !(mandate.role == MandateRole::Parent && self.is_of_age(rules, now))
    }

    /// True when that mandate can still be accepted.
    pub fn on_offer(&self, mandate: &Mandate, rules: &Rules, now: Timestamp) -> bool {
        mandate.waits(now) && !(mandate.role == MandateRole::Parent && self.is_of_age(rules, now))
    }

    /// True from the majority of the holder on.
    pub fn is_of_age(&self, rules: &Rules, now: Timestamp) -> bool {
        self.birth.is_some_and(|birth| rules.majority_at(birth) <= now)
    }

    /// The mandates of one account.
    pub fn mandates_of(&self, account: OwnerId) -> impl Iterator<Item = &Mandate> {
        self.mandates.iter().filter(move |mandate| mandate.account == account)
    }

    /// The versions of one document, newest first, whoever may see them: what it replaces, what
    /// replaced it, and so on both ways.
    pub fn versions(&self, id: DocumentId) -> Vec<&DocumentFacts> {
        let mut chain: Vec<&DocumentFacts> = self.document(id).into_iter().collect();
        let known = |chain: &[&DocumentFacts], id| chain.iter().any(|one| one.id == id);
        let older = |last: &DocumentFacts| last.replaces.and_then(|before| self.document(before));
        while let Some(next) = chain.last().and_then(|last| older(last)) {
            // A circle is a damaged record; it must not hang the page.
            if known(&chain, next.id) {
                break;
            }
            chain.push(next);
        }
        let newer = |first: DocumentId| self.documents.iter().find(|d| d.replaces == Some(first));
        while let Some(next) = chain.first().and_then(|first| newer(first.id)) {
            if known(&chain, next.id) {
                break;
            }
            chain.insert(0, next);
        }
        chain
    }

    /// The facts of one document, if it is here.
    pub fn document(&self, id: DocumentId) -> Option<&DocumentFacts> {
        self.documents.iter().find(|document| document.id == id)
    }
}
