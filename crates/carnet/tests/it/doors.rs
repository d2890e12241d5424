//! Doors where one could guess: how many tries, of whom, and that the answers say nothing.

use std::time::{Duration, Instant};

use jiff::SignedDuration;

use crate::app::App;
use crate::holder::{Holder, code};
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::people::{self, PASSWORD};

on_both_engines!(
    a_login_that_exists_answers_like_one_that_does_not,
    a_flood_of_guesses_keeps_nobody_out_who_was_here_before,
    guesses_from_everywhere_are_bounded,
    a_proxy_is_believed_and_a_stranger_is_not,
    a_day_has_ten_wrong_codes,
    a_hundred_codes_at_once_are_counted,
    codes_are_not_sent_without_end,
    a_session_of_before_is_over,
);

/// Tries a password from an address.
async fn guess(client: &Client, from: &str, login: &str, password: &str) -> Page {
    let fields = [("login", login), ("password", password)];
    let request = client.request(reqwest::Method::POST, "/connexion").form(&fields);
    client.send(request.header("x-forwarded-for", from)).await
}

fn wrong(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

/// Everything one can see of an answer, without the login that was typed and what is new each time.
fn seen(page: &Page, login: &str) -> (u16, Vec<(String, String)>, String) {
    let headers =
        page.headers.iter().filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()));
    let headers =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let mut headers: Vec<_> = headers.filter(|(name, _)| name != "content-length").collect();
    headers.sort();
    (page.status, headers, page.text().replace(login, "…"))
}

async fn a_login_that_exists_answers_like_one_that_does_not(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let stranger = app.anonymous();
    let mut waits = 0;
    // Past every limit, so that waiting says nothing either.
    for number in 0..9 {
        let known = guess(&stranger, "192.0.2.1", "alice", "pas-le-bon").await;
        let unknown = guess(&stranger, "192.0.2.2", "albine", "pas-le-bon").await;
        assert_eq!(seen(&known, "alice"), seen(&unknown, "albine"), "try {number}");
        waits += u32::from(known.status == 429);
    }
    assert_eq!(waits, 4, "five tries, then one waits");
    assert!(app.sent().await.is_empty());
}

async fn a_flood_of_guesses_keeps_nobody_out_who_was_here_before(app: &mut App) {
    let who = app.inhabitant(people::alice()).await;
    let alice = Holder::sign_in(app, &who).await;
    alice.submit("/espace", "/deconnexion", &[]).await.is(303);
    let strangers = app.anonymous();
    for number in 0..400 {
        let from = format!("198.51.{}.{}", number / 200, number % 200);
        guess(&strangers, &from, "alice", "pas-le-bon").await;
    }
    // From a browser that was never here, even the right password waits.
    guess(&app.anonymous(), "203.0.113.9", "alice", PASSWORD).await.is(429);
    guess(&alice, "203.0.113.9", "alice", PASSWORD).await.is(303);
    alice.post("/connexion/code", &[("code", &code(app))]).await.is(303);
    alice.get("/espace").await.is(200);
    // What she kept says nothing of another login, and altered it says nothing at all.
    alice.submit("/espace", "/deconnexion", &[]).await.is(303);
    let kept = alice.cookie("carnet_appareil").unwrap();
    for forged in [kept.replace('.', ".0"), format!("x{kept}"), "x.y".to_owned()] {
        let thief = app.anonymous();
        thief.keep("carnet_appareil", &forged);
        guess(&thief, "203.0.113.10", "alice", PASSWORD).await.is(429);
    }
}

async fn guesses_from_everywhere_are_bounded(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let strangers = app.anonymous();
    let mut looked_at = 0;
    for number in 0..60 {
        let from = format!("2001:db8:{number}::1");
        let page = guess(&strangers, &from, "alice", "pas-le-bon").await;
        looked_at += u32::from(page.status == 422);
    }
    assert_eq!(looked_at, 20, "of one login, whatever the addresses");
    let mut looked_at = 0;
    for number in 0..60 {
        // One subscriber has all addresses of a network.
        let from = format!("2001:db8:ffff:1::{number}");
        let page = guess(&strangers, &from, &format!("personne{number}"), "pas-le-bon").await;
        looked_at += u32::from(page.status == 422);
    }
    assert_eq!(looked_at, 30, "from one address, whatever the logins");
    app.wait(SignedDuration::from_hours(24));
    guess(&strangers, "203.0.113.9", "alice", PASSWORD).await.is(303);
}

async fn a_proxy_is_believed_and_a_stranger_is_not(app: &mut App) {
    let client = app.anonymous();
    // What stands before the address that our proxy wrote, the stranger wrote.
    for number in 0..5 {
        let from = format!("203.0.113.{number}, 192.0.2.7");
        guess(&client, &from, "alice", "pas-le-bon").await.is(422);
    }
    guess(&client, "198.51.100.1, 192.0.2.7", "alice", "pas-le-bon").await.is(429);
    guess(&client, "192.0.2.8", "alice", "pas-le-bon").await.is(422);
}

async fn a_day_has_ten_wrong_codes(app: &mut App) {
    let who = app.inhabitant(people::alice()).await;
    let begun = app.now();
    let mut tried = 0;
    // Somebody has the password. Each code has five tries, and a day has many codes: they count together.
    for _ in 0..8 {
        let thief = app.anonymous();
        let login = [("login", "alice"), ("password", PASSWORD)];
        thief.post("/connexion", &login).await.is(303);
        let sent = code(app);
        for _ in 0..5 {
            let page = thief.post("/connexion/code", &[("code", wrong(&sent))]).await;
            tried += u32::from(page.status == 422);
        }
        app.wait(SignedDuration::from_mins(45));
    }
    assert_eq!(tried, 10, "one chance in 100,000");
    let stranger = app.anonymous();
    stranger.post("/connexion", &[("login", "alice"), ("password", PASSWORD)]).await.is(303);
    let page = stranger.post("/connexion/code", &[("code", &code(app))]).await.is(429);
    page.has("signin.codes-spent");
    assert!(stranger.cookie("carnet_session").is_none(), "not even the right one");
    let left = SignedDuration::from_hours(24) - app.now().duration_since(begun);
    app.wait(left);
    Holder::sign_in(app, &who).await;
}

async fn a_hundred_codes_at_once_are_counted(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let thief = app.anonymous();
    thief.post("/connexion", &[("login", "alice"), ("password", PASSWORD)]).await.is(303);
    let sent = code(app);
    let tries: Vec<_> = (0..100)
        .map(|number| {
            let (thief, sent) = (thief.clone(), sent.clone());
            tokio::spawn(async move {
                let request = thief.request(reqwest::Method::POST, "/connexion/code");
                let request = request.header("x-forwarded-for", format!("198.51.100.{number}"));
                thief.send(request.form(&[("code", wrong(&sent))])).await.status
            })
        })
        .collect();
    let mut statuses = Vec::new();
    for one in tries {
        statuses.push(one.await.unwrap());
    }
    let looked_at = statuses.iter().filter(|status| **status == 422).count();
    // The fifth ends the attempt; who is late, or too many at once, is not looked at.
    assert!((1..=5).contains(&looked_at) && statuses.contains(&303), "{statuses:?}");
    thief.post("/connexion/code", &[("code", &sent)]).await;
    assert!(thief.cookie("carnet_session").is_none());

    // The right one, twice at the same instant, opens one session.
    let alice = app.anonymous();
    alice.post("/connexion", &[("login", "alice"), ("password", PASSWORD)]).await.is(303);
    let sent = code(app);
    let open = async || alice.post("/connexion/code", &[("code", &sent)]).await.location();
    let (one, other) = tokio::join!(open(), open());
    let mut places = [one, other];
    places.sort();
    assert_eq!(places, ["/connexion", "/espace"]);
}

async fn codes_are_not_sent_without_end(app: &mut App) {
    app.inhabitant(people::alice()).await;
    let login = [("login", "alice"), ("password", PASSWORD)];
    let alice = app.anonymous();
    alice.post("/connexion", &login).await.is(303);
    let first = code(app);
    for _ in 0..3 {
        alice.post("/connexion/code", &[("code", wrong(&first))]).await.is(422);
        alice.post("/connexion/code/renvoyer", &[]).await.is(303);
    }
    // Another code is no other count: two tries are left of five.
    let last = code(app);
    alice.post("/connexion/code", &[("code", wrong(&last))]).await.is(422).has("un essai");
    alice.post("/connexion/code/renvoyer", &[]).await.is(422).has("mot de passe");
    let mut sent = 4;
    for _ in 0..30 {
        sent += u32::from(app.anonymous().post("/connexion", &login).await.status == 303);
    }
    assert_eq!(sent, 20, "messages of one day");
    let page = app.anonymous().post("/connexion", &login).await.is(429).has("signin.codes-sent");
    assert_eq!(page.header("retry-after"), "86400");
}

async fn a_session_of_before_is_over(app: &mut App) {
    let who = app.inhabitant(people::alice()).await;
    let alice = Holder::sign_in(app, &who).await;
    let before = alice.cookie("carnet_session").unwrap();
    // A session that somebody else put there is not the one that is opened.
    alice.post("/connexion", &[("login", "alice"), ("password", PASSWORD)]).await.is(303);
    let waiting = alice.cookie("carnet_code").unwrap();
    alice.post("/connexion/code", &[("code", &code(app))]).await.is(303);
    let after = alice.cookie("carnet_session").unwrap();
    assert!(before != after && waiting != after, "each step has its own token");
    let old = app.anonymous();
    old.keep("carnet_session", &before);
    old.get("/espace").await.is(303);
    old.keep("carnet_session", &waiting);
    old.get("/espace").await.is(303);
    // Signed out means signed out at once, for every copy of the cookie.
    let copy = app.anonymous();
    copy.keep("carnet_session", &after);
    copy.get("/espace").await.is(200);
    alice.submit("/espace", "/deconnexion", &[]).await.is(303);
    copy.get("/espace").await.is(303);
}

/// Welch's t of two series.
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let (m1, v1) = moments(one);
    let (m2, v2) = moments(other);
    (m1 - m2) / (v1 / count(one) + v2 / count(other)).sqrt()
}

fn moments(series: &[f64]) -> (f64, f64) {
    let mean = series.iter().sum::<f64>() / count(series);
    let squares: f64 = series.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, squares / (count(series) - 1.0))
}

fn count(series: &[f64]) -> f64 {
    f64::from(u32::try_from(series.len()).unwrap())
}

/// On demand: `CARNET_TIMINGS=2000 cargo test --release -p carnet --test it timings -- --nocapture`. On a busy machine a
/// time says little, so continuous integration only checks that the measure runs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn timings_of_known_and_unknown_logins() {
    let asked = std::env::var_os("CARNET_TIMINGS");
    let asked = asked.and_then(|text| text.to_str()?.parse::<u32>().ok());
    let mut app = App::sqlite().await;
    app.inhabitant(people::alice()).await;
    let client = app.anonymous();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..asked.unwrap_or(20) {
        // Interleaved, so that what slows the machine slows both; each hour gives tries back.
        for (login, series) in [("alice", &mut known), ("albine", &mut unknown)] {
            app.wait(SignedDuration::from_hours(6));
            let from = format!("10.{}.{}.1", number / 250, number % 250);
            let begun = Instant::now();
            guess(&client, &from, login, "pas-le-bon").await.is(422);
            series.push(begun.elapsed().as_secs_f64());
        }
    }
    let t = welch(&known, &unknown);
    let mean = |series: &[f64]| Duration::from_secs_f64(moments(series).0);
    println!("known {:?}, unknown {:?}, t = {t:.2}", mean(&known), mean(&unknown));
    if asked.is_some() {
        assert!(t.abs() < 4.5, "t = {t:.2}");
    }
    app.finish().await;
}
