//! Announcements of the operator, and the page of what is closed meanwhile.

use super::super::{Announced, Who};
use super::Sample;
use super::citizen::martine;
use crate::outage::Section;
use crate::view::public::{Closed, Home, OpenSection, WayOut};

fn announced(closes: &[Section]) -> Announced {
    Announced {
        text: "Entretien de l’hébergement. Nous faisons au plus vite.".to_owned(),
        until: "2026-11-12T09:15:00Z".parse().unwrap(),
        closes: closes.to_vec(),
    }
}

fn closed(section: Section, open: &[Section], way_out: WayOut) -> Closed {
    let place = |section: &Section| OpenSection { section: *section, href: section.href() };
    Closed {
        section,
        announced: announced(&[section]),
        open: open.iter().map(place).collect(),
        code: "section.closed".to_owned(),
        reference: "req-018f3c7a".to_owned(),
        way_out,
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let export = closed(Section::Export, &[Section::Documents, Section::History], WayOut::Space);
    let sign_in = closed(Section::SignIn, &[Section::Practitioner], WayOut::Home);
    let portal = closed(Section::Practitioner, &[], WayOut::Home);
    let home = || Home { people: Vec::new(), newcomers: Vec::new() };
    let all = [announced(&[Section::Documents, Section::Export]), announced(&[])];
    vec![
        Sample::new("home-announced", Who::Nobody, "/", home()).announcing(&all),
        Sample::new("closed-space", martine(), "/espace/export", export).announcing(&all[1..]),
        Sample::new("closed-sign-in", Who::Nobody, "/connexion", sign_in),
        Sample::new("closed-portal", Who::Nobody, "/pro", portal),
    ]
}
