//! The service with everybody around one space: who is signed in, how they come back, what they get.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::app::{App, Inhabitant};
use crate::canary::{self, Aviary, Place};
use crate::cast::{ATTENDING, Feeder, Motive, PROFESSIONALS, Professional, READERS, REASON};
use crate::doctor::Doctor;
use crate::holder::Holder;
use crate::http::{Client, Page};
use crate::model::{Eyes, Model};
use crate::people::{self, Identity};
use crate::software::{self, Software};

/// At least as many as a step sends.
const NEW_MESSAGES: usize = 12;

/// A session, by its last use and its beginning.
#[derive(Debug, Clone, Copy)]
struct Used {
    began: Timestamp,
    last: Timestamp,
}

impl Used {
    /// Well inside the fifteen minutes and twelve hours of a session.
    fn holds(self, now: Timestamp) -> bool {
        now.duration_since(self.last) < SignedDuration::from_mins(14)
            && now.duration_since(self.began) < SignedDuration::from_hours(11)
    }
}

/// A professional at their pages.
struct Pro {
    doctor: Doctor,
    used: Used,
    csrf: String,
    /// They opened the space by an emergency, in this session.
    urgent: bool,
}

/// A software with a token, until it ends.
struct Reader {
    software: Software,
    until: Timestamp,
}

/// A citizen at their pages.
struct Citizen {
    holder: Holder,
    used: Used,
    csrf: String,
}

/// Everybody around Alice's space.
pub(crate) struct Stage<'a> {
    pub(crate) app: &'a App,
    pub(crate) model: Model,
    pub(crate) aviary: Aviary,
    pub(crate) who: Inhabitant,
    pub(crate) seed: u64,
    /// Number of the first paper of this history.
    pub(crate) papers: u32,
    alice: Option<Citizen>,
    other: Inhabitant,
    bruno: Option<Citizen>,
    pros: BTreeMap<usize, Pro>,
    feeders: BTreeMap<Feeder, Software>,
    tokens: BTreeMap<usize, Reader>,
    feeds: BTreeMap<Feeder, Timestamp>,
    pub(crate) anonymous: Client,
    /// Who searched for the words of which document.
    pub(crate) typed: BTreeSet<(String, u32)>,
}

impl<'a> Stage<'a> {
    /// A space nobody was in yet, in a service that may hold those of other histories.
    pub(crate) async fn build(app: &'a mut App, seed: u64, history: u32) -> Self {
        let mut identity = known(people::alice(), "alice", "26709431570", history);
        identity.attending = Some(PROFESSIONALS[ATTENDING].rpps);
        let who = app.inhabitant(identity).await;
        let other = app.inhabitant(known(people::bruno(), "bruno", "14602632200", history)).await;
        let mut feeders = BTreeMap::new();
        for feeder in Feeder::ALL {
            let client = client(feeder, history);
            feeders.insert(feeder, Software::register(app, &client, feeder.structure()).await);
        }
        let (now, app): (_, &App) = (app.now(), app);
        let mut model = Model::new(now);
        model.line("system", "create", "", true);
        let feeds = Feeder::ALL.map(|feeder| (feeder, now)).into();
        let anonymous = app.anonymous();
        Self {
            app,
            model,
            aviary: Aviary::default(),
            who,
            seed,
            papers: history * 1000,
            alice: None,
            other,
            bruno: None,
            pros: BTreeMap::new(),
            feeders,
            tokens: BTreeMap::new(),
            feeds,
            anonymous,
            typed: BTreeSet::new(),
        }
    }

    /// Time passes.
    pub(crate) fn wait(&mut self, duration: SignedDuration) {
        self.app.wait(duration);
        self.model.now = self.app.now();
    }

    /// Does what is due; the messages that leave say nothing of any document.
    pub(crate) async fn work(&mut self) {
        self.app.work().await;
        for sent in self.app.service.cx().outbox().recent().iter().take(NEW_MESSAGES) {
            let said = format!("{sent:?}");
            let mut found = BTreeSet::new();
            self.aviary.search_deep(said.as_bytes(), &mut found);
            assert!(found.is_empty(), "a message says {found:?}: {said}");
        }
    }

    /// The canary of one place of a document, let loose.
    pub(crate) fn canary(&mut self, number: u32, place: Place) -> String {
        let word = self.word(number, place);
        self.aviary.add(&word, number, place);
        word
    }

    /// The same, whether or not it was let loose.
    pub(crate) fn word(&self, number: u32, place: Place) -> String {
        canary::word(self.seed, number, place)
    }

    pub(crate) fn identity(&self) -> &Identity {
        &self.who.identity
    }

    /// The path of the space on the pages of professionals.
    pub(crate) fn patient(&self) -> String {
        crate::doctor::patient(self.who.space)
    }

    /// The id of a document on the wire.
    pub(crate) fn wire(&self, id: &str) -> String {
        let space = self.who.space.to_string();
        format!("{}{}", digits(&space), digits(id))
    }

    // Who is at the door.

    /// Alice, signed in, and the token of her forms.
    pub(crate) async fn alice(&mut self) -> (Holder, String) {
        let (app, now) = (self.app, self.app.now());
        if !self.alice.as_ref().is_some_and(|one| one.used.holds(now)) {
            let citizen = arrive(app, &self.who).await;
            self.alice = Some(citizen);
            // The token of the forms is on a page of the space.
            self.model.line("holder", "open", "", true);
        }
        let alice = self.alice.as_mut().unwrap();
        alice.used.last = now;
        // What was done is said once, on the next page: not on the one we look at.
        alice.holder.cookies.lock().unwrap().remove("carnet_fait");
        (alice.holder.clone(), alice.csrf.clone())
    }

    /// Somebody else with a space of their own.
    pub(crate) async fn bruno(&mut self) -> (Holder, String) {
        let (app, now) = (self.app, self.app.now());
        if !self.bruno.as_ref().is_some_and(|one| one.used.holds(now)) {
            self.bruno = Some(arrive(app, &self.other).await);
        }
        let bruno = self.bruno.as_mut().unwrap();
        bruno.used.last = now;
        (bruno.holder.clone(), bruno.csrf.clone())
    }

    /// A professional at their pages: their browser, and the token of their forms.
    pub(crate) async fn pro(&mut self, number: usize) -> (Doctor, String) {
        let now = self.app.now();
        if !self.pros.get(&number).is_some_and(|one| one.used.holds(now)) {
            let doctor = Doctor::sign_in(self.app, PROFESSIONALS[number].rpps, 0).await;
            let csrf = doctor.get("/pro/patients").await.is(200).csrf();
            let used = Used { began: now, last: now };
            self.pros.insert(number, Pro { doctor, used, csrf, urgent: false });
        }
        let pro = self.pros.get_mut(&number).unwrap();
        pro.used.last = now;
        (pro.doctor.clone(), pro.csrf.clone())
    }

    /// With which eyes a professional looks from their pages. They are signed in.
    pub(crate) fn eyes(&self, number: usize) -> Eyes {
        let urgent = self.pros[&number].urgent;
        let motive = if urgent { Motive::Emergency } else { Motive::Care };
        Eyes::Professional(PROFESSIONALS[number], motive)
    }

    pub(crate) fn came(&mut self, number: usize, urgent: bool) {
        self.pros.get_mut(&number).unwrap().urgent = urgent;
    }

    /// The software of a structure, that feeds.
    pub(crate) async fn feeder(&mut self, feeder: Feeder) -> &Software {
        let now = self.app.now();
        if now.duration_since(self.feeds[&feeder]) > SignedDuration::from_secs(240) {
            let scope = "system/DocumentReference.c system/DocumentReference.ud";
            let software = &self.feeders[&feeder];
            let token = software.token_for(self.app, scope, None).await;
            let renewed = software.with_token(token);
            self.feeders.insert(feeder, renewed);
            self.feeds.insert(feeder, now);
        }
        &self.feeders[&feeder]
    }

    /// What lines call that software.
    pub(crate) fn feeder_name(&self, feeder: Feeder) -> String {
        format!("institution {}", self.feeders[&feeder].id)
    }

    /// A software in the hands of a professional, by its place in [`READERS`].
    pub(crate) async fn reader(&mut self, number: usize) -> &Software {
        let now = self.app.now();
        if self.tokens.get(&number).is_none_or(|one| now >= one.until) {
            let (feeder, who, motive) = READERS[number];
            let claim = claim(PROFESSIONALS[who], motive);
            let software = &self.feeders[&feeder];
            let token = software.token_for(self.app, software::READ, Some(claim)).await;
            let until = now + SignedDuration::from_secs(240);
            let software = software.with_token(token);
            self.tokens.insert(number, Reader { software, until });
        }
        &self.tokens[&number].software
    }

    // What they get.

    /// Whatever an answer holds, it holds no canary of a document but these.
    #[track_caller]
    pub(crate) fn sweep(&self, whose: &str, page: &Page, known: &BTreeSet<u32>) {
        for (number, place) in self.aviary.found_in(page) {
            assert!(
                known.contains(&number) || self.asked(whose, page, number, place),
                "{whose} may not know of document {number}, whose {place:?} is in {}",
                page.said()
            );
        }
    }

    /// Who asks for it by an identifier or a word has it already, and may get it back.
    fn asked(&self, whose: &str, page: &Page, number: u32, place: Place) -> bool {
        // The words of a search stay in the way back to its list.
        if place != Place::Id && self.typed.contains(&(whose.to_owned(), number)) {
            return true;
        }
        let attempted = self.model.attempted(number) && page.address.contains("/espace");
        if place == Place::Id && attempted {
            return true;
        }
        let asked = match place {
            Place::Id => self.model.docs.get(&number).map(|doc| digits(&doc.id)),
            _ => Some(self.word(number, place)),
        };
        asked.is_some_and(|asked| page.address.contains(asked.as_str()))
    }
}

/// The 32 digits of an identifier.
pub(crate) fn digits(id: &str) -> String {
    let id = id.rsplit('_').next().unwrap();
    id.chars().filter(char::is_ascii_hexdigit).collect()
}

async fn arrive(app: &App, who: &Inhabitant) -> Citizen {
    let holder = Holder::sign_in(app, who).await;
    let csrf = holder.get("/espace/reglages").await.is(200).csrf();
    let now = app.now();
    Citizen { holder, used: Used { began: now, last: now }, csrf }
}

fn claim(who: Professional, motive: Motive) -> serde_json::Value {
    let mut claim = software::acting(who.rpps, motive.word(), None);
    (claim["profession"], claim["role"]) = (json!(who.profession), json!(who.role));
    (claim["family"], claim["given"]) = (json!(who.family), json!("Camille"));
    if motive != Motive::Care {
        claim["reason"] = json!(REASON);
    }
    claim
}

/// A person like that one, of another history.
fn known(mut like: Identity, login: &str, matricule: &str, history: u32) -> Identity {
    // A handful of short names for the whole run.
    like.login = Box::leak(format!("{login}{history}").into_boxed_str());
    like.ins = people::test(&format!("{matricule}{history:04}"));
    like
}

fn client(feeder: Feeder, history: u32) -> String {
    match feeder {
        Feeder::Hospital => format!("hopital-{history}"),
        Feeder::Laboratory => format!("labo-{history}"),
    }
}
