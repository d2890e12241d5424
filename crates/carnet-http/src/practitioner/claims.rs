//! What Pro Santé Connect says of a professional (`userinfo`).

use carnet_app::practitioner::arrive::Arrival;
use carnet_core::document::Structure;
use carnet_core::practitioner::Situation;
use openidconnect::AdditionalClaims;
use serde::{Deserialize, Serialize};

/// The claims of `userinfo` we read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PscClaims {
    /// IDNPS.
    #[serde(rename = "SubjectNameID")]
    pub idnps: String,
    /// Their professions and places.
    #[serde(rename = "SubjectRefPro")]
    pub reference: RefPro,
    /// Family name, as Pro Santé Connect gives it.
    #[serde(rename = "SubjectFamilyName", skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Given name.
    #[serde(rename = "SubjectGivenName", skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
}

/// `SubjectRefPro`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RefPro {
    /// Exercises.
    pub exercices: Vec<Exercice>,
}

/// One profession.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Exercice {
    /// TRE_G15.
    pub code_profession: String,
    /// Specialty (`SM26`).
    pub code_savoir_faire: String,
    /// Family name of the exercise.
    pub nom_dexercice: String,
    /// Given name of the exercise.
    pub prenom_dexercice: String,
    /// Places.
    pub activities: Vec<Activity>,
}

/// One place.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Activity {
    /// Facility type (TRE_R02).
    pub code_secteur_dactivite: String,
    /// FINESS of the site.
    pub numero_finess_site: String,
    /// Its name.
    pub raison_sociale_site: String,
}

impl AdditionalClaims for PscClaims {}

impl PscClaims {
    /// What the use case keeps.
    pub(crate) fn arrival(&self) -> Arrival {
        let first = self.reference.exercices.first();
        let or = |claim: &Option<String>, exercise: Option<&String>| {
            claim.clone().or_else(|| exercise.cloned()).unwrap_or_default()
        };
        Arrival {
            idnps: self.idnps.clone(),
            family: or(&self.family, first.map(|e| &e.nom_dexercice)),
            given: or(&self.given, first.map(|e| &e.prenom_dexercice)),
            situations: self.reference.exercices.iter().flat_map(situations).collect(),
        }
    }
}

fn situations(exercice: &Exercice) -> impl Iterator<Item = Situation> + '_ {
    let profession = exercice.code_profession.clone();
    let role = if exercice.code_savoir_faire.is_empty() {
        format!("G15_{profession}")
    } else {
        format!("G15_{profession}/{}", exercice.code_savoir_faire)
    };
    exercice.activities.iter().map(move |activity| Situation {
        profession: profession.clone(),
        role: role.clone(),
        structure: Structure {
            idnst: format!("1{}", activity.numero_finess_site),
            name: activity.raison_sociale_site.clone(),
        },
        sector: activity.code_secteur_dactivite.clone(),
    })
}
