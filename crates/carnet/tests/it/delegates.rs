//! Who else acts in a space: the second parent, delegates, guardians. Thirty days pass in a moment.

use carnet::admin::mandates::{Mandate, Wanted, run};
use carnet_core::identity::Sex;
use carnet_core::space::SpaceState;
use jiff::SignedDuration;
use jiff::civil::{Date, date};

use crate::app::{App, Inhabitant};
use crate::doctor::BOB;
use crate::family::{go, insured, nadia};
use crate::holder::Holder;
use crate::http::Page;
use crate::on_both_engines;
use crate::people::{self, Identity};

on_both_engines!(
    a_second_parent_is_invited_and_both_manage,
    an_invitation_tells_a_stranger_nothing_and_ends_by_itself,
    a_delegate_helps_and_decides_nothing,
    three_delegates_five_persons_and_no_more,
    a_court_names_a_guardian_and_an_assistant_waits_for_consent,
);

const FAMILY: &str = "/espace/famille";
const WHO: &str = "/espace/qui-agit";
const INVITE: &str = "/espace/qui-agit/inviter";
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// An adult of that number, whose key is right.
fn adult(login: &'static str, family: &'static str, given: &'static str, nir: &str, birth: Date) -> Identity {
    let sex = if nir.starts_with('1') { Sex::Male } else { Sex::Female };
    let key = carnet_core::identity::ins::key_of(nir).unwrap();
    let ins = people::test(&format!("{nir}{key:02}"));
    Identity { login, family, given, ins, birth, sex, attending: None }
}

fn thomas() -> Identity {
    adult("thomas", "BRUNEL", "Thomas", "1920344109067", date(1992, 3, 5))
}

fn yvonne() -> Identity {
    adult("yvonne", "LE GOFF", "Yvonne", "2470280021045", date(1947, 2, 3))
}

fn claire() -> Identity {
    adult("claire", "LE GOFF", "Claire", "2740580021101", date(1974, 5, 21))
}

fn lea() -> Identity {
    adult("", "BRUNEL", "Léa", "2260144109078", date(2026, 1, 12))
}

/// Fills in the form with the identity of somebody.
async fn invite(who: &Holder, whom: &Identity, more: &[(&str, &str)]) -> Page {
    let (nir, born) = (whom.ins.spaced(), whom.birth.to_string());
    let fields = [
        ("nom", whom.family),
        ("prenom", whom.given),
        ("naissance", born.as_str()),
        ("nir", nir.as_str()),
        ("declare", "on"),
    ];
    who.submit(INVITE, INVITE, &[&fields[..], more].concat()).await
}

async fn answer(who: &Holder, space: &Inhabitant, deed: &str) -> Page {
    let to = format!("/espace/famille/{}/repondre", space.space);
    let page = who.submit(FAMILY, &to, &[("faire", deed)]).await;
    if page.status == 303 { who.follow(page).await } else { page }
}

/// Ends the mandate whose button is on the page.
async fn end(who: &Holder) -> Page {
    let page = who.get(WHO).await.is(200).text();
    let start = page.find("/espace/qui-agit/rec_").unwrap();
    let to: String = page[start..].chars().take_while(|c| *c != '"').collect();
    let page = who.submit(WHO, &to, &[]).await.is(303);
    who.follow(page).await.is(200)
}

/// Nadia in Léa's space, and Thomas with one of his own.
async fn parents(app: &mut App) -> (Holder, Holder, Inhabitant) {
    let mother = app.inhabitant(nadia()).await;
    let lea = app.space(lea(), SpaceState::Created { since: app.now() }).await;
    insured(app, &lea, Some(&mother.identity), &[]).await;
    insured(app, &mother, None, &[lea.identity.clone()]).await;
    let nadia = Holder::sign_in(app, &mother).await;
    let fields = [("enfant", lea.space.to_string()), ("certifie", "on".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    nadia.submit(FAMILY, "/espace/famille/activer", &fields).await.is(200).has("Activé");
    let thomas = app.holder(thomas()).await;
    (nadia, thomas, lea)
}

async fn a_second_parent_is_invited_and_both_manage(app: &mut App) {
    let (nadia, thomas, lea) = parents(app).await;
    go(&nadia, &lea).await;
    nadia.get(WHO).await.is(200).has("Nadia BRUNEL").has("Inviter le second représentant légal");
    let page = invite(&nadia, &thomas.who.identity, &[]).await.is(303);
    nadia.follow(page).await.has("Thomas BRUNEL").has("Invité le");
    invite(&nadia, &thomas.who.identity, &[]).await.is(409).has("déjà invitée");
    let sent = app.sent().await;
    let told = sent.iter().find(|one| one.words == "message-mandate-offered").unwrap();
    assert_eq!(told.to, thomas.who.identity.contact().email.unwrap());
    // Until he answers, nothing opens.
    let space = lea.space.to_string();
    thomas.submit(FAMILY, "/espace/profil", &[("espace", &space)]).await.is(404);
    thomas.get("/espace").await.has("Famille et aidants (1 demande)");
    thomas.get(FAMILY).await.has("Léa BRUNEL").has("Répondez jusqu’au");
    answer(&thomas, &lea, "accepter").await.is(200).has("Vous avez accepté");
    answer(&thomas, &lea, "accepter").await.is(409).has("n’attend plus de réponse");
    go(&thomas, &lea).await.has("Vous êtes dans l’espace de <b>Léa BRUNEL</b>");
    thomas.get(WHO).await.has("Nadia BRUNEL").has("c’est le maximum");
    // Both see what the other did, each by their name.
    thomas.history().await.has("Nadia BRUNEL").has("a activé votre espace");
    nadia.history().await.has("Thomas BRUNEL").has("a accepté d’agir dans cet espace");
    // Each ends their own, and no other's.
    let page = end(&thomas).await;
    page.has("Vous n’avez plus accès").lacks("Aller dans l’espace de Léa");
    nadia.get(WHO).await.has("par Thomas BRUNEL").has("Inviter le second représentant légal");
    invite(&nadia, &thomas.who.identity, &[]).await.is(303);
    answer(&thomas, &lea, "refuser").await.is(200).has("Vous avez refusé");
    nadia.get(WHO).await.has("A refusé le");
}

async fn an_invitation_tells_a_stranger_nothing_and_ends_by_itself(app: &mut App) {
    let (nadia, thomas, lea) = parents(app).await;
    let paul = app.space(people::paul(), SpaceState::Created { since: app.now() }).await;
    go(&nadia, &lea).await;
    // Nobody, somebody without a space of their own, and a name that is not theirs: the same answer.
    let mut wrong = thomas.who.identity.clone();
    wrong.given = "Louis";
    let unknown = people::karim();
    let mut said = Vec::new();
    for whom in [&wrong, &unknown, &paul.identity] {
        let page = invite(&nadia, whom, &[]).await.is(422).has("Nous n’avons trouvé personne");
        said.push(page.text().lines().filter(|line| line.contains("wrong")).count());
    }
    assert!(said.iter().all(|count| *count == said[0]));
    invite(&nadia, &nadia.who.identity.clone(), &[]).await.is(409).has("vous inviter vous-même");
    let nir = thomas.who.identity.ins.spaced();
    let fields = [("nom", "brunel"), ("prenom", "THOMAS"), ("naissance", "1992-03-05"), ("nir", &*nir)];
    nadia.submit(INVITE, INVITE, &fields).await.is(422).has("pas coché la déclaration");
    nadia.submit(INVITE, INVITE, &[]).await.is(422).has("Donnez le nom de naissance");
    // Case and accents are nothing.
    nadia.submit(INVITE, INVITE, &[&fields[..], &[("declare", "on")]].concat()).await.is(303);
    app.wait(DAY * 31);
    let thomas = Holder::sign_in(app, &thomas.who).await;
    thomas.get(FAMILY).await.is(200).lacks("Répondez jusqu’au");
    answer(&thomas, &lea, "accepter").await.is(409).has("n’attend plus de réponse");
    let nadia = Holder::sign_in(app, &nadia.who).await;
    go(&nadia, &lea).await;
    nadia.get(WHO).await.has("N’a pas répondu");
    invite(&nadia, &thomas.who.identity, &[]).await.is(303);
}

/// Yvonne, helped by Claire.
async fn helped(app: &mut App) -> (Holder, Holder) {
    let yvonne = app.holder(yvonne()).await;
    let claire = app.holder(claire()).await;
    let page = yvonne.get(INVITE).await.is(200);
    page.has("Ce qu’un aidant peut faire").has("Ce qu’un aidant ne peut pas faire");
    let page = invite(&yvonne, &claire.who.identity, &[("fin", "2026-12-31")]).await.is(303);
    yvonne.follow(page).await.has("La demande est envoyée").has("Claire LE GOFF");
    answer(&claire, &yvonne.who, "accepter").await.is(200).has("Vous avez accepté");
    (yvonne, claire)
}

async fn a_delegate_helps_and_decides_nothing(app: &mut App) {
    let (yvonne, claire) = helped(app).await;
    let documents = yvonne.documents().await;
    assert_eq!(documents.len(), 1, "the certificate");
    yvonne.get(&documents[0]).await.has("Justificatif de délégation").has("Claire LE GOFF");
    let file = yvonne.get(&format!("{}/fichier", documents[0])).await.is(200);
    assert!(file.bytes.starts_with(b"%PDF"));
    yvonne.history().await.has("a accepté d’agir dans cet espace").has("Aidant");
    go(&claire, &yvonne.who).await.has("que vous aidez").has("Yvonne LE GOFF");
    claire.add("Ordonnance de mars", "visible", &crate::paper::pdf("Des mots")).await.is(303);
    let list = yvonne.get("/espace/documents").await;
    list.has("Ordonnance de mars").has("Claire LE GOFF");
    yvonne.history().await.has("Claire LE GOFF").has("a déposé un document");
    // What is the holder's alone.
    let refused = "Un aidant ne peut pas faire cela";
    let hers = &yvonne.documents().await[0];
    claire.submit(hers, &format!("{hers}/masquer"), &[]).await.is(403).has(refused);
    claire.submit("/espace", "/espace/export", &[]).await.is(403).has(refused);
    claire.submit("/espace", "/espace/reglages", &[]).await.is(403).has(refused);
    let close = [("password", people::PASSWORD)];
    claire.submit("/espace", "/espace/cloture", &close).await.is(403).has(refused);
    let block = [("rpps", BOB)];
    claire.submit("/espace", "/espace/professionnels/bloquer", &block).await.is(403).has(refused);
    claire.submit("/espace", INVITE, &[]).await.is(403);
    claire.get(INVITE).await.is(403).has("Vous ne pouvez inviter personne");
    claire.get("/espace/reglages").await.is(200).lacks("yvonne@exemple.fr");
    // Her own account stays hers.
    claire.get("/espace/compte").await.is(200).has("claire").lacks("yvonne");
    yvonne.history().await.has("a tenté de clôturer").has("Un aidant ne le peut pas");
    // Who opens the space is told.
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&yvonne.who).await;
    let page = bob.get(&crate::doctor::patient(yvonne.who.space)).await.is(200);
    page.has("Délégation à Claire LE GOFF");
    // Either ends it, at once.
    end(&yvonne).await.has("Cet accès est terminé").has("par Yvonne LE GOFF");
    let page = claire.get("/espace/documents").await.is(303);
    claire.follow(page).await.has("Vous n’avez plus accès à cet espace");
    yvonne.get("/espace/documents").await.has("Justificatif de fin de délégation");
    let sent = app.sent().await;
    assert!(sent.iter().any(|one| one.words == "message-mandate-gone"));
    // The end of the delegation is its last day.
    invite(&yvonne, &claire.who.identity, &[("fin", "2026-03-20")]).await.is(303);
    answer(&claire, &yvonne.who, "accepter").await.is(200);
    app.wait(DAY * 19);
    let claire = Holder::sign_in(app, &claire.who).await;
    let space = yvonne.who.space.to_string();
    claire.submit(FAMILY, "/espace/profil", &[("espace", &space)]).await.is(404);
}

async fn three_delegates_five_persons_and_no_more(app: &mut App) {
    let names: [(&'static str, &'static str, &str); 4] = [
        ("anne", "Anne", "2800143157001"),
        ("benoit", "Benoît", "1800143157002"),
        ("carole", "Carole", "2800143157003"),
        ("denis", "Denis", "1800143157004"),
    ];
    let yvonne = app.holder(yvonne()).await;
    let mut helpers = Vec::new();
    for (login, given, nir) in names {
        helpers.push(app.holder(adult(login, "AIDANT", given, nir, date(1980, 1, 1))).await);
    }
    for helper in &helpers[..3] {
        invite(&yvonne, &helper.who.identity, &[]).await.is(303);
    }
    invite(&yvonne, &helpers[3].who.identity, &[]).await.is(409).has("nombre maximal d’aidants");
    yvonne.get(WHO).await.has("nombre maximal d’aidants").lacks("href=\"/espace/qui-agit/inviter\"");
    answer(&helpers[0], &yvonne.who, "refuser").await.is(200);
    invite(&yvonne, &helpers[3].who.identity, &[]).await.is(303);
    invite(&yvonne, &helpers[3].who.identity, &[]).await.is(409).has("déjà invitée");
    answer(&helpers[3], &yvonne.who, "accepter").await.is(200);
    invite(&yvonne, &helpers[3].who.identity, &[]).await.is(409).has("a déjà accès");
    // Five persons for one who helps.
    let persons: [(&'static str, &'static str, &str); 5] = [
        ("un", "Un", "1500143157005"),
        ("deux", "Deux", "1500143157006"),
        ("trois", "Trois", "1500143157007"),
        ("quatre", "Quatre", "1500143157008"),
        ("cinq", "Cinq", "1500143157009"),
    ];
    let helper = &helpers[0];
    for (number, (login, given, nir)) in (1..).zip(persons) {
        let person = app.holder(adult(login, "AIDE", given, nir, date(1950, 1, 1))).await;
        invite(&person, &helper.who.identity, &[]).await.is(303);
        let page = answer(helper, &person.who, "accepter").await.is(200);
        page.has(&format!("Aller dans l’espace de {given} AIDE"));
        assert!(number <= 5);
    }
    invite(&yvonne, &helper.who.identity, &[]).await.is(409).has("nombre maximal de personnes");
}

async fn a_court_names_a_guardian_and_an_assistant_waits_for_consent(app: &mut App) {
    let yvonne = app.holder(yvonne()).await;
    let claire = app.holder(claire()).await;
    let decision = |scope| Mandate {
        ins: yvonne.who.identity.ins.matricule().to_owned(),
        guardian: claire.who.identity.ins.matricule().to_owned(),
        oid: "1.2.250.1.213.1.4.10".to_owned(),
        scope,
        from: None,
        until: Some(date(2031, 3, 1)),
        end: scope.is_none(),
    };
    run(&app.service, &decision(Some(Wanted::Assistance))).await.unwrap();
    claire.get(FAMILY).await.is(200).lacks("Yvonne");
    let space = yvonne.who.space.to_string();
    claire.submit(FAMILY, "/espace/profil", &[("espace", &space)]).await.is(404);
    answer(&claire, &yvonne.who, "accepter").await.is(403);
    // She alone says whether she is assisted.
    let page = yvonne.get(WHO).await.is(200).has("Curateur").text();
    let start = page.find("/espace/qui-agit/rec_").unwrap();
    let to: String = page[start..].chars().take_while(|c| *c != '"').collect();
    assert!(to.ends_with("/consentir"));
    let page = yvonne.submit(WHO, &to, &[]).await.is(303);
    yvonne.follow(page).await.has("Vous avez consenti");
    go(&claire, &yvonne.who).await.has("que vous protégez");
    claire.get("/espace/documents").await.is(200);
    let outside = "Votre mandat ne va pas jusque-là";
    claire.submit("/espace", "/espace/reglages", &[]).await.is(403).has(outside);
    run(&app.service, &decision(None)).await.unwrap();
    claire.get("/espace/documents").await.is(303);
    // A guardian represents, from the day of the decision to its last one, and no minor.
    run(&app.service, &decision(Some(Wanted::Representation))).await.unwrap();
    assert!(run(&app.service, &decision(Some(Wanted::Representation))).await.is_err());
    go(&claire, &yvonne.who).await.has("que vous protégez");
    claire.submit("/espace", "/espace/reglages", &[]).await.is(303);
    yvonne.get(WHO).await.has("Tuteur").lacks("terminer\"");
    yvonne.history().await.has("Claire LE GOFF").has("Représente le titulaire");
    app.wait(DAY * 366 * 5);
    let claire = Holder::sign_in(app, &claire.who).await;
    claire.submit(FAMILY, "/espace/profil", &[("espace", &space)]).await.is(404);
}
