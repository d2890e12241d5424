//! Coded results as a list, and coded entries where the narrative says nothing.

use super::super::results::{LabResult, kind_of, section_results};
use super::super::{Code, Detail, Entry, Flag, Inline, Product, Section};
use super::{Label, Page};

impl Page<'_> {
    /// The coded results of a section, with their reading in words.
    pub(super) fn results(&mut self, section: &Section) {
        let results = section_results(section);
        if results.is_empty() {
            return;
        }
        let caption = format!("{}, {}", self.label(Label::Results), self.title);
        self.open_table("cda-table cda-results", &[Inline::Text(caption)]);
        let columns = ResultColumns::of(&results);
        self.result_head(&columns);
        for group in results.chunk_by(|one, next| one.group == next.group) {
            self.html.open("tbody", &[]);
            let name = group.first().and_then(|result| result.group.as_deref());
            if let Some(name) = name.filter(|name| *name != self.title) {
                let width = columns.count().to_string();
                let attributes = [("scope", "rowgroup"), ("colspan", width.as_str())];
                self.html.open("tr", &[]);
                self.html.element("th", &attributes, name);
                self.html.close("tr");
            }
            for result in group {
                self.result(result, &columns);
            }
            self.html.close("tbody");
        }
        self.close_table();
    }

    fn result_head(&mut self, columns: &ResultColumns) {
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        let shown = [
            (Label::Examination, true),
            (Label::Value, true),
            (Label::ReferenceRange, columns.ranges),
            (Label::Reading, columns.flags),
            (Label::When, columns.times),
        ];
        for (label, _) in shown.into_iter().filter(|(_, shown)| *shown) {
            self.html.element("th", &[("scope", "col")], self.speak.label(label));
        }
        self.html.close("tr");
        self.html.close("thead");
    }

    fn result(&mut self, result: &LabResult, columns: &ResultColumns) {
        self.html.open("tr", &[]);
        self.html.element("th", &[("scope", "row")], &result.name);
        let value = result.value.as_ref().map(|value| self.speak.value(value));
        let value = value.unwrap_or_else(|| self.label(Label::Unknown).to_owned());
        self.html.element("td", &[("class", "cda-value")], &value);
        if columns.ranges {
            self.html.element("td", &[], &self.speak.ranges(&result.ranges));
        }
        if columns.flags {
            self.html.open("td", &[]);
            if let Some(flag) = result.flag {
                let tag = if flag.is_outside() { "strong" } else { "span" };
                self.html.element(tag, &[("class", flag_class(flag))], self.speak.flag(flag));
            }
            self.html.close("td");
        }
        if columns.times {
            self.html.open("td", &[]);
            if let Some(time) = result.time {
                self.time(time);
            }
            self.html.close("td");
        }
        self.html.close("tr");
    }

    /// A table of the entries of a section whose narrative is empty: nothing coded is lost.
    pub(super) fn entries(&mut self, section: &Section) {
        let mut rows = Vec::new();
        for entry in &section.entries {
            self.entry_rows(entry, &mut rows);
        }
        if rows.is_empty() {
            return;
        }
        let caption = format!("{}, {}", self.label(Label::Entries), self.title);
        self.open_table("cda-table cda-entries", &[Inline::Text(caption)]);
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        for label in [Label::Item, Label::Value, Label::When, Label::Details] {
            self.html.element("th", &[("scope", "col")], self.speak.label(label));
        }
        self.html.close("tr");
        self.html.close("thead");
        self.html.open("tbody", &[]);
        for row in rows {
            self.html.open("tr", &[]);
            self.html.element("th", &[("scope", "row")], &row.item);
            self.html.open("td", &[]);
            self.html.text(&row.value);
            for number in row.media {
                self.media(number);
            }
            self.html.close("td");
            self.html.element("td", &[], &row.when);
            self.html.element("td", &[], &row.details);
            self.html.close("tr");
        }
        self.html.close("tbody");
        self.close_table();
    }

    fn entry_rows(&self, entry: &Entry, rows: &mut Vec<EntryRow>) {
        // Results have their own table.
        if kind_of(entry).is_none() {
            rows.extend(self.entry_row(entry));
        }
        for child in &entry.children {
            self.entry_rows(child, rows);
        }
    }

    fn entry_row(&self, entry: &Entry) -> Option<EntryRow> {
        let mut row = EntryRow {
            item: entry
                .label()
                .map_or_else(|| self.label(Label::Unknown).to_owned(), str::to_owned),
            value: String::new(),
            when: entry
                .times
                .iter()
                .map(|timing| self.speak.timing(timing))
                .collect::<Vec<_>>()
                .join(" · "),
            details: self.details(entry),
            media: Vec::new(),
        };
        match &entry.detail {
            Detail::Observation(observation) => {
                let values = observation.values.iter().map(|value| self.speak.value(value));
                row.value = values.collect::<Vec<_>>().join(" · ");
            }
            Detail::Media(number) => row.media.push(*number),
            Detail::Act | Detail::Procedure(_) => {
                let words = entry.text.as_ref().map(|words| words.text.clone());
                row.value = words.filter(|words| *words != row.item).unwrap_or_default();
            }
            _ => {}
        }
        if entry.negated {
            let absent = self.label(Label::Absent);
            let colon = if row.value.is_empty() { "" } else { self.label(Label::Colon) };
            row.value = format!("{absent}{colon}{}", row.value);
        }
        // A grouping act without words of its own is only structure.
        let says = entry.label().is_some()
            || !row.value.is_empty()
            || !row.details.is_empty()
            || !row.media.is_empty();
        says.then_some(row)
    }

    fn details(&self, entry: &Entry) -> String {
        let mut facts: Vec<(Label, Option<String>)> = Vec::new();
        let label = |code: &Option<Code>| code.as_ref().and_then(Code::label).map(str::to_owned);
        match &entry.detail {
            Detail::Observation(observation) => {
                facts.push((Label::Site, label(&observation.site)));
                let reading = observation.interpretations.first();
                facts.push((Label::Reading, reading.and_then(Code::label).map(str::to_owned)));
                facts.push((Label::ReferenceRange, Some(self.speak.ranges(&observation.ranges))));
                facts.push((
                    Label::Method,
                    observation.methods.first().and_then(Code::label).map(str::to_owned),
                ));
            }
            Detail::Procedure(procedure) => {
                facts.push((Label::Site, label(&procedure.site)));
                facts.push((
                    Label::Method,
                    procedure.methods.first().and_then(Code::label).map(str::to_owned),
                ));
            }
            Detail::Substance(substance) => {
                let said = |value: &Option<_>| value.as_ref().map(|value| self.speak.value(value));
                facts.push((Label::Dose, said(&substance.dose)));
                facts.push((Label::Rate, said(&substance.rate)));
                facts.push((Label::MaxDose, said(&substance.max_dose)));
                facts.push((Label::Route, label(&substance.route)));
                facts.push((Label::Site, label(&substance.site)));
                facts.push((Label::Lot, lot(substance.product.as_ref())));
                facts.push((Label::Renewals, substance.repeat.clone()));
            }
            Detail::Supply(supply) => {
                let quantity = supply.quantity.as_ref().map(|amount| self.speak.quantity(amount));
                facts.push((Label::Quantity, quantity));
                facts.push((Label::Lot, lot(supply.product.as_ref())));
                facts.push((Label::Renewals, supply.repeat.clone()));
            }
            _ => {}
        }
        facts.push((
            Label::PerformedBy,
            entry.performer.as_ref().and_then(super::super::Actor::shown),
        ));
        let mut said: Vec<String> = facts
            .into_iter()
            .filter_map(|(label, fact)| Some((label, fact.filter(|fact| !fact.is_empty())?)))
            .map(|(label, fact)| format!("{}{}{fact}", self.label(label), self.label(Label::Colon)))
            .collect();
        said.extend(entry.participants.iter().filter_map(|part| {
            part.code.as_ref().and_then(Code::label).or(part.name.as_deref()).map(str::to_owned)
        }));
        said.join(" · ")
    }
}

struct EntryRow {
    item: String,
    value: String,
    when: String,
    details: String,
    media: Vec<usize>,
}

/// Columns that would be empty in every row are left out.
struct ResultColumns {
    ranges: bool,
    flags: bool,
    times: bool,
}

impl ResultColumns {
    fn of(results: &[LabResult]) -> Self {
        Self {
            ranges: results.iter().any(|result| !result.ranges.is_empty()),
            flags: results.iter().any(|result| result.flag.is_some()),
            times: results.iter().any(|result| result.time.is_some()),
        }
    }

    fn count(&self) -> usize {
        2 + usize::from(self.ranges) + usize::from(self.flags) + usize::from(self.times)
    }
}

fn lot(product: Option<&Product>) -> Option<String> {
    product?.lot.clone()
}

fn flag_class(flag: Flag) -> &'static str {
    match flag {
        Flag::Normal | Flag::Susceptible | Flag::Negative => "cda-flag cda-flag-inside",
        Flag::CriticallyLow | Flag::CriticallyHigh | Flag::CriticallyAbnormal => {
            "cda-flag cda-flag-critical"
        }
        _ => "cda-flag cda-flag-outside",
    }
}
