//! Several clients at once: deposits, lots, new versions, masks, reads, searches.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind};
use carnet_interop::fhir::provide::SubmissionSet;
use carnet_interop::fhir::{Draft, build};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

use crate::model::{Model, Sent, Unknown};
use crate::paper::Paper;
use crate::people::{self, Identity};
use crate::visitor::{AUTHOR, Answer, Gone, Holder, OTHER, Software};

/// Clients at once.
pub(crate) const CLIENTS: usize = 5;
/// Sizes of the letters, in characters.
const LENGTHS: [usize; 4] = [200, 2_000, 20_000, 60_000];

/// Everybody who talks to the server, and what they know.
pub(crate) struct World {
    pub(crate) software: Software,
    pub(crate) people: Vec<(Identity, Holder)>,
    pub(crate) model: Mutex<Model>,
    pub(crate) numbers: AtomicU32,
    /// One line for each request before it leaves and when its answer came, outside the server.
    pub(crate) journal: Mutex<std::fs::File>,
}

/// One client with its chance.
pub(crate) struct Client {
    world: Arc<World>,
    number: usize,
    chance: ChaCha8Rng,
}

/// Runs all clients until told to stop, or until the server is gone.
pub(crate) async fn run(world: &Arc<World>, seed: u64, stop: &watch::Receiver<bool>) {
    let clients = (0..CLIENTS).map(|number| {
        let client = Client::of(world, number, seed);
        tokio::spawn(client.work(stop.clone()))
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
}

impl World {
    pub(crate) fn note(&self, line: &str) {
        writeln!(self.journal.lock().unwrap(), "{line}").unwrap();
    }

    /// Reads one answer to a deposit; what is neither yes nor « come back » is wrong.
    pub(crate) fn take(&self, unknown: &Unknown, answer: &Answer) -> bool {
        let mut model = self.model.lock().unwrap();
        match (answer.status, unknown) {
            (200 | 201, Unknown::Deposit { sent, .. }) => {
                let ids = ids(answer);
                assert_eq!(ids.len(), sent.len(), "{}", answer.text());
                for (sent, id) in sent.iter().zip(ids) {
                    model.acknowledge(sent.clone(), id);
                }
                true
            }
            (303, Unknown::Mask { document, to }) if answer.location.starts_with("/espace") => {
                model.mask(*document, *to);
                true
            }
            (503, _) => {
                model.refused += 1;
                if answer.retry_after.is_none() {
                    model.wrong.push(format!("503 without Retry-After: {}", answer.text()));
                }
                false
            }
            (status, _) => {
                let said = answer.text();
                model
                    .wrong
                    .push(format!("{status} {} to {unknown:.300?}\n{said}", answer.location));
                false
            }
        }
    }

    /// Sends a request whose answer is not known.
    pub(crate) async fn send(&self, unknown: &Unknown) -> Result<Answer, Gone> {
        match unknown {
            Unknown::Deposit { path, body, .. } => self.software.post(path, body).await,
            Unknown::Mask { document, to } => {
                let (patient, name) = {
                    let model = self.model.lock().unwrap();
                    let known = &model.documents[*document];
                    (known.sent.patient, known.name())
                };
                self.people[patient].1.mask(&name, *to).await
            }
        }
    }
}

/// The ids of the documents in an answer: one resource, or the entries of a transaction.
fn ids(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    if let Some(id) = json["id"].as_str().filter(|_| json["resourceType"] == "DocumentReference") {
        return vec![id.to_owned()];
    }
    let entries = json["entry"].as_array().cloned().unwrap_or_default();
    let place = |entry: &Value| entry["response"]["location"].as_str().map(str::to_owned);
    let mut seen = BTreeSet::new();
    let ids = entries.iter().filter_map(place).filter_map(|place| {
        let (_, rest) = place.split_once("DocumentReference/")?;
        Some(rest.split('/').next()?.to_owned())
    });
    ids.filter(|id| seen.insert(id.clone())).collect()
}

impl Client {
    pub(crate) fn of(world: &Arc<World>, number: usize, seed: u64) -> Self {
        let chance = ChaCha8Rng::seed_from_u64(seed.wrapping_mul(31).wrapping_add(number as u64));
        Self { world: Arc::clone(world), number, chance }
    }

    async fn work(mut self, stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let done = match self.chance.random_range(0..100) {
                0..45 => self.deposit(None).await,
                45..55 => self.lot().await,
                55..65 => self.replace().await,
                65..80 => self.mask().await,
                80..92 => self.read().await,
                _ => self.search().await,
            };
            if done.is_err() {
                return;
            }
        }
    }

    /// A letter nobody has sent before.
    fn letter(&mut self, patient: usize, replaces: Option<usize>) -> (Draft, Sent) {
        let number = self.world.numbers.fetch_add(1, Ordering::Relaxed);
        let length = LENGTHS[self.chance.random_range(0..LENGTHS.len())];
        let words: String =
            (0..length).map(|_| char::from(self.chance.random_range(b'a'..=b'z'))).collect();
        let identity = &self.world.people[patient].0;
        let mut paper = Paper::about(identity, number, &format!("Lettre {number}"));
        let mut masked = false;
        if let Some(old) = replaces {
            let model = self.world.model.lock().unwrap();
            paper = paper.replacing(model.documents[old].sent.number);
            masked = model.documents[old].masked;
        }
        let draft = paper.draft(&words);
        let sha256 = hex(&Sha256::digest(&draft.bytes));
        let client = self.number;
        (draft, Sent { patient, client, number, sha256, masked, replaces })
    }

    pub(crate) async fn deposit(&mut self, replaces: Option<usize>) -> Result<(), Gone> {
        let known =
            replaces.map(|old| self.world.model.lock().unwrap().documents[old].sent.patient);
        let patient = known.unwrap_or_else(|| self.chance.random_range(0..self.world.people.len()));
        let (draft, sent) = self.letter(patient, replaces);
        let body = build::simplified(&draft).to_string().into_bytes();
        let path = "/fhir/DocumentReference";
        self.ask(Unknown::Deposit { path, body, sent: vec![sent] }).await
    }

    async fn lot(&mut self) -> Result<(), Gone> {
        let patient = self.chance.random_range(0..self.world.people.len());
        let letters = [self.letter(patient, None), self.letter(patient, None)];
        let (drafts, sent): (Vec<Draft>, Vec<Sent>) = letters.into_iter().unzip();
        let lot = SubmissionSet {
            unique_id: format!("urn:oid:1.2.250.1.999.43.7.{}", sent[0].number),
            source_id: "urn:oid:1.2.250.1.999.43".to_owned(),
            designation: Code::new("1.2.250.1.213.2.2", "07", "Consultation"),
            title: None,
            author: Author {
                kind: AuthorKind::Device,
                person: None,
                role: None,
                structure: Some(people::hospital()),
                device: Some("DPI des Orgues".to_owned()),
            },
            submitted: drafts[0].description.created,
        };
        let bundle = build::provide(&lot, &self.world.people[patient].0.ins, &drafts);
        let body = bundle.to_string().into_bytes();
        self.ask(Unknown::Deposit { path: "/fhir", body, sent }).await
    }

    async fn replace(&mut self) -> Result<(), Gone> {
        match self.one_of_mine() {
            Some(old) => self.deposit(Some(old)).await,
            None => Ok(()),
        }
    }

    pub(crate) async fn mask(&mut self) -> Result<(), Gone> {
        let Some(document) = self.one_of_mine() else { return Ok(()) };
        let to = !self.world.model.lock().unwrap().documents[document].masked;
        self.ask(Unknown::Mask { document, to }).await
    }

    pub(crate) async fn read(&mut self) -> Result<(), Gone> {
        let Some(document) = self.one_of_mine() else { return Ok(()) };
        self.world.reads_back(document).await
    }

    async fn search(&mut self) -> Result<(), Gone> {
        let patient = self.chance.random_range(0..self.world.people.len());
        let answer = self.world.software.get(&search(&self.world.people[patient].0), OTHER).await?;
        if !matches!(answer.status, 200 | 503) {
            let wrong = format!("{} to a search\n{}", answer.status, answer.text());
            self.world.model.lock().unwrap().wrong.push(wrong);
        }
        Ok(())
    }

    fn one_of_mine(&mut self) -> Option<usize> {
        let mine = self.world.model.lock().unwrap().of_client(self.number);
        if mine.is_empty() { None } else { Some(mine[self.chance.random_range(0..mine.len())]) }
    }

    /// Sends a request. Until it is answered nobody knows what became of it.
    async fn ask(&self, unknown: Unknown) -> Result<(), Gone> {
        let name = name(&unknown);
        self.world.note(&format!("asks {name}"));
        let answer = self.world.send(&unknown).await;
        let known = answer.as_ref().is_ok_and(|answer| self.world.take(&unknown, answer));
        let status = answer.as_ref().map_or(0, |answer| answer.status);
        self.world.note(&format!("told {status} {name}"));
        if !known {
            self.world.model.lock().unwrap().unknown.push(unknown);
        }
        answer.map(drop)
    }
}

/// How the journal names a request.
fn name(unknown: &Unknown) -> String {
    match unknown {
        Unknown::Deposit { sent, .. } => {
            let name = |sent: &Sent| format!("deposit {} {}", sent.number, sent.sha256);
            sent.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Unknown::Mask { document, to } => format!("mask {document} {to}"),
    }
}

impl World {
    /// The bytes of a document are those that were sent.
    pub(crate) async fn reads_back(&self, document: usize) -> Result<(), Gone> {
        let (id, sha256) = {
            let model = self.model.lock().unwrap();
            let known = &model.documents[document];
            (known.id.clone(), known.sent.sha256.clone())
        };
        let answer = self.software.get(&format!("/fhir/Binary/{id}"), AUTHOR).await?;
        let same = answer.status == 200 && hex(&Sha256::digest(&answer.bytes)) == sha256;
        let mut model = self.model.lock().unwrap();
        if same {
            model.documents[document].reads += 1;
        } else if answer.status != 503 {
            model.wrong.push(format!("{} to a read of {id}\n{}", answer.status, answer.text()));
        }
        Ok(())
    }
}

/// Where somebody's documents in force are listed, a hundred at a time.
pub(crate) fn search(who: &Identity) -> String {
    let (oid, matricule) = (who.ins.domain().oid(), who.ins.matricule());
    let who = format!("patient.identifier=urn:oid:{oid}%7C{matricule}");
    format!("/fhir/DocumentReference?{who}&status=current&_count=100")
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}").unwrap();
    }
    text
}
