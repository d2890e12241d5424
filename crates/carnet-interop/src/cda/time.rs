//! HL7 v3 TS: `YYYY[MM[DD[HH[MM[SS[.FFFF]]]]]][±ZZZZ]`, where what is not known is not written.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// How much of a moment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2021`
    Year,
    /// `202104`
    Month,
    /// `20210401`
    Day,
    /// `2021040117`
    Hour,
    /// `202104011710`
    Minute,
    /// `20210401171000`
    Second,
}

/// A moment with the precision and the offset it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hl7Time {
    civil: DateTime,
    precision: Precision,
    offset: Option<Offset>,
}

impl Hl7Time {
    /// Reads an HL7 TS. Fractions of a second are dropped; `Z` is taken for `+0000`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let split = text.find(['+', '-', 'Z']).unwrap_or(text.len());
        let (civil, zone) = text.split_at_checked(split)?;
        let digits = civil.split_once('.').map_or(civil, |(whole, _)| whole);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let precision = match digits.len() {
            4 => Precision::Year,
            6 => Precision::Month,
            8 => Precision::Day,
            10 => Precision::Hour,
            12 => Precision::Minute,
            14 => Precision::Second,
            _ => return None,
        };
        let part = |from: usize, to: usize, default: i8| -> Option<i8> {
            digits.get(from..to).map_or(Some(default), |part| part.parse().ok())
        };
        let civil = DateTime::new(
            digits.get(..4)?.parse().ok()?,
            part(4, 6, 1)?,
            part(6, 8, 1)?,
            part(8, 10, 0)?,
            part(10, 12, 0)?,
            part(12, 14, 0)?.min(59),
            0,
        )
        .ok()?;
        let offset = if zone.is_empty() { None } else { Some(parse_offset(zone)?) };
        Some(Self { civil, precision, offset })
    }

    /// A day.
    pub fn from_date(date: Date) -> Self {
        Self {
            civil: date.to_datetime(jiff::civil::Time::midnight()),
            precision: Precision::Day,
            offset: None,
        }
    }

    /// An instant to the second, with its offset.
    pub fn from_zoned(zoned: &Zoned) -> Self {
        let civil = zoned.datetime();
        let whole = civil.with().subsec_nanosecond(0).build().unwrap_or(civil);
        Self { civil: whole, precision: Precision::Second, offset: Some(zoned.offset()) }
    }

    /// The date; the first of the month or of the year when less is known.
    pub fn date(&self) -> Date {
        self.civil.date()
    }

    /// Date and time as written, unknown parts at their lowest.
    pub fn civil(&self) -> DateTime {
        self.civil
    }

    /// How much is known.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The offset it was written with.
    pub fn offset(&self) -> Option<Offset> {
        self.offset
    }

    /// The instant, in `zone` when no offset was written; unknown parts at their lowest.
    pub fn timestamp(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self.offset {
            Some(offset) => offset.to_timestamp(self.civil).ok(),
            None => zone.to_zoned(self.civil).ok().map(|zoned| zoned.timestamp()),
        }
    }

    /// The value of a `datetime` attribute or of a FHIR `dateTime`: ISO 8601 with what is known.
    pub fn iso(&self) -> String {
        let (date, time) = (self.civil.date(), self.civil.time());
        let offset = self.offset.map_or(String::new(), |offset| offset_text(offset, ":"));
        match self.precision {
            Precision::Year => format!("{:04}", date.year()),
            Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
            Precision::Day => date.to_string(),
            Precision::Hour | Precision::Minute => {
                format!("{date}T{:02}:{:02}{offset}", time.hour(), time.minute())
            }
            Precision::Second => {
                format!(
                    "{date}T{:02}:{:02}:{:02}{offset}",
                    time.hour(),
                    time.minute(),
                    time.second()
                )
            }
        }
    }
}

impl fmt::Display for Hl7Time {
    /// The HL7 TS form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.civil.date(), self.civil.time());
        write!(f, "{:04}", date.year())?;
        for (from, part) in [
            (Precision::Month, date.month()),
            (Precision::Day, date.day()),
            (Precision::Hour, time.hour()),
            (Precision::Minute, time.minute()),
            (Precision::Second, time.second()),
        ] {
            if self.precision >= from {
                write!(f, "{part:02}")?;
            }
        }
        self.offset.map_or(Ok(()), |offset| f.write_str(&offset_text(offset, "")))
    }
}

/// `+0100`, and the `+100` or `+01` that some software writes.
fn parse_offset(zone: &str) -> Option<Offset> {
    if zone == "Z" {
        return Some(Offset::UTC);
    }
    let (sign, digits) = if let Some(digits) = zone.strip_prefix('+') {
        (1, digits)
    } else {
        (-1, zone.strip_prefix('-')?)
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number, 0),
        3 | 4 => (number / 100, number % 100),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

fn offset_text(offset: Offset, separator: &str) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{separator}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_known_and_nothing_more() {
        for (text, iso) in [
            ("2021", "2021"),
            ("202104", "2021-04"),
            ("20210401", "2021-04-01"),
            ("202104011710+0200", "2021-04-01T17:10+02:00"),
            ("20210401171000-0330", "2021-04-01T17:10:00-03:30"),
        ] {
            let time = Hl7Time::parse(text).unwrap();
            assert_eq!(time.to_string(), text);
            assert_eq!(time.iso(), iso);
        }
        assert_eq!(
            Hl7Time::parse("20210401171000.123+100").unwrap().to_string(),
            "20210401171000+0100"
        );
    }

    #[test]
    fn refuses_what_is_not_a_date() {
        for text in [
            "",
            "20211301",
            "20210230",
            "hier",
            "2021-04-01",
            "202104011",
            "20210401+9900",
            "２０２１",
        ] {
            assert_eq!(Hl7Time::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_instant_needs_a_zone_only_when_no_offset_was_written() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let with = Hl7Time::parse("20210701120000+0000").unwrap().timestamp(&paris).unwrap();
        let without = Hl7Time::parse("20210701140000").unwrap().timestamp(&paris).unwrap();
        assert_eq!(with, without);
    }
}
