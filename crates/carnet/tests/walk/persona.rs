//! Personas of the field, from the letter to the end, in a real browser and by a clock that moves: weeks and years pass
//! between two pages. On both engines.

mod martine;
mod nadia;
mod paul;

use jiff::{SignedDuration, Timestamp};
use rig::By;
use rig::browser::{self, JavaScript};
use tokio::runtime::Runtime;

use crate::app::{App, Cast};
use crate::fund::{self, Desk};
use crate::guide::{Eyes, Guide};

/// A service nobody has come to yet, and its operator.
pub(crate) struct Country {
    pub(crate) app: App,
    pub(crate) desk: Desk,
    runtime: Runtime,
}

/// Plays a story on one engine, on a telephone without scripts.
fn play(app: impl Future<Output = Option<App>>, story: impl FnOnce(&Guide, &Country)) {
    let Some(browser) = browser::start_with(JavaScript::Off, 360) else { return };
    let runtime = Runtime::new().unwrap();
    let Some(app) = runtime.block_on(app) else { return };
    let guide = Guide::new(browser, &app.base, Eyes::Plain);
    let country = Country { app, desk: Desk::new(&[]), runtime };
    story(&guide, &country);
}

fn nobody() -> Cast {
    Cast { people: Vec::new(), practitioners: crate::doctor::sandbox(), citizens: Vec::new() }
}

macro_rules! on_both_engines {
    ($($name:ident => $story:path),+ $(,)?) => {
        mod embedded {
            $(#[test]
            fn $name() {
                let app = async { Some(super::App::with_cast(super::nobody()).await) };
                super::play(app, $story);
            })+
        }
        mod postgres {
            $(#[test]
            fn $name() {
                super::play(super::App::postgres_with(super::nobody()), $story);
            })+
        }
    };
}

on_both_engines!(
    nadia_opens_the_space_of_her_child => crate::persona::nadia::opens_the_space_of_lea,
    martine_finds_what_was_there_before => crate::persona::martine::comes_in,
    paul_refuses_and_changes_his_mind => crate::persona::paul::refuses_and_changes_his_mind,
);

impl Country {
    /// Goes to an instant, before or after.
    pub(crate) fn at(&self, instant: &str) {
        let instant: Timestamp = instant.parse().unwrap();
        self.app.wait(instant.duration_since(self.app.now()));
        self.work();
    }

    /// So many days later.
    pub(crate) fn days_later(&self, days: i64) {
        self.app.wait(SignedDuration::from_hours(24 * days));
        self.work();
    }

    /// Does what is due, as the worker does.
    pub(crate) fn work(&self) {
        self.runtime.block_on(self.app.work());
    }

    /// The operator types `carnet campaign …`.
    pub(crate) fn campaign(&self, words: &[&str]) {
        self.runtime.block_on(fund::order(&self.app, words)).unwrap();
    }

    /// The fund names people, and a campaign tells them today.
    pub(crate) fn announce(&self, name: &str, lines: &[String]) {
        let day = fund::today(&self.app);
        self.runtime.block_on(self.desk.bring(&self.app, lines));
        self.campaign(&["order", name, "--territory", "43", "--day", &day]);
        self.runtime.block_on(self.desk.run_named(&self.app, name));
        self.work();
    }

    /// The fund names who is born or comes to the scheme, and they are told.
    pub(crate) fn newcomers(&self, lines: &[String]) {
        self.runtime.block_on(self.desk.bring(&self.app, lines));
        self.runtime.block_on(self.desk.run_named(&self.app, "births"));
        self.work();
    }

    /// What stands in the letters that were printed.
    pub(crate) fn letters(&self) -> String {
        let read = |file: &std::path::PathBuf| pdf_extract::extract_text(file).unwrap();
        self.desk.letters().iter().map(read).collect()
    }

    /// The argument of the last message to somebody.
    pub(crate) fn told(&self, to: &str, words: &str, name: &str) -> String {
        let sent = self.runtime.block_on(self.app.sent());
        let message = sent.iter().find(|message| message.to == to && message.words == words);
        let message = message.unwrap_or_else(|| panic!("no {words} to {to}: {sent:?}"));
        message.args.iter().find(|(arg, _)| arg == name).unwrap().1.clone()
    }
}

/// Everybody's password.
const PASSWORD: &str = "Tuile-Brume7-Ocre";

/// How somebody comes in.
struct Way {
    /// Where the fund reaches them, and where their codes go from then on.
    mobile: &'static str,
    /// Which of the ways the page offers they take.
    by: &'static str,
    /// The login they choose.
    login: &'static str,
}

impl Country {
    /// From the card, which was shown, to the first page of the space: the login.
    fn comes_in(&self, guide: &Guide, way: &Way) -> String {
        guide.click(By::Css(&format!("input[name='par'][value='{}']", way.by)));
        guide.follow(By::Text("Envoyer un code"));
        let code = self.told(way.mobile, "message-provisional-code", "code");
        guide.fill(By::Label("Code provisoire"), &code);
        guide.follow(By::Text("Continuer"));
        guide.look("enrol-terms");
        guide.click(By::Label("J’accepte les conditions"));
        guide.follow(By::Text("Accepter et continuer"));
        guide.click(By::Label("Le SMS"));
        guide.fill(By::Label("Adresse électronique ou numéro de mobile"), way.mobile);
        guide.follow(By::Text("Recevoir un code"));
        let code = self.told(way.mobile, "message-contact-code", "code");
        guide.fill(By::Label("Code"), &code);
        guide.follow(By::Text("Confirmer"));
        guide.look("enrol-account");
        guide.fill(By::Label("Identifiant"), way.login);
        guide.fill(By::Css("input[name='nouveau']"), PASSWORD);
        guide.fill(By::Css("input[name='encore']"), PASSWORD);
        guide.follow(By::Text("Activer mon espace"));
        guide.look("first-choices");
        guide.follow(By::Text("Enregistrer et entrer"));
        way.login.to_owned()
    }

    /// Signs in with login, password and the code sent to the mobile.
    fn signs_in(&self, guide: &Guide, login: &str, mobile: &str) {
        guide.forget_cookies();
        guide.open("/connexion");
        guide.fill(By::Label("Identifiant"), login);
        guide.fill(By::Label("Mot de passe"), PASSWORD);
        guide.follow(By::Text("Continuer"));
        let code = self.told(mobile, "message-code", "code");
        guide.fill(By::Label("Code"), &code);
        guide.follow(By::Text("Entrer"));
    }
}

impl Guide {
    /// Writes a day into a field for one, as a person picks it.
    pub(crate) fn pick_day(&self, field: &str, day: &str) {
        let script = "document.querySelector(`[name='${arguments[0]}']`).value = arguments[1];";
        self.script(script, &serde_json::json!([field, day]));
    }
}
