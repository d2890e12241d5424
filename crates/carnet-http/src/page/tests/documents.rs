//! Documents of a fictitious person, for the samples.

use jiff::Timestamp;

use crate::view::document::{
    Byline, Category, CategoryCount, DocumentRow, DocumentSheet, Filters, Mark, Piece, Preview,
    VersionRow,
};
use crate::view::field::Choice;

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn byline(name: &str, role: &str, structure: &str) -> Byline {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Byline { name: name.to_owned(), role: some(role), structure: some(structure) }
}

fn row(title: &str, date: &str, category: Category, kind: &str) -> DocumentRow {
    DocumentRow {
        href: "/espace/documents/doc_018f".to_owned(),
        title: title.to_owned(),
        date: at(date),
        category,
        kind: kind.to_owned(),
        author: None,
        marks: Vec::new(),
        pieces: Vec::new(),
    }
}

pub(super) fn rows() -> Vec<DocumentRow> {
    let surgeon = byline("Paul Vernet", "Médecin, chirurgie orthopédique", "CH Émile-Roux, Le Puy");
    vec![
        DocumentRow {
            author: Some(byline("", "", "Laboratoire Biolayre")),
            marks: vec![Mark::New],
            ..row(
                "Hémoglobine glyquée et bilan lipidique",
                "2026-02-20T08:10:00Z",
                Category::Laboratory,
                "Compte rendu de biologie médicale",
            )
        },
        DocumentRow {
            marks: vec![Mark::Own],
            ..row(
                "Ordonnance du Dr Roux",
                "2025-11-03T10:00:00Z",
                Category::Prescription,
                "Prescription de médicaments",
            )
        },
        DocumentRow {
            author: Some(byline("Hélène Brasset", "Médecin, psychiatrie", "CMP du Velay")),
            marks: vec![Mark::Masked],
            ..row("Lettre de suivi", "2023-04-18T09:30:00Z", Category::Report, "Lettre de liaison")
        },
        DocumentRow {
            author: Some(surgeon.clone()),
            marks: vec![Mark::Replaces],
            ..row(
                "Lettre de sortie : fracture de la cheville droite, ostéosynthèse, suites simples",
                "2020-11-15T16:00:00Z",
                Category::Report,
                "Lettre de liaison à la sortie",
            )
        },
        DocumentRow {
            author: Some(surgeon),
            ..row(
                "Compte rendu opératoire",
                "2020-11-12T11:20:00Z",
                Category::Report,
                "Compte rendu opératoire",
            )
        },
    ]
}

/// The same, found by « cheville ».
pub(super) fn found() -> Vec<DocumentRow> {
    let piece = |text: &str, hit| Piece { text: text.to_owned(), hit };
    let mut rows = rows().split_off(3);
    for row in &mut rows {
        row.pieces = vec![
            piece("… fracture bimalléolaire de la ", false),
            piece("cheville", true),
            piece(
                " droite, réduite et fixée par plaque et vis ; appui protégé six semaines …",
                false,
            ),
        ];
    }
    rows
}

pub(super) fn categories(chosen: Option<Category>) -> Vec<CategoryCount> {
    let counts = [
        (Category::Prescription, 12),
        (Category::Report, 9),
        (Category::Laboratory, 31),
        (Category::Imaging, 4),
        (Category::Prevention, 2),
        (Category::Other, 1),
    ];
    counts
        .into_iter()
        .map(|(category, count)| CategoryCount {
            category,
            count,
            href: format!("/espace/documents?categorie={}", category.slug()),
            selected: chosen == Some(category),
        })
        .collect()
}

pub(super) fn filters() -> Filters {
    Filters {
        categories: categories(None).iter().map(|count| count.category).collect(),
        authors: vec![
            Choice::new("810100000001", "Paul Vernet", ""),
            Choice::new("1430000018", "Laboratoire Biolayre", ""),
        ],
        ..Filters::default()
    }
}

pub(super) fn sheet(preview: Preview, media_type: &str) -> DocumentSheet {
    let row = rows().swap_remove(3);
    DocumentSheet {
        title: row.title,
        marks: row.marks,
        category: row.category,
        kind: row.kind,
        acted: row.date,
        created: at("2020-11-15T15:40:00Z"),
        deposited: at("2020-11-15T16:02:00Z"),
        authors: row.author.into_iter().collect(),
        depositor: Some(byline("", "", "CH Émile-Roux, Le Puy")),
        comment: None,
        media_type: media_type.to_owned(),
        size_bytes: 48_213,
        preview,
        locked: false,
        file_href: "/espace/documents/doc_018f/fichier".to_owned(),
        download_href: "/espace/documents/doc_018f/fichier?telecharger=1".to_owned(),
        versions: vec![
            VersionRow {
                href: "/espace/documents/doc_018f".to_owned(),
                deposited: at("2020-11-16T09:00:00Z"),
                here: true,
                current: true,
            },
            VersionRow {
                href: "/espace/documents/doc_018e".to_owned(),
                deposited: at("2020-11-15T16:02:00Z"),
                here: false,
                current: false,
            },
        ],
    }
}

/// What `carnet_interop::cda::render` writes, in small.
pub(super) fn structured() -> Preview {
    let html = r#"<section class="cda-summary" aria-label="À propos de ce document"><dl class="cda-facts"><div class="cda-fact"><dt>Patient</dt><dd>Martine CHAUSSADE</dd></div><div class="cda-fact"><dt>Conservé par</dt><dd>Laboratoire Biolayre</dd></div></dl></section><section class="cda-section" aria-labelledby="cda-s1"><h3 id="cda-s1" class="cda-title">Biochimie</h3><p>Prélèvement du 20 février 2026, à jeun.</p><ul class="cda-list"><li>Sang veineux</li></ul><div class="table-scroll" role="region" tabindex="0" aria-labelledby="cda-t1"><table class="cda-table cda-results"><caption id="cda-t1">Résultats codés : Biochimie</caption><thead><tr><th scope="col">Examen</th><th scope="col">Valeur</th><th scope="col">Valeurs de référence</th><th scope="col">Lecture</th></tr></thead><tbody><tr><th scope="row">Hémoglobine A1c</th><td class="cda-value">7,8 %</td><td>4,0 à 6,0 %</td><td><strong class="cda-flag cda-flag-outside">Au-dessus des valeurs de référence</strong></td></tr><tr><th scope="row">Potassium</th><td class="cda-value">6,4 mmol/L</td><td>3,5 à 5,0 mmol/L</td><td><strong class="cda-flag cda-flag-critical">Très au-dessus des valeurs de référence</strong></td></tr><tr><th scope="row">Cholestérol total</th><td class="cda-value">4,6 mmol/L</td><td>&lt; 5,2 mmol/L</td><td><span class="cda-flag cda-flag-inside">Dans les valeurs de référence</span></td></tr></tbody></table></div></section>"#;
    Preview::Structured { html: html.to_owned() }
}
