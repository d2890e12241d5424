//! The HL7 v3 data types of a header and of entries, reduced to what a reader needs.

use super::Hl7Time;

/// An instance identifier (`II`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Identifier {
    /// The OID or UUID of the authority.
    pub root: String,
    /// The value inside it.
    pub extension: Option<String>,
}

impl Identifier {
    /// An identifier with a value inside an authority.
    pub fn new(root: impl Into<String>, extension: impl Into<String>) -> Self {
        Self { root: root.into(), extension: Some(extension.into()) }
    }

    /// An identifier that is only an OID or a UUID.
    pub fn root(root: impl Into<String>) -> Self {
        Self { root: root.into(), extension: None }
    }

    /// The text form of XDS `uniqueId`: `root` or `root^extension`.
    pub fn unique_id(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{}^{extension}", self.root),
            None => self.root.clone(),
        }
    }
}

/// Words shown to people, and the anchor of the narrative they came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// The `ID` in the narrative, when the words are a reference to it.
    pub anchor: Option<String>,
}

impl Words {
    /// Words written in the entry itself.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), anchor: None }
    }

    /// Words that stand in the narrative under `anchor`.
    pub fn anchored(text: impl Into<String>, anchor: impl Into<String>) -> Self {
        Self { text: text.into(), anchor: Some(anchor.into()) }
    }
}

/// A coded value (`CD`, `CE`, `CS`…).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Code {
    /// The code.
    pub code: Option<String>,
    /// The OID of its system.
    pub system: Option<String>,
    /// The name of its system.
    pub system_name: Option<String>,
    /// The label that came with it.
    pub display: Option<String>,
    /// The words the author used.
    pub original: Option<Words>,
    /// The same in other systems.
    pub translations: Vec<Self>,
}

impl Code {
    /// A code of a system with its label.
    pub fn new(
        code: impl Into<String>,
        system: impl Into<String>,
        display: impl Into<String>,
    ) -> Self {
        Self {
            code: Some(code.into()),
            system: Some(system.into()),
            display: Some(display.into()),
            ..Self::default()
        }
    }

    /// The same code with the name of its system.
    #[must_use]
    pub fn named(mut self, system_name: impl Into<String>) -> Self {
        self.system_name = Some(system_name.into());
        self
    }

    /// The same code with the words the author used.
    #[must_use]
    pub fn said(mut self, words: Words) -> Self {
        self.original = Some(words);
        self
    }

    /// Whether there is anything to show or to compare.
    pub(super) fn says_something(&self) -> bool {
        self.code.is_some()
            || self.display.is_some()
            || self.original.is_some()
            || !self.translations.is_empty()
    }

    /// What to show: the author's words, else the label, else a translation's, else the code.
    pub fn label(&self) -> Option<&str> {
        self.original
            .as_ref()
            .map(|words| words.text.as_str())
            .or(self.display.as_deref())
            .or_else(|| self.translations.iter().find_map(Self::label))
            .or(self.code.as_deref())
    }

    /// The official label: the display name, else a translation's, else [`Self::label`].
    pub fn official(&self) -> Option<&str> {
        self.display
            .as_deref()
            .or_else(|| self.translations.iter().find_map(|code| code.display.as_deref()))
            .or_else(|| self.label())
    }

    /// The code in `system`, here or among the translations.
    pub fn in_system(&self, system: &str) -> Option<&str> {
        if self.system.as_deref() == Some(system) {
            return self.code.as_deref();
        }
        self.translations.iter().find_map(|code| code.in_system(system))
    }
}

/// A person's name, with the qualifiers of the French identity rules (RNIV, volet « Structuration
/// minimale »): `BR` for birth, `CL` for the name used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Civility or title before the name.
    pub prefix: Option<String>,
    /// Title after the name (`DR`).
    pub suffix: Option<String>,
    /// Family name without qualifier.
    pub family: Option<String>,
    /// « Nom de naissance » (`BR`).
    pub birth_family: Option<String>,
    /// « Nom utilisé » (`CL`, or `SP` in older documents).
    pub used_family: Option<String>,
    /// Given names without qualifier: « liste des prénoms de naissance » for a patient.
    pub given: Vec<String>,
    /// « Premier prénom de naissance » (`BR`).
    pub first_given: Option<String>,
    /// « Prénom utilisé » (`CL`).
    pub used_given: Option<String>,
}

impl PersonName {
    /// The family name to show first.
    pub fn shown_family(&self) -> Option<&str> {
        self.used_family.as_deref().or(self.family.as_deref()).or(self.birth_family.as_deref())
    }

    /// The given name to show first.
    pub fn shown_given(&self) -> Option<&str> {
        self.used_given
            .as_deref()
            .or(self.first_given.as_deref())
            .or(self.given.first().map(String::as_str))
    }

    /// Given name and family name, without titles.
    pub fn shown(&self) -> String {
        [self.shown_given(), self.shown_family()]
            .into_iter()
            .flatten()
            .filter(|part| *part != ".")
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A structure: hospital, practice, laboratory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organization {
    /// Its identifiers; root `1.2.250.1.71.4.2.2` for the national one.
    pub ids: Vec<Identifier>,
    /// Its name.
    pub name: Option<String>,
    /// `standardIndustryClassCode`, the « cadre d'exercice » (JDV_J04).
    pub sector: Option<Code>,
}

/// A device or software that authored something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Device {
    /// The model.
    pub model: Option<String>,
    /// The software.
    pub software: Option<String>,
}

/// Somebody, or something, that took part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actor {
    /// When.
    pub time: Option<Hl7Time>,
    /// Identifiers; root `1.2.250.1.71.4.2.1` for a professional.
    pub ids: Vec<Identifier>,
    /// Profession and specialty, or relationship to the patient.
    pub code: Option<Code>,
    /// What they did in this document.
    pub function: Option<Code>,
    /// The person.
    pub name: Option<PersonName>,
    /// The device.
    pub device: Option<Device>,
    /// On behalf of whom.
    pub organization: Option<Organization>,
}

impl Actor {
    /// The name to show: the person, else the device, else the structure.
    pub fn shown(&self) -> Option<String> {
        let person = self.name.as_ref().map(PersonName::shown).filter(|name| !name.is_empty());
        let device = || {
            let device = self.device.as_ref()?;
            device.software.clone().or_else(|| device.model.clone())
        };
        person.or_else(device).or_else(|| self.organization.as_ref()?.name.clone())
    }
}
