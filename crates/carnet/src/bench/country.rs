//! What share of a country's load the figures are: that of France, as its shared record was used in 2025.

use std::fmt::Write as _;

/// Documents fed each second, over a year of 420 million.
const DOCUMENTS_MEAN: f64 = 13.3;
/// The same in the busiest hours.
const DOCUMENTS_PEAK: f64 = 140.0;
/// Visits of holders each month.
const VISITS: f64 = 2.5e6;
/// Professionals who consult, each month.
const PROFESSIONALS: f64 = 70_000.0;

/// Ours: pages of one visit of a holder.
const PAGES_PER_VISIT: f64 = 10.0;
/// Ours: patients a professional opens in a month, and pages each time.
const PATIENTS: f64 = 200.0;
/// Ours.
const PAGES_PER_PATIENT: f64 = 4.0;
/// Ours: what of a day's traffic falls in its busiest hour.
const BUSIEST_HOUR: f64 = 0.1;

/// The best rates seen, each second.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rates {
    /// Documents deposited.
    pub(super) deposits: Option<f64>,
    /// Pages of holders: the slowest kind.
    pub(super) holders: Option<f64>,
    /// Pages of professionals: the slowest kind.
    pub(super) professionals: Option<f64>,
}

fn per_second_in_the_busiest_hour(pages_a_month: f64) -> f64 {
    pages_a_month / 30.0 * BUSIEST_HOUR / 3600.0
}

/// In a few lines; empty when nothing of it was measured.
pub(super) fn share(rates: Rates) -> String {
    let mut out = String::new();
    if let Some(rate) = rates.deposits {
        let (mean, peak) = (rate / DOCUMENTS_MEAN, rate / DOCUMENTS_PEAK);
        let _ = writeln!(
            out,
            "Deposits: {rate:.0}/s at best, {mean:.0} times France's mean of {DOCUMENTS_MEAN}/s, {peak:.1} times its peak of {DOCUMENTS_PEAK:.0}/s."
        );
    }
    let mut pages = |who: &str, rate: Option<f64>, a_month: f64, why: &str| {
        let Some(rate) = rate else { return };
        let needed = per_second_in_the_busiest_hour(a_month);
        let times = rate / needed;
        let _ = writeln!(
            out,
            "Pages of {who}: {rate:.0}/s at best of the slowest kind, {times:.1} times what France needs in its busiest hour ({needed:.0}/s: {why}, a tenth of a day in one hour)."
        );
    };
    pages(
        "holders",
        rates.holders,
        VISITS * PAGES_PER_VISIT,
        "2.5 million visits a month of 10 pages",
    );
    pages(
        "professionals",
        rates.professionals,
        PROFESSIONALS * PATIENTS * PAGES_PER_PATIENT,
        "70,000 professionals, 200 patients a month each, 4 pages",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_what_was_measured() {
        assert_eq!(share(Rates::default()), "");
        let rates = Rates { deposits: Some(1330.0), holders: Some(23.1), ..Rates::default() };
        let said = share(rates);
        assert!(said.contains("100 times France's mean of 13.3/s, 9.5 times"), "{said}");
        assert!(said.contains("1.0 times what France needs in its busiest hour (23/s"), "{said}");
        assert!(!said.contains("professionals:"), "{said}");
    }
}
