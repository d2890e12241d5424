//! A record that existed before: its documents are in the space when its holder comes.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use carnet_core::space::SpaceState;
use jiff::SignedDuration;
use sha1::{Digest as _, Sha1};
use sha2::Sha256;

use crate::app::{App, Inhabitant};
use crate::doctor::BOB;
use crate::fund::order;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people::{self, Identity};

on_both_engines!(
    documents_of_an_earlier_record_are_there,
    a_record_that_is_not_what_it_says_changes_nothing,
);

const OID: &str = "1.2.250.1.213.1.4.10";

fn letter(who: &Identity, number: u32, title: &str) -> Vec<u8> {
    Paper::about(who, number, title).draft("Texte du courrier").bytes
}

/// An archive of documents: bytes, status and confidentiality code of each.
fn archive(documents: &[(&[u8], &str, &str)]) -> Vec<u8> {
    let mut objects = String::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (place, (bytes, status, label)) in documents.iter().enumerate() {
        let name = format!("DOC{place:04}.XML");
        let sum = carnet_app::secret::hex(&Sha1::digest(bytes));
        let _ = write!(
            objects,
            "<ExtrinsicObject status=\"urn:oasis:names:tc:ebxml-regrep:StatusType:{status}\">\
             <Slot name=\"URI\"><ValueList><Value>{name}</Value></ValueList></Slot>\
             <Slot name=\"hash\"><ValueList><Value>{sum}</Value></ValueList></Slot>\
             <Classification classificationScheme=\"urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f\" \
             nodeRepresentation=\"{label}\"/></ExtrinsicObject>"
        );
        zip.start_file(format!("IHE_XDM/SUBSET01/{name}"), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.start_file("IHE_XDM/SUBSET01/METADATA.XML", options).unwrap();
    let list = format!(
        "<SubmitObjectsRequest xmlns:lcm=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\"><RegistryObjectList \
         xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">{objects}</RegistryObjectList></SubmitObjectsRequest>"
    );
    zip.write_all(list.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// Puts a file into the folder, and its line into the manifest.
fn put(folder: &Path, name: &str, who: &Identity, bytes: &[u8]) -> String {
    std::fs::write(folder.join(name), bytes).unwrap();
    let sum = carnet_app::secret::hex(&Sha256::digest(bytes));
    format!("{name};{};{OID};{sum}", who.ins.matricule())
}

/// Carries what the manifest names; what was refused.
async fn carry(app: &App, folder: &Path, lines: &[String]) -> String {
    let (manifest, rejects) = (folder.join("manifest.csv"), folder.join("refused.csv"));
    std::fs::write(&manifest, format!("file;ins;oid;sha256\n{}\n", lines.join("\n"))).unwrap();
    let words = ["carry", manifest.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()];
    order(app, &words).await.unwrap();
    std::fs::read_to_string(rejects).unwrap()
}

async fn announced(app: &mut App) -> Inhabitant {
    let (since, until) = (app.now(), app.now() + SignedDuration::from_hours(42 * 24));
    app.space(people::karim(), SpaceState::Announced { since, until }).await
}

async fn documents_of_an_earlier_record_are_there(app: &mut App) {
    let folder = tempfile::tempdir().unwrap();
    let (paul, karim) = (people::paul(), announced(app).await);
    let old = letter(&paul, 2, "Ancienne version");
    let record = archive(&[
        (&letter(&paul, 1, "Compte rendu de 2019"), "Approved", "N"),
        (&old, "Deprecated", "N"),
        (&letter(&paul, 3, "Courrier confidentiel"), "Approved", "MASQUE_PS"),
    ]);
    let lines = [
        put(folder.path(), "paul.zip", &paul, &record),
        put(folder.path(), "karim.xml", &karim.identity, &letter(&karim.identity, 4, "Attente")),
    ];
    // Nobody has a space of that number yet: said, and nothing is kept.
    assert!(carry(app, folder.path(), &lines).await.contains(";space.unknown;"));
    let paul = app.holder(paul).await;
    assert_eq!(carry(app, folder.path(), &lines).await.lines().count(), 1, "nothing refused");
    let page = paul.get("/espace/documents").await.is(200);
    page.has("Compte rendu de 2019").has("Courrier confidentiel").lacks("Ancienne version");
    paul.history().await.has("CH des Orgues");
    // Masked stays masked.
    let doctor = app.doctor(BOB, 0).await;
    doctor.enter(&paul.who).await;
    assert_eq!(doctor.documents(&paul.who).await.len(), 1);
    // Once more: what is there is there once. Who has not answered still waits.
    let held = paul.documents().await;
    carry(app, folder.path(), &lines).await;
    assert_eq!(paul.documents().await, held);
    let hospital = app.hospital().await;
    let draft = Paper::about(&karim.identity, 5, "Séjour").draft("Repos");
    assert!(hospital.publish(&draft).await.status >= 400);
}

async fn a_record_that_is_not_what_it_says_changes_nothing(app: &mut App) {
    let folder = tempfile::tempdir().unwrap();
    let paul = app.holder(people::paul()).await;
    let who = &paul.who.identity;
    let bytes = letter(who, 1, "Courrier");
    let other = letter(&people::alice(), 2, "À une autre");
    let strange = archive(&[(&bytes, "Approved", "SECRET")]);
    let lines = [
        put(folder.path(), "sum.xml", who, &bytes)
            .replace(&carnet_app::secret::hex(&Sha256::digest(&bytes)), &"0".repeat(64)),
        put(folder.path(), "other.xml", who, &other),
        put(folder.path(), "strange.zip", who, &strange),
        put(folder.path(), "broken.zip", who, b"PK nothing"),
        put(folder.path(), "words.xml", who, b"<html/>"),
        format!("../outside.xml;{};{OID};00", who.ins.matricule()),
        "two;cells".to_owned(),
    ];
    let refused = carry(app, folder.path(), &lines).await;
    let codes: Vec<&str> =
        refused.lines().skip(1).map(|line| line.rsplit(';').nth(1).unwrap()).collect();
    assert_eq!(
        codes,
        [
            "carry.sum",
            "carry.person",
            "xdm.label-unknown",
            "carry.archive",
            "cda.wrong-root",
            "carry.file",
            "carry.cells"
        ]
    );
    assert!(paul.documents().await.is_empty());
}
