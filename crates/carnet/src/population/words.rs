//! French that agrees with the person it speaks of.

use carnet_core::identity::{Sex, Traits};
use jiff::civil::Date;

use super::person::PersonPlan;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `12 novembre 2020`, `1er mars 2021`.
pub(super) fn long_date(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{day} {} {}", month.copied().unwrap_or_default(), date.year())
}

/// `12/11/2020`
pub(super) fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// A number as people write it: `7,8`.
pub(super) fn number(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",")
}

/// `58 ans`, `7 mois`, `9 jours`.
pub(super) fn age(birth: Date, on: Date) -> String {
    let months = months_between(birth, on);
    if months >= 36 {
        return format!("{} ans", months / 12);
    }
    if months >= 2 {
        return format!("{months} mois");
    }
    let days = birth.until(on).map_or(0, |span| span.get_days());
    if days > 13 { format!("{} semaines", days / 7) } else { format!("{} jours", days.max(1)) }
}

/// Whole months from one day to another.
pub(super) fn months_between(from: Date, to: Date) -> i32 {
    let years = i32::from(to.year()) - i32::from(from.year());
    let months = years * 12 + i32::from(to.month()) - i32::from(from.month());
    if to.day() < from.day() { months - 1 } else { months }
}

/// Replaces what is between brackets by what agrees with the person on that day: `[e]`, `[il]`,
/// `[Il]`, `[la]`, `[La]`, `[patient]`, `[Patient]`, `[M.]`, `[nom]`, `[prénom]`, `[âge]`.
pub(super) fn agree(text: &str, traits: &Traits, day: Date) -> String {
    if !text.contains('[') {
        return text.to_owned();
    }
    let she = traits.sex == Sex::Female;
    let family = traits.used_name.as_deref().unwrap_or(&traits.birth_name);
    let chosen = [
        ("[e]", if she { "e" } else { "" }.to_owned()),
        ("[il]", if she { "elle" } else { "il" }.to_owned()),
        ("[Il]", if she { "Elle" } else { "Il" }.to_owned()),
        ("[la]", if she { "la" } else { "le" }.to_owned()),
        ("[La]", if she { "La" } else { "Le" }.to_owned()),
        ("[patient]", if she { "patiente" } else { "patient" }.to_owned()),
        ("[Patient]", if she { "Patiente" } else { "Patient" }.to_owned()),
        ("[M.]", if she { "Mme" } else { "M." }.to_owned()),
        ("[nom]", family.to_owned()),
        ("[prénom]", traits.shown_given().to_owned()),
        ("[âge]", age(traits.birth_date, day)),
    ];
    chosen.iter().fold(text.to_owned(), |text, (mark, word)| text.replace(mark, word))
}

/// The lines of a letter that say whom it is about.
pub(super) fn patient_lines(person: &PersonPlan) -> Vec<String> {
    let traits = &person.traits;
    let she = traits.sex == Sex::Female;
    let born = if she { "née" } else { "né" };
    let used = traits
        .used_name
        .as_ref()
        .map_or_else(String::new, |used| format!(" (nom utilisé : {})", used.to_uppercase()));
    vec![
        format!(
            "Concerne : {}{used} {}, {born} le {}",
            traits.birth_name.to_uppercase(),
            traits.given_names.join(" "),
            short_date(traits.birth_date)
        ),
        format!("INS : {}", person.ins.spaced()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ages_are_said_as_for_a_child_or_an_adult() {
        let birth = date(2026, 1, 12);
        assert_eq!(age(birth, date(2026, 1, 20)), "8 jours");
        assert_eq!(age(birth, date(2026, 2, 12)), "4 semaines");
        assert_eq!(age(birth, date(2026, 7, 11)), "5 mois");
        assert_eq!(age(birth, date(2040, 1, 12)), "14 ans");
    }

    #[test]
    fn words_agree() {
        let traits = Traits {
            birth_name: "Chaussade".to_owned(),
            used_name: None,
            given_names: vec!["Martine".to_owned()],
            used_given_name: None,
            birth_date: date(1967, 9, 14),
            sex: Sex::Female,
            birth_place: None,
        };
        let said =
            agree("[Patient] de [âge], revu[e] ce jour. [Il] va bien.", &traits, date(2026, 3, 1));
        assert_eq!(said, "Patiente de 58 ans, revue ce jour. Elle va bien.");
        assert_eq!(long_date(date(2020, 11, 12)), "12 novembre 2020");
    }
}
