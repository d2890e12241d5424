//! What the commands say: a small table of their own, and the sentences of errors from the screens' words.

use std::collections::BTreeMap;

use carnet_http::page::{Arg, Lang, Words};

/// One sentence of a command, in both languages. `{}` stands for its arguments, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    fr: &'static str,
    en: &'static str,
}

impl Phrase {
    pub(crate) const fn new(fr: &'static str, en: &'static str) -> Self {
        Self { fr, en }
    }
}

/// A language and its words.
#[derive(Debug)]
pub(crate) struct Speech {
    /// The language.
    pub(crate) lang: Lang,
    words: Option<Words>,
}

impl Speech {
    /// In the language of the environment.
    pub(crate) fn of_environment() -> Self {
        Self::of(crate::words::lang())
    }

    /// In one language.
    pub(crate) fn of(lang: Lang) -> Self {
        // Words compiled in and tested; without them a code alone is still said.
        Self { lang, words: Words::load().ok() }
    }

    /// A sentence with its arguments.
    pub(crate) fn say(&self, phrase: Phrase, arguments: &[&str]) -> String {
        let text = match self.lang {
            Lang::Fr => phrase.fr,
            Lang::En => phrase.en,
        };
        arguments.iter().fold(text.to_owned(), |text, argument| text.replacen("{}", argument, 1))
    }

    /// An error in words, from its stable code.
    pub(crate) fn error(&self, code: &str, arguments: &BTreeMap<String, Arg>) -> String {
        let Some(words) = &self.words else { return code.to_owned() };
        let said = words.explain(self.lang, code, arguments);
        [Some(said.what), said.why, said.next].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Arguments of a sentence, numbers as numbers.
    pub(crate) fn arguments(pairs: Vec<(&'static str, String)>) -> BTreeMap<String, Arg> {
        let arg = |text: String| text.parse().map_or_else(|_| Arg::Text(text), Arg::Number);
        pairs.into_iter().map(|(name, value)| (name.to_owned(), arg(value))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_take_their_places() {
        let phrase = Phrase::new("{} sur {}", "{} of {}");
        assert_eq!(Speech::of(Lang::Fr).say(phrase, &["3", "7"]), "3 sur 7");
        assert_eq!(Speech::of(Lang::En).say(phrase, &["3", "7"]), "3 of 7");
    }

    #[test]
    fn local_refusals_have_sentences_in_both_languages() {
        for lang in Lang::ALL {
            let speech = Speech::of(lang);
            for (code, name) in [
                ("send.file-unreadable", "reason"),
                ("describe.missing", "element"),
                ("cda.wrong-root", "found"),
                ("valueset.unknown-code", "code"),
            ] {
                let arguments =
                    Speech::arguments(vec![(name, "XYZ".to_owned()), ("set", "type".to_owned())]);
                let said = speech.error(code, &arguments);
                assert!(said.contains("XYZ"), "{code}: {said}");
            }
        }
    }
}
