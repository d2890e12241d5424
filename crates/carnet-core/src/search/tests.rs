//! What a person finds, and what must hold for any text.

use proptest::prelude::*;

use super::fold::push_word;
use super::stem::is_stop;
use super::token::Tokens;
use super::*;

fn item(number: u8, title: &str, body: &str) -> SearchItem {
    SearchItem {
        id: DocumentId::from_uuid(uuid::Uuid::from_u128(u128::from(number))),
        title: title.to_owned(),
        body: body.to_owned(),
        tags: Vec::new(),
    }
}

/// Numbers of the documents found, best first.
fn found(items: &[SearchItem], query: &str) -> Vec<u128> {
    let hits = Index::build(items.to_vec()).search(&Query::parse(query));
    hits.iter().map(|hit| hit.id.uuid().as_u128()).collect()
}

/// The marked passage, hits between brackets.
fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Plain(text) => text.clone(),
            Piece::Hit(text) => format!("[{text}]"),
        })
        .collect()
}

fn snippet(body: &str, query: &str) -> String {
    let hits = Index::build([item(1, "", body)]).search(&Query::parse(query));
    hits.first().map(|hit| shown(&hit.snippet)).unwrap_or_default()
}

fn record() -> Vec<SearchItem> {
    vec![
        item(1, "Compte rendu opératoire", "Ostéosynthèse de la cheville droite. Suites simples."),
        item(2, "Lettre de sortie", "Patiente opérée d'une fracture de la cheville le 12/11/2020."),
        item(3, "Biologie", "HbA1c : 7,8 % (objectif ≤ 7,0 %). Créatinine 62 µmol/L."),
        item(4, "Échographie hépatique", "Foie de taille normale, pas d’œdème."),
        item(5, "Consultation", "Suivi post-opératoire, cheville indolore. Pas d'échographie."),
    ]
}

#[test]
fn accents_case_and_forms_do_not_matter() {
    let items = record();
    assert_eq!(found(&items, "ECHOGRAPHIES "), [4, 5]);
    assert_eq!(found(&items, "opérer "), [2]);
    assert_eq!(found(&items, "opere "), [2]);
    assert_eq!(found(&items, "oedeme "), [4]);
    assert_eq!(found(&items, "créatinines "), [3]);
}

#[test]
fn every_word_is_required_and_common_words_are_not() {
    let items = record();
    assert_eq!(found(&items, "cheville "), [1, 2, 5]);
    assert_eq!(found(&items, "fracture de la cheville "), [2]);
    assert_eq!(found(&items, "cheville genou "), Vec::<u128>::new());
    assert_eq!(found(&items, "cheville -fracture "), [1, 5]);
    assert_eq!(found(&items, "-fracture"), Vec::<u128>::new());
}

#[test]
fn the_title_comes_before_the_text() {
    let items = record();
    assert_eq!(found(&items, "échographie "), [4, 5]);
    let often =
        [item(1, "x", "bilan bilan bilan bilan"), item(2, "bilan", "x"), item(3, "x", "bilan")];
    assert_eq!(found(&often, "bilan "), [2, 1, 3]);
    let equal = [item(7, "", "bilan"), item(3, "", "bilan")];
    assert_eq!(found(&equal, "bilan "), [7, 3], "among equals the caller's order is kept");
}

#[test]
fn what_is_typed_is_found_before_its_other_forms() {
    let items = [item(1, "", "vaccinations"), item(2, "", "vaccination")];
    assert_eq!(found(&items, "vaccination "), [2, 1]);
}

#[test]
fn a_word_is_found_while_it_is_typed() {
    let items = record();
    for typed in ["éch", "écho", "echograp"] {
        assert_eq!(found(&items, typed), [4, 5], "{typed}");
    }
    assert_eq!(found(&items, "éch "), Vec::<u128>::new());
}

#[test]
fn phrases_numbers_and_hyphens() {
    let items = record();
    assert_eq!(found(&items, "\"la cheville\" "), [1, 2]);
    assert_eq!(found(&items, "\"cheville la\" "), Vec::<u128>::new());
    assert_eq!(found(&items, "12/11/2020"), [2]);
    assert_eq!(found(&items, "12/2020"), Vec::<u128>::new());
    assert_eq!(found(&items, "hba1c 7.8 "), [3]);
    assert_eq!(found(&items, "umol/L"), [3]);
    assert_eq!(found(&items, "post-opératoire "), [5]);
    assert_eq!(found(&items, "postopératoire "), [5]);
    assert_eq!(found(&[item(1, "", "suivi postopératoire")], "post-operatoire "), [1]);
    assert_eq!(found(&[item(1, "", "oto-rhino-laryngologie")], "otorhinolaryngologie "), [1]);
}

#[test]
fn tags_are_searched_too() {
    let mut tagged = item(1, "Lettre", "Bonjour");
    tagged.tags = vec!["Comptes rendus".to_owned(), "Dr Zoé Aït-Kaci".to_owned()];
    let hits = Index::build([tagged]).search(&Query::parse("ait kaci"));
    assert_eq!(shown(&hits[0].snippet), "Dr Zoé [Aït]-[Kaci]");
}

#[test]
fn the_passage_shows_what_was_found_in_its_context() {
    assert_eq!(snippet("Foie  de\ntaille normale.", "taille "), "Foie de [taille] normale.");
    let long = format!("{} fracture de la cheville {}", "avant ".repeat(60), "après ".repeat(60));
    let shown = snippet(&long, "fracture cheville ");
    assert!(shown.contains("[fracture] de la [cheville]"), "{shown}");
    assert!(shown.starts_with("… avant") && shown.ends_with("après …"), "{shown}");
    assert!(shown.chars().count() <= 160 + 8, "{shown}");
    let scattered = format!("cheville {} fracture de cheville", "x ".repeat(200));
    assert!(snippet(&scattered, "fracture cheville ").contains("[fracture] de [cheville]"));
    let endless = snippet(&"a".repeat(5_000), "a");
    assert!(endless.chars().count() < 170);
}

#[test]
fn titles_are_marked_whole() {
    let hits = Index::build(record()).search(&Query::parse("échographie"));
    assert_eq!(shown(&hits[0].title), "[Échographie] hépatique");
    assert_eq!(shown(&hits[1].title), "Consultation");
}

fn any_text() -> impl Strategy<Value = String> {
    let french = "[A-Za-zéèêàçôœÉÀ '’\\-,.0-9\n]{0,80}";
    prop_oneof![french, "\\PC{0,60}", any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_and_no_query_panics_and_every_hit_shows_why(
        title in any_text(), body in any_text(), tag in any_text(), query in any_text(),
    ) {
        let mut item = item(1, &title, &body);
        item.tags = vec![tag];
        for hit in Index::build([item]).search(&Query::parse(&query)) {
            let is_hit = |piece: &Piece| matches!(piece, Piece::Hit(text) if !text.is_empty());
            prop_assert!(hit.snippet.iter().any(is_hit), "{:?}", hit);
            prop_assert!(hit.score > 0);
        }
    }

    #[test]
    fn a_document_is_found_by_each_of_its_own_words(title in any_text(), body in any_text()) {
        let index = Index::build([item(1, &title, &body)]);
        for text in [&title, &body] {
            for token in Tokens::new(text) {
                let word = text.get(token.start..token.end).unwrap();
                let mut folded = String::new();
                push_word(word, &mut folded);
                if !is_stop(&folded) {
                    prop_assert_eq!(index.search(&Query::parse(word)).len(), 1, "{}", word);
                    let finished = format!("{word} ");
                    prop_assert_eq!(index.search(&Query::parse(&finished)).len(), 1, "{}", word);
                    let exact = format!("\"{word}\"");
                    prop_assert_eq!(index.search(&Query::parse(&exact)).len(), 1, "{}", word);
                    let without = format!("zzz -{word}");
                    prop_assert_eq!(index.search(&Query::parse(&without)).len(), 0, "{}", word);
                }
            }
        }
    }

    #[test]
    fn a_marked_title_is_the_title(title in any_text(), query in any_text()) {
        let index = Index::build([item(1, &title, &title)]);
        for hit in index.search(&Query::parse(&query)) {
            let whole: String = hit.title.iter().map(Piece::text).collect();
            let blanks = |text: &str| -> String {
                text.split(|c: char| c.is_whitespace() || c.is_control()).collect()
            };
            prop_assert_eq!(blanks(&whole), blanks(&title));
        }
    }

    #[test]
    fn folding_is_idempotent(text in any_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
