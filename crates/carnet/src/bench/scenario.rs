//! What is measured: who asks for what, what the answer must show, and the budget.

use std::sync::Arc;

use serde::Serialize;

use super::stage::{Feeder, Stage};
use crate::config::StartError;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The holder of the large space.
    Holder,
    /// A doctor with an authorisation to it.
    Doctor,
    /// The software of a hospital, for a doctor.
    Software,
    /// The same software on its own account, which only feeds.
    Feed,
}

/// What the architecture promises.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Budget {
    /// Half of the answers come within these milliseconds, when one asks at a time.
    P50Ms(f64),
    /// Nineteen answers out of twenty come within these milliseconds, when one asks at a time.
    P95Ms(f64),
    /// So many answers each second, when the most ask at once.
    PerSecond(f64),
}

/// How a document is deposited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// ITI-105, Simplified Publish.
    Simplified,
    /// ITI-65, Provide Document Bundle.
    Provide,
}

/// One request.
#[derive(Debug)]
pub(super) enum Asked {
    /// `GET` of an address.
    Get(String),
    /// `POST` of FHIR to an address.
    Post(&'static str, String),
}

impl Asked {
    pub(super) fn address(&self) -> &str {
        match self {
            Self::Get(address) => address,
            Self::Post(address, _) => address,
        }
    }
}

/// Where requests come from.
#[derive(Debug, Clone)]
enum Source {
    /// These addresses, in turn; never empty.
    Addresses(Vec<String>),
    /// A new document each time.
    Documents(Arc<Feeder>, Way),
}

/// One scenario.
#[derive(Debug, Clone)]
pub(super) struct Scenario {
    /// Name, stable: figures of two versions are compared by it.
    pub(super) name: &'static str,
    /// Who asks.
    pub(super) who: Who,
    source: Source,
    /// The status of every right answer.
    pub(super) status: u16,
    /// What every right answer contains.
    pub(super) shows: String,
    /// The budget, where there is one.
    pub(super) budget: Option<Budget>,
}

impl Scenario {
    /// The request of a number.
    pub(super) fn request(&self, number: usize) -> Asked {
        match &self.source {
            Source::Addresses(addresses) => {
                let turn = number % addresses.len().max(1);
                Asked::Get(addresses.get(turn).map_or("/", String::as_str).to_owned())
            }
            Source::Documents(feeder, Way::Simplified) => {
                Asked::Post("/fhir/DocumentReference", feeder.simplified())
            }
            Source::Documents(feeder, Way::Provide) => Asked::Post("/fhir", feeder.provide()),
        }
    }
}

/// Words that are in many, some and few of the documents.
const WORDS: [&str; 4] = ["traitement", "cardiologie", "glycémie", "bilan hépatique"];

/// A page of the citizen's portal (`docs/PERFORMANCE.md`).
const PAGE: Budget = Budget::P95Ms(50.0);
/// What a doctor with thirty seconds waits for.
const SPACE: Budget = Budget::P95Ms(100.0);
/// A search of 200 documents by software.
const SEARCH: Budget = Budget::P50Ms(5.0);
/// Ten times what France deposits each second, on the average of a year.
const DEPOSIT: Budget = Budget::PerSecond(133.0);

/// Every scenario. What reads the history comes first: each request after it adds a line there.
pub(super) async fn all(stage: &Stage) -> Result<Vec<Scenario>, StartError> {
    let mut all = portals(stage).await?;
    all.extend(software(stage).await?);
    let deposit = |name, way, status, shows: &str| Scenario {
        name,
        who: Who::Feed,
        source: Source::Documents(stage.feeder(), way),
        status,
        shows: shows.to_owned(),
        budget: Some(DEPOSIT),
    };
    all.push(deposit("deposit-iti105", Way::Simplified, 201, "DocumentReference"));
    all.push(deposit("deposit-iti65", Way::Provide, 200, "transaction-response"));
    Ok(all)
}

/// Pages.
async fn portals(stage: &Stage) -> Result<Vec<Scenario>, StartError> {
    let patient = format!("/pro/patients/{}", stage.space());
    let read = stage.documents(Who::Doctor, &stage.list()).await?;
    let own = stage.documents(Who::Holder, "/espace/documents").await?;
    let one = |addresses: &[String]| addresses.first().cloned().into_iter().collect::<Vec<_>>();
    let name = stage.family();
    let page = |name, who, addresses, shows: &str, budget| Scenario {
        name,
        who,
        source: Source::Addresses(addresses),
        status: 200,
        shows: shows.to_owned(),
        budget,
    };
    let holder = |name, address: &str, shows: &str| {
        page(name, Who::Holder, vec![address.to_owned()], shows, Some(PAGE))
    };
    let doctor =
        |scenario, addresses, budget| page(scenario, Who::Doctor, addresses, &name, budget);
    let searches =
        |base: &str| WORDS.iter().map(|words| format!("{base}?q={}", encoded(words))).collect();
    Ok(vec![
        holder("holder-history", "/espace/historique", "<h1"),
        holder("holder-home", "/espace", "<h1"),
        holder("holder-notices", "/espace/notifications", "<h1"),
        holder("holder-documents", "/espace/documents", "/espace/documents/"),
        page("holder-document", Who::Holder, one(&own), "<h1", Some(PAGE)),
        doctor("doctor-opens-space", vec![patient], Some(SPACE)),
        doctor("doctor-documents", vec![stage.list()], Some(SPACE)),
        doctor("doctor-searches", searches(&stage.list()), Some(SPACE)),
        doctor("doctor-document", one(&read), None),
        doctor("doctor-next-document", read, None),
    ])
}

/// What software asks for: the documents of a patient, few, some and many, and the bytes of one.
async fn software(stage: &Stage) -> Result<Vec<Scenario>, StartError> {
    const NAMES: [&str; 3] =
        ["software-searches-few", "software-searches-some", "software-searches-many"];
    let scenario = |name, addresses, shows: &str, budget| Scenario {
        name,
        who: Who::Software,
        source: Source::Addresses(addresses),
        status: 200,
        shows: shows.to_owned(),
        budget,
    };
    let mut all = Vec::new();
    let mut files = Vec::new();
    for (name, patient) in NAMES.into_iter().zip(stage.searched()) {
        let search = format!("/fhir/DocumentReference?{patient}&status=current");
        let budget = (name == "software-searches-some").then_some(SEARCH);
        if files.is_empty() {
            files = stage.files(&search).await?;
        }
        all.push(scenario(name, vec![search], "DocumentReference", budget));
    }
    all.push(scenario("software-retrieves", files, "", None));
    Ok(all)
}

/// A query value (RFC 3986 §2.1).
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
