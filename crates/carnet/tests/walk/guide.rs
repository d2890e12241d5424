//! Leads a browser from page to page, and looks at each page it meets.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use rig::By;
use rig::browser::Browser;

/// How closely pages are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Read and used.
    Plain,
    /// Judged by axe-core at both widths, and photographed where somebody asked for it. Needs scripts.
    Critical,
}

const WIDTHS: [u32; 2] = [360, 1280];

/// A browser on its way.
pub(crate) struct Guide {
    browser: Browser,
    base: String,
    eyes: Eyes,
    pictures: Option<PathBuf>,
    met: RefCell<BTreeSet<&'static str>>,
    faults: RefCell<Vec<String>>,
}

impl std::ops::Deref for Guide {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Guide {
    pub(crate) fn new(browser: Browser, base: &str, eyes: Eyes) -> Self {
        let pictures = std::env::var_os("CARNET_SCREENSHOTS").map(PathBuf::from);
        Self {
            browser,
            base: base.to_owned(),
            eyes,
            pictures,
            met: RefCell::default(),
            faults: RefCell::default(),
        }
    }

    /// Opens a path of the service.
    pub(crate) fn open(&self, path: &str) {
        self.goto(&format!("{}{path}", self.base));
    }

    /// Looks at the page shown. Pages that come back under the same name are looked at once.
    pub(crate) fn look(&self, name: &'static str) {
        let title = self.title();
        assert!(title.ends_with("Carnet") && title.len() > 10, "{name}: {title}");
        assert!(self.fits(), "{name} is wider than the window: {}", self.url());
        if self.eyes == Eyes::Plain || !self.met.borrow_mut().insert(name) {
            return;
        }
        for width in WIDTHS {
            self.resize(width);
            self.picture(&format!("{name}-{width}-fr"));
            for violation in self.axe() {
                self.faults.borrow_mut().push(format!("{name} at {width}: {violation}"));
            }
        }
        self.in_english(name);
    }

    /// Nothing sticks out to the right: nobody scrolls sideways.
    fn fits(&self) -> bool {
        let script = "const page = document.documentElement; \
            return page.scrollWidth <= page.clientWidth";
        self.script(script, &serde_json::json!([])).as_bool() == Some(true)
    }

    fn picture(&self, name: &str) {
        if let Some(folder) = &self.pictures {
            self.screenshot(&folder.join(format!("{name}.png")));
        }
    }

    /// The same page in English, and back. A page that answers a form has no address to come back to.
    fn in_english(&self, name: &str) {
        if self.pictures.is_none() || name.starts_with("answer-") {
            return;
        }
        let here = self.url();
        self.follow(By::Css("a.language"));
        for width in WIDTHS {
            self.resize(width);
            self.picture(&format!("{name}-{width}-en"));
        }
        self.follow(By::Css("a.language"));
        assert_eq!(self.url(), here, "the language changes, the page stays");
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

    /// Fails with everything axe-core found.
    pub(crate) fn verdict(&self) {
        let faults = self.faults.borrow();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}
