//! The desk of who works for the service: signing in, campaigns and their figures.

use std::path::Path;

use carnet::admin;
use carnet_app::document::pdf::{Question, answer};
use carnet_core::account::staff::StaffRole;
use clap::Parser;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::app::App;
use crate::fund::{Desk, order, town};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::staff::{PASSWORD, Staff};

on_both_engines!(
    who_works_here_has_a_desk_and_no_space,
    a_campaign_is_followed_and_paused,
    figures_say_how_old_they_are,
    who_was_not_told_has_no_space_and_is_told_again,
);

/// `carnet admin`, as an operator types it.
#[derive(Parser)]
struct Admin {
    #[command(flatten)]
    args: admin::Args,
}

async fn admin(app: &App, words: &[&str]) -> Result<(), carnet::config::StartError> {
    let config = app.named(app.data()).config.unwrap();
    let before = ["admin", "--config", config.to_str().unwrap()];
    admin::run(Admin::parse_from(before.iter().chain(words)).args).await
}

async fn added(app: &App, role: &str, login: &str, password: &Path) -> bool {
    let email = format!("{login}@exemple.fr");
    let file = password.to_str().unwrap();
    let words = ["staff", "add", "Lucie Bernard", "--role", role, "--login", login, "--email"];
    let rest = [email.as_str(), "--password-file", file];
    admin(app, &[&words[..], &rest].concat()).await.is_ok()
}

async fn who_works_here_has_a_desk_and_no_space(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let folder = tempfile::tempdir().unwrap();
    let (weak, good) = (folder.path().join("weak"), folder.path().join("good"));
    std::fs::write(&weak, "lucie").unwrap();
    std::fs::write(&good, format!("{PASSWORD}\n")).unwrap();
    assert!(
        !added(app, "operator", "lucie", &weak).await,
        "the rules of passwords are everybody's"
    );
    assert!(added(app, "operator", "lucie", &good).await);
    assert!(!added(app, "support", "Lucie", &good).await, "a login is taken once");
    assert!(!added(app, "support", "alice", &good).await, "by a citizen too");
    assert!(added(app, "support", "agent", &good).await);
    let (lucie, agent) = (Staff::sign_in(app, "lucie").await, Staff::sign_in(app, "agent").await);
    lucie.get("/service").await.is(200).has("Lucie Bernard").has("Campagnes");
    agent.get("/service").await.is(200).lacks("Campagnes");
    lucie.get("/service/campagnes").await.is(200);
    agent.get("/service/campagnes").await.is(403).has("staff.other-role");
    // No space behind it, no patient, and nobody else at the desk.
    for path in ["/espace", "/espace/documents", "/espace/export", "/espace/compte/mot-de-passe"] {
        assert_eq!(lucie.get(path).await.is(303).location(), "/service");
    }
    assert_eq!(lucie.get("/pro/patients").await.is(303).location(), "/pro");
    assert_eq!(alice.get("/service").await.is(303).location(), "/connexion");
    assert_eq!(app.anonymous().get("/service").await.is(303).location(), "/connexion");
    // Whoever goes is out at once, and does not come back.
    admin(app, &["staff", "list"]).await.unwrap();
    admin(app, &["staff", "end", "lucie"]).await.unwrap();
    assert_eq!(lucie.get("/service").await.is(303).location(), "/connexion");
    let fields = [("login", "lucie"), ("password", PASSWORD)];
    app.anonymous().post("/connexion", &fields).await.is(422);
    assert!(admin(app, &["staff", "end", "lucie"]).await.is_err(), "once");
    assert!(admin(app, &["staff", "end", "alice"]).await.is_err(), "a citizen is not of the team");
    alice.get("/espace").await.is(200);
}

async fn a_campaign_is_followed_and_paused(app: &mut App) {
    let fund = Desk::new(&town());
    fund.import(app).await;
    let lucie = Staff::new(app, "Lucie Bernard", StaffRole::Operator).await;
    lucie.get("/service/campagnes").await.is(200).has("Aucune campagne");
    fund.order(app).await;
    let list = lucie.get("/service/campagnes").await.is(200).has("spring");
    let at = list.links("/service/campagnes/own_").remove(0);
    lucie.get(&at).await.is(200).has("Pas encore lancée");
    let page = lucie.submit(&at, &format!("{at}/pause"), &[]).await;
    lucie.follow(page).await.is(200).has("En pause");
    fund.run(app).await;
    assert!(fund.letters().is_empty(), "paused");
    let page = lucie.submit(&at, &format!("{at}/reprise"), &[]).await;
    lucie.follow(page).await.is(200).has("Pas encore lancée");
    fund.run(app).await;
    // Two letters, one mail, and one whom nobody reaches.
    let page = lucie.get(&at).await.is(200).has("Terminée").has("4 sur 4");
    assert_eq!(numbers(&page.text()), ["2", "1", "0", "1"]);
    lucie.get("/service/campagnes/own_01kk5wr0007zzzzzzzzzzzzzzz").await.is(404);
    lucie.get("/service/campagnes/spring").await.is(404);
}

/// The figures of the second list of facts: letters, mails, letters that came back, unreachable.
fn numbers(page: &str) -> Vec<String> {
    let list = page.split("<dl class=\"facts\">").nth(2).unwrap();
    let list = list.split("</dl>").next().unwrap();
    list.split("<dd>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

async fn figures_say_how_old_they_are(app: &mut App) {
    let fund = Desk::new(&town());
    fund.import(app).await;
    fund.order(app).await;
    let lucie = Staff::new(app, "Lucie Bernard", StaffRole::Operator).await;
    let list = lucie.get("/service/campagnes").await.is(200);
    let at = list.links("/service/campagnes/own_").remove(0);
    lucie.get(&at).await.is(200).has("Pas encore compté");
    fund.run(app).await;
    app.work().await;
    let counted = lucie.get(&at).await.is(200).has("Informées, délai en cours").has("75");
    counted.lacks("Espaces créés");
    // Karim refuses: the page says what was counted, until it is counted again.
    let told = app.sent().await;
    let mail = told.iter().find(|mail| mail.words == "message-announce").unwrap();
    let code = mail.args.iter().find(|(name, _)| name == "code").unwrap().1.clone();
    let typed = [("nir", "173113155503477"), ("naissance", "1973-11-05"), ("code", code.as_str())];
    app.anonymous().post("/opposition/refuser", &typed).await.is(200);
    lucie.get(&at).await.is(200).lacks("1 refus");
    let asked = lucie.submit(&at, &format!("{at}/comptage"), &[]).await;
    lucie.follow(asked).await.is(200).has("Le comptage est demandé");
    app.work().await;
    lucie.get(&at).await.is(200).has("1 refus").has("chart-days");
    // Six weeks later the count of each day has seen the spaces come, without being asked.
    app.wait(SignedDuration::from_hours(24 * 42 + 2));
    app.work().await;
    app.wait(SignedDuration::from_hours(24));
    app.work().await;
    let lucie = Staff::sign_in(app, "operator").await;
    lucie.get(&at).await.is(200).has("2 espaces créés").has("1 refus");
    lucie.get("/service/campagnes").await.is(200).has("spring");
}

/// Paul's letter comes back. Six weeks later Léa has a space and he has none; the fund finds another address, another
/// campaign tells him alone, and his window begins anew.
async fn who_was_not_told_has_no_space_and_is_told_again(app: &mut App) {
    let fund = Desk::new(&town());
    fund.import(app).await;
    fund.order(app).await;
    fund.run(app).await;
    app.work().await;
    let lucie = Staff::new(app, "Lucie Bernard", StaffRole::Operator).await;
    let list = lucie.get("/service/campagnes").await.is(200);
    let at = list.links("/service/campagnes/own_").remove(0);
    let back = format!("{at}/retours");
    let text = printed(&fund);
    let of = |name: &str| {
        let letter = text.split("Réf. ").find(|letter| letter.contains(name)).unwrap();
        letter.chars().take(12).collect::<String>()
    };
    let paul = of("Paul SANTONI");
    assert_ne!(paul, of("Léa SANTONI"), "the same page, another place");
    let send = async |list: &str, file: &str| {
        let csrf = lucie.get(&back).await.is(200).csrf();
        let fields = [("csrf", csrf.as_str()), ("references", list)];
        lucie.upload(&back, &fields, file.as_bytes()).await
    };
    send("", "").await.is(422).has("au moins une référence");
    let other = if paul.ends_with('X') { 'Y' } else { 'X' };
    let mistyped = format!("{}{other}", &paul[..paul.len() - 1]);
    let lines = format!("{}\n\nbonjour\n{mistyped}\n", paul.to_lowercase());
    let page = send("", &lines).await.is(200);
    page.has("1 lettre est notée").has("2 références").has("bonjour").has(&mistyped);
    send(&paul, "").await.is(200).has("Aucune lettre nouvelle").has("déjà notée");
    send(&"x\n".repeat(5_001), "").await.is(422).lacks("est notée");
    assert_eq!(numbers(&lucie.get(&at).await.is(200).text()), ["2", "1", "1", "1"]);
    // Whom nobody reached, for the fund.
    let listed = lucie.submit(&at, &format!("{at}/injoignables"), &[]).await.is(200);
    assert!(listed.header("content-type").starts_with("text/csv"));
    let listed = listed.text();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(listed.contains("164038002109093;") && listed.contains(";returned;"), "{listed}");
    assert!(listed.contains("192034410906783;") && listed.contains(";no-address;"), "{listed}");
    // Six weeks: the child's letter did arrive.
    app.wait(SignedDuration::from_hours(24 * 42 + 2));
    app.work().await;
    let hospital = app.hospital().await;
    let draft = Paper::about(&people::paul(), 1, "Séjour").draft("Repos");
    assert!(hospital.publish(&draft).await.status >= 400, "nobody told him");
    // The same address once more: he is not written to in vain.
    second(app, &fund, "summer").await;
    assert!(!fund.letters().iter().any(|file| file.to_str().unwrap().contains("summer")));
    let moved = town()[0].replace("3 RUE HAUTE", "9 RUE BASSE");
    let fund = Desk::new(&[moved]);
    fund.import(app).await;
    second(app, &fund, "autumn").await;
    let letters = fund.letters();
    assert_eq!(letters.len(), 1, "him alone");
    let hospital = hospital.moved(app).await;
    assert!(hospital.publish(&draft).await.status >= 400, "his window is open");
    app.wait(SignedDuration::from_hours(24 * 42 + 2));
    app.work().await;
    hospital.moved(app).await.publish(&draft).await.is(201);
}

/// What is on the letters of a campaign, as a reader of PDF sees it.
fn printed(fund: &Desk) -> String {
    answer(Question::Text, &std::fs::read(&fund.letters()[0]).unwrap())
}

/// Another campaign for the same territory, today.
async fn second(app: &App, fund: &Desk, name: &str) {
    let day = app.now().to_zoned(TimeZone::UTC).date().to_string();
    order(app, &["order", name, "--territory", "43", "--day", &day]).await.unwrap();
    let letters = fund.path("letters");
    order(app, &["run", name, "--letters", letters.to_str().unwrap()]).await.unwrap();
    app.work().await;
}
