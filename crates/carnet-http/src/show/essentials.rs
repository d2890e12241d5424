//! The essentials of a patient, from the core's values to lines.

use carnet_app::space::essentials::Overview;
use carnet_core::clinical::essentials::{Allergies, Attending, Follower, Source, Sourced};
use carnet_core::clinical::trend::{Direction, Point};
use carnet_core::clinical::{
    Activity, Allergy, Known, PartialDate, Problem, Treatment, Trend, Value,
};
use jiff::Timestamp;

use super::{byline, named_text, person, role, row};
use crate::page::Lang;
use crate::view::essentials::{
    AllergyLine, AllergyState, Before, FollowerLine, Since, Stated, TreatmentLine, TrendLine,
};
use crate::view::essentials::{Essentials, ProblemLine};
use crate::view::practitioner::Band;

/// Values before the last one that a line says in words.
const BEFORE_MAX: usize = 2;

/// What makes lines: where documents are, and in which language.
#[derive(Clone, Copy)]
struct Scribe<'a> {
    base: &'a str,
    lang: Lang,
}

pub(crate) fn view(overview: &Overview, band: Band, lang: Lang, now: Timestamp) -> Essentials {
    let documents = format!("{}/documents", band.href);
    let scribe = Scribe { base: &documents, lang };
    let known = &overview.essentials;
    let (state, allergies, stated) = scribe.allergies(&known.allergies);
    Essentials {
        allergy_state: state,
        allergies,
        no_allergy: stated,
        treatments: known.treatments.iter().map(|line| scribe.treatment(line)).collect(),
        problems: known.problems.iter().map(|line| scribe.problem(line)).collect(),
        results: known.results.iter().map(|trend| scribe.trend(trend)).collect(),
        documents: overview
            .documents
            .iter()
            .map(|document| row(document, &documents, lang, now, None))
            .collect(),
        followers: known.followers.iter().map(|one| scribe.follower(one)).collect(),
        documents_href: documents,
        band,
    }
}

impl Scribe<'_> {
    fn allergies(self, allergies: &Allergies) -> (AllergyState, Vec<AllergyLine>, Option<Stated>) {
        match allergies {
            Allergies::Unsaid => (AllergyState::Unsaid, Vec::new(), None),
            Allergies::NoneKnown(source) => {
                (AllergyState::NoneKnown, Vec::new(), Some(self.stated(source)))
            }
            Allergies::Listed { listed, denied } => {
                let lines = listed.iter().map(|line| self.allergy(line)).collect();
                (AllergyState::Listed, lines, denied.as_ref().map(|source| self.stated(source)))
            }
        }
    }

    fn stated(self, source: &Source) -> Stated {
        Stated {
            href: format!("{}/{}", self.base, source.document),
            on: source.on,
            by: source.author.as_ref().and_then(|author| byline(author, self.lang)),
        }
    }

    fn allergy(self, line: &Sourced<Allergy>) -> AllergyLine {
        AllergyLine {
            agent: line.fact.agent.clone(),
            details: [&line.fact.reaction, &line.fact.kind]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            inactive: line.fact.activity != Activity::Active,
            since: line.fact.since.map(since),
            source: self.stated(&line.source),
        }
    }

    fn treatment(self, line: &Sourced<Treatment>) -> TreatmentLine {
        let fact = &line.fact;
        TreatmentLine {
            product: fact.product.clone(),
            how: [&fact.dose, &fact.frequency].into_iter().flatten().cloned().collect(),
            until: fact.ends(),
            source: self.stated(&line.source),
        }
    }

    fn problem(self, line: &Sourced<Problem>) -> ProblemLine {
        ProblemLine {
            name: line.fact.name.clone(),
            since: line.fact.since.map(since),
            source: self.stated(&line.source),
        }
    }

    fn trend(self, trend: &Trend) -> TrendLine {
        let last = trend.last();
        let range = match &trend.range {
            (Some(low), Some(high)) => Some((self.decimal(low), self.decimal(high))),
            _ => None,
        };
        let before = trend.before().iter().rev().take(BEFORE_MAX);
        TrendLine {
            name: trend.name.clone(),
            value: self.value(&last.value),
            flag: last.flag.filter(|flag| flag.is_outside()).map(|flag| named_text(&flag)),
            critical: last.flag.is_some_and(carnet_core::clinical::Flag::is_critical),
            direction: trend.direction().map(|direction| match direction {
                Direction::Up => "up".to_owned(),
                Direction::Down => "down".to_owned(),
                Direction::Steady => "steady".to_owned(),
            }),
            low: range.as_ref().map(|(low, _)| low.clone()),
            high: range.map(|(_, high)| high),
            before: before.map(|point| self.before(point)).collect(),
            curve: curve(&trend.numbers()),
            at: last.at,
            href: format!("{}/{}", self.base, last.document),
        }
    }

    fn before(self, point: &Point) -> Before {
        let value = match &point.value {
            Value::Number(digits, _) => self.decimal(digits),
            Value::Words(words) => words.clone(),
        };
        Before { value, at: point.at }
    }

    fn value(self, value: &Value) -> String {
        match value {
            Value::Number(digits, None) => self.decimal(digits),
            Value::Number(digits, Some(unit)) => format!("{}\u{a0}{unit}", self.decimal(digits)),
            Value::Words(words) => words.clone(),
        }
    }

    /// Digits with the decimal separator of the language.
    fn decimal(self, digits: &str) -> String {
        if self.lang == Lang::Fr { digits.replace('.', ",") } else { digits.to_owned() }
    }

    fn follower(self, one: &Follower) -> FollowerLine {
        FollowerLine {
            name: person(&one.person),
            role: one.role.as_deref().map(|code| role(code, self.lang)),
            structure: one.structure.as_ref().map(|structure| structure.name.clone()),
            last: one.last,
            attending: one.attending == Attending::Yes,
        }
    }
}

fn since(date: PartialDate) -> Since {
    Since {
        date: date.date,
        year: date.date.year().to_string(),
        month: date.date.month().unsigned_abs().into(),
        known: match date.known {
            Known::Year => "year",
            Known::Month => "month",
            Known::Day => "day",
        },
    }
}

/// Width and height of a curve, in its own units.
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 18.0;
/// What its line and its last point need on each side.
const EDGE: f64 = 3.0;

/// The points of a curve, « x,y » each, from the first number to the last; fewer than two draw nothing.
fn curve(numbers: &[f64]) -> Vec<(String, String)> {
    let steps = u32::try_from(numbers.len()).unwrap_or(0).saturating_sub(1);
    if steps == 0 {
        return Vec::new();
    }
    let (low, high) =
        numbers.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| {
            (low.min(*number), high.max(*number))
        });
    let span = high - low;
    let point = |(step, number): (u32, &f64)| {
        let across = EDGE + (WIDTH - 2.0 * EDGE) * f64::from(step) / f64::from(steps);
        // A level line stands in the middle.
        let share = if span > 0.0 { (number - low) / span } else { 0.5 };
        let down = EDGE + (HEIGHT - 2.0 * EDGE) * (1.0 - share);
        (format!("{across:.1}"), format!("{down:.1}"))
    };
    (0..).zip(numbers).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::curve;

    #[test]
    fn a_curve_goes_from_left_to_right_and_up_when_numbers_rise() {
        let points = curve(&[7.1, 7.2, 7.8]);
        let said: Vec<_> = points.iter().map(|(x, y)| (x.as_str(), y.as_str())).collect();
        assert_eq!(said, [("3.0", "15.0"), ("36.0", "13.3"), ("69.0", "3.0")]);
    }

    #[test]
    fn a_level_curve_stands_in_the_middle_and_one_number_draws_nothing() {
        assert!(curve(&[5.0, 5.0]).iter().all(|(_, y)| y == "9.0"));
        assert!(curve(&[5.0]).is_empty() && curve(&[]).is_empty());
    }
}
