//! French stems and the words too common to be searched.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

use super::fold::push_word;

/// Folded words that are only searched between quotes.
const STOP: [&str; 97] = [
    "a", "ai", "ainsi", "alors", "as", "au", "aucun", "aussi", "autre", "aux", "avec", "avez",
    "avons", "ayant", "car", "ce", "ceci", "cela", "ces", "cet", "cette", "ci", "comme", "dans",
    "de", "depuis", "des", "donc", "dont", "du", "elle", "elles", "en", "entre", "est", "et",
    "ete", "etes", "etre", "eu", "eux", "fait", "il", "ils", "je", "la", "le", "les", "leur",
    "leurs", "lui", "ma", "mais", "me", "meme", "mes", "moi", "mon", "ne", "ni", "nos", "notre",
    "nous", "on", "ont", "ou", "par", "pas", "plus", "pour", "qu", "que", "qui", "sa", "sans",
    "se", "ses", "si", "soit", "son", "sont", "sous", "sur", "ta", "te", "tes", "ton", "tout",
    "tres", "tu", "un", "une", "vos", "votre", "vous", "vu", "y",
];

/// True for a folded word that says nothing by itself.
pub(super) fn is_stop(folded: &str) -> bool {
    STOP.binary_search(&folded).is_ok()
}

/// Longest word that is stemmed; beyond, it is a number or a code.
const LENGTH_BYTES_MAX: usize = 40;

/// Finds the stems of words.
pub(super) struct Stems {
    stemmer: Stemmer,
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stems")
    }
}

impl Stems {
    pub(super) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::French) }
    }

    /// The stems of a word, folded: as it is accented and as it is without accents.
    ///
    /// Two, because accents decide endings (`opéré` but `opere`) and half of the people who search
    /// do not type them. A word with digits, or not of the Latin alphabet, has no stem.
    pub(super) fn of(&self, word: &str, folded: &str) -> Vec<String> {
        let plain = folded.bytes().all(|byte| byte.is_ascii_lowercase());
        if !plain || word.len() > LENGTH_BYTES_MAX || folded.len() < 3 {
            return Vec::new();
        }
        let unaccented = self.stem(folded);
        if word.is_ascii() {
            return vec![unaccented];
        }
        let lower: String = word.nfkc().flat_map(char::to_lowercase).collect();
        let accented = self.stem(&lower.replace('œ', "oe").replace('æ', "ae"));
        if accented == unaccented { vec![unaccented] } else { vec![unaccented, accented] }
    }

    fn stem(&self, word: &str) -> String {
        let mut folded = String::with_capacity(word.len());
        push_word(&self.stemmer.stem(word), &mut folded);
        // `operee` leaves `opere` where `opérée` leaves `oper`.
        while folded.len() > 3 && folded.ends_with('e') {
            folded.pop();
        }
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str) -> bool {
        let stems = Stems::new();
        let of = |word: &str| {
            let mut folded = String::new();
            push_word(word, &mut folded);
            stems.of(word, &folded)
        };
        of(one).iter().any(|stem| of(other).contains(stem))
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP.is_sorted());
        assert!(is_stop("de") && !is_stop("foie"));
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (one, other) in [
            ("échographie", "ECHOGRAPHIES"),
            ("opérée", "opere"),
            ("opéré", "operee"),
            ("vaccination", "vaccinations"),
            ("hépatique", "hepatiques"),
            ("douloureuse", "douloureux"),
            ("fracturé", "fracture"),
            ("œdèmes", "oedeme"),
            ("chevaux", "cheval"),
        ] {
            assert!(share(one, other), "{one} {other}");
        }
        assert!(!share("foie", "foin"));
        assert!(!share("cardiaque", "carie"));
    }
}
