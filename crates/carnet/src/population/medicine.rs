//! Medicines, prescribed by their substance (« dénomination commune »).

use carnet_interop::cda::build::PrescriptionLine;
use carnet_interop::cda::{Code, Hl7Time, Quantity, Words};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::vaccine::{ATC, EDQM};

/// A medicine: ATC code, name with strength and form, dose, frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Medicine {
    pub(super) atc: &'static str,
    pub(super) name: &'static str,
    pub(super) dose: &'static str,
    pub(super) often: &'static str,
    /// Every how many hours.
    pub(super) hours: &'static str,
    pub(super) told: Option<&'static str>,
}

const fn daily(atc: &'static str, name: &'static str, often: &'static str) -> Medicine {
    Medicine { atc, name, dose: "1 comprimé", often, hours: "24", told: None }
}

const fn twice(atc: &'static str, name: &'static str, told: Option<&'static str>) -> Medicine {
    Medicine { atc, name, dose: "1 comprimé", often: "matin et soir", hours: "12", told }
}

const fn puffs(atc: &'static str, name: &'static str, often: &'static str) -> Medicine {
    let told = Some("Rincer la bouche après chaque prise.");
    Medicine { atc, name, dose: "2 bouffées", often, hours: "12", told }
}

pub(super) const METFORMIN: Medicine =
    twice("A10BA02", "Metformine 1000 mg, comprimé", Some("À prendre au cours du repas."));
pub(super) const GLICLAZIDE: Medicine =
    daily("A10BB09", "Gliclazide 60 mg, comprimé à libération modifiée", "le matin");
pub(super) const SITAGLIPTIN: Medicine =
    daily("A10BH01", "Sitagliptine 100 mg, comprimé", "le matin");
pub(super) const EMPAGLIFLOZIN: Medicine =
    daily("A10BK03", "Empagliflozine 10 mg, comprimé", "le matin");
pub(super) const DAPAGLIFLOZIN: Medicine =
    daily("A10BK01", "Dapagliflozine 10 mg, comprimé", "le matin");
pub(super) const ATORVASTATIN: Medicine =
    daily("C10AA05", "Atorvastatine 20 mg, comprimé", "le soir");
pub(super) const ROSUVASTATIN: Medicine =
    daily("C10AA07", "Rosuvastatine 10 mg, comprimé", "le soir");
pub(super) const RAMIPRIL: Medicine = daily("C09AA05", "Ramipril 5 mg, comprimé", "le matin");
pub(super) const PERINDOPRIL: Medicine =
    daily("C09AA04", "Périndopril arginine 5 mg, comprimé", "le matin");
pub(super) const AMLODIPINE: Medicine = daily("C08CA01", "Amlodipine 5 mg, gélule", "le matin");
pub(super) const BISOPROLOL: Medicine = daily("C07AB07", "Bisoprolol 2,5 mg, comprimé", "le matin");
pub(super) const FUROSEMIDE: Medicine = Medicine {
    told: Some("Se peser chaque matin ; appeler si le poids monte de plus de 2 kg en 3 jours."),
    ..daily("C03CA01", "Furosémide 40 mg, comprimé", "le matin")
};
pub(super) const SPIRONOLACTONE: Medicine =
    daily("C03DA01", "Spironolactone 25 mg, comprimé", "le midi");
pub(super) const SACUBITRIL: Medicine =
    twice("C09DX04", "Sacubitril/valsartan 49/51 mg, comprimé", None);
pub(super) const APIXABAN: Medicine = twice(
    "B01AF02",
    "Apixaban 5 mg, comprimé",
    Some("Ne jamais arrêter sans avis médical ; signaler ce traitement à tout soignant."),
);
pub(super) const ASPIRIN: Medicine =
    daily("B01AC06", "Acide acétylsalicylique 75 mg, sachet", "le midi");
pub(super) const LEVOTHYROXINE: Medicine = Medicine {
    told: Some("À jeun, une demi-heure avant le petit déjeuner."),
    ..daily("H03AA01", "Lévothyroxine 75 microgrammes, comprimé", "le matin")
};
pub(super) const SALBUTAMOL: Medicine = Medicine {
    often: "en cas de gêne respiratoire",
    hours: "4",
    told: Some(
        "Avec la chambre d'inhalation si besoin. Plus de deux fois par semaine : consulter.",
    ),
    ..puffs("R03AC02", "Salbutamol 100 microgrammes, suspension pour inhalation", "")
};
pub(super) const FLUTICASONE: Medicine =
    puffs("R03BA05", "Fluticasone 50 microgrammes, suspension pour inhalation", "matin et soir");
pub(super) const BUDESONIDE: Medicine = puffs(
    "R03AK07",
    "Budésonide/formotérol 200/6 microgrammes, poudre pour inhalation",
    "matin et soir",
);
pub(super) const TIOTROPIUM: Medicine = Medicine {
    hours: "24",
    ..puffs("R03BB04", "Tiotropium 2,5 microgrammes, solution pour inhalation", "le matin")
};
pub(super) const PARACETAMOL: Medicine = Medicine {
    hours: "6",
    told: Some("Sans dépasser 3 g par jour."),
    ..daily("N02BE01", "Paracétamol 1 g, comprimé", "toutes les 6 heures si douleur")
};
pub(super) const PARACETAMOL_CHILD: Medicine = Medicine {
    dose: "1 dose-poids",
    hours: "6",
    told: Some("Une dose selon le poids, toutes les 6 heures si fièvre mal tolérée ou douleur."),
    ..daily("N02BE01", "Paracétamol 3 %, suspension buvable", "toutes les 6 heures si besoin")
};
pub(super) const IBUPROFEN: Medicine = Medicine {
    hours: "8",
    told: Some("Pendant le repas, 5 jours au plus."),
    ..daily("M01AE01", "Ibuprofène 400 mg, comprimé", "3 fois par jour si douleur")
};
pub(super) const AMOXICILLIN: Medicine = Medicine {
    told: Some("Aller jusqu'au bout du traitement, même si les signes disparaissent."),
    ..twice("J01CA04", "Amoxicilline 1 g, comprimé", None)
};
pub(super) const AMOXICILLIN_CHILD: Medicine = Medicine {
    dose: "1 dose-poids",
    told: Some("Garder au réfrigérateur ; aller jusqu'au bout du traitement."),
    ..twice("J01CA04", "Amoxicilline 250 mg/5 mL, poudre pour suspension buvable", None)
};
pub(super) const FOSFOMYCIN: Medicine = Medicine {
    dose: "1 sachet",
    told: Some("Prise unique, à distance du repas."),
    ..daily("J01XX01", "Fosfomycine 3 g, granulés en sachet", "une seule fois")
};
pub(super) const ESOMEPRAZOLE: Medicine =
    daily("A02BC05", "Ésoméprazole 20 mg, gélule", "le matin avant le repas");
pub(super) const VITAMIN_D: Medicine = Medicine {
    dose: "1 ampoule",
    hours: "2160",
    ..daily("A11CC05", "Colécalciférol 50 000 UI, solution buvable", "une ampoule par trimestre")
};
pub(super) const VITAMIN_D_CHILD: Medicine = Medicine {
    dose: "3 gouttes",
    ..daily("A11CC05", "Colécalciférol 400 UI par goutte, solution buvable", "chaque jour")
};
pub(super) const FOLIC_ACID: Medicine =
    daily("B03BB01", "Acide folique 0,4 mg, comprimé", "le matin");
pub(super) const IRON: Medicine =
    daily("B03AA07", "Sulfate ferreux 80 mg, comprimé", "le matin à jeun");
pub(super) const SERTRALINE: Medicine = Medicine {
    told: Some("L'effet se sent après deux à trois semaines ; ne pas arrêter brutalement."),
    ..daily("N06AB06", "Sertraline 50 mg, gélule", "le matin")
};
pub(super) const LETROZOLE: Medicine = daily("L02BG04", "Létrozole 2,5 mg, comprimé", "le soir");
pub(super) const ENOXAPARIN: Medicine = Medicine {
    dose: "1 injection",
    ..daily(
        "B01AB05",
        "Énoxaparine 4000 UI, seringue préremplie",
        "une injection sous-cutanée par jour",
    )
};
pub(super) const CETIRIZINE: Medicine =
    daily("R06AE07", "Cétirizine 10 mg, comprimé", "le soir en période de pollens");
pub(super) const ALENDRONATE: Medicine = Medicine {
    hours: "168",
    told: Some("À jeun avec un grand verre d'eau, rester debout une demi-heure."),
    ..daily("M05BA04", "Acide alendronique 70 mg, comprimé", "une fois par semaine")
};
pub(super) const CONTRACEPTIVE: Medicine = Medicine {
    told: Some("En cas d'oubli de plus de 12 heures : préservatif pendant 7 jours et avis."),
    ..daily(
        "G03AA07",
        "Lévonorgestrel/éthinylestradiol 150/30 microgrammes, comprimé",
        "chaque jour à heure fixe",
    )
};

/// What a prescription orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Treatment {
    pub(super) medicines: Vec<Medicine>,
    pub(super) days: i32,
    pub(super) renewals: u32,
}

impl Treatment {
    /// The substances, for a title: three of them at most.
    pub(super) fn title(&self) -> String {
        let substance = |medicine: &Medicine| {
            let until = medicine.name.find(|c: char| c.is_ascii_digit() || c == ',');
            let name = until.and_then(|until| medicine.name.get(..until)).unwrap_or(medicine.name);
            name.trim().to_lowercase()
        };
        let named: Vec<String> = self.medicines.iter().take(3).map(substance).collect();
        let more = if self.medicines.len() > 3 { "…" } else { "" };
        format!("Ordonnance : {}{more}", named.join(", "))
    }

    pub(super) fn lines(&self, from: Date) -> Vec<PrescriptionLine> {
        let until = from.saturating_add(self.days.days());
        let line = |medicine: &Medicine| {
            let count = medicine.dose.split(' ').next().unwrap_or("1");
            let mut dose = Quantity::new(count, None);
            dose.words = Some(Words::plain(medicine.dose));
            PrescriptionLine {
                name: medicine.name.to_owned(),
                code: Code::new(medicine.atc, ATC, medicine.name).named("ATC"),
                dose,
                frequency: medicine.often.to_owned(),
                period: Quantity::new(medicine.hours, Some("h")),
                from: Hl7Time::from_date(from),
                until: Hl7Time::from_date(until),
                route: Some(Self::route(medicine)),
                renewals: self.renewals,
                instruction: medicine.told.map(str::to_owned),
            }
        };
        self.medicines.iter().map(line).collect()
    }

    fn route(medicine: &Medicine) -> Code {
        if medicine.atc.starts_with("R03") {
            Code::new("20020000", EDQM, "Voie inhalée")
        } else if medicine.atc == ENOXAPARIN.atc {
            Code::new("20066000", EDQM, "Voie sous-cutanée")
        } else {
            Code::new("20053000", EDQM, "Voie orale")
        }
    }
}
