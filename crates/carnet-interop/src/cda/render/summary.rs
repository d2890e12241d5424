//! The header summary: who, about whom, when.

use super::super::{Actor, Code, Hl7Time, Identifier};
use super::{Label, Page};

impl Page<'_> {
    /// A description list of the header.
    pub(super) fn summary(&mut self) {
        let cda = self.cda;
        let header = &cda.header;
        let label = self.label(Label::Summary);
        self.html.open("section", &[("class", "cda-summary"), ("aria-label", label)]);
        self.html.open("dl", &[("class", "cda-facts")]);
        self.fact(Label::DocumentType, header.code.official());
        self.patient();
        self.facts(Label::Author, header.authors.iter().filter_map(actor));
        self.moment(Label::Written, Some(header.effective_time));
        self.fact(Label::Custodian, header.custodian.name.as_deref());
        if let Some(authenticator) = &header.legal_authenticator {
            self.fact(Label::LegalAuthenticator, actor(authenticator).as_deref());
        }
        let events = header.service_events.iter().filter_map(|event| event.code.as_ref());
        self.facts(Label::Event, events.filter_map(Code::official).map(str::to_owned));
        self.moment(Label::EventDate, header.main_event().and_then(|event| event.start));
        if let Some(encounter) = &header.encounter {
            let place = encounter.place.as_deref();
            self.fact(
                Label::Facility,
                place.or(encounter.facility.as_ref().and_then(Code::official)),
            );
        }
        if let Some(version) = header.version_number.filter(|version| *version > 1) {
            self.fact(Label::Version, Some(&version.to_string()));
        }
        self.facts(Label::Replaces, header.replaces().map(Identifier::unique_id));
        self.html.close("dl");
        self.html.close("section");
    }

    fn patient(&mut self) {
        let patient = &self.cda.header.patient;
        self.fact(Label::Patient, Some(&patient.name.shown()));
        let birth_name = patient.name.birth_family.as_deref();
        if birth_name != patient.name.shown_family() {
            self.fact(Label::BirthName, birth_name);
        }
        self.moment(Label::BirthDate, patient.birth);
        self.fact(Label::Gender, patient.gender.as_ref().and_then(Code::official));
        self.fact(Label::Ins, patient.ins().and_then(|ins| ins.extension.as_deref()));
    }

    fn fact(&mut self, label: Label, value: Option<&str>) {
        self.facts(label, value.map(str::to_owned).into_iter());
    }

    /// One term, as many descriptions as there are values.
    fn facts(&mut self, label: Label, values: impl Iterator<Item = String>) {
        let mut values = values.filter(|value| !value.is_empty()).peekable();
        if values.peek().is_none() {
            return;
        }
        self.html.open("div", &[("class", "cda-fact")]);
        self.html.element("dt", &[], self.speak.label(label));
        for value in values {
            self.html.element("dd", &[], &value);
        }
        self.html.close("div");
    }

    fn moment(&mut self, label: Label, time: Option<Hl7Time>) {
        let Some(time) = time else { return };
        self.html.open("div", &[("class", "cda-fact")]);
        self.html.element("dt", &[], self.speak.label(label));
        self.html.open("dd", &[]);
        self.time(time);
        self.html.close("dd");
        self.html.close("div");
    }

    /// A moment, machine-readable beside the words.
    pub(super) fn time(&mut self, time: Hl7Time) {
        self.html.element("time", &[("datetime", &time.iso())], &self.speak.time(time));
    }
}

/// A name with profession and structure.
fn actor(actor: &Actor) -> Option<String> {
    let name = actor.shown()?;
    let organization = actor.organization.as_ref().and_then(|structure| structure.name.clone());
    let parts = [
        Some(name.clone()),
        actor.code.as_ref().and_then(Code::official).map(str::to_owned),
        organization.filter(|organization| *organization != name),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
