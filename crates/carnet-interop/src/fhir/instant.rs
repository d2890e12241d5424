//! FHIR dates in: whole or partial, with or without a zone. <https://hl7.org/fhir/R4/datatypes.html#dateTime>

use carnet_core::rules::paris;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _, Zoned};

use super::at::At;
use super::error::{FhirError, Rule};

/// The instants a date stands for: from `from`, before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First instant.
    pub(super) from: Timestamp,
    /// First instant after.
    pub(super) until: Timestamp,
}

/// The instants a year, a month, a day, a minute or a second stands for; no zone means legal time.
pub(super) fn span(text: &str) -> Option<Span> {
    let Some((day, time)) = text.split_once('T') else { return date_span(text) };
    let (time, zone) = split_zone(time);
    let precise = match time.len() {
        5 => format!("{time}:00"),
        _ if time.len() >= 8 => time.to_owned(),
        _ => return None,
    };
    let from = if zone.is_empty() {
        let civil: jiff::civil::DateTime = format!("{day}T{precise}").parse().ok()?;
        civil.to_zoned(paris()).ok()?.timestamp()
    } else {
        format!("{day}T{precise}{zone}").parse().ok()?
    };
    let width = match time.len() {
        5 => 1.minute(),
        8 => 1.second(),
        _ => 1.nanosecond(),
    };
    Some(Span { from, until: from.checked_add(width).ok()? })
}

/// The instant of a FHIR `dateTime` or `instant`: the first one it stands for.
pub(super) fn instant(text: &str, at: &At) -> Result<Timestamp, FhirError> {
    span(text.trim()).map(|span| span.from).ok_or_else(|| FhirError::new(Rule::Date, at))
}

/// The time and what follows it: `Z`, `+01:00`, `-03:00` or nothing.
fn split_zone(time: &str) -> (&str, &str) {
    time.find(['Z', '+', '-']).map_or((time, ""), |index| time.split_at(index))
}

fn date_span(text: &str) -> Option<Span> {
    let mut parts = text.split('-');
    let year: i16 = number(parts.next()?, 4)?;
    let month: Option<i8> = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
    let day: Option<i8> = parts.next().map(|part| number(part, 2).ok_or(())).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let next = match (month, day) {
        (_, Some(_)) => first.checked_add(1.day()),
        (Some(_), None) => first.checked_add(1.month()),
        (None, None) => first.checked_add(1.year()),
    };
    Some(Span { from: midnight(first)?, until: midnight(next.ok()?)? })
}

fn midnight(date: Date) -> Option<Timestamp> {
    date.to_zoned(paris()).ok().as_ref().map(Zoned::timestamp)
}

fn number<T: std::str::FromStr>(text: &str, len: usize) -> Option<T> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        span(text).map(|span| format!("{} {}", span.from, span.until))
    }

    fn assert_span(text: &str, from: &str, until: &str) {
        assert_eq!(shown(text), Some(format!("{from} {until}")), "{text}");
    }

    #[test]
    fn partial_dates_are_spans_of_legal_time() {
        assert_span("2025", "2024-12-31T23:00:00Z", "2025-12-31T23:00:00Z");
        assert_span("2025-07", "2025-06-30T22:00:00Z", "2025-07-31T22:00:00Z");
        assert_span("2025-03-30", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z");
    }

    #[test]
    fn times_keep_their_zone_or_take_ours() {
        assert_span("2025-04-30T09:30:00+01:00", "2025-04-30T08:30:00Z", "2025-04-30T08:30:01Z");
        assert_span("2025-01-01T00:00", "2024-12-31T23:00:00Z", "2024-12-31T23:01:00Z");
        assert_span(
            "2025-04-30T09:30:00.5Z",
            "2025-04-30T09:30:00.5Z",
            "2025-04-30T09:30:00.500000001Z",
        );
    }

    #[test]
    fn nonsense_is_refused() {
        for bad in
            ["", "25", "2025-13", "2025-02-30", "2025-1-1", "2025-01-01T9", "now", "2025-01-01-01"]
        {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }
}
