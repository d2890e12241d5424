//! The gate a second time, as tables of words and sets, written from `docs/ACCESS.md`.
//!
//! It shares no step with `decide`: states, purposes and rights are looked up in texts, and what an
//! actor sees is a set computed over all documents at once.

mod tables;

use std::collections::BTreeSet;

use carnet_core::access::{
    Action, Actor, Assurance, Basis, Facts, Gate, Presence, Purpose, Request, Standing, Target,
    matrix::Feeder,
};
use carnet_core::document::{Label, Status};
use carnet_core::id::DocumentId;
use carnet_core::space::{
    Closing, Consent, Mandate, MandateRole, MandateState, SpaceState, Switch,
};

use tables::{
    ASSISTED, FEEDING, NAMES_WITHDRAWN, NOT_FOR_DELEGATES, ONE_DOCUMENT, ONLY_ONE_DOCUMENT,
    READING, RIGHTS, SHOWS, STATES,
};

fn listed(list: &str, action: &str) -> bool {
    let mut words = list.split(' ');
    let minus = format!("-{action}");
    let star = list.starts_with('*') && !list.split(' ').any(|word| word == minus);
    star || words.any(|word| word == action)
}

/// One question, as the oracle sees it.
pub(crate) struct Oracle<'a> {
    pub(crate) gate: &'a Gate,
    pub(crate) request: Request<'a>,
    pub(crate) facts: &'a Facts,
}

/// A rule and the documents it shows, or a code.
pub(crate) type Said = Result<(String, BTreeSet<DocumentId>), String>;

impl Oracle<'_> {
    fn action(&self) -> &'static str {
        self.request.action.as_str()
    }

    fn rpps(&self) -> &str {
        match self.request.actor {
            Actor::Practitioner(who) => &who.rpps,
            _ => "nobody",
        }
    }

    fn authorised(&self) -> bool {
        let now = self.request.now;
        let last_block = self
            .facts
            .blocks
            .iter()
            .filter(|block| block.rpps == self.rpps() && block.since <= now)
            .map(|block| block.since)
            .max();
        self.facts.authorisations.iter().any(|it| {
            it.rpps == self.rpps()
                && it.given <= now
                && it.until.is_none_or(|end| end > now)
                && it.revoked.is_none_or(|end| end > now)
                && last_block.is_none_or(|block| block < it.given)
        })
    }

    fn blocked(&self) -> bool {
        let now = self.request.now;
        self.facts.blocks.iter().any(|it| {
            it.rpps == self.rpps() && it.since <= now && it.lifted.is_none_or(|end| end > now)
        })
    }

    fn state(&self) -> Option<String> {
        let name = match self.facts.state {
            None => "none",
            Some(SpaceState::Closed { why: Closing::Death { .. }, .. }) => "dead",
            Some(state) => state.name(),
        };
        let row = STATES.iter().find(|row| row.0 == name).unwrap();
        let (citizen_space, list) = match self.request.actor {
            Actor::Holder(c)
            | Actor::Representative(c)
            | Actor::Delegate(c)
            | Actor::Teen(c)
            | Actor::Helper(c) => (Some(c.space), row.1),
            Actor::Partner(_) => (None, row.1),
            Actor::Practitioner(_) | Actor::Institution(_) => (None, row.2),
            Actor::Support(_) | Actor::Operator(_) | Actor::System(_) => (None, row.3),
        };
        let stranger = self.acts_for_another() && self.theirs().count() == 0;
        if stranger || citizen_space.is_some_and(|space| space != self.facts.owner) {
            return Some("access.not-own-space".into());
        }
        if listed(list, self.action()) {
            return None;
        }
        let waiting = ["none", "known", "announced", "opposed"].contains(&name);
        if self.action() == "create" && !waiting {
            return Some("access.space-exists".into());
        }
        let word = match name {
            "none" | "known" => "unknown",
            "created" => "not-activated",
            "dead" => "closed",
            other => other,
        };
        Some(format!("access.space-{word}"))
    }

    fn acts_for_another(&self) -> bool {
        ["representative", "delegate"].contains(&self.request.actor.class())
    }

    /// The mandates of who acts for another.
    fn theirs(&self) -> impl Iterator<Item = &Mandate> {
        let account = match self.request.actor {
            Actor::Representative(who) | Actor::Delegate(who) => Some(who.account),
            _ => None,
        };
        self.facts.mandates.iter().filter(move |it| Some(it.account) == account)
    }

    /// Those that are good for what is asked.
    fn good(&self) -> Vec<&Mandate> {
        let now = self.request.now;
        let adult = self.facts.birth.is_some_and(|day| self.gate.rules().majority_at(day) <= now);
        let answers = listed("accept decline", self.action());
        let delegate = self.request.actor.class() == "delegate";
        let good = |it: &&Mandate| {
            let standing = match it.state {
                MandateState::Invited { until, .. } => answers && until > now,
                MandateState::InForce { from, until } => {
                    !answers && from <= now && until.is_none_or(|end| end > now)
                }
                MandateState::Refused { .. } | MandateState::Ended { .. } => false,
            };
            standing
                && delegate == (it.role == MandateRole::Delegate)
                && !(adult && it.role == MandateRole::Parent)
                && !(answers && it.role == MandateRole::Assistant)
        };
        self.theirs().filter(good).collect()
    }

    fn standing(&self) -> Option<String> {
        let feeding = listed(FEEDING, self.action());
        let (ended, weak) = match self.request.actor {
            Actor::Holder(who) | Actor::Representative(who) | Actor::Delegate(who) => {
                (false, who.assurance == Assurance::Low)
            }
            Actor::Practitioner(who) => {
                (who.standing == Standing::Ended, who.assurance == Assurance::Low && !feeding)
            }
            Actor::Institution(who) => (who.standing == Standing::Ended, false),
            Actor::System(_) | Actor::Operator(_) | Actor::Support(_) => (false, false),
            other => return Some(format!("access.{}-not-yet", other.class())),
        };
        match (ended, weak) {
            (true, _) => Some("access.standing-ended".into()),
            (_, true) => Some("access.weak-assurance".into()),
            _ if self.acts_for_another() && self.good().is_empty() => {
                Some("access.mandate-over".into())
            }
            _ => None,
        }
    }

    fn block(&self) -> Option<String> {
        let care = self.request.purpose.name() == "care";
        (care && !listed(FEEDING, self.action()) && self.blocked())
            .then(|| "access.blocked".to_owned())
    }

    /// The rule of step 4, or the objection to it.
    fn ground(&self) -> Result<String, String> {
        let say = |word: &str| Err(format!("access.{word}"));
        let class = self.request.actor.class();
        let purpose = self.request.purpose.name();
        let rights: Vec<_> =
            RIGHTS.iter().filter(|right| right.0 == class && right.1 == purpose).collect();
        if rights.is_empty() {
            return say("purpose-foreign");
        }
        let Some(right) = rights.iter().find(|right| listed(right.3, self.action())) else {
            let only_feeds = purpose == "deposit" && listed(READING, self.action());
            return say(if only_feeds { "feed-only" } else { "action-foreign" });
        };
        let only_assists = self.good().iter().all(|it| it.role == MandateRole::Assistant);
        match right.2 {
            "delegation" if listed(NOT_FOR_DELEGATES, self.action()) => say("not-for-delegates"),
            "representation" if only_assists && !listed(ASSISTED, self.action()) => {
                say("outside-mandate")
            }
            "?" => self.care().and_then(|rule| self.within_reach(rule)),
            "!" => self.emergency().and_then(|rule| self.within_reach(rule)),
            rule => Ok(rule.to_owned()),
        }
    }

    fn care(&self) -> Result<String, String> {
        if self.authorised() {
            return Ok("care-authorised".into());
        }
        let declared = match self.request.purpose {
            Purpose::Care { basis: Basis::Declared(Consent::CareTeam) } => "care-team",
            Purpose::Care { basis: Basis::Declared(Consent::Declared) } => "care-consent-declared",
            _ => return Err("access.no-authorisation".into()),
        };
        Ok(declared.into())
    }

    fn within_reach(&self, rule: String) -> Result<String, String> {
        let Actor::Practitioner(who) = self.request.actor else { unreachable!() };
        let full = self.facts.reach.cap <= self.facts.reach.today;
        match who.presence {
            Presence::Unproved if full => Err("access.presence-cap".into()),
            _ => Ok(rule),
        }
    }

    fn emergency(&self) -> Result<String, String> {
        let Actor::Practitioner(who) = self.request.actor else { unreachable!() };
        let samu = self.request.purpose.name() == "samu";
        let switch =
            if samu { self.facts.emergency.samu } else { self.facts.emergency.break_glass };
        let objections = [
            (self.request.purpose.reason().unwrap_or("").trim() == "", "reason-missing"),
            (samu && who.profession != "10", "samu-doctors-only"),
            (switch == Switch::Off, if samu { "samu-off" } else { "emergency-off" }),
        ];
        match objections.iter().find(|(holds, _)| *holds) {
            Some((_, word)) => Err(format!("access.{word}")),
            None => Ok(self.request.purpose.name().to_owned()),
        }
    }

    fn all(
        &self,
        keep: impl Fn(&carnet_core::access::DocumentFacts) -> bool,
    ) -> BTreeSet<DocumentId> {
        self.facts.documents.iter().filter(|it| keep(it)).map(|it| it.id).collect()
    }

    /// Sets of documents: masked, and written by the one who asks.
    fn masked(&self) -> BTreeSet<DocumentId> {
        self.all(|it| it.labels.has(Label::Masked, self.request.now))
    }

    fn written(&self) -> BTreeSet<DocumentId> {
        self.all(|it| it.authors.iter().any(|author| author == self.rpps()))
    }

    /// What the actor may know of, withdrawn documents included.
    fn known(&self, ground: &str) -> BTreeSet<DocumentId> {
        let now = self.request.now;
        match self.request.actor {
            Actor::System(_) => self.all(|_| true),
            Actor::Holder(_) => self.all(|it| !it.labels.has(Label::HiddenFromHolder, now)),
            Actor::Representative(_) | Actor::Delegate(_) => self.all(|it| {
                !it.labels.has(Label::HiddenFromHolder, now)
                    && !it.labels.has(Label::HiddenFromRepresentatives, now)
            }),
            Actor::Practitioner(who) => {
                let read = self.all(|it| self.gate.matrix().reads(&who.profession, &it.kind));
                let plain = &self.all(|_| true) - &self.masked();
                let behind = self.lifts_masks(ground).is_some();
                let open = if behind { self.all(|_| true) } else { plain };
                &(&read & &open) | &self.written()
            }
            _ => BTreeSet::new(),
        }
    }

    fn lifts_masks(&self, ground: &str) -> Option<&'static str> {
        let urgent = ["emergency", "samu"].contains(&ground);
        if self.facts.administrators.contains(self.rpps()) {
            Some("administrator")
        } else if self.facts.attending_doctor.as_deref() == Some(self.rpps()) {
            Some("attending-doctor")
        } else if urgent && self.facts.emergency.masked == Switch::On {
            Some("emergency-masked")
        } else {
            None
        }
    }

    fn withdrawn(&self) -> BTreeSet<DocumentId> {
        self.all(|it| it.status == Status::Deleted)
    }

    fn arriving(&self) -> Option<String> {
        let (kind, labels) = self.request.target.arriving()?;
        let holder = self.request.actor.class() == "holder" || self.acts_for_another();
        let feeder = if holder { Feeder::Holder } else { Feeder::Professional };
        let hidden = labels.contains(&Label::HiddenFromHolder);
        let secret = labels.contains(&Label::HiddenFromRepresentatives);
        let masked = labels.contains(&Label::Masked);
        let objections = [
            (!self.gate.matrix().feeds(feeder, &kind.code), "not-in-feed"),
            (holder && (hidden || secret), "label-foreign"),
            (hidden && masked, "labels-combined"),
        ];
        objections.iter().find(|it| it.0).map(|it| format!("access.{}", it.1))
    }

    fn fits(&self) -> bool {
        match self.request.target {
            Target::Space => {
                !listed(ONLY_ONE_DOCUMENT, self.action())
                    && !listed("deposit replace", self.action())
            }
            Target::Document(_) => listed(ONE_DOCUMENT, self.action()),
            Target::Draft { .. } => self.action() == "deposit",
            Target::Successor { .. } => self.action() == "replace",
        }
    }

    pub(crate) fn says(&self) -> Said {
        let objections = [self.state(), self.standing(), self.block()];
        if let Some(code) = objections.into_iter().flatten().next() {
            return Err(code);
        }
        let ground = self.ground()?;
        if !self.fits() {
            return Err("access.target-foreign".into());
        }
        if let Some(code) = self.arriving() {
            return Err(code);
        }
        match self.request.target.document() {
            None => Ok((ground.clone(), self.shown(&ground))),
            Some(id) => Ok((self.one(&ground, id)?, [id].into())),
        }
    }

    fn shown(&self, ground: &str) -> BTreeSet<DocumentId> {
        if !listed(SHOWS, self.action()) || self.request.target != Target::Space {
            return BTreeSet::new();
        }
        let known = self.known(ground);
        if listed(NAMES_WITHDRAWN, self.action()) { known } else { &known - &self.withdrawn() }
    }

    fn one(&self, ground: &str, id: DocumentId) -> Result<String, String> {
        let say = |word: &str| Err(format!("access.{word}"));
        let Some(document) = self.facts.document(id) else { return say("document-unknown") };
        let withdrawn = self.withdrawn().contains(&id);
        let replaced = self.action() == "replace" && document.status == Status::Superseded;
        let keeps = listed(FEEDING, self.action());
        let rule = match self.request.actor {
            Actor::Institution(who) => {
                let ours = document.depositing_structure.as_deref() == Some(&*who.structure.idnst);
                match (ours, withdrawn) {
                    (false, _) => return say("document-unknown"),
                    (true, true) => return say("document-withdrawn"),
                    (true, false) => "depositor".to_owned(),
                }
            }
            Actor::Practitioner(_) if keeps => {
                match (self.written().contains(&id), withdrawn, self.would_read(id)) {
                    (true, true, _) => return say("document-withdrawn"),
                    (true, false, _) => "author".to_owned(),
                    (false, _, true) => return say("not-author"),
                    (false, _, false) => return say("document-unknown"),
                }
            }
            _ => self.seen(ground, id)?,
        };
        let citizen = self.request.actor.class() == "holder" || self.acts_for_another();
        if citizen && listed("replace withdraw amend", self.action()) && !document.own {
            return say("not-author");
        }
        if replaced { say("document-superseded") } else { Ok(rule) }
    }

    fn would_read(&self, id: DocumentId) -> bool {
        let request =
            Request { action: Action::Read, target: Target::Document(id), ..self.request };
        Oracle { request, ..*self }.says().is_ok()
    }

    fn seen(&self, ground: &str, id: DocumentId) -> Result<String, String> {
        let say = |word: &str| Err(format!("access.{word}"));
        if self.known(ground).contains(&id) {
            if self.withdrawn().contains(&id) {
                return say("document-withdrawn");
            }
            let Actor::Practitioner(who) = self.request.actor else { return Ok(ground.into()) };
            let kind = &self.facts.document(id).unwrap().kind;
            let needs =
                self.masked().contains(&id) || !self.gate.matrix().reads(&who.profession, kind);
            return Ok(match (needs, self.written().contains(&id)) {
                (false, _) => ground.into(),
                (true, true) => "author".into(),
                (true, false) => self.lifts_masks(ground).unwrap().into(),
            });
        }
        match self.request.actor {
            Actor::Holder(_) => say("hidden-from-holder"),
            Actor::Representative(_) | Actor::Delegate(_) => {
                let labels = &self.facts.document(id).unwrap().labels;
                let waits = labels.has(Label::HiddenFromHolder, self.request.now);
                say(if waits { "hidden-from-holder" } else { "hidden-from-representatives" })
            }
            Actor::Practitioner(who) => {
                let kind = &self.facts.document(id).unwrap().kind;
                let reads = self.gate.matrix().reads(&who.profession, kind);
                say(if reads { "masked" } else { "not-in-matrix" })
            }
            _ => say("document-unknown"),
        }
    }

    pub(crate) fn owes(&self, said: &Said) -> BTreeSet<String> {
        let mut owed = BTreeSet::new();
        let mut owe = |word: &str| _ = owed.insert(word.to_owned());
        if *said == Err("access.blocked".to_owned()) {
            owe("holder:blocked-attempt");
        }
        if said.is_err() {
            return owed;
        }
        if listed("appoint dismiss accept decline", self.action()) {
            owe("holder:delegation");
            return owed;
        }
        let class = self.request.actor.class();
        let purpose = self.request.purpose.name();
        let reads = class == "practitioner" && !listed(FEEDING, self.action());
        if reads && purpose == "care" && !self.authorised() {
            owe("authorisation");
            owe("holder:first-access");
        }
        if ["emergency", "samu"].contains(&purpose) {
            owe("holder:emergency-access");
            if self.facts.attending_doctor.as_deref().is_some_and(|it| it != self.rpps()) {
                owe("doctor:emergency-for-doctor");
            }
        }
        let id = self.request.target.document();
        let there = id.and_then(|id| self.facts.document(id));
        let hidden = there
            .is_some_and(|it| it.labels.has(Label::HiddenFromHolder, self.request.now))
            || self
                .request
                .target
                .arriving()
                .is_some_and(|it| it.1.contains(&Label::HiddenFromHolder));
        let waited = there.is_some_and(|it| it.labels.announcement().is_some());
        let secret = there
            .is_some_and(|it| it.labels.has(Label::HiddenFromRepresentatives, self.request.now))
            || self
                .request
                .target
                .arriving()
                .is_some_and(|it| it.1.contains(&Label::HiddenFromRepresentatives));
        let to = if secret { "quiet" } else { "holder" };
        match (["holder", "representative", "support"].contains(&class), self.action(), hidden) {
            (false, "deposit", false) => owe(&format!("{to}:deposit")),
            (false, "replace", false) => owe(&format!("{to}:replacement")),
            (false, "withdraw", false) => owe(&format!("{to}:deletion")),
            (false, "disclose", _) if waited => owe(&format!("{to}:deposit")),
            (true, "close", _) => owe("holder:closed"),
            (true, "reopen", _) => owe("holder:reopened"),
            (true, "erase", _) => owe("holder:deletion-asked"),
            _ => {}
        }
        owed
    }
}
