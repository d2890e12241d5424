//! The parts a clinical letter is made of.

/// What a part of a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// Why the person came.
    Motif,
    /// What they had before.
    Antecedents,
    /// What happened.
    Histoire,
    /// What the hands and eyes found.
    Examen,
    /// Why an examination was asked for.
    Indication,
    /// How it was done.
    Technique,
    /// What was seen.
    Resultats,
    /// What was done.
    Intervention,
    /// How it went.
    Evolution,
    /// Numbers.
    Mesures,
    /// Medicines.
    Traitement,
    /// What it means.
    Conclusion,
    /// What is next.
    Conduite,
}

impl Heading {
    /// The words over the part.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Motif => "Motif",
            Self::Antecedents => "Antécédents",
            Self::Histoire => "Histoire de la maladie",
            Self::Examen => "Examen clinique",
            Self::Indication => "Indication",
            Self::Technique => "Technique",
            Self::Resultats => "Résultats",
            Self::Intervention => "Intervention",
            Self::Evolution => "Évolution",
            Self::Mesures => "Mesures",
            Self::Traitement => "Traitement",
            Self::Conclusion => "Conclusion",
            Self::Conduite => "Conduite à tenir",
        }
    }

    /// LOINC code and name of such a section.
    pub(super) const fn loinc(self) -> (&'static str, &'static str) {
        match self {
            Self::Motif => ("42349-1", "Motif"),
            Self::Antecedents => ("11348-0", "Antécédents médicaux"),
            Self::Histoire => ("10164-2", "Histoire de la maladie"),
            Self::Examen => ("29545-1", "Examen clinique"),
            Self::Indication => ("18785-6", "Indication"),
            Self::Technique => ("55111-9", "Technique"),
            Self::Resultats => ("18782-3", "Résultats"),
            Self::Intervention => ("29554-3", "Description de l'acte"),
            Self::Evolution => ("8648-8", "Évolution pendant le séjour"),
            Self::Mesures => ("8716-3", "Signes vitaux"),
            Self::Traitement => ("10183-2", "Traitement"),
            Self::Conclusion => ("55110-1", "Conclusion"),
            Self::Conduite => ("18776-5", "Plan de soins"),
        }
    }
}

/// A heading with its paragraphs. Words between brackets agree with the person (see `words::agree`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) heading: Heading,
    pub(super) lines: Vec<String>,
}

/// A part from its paragraphs.
pub(super) fn part(heading: Heading, lines: &[&str]) -> Part {
    Part { heading, lines: lines.iter().map(|line| (*line).to_owned()).collect() }
}
