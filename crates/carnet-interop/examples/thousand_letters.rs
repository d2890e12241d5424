//! How long a batch of 1,000 one-page letters takes:
//! `cargo run --release -p carnet-interop --example thousand_letters [FILE]`.

#![expect(clippy::print_stderr, reason = "what it is for")]

use std::time::Instant;

use carnet_interop::letter::{Block, Letter, LetterError, Options, write};

fn letter(number: usize) -> Letter {
    let said = "L’Assurance Maladie crée un espace de santé pour chaque personne qu’elle assure. ";
    let choices = ["L’activer : vous choisissez qui le lit.", "Le refuser : rien n’y sera déposé."];
    let lines = |text: &[&str]| text.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    Letter {
        sender: lines(&["Carnet", "TSA 10001", "43009 Le Puy-en-Velay CEDEX"]),
        recipient: vec![
            format!("Paul SANTONI {number}"),
            format!("{number} rue de l’Œuvre"),
            "43000 Le Puy-en-Velay".to_owned(),
        ],
        date: "Le 2 mars 2026".to_owned(),
        title: "Votre espace de santé sera créé le 14 avril 2026".to_owned(),
        blocks: vec![
            Block::Paragraph(said.repeat(4)),
            Block::Paragraph(said.repeat(5)),
            Block::Heading("Votre code".to_owned()),
            Block::Code("ABC9-AFGH-JKLM".to_owned()),
            Block::Heading("Ce que vous pouvez faire".to_owned()),
            Block::List(lines(&choices)),
            Block::Paragraph(said.repeat(4)),
        ],
    }
}

fn main() -> Result<(), LetterError> {
    let letters: Vec<Letter> = (0..1000).map(letter).collect();
    let options = Options { title: "Lettres".to_owned(), language: "fr-FR".to_owned() };
    let start = Instant::now();
    let file = write(&letters, &options)?;
    eprintln!("1,000 letters: {:?}, {} bytes", start.elapsed(), file.len());
    if let Some(place) = std::env::args().nth(1) {
        std::fs::write(place, file).map_err(|error| LetterError::Invalid(error.to_string()))?;
    }
    Ok(())
}
