//! Folding: what makes `Échographie`, `echographie` and `ÉCHOGRAPHIE` one word.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text reduced to lower-case letters and digits without accents, words parted by one space.
///
/// For sorting and comparing names: `JEAN-PIERRE`, `Jean Pierre` and `Jean‑Pierre` are equal, and
/// so are `L’Œuf` and `l'oeuf`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut folded);
    }
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Folds one token, adding it to `out`.
pub(super) fn push_word(word: &str, out: &mut String) {
    for c in word.chars() {
        push(c, out);
    }
}

/// True for a character that is not seen and may stand inside a word: soft hyphen, joiners.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn push(c: char, out: &mut String) {
    if c.is_ascii() {
        // The only comma inside a word is a decimal one.
        out.push(if c == ',' { '.' } else { c.to_ascii_lowercase() });
        return;
    }
    // The letters of French, ahead of the general way.
    match c {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => out.push('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
        'î' | 'ï' | 'Î' | 'Ï' => out.push('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' => out.push('o'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => out.push('u'),
        'ç' | 'Ç' => out.push('c'),
        _ => push_any(c, out),
    }
}

fn push_any(c: char, out: &mut String) {
    let lower = std::iter::once(c).nfkd().flat_map(char::to_lowercase);
    for c in lower.nfkd() {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            // `µg`, written with the micro sign or the Greek letter, is typed `ug`.
            'μ' => out.push('u'),
            ',' => out.push('.'),
            c if is_combining_mark(c) || is_invisible(c) => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_whatever_their_spelling() {
        assert_eq!(fold("JEAN-PIERRE  D’AÏT"), "jean pierre d ait");
        assert_eq!(fold("Jean Pierre d'Aït"), "jean pierre d ait");
        assert_eq!(fold("L’Œuf"), fold("l'oeuf"));
        assert_eq!(fold("Ștefan Müßig Łukasz"), "stefan mussig lukasz");
        assert_eq!(fold("e\u{301}te\u{301}"), fold("été"));
        assert_eq!(fold("ﬁèvre cardio\u{ad}logie"), "fievre cardiologie");
        assert_eq!(fold("--"), "");
    }

    #[test]
    fn folding_any_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let once = fold(&format!("a{c}b"));
            assert_eq!(fold(&once), once, "{c:?}");
            let mut word = String::new();
            push_word(c.encode_utf8(&mut [0; 4]), &mut word);
            let mut again = String::new();
            push_word(&word, &mut again);
            assert_eq!(again, word, "{c:?}");
        }
    }
}
