//! Somebody calls the support: found, identified, helped; and each step in their history, in plain words.

use carnet_core::account::staff::StaffRole;
use jiff::SignedDuration;

use crate::app::App;
use crate::fund::{Desk, line};
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::staff::Staff;

on_both_engines!(
    only_an_exact_identity_is_found,
    who_is_identified_is_helped_and_reads_it,
    a_guess_is_counted_and_ends_the_call,
    the_clock_of_a_demonstration_is_moved,
);

const PAUL: [(&str, &str); 3] =
    [("nir", "164038002109093"), ("nom", "Santoni"), ("naissance", "1964-03-02")];
const KARIM: [(&str, &str); 3] =
    [("nir", "1 73 11 31 555 034 77"), ("nom", "bénali"), ("naissance", "1973-11-05")];

/// Paul has an address and an IBAN, Karim an e-mail address.
async fn told(app: &mut App) -> Staff {
    let fund = Desk::new(&[
        line(
            "164038002109093",
            "SANTONI",
            "Paul",
            "1964-03-02",
            "43;;;3 RUE HAUTE|43000 LE PUY;8025000001;12345;",
        ),
        line(
            "173113155503477",
            "BENALI",
            "Karim",
            "1973-11-05",
            "43;karim@exemple.fr;;;8025000002;;",
        ),
    ]);
    fund.import(app).await;
    fund.order(app).await;
    fund.run(app).await;
    app.work().await;
    Staff::new(app, "Nadir Belkacem", StaffRole::Support).await
}

impl Staff {
    async fn looks_for(&self, who: &[(&str, &str)]) -> Page {
        self.submit("/service/personne", "/service/personne", who).await
    }

    /// Sends a form of the call.
    async fn asks(&self, what: &str, fields: &[(&str, &str)]) -> Page {
        self.submit("/service", &format!("/service/appel/{what}"), fields).await
    }
}

async fn only_an_exact_identity_is_found(app: &mut App) {
    let agent = told(app).await;
    let mut answers = Vec::new();
    for (at, other) in [(0, "267094315701293"), (1, "Santon"), (2, "1964-03-03")] {
        let mut who = PAUL;
        who[at].1 = other;
        let page = agent.looks_for(&who).await.is(422).has("Personne ne correspond");
        answers.push(page.text().matches("Personne ne correspond").count());
    }
    assert!(answers.iter().all(|count| *count == answers[0]), "whichever of the three is wrong");
    agent.looks_for(&[("nir", "164038002109093")]).await.is(422).has("nom de naissance");
    agent.get("/service/appel").await.is(303);
    assert_eq!(agent.looks_for(&PAUL).await.is(303).location(), "/service/appel");
    agent.get("/service/appel").await.is(200).has("Paul SANTONI").lacks("164038002109093");
    // Five looks for nobody, then one each ten minutes; who is found is not counted among them.
    for _ in 0..2 {
        agent.looks_for(&[PAUL[0], ("nom", "X"), PAUL[2]]).await.is(422);
    }
    let late = agent.looks_for(&[PAUL[0], ("nom", "X"), PAUL[2]]).await.is(429);
    assert!(!late.header("retry-after").is_empty());
    agent.looks_for(&PAUL).await.is(429);
    app.wait(SignedDuration::from_mins(10));
    agent.looks_for(&PAUL).await.is(303);
    // An operator has no such door, and a citizen neither.
    let operator = Staff::new(app, "Lucie Bernard", StaffRole::Operator).await;
    operator.get("/service/personne").await.is(403);
    operator.looks_for(&PAUL).await.is(403);
}

async fn who_is_identified_is_helped_and_reads_it(app: &mut App) {
    let agent = told(app).await;
    agent.looks_for(&KARIM).await.is(303);
    // Nothing before they are identified.
    for what in ["code-provisoire", "refus", "demande", "cloture", "preuve"] {
        agent.asks(what, &[]).await.is(403).has("support.not-identified");
    }
    agent.asks("iban", &[("iban", "12345")]).await.is(422).has("ne connaît pas d’IBAN");
    agent.asks("code/envoyer", &[]).await.is(303);
    let sent = app.sent().await;
    let mail = sent.iter().find(|mail| mail.words == "message-support-code").unwrap();
    assert_eq!(mail.to, "karim@exemple.fr");
    let code = mail.args.iter().find(|(name, _)| name == "code").unwrap().1.clone();
    agent.asks("code", &[("code", &code)]).await.is(303);
    let page = agent.get("/service/appel").await.is(200);
    page.has("identifiée par un code").has("annoncé").lacks("karim@exemple.fr").lacks(&code);
    // A refusal with its proof, then the space after all.
    agent.asks("refus", &[]).await.is(303);
    let proof = agent.asks("preuve", &[]).await.is(200);
    assert_eq!(proof.header("content-type"), "application/pdf");
    let told = app.sent().await;
    assert!(told.iter().any(|mail| mail.words == "message-opposed"));
    agent.asks("refus", &[]).await.is(403).has("access.space-opposed");
    agent.asks("demande", &[]).await.is(303);
    agent.get("/service/appel").await.is(200).has("créé, non activé");
    let hospital = app.hospital().await;
    let draft = Paper::about(&people::karim(), 1, "Séjour").draft("Repos");
    hospital.publish(&draft).await.is(201);
    // A new code goes where the fund knows them, and is not shown to the agent.
    agent.asks("code-provisoire", &[("par", "courriel")]).await.is(303);
    let sent = app.sent().await;
    let mail = sent.iter().find(|mail| mail.words == "message-provisional-code").unwrap();
    assert_eq!(mail.to, "karim@exemple.fr");
    let given = mail.args.iter().find(|(name, _)| name == "code").unwrap().1.clone();
    agent.get("/service/appel").await.is(200).lacks(&given);
    agent.asks("code-provisoire", &[("par", "lettre")]).await.is(422);
    agent.asks("code-provisoire", &[("par", "courriel")]).await.is(429);
    agent.asks("cloture", &[]).await.is(303);
    agent.get("/service/appel").await.is(200).has("fermé");
    assert!(hospital.publish(&draft).await.status >= 400);
    // Hung up: nothing more is done.
    agent.asks("fin", &[]).await.is(303);
    agent.asks("demande", &[]).await.is(303);
    agent.get("/service/appel").await.is(303);
}

async fn a_guess_is_counted_and_ends_the_call(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let agent = told(app).await;
    agent.looks_for(&PAUL).await.is(303);
    agent.asks("code/envoyer", &[]).await.is(422).has("adresse électronique");
    agent.asks("iban", &[("iban", "1234")]).await.is(422).has("cinq chiffres");
    for left in ["4", "3", "2", "1"] {
        agent.asks("iban", &[("iban", "54321")]).await.is(422).has(left);
    }
    let over = agent.asks("iban", &[("iban", "54321")]).await.is(303);
    assert_eq!(over.location(), "/service/personne");
    agent.get("/service/personne").await.is(200).has("Trop de mauvaises réponses");
    // Another call, another agent: the person's own tries are used up for an hour.
    agent.looks_for(&PAUL).await.is(303);
    agent.asks("iban", &[("iban", "12345")]).await.is(429);
    app.wait(SignedDuration::from_hours(1));
    let agent = Staff::sign_in(app, "support").await;
    agent.looks_for(&PAUL).await.is(303);
    agent.asks("iban", &[("iban", "12345")]).await.is(303);
    agent.get("/service/appel").await.is(200).has("derniers chiffres de son IBAN");
    // By letter: to the address that the fund knows.
    agent.asks("code-provisoire", &[("par", "lettre")]).await.is(303);
    let sent = app.sent().await;
    let letter = sent.iter().find(|one| one.words == "message-letter-code").unwrap();
    assert!(letter.to.starts_with("Paul SANTONI") && letter.to.contains("3 RUE HAUTE"));
    // The call is over after a while, identified or not.
    app.wait(SignedDuration::from_mins(11));
    agent.get("/service/appel").await.is(200);
    app.wait(SignedDuration::from_mins(11));
    agent.asks("refus", &[]).await.is(303);
    agent.get("/service/appel").await.is(303);
    // Alice was looked at once; she reads who did, and why.
    let identity = people::alice();
    let number = identity.ins.matricule().to_owned();
    let who = [("nir", number.as_str()), ("nom", "MOREL"), ("naissance", "1967-09-14")];
    agent.looks_for(&who).await.is(303);
    let alice = crate::holder::Holder::sign_in(app, &alice.who).await;
    let history = alice.history().await;
    history.has("Nadir Belkacem").has("a vérifié votre identité").has("Assistance");
}

/// Six weeks pass at a click: the spaces are there, and the operator still is.
async fn the_clock_of_a_demonstration_is_moved(app: &mut App) {
    told(app).await;
    let operator = Staff::new(app, "Lucie Bernard", StaffRole::Operator).await;
    operator.get("/service/horloge").await.is(200).has("2\u{a0}mars 2026");
    let turn = async |by: &str| {
        operator.submit("/service/horloge", "/service/horloge", &[("avance", by)]).await.is(200)
    };
    turn("jour").await.has("3\u{a0}mars 2026");
    turn("semaine").await.has("10\u{a0}mars 2026");
    turn("delai").await.has("13\u{a0}avril 2026").has("échéances sont faites");
    let hospital = app.hospital().await;
    let draft = Paper::about(&people::karim(), 1, "Séjour").draft("Repos");
    hospital.publish(&draft).await.is(201);
    turn("semaine").await;
    operator.get("/service").await.is(200);
}
