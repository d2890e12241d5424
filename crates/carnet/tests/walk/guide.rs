//! Leads a browser from page to page, and looks at each page it meets.

mod figures;
mod views;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rig::browser::Browser;
use rig::markup;

use figures::Figure;

/// How closely pages are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Read and used.
    Plain,
    /// Weighed, judged by axe-core and html-validate, stretched and squeezed, and photographed where somebody
    /// asked for it; what is found is kept under the name of the tour. Needs scripts.
    Critical(&'static str),
}

/// A browser on its way.
pub(crate) struct Guide {
    browser: Browser,
    base: String,
    eyes: Eyes,
    pictures: Option<PathBuf>,
    met: RefCell<BTreeSet<String>>,
    figures: RefCell<Vec<Figure>>,
    faults: RefCell<Vec<String>>,
}

impl std::ops::Deref for Guide {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        &self.browser
    }
}

/// The pages met, as they were sent; and what is measured.
fn target(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target").join(folder)
}

/// Where the pages of a tour are kept, as they were served.
fn pages(tour: &str) -> PathBuf {
    target("walk").join(tour)
}

impl Guide {
    pub(crate) fn new(browser: Browser, base: &str, eyes: Eyes) -> Self {
        let pictures = std::env::var_os("CARNET_SCREENSHOTS").map(PathBuf::from);
        if let Eyes::Critical(tour) = eyes {
            browser.watch_paint();
            let _ = std::fs::remove_dir_all(pages(tour));
            std::fs::create_dir_all(pages(tour)).unwrap();
        }
        Self {
            browser,
            base: base.to_owned(),
            eyes,
            pictures,
            met: RefCell::default(),
            figures: RefCell::default(),
            faults: RefCell::default(),
        }
    }

    /// Opens a path of the service.
    pub(crate) fn open(&self, path: &str) {
        self.goto(&format!("{}{path}", self.base));
    }

    /// Looks at the page shown. Pages that come back under the same name are looked at once. The name of a page
    /// that answers a form begins with `answer-`: it has no address to come back to.
    pub(crate) fn look(&self, name: &str) {
        let title = self.title();
        assert!(title.ends_with("Carnet") && title.len() > 10, "{name}: {title}");
        let misfits = self.misfits();
        assert!(misfits.is_empty(), "{name} does not fit: {misfits:?} at {}", self.url());
        let Eyes::Critical(tour) = self.eyes else { return };
        if !self.met.borrow_mut().insert(name.to_owned()) {
            return;
        }
        // First, before anything moves.
        self.weigh(name);
        std::fs::write(pages(tour).join(format!("{name}.html")), self.answer()).unwrap();
        self.squeeze(name);
        self.view(name);
    }

    /// Notes what is wrong, and goes on: a walk shows all faults at once.
    fn fault(&self, fault: String) {
        self.faults.borrow_mut().push(fault);
    }

    /// Opens what is folded, when it is.
    pub(crate) fn unfold(&self, summary: &str) {
        let script = "for (const fold of document.querySelectorAll('details')) \
            if (fold.innerText.includes(arguments[0])) fold.open = true;";
        self.script(script, &serde_json::json!([summary]));
    }

    /// The text of every element a selector matches, joined.
    pub(crate) fn all(&self, selector: &str) -> String {
        self.texts(selector).join("\n")
    }

    /// Fails with everything that was found wrong on the way.
    pub(crate) fn verdict(&self) {
        let Eyes::Critical(tour) = self.eyes else { return };
        figures::write(tour, &self.figures.borrow());
        let mut faults = self.faults.borrow().clone();
        faults.extend(markup::faults(&pages(tour)).into_iter().flatten());
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}
