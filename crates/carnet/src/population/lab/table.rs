//! The table of what the laboratory measures: names, LOINC codes, units and bounds of adults.

use super::analyte::Analyte;
use super::analyte::Group::{Chemistry, Coagulation, Hematology, Microbiology, Serology, Urine};
use super::analyte::{Row, row};

/// The table.
pub(super) const ROWS: [(Analyte, Row); 38] = [
    (
        Analyte::Hba1c,
        row(
            Chemistry,
            "Hémoglobine glyquée (HbA1c)",
            ("4548-4", "Hémoglobine A1c/Hémoglobine totale"),
            ("%", 1),
            (4.0, 6.0),
        ),
    ),
    (
        Analyte::Glucose,
        row(
            Chemistry,
            "Glycémie à jeun",
            ("2345-7", "Glucose [Masse/Volume] Sérum/Plasma"),
            ("g/L", 2),
            (0.70, 1.10),
        ),
    ),
    (
        Analyte::Creatinine,
        row(
            Chemistry,
            "Créatinine",
            ("14682-9", "Créatinine [Moles/Volume] Sérum/Plasma"),
            ("umol/L", 0),
            (45.0, 84.0),
        )
        .men(59.0, 104.0),
    ),
    (
        Analyte::Gfr,
        row(
            Chemistry,
            "Débit de filtration glomérulaire (CKD-EPI, pour 1,73 m²)",
            ("62238-1", "Débit de filtration glomérulaire estimé (CKD-EPI)"),
            ("mL/min", 0),
            (60.0, 0.0),
        ),
    ),
    (
        Analyte::Cholesterol,
        row(
            Chemistry,
            "Cholestérol total",
            ("2093-3", "Cholestérol [Masse/Volume] Sérum/Plasma"),
            ("g/L", 2),
            (0.0, 2.00),
        ),
    ),
    (
        Analyte::Hdl,
        row(
            Chemistry,
            "Cholestérol HDL",
            ("2085-9", "Cholestérol HDL [Masse/Volume] Sérum/Plasma"),
            ("g/L", 2),
            (0.40, 0.0),
        ),
    ),
    (
        Analyte::Ldl,
        row(
            Chemistry,
            "Cholestérol LDL calculé",
            ("13457-7", "Cholestérol LDL calculé [Masse/Volume] Sérum/Plasma"),
            ("g/L", 2),
            (0.0, 1.60),
        ),
    ),
    (
        Analyte::Triglycerides,
        row(
            Chemistry,
            "Triglycérides",
            ("2571-8", "Triglycérides [Masse/Volume] Sérum/Plasma"),
            ("g/L", 2),
            (0.0, 1.50),
        ),
    ),
    (
        Analyte::Alt,
        row(
            Chemistry,
            "ALAT (TGP)",
            ("1742-6", "Alanine aminotransférase Sérum/Plasma"),
            ("U/L", 0),
            (0.0, 35.0),
        )
        .men(0.0, 50.0),
    ),
    (
        Analyte::Ast,
        row(
            Chemistry,
            "ASAT (TGO)",
            ("1920-8", "Aspartate aminotransférase Sérum/Plasma"),
            ("U/L", 0),
            (0.0, 35.0),
        )
        .men(0.0, 50.0),
    ),
    (
        Analyte::Ggt,
        row(
            Chemistry,
            "Gamma-GT",
            ("2324-2", "Gamma glutamyl transférase Sérum/Plasma"),
            ("U/L", 0),
            (0.0, 38.0),
        )
        .men(0.0, 55.0),
    ),
    (
        Analyte::Crp,
        row(
            Chemistry,
            "Protéine C réactive (CRP)",
            ("1988-5", "Protéine C réactive [Masse/Volume] Sérum/Plasma"),
            ("mg/L", 1),
            (0.0, 5.0),
        ),
    ),
    (
        Analyte::Hemoglobin,
        row(
            Hematology,
            "Hémoglobine",
            ("718-7", "Hémoglobine [Masse/Volume] Sang"),
            ("g/dL", 1),
            (12.0, 16.0),
        )
        .men(13.0, 17.0),
    ),
    (
        Analyte::RedCells,
        row(
            Hematology,
            "Hématies",
            ("789-8", "Érythrocytes [Nombre/Volume] Sang"),
            ("10*12/L", 2),
            (4.00, 5.40),
        )
        .men(4.50, 5.90),
    ),
    (
        Analyte::MeanVolume,
        row(
            Hematology,
            "Volume globulaire moyen",
            ("787-2", "Volume globulaire moyen Érythrocytes"),
            ("fL", 0),
            (80.0, 100.0),
        ),
    ),
    (
        Analyte::WhiteCells,
        row(
            Hematology,
            "Leucocytes",
            ("6690-2", "Leucocytes [Nombre/Volume] Sang"),
            ("10*9/L", 1),
            (4.0, 10.0),
        ),
    ),
    (
        Analyte::Platelets,
        row(
            Hematology,
            "Plaquettes",
            ("777-3", "Plaquettes [Nombre/Volume] Sang"),
            ("10*9/L", 0),
            (150.0, 400.0),
        ),
    ),
    (
        Analyte::Tsh,
        row(
            Chemistry,
            "TSH",
            ("3016-3", "Thyréostimuline [Unités/Volume] Sérum/Plasma"),
            ("m[IU]/L", 2),
            (0.40, 4.00),
        ),
    ),
    (
        Analyte::FreeT4,
        row(
            Chemistry,
            "T4 libre",
            ("14920-3", "Thyroxine libre [Moles/Volume] Sérum/Plasma"),
            ("pmol/L", 1),
            (12.0, 22.0),
        ),
    ),
    (
        Analyte::Sodium,
        row(
            Chemistry,
            "Sodium",
            ("2951-2", "Sodium [Moles/Volume] Sérum/Plasma"),
            ("mmol/L", 0),
            (136.0, 145.0),
        ),
    ),
    (
        Analyte::Potassium,
        row(
            Chemistry,
            "Potassium",
            ("2823-3", "Potassium [Moles/Volume] Sérum/Plasma"),
            ("mmol/L", 1),
            (3.5, 5.1),
        ),
    ),
    (
        Analyte::Calcium,
        row(
            Chemistry,
            "Calcium",
            ("2000-8", "Calcium [Moles/Volume] Sérum/Plasma"),
            ("mmol/L", 2),
            (2.20, 2.60),
        ),
    ),
    (
        Analyte::NtProBnp,
        row(
            Chemistry,
            "NT-proBNP",
            ("33762-6", "NT-proBNP [Masse/Volume] Sérum/Plasma"),
            ("ng/L", 0),
            (0.0, 450.0),
        ),
    ),
    (
        Analyte::Psa,
        row(
            Chemistry,
            "PSA total",
            ("2857-1", "Antigène spécifique de la prostate Sérum/Plasma"),
            ("ug/L", 2),
            (0.0, 4.00),
        ),
    ),
    (
        Analyte::Ferritin,
        row(
            Chemistry,
            "Ferritine",
            ("2276-4", "Ferritine [Masse/Volume] Sérum/Plasma"),
            ("ug/L", 0),
            (15.0, 150.0),
        )
        .men(30.0, 400.0),
    ),
    (
        Analyte::VitaminD,
        row(
            Chemistry,
            "25-hydroxyvitamine D",
            ("62292-8", "25-hydroxyvitamine D2+D3 [Masse/Volume] Sérum/Plasma"),
            ("ng/mL", 0),
            (30.0, 60.0),
        ),
    ),
    (
        Analyte::Ca153,
        row(
            Chemistry,
            "CA 15-3",
            ("6875-9", "Antigène CA 15-3 [Unités/Volume] Sérum/Plasma"),
            ("k[IU]/L", 1),
            (0.0, 30.0),
        ),
    ),
    (
        Analyte::Prothrombin,
        row(
            Coagulation,
            "Taux de prothrombine",
            ("5894-1", "Temps de prothrombine, activité"),
            ("%", 0),
            (70.0, 0.0),
        ),
    ),
    (
        Analyte::UrineAlbumin,
        row(
            Urine,
            "Rapport albumine/créatinine urinaire",
            ("14959-1", "Microalbumine/Créatinine [Rapport massique] Urine"),
            ("mg/g", 0),
            (0.0, 30.0),
        ),
    ),
    (
        Analyte::TotalIge,
        row(
            Serology,
            "IgE totales",
            ("19113-0", "IgE [Unités/Volume] Sérum/Plasma"),
            ("k[IU]/L", 0),
            (0.0, 114.0),
        ),
    ),
    (
        Analyte::Hcg,
        row(
            Chemistry,
            "hCG totale",
            ("19080-1", "Choriogonadotrophine [Unités/Volume] Sérum/Plasma"),
            ("[IU]/L", 0),
            (0.0, 5.0),
        ),
    ),
    (
        Analyte::RubellaIgg,
        row(
            Serology,
            "Rubéole, anticorps IgG",
            ("5334-8", "Virus de la rubéole IgG"),
            ("[IU]/mL", 0),
            (10.0, 0.0),
        ),
    ),
    (
        Analyte::ToxoplasmaIgg,
        row(
            Serology,
            "Toxoplasmose, anticorps IgG",
            ("5388-4", "Toxoplasma gondii IgG"),
            ("", 0),
            (0.0, 0.0),
        ),
    ),
    (
        Analyte::HepatitisB,
        row(
            Serology,
            "Hépatite B, antigène HBs",
            ("5196-1", "Antigène de surface de l'hépatite B"),
            ("", 0),
            (0.0, 0.0),
        ),
    ),
    (
        Analyte::Hiv,
        row(
            Serology,
            "VIH 1 et 2, anticorps et antigène p24",
            ("56888-1", "VIH 1+2 anticorps et antigène p24"),
            ("", 0),
            (0.0, 0.0),
        ),
    ),
    (
        Analyte::BloodInStool,
        row(
            Chemistry,
            "Recherche immunologique de sang dans les selles",
            ("29771-3", "Hémoglobine gastro-intestinale, méthode immunologique"),
            ("", 0),
            (0.0, 0.0),
        ),
    ),
    (
        Analyte::UrineCulture,
        row(
            Microbiology,
            "Examen cytobactériologique des urines",
            ("630-4", "Bactéries identifiées, culture d'urine"),
            ("", 0),
            (0.0, 0.0),
        ),
    ),
    (
        Analyte::Streptococcus,
        row(
            Microbiology,
            "Streptocoque A, test rapide",
            ("18481-2", "Streptocoque pyogenes, antigène, gorge"),
            ("", 0),
            (0.0, 0.0),
        ),
    ),
];
