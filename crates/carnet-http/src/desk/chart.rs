//! Figures as bars. The lengths are made here, and the numbers they stand for are always beside them.

use std::collections::BTreeMap;

use carnet_app::campaign::figures::Figures;
use jiff::civil::Date;

use crate::show;
use crate::view::desk::{Chart, Column, DayRow, Standing};

/// States in the order people go through them.
const STATES: [&str; 7] =
    ["known", "announced", "opposed", "created", "active", "suspended", "closed"];
/// What happens day by day.
const EVENTS: [&str; 3] = ["opposed", "created", "active"];
/// Width and height of a chart of days, in its own units.
const WIDTH: u64 = 600;
const HEIGHT: u64 = 96;
/// A longer time is shown by its last days.
const DAYS_MAX: u64 = 120;

/// How much of a whole, in hundredths.
pub(super) fn share(part: u64, whole: u64) -> u64 {
    (part * 100).checked_div(whole).unwrap_or_default()
}

/// Where people stand, state by state; a state nobody is in is left out.
pub(super) fn standing(figures: &Figures) -> Vec<Standing> {
    let counted = STATES.iter().map(|state| (*state, figures.in_state(state)));
    let counted = counted.filter(|(_, persons)| *persons > 0);
    counted
        .map(|(state, persons)| Standing {
            state: state.to_owned(),
            persons,
            width: share(persons, figures.persons),
        })
        .collect()
}

/// A chart for each thing that happened, from the first day of a campaign to the day of the count.
pub(super) fn by_day(figures: &Figures, first: Date, last: Date) -> Vec<Chart> {
    let last = figures.since.map_or(last, |since| show::day(since).max(first));
    let days = days_between(first, last) + 1;
    let first = if days > DAYS_MAX {
        last.saturating_sub(jiff::Span::new().days(span(DAYS_MAX - 1)))
    } else {
        first
    };
    let days = days.min(DAYS_MAX);
    EVENTS.iter().filter_map(|event| chart(figures, event, (first, last), days)).collect()
}

fn chart(figures: &Figures, event: &str, (first, last): (Date, Date), days: u64) -> Option<Chart> {
    let of_event = figures.states.iter().filter(|((state, _), _)| state == event);
    let shown: BTreeMap<Date, u64> = of_event
        .map(|((_, day), persons)| (*day, *persons))
        .filter(|(day, _)| (first..=last).contains(day))
        .collect();
    let (busiest, most) = shown.iter().max_by_key(|(_, persons)| **persons)?;
    let wide = (WIDTH / days).max(1);
    let columns = shown.iter().map(|(day, persons)| {
        let height = (persons * HEIGHT).div_ceil((*most).max(1));
        let x = days_between(first, *day) * WIDTH / days;
        Column { x, y: HEIGHT - height, width: wide.saturating_sub(1).max(1), height }
    });
    Some(Chart {
        event: event.to_owned(),
        total: shown.values().sum(),
        busiest: *busiest,
        most: *most,
        first,
        last,
        columns: columns.collect(),
    })
}

/// The days on which something happened, the newest first.
pub(super) fn days(figures: &Figures) -> Vec<DayRow> {
    let mut days: BTreeMap<Date, DayRow> = BTreeMap::new();
    for ((state, day), persons) in &figures.states {
        if !EVENTS.contains(&state.as_str()) {
            continue;
        }
        let row =
            days.entry(*day).or_insert(DayRow { day: *day, opposed: 0, created: 0, active: 0 });
        match state.as_str() {
            "opposed" => row.opposed += persons,
            "created" => row.created += persons,
            _ => row.active += persons,
        }
    }
    days.into_values().rev().collect()
}

fn days_between(first: Date, last: Date) -> u64 {
    let days = first.until(last).map_or(0, |span| span.get_days());
    u64::try_from(days).unwrap_or_default()
}

fn span(days: u64) -> i64 {
    i64::try_from(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn figures(states: &[(&str, Date, u64)]) -> Figures {
        let each =
            states.iter().map(|(state, day, persons)| (((*state).to_owned(), *day), *persons));
        let persons = states.iter().map(|(_, _, persons)| persons).sum();
        Figures { persons, states: each.collect(), ..Figures::default() }
    }

    #[test]
    fn the_busiest_day_is_the_highest() {
        let (first, last) = (date(2026, 3, 2), date(2026, 4, 12));
        let counted = figures(&[
            ("opposed", date(2026, 3, 5), 2),
            ("opposed", date(2026, 3, 9), 8),
            ("announced", first, 90),
        ]);
        let charts = by_day(&counted, first, last);
        assert_eq!(charts.len(), 1, "nothing else happened");
        let [low, high] = charts[0].columns.as_slice() else { panic!("{charts:?}") };
        assert_eq!((high.height, high.y), (HEIGHT, 0));
        assert_eq!(low.height, HEIGHT / 4);
        assert!(low.x < high.x && high.x + high.width <= WIDTH);
        assert_eq!((charts[0].busiest, charts[0].most), (date(2026, 3, 9), 8));
        assert_eq!(standing(&counted).iter().map(|one| one.width).collect::<Vec<_>>(), [90, 10]);
        assert_eq!(days(&counted)[0].day, date(2026, 3, 9));
    }

    #[test]
    fn a_long_time_is_its_last_days() {
        let (first, last) = (date(2026, 1, 1), date(2026, 12, 31));
        let counted = figures(&[("active", first, 5), ("active", last, 1)]);
        let charts = by_day(&counted, first, last);
        assert_eq!(charts[0].total, 1);
        assert_eq!(share(1, 0), 0);
    }
}
