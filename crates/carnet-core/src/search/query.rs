//! What a person typed, made into terms.

use super::fold::push_word;
use super::stem::{Stems, is_stop};
use super::token::{Token, Tokens};

/// Terms of a query beyond this are left out: nobody types them, and each costs time.
const TERMS_MAX: usize = 32;
/// Words of one phrase beyond this are left out.
pub(super) const PHRASE_WORDS_MAX: usize = 16;

/// A search: words, `"exact phrases"`, `-exclusions`.
///
/// A word is found in all its forms, an exact phrase only as it is written (case and accents
/// apart). The last word may be unfinished, unless a blank follows it. Common words (`de`, `la`…)
/// count only between quotes, or when there is nothing else.
#[derive(Debug)]
pub struct Query {
    terms: Vec<Term>,
    stems: Stems,
}

/// One thing to find, or to be without.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Any of these rows of adjoining words.
    pub(super) sequences: Vec<Vec<Atom>>,
    /// True for what must not be there.
    pub(super) excluded: bool,
}

/// How a word is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As written, folded.
    Exact,
    /// In any of its forms.
    Forms,
    /// In any of its forms, or as the beginning of a word.
    Beginning,
}

/// One word to compare tokens with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) folded: String,
    pub(super) mode: Mode,
    pub(super) stems: Vec<String>,
}

/// A piece of what was typed: a word or what stood between quotes.
struct Chunk<'t> {
    text: &'t str,
    quoted: bool,
    excluded: bool,
}

impl Query {
    /// Reads what was typed. Anything is a query: what cannot be understood is searched as words.
    pub fn parse(text: &str) -> Self {
        let stems = Stems::new();
        let chunks = chunks(text);
        let is_common = |chunk: &Chunk<'_>| !chunk.quoted && all_stop(chunk.text);
        let only_common = chunks.iter().filter(|chunk| !chunk.excluded).all(is_common);
        let kept: Vec<&Chunk<'_>> = chunks
            .iter()
            .filter(|chunk| Tokens::new(chunk.text).next().is_some())
            .filter(|chunk| !is_common(chunk) || (only_common && !chunk.excluded))
            .take(TERMS_MAX)
            .collect();
        let unfinished = !text.ends_with(char::is_whitespace);
        let terms = kept
            .iter()
            .enumerate()
            .map(|(index, chunk)| {
                let last = unfinished
                    && index + 1 == kept.len()
                    && chunks.last().is_some_and(|last| std::ptr::eq(last, *chunk));
                // One letter begins too many words, unless it is all there is: `vitamine D`.
                let long_enough = kept.len() == 1 || chunk.text.chars().nth(1).is_some();
                let begins = last && !chunk.quoted && !chunk.excluded && long_enough;
                term(chunk, if begins { Mode::Beginning } else { Mode::Forms }, &stems)
            })
            .collect();
        Self { terms, stems }
    }

    /// True when there is nothing to find (nothing typed, or exclusions only).
    pub fn is_empty(&self) -> bool {
        self.terms.iter().all(|term| term.excluded)
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    pub(super) fn stems(&self) -> &Stems {
        &self.stems
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„')
}

fn chunks(text: &str) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let without = rest.strip_prefix('-').filter(|after| {
            after.chars().next().is_some_and(|c| c.is_alphanumeric() || is_quote(c))
        });
        let excluded = without.is_some();
        rest = without.unwrap_or(rest);
        let (chunk, after, quoted) = if let Some(inside) = rest.strip_prefix(is_quote) {
            // A quote left open runs to the end.
            let (chunk, after) = inside.split_once(is_quote).unwrap_or((inside, ""));
            (chunk, after, true)
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || is_quote(c));
            let (chunk, after) =
                end.and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
            (chunk, after, false)
        };
        chunks.push(Chunk { text: chunk, quoted, excluded });
        rest = after.trim_start();
    }
    chunks
}

fn all_stop(text: &str) -> bool {
    Tokens::new(text).all(|token| is_stop(&folded(text, token)))
}

fn folded(text: &str, token: Token) -> String {
    let mut folded = String::new();
    push_word(text.get(token.start..token.end).unwrap_or_default(), &mut folded);
    folded
}

/// A word that holds several tokens (`12/11/2020`, `post-opératoire`) is a phrase; parted by hyphens
/// only, it is also the one word without them.
fn term(chunk: &Chunk<'_>, mode: Mode, stems: &Stems) -> Term {
    let mode = if chunk.quoted { Mode::Exact } else { mode };
    let tokens: Vec<Token> = Tokens::new(chunk.text).take(PHRASE_WORDS_MAX).collect();
    let atom = |word: &str, folded: String, mode: Mode| {
        let stems = if mode == Mode::Exact { Vec::new() } else { stems.of(word, &folded) };
        Atom { folded, mode, stems }
    };
    let phrase = tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let word = chunk.text.get(token.start..token.end).unwrap_or_default();
            let last = index + 1 == tokens.len();
            let mode = if mode == Mode::Beginning && !last { Mode::Forms } else { mode };
            atom(word, folded(chunk.text, *token), mode)
        })
        .collect();
    let mut sequences = vec![phrase];
    let hyphenated = tokens.len() > 1 && tokens.iter().skip(1).all(|token| token.joined);
    if hyphenated && !chunk.quoted {
        let whole: String = tokens.iter().map(|token| folded(chunk.text, *token)).collect();
        let word = whole.clone();
        sequences.push(vec![atom(&word, whole, mode)]);
    }
    Term { sequences, excluded: chunk.excluded }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms as text: `-` excluded, `=` exact, `*` beginning, `+` between the words of a phrase.
    fn read(text: &str) -> Vec<String> {
        let atom = |atom: &Atom| {
            let mark = match atom.mode {
                Mode::Exact => "=",
                Mode::Forms => "",
                Mode::Beginning => "*",
            };
            format!("{}{mark}", atom.folded)
        };
        let sequence = |atoms: &Vec<Atom>| atoms.iter().map(atom).collect::<Vec<_>>().join("+");
        Query::parse(text)
            .terms()
            .iter()
            .map(|term| {
                let sequences: Vec<_> = term.sequences.iter().map(sequence).collect();
                format!("{}{}", if term.excluded { "-" } else { "" }, sequences.join("|"))
            })
            .collect()
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        assert_eq!(read("Échographie foie "), ["echographie", "foie"]);
        assert_eq!(read("\"compte rendu\" -cancer "), ["compte=+rendu=", "-cancer"]);
        assert_eq!(read("«\u{a0}du foie\u{a0}» x "), ["du=+foie=", "x"]);
        assert_eq!(read("-\"de la main\" bras "), ["-de=+la=+main=", "bras"]);
        assert_eq!(read("a - b \"fin"), ["b", "fin="]);
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(read("bilan hép"), ["bilan", "hep*"]);
        assert_eq!(read("bilan hép "), ["bilan", "hep"]);
        assert_eq!(read("bilan -hép"), ["bilan", "-hep"]);
        assert_eq!(read("vitamine D"), ["vitamine", "d"]);
        assert_eq!(read("v"), ["v*"]);
        assert_eq!(read("douleur de"), ["douleur"]);
    }

    #[test]
    fn common_words_count_only_when_alone_or_quoted() {
        assert_eq!(read("fracture de la cheville "), ["fracture", "cheville"]);
        assert_eq!(read("de la "), ["de", "la"]);
        assert_eq!(read("l'hôpital -de "), ["hopital"]);
        assert!(Query::parse("-cancer").is_empty());
        assert!(Query::parse(" -- \" ").is_empty());
    }

    #[test]
    fn a_word_of_several_parts_is_a_phrase() {
        assert_eq!(read("12/11/2020 "), ["12+11+2020"]);
        assert_eq!(read("post-opératoire "), ["post+operatoire|postoperatoire"]);
        assert_eq!(read("HbA1c 7,8 "), ["hba1c", "7.8"]);
    }
}
