//! A medical synthesis: what a doctor keeps of a patient on one page. Allergies, or that there is none; problems.

use carnet_interop::cda::build::{AllergyLine, ProblemLine};
use carnet_interop::cda::{Code, Hl7Time};
use jiff::civil::Date;

/// SNOMED CT.
const SNOMED: &str = "2.16.840.1.113883.6.96";
/// ICD-10, « CIM-10 ».
const CIM10: &str = "2.16.840.1.113883.6.3";

/// An allergy of the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allergy {
    /// To what.
    agent: &'static str,
    /// SNOMED CT code of the agent.
    code: &'static str,
    /// Kind: code and words.
    kind: (&'static str, &'static str),
    /// How it shows.
    reaction: &'static str,
}

const DRUG: (&str, &str) = ("416098002", "Allergie médicamenteuse");
const FOOD: (&str, &str) = ("414285001", "Allergie alimentaire");
const OTHER: (&str, &str) = ("419199007", "Allergie à une substance");

pub(super) const AMOXICILLIN: Allergy = Allergy {
    agent: "Amoxicilline",
    code: "372687004",
    kind: DRUG,
    reaction: "Éruption étendue au troisième jour",
};

/// Those that chance chooses from.
pub(super) const ALLERGIES: [Allergy; 6] = [
    AMOXICILLIN,
    Allergy { agent: "Ibuprofène", code: "387207008", kind: DRUG, reaction: "Crise d'asthme" },
    Allergy { agent: "Codéine", code: "387494007", kind: DRUG, reaction: "Œdème du visage" },
    Allergy { agent: "Arachide", code: "762952008", kind: FOOD, reaction: "Choc anaphylactique" },
    Allergy { agent: "Latex", code: "111088007", kind: OTHER, reaction: "Urticaire de contact" },
    Allergy {
        agent: "Venin d'hyménoptère",
        code: "288328004",
        kind: OTHER,
        reaction: "Réaction générale",
    },
];

/// A problem: CIM-10 code, name, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) since: Date,
}

/// What a synthesis states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Synthesis {
    /// Allergies with the day each showed; none is a statement too.
    pub(super) allergies: Vec<(Allergy, Date)>,
    /// Problems.
    pub(super) problems: Vec<Problem>,
}

impl Synthesis {
    pub(super) fn allergies(&self) -> Vec<AllergyLine> {
        let line = |(allergy, since): &(Allergy, Date)| AllergyLine {
            agent: Code::new(allergy.code, SNOMED, allergy.agent).named("SNOMED CT"),
            kind: Code::new(allergy.kind.0, SNOMED, allergy.kind.1).named("SNOMED CT"),
            reaction: Some(allergy.reaction.to_owned()),
            since: Hl7Time::from_date(*since),
        };
        self.allergies.iter().map(line).collect()
    }

    pub(super) fn problems(&self) -> Vec<ProblemLine> {
        let line = |problem: &Problem| ProblemLine {
            code: Code::new(problem.code, CIM10, problem.name).named("CIM-10"),
            since: Hl7Time::from_date(problem.since),
        };
        self.problems.iter().map(line).collect()
    }
}
