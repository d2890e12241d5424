//! What must be true after every restart.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use crate::load::{World, search};
use crate::model::Unknown;
use crate::place::Place;
use crate::visitor::OTHER;

/// Older documents read back each round, beside those of the round.
const SAMPLE: usize = 6;

impl World {
    /// Sends what was never answered again, as it was: it gives one document, whatever became of it before.
    pub(crate) async fn resolve(&self) {
        let unknown = std::mem::take(&mut self.model.lock().unwrap().unknown);
        for unknown in unknown {
            let answer = self.send(&unknown).await.unwrap();
            self.note(&format!("again {}", answer.status));
            assert!(self.take(&unknown, &answer), "{} {}", answer.status, answer.text());
            if let Unknown::Deposit { path: "/fhir", sent, .. } = &unknown {
                assert_eq!(sent.len(), 2, "both of a lot, or none");
            }
        }
    }

    /// Every document of the round, and some older ones, read back byte for byte; every list is what was acknowledged,
    /// no more and no less; nothing was answered wrongly.
    pub(crate) async fn holds(&self, chance: &mut ChaCha8Rng) {
        let mut looked_at = std::mem::take(&mut self.model.lock().unwrap().fresh);
        let all = self.model.lock().unwrap().documents.len();
        looked_at.extend((0..SAMPLE.min(all)).map(|_| chance.random_range(0..all)));
        for document in looked_at {
            self.reads_back(document).await.unwrap();
        }
        for patient in 0..self.people.len() {
            let listed = self.listed(patient).await;
            let model = self.model.lock().unwrap();
            let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
            let shown = model.shown(patient);
            let lost: Vec<_> = shown.difference(&listed).collect();
            let extra: Vec<_> = listed.difference(&shown).collect();
            assert!(lost.is_empty() && extra.is_empty(), "lost {lost:?}, not ours {extra:?}");
        }
        let wrong = &self.model.lock().unwrap().wrong;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// All of somebody's documents in force that another professional finds, page by page.
    async fn listed(&self, patient: usize) -> Vec<String> {
        let (mut ids, mut next) = (Vec::new(), Some(search(&self.people[patient].0)));
        while let Some(address) = next {
            let answer = self.software.get(&address, OTHER).await.unwrap();
            assert_eq!(answer.status, 200, "{}", answer.text());
            let page = answer.json();
            let entries = page["entry"].as_array().cloned().unwrap_or_default();
            let found = entries.iter().filter(|entry| entry["search"]["mode"] == "match");
            ids.extend(found.map(|it| it["resource"]["id"].as_str().unwrap().to_owned()));
            let links = page["link"].as_array().cloned().unwrap_or_default();
            let link = links.iter().find(|link| link["relation"] == "next");
            next = link.map(|link| link["url"].as_str().unwrap().to_owned());
        }
        ids
    }

    /// What each holder takes home verifies offline, and tells of every answer that was given: one arrival for each
    /// document, a line for each read and each mask that was acknowledged.
    pub(crate) async fn tells(&self, place: &Place) {
        for (patient, (_, holder)) in self.people.iter().enumerate() {
            let archive = place.path("export.zip");
            std::fs::write(&archive, holder.export().await).unwrap();
            let mut verify = place.program(None);
            let verified = verify.arg("verify").arg(&archive).output().await.unwrap();
            let said = String::from_utf8_lossy(&verified.stdout).into_owned();
            assert!(verified.status.success(), "{said}");
            let lines = lines(&archive);
            let count = |id: &str, actions: &[&str]| -> u32 {
                let of = |action: &&str| lines.get(&(id.to_owned(), (**action).to_owned()));
                actions.iter().filter_map(of).sum()
            };
            let model = self.model.lock().unwrap();
            for document in model.documents.iter().filter(|it| it.sent.patient == patient) {
                let name = document.name();
                assert_eq!(count(&name, &["deposit", "replace"]), 1, "arrivals of {name}");
                assert!(count(&name, &["read"]) >= document.reads, "reads of {name}");
                let masks = count(&name, &["mask", "unmask"]);
                assert!(masks >= document.masks, "masks of {name}: {masks}");
            }
        }
    }
}

/// How often each document met each action, in the ledger of an archive.
fn lines(archive: &std::path::Path) -> BTreeMap<(String, String), u32> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(archive).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name("ledger.json").unwrap().read_to_string(&mut text).unwrap();
    let ledger: Value = serde_json::from_str(&text).unwrap();
    let mut counts = BTreeMap::new();
    for line in ledger["lines"].as_array().unwrap() {
        let (document, action) = (&line["detail"]["document"], &line["action"]);
        if let Some((document, action)) = document.as_str().zip(action.as_str()) {
            *counts.entry((document.to_owned(), action.to_owned())).or_default() += 1;
        }
    }
    counts
}

/// The operator's check, on a server that was stopped: all is true, and nothing is left that no document names.
pub(crate) async fn check(place: &Place) {
    let said = place.administer(&["check"]).await;
    assert!(said.contains("everything is true"), "{said}");
    let orphans = said.lines().find(|line| line.contains("no document names")).unwrap();
    assert!(orphans.starts_with("0 objects"), "the sweep left {orphans}");
}
