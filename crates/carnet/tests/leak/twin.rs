//! Two worlds: the same script with and without one document. Who may not know of it gets the same from both, to
//! the last byte, but for identifiers and what is drawn by lot.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::app::App;
use crate::cast::Feeder;
use crate::dice::Dice;
use crate::holder::documents_of;
use crate::home::unpacked;
use crate::http::{Client, Page, between};
use crate::look::Thing;
use crate::play::patient_of;
use crate::script::{Author, Deed, Ground, Kind, Op, Patch, Veil};
use crate::software::Software;
use crate::stage::Stage;

/// Number of the document that is in one world only, and of its next version.
const SECRET: u32 = 900;
const NEXT: u32 = 901;
/// Operations of one script, besides those about the secret.
const LENGTH: usize = 26;

/// What is kept from whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// A masked document, from a doctor with an authorisation and from their software.
    Masked,
    /// One the holder masks as soon as it is there.
    MaskedByItsHolder,
    /// One withdrawn before anybody saw it, from the same.
    Withdrawn,
    /// One that waits for an announcement, from its holder.
    Waiting,
}

impl Kept {
    pub(crate) const ALL: [Self; 4] =
        [Self::Masked, Self::MaskedByItsHolder, Self::Withdrawn, Self::Waiting];
}

/// A step of a script; the secret ones are left out of the other world.
#[derive(Debug, Clone, Copy)]
struct Step {
    op: Op,
    secret: bool,
}

/// Plays one script in both worlds, and compares what the one who may not know gets.
pub(crate) async fn compare(start: impl AsyncFn() -> App, kept: Kept, seed: u64) {
    let script = script(kept, seed);
    let with = told(&mut start().await, &script, kept, true).await;
    let without = told(&mut start().await, &script, kept, false).await;
    for (one, other) in with.iter().zip(&without) {
        let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(differs.is_none(), "{kept:?}, seed {seed}: {differs:#?}\n{}", steps(&script));
        assert_eq!(one.len(), other.len(), "{kept:?}, seed {seed}");
    }
    assert_eq!(with.len(), without.len(), "{kept:?}, seed {seed}");
}

fn steps(script: &[Step]) -> String {
    script.iter().map(|step| format!("  {step:?}")).collect::<Vec<_>>().join("\n")
}

fn script(kept: Kept, seed: u64) -> Vec<Step> {
    let mut author = Author::new(seed);
    let mut dice = Dice::new(seed);
    let plain = |op| Step { op, secret: false };
    let mut steps = vec![plain(Op::START), plain(Op::Open { by: 0, ground: Ground::Consent })];
    while steps.len() < LENGTH {
        let op = author.next();
        let left_out = match op {
            // What our own pages write is numbered by lot, and days would end the waiting.
            Op::Report { .. } | Op::Wait { .. } => true,
            Op::Open { by, ground } => by == 0 && ground == Ground::Emergency,
            _ => false,
        };
        if !left_out {
            steps.push(plain(op));
        }
    }
    let mut at = 3 + dice.below(6) as usize;
    for op in secret(kept, &mut dice) {
        steps.insert(at.min(steps.len()), Step { op, secret: true });
        // Its holder masks it before anybody comes.
        let close = matches!(kept, Kept::MaskedByItsHolder | Kept::Withdrawn);
        at += 1 + if close { 0 } else { dice.below(5) as usize };
    }
    steps
}

/// What happens to the secret document.
fn secret(kept: Kept, dice: &mut Dice) -> Vec<Op> {
    let by = Feeder::Hospital;
    let send =
        |number, veil, old| Op::Send { by, number, kind: Kind::Synthesis, veil, author: None, old };
    let veil = match kept {
        Kept::Masked | Kept::Withdrawn => Veil::Masked,
        Kept::MaskedByItsHolder => Veil::None,
        Kept::Waiting => Veil::Waiting,
    };
    let mut ops = vec![send(SECRET, veil, None)];
    if kept == Kept::MaskedByItsHolder {
        ops.push(Op::Deed { number: SECRET, deed: Deed::Mask });
    }
    if dice.percent(60) {
        ops.push(Op::Patch { by, number: SECRET, patch: Patch::Archive });
    }
    if kept == Kept::Withdrawn {
        ops.push(Op::Delete { by, number: SECRET });
    } else if dice.percent(60) {
        ops.push(send(NEXT, Veil::None, Some(SECRET)));
    }
    ops
}

/// Plays the script, and keeps what is told at its end and on the way.
async fn told(app: &mut App, script: &[Step], kept: Kept, with: bool) -> Vec<String> {
    let mut stage = Stage::build(app, 5, 0).await;
    let mut told = Vec::new();
    for (number, step) in script.iter().enumerate() {
        stage.wait(jiff::SignedDuration::from_secs(20));
        if !step.secret || with {
            stage.play(step.op).await;
        }
        if step.secret && with && kept == Kept::Waiting {
            // Others read it, and leave lines that its holder may not know of.
            stage.pro_looks(1, Thing::Document(SECRET)).await;
            stage.software_looks(4, Thing::File(SECRET)).await;
        }
        // Until its holder masks it, it is there for all to see.
        let bare = kept == Kept::MaskedByItsHolder && step.secret;
        if (number % 9 == 8 && !bare) || number + 1 == script.len() {
            told.extend(testimony(&mut stage, kept).await);
        }
    }
    let base = stage.app.base.clone();
    normal(&told, &base)
}

/// All that somebody gets.
async fn testimony(stage: &mut Stage<'_>, kept: Kept) -> Vec<Page> {
    if kept == Kept::Waiting { holder(stage).await } else { doctor(stage).await }
}

async fn doctor(stage: &mut Stage<'_>) -> Vec<Page> {
    let at = stage.patient();
    let list = format!("{at}/documents");
    let (doctor, _) = stage.pro(0).await;
    let mut pages = Vec::new();
    for address in [
        "/pro/patients".to_owned(),
        at.clone(),
        list.clone(),
        format!("{list}?q=papier"),
        format!("{list}?q=hypertension&categorie=synthese"),
        format!("{at}/deposer"),
    ] {
        pages.push(doctor.get(&address).await);
    }
    // The list is shown again: its documents are the pile.
    let shown = doctor.get(&list).await;
    for link in documents_of(&shown, &format!("{list}/")) {
        pages.push(doctor.get(&link).await);
        pages.push(doctor.get(&format!("{link}/fichier")).await);
    }
    let (who, identity) = (patient_of(stage), stage.identity().clone());
    let software = stage.reader(0).await;
    let named = format!("urn:oid:{}%7C{}", identity.ins.domain().oid(), identity.ins.matricule());
    for address in [
        Software::search_of(&identity),
        format!("{}&_count=2", Software::search_of(&identity)),
        format!("/fhir/DocumentReference?{who}&status=superseded"),
        format!("/fhir/List?{who}&status=current&code=submissionset"),
        format!("/fhir/Patient?identifier={named}"),
    ] {
        pages.push(software.get(&address).await);
    }
    pages
}

async fn holder(stage: &mut Stage<'_>) -> Vec<Page> {
    let (alice, csrf) = stage.alice().await;
    let mut pages = Vec::new();
    for address in [
        "/espace",
        "/espace/documents",
        "/espace/documents?q=papier",
        "/espace/documents?vue=frise",
        "/espace/historique",
        "/espace/historique?page=2",
        "/espace/historique?qui=logiciels",
        "/espace/notifications",
        "/espace/professionnels",
        "/espace/reglages",
        "/espace/vu-par?qui=profession%3A10",
        "/espace/vu-par?qui=urgence&voir=caches",
        "/espace/fiche-urgence",
        "/espace/export",
    ] {
        pages.push(alice.get(address).await.is(200));
    }
    let shown = alice.get("/espace/documents").await;
    for link in documents_of(&shown, "/espace/documents/") {
        pages.push(alice.get(&link).await);
    }
    pages.extend(export(&alice, &csrf).await);
    pages
}

/// The files of an export, each as if it were a page; of the ledger what is not drawn by lot.
async fn export(alice: &Client, csrf: &str) -> Vec<Page> {
    let page = alice.post("/espace/export", &[("csrf", csrf)]).await.is(200);
    let files = unpacked(&page.bytes);
    files
        .into_iter()
        .map(|(name, bytes)| {
            let bytes = if name == "ledger.json" { ledger(&bytes) } else { bytes };
            Page { bytes: [name.as_bytes(), b"\n", &bytes].concat(), ..page.clone() }
        })
        .collect()
}

/// Lines and documents of an exported ledger, as far as they say something. Salts, hashes and the place in the log
/// of the whole service are drawn by lot, or say how many lines all spaces together have.
///
/// The numbers of the lines, and those that are withheld, do tell the worlds apart: docs/adr/0008 says how that
/// will end.
fn ledger(bytes: &[u8]) -> Vec<u8> {
    let mut ledger: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    ledger["checkpoint"] = serde_json::Value::Null;
    ledger["verifier_key"] = serde_json::Value::Null;
    for document in ledger["documents"].as_array_mut().unwrap() {
        document.as_object_mut().unwrap().remove("line_seq");
    }
    let lines = ledger["lines"].as_array_mut().unwrap();
    lines.retain(|line| !line["detail"].is_null());
    for line in lines {
        for lot in ["seq", "canonical", "prev", "hash", "opening", "leaf_index", "proof"] {
            line.as_object_mut().unwrap().remove(lot);
        }
        if let Some(detail) = line["detail"].as_object_mut() {
            detail.remove("salt");
        }
    }
    serde_json::to_vec_pretty(&ledger).unwrap()
}

/// The same texts with identifiers renamed in the order they come.
fn normal(pages: &[Page], base: &str) -> Vec<String> {
    let mut names = BTreeMap::new();
    pages.iter().map(|page| plain(page, base, &mut names)).collect()
}

fn plain(page: &Page, base: &str, names: &mut BTreeMap<String, usize>) -> String {
    let lot = ["date", "x-request-id", "set-cookie", "content-length"];
    let head = page.headers.iter().filter(|(name, _)| !lot.contains(&name.as_str()));
    let mut head: Vec<String> =
        head.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    head.sort();
    let body = String::from_utf8_lossy(&page.bytes).into_owned();
    let mut text = format!("{} {}\n{}\n{body}", page.status, page.address, head.join("\n"));
    text = text.replace(base, "").replace(&page.header("x-request-id"), "(reference)");
    let lots = [("name=\"csrf\" value=\"", "\""), ("<code>carnet.example/journal+", "</code>")];
    for (start, end) in lots {
        if let Some(drawn) = between(&text, start, end) {
            text = text.replace(&drawn, "(drawn)");
        }
    }
    renamed(&without_lots(&text), names)
}

/// Numbers under the arc of UUIDs are drawn by lot.
fn without_lots(text: &str) -> String {
    let mut parts = text.split("2.25.");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str("2.25.#");
        plain.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    plain
}

/// Every run of 32 hexadecimal digits, with or without hyphens, by the order in which it came.
fn renamed(text: &str, names: &mut BTreeMap<String, usize>) -> String {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c) || c == '-';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(hex) {
        out.push_str(&rest[..start]);
        let tail = &rest[start..];
        let end = tail.find(|c| !hex(c)).unwrap_or(tail.len());
        let digits: String = tail[..end].chars().filter(|c| *c != '-').collect();
        if digits.len() >= 32 && digits.len().is_multiple_of(32) {
            for at in (0..digits.len()).step_by(32) {
                let next = names.len();
                let name = *names.entry(digits[at..at + 32].to_owned()).or_insert(next);
                let _ = write!(out, "(id {name})");
            }
        } else {
            out.push_str(&tail[..end]);
        }
        rest = &tail[end..];
    }
    out.push_str(rest);
    out
}

#[test]
fn identifiers_are_renamed_in_order() {
    let mut names = BTreeMap::new();
    let one = "a".repeat(32);
    let text = format!("doc_{one} x {}{} 12-34", "b".repeat(32), one);
    assert_eq!(renamed(&text, &mut names), "doc_(id 0) x (id 1)(id 0) 12-34");
    assert_eq!(without_lots("urn:oid:2.25.123, 2.25.9"), "urn:oid:2.25.#, 2.25.#");
}
