//! One line of the fund's file: who a person is, and how they are reached.
//!
//! UTF-8, one person a line, cells separated by `;` and never quoted, so that no cell holds one. Inside a cell, `|`
//! separates several values. The first line of a file names the columns, in this order ([`COLUMNS`]).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::identity::{Ins, Sex, Traits};
use crate::space::Contact;

/// The columns, in order; the first line of a file reads them joined by `;`.
pub const COLUMNS: [&str; 16] = [
    "ins",
    "oid",
    "birth_name",
    "used_name",
    "given_names",
    "birth_date",
    "sex",
    "birth_place",
    "scheme",
    "territory",
    "email",
    "mobile",
    "address",
    "cards",
    "iban",
    "attached_to",
];

/// Postal lines under the name (AFNOR NF Z10-011), and characters of each.
const ADDRESS: (usize, usize) = (5, 38);

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The national identity.
    pub ins: Ins,
    /// The traits.
    pub traits: Traits,
    /// Code of the scheme, two digits.
    pub scheme: String,
    /// Département or territory.
    pub territory: String,
    /// Where the fund reaches the person.
    pub contact: Contact,
    /// Postal address without the name.
    pub address: Vec<String>,
    /// Serial numbers of the person's cards.
    pub cards: BTreeSet<String>,
    /// Last five digits of the IBAN, in clear: kept only as a keyed hash.
    pub iban: Option<String>,
    /// The parent to whom a child is attached.
    pub attached_to: Option<Ins>,
}

/// Why a line is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// Not sixteen cells.
    #[error("not {} cells", COLUMNS.len())]
    Cells,
    /// Not an INS, or not of that authority, or a false key.
    #[error("the INS is not one")]
    Ins,
    /// No birth name or no given name.
    #[error("a name is missing")]
    Name,
    /// Not a day that can be a date of birth.
    #[error("the date of birth is not one")]
    BirthDate,
    /// Neither `F`, `M` nor `U`.
    #[error("the sex is not one of F, M, U")]
    Sex,
    /// Not two digits.
    #[error("the scheme is not two digits")]
    Scheme,
    /// Not a département or territory.
    #[error("the territory is not one")]
    Territory,
    /// Not an address or number that can be reached.
    #[error("the e-mail or mobile is not one")]
    Contact,
    /// Too many postal lines, or one too long.
    #[error("the postal address does not fit")]
    Address,
    /// A card serial that is not 8 to 21 digits.
    #[error("a card serial is not one")]
    Card,
    /// Not five digits.
    #[error("the end of the IBAN is not five digits")]
    Iban,
    /// The parent's INS is not one.
    #[error("the INS of the parent is not one")]
    Parent,
}

impl LineFault {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cells => "insured.cells",
            Self::Ins => "insured.ins",
            Self::Name => "insured.name",
            Self::BirthDate => "insured.birth-date",
            Self::Sex => "insured.sex",
            Self::Scheme => "insured.scheme",
            Self::Territory => "insured.territory",
            Self::Contact => "insured.contact",
            Self::Address => "insured.address",
            Self::Card => "insured.card",
            Self::Iban => "insured.iban",
            Self::Parent => "insured.parent",
        }
    }
}

impl Line {
    /// Reads a line; `today` bounds the date of birth.
    ///
    /// # Errors
    /// The first [`LineFault`] from left to right.
    pub fn parse(text: &str, today: Date) -> Result<Self, LineFault> {
        let cells: Vec<&str> = text.split(';').map(str::trim).collect();
        let [
            ins,
            oid,
            birth_name,
            used_name,
            given,
            birth,
            sex,
            place,
            scheme,
            territory,
            email,
            mobile,
            address,
            cards,
            iban,
            parent,
        ] = cells.as_slice()
        else {
            return Err(LineFault::Cells);
        };
        let number = Ins::from_oid(ins, oid).map_err(|_| LineFault::Ins)?;
        let traits = traits([birth_name, used_name, given, birth, sex, place], today)?;
        if !(scheme.len() == 2 && is_digits(scheme)) {
            return Err(LineFault::Scheme);
        }
        if !is_territory(territory) {
            return Err(LineFault::Territory);
        }
        Ok(Self {
            ins: number,
            traits,
            scheme: (*scheme).to_owned(),
            territory: (*territory).to_owned(),
            contact: contact(email, mobile)?,
            address: postal(address)?,
            cards: serials(cards)?,
            iban: some(iban).map(end_of_iban).transpose()?,
            attached_to: some(parent)
                .map(|parent| Ins::from_oid(parent, oid).map_err(|_| LineFault::Parent))
                .transpose()?,
        })
    }
}

fn some(cell: &str) -> Option<&str> {
    Some(cell).filter(|cell| !cell.is_empty())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `01` to `95`, Corsica's two, and three digits overseas.
fn is_territory(text: &str) -> bool {
    matches!(text, "2A" | "2B")
        || (text.len() == 2 && is_digits(text))
        || (text.len() == 3 && text.starts_with('9') && is_digits(text))
}

fn traits(cells: [&str; 6], today: Date) -> Result<Traits, LineFault> {
    let [birth_name, used_name, given, birth, sex, place] = cells;
    let given_names: Vec<String> = given.split_whitespace().map(str::to_owned).collect();
    if birth_name.is_empty() || given_names.is_empty() {
        return Err(LineFault::Name);
    }
    let birth_date: Date = birth.parse().map_err(|_| LineFault::BirthDate)?;
    if birth_date > today || today.year() - birth_date.year() > 130 {
        return Err(LineFault::BirthDate);
    }
    let sex = match sex {
        "F" => Sex::Female,
        "M" => Sex::Male,
        "U" => Sex::Unknown,
        _ => return Err(LineFault::Sex),
    };
    Ok(Traits {
        birth_name: birth_name.to_owned(),
        used_name: some(used_name).map(str::to_owned),
        given_names,
        used_given_name: None,
        birth_date,
        sex,
        birth_place: some(place).map(str::to_owned),
    })
}

fn contact(email: &str, mobile: &str) -> Result<Contact, LineFault> {
    let mailable = |text: &str| {
        let halves = text.split_once('@');
        halves.is_some_and(|(user, host)| {
            !user.is_empty() && host.contains('.') && !host.starts_with('.')
        }) && !text.contains(char::is_whitespace)
    };
    if some(email).is_some_and(|email| !mailable(email)) {
        return Err(LineFault::Contact);
    }
    let number: String = mobile.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
    let callable = |number: &str| {
        let digits = number.strip_prefix('+').unwrap_or(number);
        is_digits(digits) && (10..=15).contains(&digits.len())
    };
    if some(&number).is_some_and(|number| !callable(number)) {
        return Err(LineFault::Contact);
    }
    Ok(Contact { email: some(email).map(str::to_owned), mobile: some(&number).map(str::to_owned) })
}

fn postal(cell: &str) -> Result<Vec<String>, LineFault> {
    let lines: Vec<String> =
        cell.split('|').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let fits = lines.len() <= ADDRESS.0 && lines.iter().all(|l| l.chars().count() <= ADDRESS.1);
    if fits { Ok(lines) } else { Err(LineFault::Address) }
}

fn serials(cell: &str) -> Result<BTreeSet<String>, LineFault> {
    let cards = cell.split('|').map(str::trim).filter(|card| !card.is_empty());
    cards
        .map(|card| {
            let fits = is_digits(card) && (8..=21).contains(&card.len());
            if fits { Ok(card.to_owned()) } else { Err(LineFault::Card) }
        })
        .collect()
}

fn end_of_iban(digits: &str) -> Result<String, LineFault> {
    if digits.len() == 5 && is_digits(digits) {
        Ok(digits.to_owned())
    } else {
        Err(LineFault::Iban)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const GOOD: [&str; 16] = [
        "267094315701293",
        "1.2.250.1.213.1.4.10",
        "CHAUSSADE",
        "",
        "Martine Odile",
        "1967-09-14",
        "F",
        "43157",
        "01",
        "43",
        "martine@exemple.fr",
        "06 12 34 56 78",
        "12 RUE DES TABLES|43000 LE PUY EN VELAY",
        "80250000001234567890",
        "12345",
        "",
    ];

    fn with(column: &str, cell: &str) -> Result<Line, LineFault> {
        let place = COLUMNS.iter().position(|name| *name == column).unwrap();
        let mut cells = GOOD;
        cells[place] = cell;
        Line::parse(&cells.join(";"), date(2026, 3, 2))
    }

    #[test]
    fn a_line_is_read() {
        let line = with("email", "martine@exemple.fr").unwrap();
        assert_eq!(line.ins.matricule(), "267094315701293");
        assert_eq!(line.traits.given_names, ["Martine", "Odile"]);
        assert_eq!(line.contact.mobile.as_deref(), Some("0612345678"));
        assert_eq!(line.address.len(), 2);
        assert_eq!(line.iban.as_deref(), Some("12345"));
    }

    #[test]
    fn each_fault_has_its_name() {
        for (column, cell, fault) in [
            ("ins", "26709431570129", LineFault::Ins),
            ("oid", "1.2.3", LineFault::Ins),
            ("birth_name", "", LineFault::Name),
            ("given_names", " ", LineFault::Name),
            ("birth_date", "1967-02-30", LineFault::BirthDate),
            ("birth_date", "2026-03-03", LineFault::BirthDate),
            ("sex", "X", LineFault::Sex),
            ("scheme", "1", LineFault::Scheme),
            ("territory", "2C", LineFault::Territory),
            ("territory", "4300", LineFault::Territory),
            ("email", "martine@", LineFault::Contact),
            ("mobile", "0612", LineFault::Contact),
            ("address", "1|2|3|4|5|6", LineFault::Address),
            ("cards", "1234567", LineFault::Card),
            ("iban", "1234", LineFault::Iban),
            ("attached_to", "123", LineFault::Parent),
            ("sex", "F;F", LineFault::Cells),
        ] {
            assert_eq!(with(column, cell), Err(fault), "{column}: {cell}");
        }
    }

    #[test]
    fn what_may_be_missing_may_be_missing() {
        for column in ["used_name", "email", "mobile", "address", "cards", "iban", "attached_to"] {
            assert!(with(column, "").is_ok(), "{column}");
        }
        for territory in ["2A", "971", "01"] {
            assert!(with("territory", territory).is_ok(), "{territory}");
        }
    }
}
