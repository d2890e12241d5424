//! `[[announcements]]` — what the operator says on every page, and closes meanwhile.

use std::fmt::Display;

use carnet_http::{Announcement, Section};
use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// Longest announcement in one language, in characters: two sentences.
const TEXT_LEN_MAX: usize = 300;

/// One of them, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    from: Instant,
    until: Instant,
    fr: String,
    en: String,
    #[serde(default)]
    closes: Vec<Section>,
}

/// An instant of RFC 3339, between quotes or as TOML's own.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "an instant like \"2026-11-12T09:00:00+01:00\"")]
enum Instant {
    Toml(toml::value::Datetime),
    Text(String),
}

impl Instant {
    fn read(&self, key: &str) -> Result<Timestamp, String> {
        let text = match self {
            Self::Toml(datetime) => datetime.to_string(),
            Self::Text(text) => text.clone(),
        };
        text.parse().map_err(|_| {
            format!(
                "`{key}` is not an instant with its offset, like \"2026-11-12T09:00:00+01:00\": {text}"
            )
        })
    }
}

/// Reads the list, and says which announcement is wrong.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Announcement>, D::Error> {
    let written = Vec::<Written>::deserialize(from)?;
    let checked = written.into_iter().enumerate().map(|(index, one)| {
        let numbered = |why: &dyn Display| format!("announcement {}: {why}", index + 1);
        check(one).map_err(|why| D::Error::custom(numbered(&why)))
    });
    checked.collect()
}

fn check(written: Written) -> Result<Announcement, String> {
    let (from, until) = (written.from.read("from")?, written.until.read("until")?);
    if until <= from {
        return Err(format!("`until` ({until}) is not after `from` ({from})"));
    }
    let (fr, en) = (sentences("fr", &written.fr)?, sentences("en", &written.en)?);
    Ok(Announcement { from, until, fr, en, closes: written.closes })
}

fn sentences(key: &str, text: &str) -> Result<String, String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(format!("`{key}` is empty")),
        1..=TEXT_LEN_MAX => Ok(text),
        long => Err(format!("`{key}` has {long} characters, {TEXT_LEN_MAX} at most")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    const GOOD: &str = r#"
        [[announcements]]
        from = "2026-11-12T09:00:00+01:00"
        until = 2026-11-12T10:15:00+01:00
        fr = "Entretien."
        en = "Maintenance."
        closes = ["documents", "sign-in"]
    "#;

    fn refused(text: &str) -> String {
        toml::from_str::<Config>(text).unwrap_err().to_string()
    }

    #[test]
    fn an_announcement_is_read_with_its_instants_and_its_sections() {
        let config: Config = toml::from_str(GOOD).unwrap();
        let [one] = config.announcements.as_slice() else { panic!("{config:?}") };
        assert_eq!(one.from.to_string(), "2026-11-12T08:00:00Z");
        assert_eq!(one.until.to_string(), "2026-11-12T09:15:00Z");
        assert_eq!(one.closes, [Section::Documents, Section::SignIn]);
        assert_eq!((one.fr.as_str(), one.en.as_str()), ("Entretien.", "Maintenance."));
    }

    #[test]
    fn what_is_wrong_in_an_announcement_is_said() {
        let wrong = [
            (
                "until = 2026-11-12T10:15:00+01:00",
                "until = \"demain\"",
                "`until` is not an instant",
            ),
            ("until = 2026-11-12T10:15:00+01:00", "until = 2026-11-12T10:15:00", "with its offset"),
            ("until = 2026-11-12T10:15:00+01:00", "until = 3", "an instant like"),
            ("until = 2026-11-12T10:15:00+01:00", "", "missing field `until`"),
            ("T10:15:00+01:00", "T09:00:00+01:00", "announcement 1: `until`"),
            ("en = \"Maintenance.\"", "", "missing field `en`"),
            ("\"Entretien.\"", "\"  \"", "`fr` is empty"),
            ("\"sign-in\"", "\"login\"", "unknown variant `login`"),
            ("closes =", "close =", "unknown field `close`"),
        ];
        for (good, bad, said) in wrong {
            let error = refused(&GOOD.replace(good, bad));
            assert!(error.contains(said), "{bad}: {error}");
        }
        let long = "mot ".repeat(TEXT_LEN_MAX);
        let error = refused(&GOOD.replace("Entretien.", &long));
        assert!(error.contains("`fr` has 1199 characters, 300 at most"), "{error}");
    }
}
