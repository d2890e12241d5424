//! The holder's documents: the list, several at once, folders, one document.

use jiff::civil::date;

use super::super::{Args, Flash};
use super::Sample;
use super::citizen::{kinds, martine, seers};
use super::documents::{at, categories, found, rows, sheet, structured};
use crate::view::citizen::{
    Amend, CategoryBox, Chosen, CopyRow, Deed, DocumentPage, Documents, Drawer, FolderTab, Folders,
    GonePage, Left, Month, OnlyBox, Place, ReportPage, Reported, Selection, Sentence, ShelfFilters,
    ShelfRow, SickLeave, Tab, Year,
};
use crate::view::document::{Byline, DocumentRow, Mark, Preview};
use crate::view::field::{Choice, FieldError, Mistake};
use crate::view::paging::Paging;

const LIST: &str = "/espace/documents";
const ONE: &str = "/espace/documents/doc_018f";

pub(super) fn samples() -> Vec<Sample> {
    [lists(), several(), folders(), sheets(), problems()].into_iter().flatten().collect()
}

fn seen(id: &str, count: Option<u64>) -> Sentence {
    let args = count.map(|count| ("count".to_owned(), count.into()));
    Sentence { id: id.to_owned(), args: args.into_iter().collect::<Args>() }
}

fn shelved(rows: Vec<DocumentRow>) -> Vec<ShelfRow> {
    let seers = [
        seen("seen-professions", Some(14)),
        seen("seen-professions", Some(1)),
        seen("seen-author", None),
        seen("seen-named", Some(2)),
        seen("seen-nobody", None),
    ];
    rows.into_iter()
        .zip(seers)
        .zip(0_u8..)
        .map(|((row, seers), number)| ShelfRow {
            id: format!("doc_{number}"),
            row,
            folder: (number == 1).then(|| "Genou droit".to_owned()),
            seers,
            copies: if number == 0 { copies() } else { Vec::new() },
        })
        .collect()
}

fn copies() -> Vec<CopyRow> {
    let copy = |author, marks| CopyRow {
        href: "/espace/documents/doc_018e".to_owned(),
        title: "Hémoglobine glyquée et bilan lipidique".to_owned(),
        received: at("2026-02-21T09:00:00Z"),
        author,
        marks,
    };
    let sender = Byline { name: String::new(), role: None, structure: Some("MedSoft".to_owned()) };
    vec![copy(Some(sender), vec![Mark::Masked]), copy(None, vec![Mark::Own])]
}

fn folder_tabs(chosen: bool) -> Vec<FolderTab> {
    let folder = |id: &str, name: &str, count, selected| FolderTab {
        id: id.to_owned(),
        name: name.to_owned(),
        count,
        href: format!("{LIST}?dossier={id}"),
        selected,
    };
    vec![folder("fld_1", "Genou droit", 4, chosen), folder("fld_2", "Vaccins", 0, false)]
}

fn tabs(ids: &[(&'static str, Option<u64>)]) -> Vec<Tab> {
    let tab = |(number, (id, count)): (usize, &(&'static str, Option<u64>))| Tab {
        id,
        count: *count,
        href: LIST.to_owned(),
        selected: number == 0,
    };
    ids.iter().enumerate().map(tab).collect()
}

fn filters() -> ShelfFilters {
    let category = |one: crate::view::document::CategoryCount| CategoryBox {
        category: one.category,
        checked: one.count > 20,
    };
    let only = |name, checked| OnlyBox { name, checked };
    ShelfFilters {
        categories: categories(None).into_iter().map(category).collect(),
        authors: vec![Choice::new("Paul Vernet", "Paul Vernet", "")],
        only: vec![only("epingles", false), only("miens", true), only("masques", false)],
        orders: vec![
            "recents",
            "anciens",
            "recus",
            "titre",
            "titre-inverse",
            "auteur",
            "auteur-inverse",
        ],
        order: "recents",
        ..ShelfFilters::default()
    }
}

fn list() -> Documents {
    let drawer = |one: crate::view::document::CategoryCount| Drawer {
        category: one.category,
        count: one.count,
        href: one.href,
        selected: one.count == 4,
    };
    Documents {
        filters: filters(),
        sides: tabs(&[("all", Some(59)), ("health", Some(57)), ("papers", Some(2))]),
        views: tabs(&[("list", None), ("timeline", None)]),
        drawers: categories(None).into_iter().map(drawer).collect(),
        folders: folder_tabs(false),
        all: 59,
        pins: Vec::new(),
        rows: shelved(rows()),
        years: Vec::new(),
        paging: Paging::new(2, 20, 59, LIST),
        here: format!("{LIST}?page=2"),
        errors: Vec::new(),
    }
}

fn lists() -> Vec<Sample> {
    let mut pins = shelved(rows()).split_off(4);
    for pin in &mut pins {
        pin.row.marks = vec![Mark::Paper, Mark::Pinned];
    }
    let pinned = Documents {
        pins,
        rows: shelved(rows()).into_iter().take(4).collect(),
        paging: Paging::new(1, 20, 59, LIST),
        ..list()
    };
    let hits = Documents {
        filters: ShelfFilters { q: "cheville".to_owned(), ..filters() },
        rows: shelved(found()),
        paging: Paging::new(1, 20, 2, "/espace/documents?q=cheville"),
        ..list()
    };
    let mut all = shelved(rows());
    let old = all.split_off(3);
    let month = |month, rows| Month { month, rows };
    let timeline = Documents {
        rows: Vec::new(),
        years: vec![
            Year { year: 2026, months: vec![month(2, all)] },
            Year { year: 2020, months: vec![month(11, old)] },
        ],
        ..list()
    };
    let nothing = Documents {
        filters: ShelfFilters {
            from: Some(date(2026, 3, 2)),
            to: Some(date(2026, 1, 1)),
            kept: vec![("vue".to_owned(), "frise".to_owned())],
            active: 3,
            ..filters()
        },
        folders: folder_tabs(true),
        rows: Vec::new(),
        paging: Paging::new(1, 20, 0, LIST),
        errors: vec![FieldError::new("au", Mistake::PeriodReversed)],
        ..list()
    };
    let new = Documents {
        filters: ShelfFilters { order: "recents", orders: filters().orders, ..Default::default() },
        drawers: Vec::new(),
        folders: Vec::new(),
        all: 0,
        rows: Vec::new(),
        paging: Paging::new(1, 20, 0, LIST),
        ..list()
    };
    let unticked =
        Documents { errors: vec![FieldError::coded("choix", "selection.none")], ..list() };
    let mistake = FieldError::coded("choix", "selection.too-many").with("limit", "10".to_owned());
    let too_many = Documents { errors: vec![mistake], ..list() };
    vec![
        Sample::new("documents", martine(), "/espace/documents?page=2", list())
            .after(Flash::new("documents-filed")),
        Sample::new("documents-pinned", martine(), LIST, pinned)
            .after(Flash::new("documents-pinned")),
        Sample::new("documents-found", martine(), "/espace/documents?q=cheville&page=1", hits),
        Sample::new("documents-timeline", martine(), "/espace/documents?vue=frise", timeline),
        Sample::new("documents-none", martine(), LIST, nothing),
        Sample::new("documents-new", martine(), LIST, new),
        Sample::new("documents-unticked", martine(), LIST, unticked),
        Sample::new("documents-too-many", martine(), LIST, too_many),
    ]
}

fn several() -> Vec<Sample> {
    let path = "/espace/documents/selection";
    let chosen = |id: &str, title: &str| Chosen { id: id.to_owned(), title: title.to_owned() };
    let left = |title: &str, why| Left { title: title.to_owned(), why };
    let mask = Selection {
        deed: Deed::Mask,
        concerned: vec![chosen("doc_1", "Lettre de sortie"), chosen("doc_2", "Radio")],
        left: vec![left("Lettre de suivi", "masked")],
        back: "/espace/documents?categorie=imagerie".to_owned(),
    };
    let withdraw = Selection {
        deed: Deed::Withdraw,
        concerned: vec![chosen("doc_1", "Ordonnance du Dr Roux")],
        left: vec![left("Lettre de sortie", "author"), left("Radio", "author")],
        ..mask.clone()
    };
    let nothing = Selection { concerned: Vec::new(), ..withdraw.clone() };
    vec![
        Sample::new("selection-mask", martine(), path, mask),
        Sample::new("selection-withdraw", martine(), path, withdraw),
        Sample::new("selection-nothing", martine(), path, nothing),
    ]
}

fn folders() -> Vec<Sample> {
    let path = "/espace/documents/dossiers";
    let all = Folders {
        folders: folder_tabs(false),
        name: String::new(),
        renamed: None,
        errors: Vec::new(),
    };
    let none = Folders { folders: Vec::new(), ..all.clone() };
    let taken = Folders {
        name: "vaccins".to_owned(),
        errors: vec![FieldError::coded("nom", "binder.name-taken")],
        ..all.clone()
    };
    let renamed = Folders {
        renamed: Some(("fld_1".to_owned(), "Vaccins".to_owned())),
        errors: vec![FieldError::coded("nom-fld_1", "binder.name-taken")],
        ..all.clone()
    };
    vec![
        Sample::new("folders", martine(), path, all).after(Flash::new("folder-made")),
        Sample::new("folders-none", martine(), path, none),
        Sample::new("folders-taken", martine(), path, taken),
        Sample::new("folders-renamed", martine(), path, renamed),
    ]
}

fn page(preview: Preview, media: &str) -> DocumentPage {
    DocumentPage {
        id: "doc_018f".to_owned(),
        href: ONE.to_owned(),
        document: sheet(preview, media),
        masked: false,
        own: false,
        place: Place {
            folder: Some("Genou droit".to_owned()),
            folders: vec![Choice::new("fld_1", "Genou droit", "fld_1")],
            pinned: true,
        },
        reported: None,
        sick_leave: None,
        seers: seers(),
    }
}

fn sheets() -> Vec<Sample> {
    let mut own = page(Preview::Picture, "image/jpeg");
    own.document.authors.clear();
    own.document.depositor = None;
    own.document.comment = Some("Reçue par la poste.".to_owned());
    (own.masked, own.own) = (true, true);
    own.seers.people.clear();
    own.place = Place { folder: None, folders: Vec::new(), pinned: false };
    let text = Preview::Text { text: "Consultation du 2 mars.\nTension 13/8.".to_owned() };
    let mut locked = page(Preview::Pdf, "application/pdf");
    locked.document.locked = true;
    locked.reported = Some(Reported {
        at: at("2026-03-01T09:00:00Z"),
        problem: "other".to_owned(),
        comment: Some("Ce n’est pas mon genou.".to_owned()),
    });
    let leave = |recent, offer| DocumentPage {
        sick_leave: Some(SickLeave { recent, offer }),
        ..page(Preview::Pdf, "application/pdf")
    };
    vec![
        Sample::new("document", martine(), ONE, page(structured(), "text/xml")),
        Sample::new("document-pdf", martine(), ONE, page(Preview::Pdf, "application/pdf"))
            .after(Flash::new("document-masked")),
        Sample::new("document-own", martine(), ONE, own).after(Flash::new("document-amended")),
        Sample::new("document-locked", martine(), ONE, locked)
            .after(Flash::new("document-reported")),
        Sample::new("document-text", martine(), ONE, page(text, "text/plain")),
        Sample::new("document-rtf", martine(), ONE, page(Preview::None, "application/rtf")),
        Sample::new("document-odd", martine(), ONE, page(Preview::None, "application/zip")),
        Sample::new("document-leave", martine(), ONE, leave(true, Some(3))),
        Sample::new("document-leave-old", martine(), ONE, leave(false, None))
            .after(Flash::new("offer-declined")),
    ]
}

fn problems() -> Vec<Sample> {
    let report = ReportPage {
        href: ONE.to_owned(),
        title: "Lettre de sortie".to_owned(),
        authors: rows().into_iter().filter_map(|row| row.author).take(2).collect(),
        problems: vec!["other-person", "mistake", "filing", "unreadable", "other"],
        problem: String::new(),
        comment: String::new(),
        reported: None,
        errors: Vec::new(),
    };
    let mute = ReportPage {
        problem: "other".to_owned(),
        authors: Vec::new(),
        errors: vec![
            FieldError::new("probleme", Mistake::ProblemMissing),
            FieldError::coded("explication", "binder.comment-missing"),
        ],
        ..report.clone()
    };
    let again = ReportPage {
        reported: Some(Reported {
            at: at("2026-03-01T09:00:00Z"),
            problem: "mistake".to_owned(),
            comment: None,
        }),
        ..report.clone()
    };
    let amend = Amend {
        href: ONE.to_owned(),
        title: "Ordonnance du Dr Roux".to_owned(),
        date: Some(date(2025, 11, 3)),
        today: date(2026, 3, 2),
        kinds: kinds(),
        errors: Vec::new(),
    };
    let wrong = Amend {
        title: String::new(),
        errors: vec![
            FieldError::new("titre", Mistake::TitleMissing),
            FieldError::coded("date", "own.day-future"),
        ],
        ..amend.clone()
    };
    let gone = GonePage {
        title: "Lettre de sortie".to_owned(),
        at: at("2026-03-01T09:00:00Z"),
        who: Some("Paul Vernet".to_owned()),
        place: Some("CH Émile-Roux, Le Puy".to_owned()),
    };
    let by_a_lab = GonePage { place: gone.who.clone(), ..gone.clone() };
    let by_you = GonePage { who: None, place: None, ..gone.clone() };
    let to = |end: &str| format!("{ONE}/{end}");
    vec![
        Sample::new("report", martine(), &to("signaler"), report),
        Sample::new("report-wrong", martine(), &to("signaler"), mute),
        Sample::new("report-again", martine(), &to("signaler"), again),
        Sample::new("amend", martine(), &to("modifier"), amend),
        Sample::new("amend-wrong", martine(), &to("modifier"), wrong),
        Sample::new("gone", martine(), ONE, gone),
        Sample::new("gone-lab", martine(), ONE, by_a_lab),
        Sample::new("gone-by-you", martine(), ONE, by_you),
    ]
}
