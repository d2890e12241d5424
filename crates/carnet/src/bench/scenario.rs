//! What is measured: who asks for which addresses, what the answer must show, and the budget.

use serde::Serialize;

use super::stage::Stage;
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
}

/// What the architecture promises.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Budget {
    /// Half of the answers come within these milliseconds.
    P50Ms(f64),
    /// Nineteen answers out of twenty come within these milliseconds.
    P95Ms(f64),
}

/// One scenario.
#[derive(Debug, Clone)]
pub(super) struct Scenario {
    /// Name, stable: figures of two versions are compared by it.
    pub(super) name: &'static str,
    /// Who asks.
    pub(super) who: Who,
    /// The addresses asked for, in turn; never empty.
    addresses: Vec<String>,
    /// What every right answer contains.
    pub(super) shows: String,
    /// The budget, where there is one.
    pub(super) budget: Option<Budget>,
}

impl Scenario {
    /// The address of a request.
    pub(super) fn address(&self, number: usize) -> &str {
        let turn = number % self.addresses.len().max(1);
        self.addresses.get(turn).map_or("/", String::as_str)
    }
}

/// Words that are in many, some and few of the documents.
const WORDS: [&str; 4] = ["traitement", "cardiologie", "glycémie", "bilan hépatique"];

/// A page of the citizen's portal (`docs/PERFORMANCE.md`).
const PAGE: Budget = Budget::P95Ms(50.0);
/// What a doctor with thirty seconds waits for.
const SPACE: Budget = Budget::P95Ms(100.0);
/// A search by software.
const SEARCH: Budget = Budget::P50Ms(5.0);

/// Every scenario. What reads the history comes first: each request after it adds a line there.
pub(super) async fn all(stage: &Stage) -> Result<Vec<Scenario>, StartError> {
    let patient = format!("/pro/patients/{}", stage.space());
    let read = stage.documents(Who::Doctor, &stage.list()).await?;
    let own = stage.documents(Who::Holder, "/espace/documents").await?;
    let one = |addresses: &[String]| addresses.first().cloned().into_iter().collect::<Vec<_>>();
    let name = stage.family();
    let holder = |name, address: &str, shows: &str| Scenario {
        name,
        who: Who::Holder,
        addresses: vec![address.to_owned()],
        shows: shows.to_owned(),
        budget: Some(PAGE),
    };
    let doctor = |scenario, addresses, budget| Scenario {
        name: scenario,
        who: Who::Doctor,
        addresses,
        shows: name.clone(),
        budget,
    };
    let searches =
        |base: &str| WORDS.iter().map(|words| format!("{base}?q={}", encoded(words))).collect();
    let search = format!("/fhir/DocumentReference?{}&status=current", stage.searched());
    Ok(vec![
        holder("holder-history", "/espace/historique", "<h1"),
        holder("holder-home", "/espace", "<h1"),
        holder("holder-notices", "/espace/notifications", "<h1"),
        holder("holder-documents", "/espace/documents", "/espace/documents/"),
        Scenario { addresses: one(&own), ..holder("holder-document", "/", "<h1") },
        doctor("doctor-opens-space", vec![patient], Some(SPACE)),
        doctor("doctor-documents", vec![stage.list()], Some(SPACE)),
        doctor("doctor-searches", searches(&stage.list()), Some(SPACE)),
        doctor("doctor-document", one(&read), None),
        doctor("doctor-next-document", read, None),
        Scenario {
            name: "software-searches",
            who: Who::Software,
            addresses: vec![search],
            shows: "DocumentReference".to_owned(),
            budget: Some(SEARCH),
        },
    ])
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
