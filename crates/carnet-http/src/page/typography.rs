//! French spacing: translators write ordinary spaces, readers get the ones that do not break.

use super::lang::Lang;

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// The text with the spaces its language asks for.
pub(super) fn set(lang: Lang, text: String) -> String {
    match lang {
        Lang::En => text,
        Lang::Fr => french(&text),
    }
}

fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let spaced = (c == ' ').then(|| chars.peek().and_then(|next| before(*next))).flatten();
        out.push(spaced.unwrap_or(c));
        if c == '«' && chars.peek() == Some(&' ') {
            chars.next();
            out.push(NO_BREAK);
        }
    }
    out
}

/// The space French puts before a sign.
const fn before(sign: char) -> Option<char> {
    match sign {
        ':' | '»' => Some(NO_BREAK),
        ';' | '!' | '?' | '%' => Some(NARROW_NO_BREAK),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_signs_keep_to_their_word() {
        let text = set(Lang::Fr, "Qui ? « Moi » : 3 %".to_owned());
        assert_eq!(text, "Qui\u{202f}? «\u{a0}Moi\u{a0}»\u{a0}: 3\u{202f}%");
    }

    #[test]
    fn english_is_left_alone() {
        assert_eq!(set(Lang::En, "a : b".to_owned()), "a : b");
    }
}
