//! What surrounds every page: language, person, menu, notice of what was just done.

use std::collections::BTreeMap;

use carnet_core::account::staff::StaffRole;
use jiff::Timestamp;
use serde::Serialize;

use super::lang::Lang;
use super::words::{Arg, Args};
use crate::outage::Section;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Who {
    /// Nobody.
    Nobody,
    /// A holder.
    Citizen {
        /// Name as shown.
        name: String,
        /// Whose space they are in, when it is not their own.
        acting: Option<Acting>,
        /// The spaces of others they may go to.
        others: Vec<OtherSpace>,
        /// How many spaces they are offered to act in.
        offers: u64,
    },
    /// A professional, in the situation d'exercice they chose.
    Practitioner {
        /// Name as shown.
        name: String,
        /// Profession and specialty, in words.
        role: String,
        /// Structure.
        structure: String,
    },
    /// Somebody who works for the service.
    Staff {
        /// Name as shown.
        name: String,
        /// What they do: message `actor-<role>`.
        role: StaffRole,
    },
}

/// On which ground somebody is in the space of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// They represent a minor.
    Child,
    /// They represent or assist a protected adult.
    Protected,
    /// They help somebody who chose them.
    Helped,
}

/// Whose space somebody is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Acting {
    /// Name of the person, as shown.
    pub name: String,
    /// On which ground.
    pub ground: Ground,
}

/// The space of somebody else, in the switcher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherSpace {
    /// The space.
    pub space: String,
    /// Name of the person, as shown.
    pub name: String,
    /// It is the one that is open.
    pub here: bool,
}

/// Whether this service shows a fictitious population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DemoMode {
    /// A real service.
    Off,
    /// Fictitious people, mails kept on the outbox page.
    On,
}

/// The colours somebody chose for this service; their machine's own when they chose none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// The other way round.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name, as in `data-theme="dark"` and in the cookie.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// A sentence about what was just done, shown once at the top of the next page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flash {
    /// Message `flash-<id>` of the locales.
    pub id: String,
    /// Its arguments.
    pub args: Args,
}

impl Flash {
    /// A sentence without arguments.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), args: BTreeMap::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

/// An announcement of the operator, in the language of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Announced {
    /// The operator's own words.
    pub text: String,
    /// Until when.
    pub until: Timestamp,
    /// What is closed meanwhile: messages `section-<name>`.
    pub closes: Vec<Section>,
}

/// What surrounds a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// Language of the request.
    pub lang: Lang,
    /// Anti-forgery token of the session; none when there is no session, and then no form is shown
    /// that would need one.
    pub csrf: Option<String>,
    /// Who is signed in.
    pub who: Who,
    /// Path and query of this page, to come back to it from the language switch and to mark the menu.
    pub path: String,
    /// Fictitious population or not.
    pub demo: DemoMode,
    /// What was just done.
    pub notice: Option<Flash>,
    /// The colours chosen here, if any.
    pub theme: Option<Theme>,
    /// How many notices are unread, on the pages that know.
    pub unread: Option<u64>,
    /// What the operator announces, on every page.
    pub announcements: Vec<Announced>,
}

impl Frame {
    /// The frame of a page seen by nobody in particular.
    pub fn anonymous(lang: Lang, path: &str) -> Self {
        Self {
            lang,
            csrf: None,
            who: Who::Nobody,
            path: path.to_owned(),
            demo: DemoMode::Off,
            notice: None,
            theme: None,
            unread: None,
            announcements: Vec::new(),
        }
    }
}
