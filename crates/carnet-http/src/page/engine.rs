//! The template engine of one language: strict, escaping, with the words bound in.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};

use super::assets::Assets;
use super::dates::{Speech, said};
use super::lang::Lang;
use super::words::{Words, group};
use super::{PageError, design, embedded, typography};

pub(super) fn environment(
    lang: Lang,
    words: &Arc<Words>,
    assets: &Arc<Assets>,
) -> Result<Environment<'static>, PageError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_formatter(write);
    for (name, source) in embedded::TEMPLATES {
        environment.add_template(name, source)?;
    }
    for (path, source) in embedded::DESIGN {
        if let Some(name) = design::template_name(path) {
            environment.add_template_owned(name, *source)?;
        }
    }
    environment.add_global("lang", lang.tag());
    add_words(&mut environment, lang, words);
    add_speech(&mut environment, words, Speech::new(lang)?);
    let assets = Arc::clone(assets);
    environment.add_function("asset", move |name: &str| {
        assets.url(name).ok_or_else(|| wrong(format!("no asset {name}")))
    });
    Ok(environment)
}

/// Writes a value: escaped for text and quoted attributes, without turning every slash of an address
/// into five characters as the engine's own escaping does; an absent value is a mistake of the template.
fn write(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Err(wrong("an absent value cannot be shown".to_owned()));
    }
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return escape_formatter(out, state, value);
    };
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (before, after) = rest.split_at(at);
        let mut signs = after.chars();
        out.write_str(before)?;
        out.write_str(match signs.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            _ => "&#39;",
        })?;
        rest = signs.as_str();
    }
    Ok(out.write_str(rest)?)
}

/// `t(id, name=value…)`, `say(id, args)`, `has(id)`, `explain(code, args)`.
fn add_words(environment: &mut Environment<'static>, lang: Lang, words: &Arc<Words>) {
    let shared = Arc::clone(words);
    environment.add_function("t", move |id: &str, named: Kwargs| -> Result<String, Error> {
        let mut args = FluentArgs::new();
        for name in named.args() {
            args.set(name.to_owned(), fluent(&named.get::<Value>(name)?));
        }
        shared.format(lang, id, &args).map_err(said)
    });
    let shared = Arc::clone(words);
    environment.add_function("say", move |id: &str, args: Value| -> Result<String, Error> {
        shared.format(lang, id, &map(&args)?).map_err(said)
    });
    // The rule or the reason behind a line, by the gate's own name for it.
    let shared = Arc::clone(words);
    environment.add_function("rule", move |code: &str| -> Result<String, Error> {
        let own = format!("rule-{}", code.replace('.', "-"));
        let id = if shared.has(lang, &own) { own.as_str() } else { "rule-unknown" };
        shared.format(lang, id, &FluentArgs::new()).map_err(said)
    });
    let shared = Arc::clone(words);
    environment.add_function("has", move |id: &str| shared.has(lang, id));
    let shared = Arc::clone(words);
    environment.add_function("explain", move |code: &str, args: Value| -> Result<Value, Error> {
        Ok(Value::from(Serde(shared.explain_fluent(lang, code, &map(&args)?))))
    });
}

/// `date`, `short_date`, `time`, `day_time`, `size`, `number`, `typeset`.
fn add_speech(environment: &mut Environment<'static>, words: &Arc<Words>, speech: Speech) {
    type Say = fn(&Speech, &Words, &str) -> Result<String, Error>;
    let lang = speech.lang;
    let speech = Arc::new(speech);
    let said: [(&'static str, Say); 4] = [
        ("date", Speech::date),
        ("short_date", Speech::short_date),
        ("time", Speech::time),
        ("day_time", Speech::day_time),
    ];
    for (name, say) in said {
        let (words, speech) = (Arc::clone(words), Arc::clone(&speech));
        environment.add_filter(name, move |text: &str| say(&speech, &words, text));
    }
    // For what people wrote in French: titles, mostly.
    environment.add_filter("typeset", |text: String| typography::set(Lang::Fr, text));
    let words = Arc::clone(words);
    environment.add_filter("size", move |bytes: u64| speech.size(&words, bytes));
    environment.add_filter("number", move |number: u64| group(lang, number));
}

fn map(args: &Value) -> Result<FluentArgs<'static>, Error> {
    let mut fluents = FluentArgs::new();
    for name in args.try_iter()? {
        let value = args.get_item(&name)?;
        fluents.set(name.to_string(), fluent(&value));
    }
    Ok(fluents)
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match value.kind() {
        ValueKind::Number => i64::try_from(value.clone())
            .map_or_else(|_| FluentValue::from(value.to_string()), FluentValue::from),
        _ => FluentValue::from(value.to_string()),
    }
}

fn wrong(why: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}
