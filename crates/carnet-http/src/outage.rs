//! What the operator announces: words shown on every page for a time, and the sections closed meanwhile.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::page::{Announced, Lang};

/// A part of the portals that can be closed by itself. The API for software never is, nor the emergency sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The list of documents, each of them, folders, and what others see of them.
    Documents,
    /// Adding a document.
    Adding,
    /// Who did what.
    History,
    /// Notices.
    Notices,
    /// The export of everything.
    Export,
    /// Settings.
    Settings,
    /// Professionals known and blocked.
    Professionals,
    /// The whole portal of professionals, their sign-in included.
    Practitioner,
    /// The sign-in of holders.
    SignIn,
}

/// Where sections are: of the addresses a path is under, the longest decides.
const PLACES: [(&str, Section); 10] = [
    ("/espace/documents", Section::Documents),
    ("/espace/vu-par", Section::Documents),
    ("/espace/documents/ajouter", Section::Adding),
    ("/espace/historique", Section::History),
    ("/espace/notifications", Section::Notices),
    ("/espace/export", Section::Export),
    ("/espace/reglages", Section::Settings),
    ("/espace/professionnels", Section::Professionals),
    ("/pro", Section::Practitioner),
    ("/connexion", Section::SignIn),
];

impl Section {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Documents,
        Self::Adding,
        Self::History,
        Self::Notices,
        Self::Export,
        Self::Settings,
        Self::Professionals,
        Self::Practitioner,
        Self::SignIn,
    ];

    /// The section an address is in, if it is in one that closes.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let under = |place: &str| {
            path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let found = PLACES.iter().filter(|(place, _)| under(place));
        found.max_by_key(|(place, _)| place.len()).map(|(_, section)| *section)
    }

    /// Its first page.
    pub(crate) fn href(self) -> &'static str {
        PLACES.iter().find(|(_, section)| *section == self).map_or("/", |(place, _)| place)
    }

    /// True for the pages of a holder's space.
    pub(crate) const fn is_of_space(self) -> bool {
        !matches!(self, Self::Practitioner | Self::SignIn)
    }
}

/// One announcement of the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// First instant it is shown.
    pub from: Timestamp,
    /// First instant it is no longer.
    pub until: Timestamp,
    /// One or two sentences, in French.
    pub fr: String,
    /// The same, in English.
    pub en: String,
    /// What is closed as long as it is shown.
    pub closes: Vec<Section>,
}

impl Announcement {
    pub(crate) fn is_in_force(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until
    }

    /// As a page shows it.
    pub(crate) fn said(&self, lang: Lang) -> Announced {
        let text = match lang {
            Lang::Fr => self.fr.clone(),
            Lang::En => self.en.clone(),
        };
        Announced { text, until: self.until, closes: self.closes.clone() }
    }
}

/// What is announced now.
pub(crate) fn in_force(
    all: &[Announcement],
    now: Timestamp,
) -> impl Iterator<Item = &Announcement> {
    all.iter().filter(move |one| one.is_in_force(now))
}

/// The announcement that closes a section now; the one that lasts longest when there are several.
pub(crate) fn closing(
    all: &[Announcement],
    now: Timestamp,
    section: Section,
) -> Option<&Announcement> {
    in_force(all, now).filter(|one| one.closes.contains(&section)).max_by_key(|one| one.until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn announcement(from: &str, until: &str, closes: &[Section]) -> Announcement {
        Announcement {
            from: at(from),
            until: at(until),
            fr: "Entretien.".to_owned(),
            en: "Maintenance.".to_owned(),
            closes: closes.to_vec(),
        }
    }

    #[test]
    fn an_address_is_in_the_section_of_its_longest_prefix() {
        assert_eq!(Section::of("/espace/documents"), Some(Section::Documents));
        assert_eq!(Section::of("/espace/documents/doc_1/fichier"), Some(Section::Documents));
        assert_eq!(Section::of("/espace/documents/ajouter"), Some(Section::Adding));
        assert_eq!(Section::of("/pro"), Some(Section::Practitioner));
        assert_eq!(Section::of("/pro/patients"), Some(Section::Practitioner));
        assert_eq!(Section::of("/connexion/code"), Some(Section::SignIn));
        assert_eq!(Section::of("/espace/documents-perdus"), None);
        assert_eq!(Section::of("/professions"), None);
    }

    #[test]
    fn what_must_always_answer_is_in_no_section() {
        let always =
            ["/fhir", "/oauth", "/assets", "/journal", "/sante", "/demo", "/sandbox", "/langue"];
        let space = ["/espace", "/espace/raccourcis", "/deconnexion", "/", "/sw.js"];
        for (_, path) in crate::routes::table() {
            let open = always.iter().any(|start| path.starts_with(start))
                || path.starts_with("/espace/fiche-urgence")
                || space.contains(&path);
            assert!(!open || Section::of(path).is_none(), "{path} would close");
        }
    }

    #[test]
    fn every_section_has_pages() {
        let paths = crate::routes::table();
        for section in Section::ALL {
            let of = |path: &str| Section::of(path) == Some(section);
            assert!(paths.iter().any(|(_, path)| of(path)), "{section:?} closes nothing");
            assert!(of(section.href()), "{section:?} does not begin at {}", section.href());
        }
    }

    #[test]
    fn an_announcement_holds_from_its_first_instant_to_before_its_last() {
        let one = announcement("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z", &[]);
        assert!(!one.is_in_force(at("2026-03-02T07:59:59Z")));
        assert!(one.is_in_force(one.from));
        assert!(one.is_in_force(at("2026-03-02T08:59:59Z")));
        assert!(!one.is_in_force(one.until));
    }

    #[test]
    fn the_longest_closing_decides_when_to_come_back() {
        let all = [
            announcement("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z", &[Section::Export]),
            announcement("2026-03-02T08:00:00Z", "2026-03-02T11:00:00Z", &[Section::Export]),
            announcement("2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z", &[Section::History]),
            announcement("2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", &[Section::Export]),
        ];
        let now = at("2026-03-02T08:30:00Z");
        let until = |section| closing(&all, now, section).map(|one| one.until);
        assert_eq!(until(Section::Export), Some(at("2026-03-02T11:00:00Z")));
        assert_eq!(until(Section::History), Some(at("2026-03-02T12:00:00Z")));
        assert_eq!(until(Section::Documents), None);
    }
}
