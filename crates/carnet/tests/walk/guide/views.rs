//! A page at every width, in both themes and both languages.

use std::fmt;

use rig::By;
use rig::emulate::Theme;

use super::{Eyes, Guide};

/// A small telephone, and a desk.
const WIDTHS: [u32; 2] = [360, 1280];

/// How a page is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
struct View {
    width: u32,
    lang: &'static str,
    theme: Theme,
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.width, self.lang)?;
        if self.theme == Theme::Dark { write!(f, "-dark") } else { Ok(()) }
    }
}

/// Each pair of a width, a language and a theme comes once in these four: axe-core sees what depends on two of
/// them, at half the time.
const JUDGED: [View; 4] = [
    View { width: 360, lang: "fr", theme: Theme::Light },
    View { width: 1280, lang: "fr", theme: Theme::Dark },
    View { width: 1280, lang: "en", theme: Theme::Light },
    View { width: 360, lang: "en", theme: Theme::Dark },
];

/// A photograph of every width in every language; the dark ones in French.
fn photographed(view: View) -> bool {
    view.lang == "fr" || view.theme == Theme::Light
}

impl Guide {
    /// Nobody scrolls sideways and nothing is cut, on the narrowest screen (WCAG 1.4.10) and with text twice as
    /// large (WCAG 1.4.4).
    pub(super) fn squeeze(&self, name: &str) {
        self.resize(320);
        self.misfit(name, "at 320 pixels");
        self.resize(1280);
        self.text_size(200);
        self.misfit(name, "with text twice as large");
        self.text_size(100);
    }

    fn misfit(&self, name: &str, when: &str) {
        for misfit in self.misfits() {
            self.fault(format!("{name} {when}: {misfit}"));
        }
    }

    /// Judges and photographs the page in its views. A page that answers a form is not asked for again in English.
    pub(super) fn view(&self, name: &str) {
        let answer = name.starts_with("answer-");
        self.views(name, "fr", answer);
        if !answer {
            let here = self.url();
            self.speak("en");
            self.views(name, "en", false);
            self.speak("fr");
            assert_eq!(self.url(), here, "the language changes, the page stays");
        }
    }

    /// The views of one language; those of the other too, when it will not be seen.
    fn views(&self, name: &str, lang: &'static str, alone: bool) {
        for theme in [Theme::Light, Theme::Dark] {
            self.prefer(theme);
            for width in WIDTHS {
                let view = View { width, lang, theme };
                let judged = alone || JUDGED.contains(&view);
                let photographed = self.pictures.is_some() && photographed(view);
                if !judged && !photographed {
                    continue;
                }
                self.resize(width);
                if photographed {
                    self.picture(name, view);
                }
                if judged {
                    self.judge(name, view);
                }
            }
        }
        self.prefer(Theme::Light);
        self.resize(1280);
    }

    fn judge(&self, name: &str, view: View) {
        for misfit in self.misfits() {
            self.fault(format!("{name} {view}: {misfit}"));
        }
        for violation in self.axe() {
            self.fault(format!("{name} {view}: {violation}"));
        }
    }

    fn picture(&self, name: &str, view: View) {
        if let (Some(folder), Eyes::Critical(tour)) = (&self.pictures, self.eyes) {
            self.screenshot(&folder.join(tour).join(format!("{name}-{view}.png")));
        }
    }

    fn speak(&self, lang: &str) {
        self.follow(By::Css(&format!("a[hreflang='{lang}']")));
    }
}
