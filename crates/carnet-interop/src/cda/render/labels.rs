//! The words a rendering needs. They come from the caller's locale; none is written here.

use std::collections::BTreeMap;

macro_rules! labels {
    ($($variant:ident => $id:literal: $doc:literal),+ $(,)?) => {
        /// A word or short phrase of the rendering.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Label {
            $(#[doc = $doc] $variant),+
        }

        impl Label {
            /// Every label, so that a locale can be checked for completeness.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable identifier of the label in locale files.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        }
    };
}

labels! {
    Summary => "cda-summary": "« À propos de ce document »",
    Patient => "cda-patient": "« Patient »",
    BirthName => "cda-birth-name": "« Nom de naissance »",
    BirthDate => "cda-birth-date": "« Date de naissance »",
    Gender => "cda-gender": "« Sexe »",
    Ins => "cda-ins": "« Matricule INS »",
    DocumentType => "cda-document-type": "« Type de document »",
    Author => "cda-author": "« Auteur »",
    Written => "cda-written": "« Document établi le »",
    Custodian => "cda-custodian": "« Conservé par »",
    LegalAuthenticator => "cda-legal-authenticator": "« Responsable du document »",
    Event => "cda-event": "« Acte documenté »",
    EventDate => "cda-event-date": "« Date de l’acte »",
    Facility => "cda-facility": "« Lieu de prise en charge »",
    Version => "cda-version": "« Version »",
    Replaces => "cda-replaces": "« Remplace un document antérieur »",
    Table => "cda-table": "« tableau »",
    Results => "cda-results": "« Résultats codés »",
    Entries => "cda-entries": "« Données codées »",
    Examination => "cda-examination": "« Examen »",
    Item => "cda-item": "« Élément »",
    Value => "cda-value": "« Valeur »",
    ReferenceRange => "cda-reference-range": "« Valeurs de référence »",
    Reading => "cda-reading": "« Lecture »",
    When => "cda-when": "« Date »",
    Details => "cda-details": "« Précisions »",
    FlagNormal => "cda-flag-normal": "« Dans les valeurs de référence »",
    FlagLow => "cda-flag-low": "« En dessous des valeurs de référence »",
    FlagCriticallyLow => "cda-flag-critically-low": "« Très en dessous des valeurs de référence »",
    FlagHigh => "cda-flag-high": "« Au-dessus des valeurs de référence »",
    FlagCriticallyHigh => "cda-flag-critically-high": "« Très au-dessus des valeurs de référence »",
    FlagAbnormal => "cda-flag-abnormal": "« Anormal »",
    FlagCriticallyAbnormal => "cda-flag-critically-abnormal": "« Très anormal »",
    FlagSusceptible => "cda-flag-susceptible": "« Sensible »",
    FlagIntermediate => "cda-flag-intermediate": "« Intermédiaire »",
    FlagResistant => "cda-flag-resistant": "« Résistant »",
    FlagPositive => "cda-flag-positive": "« Positif »",
    FlagNegative => "cda-flag-negative": "« Négatif »",
    Unknown => "cda-unknown": "« Non renseigné »",
    Empty => "cda-empty": "« Cette partie du document est vide. »",
    Yes => "cda-yes": "« Oui »",
    No => "cda-no": "« Non »",
    Absent => "cda-absent": "« Absence signalée »",
    Image => "cda-image": "« Image »",
    AttachedFile => "cda-attached-file": "« Fichier joint »",
    UnservableFile => "cda-unservable-file": "« Fichier joint d’un format non pris en charge »",
    Footnote => "cda-footnote": "« Note »",
    Dose => "cda-dose": "« Dose »",
    Rate => "cda-rate": "« Rythme »",
    MaxDose => "cda-max-dose": "« Dose maximale »",
    Route => "cda-route": "« Voie »",
    Site => "cda-site": "« Localisation »",
    Lot => "cda-lot": "« Lot »",
    Renewals => "cda-renewals": "« Renouvellements »",
    Quantity => "cda-quantity": "« Quantité »",
    Method => "cda-method": "« Méthode »",
    PerformedBy => "cda-performed-by": "« Réalisé par »",
    Every => "cda-every": "« toutes les »",
    During => "cda-during": "« pendant »",
    From => "cda-from": "« du »",
    Until => "cda-until": "« au »",
    Since => "cda-since": "« depuis le »",
    UpTo => "cda-up-to": "« jusqu’au »",
    RangeTo => "cda-range-to": "« à »",
    AtTime => "cda-at-time": "« à »",
    FirstOfMonth => "cda-first-of-month": "« 1er »",
    Colon => "cda-colon": "« : », with its spaces",
    DecimalSeparator => "cda-decimal-separator": "« , »",
    January => "cda-january": "« janvier »",
    February => "cda-february": "« février »",
    March => "cda-march": "« mars »",
    April => "cda-april": "« avril »",
    May => "cda-may": "« mai »",
    June => "cda-june": "« juin »",
    July => "cda-july": "« juillet »",
    August => "cda-august": "« août »",
    September => "cda-september": "« septembre »",
    October => "cda-october": "« octobre »",
    November => "cda-november": "« novembre »",
    December => "cda-december": "« décembre »",
}

/// The labels of one locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderLabels(BTreeMap<Label, String>);

impl RenderLabels {
    /// Asks `word` for every label once.
    pub fn new(word: impl Fn(Label) -> String) -> Self {
        Self(Label::ALL.iter().map(|&label| (label, word(label))).collect())
    }

    /// The word of a label.
    pub fn get(&self, label: Label) -> &str {
        // Every label is present by construction.
        self.0.get(&label).map_or("", String::as_str)
    }
}
