//! The two languages of the screens.

use serde::{Deserialize, Serialize};

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, first.
    #[default]
    Fr,
    /// English, complete.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Its tag, as in `lang="fr"`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a tag, if we speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first language we speak in an `Accept-Language` header (RFC 9110 §12.5.4), French when none.
    ///
    /// Order decides, weights do not: browsers already send their list in order.
    pub fn accepted(header: &str) -> Self {
        header.split(',').find_map(|part| Self::from_tag(part.trim())).unwrap_or_default()
    }
}
