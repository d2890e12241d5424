//! Letters, read back with a reader we did not write.

use pdf_extract::{
    Dictionary, Document, Object, extract_text_from_mem, extract_text_from_mem_by_pages,
};

use super::face::{Faces, Weight};
use super::flow::{Line, Role, lay_out};
use super::{Block, Letter, LetterError, Options, window, write};

fn options() -> Options {
    Options { title: "Lettres du 2 mars 2026".into(), language: "fr-FR".into() }
}

fn lines(text: &[&str]) -> Vec<String> {
    text.iter().map(|line| (*line).to_owned()).collect()
}

fn letter(name: &str) -> Letter {
    Letter {
        sender: lines(&["Carnet", "Espace numérique de santé", "TSA 10001", "43009 Le Puy-en-Velay CEDEX"]),
        recipient: lines(&[name, "12 rue de l’Œuvre", "43000 Le Puy-en-Velay"]),
        date: "Le 2 mars 2026".into(),
        title: "Votre espace de santé sera créé le 14 avril 2026".into(),
        blocks: vec![
            Block::Paragraph("Madame, Monsieur, l’Assurance Maladie crée un espace de santé pour chaque personne qu’elle assure. ".repeat(3)),
            Block::Heading("Ce que vous pouvez faire".into()),
            Block::List(lines(&["L’activer : vous choisissez qui le lit.", "Le refuser : rien n’y sera déposé."])),
            Block::Code("ABC9-AFGH-JKLM".into()),
            Block::Facts(vec![("Valable jusqu’au".into(), "13 avril 2026".into())]),
        ],
    }
}

/// Where a part stands, not before another.
fn after(said: &str, from: usize, part: &str) -> usize {
    let found = said.match_indices(part).find(|(at, _)| *at >= from);
    found.unwrap_or_else(|| panic!("{part} after {from} in {said}")).0
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap()
}

/// What each element of structure is, in reading order.
fn roles(file: &Document, object: &Object, out: &mut Vec<String>) {
    let Ok((_, object)) = file.dereference(object) else { return };
    match object {
        Object::Array(kids) => kids.iter().for_each(|kid| roles(file, kid, out)),
        Object::Dictionary(element) => {
            if let Ok(role) = element.get(b"S").and_then(Object::as_name) {
                out.push(String::from_utf8_lossy(role).into_owned());
            }
            if let Ok(kids) = element.get(b"K") {
                roles(file, kids, out);
            }
        }
        _ => {}
    }
}

#[test]
fn the_file_says_what_each_element_is_in_which_language() {
    let bytes = write(&[letter("Paul SANTONI"), letter("Inès KAROUI")], &options()).unwrap();
    let file = Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr-FR");
    let marked = dictionary(&file, catalog.get(b"MarkInfo").unwrap());
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let shown = dictionary(&file, catalog.get(b"ViewerPreferences").unwrap());
    assert!(shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let mut found = Vec::new();
    let tree = dictionary(&file, catalog.get(b"StructTreeRoot").unwrap());
    roles(&file, tree.get(b"K").unwrap(), &mut found);
    let one = "Sect P P P P P P H1 P H2 L LI Lbl LBody LI Lbl LBody P L LI Lbl LBody";
    assert_eq!(found.join(" "), format!("Document {one} {one}"));
    let claim = bytes.windows(12).any(|part| part == b"pdfuaid:part");
    assert!(claim, "PDF/UA-1 is declared");
}

#[test]
fn the_outline_numbers_the_letters_and_names_nobody() {
    let bytes = write(&[letter("Paul SANTONI"), letter("Inès KAROUI")], &options()).unwrap();
    let file = Document::load_mem(&bytes).unwrap();
    let outline = dictionary(&file, file.catalog().unwrap().get(b"Outlines").unwrap());
    let first = dictionary(&file, outline.get(b"First").unwrap());
    let last = dictionary(&file, outline.get(b"Last").unwrap());
    let title = |entry: &Dictionary| {
        let bytes = entry.get(b"Title").unwrap().as_str().unwrap().to_vec();
        String::from_utf8_lossy(&bytes).replace(['\0', '\u{fffd}'], "")
    };
    assert_eq!((title(first), title(last)), ("1".into(), "2".into()));
}

#[test]
fn every_letter_reads_in_order_on_a_page_of_its_own() {
    let people = ["Paul SANTONI", "Inès KAROUI", "Zoé L’HÉVÉDER-ŒUVRAY"];
    let letters: Vec<Letter> = people.iter().map(|name| letter(name)).collect();
    let bytes = write(&letters, &options()).unwrap();
    let pages = extract_text_from_mem_by_pages(&bytes).unwrap();
    assert_eq!(pages.len(), 3);
    for (page, name) in pages.iter().zip(people) {
        let said: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut from = 0;
        for part in [
            "Espace numérique de santé",
            name,
            "12 rue de l’Œuvre",
            "Le 2 mars 2026",
            "Votre espace de santé sera créé",
            "chaque personne qu’elle assure",
            "Ce que vous pouvez faire",
            "L’activer",
            "Le refuser",
            "ABC9-AFGH-JKLM",
            "13 avril 2026",
        ] {
            from = after(&said, from, part);
        }
    }
}

#[test]
fn a_text_longer_than_a_page_goes_on_on_the_next() {
    let mut long = letter("Paul SANTONI");
    let words: Vec<String> = (0..700).map(|n| format!("mot{n:03}")).collect();
    long.blocks.push(Block::Paragraph(words.join(" ")));
    long.blocks.push(Block::Heading("La fin".into()));
    let bytes = write(&[long, letter("Inès KAROUI")], &options()).unwrap();
    let pages = extract_text_from_mem_by_pages(&bytes).unwrap();
    assert!(pages.len() >= 3, "{}", pages.len());
    assert!(pages[0].contains("1/") && !pages[1].contains("Inès"), "numbered");
    let said = extract_text_from_mem(&bytes).unwrap();
    let mut from = 0;
    for word in words {
        from = after(&said, from, &word);
    }
    let end = after(&said, from, "La fin");
    after(&said, end, "Inès");
}

#[test]
fn an_address_of_any_length_stays_in_the_window() {
    let faces = Faces::shipped().unwrap();
    let long = [
        "Mme Marie-Antoinette-Élisabeth de L’HÉVÉDER-DE LA ROCHEFOUCAULD née SAINT-GEORGES D’AUBIGNÉ",
        "Résidence les Œillets de l’Île-d’Yeu, bâtiment C, escalier 12, appartement 4321",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "1234 bis avenue du Général-de-Lattre-de-Tassigny prolongée",
        "Lieu-dit Saint-Barthélemy-de-Bellegarde-en-Périgord",
        "97133 SAINT-BARTHÉLEMY",
    ];
    for recipient in [&long[..], &long[..1], &["M. Li", "43000 Le Puy-en-Velay"], &["M. NÉ ŠČ"]]
    {
        let letter = Letter { recipient: lines(recipient), ..letter("") };
        let sheets = lay_out(&letter, &faces).unwrap();
        let inside: Vec<&Line> = sheets[0]
            .lines
            .iter()
            .filter(|line| line.foot < window::TOP + window::HEIGHT && line.left >= window::LEFT)
            .collect();
        let said: String = inside.iter().map(|line| line.text.as_str()).collect();
        let squeezed = |text: &str| text.replace(' ', "");
        assert_eq!(squeezed(&said), squeezed(&recipient.concat()));
        for line in inside {
            let width = faces.of(Weight::Regular).width(line.text.trim_end(), line.size);
            assert!(width <= window::WIDTH, "{} is too wide", line.text);
            assert!(line.foot - line.size >= window::TOP - 0.01, "{} is too high", line.text);
        }
        let date = sheets[0].lines.iter().find(|line| line.text == "Le 2 mars 2026").unwrap();
        assert!(date.foot - date.size > 90.0 * window::MM, "nothing else in the window");
    }
    let endless = Letter { recipient: vec!["rue ".repeat(600)], ..letter("") };
    assert_eq!(write(&[letter("x"), endless], &options()), Err(LetterError::Address(2)));
}

#[test]
fn a_character_the_font_lacks_spoils_nothing() {
    let mut odd = letter("Nguyễn Thị 李 \u{202e}\u{ad}Ǆura😀");
    odd.blocks.push(Block::Paragraph("Prix\u{202f}: 3\u{a0}€\u{2009}\tfin".into()));
    let bytes = write(&[odd], &options()).unwrap();
    let said = extract_text_from_mem(&bytes).unwrap();
    assert!(said.contains("Nguy") && said.contains('?'), "{said}");
    assert!(!said.contains('\u{202e}'));
}

#[test]
fn a_heading_does_not_stand_alone_at_the_foot_of_a_page() {
    let faces = Faces::shipped().unwrap();
    for before in 0..60 {
        let mut blocks: Vec<Block> =
            (0..before).map(|n| Block::Paragraph(format!("ligne {n}"))).collect();
        blocks.push(Block::Heading("Titre".into()));
        blocks.push(Block::Paragraph("suite".into()));
        let sheets = lay_out(&Letter { blocks, ..letter("M. Li") }, &faces).unwrap();
        for sheet in sheets {
            assert_ne!(sheet.lines.last().unwrap().role, Role::Heading, "after {before} lines");
        }
    }
}
