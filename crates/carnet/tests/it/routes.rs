//! Who gets what at every address of the router: `golden/routes.txt`.

use std::fmt::Write as _;

use carnet_interop::fhir::build;
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::app::App;
use crate::doctor::{BOB, Doctor, NORA, PAUL, patient};
use crate::holder::{Holder, last};
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::paper::{Paper, pdf, unique_id};
use crate::people::{self, PASSWORD};
use crate::software::{FHIR, Software, acting};

on_both_engines!(every_address_answers_each_visitor_as_written);

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../golden/routes.txt");

const HEAD: &str = "\
# What each address answers to each visitor (HTTP status). Every address of the router is here.
#
# anon      nobody          other    another citizen           owner   the holder of the space
# doctor    without consent caring   with the holder's consent
# feeder    software of the structure that deposits            reader  software in the hands of `caring`
#
# `CARNET_BLESS=1 cargo test -p carnet --test it routes` writes this file again: read the difference.
#
";

/// Everybody, around Alice's space.
pub(crate) struct Cast {
    anonymous: Client,
    pub(crate) other: Holder,
    pub(crate) owner: Holder,
    doctor: Doctor,
    pub(crate) caring: Doctor,
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
        let names = Names { space: who.space.to_string(), document, notice, wire, lot, asset };
        let anonymous = app.anonymous();
        app.work().await;
        Self { anonymous, other, owner, doctor, caring, feeder, reader, names }
    }

    /// One visitor after the other.
    async fn all(&self, method: &str, path: &str) -> Vec<u16> {
        let address = self.address(method, path);
        let clients: [&Client; 5] =
            [&self.anonymous, &self.other, &self.owner, &self.doctor, &self.caring];
        let mut statuses = Vec::new();
        for (number, client) in clients.into_iter().enumerate() {
            let page = self.visit(client, CSRF[number], method, path, &address).await;
            statuses.push(page.status);
        }
        for software in [&self.feeder, &self.reader] {
            let body = self.body(method, path).map(|(kind, body)| (kind, body.into_bytes()));
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            statuses.push(software.call(method, &address, body).await.status);
        }
        statuses
    }

    async fn visit(
        &self,
        client: &Client,
        csrf_at: Option<&str>,
        method: &str,
        path: &str,
        address: &str,
    ) -> Page {
        if method == "GET" {
            return client.get(address).await;
        }
        let csrf = match csrf_at {
            // Comes after everybody signed out: there is no session to hold a token.
            Some(at) if path != "/demo/entrer" => client.get(at).await.is(200).csrf(),
            _ => "personne".to_owned(),
        };
        if let Some((kind, body)) = self.body(method, path) {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let request = client.request(method, address).header("content-type", kind).body(body);
            return client.send(request).await;
        }
        if method == "POST" {
            return client.send(self.form(client, path, Some(&csrf))).await;
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
            _ => &names.document,
        };
        let address = path
            .replace("{space}", &names.space)
            .replace("{id}", id)
            .replace("{tag}", "en")
            .replace("{theme}", "dark")
            .replace("{number}", "1")
            .replace("{name}", "form");
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

/// Where each visitor finds the token of their forms.
pub(crate) const CSRF: [Option<&str>; 5] =
    [None, Some("/espace"), Some("/espace"), Some("/pro/patients"), Some("/pro/patients")];

const UPLOADS: [&str; 2] = ["/espace/documents/ajouter", "/pro/patients/{space}/deposer"];

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
    Paper::about(&owner.who.identity, 1, "Séjour").draft("Repos")
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
    let mut order = carnet_http::routes::table();
    order.sort_by_key(|(method, path)| rank(method, path));
    let mut lines = Vec::new();
    for (method, path) in order {
        let statuses = cast.all(&method, path).await;
        assert!(statuses.iter().all(|status| *status < 500), "{method} {path} {statuses:?}");
        lines.push((path, method, statuses));
    }
    lines.sort();
    let mut written = HEAD.to_owned();
    let names = ["anon", "other", "owner", "doctor", "caring", "feeder", "reader"];
    let _ = writeln!(written, "{:58}{}", "#", names.map(|name| format!("{name:>7}")).concat());
    for (path, method, statuses) in lines {
        let _ = write!(written, "{:58}", format!("{method:7}{path}"));
        for status in statuses {
            let _ = write!(written, "{status:>7}");
        }
        written.push('\n');
    }
    if std::env::var_os("CARNET_BLESS").is_some() {
        // Whole or not at all: both engines write it at once.
        let folder = std::path::Path::new(GOLDEN).parent().unwrap();
        let file = tempfile::NamedTempFile::new_in(folder).unwrap();
        std::fs::write(file.path(), &written).unwrap();
        file.persist(GOLDEN).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    let differs = written.lines().find(|line| !golden.lines().any(|known| known == *line));
    assert_eq!(differs, None, "not in golden/routes.txt");
    assert_eq!(written, golden, "golden/routes.txt has lines the router has not");
}
