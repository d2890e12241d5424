//! Who gets what at every address of the router, and the lines it leaves: `golden/routes.txt`, `golden/lines.txt`.

use std::fmt::Write as _;
use std::path::Path;

use carnet_app::authorise::Visit;
use carnet_app::history::{self, Filter};
use carnet_core::account::staff::StaffRole;
use carnet_core::history::Outcome;
use carnet_interop::fhir::build;
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::app::App;
use crate::doctor::{BOB, Doctor, NORA, PAUL, patient};
use crate::fund::{Desk, town};
use crate::holder::{Holder, last};
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::paper::{Paper, pdf, unique_id};
use crate::people::{self, PASSWORD};
use crate::software::{FHIR, Software, acting};
use crate::staff::Staff;

on_both_engines!(every_address_answers_each_visitor_as_written);

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../golden/routes.txt");
const LINES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../golden/lines.txt");

/// The visitors, as the tables call them.
const VISITORS: [&str; 9] =
    ["anon", "other", "owner", "doctor", "caring", "oper", "supp", "feeder", "reader"];

const HEAD: &str = "\
# What each address answers to each visitor (HTTP status). Every address of the router is here.
#
# anon      nobody          other    another citizen           owner   the holder of the space
# doctor    without consent caring   with the holder's consent
# oper      an operator     supp     an agent of the support
# feeder    software of the structure that deposits            reader  software in the hands of `caring`
#
# `CARNET_BLESS=1 cargo test -p carnet --test it routes` writes this file again: read the difference.
#
";

const LINES_HEAD: &str = "\
# The lines that each address leaves in the history of the holder, visitor by visitor (see routes.txt).
# Every address of the router is here. A `!` says that the attempt was refused, `-` that nobody leaves a line.
#
# `CARNET_BLESS=1 cargo test -p carnet --test it routes` writes this file again: read the difference.
#
";

/// What shows the title of a document and leaves no line, and why.
const WITHOUT_A_LINE: [(&str, &str, &str); 5] = [
    ("feeder", "/fhir", "sent again: its sender gets back what it sent"),
    ("feeder", "/fhir/DocumentReference", "sent again: its sender gets back what it sent"),
    ("reader", "/fhir", "sent again by the same structure"),
    ("reader", "/fhir/DocumentReference", "sent again by the same structure"),
    ("caring", "/pro/patients/{space}/deposer/{id}", "the proof of one's own deposit"),
];

/// The title of Alice's document: who gets it has seen something of her space.
const TITLE: &str = "Séjour zqxtitre";

/// Everybody, around Alice's space.
pub(crate) struct Cast {
    anonymous: Client,
    pub(crate) other: Holder,
    pub(crate) owner: Holder,
    doctor: Doctor,
    pub(crate) caring: Doctor,
    pub(crate) operator: Staff,
    pub(crate) support: Staff,
    feeder: Software,
    reader: Software,
    names: Names,
}

/// What stands for the parts of addresses.
struct Names {
    space: String,
    document: String,
    notice: String,
    wire: String,
    lot: String,
    asset: String,
    campaign: String,
}

impl Cast {
    pub(crate) async fn gather(app: &mut App) -> Self {
        let owner = app.holder(people::alice()).await;
        let other = app.holder(people::bruno()).await;
        let feeder = app.hospital().await;
        let who = owner.who.clone();
        let lot = feeder.provide(&who.identity, &[published(&owner)]).await.is(200).json();
        let place = |number: usize| {
            let place = lot["entry"][number]["response"]["location"].as_str().unwrap();
            place.split('/').find(|part| part.len() == 64).unwrap().to_owned()
        };
        let (doctor, caring) = (app.doctor(BOB, 0).await, app.doctor(NORA, 0).await);
        caring.enter(&who).await;
        let nurse = app.doctor(PAUL, 0).await;
        nurse.enter(&who).await;
        let reader = feeder.acting(app, acting(NORA, "care", None)).await;
        let home = app.anonymous().get("/").await.is(200);
        let document = last(&owner.documents().await[0]).to_owned();
        let asset = home.links("/assets/").remove(0).replace("/assets/", "");
        let (wire, lot) = (place(1), place(0));
        let notices = owner.notices().await.links("/espace/notifications/ntc_");
        let notice = last(&notices[0]).to_owned();
        let operator = Staff::new(app, "Lucie Bernard", StaffRole::Operator).await;
        let support = Staff::new(app, "Nadir Belkacem", StaffRole::Support).await;
        let fund = Desk::new(&town());
        fund.import(app).await;
        fund.order(app).await;
        let campaigns = operator.get("/service/campagnes").await.links("/service/campagnes/own_");
        let campaign = last(&campaigns[0]).to_owned();
        let space = who.space.to_string();
        let names = Names { space, document, notice, wire, lot, asset, campaign };
        let anonymous = app.anonymous();
        app.work().await;
        Self { anonymous, other, owner, doctor, caring, operator, support, feeder, reader, names }
    }

    /// One visitor after the other: what they are answered, and the lines they leave.
    async fn all(&self, history: &mut History<'_>, method: &str, path: &str) -> Vec<Visited> {
        let address = self.address(method, path);
        let clients: [&Client; 7] = [
            &self.anonymous,
            &self.other,
            &self.owner,
            &self.doctor,
            &self.caring,
            &self.operator,
            &self.support,
        ];
        let mut visits = Vec::new();
        for (number, client) in clients.into_iter().enumerate() {
            // Where a form's token is read is not what is looked at.
            let csrf = self.csrf(client, CSRF[number], method, path).await;
            history.news().await;
            let page = self.visit(client, &csrf, method, path, &address).await;
            visits.push(Visited { page, lines: history.news().await });
        }
        for software in [&self.feeder, &self.reader] {
            let body = self.body(method, path).map(|(kind, body)| (kind, body.into_bytes()));
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let page = software.call(method, &address, body).await;
            visits.push(Visited { page, lines: history.news().await });
        }
        visits
    }

    async fn csrf(&self, client: &Client, at: Option<&str>, method: &str, path: &str) -> String {
        match at {
            // Comes after everybody signed out: there is no session to hold a token.
            Some(at) if method != "GET" && path != "/demo/entrer" => {
                client.get(at).await.is(200).csrf()
            }
            _ => "personne".to_owned(),
        }
    }

    async fn visit(
        &self,
        client: &Client,
        csrf: &str,
        method: &str,
        path: &str,
        address: &str,
    ) -> Page {
        if method == "GET" {
            return client.get(address).await;
        }
        if let Some((kind, body)) = self.body(method, path) {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let request = client.request(method, address).header("content-type", kind).body(body);
            return client.send(request).await;
        }
        if method == "POST" {
            return client.send(self.form(client, path, Some(csrf))).await;
        }
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        client.send(client.request(method, address).form(&[("csrf", csrf)])).await
    }

    /// The form of an address, filled in, with a token or without.
    pub(crate) fn form(&self, client: &Client, path: &str, csrf: Option<&str>) -> RequestBuilder {
        let address = self.address("POST", path);
        let token: Vec<(&str, &str)> = csrf.map(|csrf| ("csrf", csrf)).into_iter().collect();
        if UPLOADS.contains(&path) {
            let kind = if path.starts_with("/pro") { "11488-4" } else { "DOCPAT05" };
            let fields = [&token[..], &[("type", kind)], &UPLOAD].concat();
            return client.form(&address, &fields, &[("fichier", &pdf("Des mots"))]);
        }
        let ins = self.owner.who.identity.ins.spaced();
        let fields = [&token[..], &[("ins", ins.as_str())], fields(path)].concat();
        client.request(Method::POST, &address).form(&fields)
    }

    /// The address of a route, about Alice and her document.
    pub(crate) fn address(&self, method: &str, path: &str) -> String {
        let names = &self.names;
        let wire = if path.contains("/List/") { &names.lot } else { &names.wire };
        let id = match path {
            _ if path.starts_with("/fhir") => wire,
            _ if path.starts_with("/espace/notifications") => &names.notice,
            _ if path.starts_with("/service/campagnes") => &names.campaign,
            _ => &names.document,
        };
        let address = path
            .replace("{space}", &names.space)
            .replace("{id}", id)
            .replace("{tag}", "en")
            .replace("{theme}", "dark")
            .replace("{number}", "1")
            .replace("{name}", "form")
            .replace("{provider}", "psc");
        let address = match path {
            "/assets/{*path}" => address.replace("{*path}", &names.asset),
            "/journal/{*path}" => address.replace("{*path}", "checkpoint"),
            _ => address,
        };
        let who = &self.owner.who.identity;
        match path {
            "/fhir/DocumentReference" if method == "PATCH" => {
                let number = unique_id(1).replace('^', "%7C");
                format!("{path}?identifier={number}&{}", patient_of(who))
            }
            "/fhir/DocumentReference" => Software::search_of(who),
            "/fhir/List" => {
                format!("/fhir/List?{}&status=current&code=submissionset", patient_of(who))
            }
            "/fhir/Patient" => format!("/fhir/Patient?{}", named(who)),
            _ => address,
        }
    }

    /// The body a software sends there.
    fn body(&self, method: &str, path: &str) -> Option<(&'static str, String)> {
        let who = &self.owner.who.identity;
        let form = |query: String| Some(("application/x-www-form-urlencoded", query));
        if method == "PATCH" {
            let at = "/extension/0/valueBoolean";
            let archive = json!([{ "op": "replace", "path": at, "value": false }]);
            return Some(("application/json-patch+json", archive.to_string()));
        }
        match path {
            "/fhir" => {
                let lot = self.feeder.lot(900, &[published(&self.owner)]);
                let drafts = [published(&self.owner)];
                Some((FHIR, build::provide(&lot, &who.ins, &drafts).to_string()))
            }
            "/fhir/DocumentReference" => {
                Some((FHIR, build::simplified(&published(&self.owner)).to_string()))
            }
            "/fhir/DocumentReference/_search" => {
                form(format!("{}&status=current", patient_of(who)))
            }
            "/fhir/List/_search" => {
                form(format!("{}&status=current&code=submissionset", patient_of(who)))
            }
            "/fhir/Patient/_search" => form(named(who)),
            _ => None,
        }
    }
}

/// One visit: the answer, and the lines it left.
struct Visited {
    page: Page,
    lines: Vec<String>,
}

/// The holder's history, read to the end.
struct History<'a> {
    app: &'a App,
    visit: Visit,
    read: usize,
}

impl History<'_> {
    /// The lines written since it was read last.
    async fn news(&mut self) -> Vec<String> {
        let cx = self.app.service.cx();
        let found = history::read(&cx, &self.visit, &Filter::default()).await.unwrap();
        // Newest first, and the newest is this reading.
        let lines = found.lines.iter().rev().skip(self.read);
        let lines = lines.take(found.lines.len() - self.read - 1);
        let said = lines.map(|line| match line.detail.outcome {
            Outcome::Permitted(_) => line.detail.action.clone(),
            Outcome::Refused(_) => format!("!{}", line.detail.action),
        });
        let said = said.collect();
        self.read = found.lines.len();
        said
    }
}

/// Where each visitor finds the token of their forms.
pub(crate) const CSRF: [Option<&str>; 7] = [
    None,
    Some("/espace"),
    Some("/espace"),
    Some("/pro/patients"),
    Some("/pro/patients"),
    Some("/service"),
    Some("/service"),
];

const UPLOADS: [&str; 3] = [
    "/espace/documents/ajouter",
    "/pro/patients/{space}/deposer",
    "/service/campagnes/{id}/retours",
];

/// A form with a file that the holder and the doctor can both send.
const UPLOAD: [(&str, &str); 3] =
    [("titre", "Un mot"), ("date", "2026-02-20"), ("visibilite", "visible")];

/// What is typed into a form.
fn fields(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/connexion" => &[("login", "alice"), ("password", PASSWORD)],
        "/demo/entrer" => &[("login", "alice")],
        "/connexion/code" => &[("code", "123456")],
        "/espace/professionnels/bloquer" | "/espace/professionnels/debloquer" => &[("rpps", PAUL)],
        "/pro/situation" => &[("situation", "0")],
        "/pro/patients" => &[("motif", "consentement")],
        _ => &[],
    }
}

fn published(owner: &Holder) -> carnet_interop::fhir::Draft {
    Paper::about(&owner.who.identity, 1, TITLE).draft("Repos")
}

fn patient_of(who: &people::Identity) -> String {
    crate::software::patient(who)
}

fn named(who: &people::Identity) -> String {
    format!("identifier=urn:oid:{}%7C{}", who.ins.domain().oid(), who.ins.matricule())
}

/// What changes who one is, or what is there, comes last.
fn rank(method: &str, path: &str) -> u8 {
    match (method, path) {
        (_, "/demo/entrer") => 5,
        (_, "/deconnexion") => 4,
        (_, "/connexion") => 3,
        ("DELETE", _) | (_, "/espace/notifications/{id}/supprimer") => 2,
        ("POST", "/pro/patients") => 1,
        _ => 0,
    }
}

async fn every_address_answers_each_visitor_as_written(app: &mut App) {
    let cast = Cast::gather(app).await;
    assert_eq!(patient(cast.owner.who.space), format!("/pro/patients/{}", cast.names.space));
    let visit = cast.owner.who.visit().unwrap();
    let mut history = History { app, visit, read: 0 };
    let mut order = carnet_http::routes::table();
    order.sort_by_key(|(method, path)| rank(method, path));
    let mut rows = Vec::new();
    for (method, path) in order {
        let visits = cast.all(&mut history, &method, path).await;
        for (visitor, visit) in VISITORS.into_iter().zip(&visits) {
            assert!(visit.page.status < 500, "{method} {path} {visitor} {}", visit.page.said());
            leaves_a_line(visitor, path, visit);
        }
        rows.push((path, method, visits));
    }
    rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let mut statuses = HEAD.to_owned();
    let names = VISITORS.map(|name| format!("{name:>7}")).concat();
    let _ = writeln!(statuses, "{:58}{names}", "#");
    let mut lines = LINES_HEAD.to_owned();
    for (path, method, visits) in rows {
        let address = format!("{method:7}{path}");
        let answers = visits.iter().map(|visit| format!("{:>7}", visit.page.status));
        let _ = writeln!(statuses, "{address:58}{}", answers.collect::<String>());
        let _ = writeln!(lines, "{address:58}{}", left(&visits));
    }
    is_golden(GOLDEN, &statuses);
    is_golden(LINES, &lines);
}

/// No answer shows anything of a document without a line, but those listed above.
fn leaves_a_line(visitor: &str, path: &str, visit: &Visited) {
    let shows = visit.page.text().contains(TITLE);
    let spared = WITHOUT_A_LINE.iter().any(|(whom, at, _)| *whom == visitor && *at == path);
    assert!(
        !shows || spared || !visit.lines.is_empty(),
        "{visitor} saw a document at {path} and left no line"
    );
}

/// Who left which lines.
fn left(visits: &[Visited]) -> String {
    let who = VISITORS.into_iter().zip(visits).filter(|(_, visit)| !visit.lines.is_empty());
    let said = who.map(|(name, visit)| format!("{name}: {}", visit.lines.join("+")));
    let said = said.collect::<Vec<_>>().join(", ");
    if said.is_empty() { "-".to_owned() } else { said }
}

fn is_golden(file: &str, written: &str) {
    if std::env::var_os("CARNET_BLESS").is_some() {
        // Whole or not at all: both engines write it at once.
        let folder = Path::new(file).parent().unwrap();
        let draft = tempfile::NamedTempFile::new_in(folder).unwrap();
        std::fs::write(draft.path(), written).unwrap();
        draft.persist(file).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap_or_default();
    let differs = written.lines().find(|line| !golden.lines().any(|known| known == *line));
    assert_eq!(differs, None, "not in {file}");
    assert_eq!(written, golden, "{file} has lines the router has not");
}
