//! Dates, times and sizes as spoken in each language, always in the time of Paris.

use fluent_bundle::FluentArgs;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use minijinja::{Error, ErrorKind};

use super::lang::Lang;
use super::words::{NoWords, Words};

/// Says dates and sizes in one language.
pub(super) struct Speech {
    pub(super) lang: Lang,
    zone: TimeZone,
}

impl Speech {
    pub(super) fn new(lang: Lang) -> Result<Self, jiff::Error> {
        Ok(Self { lang, zone: TimeZone::get("Europe/Paris")? })
    }

    /// « 12 novembre 2020 », "12 November 2020"; from a date or an instant.
    pub(super) fn date(&self, words: &Words, text: &str) -> Result<String, Error> {
        let args = day_args(self.day(text)?);
        words.format(self.lang, "date-long", &args).map_err(said)
    }

    /// « 12 nov. 2020 », for dense lists.
    pub(super) fn short_date(&self, words: &Words, text: &str) -> Result<String, Error> {
        let args = day_args(self.day(text)?);
        words.format(self.lang, "date-short", &args).map_err(said)
    }

    /// « 14 h 05 », "14:05".
    pub(super) fn time(&self, words: &Words, text: &str) -> Result<String, Error> {
        let args = time_args(&self.instant(text)?);
        words.format(self.lang, "time-of-day", &args).map_err(said)
    }

    /// « le 12 novembre 2020 à 14 h 05 », "on 12 November 2020 at 14:05".
    pub(super) fn day_time(&self, words: &Words, text: &str) -> Result<String, Error> {
        let instant = self.instant(text)?;
        let mut args = FluentArgs::new();
        args.set("date", self.date(words, text)?);
        args.set(
            "time",
            words.format(self.lang, "time-of-day", &time_args(&instant)).map_err(said)?,
        );
        words.format(self.lang, "date-time", &args).map_err(said)
    }

    /// « 48 Ko », "48 KB"; powers of ten, one decimal from a million on.
    pub(super) fn size(&self, words: &Words, bytes: u64) -> Result<String, Error> {
        let (value, id) = match bytes {
            0..1_000 => (bytes.to_string(), "size-bytes"),
            1_000..1_000_000 => (((bytes + 500) / 1_000).to_string(), "size-kilo"),
            1_000_000..1_000_000_000 => (self.tenths(bytes / 100_000), "size-mega"),
            _ => (self.tenths(bytes / 100_000_000), "size-giga"),
        };
        let mut args = FluentArgs::new();
        args.set("value", value);
        words.format(self.lang, id, &args).map_err(said)
    }

    fn tenths(&self, tenths: u64) -> String {
        let point = if self.lang == Lang::Fr { ',' } else { '.' };
        match tenths % 10 {
            0 => (tenths / 10).to_string(),
            rest => format!("{}{point}{rest}", tenths / 10),
        }
    }

    fn day(&self, text: &str) -> Result<Date, Error> {
        match text.parse::<Timestamp>() {
            Ok(instant) => Ok(instant.to_zoned(self.zone.clone()).date()),
            Err(_) => text.parse().map_err(|_| not_a_date(text)),
        }
    }

    fn instant(&self, text: &str) -> Result<Zoned, Error> {
        let instant: Timestamp = text.parse().map_err(|_| not_a_date(text))?;
        Ok(instant.to_zoned(self.zone.clone()))
    }
}

fn day_args(day: Date) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    args.set("day", i64::from(day.day()));
    args.set("month", i64::from(day.month()));
    args.set("year", day.year().to_string());
    args
}

fn time_args(instant: &Zoned) -> FluentArgs<'static> {
    let time: DateTime = instant.datetime();
    let mut args = FluentArgs::new();
    args.set("hour", time.hour().to_string());
    args.set("minute", format!("{:02}", time.minute()));
    args
}

fn not_a_date(text: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{text} is neither a date nor an instant"))
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
pub(super) fn said(error: NoWords) -> Error {
    Error::new(ErrorKind::InvalidOperation, error.to_string())
}
