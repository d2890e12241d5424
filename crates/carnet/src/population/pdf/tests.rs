use super::metrics::code;
use super::*;

fn letter(paragraphs: usize) -> Letter {
    let words = "Patiente revue ce jour, œdème de la cheville régressif, évolution satisfaisante.";
    Letter {
        head: vec!["CH fictif".to_owned(), "1 allée des Orgues".to_owned()],
        sender: vec!["Dr Étienne Delorme".to_owned(), "Chirurgie".to_owned()],
        patient: vec!["Mme CHAUSSADE Martine".to_owned()],
        dated: "Le 12 novembre 2020".to_owned(),
        title: "Compte rendu opératoire".to_owned(),
        parts: vec![("Conclusion".to_owned(), vec![words.to_owned(); paragraphs])],
        signature: "Dr Étienne Delorme".to_owned(),
        foot: "Document fictif".to_owned(),
    }
}

#[test]
fn a_machine_reads_the_words_back() {
    let text = pdf_extract::extract_text_from_mem(&letter(2).print()).unwrap();
    for words in ["Compte rendu opératoire", "œdème de la cheville", "page 1 sur 1", "Étienne"]
    {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
}

#[test]
fn a_long_letter_takes_several_pages() {
    let text = pdf_extract::extract_text_from_mem(&letter(80).print()).unwrap();
    assert!(text.contains("page 3 sur "), "{text}");
}

#[test]
fn lines_are_no_wider_than_the_page() {
    let words = "Mesures répétées du pouls et de la tension ".repeat(9);
    for line in wrap(words.trim(), Face::Bold, 10.5, 300.0) {
        assert!(width(&line, Face::Bold, 10.5) <= 300.0, "{line}");
    }
    assert_eq!(wrap("seul", Face::Plain, 10.0, 1.0), ["seul"]);
}

#[test]
fn french_letters_have_codes() {
    for letter in "aàâäæçéèêëîïôöœùûüÿÀÂÇÉÈÊÎÔŒ«»’–…€µ²°·\u{a0}\u{202f}".chars()
    {
        assert!(code(letter).is_some(), "{letter}");
    }
    assert_eq!(code('≥'), None);
}
