//! Plays what professionals and software do, and tells the model.

use std::collections::BTreeSet;

use carnet_core::document::Label;
use carnet_interop::fhir::{Draft, build};
use jiff::ToSpan as _;
use reqwest::Method;
use serde_json::json;

use crate::canary::Place;
use crate::cast::{Feeder, Motive, PROFESSIONALS, REASON};
use crate::http::Page;
use crate::model::{Doc, Eyes, Life, Standing, who};
use crate::paper::Paper;
use crate::script::{Ground, Kind, Op, Patch, Veil};
use crate::software;
use crate::stage::Stage;

/// What a software sends.
#[derive(Debug, Clone, Copy)]
struct Sent {
    by: Feeder,
    number: u32,
    kind: Kind,
    veil: Veil,
    author: Option<usize>,
    old: Option<u32>,
}

impl Stage<'_> {
    pub(crate) async fn play(&mut self, op: Op) {
        match op {
            Op::Send { by, number, kind, veil, author, old } => {
                self.send(Sent { by, number, kind, veil, author, old }).await;
            }
            Op::Provide { by, numbers, veils } => self.provide(by, numbers, veils).await,
            Op::Report { by, number, veil } => self.report(by, number, veil).await,
            Op::Delete { by, number } => self.delete(by, number).await,
            Op::Patch { by, number, patch } => self.patch(by, number, patch).await,
            Op::Open { by, ground } => self.open(by, ground).await,
            Op::Wait { hours } => self.days(hours),
            Op::Add { .. }
            | Op::Deed { .. }
            | Op::Block { .. }
            | Op::Unblock { .. }
            | Op::Configure(_)
            | Op::OpenNotice
            | Op::RemoveNotice => self.decide(op).await,
        }
        self.work().await;
    }

    async fn send(&mut self, sent: Sent) {
        let draft = self.draft(sent);
        let software = self.feeder(sent.by).await;
        let page = software.publish(&draft).await;
        let expected = self.reception(sent);
        assert_eq!(page.status, expected, "{sent:?} {}", page.said());
        let known = self.model.seen_by_structure(&sent.by.structure().idnst);
        if expected != 201 {
            self.sweep("a feeder", &page, &known);
            return;
        }
        let id = id_of(&page);
        let old = sent.old.filter(|old| self.model.docs.contains_key(old));
        let doc = self.arrived(sent, id, sent.number);
        self.take(sent.by, sent.number, doc, old);
        let known = self.model.seen_by_structure(&sent.by.structure().idnst);
        self.sweep("a feeder", &page, &known);
    }

    /// What a deposit is answered, by who owns what it replaces and by its labels.
    fn reception(&mut self, sent: Sent) -> u16 {
        let Some(number) = sent.old else { return 201 };
        let Some(old) = self.model.docs.get(&number) else { return 422 };
        if matches!(old.kind, Kind::Report | Kind::Own) {
            return 422;
        }
        let theirs = old.structure.as_deref() == Some(&*sent.by.structure().idnst);
        let (id, life, masked) = (old.id.clone(), old.life, old.masked);
        let hidden = old.hidden(self.model.now);
        if !theirs || life != Life::Current {
            let name = self.feeder_name(sent.by);
            self.model.line(&name, "replace", &id, false);
            return if theirs { 409 } else { 422 };
        }
        // A new version is veiled as the one before: no less, and for its holder no more.
        let fits = match sent.veil {
            Veil::None => true,
            Veil::Masked => !hidden,
            Veil::Waiting => hidden && !masked,
        };
        if fits { 201 } else { 422 }
    }

    /// The document as the model keeps it.
    fn arrived(&self, sent: Sent, id: String, lot: u32) -> Doc {
        let now = self.model.now;
        let old = sent.old.and_then(|old| self.model.docs.get(&old));
        let inherited = old.filter(|old| old.hidden(now)).and_then(|old| old.waits);
        let waits = match (inherited, sent.veil) {
            (None, Veil::Waiting) => Some(waiting(now)),
            (inherited, _) => inherited,
        };
        let masked = waits.is_none()
            && (sent.veil == Veil::Masked
                || self.model.switches.mask_new
                || old.is_some_and(|old| old.masked));
        Doc {
            id,
            kind: sent.kind,
            life: Life::Current,
            archived: false,
            masked,
            waits,
            due: due(waits, now),
            authors: sent.author.map(|author| PROFESSIONALS[author].rpps).into_iter().collect(),
            structure: Some(sent.by.structure().idnst),
            version: 1,
            updated: now,
            lot,
            reported: false,
        }
    }

    /// A document is in the space, perhaps in the place of another.
    fn take(&mut self, by: Feeder, number: u32, doc: Doc, old: Option<u32>) {
        let now = self.model.now;
        let name = self.feeder_name(by);
        let action = if old.is_some() { "replace" } else { "deposit" };
        self.model.line(&name, action, &doc.id, true);
        if let Some(old) = old.and_then(|old| self.model.docs.get_mut(&old)) {
            (old.life, old.archived, old.updated) = (Life::Superseded, false, now);
            old.version += 1;
        }
        let switches = self.model.switches;
        let (wanted, about) = match old {
            Some(_) => (switches.change_notices, "replacement"),
            None => (switches.deposit_notices, "deposit"),
        };
        if wanted && !doc.hidden(now) {
            self.model.notify(about, Some(number));
        }
        self.settle(number, doc);
    }

    /// Its identifier is known, and a PDF is read by the service.
    pub(crate) fn settle(&mut self, number: u32, doc: Doc) {
        self.aviary.add_id(&crate::stage::digits(&doc.id), number);
        if matches!(doc.kind, Kind::Letter | Kind::Own) {
            self.model.line("system", "maintain", &doc.id, true);
        }
        self.model.docs.insert(number, doc);
    }

    fn draft(&mut self, sent: Sent) -> Draft {
        let title = format!("Papier {}", self.canary(sent.number, Place::Title));
        let body = self.canary(sent.number, Place::Body);
        let number = self.papers + sent.number;
        let mut paper = Paper::about(self.identity(), number, &title);
        paper = match sent.author {
            Some(author) => {
                let one = PROFESSIONALS[author];
                paper.by(one.rpps, one.family, "Camille")
            }
            None => paper.by(&rpps(sent.number), &self.canary(sent.number, Place::Author), "Lou"),
        };
        if let Some(old) = sent.old {
            paper = paper.replacing(self.papers + old);
        }
        let mut draft = match sent.kind {
            Kind::Laboratory => paper.laboratory_draft(),
            Kind::Synthesis => paper.synthesis(&[&body], &[("I10", "Hypertension")]),
            Kind::Prescription => paper.prescription(&body, "20270101"),
            Kind::Letter | Kind::Report | Kind::Own => paper.draft(&body),
        };
        draft.description.comment = Some(self.canary(sent.number, Place::Comment));
        draft.labels = labels(sent.veil);
        draft
    }

    async fn provide(&mut self, by: Feeder, numbers: [u32; 2], veils: [Veil; 2]) {
        let sent = |place: usize| Sent {
            by,
            number: numbers[place],
            kind: Kind::Letter,
            veil: veils[place],
            author: None,
            old: None,
        };
        let drafts = [self.draft(sent(0)), self.draft(sent(1))];
        let (lot_number, who) = (self.papers + numbers[0], self.identity().clone());
        let software = self.feeder(by).await;
        let lot = software.lot(lot_number, &drafts);
        let page = software.post("/fhir", &build::provide(&lot, &who.ins, &drafts)).await.is(200);
        let entries = page.json()["entry"].as_array().cloned().unwrap();
        let locations: Vec<&str> =
            entries.iter().filter_map(|entry| entry["response"]["location"].as_str()).collect();
        let mut documents = locations.iter().filter(|at| at.starts_with("DocumentReference/"));
        for place in [0, 1] {
            let location = documents.next().unwrap();
            let wire = location.split('/').find(|part| part.len() == 64).unwrap();
            let doc = self.arrived(sent(place), doc_id(wire), numbers[0]);
            self.take(by, numbers[place], doc, None);
        }
        self.order_lines();
        let known = self.model.seen_by_structure(&by.structure().idnst);
        self.sweep("a feeder", &page, &known);
    }

    /// Both documents of a lot are there before either is read.
    fn order_lines(&mut self) {
        let last = self.model.lines.len();
        self.model.lines.swap(last - 3, last - 2);
    }

    async fn report(&mut self, by: usize, number: u32, veil: Veil) {
        let (title, body) = (self.canary(number, Place::Title), self.canary(number, Place::Body));
        let at = format!("{}/deposer", self.patient());
        let (doctor, csrf) = self.pro(by).await;
        let form = doctor.get(&at).await.is(200);
        self.sweep("who may only deposit", &form, &BTreeSet::new());
        let visibility = match veil {
            Veil::None => "visible",
            Veil::Masked => "masque",
            Veil::Waiting => "annonce",
        };
        let fields = [
            ("csrf", csrf.as_str()),
            ("titre", &title),
            ("type", Kind::Report.code()),
            ("texte", &body),
            ("visibilite", visibility),
        ];
        let page = doctor.upload(&at, &fields, b"").await.is(303);
        let (one, now) = (PROFESSIONALS[by], self.model.now);
        let waits = (veil == Veil::Waiting).then(|| waiting(now));
        let masked = waits.is_none() && (veil == Veil::Masked || self.model.switches.mask_new);
        let doc = Doc {
            id: crate::holder::last(&page.location()).to_owned(),
            kind: Kind::Report,
            life: Life::Current,
            archived: false,
            masked,
            waits,
            due: due(waits, now),
            authors: BTreeSet::from([one.rpps]),
            structure: Some(one.place.to_owned()),
            version: 1,
            updated: now,
            lot: number,
            reported: false,
        };
        self.model.line(&format!("practitioner {}", one.rpps), "deposit", &doc.id, true);
        if self.model.switches.deposit_notices && waits.is_none() {
            self.model.notify("deposit", Some(number));
        }
        self.settle(number, doc);
        let proof = doctor.get(&page.location()).await.is(200);
        self.sweep("who deposited", &proof, &BTreeSet::from([number]));
    }

    async fn delete(&mut self, by: Feeder, number: u32) {
        let id = self.model.id(Some(number));
        let address = format!("/fhir/DocumentReference/{}", self.wire(&id));
        let page = self.feeder(by).await.call(Method::DELETE, &address, None).await;
        let name = self.feeder_name(by);
        let life = self.model.of_structure(number, &by.structure().idnst).map(|doc| doc.life);
        let there = life.is_some_and(|life| life != Life::Withdrawn);
        assert_eq!(page.status, if life.is_some() { 204 } else { 404 }, "{}", page.said());
        self.sweep("a feeder", &page, &BTreeSet::new());
        self.model.line(&name, "withdraw", &id, there);
        if there {
            self.withdrawn(number);
        }
    }

    /// A document is taken back by who sent it.
    fn withdrawn(&mut self, number: u32) {
        let now = self.model.now;
        let doc = self.model.docs.get_mut(&number).unwrap();
        (doc.life, doc.updated) = (Life::Withdrawn, now);
        doc.version += 1;
        let told = !doc.hidden(now) && self.model.switches.change_notices;
        if told {
            self.model.notify("deletion", Some(number));
        }
    }

    async fn patch(&mut self, by: Feeder, number: u32, patch: Patch) {
        let id = self.model.id(Some(number));
        let address = format!("/fhir/DocumentReference/{}", self.wire(&id));
        let operations = operations(patch);
        let page = self.feeder(by).await.patch(&address, &operations).await;
        let structure = by.structure().idnst;
        let (action, status) = self.change(by, number, patch);
        assert_eq!(page.status, status, "{patch:?} of {number} {}", page.said());
        let known = self.model.seen_by_structure(&structure);
        self.sweep("a feeder", &page, &known);
        if let Some((action, permitted)) = action {
            let name = self.feeder_name(by);
            self.model.line(&name, action, &id, permitted);
        }
    }

    /// What a patch does: the line it leaves, and the answer.
    fn change(
        &mut self,
        by: Feeder,
        number: u32,
        patch: Patch,
    ) -> (Option<(&'static str, bool)>, u16) {
        let now = self.model.now;
        let told = self.model.switches.deposit_notices;
        let there = self.model.docs.get_mut(&number);
        let (masked, hidden) =
            there.as_ref().map_or((false, false), |doc| (doc.masked, doc.hidden(now)));
        let action = match patch {
            Patch::Mask if !masked && there.is_some() => "mask",
            Patch::Hide if !hidden && there.is_some() => "mask",
            Patch::Bare if masked => "unmask",
            Patch::Bare if hidden => "disclose",
            _ => "archive",
        };
        let theirs = |doc: &&mut Doc| doc.structure.as_deref() == Some(&*by.structure().idnst);
        // Whose document it is comes before what is wanted of it.
        let Some(doc) = there.filter(theirs) else { return (Some(("archive", false)), 404) };
        if doc.life == Life::Withdrawn {
            return (Some(("archive", false)), 410);
        }
        // Taking a mask off is the holder's alone.
        if action == "unmask" {
            return (Some((action, false)), 403);
        }
        match (patch, action) {
            (Patch::Mask, "mask") if hidden => return (None, 422),
            (Patch::Hide, "mask") => return (None, 422),
            (Patch::Mask, "mask") => doc.masked = true,
            (_, "disclose") => doc.waits = None,
            (Patch::Archive, _) => doc.archived = true,
            (Patch::TakeBack, _) => doc.archived = false,
            // Nothing differs: somebody was there, and that is all.
            _ => return (Some((action, true)), 200),
        }
        (doc.version, doc.updated) = (doc.version + 1, now);
        if action == "disclose" && told {
            self.model.notify("deposit", Some(number));
        }
        (Some((action, true)), 200)
    }

    async fn open(&mut self, by: usize, ground: Ground) {
        let one = PROFESSIONALS[by];
        let ins = self.identity().ins.spaced();
        let (doctor, csrf) = self.pro(by).await;
        let (word, reason) = match ground {
            Ground::Consent => ("consentement", ""),
            Ground::CareTeam => ("equipe", ""),
            Ground::Emergency => ("urgence", REASON),
        };
        let fields = [("csrf", &*csrf), ("ins", &*ins), ("motif", word), ("raison", reason)];
        let page = doctor.post("/pro/patients", &fields).await;
        let motive = if ground == Ground::Emergency { Motive::Emergency } else { Motive::Care };
        let eyes = Eyes::Professional(one, motive);
        let name = who(eyes);
        let let_in = match (motive, self.model.standing(eyes)) {
            (Motive::Care, Standing::Blocked) => {
                self.model.line(&name, "authorise", "", false);
                self.model.notify("blocked attempt", None);
                false
            }
            (Motive::Care, _) => {
                if self.model.authorise(one.rpps) {
                    self.model.line(&name, "authorise", "", true);
                    self.model.notify("first access", None);
                }
                self.model.line(&name, "open", "", true);
                true
            }
            (_, standing) => {
                let open = standing == Standing::Open;
                self.model.line(&name, "open", "", open);
                if open {
                    self.model.notify("emergency", None);
                }
                open
            }
        };
        assert_eq!(page.status, if let_in { 303 } else { 403 }, "{one:?} {ground:?}");
        self.sweep(&name, &page, &BTreeSet::new());
        if let_in {
            self.came(by, motive == Motive::Emergency);
        }
    }

    /// Days pass; what waited for them is told, or opens.
    fn days(&mut self, hours: u32) {
        let before = self.model.now;
        self.wait(jiff::SignedDuration::from_hours(hours.into()));
        let now = self.model.now;
        let passed = |at: jiff::Timestamp| before < at && at <= now;
        let mut due: Vec<(jiff::Timestamp, u32)> = Vec::new();
        for (number, doc) in &self.model.docs {
            due.extend(doc.due.iter().filter(|at| passed(**at)).map(|at| (*at, *number)));
        }
        due.sort_unstable();
        for (at, number) in due {
            let doc = &self.model.docs[&number];
            let (id, there) = (doc.id.clone(), doc.life != Life::Withdrawn);
            let opens = doc.waits.map(|(_, open)| at == open);
            // The calendar comes for nothing when it was disclosed before, and says so when it was withdrawn.
            if opens.is_some() || !there {
                self.model.line("system", "maintain", &id, there);
            }
            let Some(opens) = opens.filter(|_| there) else { continue };
            // That something waits is always said; that something arrived, as the holder wants.
            if !opens || self.model.switches.deposit_notices {
                let about = if opens { "deposit" } else { "waiting" };
                self.model.notify(about, opens.then_some(number));
            }
        }
    }
}

/// When a document that arrives now is told of, and when it opens.
fn waiting(now: jiff::Timestamp) -> (jiff::Timestamp, jiff::Timestamp) {
    let paris = jiff::tz::TimeZone::get("Europe/Paris").unwrap();
    let local = now.to_zoned(paris);
    let after = |span: jiff::Span| local.checked_add(span).unwrap().timestamp();
    (after(2.weeks()), after(1.month()))
}

/// When the calendar will look at it: what is past was told of the version before.
fn due(
    waits: Option<(jiff::Timestamp, jiff::Timestamp)>,
    now: jiff::Timestamp,
) -> Vec<jiff::Timestamp> {
    let both = waits.into_iter().flat_map(|(tell, open)| [tell, open]);
    both.filter(|at| *at > now).collect()
}

fn labels(veil: Veil) -> Vec<Label> {
    match veil {
        Veil::None => Vec::new(),
        Veil::Masked => vec![Label::Masked],
        Veil::Waiting => vec![Label::HiddenFromHolder],
    }
}

fn operations(patch: Patch) -> serde_json::Value {
    const SYSTEM: &str = "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";
    let add = |code: &str| {
        let value = json!({ "coding": [{ "system": SYSTEM, "code": code }] });
        json!([{ "op": "add", "path": "/securityLabel/-", "value": value }])
    };
    let shelf = |away: bool| json!([{ "op": "replace", "path": "/extension/0/valueBoolean", "value": away }]);
    match patch {
        Patch::Mask => add("MASQUE_PS"),
        Patch::Hide => add("INVISIBLE_PATIENT"),
        Patch::Bare => json!([{ "op": "remove", "path": "/securityLabel" }]),
        Patch::Archive => shelf(true),
        Patch::TakeBack => shelf(false),
    }
}

/// A valid RPPS nobody in the cast has.
fn rpps(number: u32) -> String {
    let body = format!("108000{number:04}");
    let digit = (0..10).map(|digit| format!("{body}{digit}"));
    let mut valid = digit.filter(|text| carnet_core::identity::Rpps::parse(text).is_ok());
    valid.next().unwrap()
}

fn id_of(page: &Page) -> String {
    doc_id(page.json()["id"].as_str().unwrap())
}

/// Our name of a document, from its id on the wire.
fn doc_id(wire: &str) -> String {
    format!("doc_{}", &wire[32..])
}

/// The search parameter that names Alice.
pub(crate) fn patient_of(stage: &Stage<'_>) -> String {
    software::patient(stage.identity())
}
