//! Fluent bundles: every sentence of the screens, in both languages.

use std::collections::BTreeMap;

use carnet_app::outbox::Message;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use super::lang::Lang;
use super::{PageError, embedded, typography};

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A text.
    Text(String),
    /// A number, which chooses the plural.
    Number(u64),
}

/// The arguments of a sentence, by name.
pub type Args = BTreeMap<String, Arg>;

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<Arg> for FluentValue<'static> {
    fn from(arg: Arg) -> Self {
        match arg {
            Arg::Text(text) => Self::from(text),
            Arg::Number(number) => Self::from(number),
        }
    }
}

/// A sentence that could not be made. A mistake of ours, never of a visitor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoWords {
    /// No such message in that language.
    #[error("no message {id} in {lang}")]
    Missing {
        /// Message and attribute asked for.
        id: String,
        /// Language.
        lang: &'static str,
    },
    /// An argument the message names was not given.
    #[error("message {id} in {lang}: {why}")]
    Arguments {
        /// Message and attribute asked for.
        id: String,
        /// Language.
        lang: &'static str,
        /// What Fluent says.
        why: String,
    },
}

/// An error explained: what happened, why, what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What happened.
    pub what: String,
    /// Why, when it helps.
    pub why: Option<String>,
    /// What to do next.
    pub next: Option<String>,
}

/// Every sentence, in both languages.
pub struct Words {
    french: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

impl Words {
    /// Reads every `.ftl` file the program carries.
    pub fn load() -> Result<Self, PageError> {
        Ok(Self { french: bundle(Lang::Fr)?, english: bundle(Lang::En)? })
    }

    /// The sentence `id`, or the attribute `id.attribute`, with its arguments.
    pub fn say(&self, lang: Lang, id: &str, args: &Args) -> Result<String, NoWords> {
        self.format(lang, id, &fluent(args))
    }

    /// A part of a message that leaves: `.subject`, or nothing for its body.
    pub fn message(&self, lang: Lang, message: &Message, part: &str) -> Result<String, NoWords> {
        let args = message.args.iter();
        let args = args.map(|(name, value)| (name.clone(), Arg::from(value.clone()))).collect();
        self.say(lang, &format!("{}{part}", message.words), &args)
    }

    /// True when the sentence exists in that language.
    pub fn has(&self, lang: Lang, id: &str) -> bool {
        self.bundle(lang).has_message(id)
    }

    /// An error in words, from its stable code; a general sentence when the code has none of its own.
    ///
    /// Convention: message `error-<code with dashes>` says what happened, its attribute `.why`
    /// (optional) says why and `.next` says what to do.
    pub fn explain(&self, lang: Lang, code: &str, args: &Args) -> Explanation {
        self.explain_fluent(lang, code, &fluent(args))
    }

    pub(super) fn explain_fluent(
        &self,
        lang: Lang,
        code: &str,
        args: &FluentArgs<'_>,
    ) -> Explanation {
        let own = format!("error-{}", code.replace('.', "-"));
        let id = if self.has(lang, &own) { own } else { "error-unknown".to_owned() };
        Explanation {
            // A code that came without the arguments of its sentence still says something.
            what: self
                .format(lang, &id, args)
                .or_else(|_| self.format(lang, "error-unknown", args))
                .unwrap_or_else(|_| code.to_owned()),
            why: self.format(lang, &format!("{id}.why"), args).ok(),
            next: self.format(lang, &format!("{id}.next"), args).ok(),
        }
    }

    pub(super) fn format(
        &self,
        lang: Lang,
        id: &str,
        args: &FluentArgs<'_>,
    ) -> Result<String, NoWords> {
        let missing = || NoWords::Missing { id: id.to_owned(), lang: lang.tag() };
        let bundle = self.bundle(lang);
        let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
        let message = bundle.get_message(message).ok_or_else(missing)?;
        let pattern = match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern.ok_or_else(missing)?, Some(args), &mut errors);
        match errors.first() {
            None => Ok(typography::set(lang, text.into_owned())),
            Some(error) => Err(NoWords::Arguments {
                id: id.to_owned(),
                lang: lang.tag(),
                why: error.to_string(),
            }),
        }
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Fr => &self.french,
            Lang::En => &self.english,
        }
    }
}

fn fluent(args: &Args) -> FluentArgs<'static> {
    let mut out = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        out.set(name.clone(), FluentValue::from(value.clone()));
    }
    out
}

/// Groups of three digits, with the separator of the language.
pub(super) fn group(lang: Lang, number: u64) -> String {
    let separator = if lang == Lang::Fr { '\u{202f}' } else { ',' };
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

fn bundle(lang: Lang) -> Result<FluentBundle<FluentResource>, PageError> {
    let tag = lang.tag();
    let locale: LanguageIdentifier =
        tag.parse().map_err(|_| PageError::Words(format!("{tag} is not a language")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => french_number,
        Lang::En => english_number,
    }));
    for (path, text) in embedded::LOCALES {
        if !path.starts_with(tag) || !matches!(path.rsplit_once('.'), Some((_, "ftl"))) {
            continue;
        }
        let resource = FluentResource::try_new((*text).to_owned())
            .map_err(|(_, errors)| PageError::Words(format!("{path}: {errors:?}")))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| PageError::Words(format!("{path}: {errors:?}")))?;
    }
    Ok(bundle)
}

fn french_number<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Lang::Fr, value)
}

fn english_number<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Lang::En, value)
}

fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.as_string();
    text.parse().ok().map(|whole| group(lang, whole))
}
