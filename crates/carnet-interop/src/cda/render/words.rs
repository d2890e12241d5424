//! Values, dates and readings in the words of a locale.

use super::super::{Flag, Hl7Time, Interval, Precision, Quantity, ReferenceRange, Timing, Value};
use super::{Label, RenderLabels};

const MONTHS: [Label; 12] = [
    Label::January,
    Label::February,
    Label::March,
    Label::April,
    Label::May,
    Label::June,
    Label::July,
    Label::August,
    Label::September,
    Label::October,
    Label::November,
    Label::December,
];

/// Says things in a locale.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) labels: &'a RenderLabels,
}

impl<'a> Speaker<'a> {
    pub(super) fn label(self, label: Label) -> &'a str {
        self.labels.get(label)
    }

    /// `28 mars 1979`, `mars 1979`, `1er avril 2021 à 17:10`: what is known, in the document's
    /// own offset.
    pub(super) fn time(self, time: Hl7Time) -> String {
        let civil = time.civil();
        let year = format!("{:04}", civil.year());
        if time.precision() == Precision::Year {
            return year;
        }
        let index = usize::from(civil.month().unsigned_abs()).saturating_sub(1);
        let month = MONTHS.get(index).map_or("", |label| self.label(*label));
        if time.precision() == Precision::Month {
            return format!("{month} {year}");
        }
        let day = match civil.day() {
            1 => self.label(Label::FirstOfMonth).to_owned(),
            day => day.to_string(),
        };
        let date = format!("{day} {month} {year}");
        if time.precision() < Precision::Minute {
            return date;
        }
        let at = self.label(Label::AtTime);
        format!("{date} {at} {:02}:{:02}", civil.hour(), civil.minute())
    }

    /// A number with the decimal separator of the locale, digits untouched.
    fn number(self, value: &str) -> String {
        let decimal =
            value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        if decimal {
            value.replace('.', self.label(Label::DecimalSeparator))
        } else {
            value.to_owned()
        }
    }

    /// A quantity: the author's words, else number and unit.
    pub(super) fn quantity(self, quantity: &Quantity) -> String {
        if let Some(words) = &quantity.words {
            return words.text.clone();
        }
        match &quantity.unit {
            Some(unit) => format!("{} {}", self.number(&quantity.value), unit_text(unit)),
            None => self.number(&quantity.value),
        }
    }

    /// `0,270 à 4,200 mIU/L`, `≥ 3 mg`, `< 0,128 µg/mL`.
    pub(super) fn interval(self, interval: &Interval) -> String {
        match (&interval.low, &interval.high) {
            (Some(low), Some(high)) => {
                let same = low.unit == high.unit && low.words.is_none();
                let low = if same { self.number(&low.value) } else { self.quantity(low) };
                format!("{low} {} {}", self.label(Label::RangeTo), self.quantity(high))
            }
            (Some(low), None) => {
                format!("{} {}", if interval.low_open { ">" } else { "≥" }, self.quantity(low))
            }
            (None, Some(high)) => {
                format!("{} {}", if interval.high_open { "<" } else { "≤" }, self.quantity(high))
            }
            (None, None) => String::new(),
        }
    }

    /// Any value.
    pub(super) fn value(self, value: &Value) -> String {
        match value {
            Value::Quantity(quantity) => self.quantity(quantity),
            Value::Interval(interval) => self.interval(interval),
            Value::Ratio(numerator, denominator) => {
                format!("{} / {}", self.quantity(numerator), self.quantity(denominator))
            }
            Value::Coded(code) => code.label().unwrap_or_default().to_owned(),
            Value::Text(words) => words.text.clone(),
            Value::Boolean(true) => self.label(Label::Yes).to_owned(),
            Value::Boolean(false) => self.label(Label::No).to_owned(),
            Value::Time(timing) => self.timing(timing),
            Value::Unknown(_) => self.label(Label::Unknown).to_owned(),
        }
    }

    /// `du 1er décembre 2023 au 6 décembre 2023, toutes les 8 h, pendant 2 j`.
    pub(super) fn timing(self, timing: &Timing) -> String {
        let mut parts = Vec::new();
        if let Some(at) = timing.at {
            parts.push(self.time(at));
        }
        match (timing.low, timing.high) {
            (Some(low), Some(high)) if low == high => parts.push(self.time(low)),
            (Some(low), Some(high)) => parts.push(format!(
                "{} {} {} {}",
                self.label(Label::From),
                self.time(low),
                self.label(Label::Until),
                self.time(high)
            )),
            (Some(low), None) => {
                parts.push(format!("{} {}", self.label(Label::Since), self.time(low)));
            }
            (None, Some(high)) => {
                parts.push(format!("{} {}", self.label(Label::UpTo), self.time(high)));
            }
            (None, None) => {}
        }
        if let Some(period) = &timing.period {
            // The author's words are a whole phrase (« 3 fois par jour »).
            parts.push(match &period.words {
                Some(words) => words.text.clone(),
                None => format!("{} {}", self.label(Label::Every), self.quantity(period)),
            });
        }
        if let Some(width) = &timing.width {
            parts.push(format!("{} {}", self.label(Label::During), self.quantity(width)));
        }
        parts.join(", ")
    }

    /// Reference ranges, in words when the document has them.
    pub(super) fn ranges(self, ranges: &[ReferenceRange]) -> String {
        let said = ranges.iter().filter_map(|range| match (&range.text, &range.interval) {
            (Some(text), _) => Some(text.text.clone()),
            (None, Some(interval)) => Some(self.interval(interval)),
            (None, None) => None,
        });
        said.collect::<Vec<_>>().join(" · ")
    }

    /// How a result reads.
    pub(super) fn flag(self, flag: Flag) -> &'a str {
        self.label(match flag {
            Flag::Normal => Label::FlagNormal,
            Flag::Low => Label::FlagLow,
            Flag::CriticallyLow => Label::FlagCriticallyLow,
            Flag::High => Label::FlagHigh,
            Flag::CriticallyHigh => Label::FlagCriticallyHigh,
            Flag::Abnormal => Label::FlagAbnormal,
            Flag::CriticallyAbnormal => Label::FlagCriticallyAbnormal,
            Flag::Susceptible => Label::FlagSusceptible,
            Flag::Intermediate => Label::FlagIntermediate,
            Flag::Resistant => Label::FlagResistant,
            Flag::Positive => Label::FlagPositive,
            Flag::Negative => Label::FlagNegative,
        })
    }
}

/// A UCUM unit as people write it: `m[IU]/L` is `mIU/L`, `10*9/L` is `10⁹/L`, `ug` is `µg`.
pub(crate) fn unit_text(unit: &str) -> String {
    match unit {
        "Cel" => return "°C".to_owned(),
        "%" => return "%".to_owned(),
        _ => {}
    }
    let mut text = String::with_capacity(unit.len());
    let mut power = false;
    for character in unit.chars() {
        power = match character {
            '[' | ']' | '{' | '}' => false,
            '*' | '^' => true,
            digit if power && digit.is_ascii_digit() => {
                text.push(superscript(digit));
                true
            }
            other => {
                text.push(other);
                false
            }
        };
    }
    // `u` is micro before a gram, a mole, a litre or an international unit; `U` is a unit.
    let micro = ["ug", "umol", "uL", "uIU"].into_iter().any(|start| text.starts_with(start));
    match text.strip_prefix('u').filter(|_| micro) {
        Some(rest) => format!("µ{rest}"),
        None => text,
    }
}

fn superscript(digit: char) -> char {
    match digit {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        _ => '⁹',
    }
}

#[cfg(test)]
mod tests {
    use super::unit_text;

    #[test]
    fn units_are_written_as_people_do() {
        for (ucum, shown) in [
            ("m[IU]/L", "mIU/L"),
            ("10*9/L", "10⁹/L"),
            ("10*12/L", "10¹²/L"),
            ("ug/mL", "µg/mL"),
            ("umol/L", "µmol/L"),
            ("U/L", "U/L"),
            ("mm[Hg]", "mmHg"),
            ("{tablet}", "tablet"),
            ("Cel", "°C"),
        ] {
            assert_eq!(unit_text(ucum), shown);
        }
    }
}
