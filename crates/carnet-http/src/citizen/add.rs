//! `/espace/documents/ajouter` — a document of one's own.

use axum::extract::Multipart;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use carnet_app::document::Deposited;
use carnet_app::document::own::{self, Added, Ink, Kept, OwnDocument, PAGES_MAX, Picture, Turn};
use carnet_app::{Error, Kind};
use carnet_core::document::{Folder, Label};
use carnet_core::space::Switch;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Citizen;
use crate::door::form::{self, PAGES_FORM_BYTES_MAX, Upload};
use crate::show;
use crate::view::citizen::{Add, Visibility};
use crate::view::field::{Choice, FieldError, Mistake};

/// What a person can say a document is, in the order of the form: the types reserved to what people add,
/// and the end of the message that names each as one would.
const KINDS: [(&str, &str); 11] = [
    ("DOCPAT02", "care"),
    ("DOCPAT03", "reports"),
    ("DOCPAT05", "laboratory"),
    ("DOCPAT04", "imaging"),
    ("DOCPAT06", "prevention"),
    ("DOCPAT07", "certificates"),
    ("DOCPAT09", "administrative"),
    ("DOCPAT01", "summary"),
    ("EXPPAT_3", "directives"),
    ("EXPPAT_1", "wishes"),
    ("EXPPAT_2", "other"),
];

/// `GET /espace/documents/ajouter`
pub(crate) async fn form(citizen: Citizen) -> Response {
    match own::preset(citizen.cx(), &citizen.visit()).await {
        Ok(preset) => {
            let visibility = match preset.masked {
                Switch::On => Visibility::Masked,
                Switch::Off => Visibility::Open,
            };
            let view = view(&citizen, &Upload::default(), &preset.folders, Vec::new());
            citizen.page(&Add { visibility, ..view })
        }
        Err(error) => citizen.problem(&error),
    }
}

fn view(citizen: &Citizen, typed: &Upload, folders: &[Folder], errors: Vec<FieldError>) -> Add {
    let today = show::day(citizen.cx().now);
    let kind = |(code, name): &(&str, &str)| {
        let label = show::text(&citizen.ask, &format!("add-kind-{name}"));
        Choice::new(code, &label, typed.field("type"))
    };
    let chosen = typed.field("dossier");
    let folder = |one: &Folder| Choice::new(&one.id.to_string(), &one.name, chosen);
    Add {
        title: typed.field("titre").to_owned(),
        date: typed.field("date").parse().ok().or(Some(today)),
        today,
        kinds: KINDS.iter().map(kind).collect(),
        folders: folders.iter().map(folder).collect(),
        visibility: Visibility::from_value(typed.field("visibilite")).unwrap_or(Visibility::Open),
        black: !typed.field("noir-et-blanc").is_empty(),
        limit_bytes: citizen.cx().rules().holder_upload_bytes_max(),
        pages_max: show::count(PAGES_MAX),
        again: typed.has_files(),
        errors,
    }
}

/// `POST /espace/documents/ajouter`
///
/// A script that sends the form itself asks for no page (`Prefer: return=minimal`, RFC 7240 §4.2) and is
/// told where the document is.
pub(crate) async fn add(citizen: Citizen, headers: HeaderMap, form: Multipart) -> Response {
    let mut typed = match Upload::read(form, PAGES_FORM_BYTES_MAX).await {
        Ok(typed) => typed,
        Err(error) if error.code == "form.too-large" => {
            return again(&citizen, &Upload::default(), vec![too_heavy()]).await;
        }
        Err(error) => return citizen.problem(&error),
    };
    if let Err(error) = citizen.check(typed.field("csrf")) {
        return citizen.problem(&error);
    }
    if typed.overflows() {
        return again(&citizen, &typed, vec![too_heavy()]).await;
    }
    let document = match read(&citizen, &mut typed) {
        Ok(document) => document,
        Err(errors) => return again(&citizen, &typed, errors).await,
    };
    match own::add(citizen.cx(), &citizen.visit(), document).await {
        Ok(added) => done(&citizen, &headers, &added),
        Err(error) if is_about_the_form(&error) => {
            let field = match error.place.as_deref() {
                Some("title") => "titre",
                Some("kind") => "type",
                Some("folder") => "dossier",
                _ => "fichier",
            };
            let mut mistake = FieldError::coded(field, error.code);
            for (name, value) in &error.args {
                mistake = mistake.with(name, value.clone());
            }
            again(&citizen, &typed, vec![mistake]).await
        }
        Err(error) => citizen.problem(&error),
    }
}

fn is_about_the_form(error: &Error) -> bool {
    let about = ["own.", "paper."].iter().any(|room| error.code.starts_with(room));
    let mistaken = matches!(error.kind, Kind::Unprocessable | Kind::TooLarge);
    about && mistaken || error.code == "binder.folder-unknown"
}

/// All the files together are more than the form takes.
fn too_heavy() -> FieldError {
    let limit = show::count(PAGES_FORM_BYTES_MAX / 1024 / 1024);
    FieldError::new("fichier", Mistake::FilesTooLarge).with("limit", limit)
}

fn done(citizen: &Citizen, headers: &HeaderMap, added: &Added) -> Response {
    let flash = match (&added.deposited, added.kept) {
        (Deposited::Already(_), _) => "document-already-there",
        (_, Kept::AsSent) => "document-added",
        (_, Kept::Locked) => "document-added-locked",
        (_, Kept::Cleaned) => "document-added-cleaned",
        (_, Kept::Bound) => "document-added-bound",
    };
    let to = format!("{}/{}", show::CITIZEN_DOCUMENTS, added.deposited.document().id);
    let mut answer = citizen.done(&to, flash);
    let quiet = headers.get("prefer").is_some_and(|prefer| prefer == "return=minimal");
    if quiet && let Ok(place) = HeaderValue::from_str(&to) {
        *answer.status_mut() = StatusCode::CREATED;
        answer.headers_mut().insert(LOCATION, place);
    }
    answer
}

/// The form with what was typed and what is wrong. It shows the folders again, which costs a line again.
async fn again(citizen: &Citizen, typed: &Upload, errors: Vec<FieldError>) -> Response {
    match own::preset(citizen.cx(), &citizen.visit()).await {
        Ok(preset) => {
            let view = view(citizen, typed, &preset.folders, errors);
            citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(error) => citizen.problem(&error),
    }
}

/// The document, or everything that is wrong with the form.
fn read(citizen: &Citizen, typed: &mut Upload) -> Result<OwnDocument, Vec<FieldError>> {
    let mut errors = Vec::new();
    if !typed.has_files() {
        errors.push(FieldError::new("fichier", Mistake::FileMissing));
    }
    let title = form::title(typed).unwrap_or_else(|wrong| {
        errors.push(wrong);
        String::new()
    });
    let mut wrong = |field: &str, mistake| errors.push(FieldError::new(field, mistake));
    let day = day(citizen, typed).unwrap_or_else(|mistake| {
        wrong("date", mistake);
        citizen.cx().now
    });
    if typed.field("type").is_empty() {
        wrong("type", Mistake::KindMissing);
    }
    let visibility = Visibility::from_value(typed.field("visibilite"));
    if visibility.is_none() {
        wrong("visibilite", Mistake::VisibilityMissing);
    }
    let folder = super::selection::folder(typed.field("dossier")).unwrap_or_else(|error| {
        errors.push(FieldError::coded("dossier", error.code));
        None
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(OwnDocument {
        title,
        kind: typed.field("type").to_owned(),
        day,
        labels: match visibility {
            Some(Visibility::Masked) => vec![Label::Masked],
            _ => Vec::new(),
        },
        folder,
        files: pictures(typed),
        ink: if typed.field("noir-et-blanc").is_empty() { Ink::Colour } else { Ink::Black },
    })
}

/// The first instant of the day the document was made.
fn day(citizen: &Citizen, typed: &Upload) -> Result<Timestamp, Mistake> {
    let written = typed.field("date");
    if written.is_empty() {
        return Err(Mistake::DateMissing);
    }
    let day: Date = written.parse().map_err(|_| Mistake::DateShape)?;
    if day > show::day(citizen.cx().now) {
        return Err(Mistake::DateFuture);
    }
    show::midnight(day).ok_or(Mistake::DateShape)
}

/// The files chosen together in their order, then those chosen page by page.
fn pictures(typed: &mut Upload) -> Vec<Picture> {
    let together = typed.take("fichier").into_iter();
    let mut found: Vec<Picture> =
        together.map(|bytes| Picture { bytes, turn: Turn::None }).collect();
    for page in 1..=PAGES_MAX {
        let turn = Turn::from_degrees(typed.field(&format!("rotation-{page}")));
        let turn = turn.unwrap_or_default();
        let files = typed.take(&format!("page-{page}")).into_iter();
        found.extend(files.map(|bytes| Picture { bytes, turn }));
    }
    found
}
