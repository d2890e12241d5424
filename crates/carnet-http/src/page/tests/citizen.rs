//! Pages of the holder.

use jiff::civil::date;

use super::super::{Flash, Who};
use super::Sample;
use super::documents::{at, categories, rows};
use crate::view::citizen::{
    Add, Authorised, Backup, Blocked, Code, DocumentLink, Export, HomeLine, KindGroup, NextStep,
    NoticeRow, Notices, Professionals, Seer, Seers, Sees, Settings, ShortcutChoice, SignIn,
    SpaceHome, Toggle, Visibility,
};
use crate::view::document::Category;
use crate::view::field::{Choice, FieldError, Mistake};
use crate::view::paging::Paging;

pub(super) fn martine() -> Who {
    let name = "Martine Chaussade".to_owned();
    Who::Citizen { name, acting: None, others: Vec::new(), offers: 0 }
}

pub(super) fn kinds() -> Vec<KindGroup> {
    vec![
        KindGroup {
            category: Category::Prescription,
            kinds: vec![Choice::new("57833-6", "Ordonnance de médicaments", "57833-6")],
        },
        KindGroup {
            category: Category::Report,
            kinds: vec![Choice::new("11488-4", "Compte rendu de consultation", "")],
        },
    ]
}

pub(super) fn notices() -> Vec<NoticeRow> {
    let link = |title: &str| {
        let href = Some("/espace/documents/doc_018f".to_owned());
        Some(DocumentLink { title: title.to_owned(), href })
    };
    let row = |kind: &str, who: &str, unread| NoticeRow {
        href: "/espace/notifications/ntc_018f".to_owned(),
        kind: kind.to_owned(),
        at: at("2026-03-02T09:15:00Z"),
        who: who.to_owned(),
        place: Some("Cabinet des Carmes, Clermont-Ferrand".to_owned()),
        document: None,
        unread,
    };
    vec![
        row("first-access", "Samir Aït", true),
        NoticeRow {
            document: link("Hémoglobine glyquée et bilan lipidique"),
            ..row("deposit", "Laboratoire Biolayre", true)
        },
        row("blocked-attempt", "Jean Roux", false),
        row("emergency-access", "Claire Morel", false),
        NoticeRow {
            document: Some(DocumentLink { title: "Lettre de sortie".to_owned(), href: None }),
            ..row("replacement", "CH Émile-Roux, Le Puy", false)
        },
        row("deletion", "CH Émile-Roux, Le Puy", false),
        row("waiting", "Paul Vernet", false),
        row("delegation", "Claire Morel", false),
        row("emergency-for-doctor", "Claire Morel", false),
        row("closed", "Martine Chaussade", false),
        row("deletion-asked", "Martine Chaussade", false),
        row("reopened", "Martine Chaussade", false),
    ]
}

pub(super) fn seers() -> Seers {
    let seer = |who: &str, detail: Option<&str>, sees, rule: &str| Seer {
        who: who.to_owned(),
        detail: detail.map(str::to_owned),
        sees,
        rule: rule.to_owned(),
    };
    Seers {
        people: vec![
            seer("Paul Vernet", Some("Chirurgien, CH Émile-Roux"), Sees::Yes, "author"),
            seer("Samir Aït", Some("Médecin généraliste"), Sees::Yes, "care-consent-declared"),
            seer("Jean Roux", Some("Médecin généraliste"), Sees::No, "access.blocked"),
        ],
        professions: vec![
            seer("Médecin", None, Sees::Yes, "care-authorised"),
            seer("Pédicure-podologue", None, Sees::No, "access.not-in-matrix"),
            seer("Médecin du SAMU", None, Sees::Emergency, "samu"),
        ],
    }
}

pub(super) fn samples() -> Vec<Sample> {
    [doors(), space(), adding(), told(), choices()].into_iter().flatten().collect()
}

fn doors() -> Vec<Sample> {
    let sign_in = SignIn {
        login: String::new(),
        back_to: None,
        passkey: false,
        france_connect: false,
        errors: Vec::new(),
    };
    let wrong = SignIn {
        login: "martine".to_owned(),
        back_to: Some("/espace/documents".to_owned()),
        passkey: true,
        france_connect: true,
        errors: vec![
            FieldError::new("login", Mistake::CredentialsWrong),
            FieldError::new("password", Mistake::PasswordMissing),
        ],
    };
    let code = Code {
        way: "email".to_owned(),
        destination: Some("m•••@exemple.fr".to_owned()),
        minutes: 10,
        others: Vec::new(),
        backup: false,
        errors: Vec::new(),
    };
    let wrong_code = FieldError::new("code", Mistake::CodeWrong).with("left", 2);
    let again = Code {
        way: "mobile".to_owned(),
        others: vec!["app".to_owned(), "email".to_owned()],
        errors: vec![wrong_code],
        ..code.clone()
    };
    let app = Code {
        way: "app".to_owned(),
        destination: None,
        others: vec!["email".to_owned(), "mobile".to_owned()],
        backup: true,
        ..code.clone()
    };
    let used = FieldError::new("code", Mistake::CodeUsed).with("left", 1);
    let app_used = Code { errors: vec![used], ..app.clone() };
    let spare = "/connexion/secours";
    let lost = FieldError::new("secours", Mistake::BackupWrong).with("left", 3);
    vec![
        Sample::new("sign-in", Who::Nobody, "/connexion", sign_in).after(Flash::new("signed-out")),
        Sample::new("sign-in-wrong", Who::Nobody, "/connexion", wrong),
        Sample::new("code", Who::Nobody, "/connexion/code", code).in_demo(),
        Sample::new("code-wrong", Who::Nobody, "/connexion/code", again)
            .after(Flash::new("code-sent")),
        Sample::new("code-app", Who::Nobody, "/connexion/code", app),
        Sample::new("code-app-used", Who::Nobody, "/connexion/code", app_used),
        Sample::new("code-backup", Who::Nobody, spare, Backup { errors: Vec::new() }),
        Sample::new("code-backup-wrong", Who::Nobody, spare, Backup { errors: vec![lost] }),
    ]
}

fn space() -> Vec<Sample> {
    let shortcut = |name: &str, chosen| ShortcutChoice {
        name: name.to_owned(),
        href: "/espace/historique".to_owned(),
        chosen,
    };
    let line = |action: &str, refused| HomeLine {
        href: "/espace/historique?du=2026-03-02#ligne-12".to_owned(),
        at: at("2026-03-02T09:15:00Z"),
        name: "Samir Aït".to_owned(),
        action: action.to_owned(),
        refused,
    };
    let home = SpaceHome {
        since: Some(at("2026-02-27T18:00:00Z")),
        new_documents: 2,
        accesses: 1,
        lines: vec![line("read", false), line("open", true)],
        shortcuts: vec![shortcut("history", true), shortcut("emergency-sheet", false)],
        given_name: "Martine".to_owned(),
        unread: 2,
        notices: notices().into_iter().take(2).collect(),
        newest: rows(),
        categories: categories(None),
        total: 59,
        steps: NextStep::ALL.to_vec(),
    };
    let empty = SpaceHome {
        since: None,
        lines: Vec::new(),
        shortcuts: vec![shortcut("history", false)],
        unread: 0,
        notices: Vec::new(),
        newest: Vec::new(),
        categories: Vec::new(),
        total: 0,
        steps: Vec::new(),
        ..home.clone()
    };
    vec![
        Sample::new("space", martine(), "/espace", home).in_demo(),
        Sample::new("space-empty", martine(), "/espace", empty),
    ]
}

fn told() -> Vec<Sample> {
    let paging = Paging::new(1, 20, 9, "/espace/notifications");
    let list =
        Notices { unread: 2, all: 9, only_unread: false, rows: notices(), paging: paging.clone() };
    let read = Notices { unread: 0, only_unread: true, rows: Vec::new(), ..list.clone() };
    let quiet = Notices { all: 0, only_unread: false, ..read.clone() };
    vec![
        Sample::new("notices", martine(), "/espace/notifications", list),
        Sample::new("notices-all-read", martine(), "/espace/notifications?filtre=non-lues", read)
            .after(Flash::new("notice-deleted")),
        Sample::new("notices-none", martine(), "/espace/notifications", quiet),
    ]
}

fn adding() -> Vec<Sample> {
    let kinds = ["Ordonnances et soins", "Résultats de biologie", "Autres documents"];
    let choice = |label: &&str| Choice::new(label, label, kinds[1]);
    let add = Add {
        title: String::new(),
        date: None,
        today: date(2026, 3, 2),
        kinds: kinds.iter().map(choice).collect(),
        folders: Vec::new(),
        visibility: Visibility::Open,
        black: false,
        limit_bytes: 5_242_880,
        pages_max: 20,
        again: false,
        errors: Vec::new(),
    };
    let wrong = Add {
        title: "Ordonnance".to_owned(),
        date: Some(date(2027, 1, 1)),
        visibility: Visibility::Masked,
        folders: vec![Choice::new("fld_1", "Genou droit", "fld_1")],
        black: true,
        again: true,
        errors: vec![
            FieldError::new("fichier", Mistake::FilesTooLarge).with("limit", 60_u64),
            FieldError::new("date", Mistake::DateFuture),
            FieldError::new("type", Mistake::KindMissing),
            FieldError::new("visibilite", Mistake::VisibilityMissing),
        ],
        ..add.clone()
    };
    let refused = |code: &str| Add {
        again: true,
        errors: vec![
            FieldError::coded("fichier", code)
                .with("page", "2")
                .with("max", "20")
                .with("limit", "5"),
        ],
        ..add.clone()
    };
    let path = "/espace/documents/ajouter";
    let codes = [
        ("add-mixed", "own.mixed"),
        ("add-too-large", "own.too-large"),
        ("add-type", "own.type-refused"),
        ("add-pages", "paper.pages"),
        ("add-bytes", "paper.bytes"),
        ("add-unreadable", "paper.unreadable"),
        ("add-pixels", "paper.pixels"),
        ("add-heavy", "paper.heavy"),
    ];
    let mut samples: Vec<_> = codes
        .into_iter()
        .map(|(name, code)| Sample::new(name, martine(), path, refused(code)))
        .collect();
    samples.push(Sample::new("add", martine(), path, add));
    samples.push(Sample::new("add-wrong", martine(), path, wrong));
    samples
}

fn choices() -> Vec<Sample> {
    let authorised = |name: &str, consent: &str| Authorised {
        rpps: "10100000002".to_owned(),
        name: name.to_owned(),
        role: "Médecin généraliste".to_owned(),
        structure: "Cabinet des Carmes, Clermont-Ferrand".to_owned(),
        consent: consent.to_owned(),
        since: at("2026-03-02T09:15:00Z"),
        until: None,
        attending: consent == "holder",
    };
    let team = Authorised {
        until: Some(at("2026-09-02T09:15:00Z")),
        ..authorised("Nadia Ferry", "care-team")
    };
    let people = Professionals {
        authorised: vec![
            authorised("Samir Aït", "declared"),
            authorised("Luce Chabrier", "holder"),
            team,
        ],
        blocked: vec![Blocked {
            rpps: "10100000009".to_owned(),
            name: "Jean Roux".to_owned(),
            since: at("2026-01-10T08:00:00Z"),
        }],
    };
    let nobody = Professionals { authorised: Vec::new(), blocked: Vec::new() };
    let export = Export {
        documents: 59,
        lines: 1_204,
        size_bytes: 12_480_000,
        log_key: Some("carnet.exemple.fr/log+8f3c7a21+AYJk2Zl0b3RhbGx5ZmFrZWtleQ==".to_owned()),
    };
    let settings = Settings {
        samu: Toggle::On,
        break_glass: Toggle::On,
        masked: Toggle::Off,
        deposit_notices: Toggle::On,
        change_notices: Toggle::Off,
        mask_new: Toggle::Off,
        email: Some("m•••@exemple.fr".to_owned()),
        mobile: None,
    };
    vec![
        Sample::new("professionals", martine(), "/espace/professionnels", people)
            .after(Flash::new("professional-blocked").with("name", "Jean Roux")),
        Sample::new("professionals-none", martine(), "/espace/professionnels", nobody),
        Sample::new("export", martine(), "/espace/export", export),
        Sample::new("settings", martine(), "/espace/reglages", settings)
            .after(Flash::new("settings-saved")),
    ]
}
