//! Every page, in every main state and both languages: it renders strictly, and what it renders holds
//! together. The pages are left under `target/pages` to be looked at.

mod account;
mod citizen;
mod demo;
mod desk;
mod documents;
mod enrol;
mod essentials;
mod factor;
mod family;
mod leaving;
mod opposition;
mod outage;
mod page_rules;
mod past;
mod practitioner;
mod public;
mod shelf;
mod support;
mod translations;
mod trust;

use super::{Announced, DemoMode, Flash, Frame, Lang, PageError, Pages, View, Who};

type Render = Box<dyn Fn(&Pages, &Frame) -> Result<String, PageError>>;

/// A page in one state.
struct Sample {
    name: String,
    frame: Frame,
    render: Render,
}

impl Sample {
    fn new<V: View + 'static>(name: impl Into<String>, who: Who, path: &str, view: V) -> Self {
        let csrf = (who != Who::Nobody).then(|| "jeton".to_owned());
        let frame = Frame { csrf, who, ..Frame::anonymous(Lang::Fr, path) };
        Self {
            name: name.into(),
            frame,
            render: Box::new(move |pages, frame| pages.render(frame, &view)),
        }
    }

    fn in_demo(mut self) -> Self {
        self.frame.demo = DemoMode::On;
        self
    }

    fn unread(mut self, unread: u64) -> Self {
        self.frame.unread = Some(unread);
        self
    }

    fn announcing(mut self, announcements: &[Announced]) -> Self {
        self.frame.announcements = announcements.to_vec();
        self
    }

    fn after(mut self, flash: Flash) -> Self {
        self.frame.notice = Some(flash);
        self
    }

    fn html(&self, pages: &Pages, lang: Lang) -> String {
        let frame = Frame { lang, ..self.frame.clone() };
        match (self.render)(pages, &frame) {
            Ok(html) => html,
            Err(error) => panic!("{} in {}: {error:?}", self.name, lang.tag()),
        }
    }
}

/// All of them.
fn samples() -> Vec<Sample> {
    [
        public::samples(),
        citizen::samples(),
        account::samples(),
        factor::samples(),
        enrol::samples(),
        leaving::samples(),
        family::samples(),
        opposition::samples(),
        past::samples(),
        shelf::samples(),
        trust::samples(),
        outage::samples(),
        practitioner::samples(),
        desk::samples(),
        support::samples(),
        demo::samples(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// All of them in both languages, with a name for messages.
fn rendered() -> Vec<(String, String)> {
    let pages = Pages::new().unwrap();
    let samples = samples();
    let both = Lang::ALL.into_iter().flat_map(|lang| samples.iter().map(move |page| (page, lang)));
    both.map(|(page, lang)| (format!("{}.{}", page.name, lang.tag()), page.html(&pages, lang)))
        .collect()
}
