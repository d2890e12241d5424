//! A real browser without a screen, driven as a person would: by what is written on the page.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::axe::Violation;
use crate::locator::By;
use crate::watchdog::Watchdog;
use crate::webdriver::{Element, Refusal, Session};
use crate::{axe, programs, tally};

/// How long we look for an element, an address or a download before the test fails.
const WITHIN: Duration = Duration::from_secs(10);

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JavaScript {
    /// As most people browse.
    On,
    /// As Carnet must still work.
    Off,
}

/// A browser with a fresh profile; it and its files are gone when it is dropped.
#[derive(Debug)]
pub struct Browser {
    pub(crate) session: Session,
    downloads: PathBuf,
    // Dropped last: the session ends first.
    _watchdog: Watchdog,
}

/// A browser 1280 pixels wide, with scripts.
///
/// `None` when this machine has no Chromium and `CARNET_TEST_REQUIRE` does not name `browser`; the test then
/// returns early.
pub fn start() -> Option<Browser> {
    start_with(JavaScript::On, 1280)
}

/// A browser `width` pixels wide (360 is a small telephone), with or without scripts.
pub fn start_with(javascript: JavaScript, width: u32) -> Option<Browser> {
    let driver = programs::on_path("chromedriver").into_iter().next();
    let chromium = ["chromium", "chromium-browser", "google-chrome"];
    let chromium = chromium.iter().find_map(|name| programs::on_path(name).into_iter().next());
    let (driver, chromium) = programs::or_skip("browser", driver.zip(chromium))?;
    let browser = Browser::open(&driver, &chromium, javascript);
    browser.resize(width);
    tally::mark("browser", "session");
    Some(browser)
}

impl Browser {
    fn open(driver: &Path, chromium: &Path, javascript: JavaScript) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", include_str!("browser.sh"), "carnet-browser"]).arg(driver);
        let watchdog = Watchdog::start(command);
        let (port, folder) = watchdog.ready.split_once(' ').expect("the port and the folder");
        let folder = PathBuf::from(folder);
        let downloads = folder.join("downloads");
        let capabilities = json!({
            "browserName": "chrome",
            "timeouts": { "pageLoad": 60_000, "script": 60_000 },
            "goog:loggingPrefs": { "performance": "ALL" },
            "goog:chromeOptions": {
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                "binary": chromium,
                "args": arguments(&folder.join("profile")),
                "prefs": {
                    "download.default_directory": downloads,
                    "download.prompt_for_download": false,
                    "intl.accept_languages": "fr,fr-FR",
                    "profile.managed_default_content_settings.javascript":
                        if javascript == JavaScript::On { 1 } else { 2 },
                },
            },
        });
        let session = Session::open(port.parse().expect("a port"), &capabilities)
            .unwrap_or_else(|refusal| panic!("the browser does not start: {refusal}"));
        Self { session, downloads, _watchdog: watchdog }
    }

    /// Makes the page `width` pixels wide and gives it a plausible height.
    pub fn resize(&self, width: u32) {
        let size =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Opens an address and waits until it is loaded.
    pub fn goto(&self, url: &str) {
        expect(self.session.post("/url", &json!({ "url": url })), url);
    }

    /// The address shown.
    pub fn url(&self) -> String {
        string(&expect(self.session.get("/url"), "the address"))
    }

    /// The page's title.
    pub fn title(&self) -> String {
        string(&expect(self.session.get("/title"), "the title"))
    }

    /// The page's markup as the browser holds it.
    pub fn source(&self) -> String {
        string(&expect(self.session.get("/source"), "the source"))
    }

    /// The page's markup as the server sent it.
    pub fn answer(&self) -> String {
        // Pages are not to be stored: only the journal of the network still knows them.
        let journal =
            expect(self.session.post("/se/log", &json!({ "type": "performance" })), "log");
        let url = self.url();
        let url = url.split('#').next().unwrap_or_default();
        let entries = journal.as_array().cloned().unwrap_or_default();
        let request = entries.iter().rev().find_map(|entry| {
            let entry: Value = serde_json::from_str(entry.get("message")?.as_str()?).ok()?;
            let says =
                |what: &str| entry.pointer(&format!("/message/{what}")).and_then(Value::as_str);
            let ours = says("method")? == "Network.responseReceived"
                && says("params/type")? == "Document"
                && says("params/response/url")? == url;
            ours.then(|| says("params/requestId").map(str::to_owned))?
        });
        let request = request.unwrap_or_else(|| panic!("{url} was not asked for since"));
        let body = self.devtools("Network.getResponseBody", &json!({ "requestId": request }));
        string(body.get("body").unwrap_or(&Value::Null))
    }

    /// Goes back one page.
    pub fn back(&self) {
        expect(self.session.post("/back", &json!({})), "back");
    }

    /// Loads the page again.
    pub fn reload(&self) {
        expect(self.session.post("/refresh", &json!({})), "reload");
    }

    /// Forgets every cookie: the next request is a stranger's.
    pub fn forget_cookies(&self) {
        expect(self.session.delete("/cookie"), "cookies");
    }

    /// Clicks on what leads to another page, and waits until that page has replaced this one.
    pub fn follow(&self, by: By<'_>) {
        self.turn(&format!("{by:?}"), || self.click(by));
    }

    /// Does what leads to another page, and waits until that page has replaced this one; `what` says it when it
    /// does not.
    pub fn turn(&self, what: &str, act: impl FnOnce()) {
        let page = self.find(By::Css("html"));
        act();
        self.poll(|| self.session.get(&format!("/element/{}/name", page.0)).err())
            .unwrap_or_else(|| panic!("{what} leads to no other page: {}", self.url()));
    }

    /// Clicks on what changes this page or starts a download.
    pub fn click(&self, by: By<'_>) {
        self.with(by, |element| {
            self.session.post(&format!("/element/{}/click", element.0), &json!({}))
        });
    }

    /// Replaces what a field holds.
    pub fn fill(&self, by: By<'_>, text: &str) {
        self.with(by, |element| {
            self.session.post(&format!("/element/{}/clear", element.0), &json!({}))
        });
        self.type_into(by, text);
    }

    /// Adds to what a field holds.
    pub fn type_into(&self, by: By<'_>, text: &str) {
        self.with(by, |element| {
            self.session.post(&format!("/element/{}/value", element.0), &json!({ "text": text }))
        });
    }

    /// Chooses the option with this text in a list.
    pub fn choose(&self, by: By<'_>, option: &str) {
        let choose = "const [list, text] = arguments; \
            const found = [...list.options].find(one => one.text.trim() === text); \
            if (!found) return [...list.options].map(one => one.text).join(', '); \
            list.value = found.value; \
            list.dispatchEvent(new Event('input', { bubbles: true })); \
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        let others = self.with(by, |element| {
            let body = json!({ "script": choose, "args": [element.reference(), option] });
            self.session.post("/execute/sync", &body)
        });
        assert!(others.is_null(), "{by:?} has no option {option:?} among {others}");
    }

    /// Gives a file to a file field.
    pub fn upload(&self, by: By<'_>, file: &Path) {
        let file =
            file.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.type_into(by, &file.to_string_lossy());
    }

    /// The visible text of the first element found.
    pub fn text(&self, by: By<'_>) -> String {
        string(&self.with(by, |element| self.session.get(&format!("/element/{}/text", element.0))))
    }

    /// Waits until the page shows this text.
    pub fn see(&self, text: &str) {
        self.poll(|| self.page_text().contains(text).then_some(()))
            .unwrap_or_else(|| panic!("{text:?} is not on {}:\n{}", self.url(), self.page_text()));
    }

    /// The visible text of the whole page.
    pub fn page_text(&self) -> String {
        self.text(By::Css("body"))
    }

    /// The visible texts of all elements a selector matches now, without waiting for one.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
        let found = self.script(script, &json!([selector]));
        found.as_array().into_iter().flatten().map(string).collect()
    }

    /// How many elements a selector matches now, without waiting for one.
    pub fn count(&self, selector: &str) -> usize {
        self.texts(selector).len()
    }

    /// Runs a script in the page and gives what it returns; works with scripts off, which bars the page's own.
    pub fn script(&self, script: &str, arguments: &Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        expect(self.session.post("/execute/sync", &body), script)
    }

    /// Saves the whole page, not only the part in view, as a PNG.
    pub fn screenshot(&self, file: &Path) {
        let layout = self.devtools("Page.getLayoutMetrics", &json!({}));
        let size = |side| layout.pointer(&format!("/cssContentSize/{side}")).cloned();
        let clip =
            json!({ "x": 0, "y": 0, "width": size("width"), "height": size("height"), "scale": 1 });
        let asked = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", &asked);
        let picture = picture.get("data").and_then(Value::as_str).expect("a picture");
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, picture)
            .expect("a picture in base64");
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("the folder of pictures can be made");
        }
        std::fs::write(file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// The accessibility rules this page breaks (needs scripts on).
    pub fn axe(&self) -> Vec<Violation> {
        tally::mark("axe", "page");
        self.script(&axe::source(), &json!([]));
        let body = json!({ "script": axe::RUN, "args": [] });
        axe::read(&expect(self.session.post("/execute/async", &body), "axe-core"))
    }

    /// Where downloads land.
    pub fn downloads(&self) -> &Path {
        &self.downloads
    }

    /// Waits until a downloaded file, not empty, whose name ends so is complete, and gives its path.
    pub fn downloaded(&self, suffix: &str) -> PathBuf {
        let look = || {
            let entries = std::fs::read_dir(&self.downloads).ok()?.flatten();
            let files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
            let ends = |path: &Path, end: &str| path.to_string_lossy().ends_with(end);
            // Chromium reserves the name with an empty file while it writes beside it.
            let busy = files.iter().any(|path| ends(path, ".crdownload"));
            let full = |path: &PathBuf| path.metadata().is_ok_and(|file| file.len() > 0);
            files.into_iter().find(|path| !busy && ends(path, suffix) && full(path))
        };
        self.poll(look).unwrap_or_else(|| panic!("no download ends with {suffix}"))
    }

    /// Waits until the address shown contains `part`.
    pub fn arrive(&self, part: &str) {
        self.poll(|| self.url().contains(part).then_some(()))
            .unwrap_or_else(|| panic!("{part} is not where we are: {}", self.url()));
    }

    /// Waits until something holds.
    pub fn wait(&self, what: &str, holds: impl Fn() -> bool) {
        self.poll(|| holds().then_some(()))
            .unwrap_or_else(|| panic!("{what}: not on {}:\n{}", self.url(), self.page_text()));
    }

    /// Asks until there is an answer or the time is over.
    pub(crate) fn poll<T>(&self, ask: impl Fn() -> Option<T>) -> Option<T> {
        let end = Instant::now() + WITHIN;
        let pause = json!([{ "type": "pause", "duration": 40 }]);
        let pause = json!({ "actions": [{ "type": "none", "id": "clock", "actions": pause }] });
        loop {
            let answer = ask();
            if answer.is_some() || Instant::now() > end {
                return answer;
            }
            // The browser waits for us; between two pages it may refuse to, and we ask again at once.
            let _ = self.session.post("/actions", &pause);
        }
    }

    /// Finds an element or fails with what the page shows instead.
    fn find(&self, by: By<'_>) -> Element {
        let strategies = by.strategies();
        let look = || {
            strategies.iter().find_map(|(using, expression)| {
                expect(self.session.find(using, expression), expression).into_iter().next()
            })
        };
        self.poll(look).unwrap_or_else(|| {
            panic!("{by:?} is not on {}:\n{}", self.url(), self.texts("body").join("\n"))
        })
    }

    /// Acts on an element; again when the page changed between finding and acting.
    fn with(&self, by: By<'_>, act: impl Fn(&Element) -> Result<Value, Refusal>) -> Value {
        let act = || match act(&self.find(by)) {
            Err(refusal) if refusal.code == "stale element reference" => None,
            outcome => Some(outcome),
        };
        let outcome = self.poll(act).unwrap_or_else(|| panic!("{by:?} does not stand still"));
        expect(outcome, &format!("{by:?}"))
    }

    /// Asks the browser itself (Chrome DevTools protocol).
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        expect(self.session.post("/goog/cdp/execute", &body), command)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The watchdog ends what a refused farewell leaves.
        let _ = self.session.delete("");
    }
}

fn arguments(profile: &Path) -> Vec<String> {
    let fixed = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=fr",
    ];
    let profile = format!("--user-data-dir={}", profile.display());
    fixed.iter().map(|&flag| flag.to_owned()).chain([profile]).collect()
}

pub(crate) fn expect<T>(outcome: Result<T, Refusal>, what: &str) -> T {
    outcome.unwrap_or_else(|refusal| panic!("{what}: {refusal}"))
}

pub(crate) fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
