//! Families: parents and the spaces of their children, who else acts for somebody, and majority. Years pass in a moment.

use std::collections::BTreeSet;

use carnet_app::space::register;
use carnet_core::access::Actor;
use carnet_core::document::Label;
use carnet_core::id::RecordId;
use carnet_core::identity::Sex;
use carnet_core::insured::Insured;
use carnet_core::space::{Contact, SpaceState};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

use crate::app::{App, Inhabitant};
use crate::holder::Holder;
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people::{self, Identity, PASSWORD};

on_both_engines!(
    a_mother_opens_the_space_of_her_child,
    twins_are_two_names_and_each_is_answered,
    what_cannot_be_opened_says_why,
    a_childs_birth_date_leads_to_the_parent,
    a_secret_is_not_a_parents,
    at_eighteen_the_space_is_its_holders_alone,
);

const HERE: &str = "/espace/famille";
const ACTIVATE: &str = "/espace/famille/activer";
const SWITCH: &str = "/espace/profil";
const CARD: &str = "12345678901";
const DAY: SignedDuration = SignedDuration::from_hours(24);

pub(crate) fn nadia() -> Identity {
    Identity {
        login: "nadia",
        family: "BRUNEL",
        given: "Nadia",
        ins: people::test("291064410903367"),
        birth: date(1991, 6, 18),
        sex: Sex::Female,
        attending: None,
    }
}

fn lea() -> Identity {
    child("Léa", "226014410907823", date(2026, 1, 12), Sex::Female)
}

fn louis() -> Identity {
    child("Louis", "120064410911225", date(2020, 6, 9), Sex::Male)
}

fn hugo() -> Identity {
    child("Hugo", "120064410911324", date(2020, 6, 9), Sex::Male)
}

fn child(given: &'static str, nir: &str, birth: jiff::civil::Date, sex: Sex) -> Identity {
    let ins = people::test(nir);
    Identity { login: "", family: "BRUNEL", given, ins, birth, sex, attending: None }
}

/// What the fund says of somebody.
pub(crate) async fn insured(
    app: &App,
    who: &Inhabitant,
    parent: Option<&Identity>,
    children: &[Identity],
) {
    let known = Insured {
        space: who.space,
        scheme: "01".to_owned(),
        territory: "44".to_owned(),
        contact: Contact { email: Some("caisse@exemple.fr".to_owned()), mobile: None },
        address: Vec::new(),
        cards: if parent.is_some() { BTreeSet::new() } else { BTreeSet::from([CARD.to_owned()]) },
        iban: None,
        attached_to: parent.map(|parent| parent.ins.clone()),
        attached: children.iter().map(|child| child.ins.clone()).collect(),
        line: String::new(),
        batch: RecordId::from_uuid(who.space.uuid()),
        imported: app.now(),
        codes: Vec::new(),
        sent: Vec::new(),
    };
    register::register(&app.service.cx(), Actor::System("test"), &known).await.unwrap();
}

/// Nadia, signed in, and the spaces of the children that the fund attaches to her.
async fn family(app: &mut App, children: Vec<(Identity, SpaceState)>) -> (Holder, Vec<Inhabitant>) {
    let nadia = app.inhabitant(nadia()).await;
    let mut spaces = Vec::new();
    let names: Vec<Identity> = children.iter().map(|(child, _)| child.clone()).collect();
    for (child, state) in children {
        let space = app.space(child, state).await;
        insured(app, &space, Some(&nadia.identity), &[]).await;
        spaces.push(space);
    }
    insured(app, &nadia, None, &names).await;
    (Holder::sign_in(app, &nadia).await, spaces)
}

fn created(app: &App) -> SpaceState {
    SpaceState::Created { since: app.now() }
}

async fn activate(parent: &Holder, children: &[&Inhabitant], certified: bool) -> Page {
    let spaces: Vec<String> = children.iter().map(|child| child.space.to_string()).collect();
    let mut fields: Vec<(&str, &str)> =
        spaces.iter().map(|space| ("enfant", space.as_str())).collect();
    if certified {
        fields.push(("certifie", "on"));
    }
    parent.submit(HERE, ACTIVATE, &fields).await
}

/// Into the space of somebody else.
pub(crate) async fn go(client: &Client, space: &Inhabitant) -> Page {
    let to = space.space.to_string();
    let page = client.submit(HERE, SWITCH, &[("espace", &to)]).await.is(303);
    assert_eq!(page.location(), "/espace");
    client.get("/espace").await.is(200)
}

/// Back into one's own.
async fn home(client: &Client) -> Page {
    client.submit(HERE, SWITCH, &[]).await.is(303);
    client.get("/espace").await.is(200)
}

fn until(app: &App, instant: &str) {
    let instant: Timestamp = instant.parse().unwrap();
    app.wait(instant.duration_since(app.now()));
}

async fn a_mother_opens_the_space_of_her_child(app: &mut App) {
    let state = created(app);
    let (nadia, spaces) = family(app, vec![(lea(), state)]).await;
    let lea = &spaces[0];
    nadia.get("/espace").await.is(200).has("href=\"/espace/famille\"").lacks("Changer d’espace");
    nadia.get(HERE).await.is(200).has("Léa BRUNEL").has("Son espace peut être activé");
    activate(&nadia, &[lea], false).await.is(422).has("Vous n’avez pas certifié").has("checked");
    activate(&nadia, &[], true).await.is(422).has("Vous n’avez choisi aucun enfant");
    let not_yet = nadia.submit(HERE, SWITCH, &[("espace", &lea.space.to_string())]).await;
    not_yet.is(404);
    activate(&nadia, &[lea], true).await.is(200).has("Léa BRUNEL").has("Activé");
    // The switcher stands on every page, and says where one is.
    nadia
        .get("/espace/documents")
        .await
        .has("Changer d’espace")
        .lacks("Vous êtes dans l’espace de");
    go(&nadia, lea).await.has("Vous êtes dans l’espace de <b>Léa BRUNEL</b>");
    for page in ["/documents", "/historique", "/reglages", "/professionnels", "/compte", "/famille"]
    {
        let page = nadia.get(&format!("/espace{page}")).await.is(200);
        page.has("Vous êtes dans l’espace de <b>Léa BRUNEL</b>");
    }
    let history = nadia.history().await;
    history.has("avez activé votre espace").has("Représente le titulaire");
    nadia.notices().await.has("Nadia BRUNEL a changé qui agit dans cet espace");
    // What she adds is hers as the child's, in the child's space alone.
    nadia.add("Carnet de santé, page 3", "visible", &crate::paper::pdf("Des mots")).await.is(303);
    assert_eq!(nadia.documents().await.len(), 1);
    home(&nadia).await.lacks("Vous êtes dans l’espace de");
    assert!(nadia.documents().await.is_empty());
    // Messages about the child go to her.
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&lea.identity, 1, "Examen").draft("Bon")).await.is(201);
    let sent = app.sent().await;
    let told = sent.iter().find(|one| one.words == "message-notice-deposit").unwrap();
    assert_eq!(told.to, nadia.who.identity.contact().email.unwrap());
    nadia
        .get(HERE)
        .await
        .is(200)
        .lacks("Son espace peut être activé")
        .has("Aucun enfant à activer");
    // Somebody else's session goes nowhere with her child's name.
    let bruno = app.holder(people::bruno()).await;
    bruno.submit(HERE, SWITCH, &[("espace", &lea.space.to_string())]).await.is(404).lacks("Léa");
    let hers = lea.space.to_string();
    let fields = [("enfant", hers.as_str()), ("certifie", "on")];
    let page = bruno.submit(HERE, ACTIVATE, &fields);
    page.await.is(422).has("n’est plus rattaché").lacks("Léa");
}

async fn twins_are_two_names_and_each_is_answered(app: &mut App) {
    let (one, other) = (created(app), created(app));
    let (nadia, spaces) = family(app, vec![(louis(), one), (hugo(), other)]).await;
    nadia.get(HERE).await.has("Louis BRUNEL").has("Hugo BRUNEL").has("9\u{a0}juin");
    let page = activate(&nadia, &[&spaces[0], &spaces[1]], true).await.is(200);
    page.has("Louis BRUNEL").has("Hugo BRUNEL").lacks("Pas activé");
    go(&nadia, &spaces[0]).await.has("Vous êtes dans l’espace de <b>Louis BRUNEL</b>");
    go(&nadia, &spaces[1]).await.has("Vous êtes dans l’espace de <b>Hugo BRUNEL</b>");
    // A session that stands in one space is told of no other.
    let again = Holder::sign_in(app, &nadia.who).await;
    again.get("/espace").await.lacks("Vous êtes dans l’espace de").has("Espace de Hugo BRUNEL");
}

async fn what_cannot_be_opened_says_why(app: &mut App) {
    let since = app.now();
    let opposed = SpaceState::Opposed { since };
    let known = SpaceState::Known { since };
    let (nadia, spaces) =
        family(app, vec![(louis(), opposed), (hugo(), known), (lea(), created(app))]).await;
    let page = nadia.get(HERE).await.is(200);
    page.has("il a été refusé").has("ne l’a pas encore annoncé").has("href=\"/opposition\"");
    activate(&nadia, &[&spaces[0]], true).await.is(200).has("Pas activé").has("assistance");
    activate(&nadia, &[&spaces[2]], true).await.is(200).lacks("Pas activé");
    // Closed with its deletion: to come back cancels it.
    go(&nadia, &spaces[2]).await;
    let at = "/espace/cloture";
    let fields = [("password", PASSWORD), ("effacer", "on")];
    nadia.submit(at, at, &fields).await.is(303);
    let page = nadia.get(HERE).await.is(200);
    page.has("L’activer annule cette demande d’effacement");
    activate(&nadia, &[&spaces[2]], true).await.is(200).has("Activé");
    nadia.get("/espace").await.is(200).has("Vous êtes dans l’espace de <b>Léa BRUNEL</b>");
    until(app, "2026-07-02T08:00:00Z");
    app.work().await;
    let nadia = Holder::sign_in(app, &nadia.who).await;
    go(&nadia, &spaces[2]).await;
    let sent = app.sent().await;
    assert!(sent.iter().all(|one| one.words != "message-erased"));
}

async fn a_childs_birth_date_leads_to_the_parent(app: &mut App) {
    let state = created(app);
    let (nadia, spaces) = family(app, vec![(lea(), state)]).await;
    let client = app.anonymous();
    let ask = async |number: &str, nir: &str, born: &str| {
        let fields = [("carte", "photo"), ("numero", number), ("nir", nir), ("naissance", born)];
        client.post("/activer/carte", &fields).await
    };
    let nir = nadia.who.identity.ins.spaced();
    let page = ask(CARD, &nir, "2026-01-12").await.is(409);
    page.has("enfant rattaché à vous").has("/connexion?retour=/espace/famille").lacks("Léa");
    // Another card learns nothing, and neither does another date.
    ask("98765432109", &nir, "2026-01-12").await.is(422).lacks("enfant rattaché");
    ask(CARD, &nir, "2026-01-13").await.is(422).lacks("enfant rattaché");
    // A minor's own card opens nothing: their parent does.
    insured(app, &spaces[0], None, &[]).await;
    let page = ask(CARD, &spaces[0].identity.ins.spaced(), "2026-01-12").await.is(409);
    page.has("personne mineure");
}

async fn a_secret_is_not_a_parents(app: &mut App) {
    let state = created(app);
    let (nadia, spaces) = family(app, vec![(louis(), state)]).await;
    let louis = &spaces[0];
    activate(&nadia, &[louis], true).await.is(200);
    let hospital = app.hospital().await;
    let mut paper = Paper::about(&louis.identity, 1, "Consultation zqxsecret").draft("Mots");
    paper.labels = vec![Label::HiddenFromRepresentatives];
    let before = app.sent().await.len();
    hospital.publish(&paper).await.is(201);
    let sent = app.sent().await;
    assert_eq!(sent.len(), before, "no message leaves");
    go(&nadia, louis).await.lacks("zqxsecret");
    assert!(nadia.documents().await.is_empty());
    nadia.history().await.lacks("zqxsecret").lacks("a déposé un document");
    nadia.notices().await.lacks("a déposé un document");
    assert!(!String::from_utf8_lossy(&nadia.export().await).contains("zqxsecret"));
    hospital.publish(&Paper::about(&louis.identity, 2, "Vaccin").draft("Fait")).await.is(201);
    assert_eq!(nadia.documents().await.len(), 1);
    assert_eq!(app.sent().await.len(), before + 1);
}

/// Inès, who has her own card at sixteen.
fn ines() -> Identity {
    Identity { login: "ines", ..child("Inès", "209113155508904", date(2009, 11, 14), Sex::Female) }
}

async fn at_eighteen_the_space_is_its_holders_alone(app: &mut App) {
    let state = created(app);
    let (nadia, spaces) = family(app, vec![(ines(), state)]).await;
    let ines = &spaces[0];
    activate(&nadia, &[ines], true).await.is(200);
    let hospital = app.hospital().await;
    let mut paper = Paper::about(&ines.identity, 1, "Consultation zqxsecret").draft("Mots");
    paper.labels = vec![Label::HiddenFromRepresentatives];
    hospital.publish(&paper).await.is(201);
    app.work().await;
    // The evening before, in Paris.
    until(app, "2027-11-13T22:59:00Z");
    let nadia = Holder::sign_in(app, &nadia.who).await;
    go(&nadia, ines).await.has("Vous êtes dans l’espace de <b>Inès BRUNEL</b>");
    app.wait(SignedDuration::from_mins(1));
    // Midnight: before the calendar did anything, the gate knows.
    let page = nadia.get("/espace/documents").await.is(303);
    assert_eq!(page.location(), HERE);
    nadia.follow(page).await.is(200).has("Vous n’avez plus accès à cet espace");
    nadia.submit(HERE, SWITCH, &[("espace", &ines.space.to_string())]).await.is(404);
    app.work().await;
    nadia.get("/espace").await.is(200).lacks("Changer d’espace");
    let before = app.sent().await.len();
    app.wait(DAY);
    let hospital = crate::software::Software::register(app, "ch-2", people::hospital()).await;
    hospital.publish(&Paper::about(&ines.identity, 2, "Bilan").draft("Bon")).await.is(201);
    assert_eq!(app.sent().await.len(), before, "nothing is sent to a parent any more");
    // She comes in by herself, with her own card.
    insured(app, ines, None, &[]).await;
    let client = come_in(app, ines, "2009-11-14").await;
    let page = client.get("/espace/documents").await.is(200);
    page.has("Consultation zqxsecret").has("Bilan").lacks("Inès BRUNEL</b>");
    let history = client.get("/espace/historique").await.is(200);
    history.has("Nadia BRUNEL").has("a activé votre espace");
    client.get("/espace/notifications").await.is(200).has("a changé qui agit dans cet espace");
    hospital.publish(&Paper::about(&ines.identity, 3, "Suite").draft("Bon")).await.is(201);
    let sent = app.sent().await;
    let told = sent.iter().find(|one| one.words == "message-notice-deposit").unwrap();
    assert_eq!(told.to, "neuve@exemple.fr");
}

/// From the card to the space, as anybody comes in.
async fn come_in(app: &App, who: &Inhabitant, born: &str) -> Client {
    let client = app.anonymous();
    let nir = who.identity.ins.spaced();
    let fields = [("carte", "photo"), ("numero", CARD), ("nir", nir.as_str()), ("naissance", born)];
    client.post("/activer/carte", &fields).await.is(303);
    let said = |words: &str| {
        let sent = app.service.cx().outbox().recent();
        sent.into_iter().find(|message| message.words == words).unwrap().args[0].1.clone()
    };
    client.post("/activer/code/envoyer", &[("par", "courriel")]).await.is(303);
    let code = said("message-provisional-code");
    client.post("/activer/code", &[("code", &code)]).await.is(303);
    client.post("/activer/conditions", &[("accord", "on")]).await.is(303);
    let contact = [("moyen", "email"), ("contact", "neuve@exemple.fr")];
    client.post("/activer/contact", &contact).await.is(303);
    let code = said("message-contact-code");
    client.post("/activer/contact/code", &[("code", &code)]).await.is(303);
    let own = "Tuile-Brume7-Ocre";
    let fields = [("login", "ines.brunel"), ("nouveau", own), ("encore", own)];
    client.post("/activer/compte", &fields).await.is(303);
    let page = "/espace/premiers-choix";
    client.submit(page, page, &[("nouveaux", "visible")]).await.is(303);
    client
}
