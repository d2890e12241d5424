//! Names and places of birth, plausible for a year of birth.

use carnet_core::identity::Sex;

use super::chance::Chance;

const FAMILIES: [&str; 96] = [
    "Abadie",
    "Allard",
    "Amar",
    "Aubert",
    "Bailly",
    "Barbosa",
    "Baron",
    "Bazin",
    "Belkacem",
    "Benoît",
    "Berger",
    "Bertin",
    "Blanchet",
    "Bodin",
    "Bourdon",
    "Boyer",
    "Brunet",
    "Camus",
    "Carlier",
    "Caron",
    "Cartier",
    "Charpentier",
    "Chevallier",
    "Cissé",
    "Colin",
    "Cordier",
    "Coulibaly",
    "Courtois",
    "Da Silva",
    "Daniel",
    "Delaunay",
    "Deschamps",
    "Diallo",
    "Diaz",
    "Dos Santos",
    "Dubreuil",
    "Duhamel",
    "Dupuis",
    "Duval",
    "Esnault",
    "Fernandes",
    "Ferrand",
    "Fontaine",
    "Forestier",
    "Gaillard",
    "Garcia",
    "Gautier",
    "Germain",
    "Gilbert",
    "Girard",
    "Guérin",
    "Guillou",
    "Hamel",
    "Haddou",
    "Hervé",
    "Hoarau",
    "Jacquet",
    "Joly",
    "Keita",
    "Lacroix",
    "Lambert",
    "Lebrun",
    "Lefort",
    "Lemaire",
    "Lévêque",
    "Lopez",
    "Maillard",
    "Mallet",
    "Marchal",
    "Martel",
    "Masson",
    "Mercier",
    "Meziane",
    "Millet",
    "Monnier",
    "Morin",
    "Moreau",
    "Noël",
    "Paris",
    "Payet",
    "Pelletier",
    "Pereira",
    "Poirier",
    "Prévost",
    "Rey",
    "Ribeiro",
    "Roche",
    "Rolland",
    "Saïdi",
    "Schmitt",
    "Simonet",
    "Tanguy",
    "Tessier",
    "Traoré",
    "Vidal",
    "Zimmermann",
];

const WOMEN: [(i16, [&str; 14]); 4] = [
    (
        1955,
        [
            "Jeannine",
            "Monique",
            "Denise",
            "Paulette",
            "Colette",
            "Simone",
            "Yvette",
            "Geneviève",
            "Madeleine",
            "Jacqueline",
            "Odette",
            "Huguette",
            "Ginette",
            "Andrée",
        ],
    ),
    (
        1978,
        [
            "Catherine",
            "Sylvie",
            "Martine",
            "Brigitte",
            "Christine",
            "Véronique",
            "Nathalie",
            "Fatima",
            "Patricia",
            "Corinne",
            "Maria",
            "Valérie",
            "Sandrine",
            "Isabelle",
        ],
    ),
    (
        2000,
        [
            "Aurélie",
            "Émilie",
            "Céline",
            "Laëtitia",
            "Julie",
            "Marion",
            "Sarah",
            "Samira",
            "Pauline",
            "Mélanie",
            "Élise",
            "Aminata",
            "Charlotte",
            "Anaïs",
        ],
    ),
    (
        9999,
        [
            "Jade", "Louise", "Emma", "Alba", "Ambre", "Inaya", "Léonie", "Zélie", "Manon",
            "Chloé", "Romane", "Nour", "Agathe", "Lina",
        ],
    ),
];

const MEN: [(i16, [&str; 14]); 4] = [
    (
        1955,
        [
            "Jean", "Pierre", "Marcel", "André", "René", "Roger", "Robert", "Maurice", "Raymond",
            "Georges", "Henri", "Lucien", "Gérard", "Émile",
        ],
    ),
    (
        1978,
        [
            "Philippe",
            "Patrick",
            "Alain",
            "Christian",
            "Pascal",
            "Thierry",
            "Didier",
            "Bruno",
            "Laurent",
            "Éric",
            "Mohamed",
            "José",
            "Frédéric",
            "Olivier",
        ],
    ),
    (
        2000,
        [
            "Julien",
            "Nicolas",
            "Guillaume",
            "Mathieu",
            "Romain",
            "Kévin",
            "Thomas",
            "Mehdi",
            "Benjamin",
            "Florian",
            "Alexandre",
            "Ibrahima",
            "Quentin",
            "Hugo",
        ],
    ),
    (
        9999,
        [
            "Gabriel", "Léo", "Raphaël", "Maël", "Noah", "Adam", "Sacha", "Aaron", "Eliott",
            "Malo", "Ismaël", "Nathan", "Tiago", "Marceau",
        ],
    ),
];

/// Places of birth by their « code officiel géographique », the same five characters as in a NIR.
const TOWNS: [&str; 18] = [
    "43157", // Le Puy-en-Velay
    "43157", // Le Puy-en-Velay
    "43040", // Brioude
    "43268", // Yssingeaux
    "63113", // Clermont-Ferrand
    "63113", // Clermont-Ferrand
    "42218", // Saint-Étienne
    "69123", // Lyon
    "75056", // Paris
    "13055", // Marseille
    "31555", // Toulouse
    "44109", // Nantes
    "59350", // Lille
    "67482", // Strasbourg
    "2A004", // Ajaccio
    "97411", // Saint-Denis
    "99139", // Portugal
    "99352", // Algérie
];

/// A family name.
pub(super) fn family(chance: &mut Chance) -> &'static str {
    chance.pick(FAMILIES)
}

/// A given name of the generation.
pub(super) fn given(chance: &mut Chance, sex: Sex, year: i16) -> &'static str {
    let generations = if sex == Sex::Male { &MEN } else { &WOMEN };
    let names = generations.iter().find(|(until, _)| year < *until);
    names.map_or("Camille", |(_, names)| chance.pick(*names))
}

/// Code of a place of birth. Corsica was one département before 1976.
pub(super) fn town(chance: &mut Chance, year: i16) -> &'static str {
    let code = chance.pick(TOWNS);
    if year < 1976 && code.starts_with("2A") { "20004" } else { code }
}

/// A name as a login: lower case, without accents, words joined by a dash.
pub(super) fn login(given: &str, family: &str) -> String {
    let plain = |name: &str| {
        let letters = name.to_lowercase().chars().map(plain_letter).collect::<String>();
        letters.split(|c: char| !c.is_ascii_alphanumeric()).collect::<Vec<_>>().join("-")
    };
    format!("{}.{}", plain(given), plain(family))
}

fn plain_letter(letter: char) -> char {
    match letter {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_plain() {
        assert_eq!(login("Anaïs", "Da Silva"), "anais.da-silva");
        assert_eq!(login("Éric", "Lévêque"), "eric.leveque");
        for family in FAMILIES {
            assert!(login("Zélie", family).is_ascii(), "{family}");
        }
    }

    #[test]
    fn names_are_of_their_time() {
        let mut chance = Chance::new(1, 1);
        assert!(WOMEN[0].1.contains(&given(&mut chance, Sex::Female, 1938)));
        assert!(MEN[3].1.contains(&given(&mut chance, Sex::Male, 2020)));
    }
}
