//! A small campaign that is under way: some have refused, and the window of the others is open for three weeks more.

use std::fmt::Write as _;

use carnet_app::Cx;
use carnet_app::campaign::{order, page};
use carnet_app::guard::Caller;
use carnet_app::insured::{import, roster};
use carnet_app::space::oppose::{self, Typed};
use carnet_core::campaign::Whom;
use carnet_core::identity::ins::key_of;
use carnet_core::insured::normal_code;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::config::StartError;

const TERRITORY: &str = "48";
const FAMILIES: [&str; 12] = [
    "ALMERAS", "BOULET", "CHAZE", "DELMAS", "FAGES", "GELY", "JAFFUEL", "MAURIN", "PAULET",
    "ROUSSON", "SALTEL", "VALENTIN",
];
const GIVEN: [(&str, char); 8] = [
    ("Agathe", 'F'),
    ("Bastien", 'M'),
    ("Colette", 'F'),
    ("Denis", 'M'),
    ("Eugénie", 'F'),
    ("Fernand", 'M'),
    ("Gisèle", 'F'),
    ("Henri", 'M'),
];
/// After how many days somebody refused.
const REFUSALS: [i64; 7] = [2, 3, 3, 5, 8, 8, 15];
/// How long ago the letters left.
const AGO_DAYS: i64 = 20;

/// Imports the persons, tells them, and lets a few refuse.
pub(super) async fn settle(cx: &Cx, today: Date) -> Result<(), StartError> {
    let day = today.saturating_sub(AGO_DAYS.days());
    let then = day.at(9, 0, 0, 0).to_zoned(carnet_core::rules::paris());
    let then = cx.at(then.map_err(StartError::system)?.timestamp());
    import::batch(&then, &lines(), |_| Ok(())).await?;
    let name = format!("{TERRITORY}-{}", day.strftime("%Y-%m"));
    let campaign = order::order(&then, &name, TERRITORY, (day, Whom::Everybody)).await?;
    let mut letters = Vec::new();
    for roster in roster::pages(&then, TERRITORY).await? {
        let told = page::tell(&then, &campaign, &roster).await?;
        page::finish(&then, &campaign, &roster, &told, None).await?;
        letters.extend(told.letters);
    }
    for (letter, after) in letters.iter().step_by(9).zip(REFUSALS) {
        let born = letter.traits.birth_date;
        let number =
            FAMILIES.iter().zip(0..).find(|(family, _)| **family == letter.traits.birth_name);
        let given = letter.traits.given_names.first().map(String::as_str).unwrap_or_default();
        let place = GIVEN.iter().zip(0..).find(|((name, _), _)| *name == given);
        let (Some((_, family)), Some((_, place))) = (number, place) else { continue };
        let typed = Typed {
            nir: person(family, place).0,
            born,
            code: normal_code(&letter.code).unwrap_or_default(),
        };
        let later = then.at(then.now + (after * 24).hours());
        oppose::oppose(&later, &Caller::default(), &typed).await?;
    }
    Ok(())
}

/// Number and birth date of one person of the town.
fn person(family: u8, given: u8) -> (String, Date) {
    let (year, month) = (36 + i16::from(family) * 5 + i16::from(given), 1 + (family + given) % 12);
    let born = Date::new(1900 + year, i8::try_from(month).unwrap_or(1), 1 + i8::from(given < 4));
    let sex = if given.is_multiple_of(2) { 2 } else { 1 };
    let order = 1 + u16::from(family) * 8 + u16::from(given);
    let number = format!("{sex}{year:02}{month:02}48095{order:03}");
    let key = key_of(&number).unwrap_or_default();
    (format!("{number}{key:02}"), born.unwrap_or_default())
}

/// The fund's file: most have an address, a few an e-mail, one in twelve neither.
fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for (family, at) in FAMILIES.iter().zip(0_u8..) {
        for ((given, sex), place) in GIVEN.iter().zip(0_u8..) {
            let (nir, born) = person(at, place);
            let mut line =
                format!("{nir};1.2.250.1.213.1.4.10;{family};;{given};{born};{sex};48095;01;");
            let card = 31_000_000_000_u64 + u64::from(at) * 8 + u64::from(place);
            let (email, address) = match (at + place) % 12 {
                0 => (String::new(), ""),
                1 | 2 => (format!("{}.{place}@exemple.fr", family.to_lowercase()), ""),
                _ => (String::new(), "4 RUE DU COMMERCE|48000 MENDE"),
            };
            let _ = write!(line, "{TERRITORY};{email};;{address};{card};;");
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use carnet_core::insured::Line;

    use super::*;

    #[test]
    fn the_fund_file_of_the_town_is_one() {
        let today = jiff::civil::date(2026, 3, 2);
        let lines = lines();
        assert_eq!(lines.len(), 96);
        for line in lines {
            assert!(Line::parse(&line, today).is_ok(), "{line}");
        }
    }
}
