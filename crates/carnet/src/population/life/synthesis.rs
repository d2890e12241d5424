//! The synthesis some doctors keep: with allergies, with the statement that there is none, or none at all.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::synthesis::{ALLERGIES, Problem, Synthesis};
use super::{Condition, Life};

/// One patient in three has no synthesis: about their allergies nobody said anything.
pub(super) fn live(life: &mut Life<'_>, conditions: &[Condition]) {
    if life.chance.percent(34) {
        return;
    }
    let day = life.ago(7);
    let since = |life: &mut Life<'_>| {
        let months = life.chance.between(14, 120);
        day.saturating_sub(months.months())
    };
    let mut allergies = Vec::new();
    if life.chance.percent(55) {
        let first = life.chance.pick(ALLERGIES);
        allergies.push((first, since(life)));
        let second = life.chance.pick(ALLERGIES);
        if second != first && life.chance.percent(25) {
            allergies.push((second, since(life)));
        }
    }
    let mut problems = Vec::new();
    for condition in conditions {
        if let Some((code, name)) = condition.problem() {
            let since: Date = since(life);
            problems.push(Problem { code, name, since });
        }
    }
    let doctor = life.doctor();
    life.summarise(day, doctor, Synthesis { allergies, problems });
}
