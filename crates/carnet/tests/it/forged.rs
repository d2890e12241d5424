//! Forms that another site sends in somebody's name: at every address that changes something, enumerated from the
//! router, and not one of them does.

use reqwest::{Method, RequestBuilder};

use crate::app::App;
use crate::http::{Client, Page};
use crate::on_both_engines;
use crate::routes::{CSRF, Cast};

on_both_engines!(
    no_other_site_sends_a_form_in_our_name,
    a_form_needs_the_token_of_its_session,
    what_changes_something_is_not_asked_for_by_an_address,
    nobody_is_sent_to_another_host,
);

/// Where a person's browser stands on these pages: who is signed in there.
fn sender<'a>(cast: &'a Cast, path: &str) -> (&'a Client, &'static str) {
    if path.starts_with("/pro") {
        (&cast.caring, CSRF[4].unwrap())
    } else if path.starts_with("/service/appel") || path.starts_with("/service/personne") {
        (&cast.support, CSRF[6].unwrap())
    } else if path.starts_with("/service") {
        (&cast.operator, CSRF[5].unwrap())
    } else {
        (&cast.owner, CSRF[2].unwrap())
    }
}

/// Every form of people: software sends no cookie, so nobody can make it send one.
fn forms() -> Vec<String> {
    let table = carnet_http::routes::table().into_iter();
    let changing = table.filter(|(method, path)| {
        method != "GET" && !path.starts_with("/fhir") && !path.starts_with("/oauth")
    });
    // The sandbox provider is another service, met at its own address.
    changing
        .filter(|(_, path)| !path.starts_with("/sandbox"))
        .map(|(_, path)| path.to_owned())
        .collect()
}

/// The forms that somebody sends who has no session yet.
const BEFORE: [&str; 7] = [
    "/connexion",
    "/connexion/code",
    "/connexion/code/renvoyer",
    "/connexion/secours",
    "/connexion/cle",
    "/connexion/cle/defi",
    "/demo/entrer",
];

/// The same, on the way in, of whoever lost their way, and of who refuses a space.
fn is_before(path: &str) -> bool {
    let ways = ["/activer/", "/retrouver/", "/opposition"];
    BEFORE.contains(&path) || ways.iter().any(|way| path.starts_with(way))
}

/// What is seen of a space and of a work list, to compare before and after.
async fn state(cast: &Cast) -> Vec<String> {
    let mut seen = Vec::new();
    for path in [
        "/espace/documents",
        "/espace/documents/dossiers",
        "/espace/professionnels",
        "/espace/reglages",
        "/espace/fiche-urgence",
        "/espace",
    ] {
        seen.push(cast.owner.get(path).await.is(200).text());
    }
    seen.push(cast.caring.get("/pro/patients").await.is(200).text());
    seen
}

async fn sent(
    cast: &Cast,
    path: &str,
    token: Option<&str>,
    dress: impl Fn(RequestBuilder) -> RequestBuilder,
) -> Page {
    let (client, _) = sender(cast, path);
    let request = cast.form(client, path, token);
    client.send(dress(request)).await
}

async fn no_other_site_sends_a_form_in_our_name(app: &mut App) {
    let cast = Cast::gather(app).await;
    let before = state(&cast).await;
    for path in forms() {
        let (client, at) = sender(&cast, &path);
        let token = client.get(at).await.is(200).csrf();
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://mal.example"),
            ("origin", "null"),
        ] {
            // Even with the right token.
            let page =
                sent(&cast, &path, Some(&token), |request| request.header(name, value)).await;
            assert_eq!(page.status, 403, "{path} {name}: {value}");
            page.has("form.elsewhere");
        }
    }
    assert_eq!(state(&cast).await, before);
    let ours = app.base.clone();
    let page = sent(&cast, "/espace/reglages", None, |request| {
        request.header("origin", &ours).header("sec-fetch-site", "same-origin")
    });
    assert_eq!(page.await.status, 422, "ours, and not filled in");
}

async fn a_form_needs_the_token_of_its_session(app: &mut App) {
    let cast = Cast::gather(app).await;
    let before = state(&cast).await;
    let of_another = cast.other.get("/espace").await.is(200).csrf();
    let mut checked = 0;
    for path in forms().into_iter().filter(|path| !is_before(path)) {
        for token in [Some("faux"), Some(""), Some(of_another.as_str()), None] {
            let page = sent(&cast, &path, token, |request| request).await;
            // Without the field at all, some forms are refused before the token is looked at.
            let refused = page.status == 403 || (token.is_none() && page.status == 422);
            assert!(refused, "{path} with {token:?}: {}", page.status);
        }
        checked += 1;
    }
    assert!(checked >= 25, "{checked} forms");
    assert_eq!(state(&cast).await, before);
    cast.owner.get("/espace").await.is(200);
}

async fn what_changes_something_is_not_asked_for_by_an_address(app: &mut App) {
    let cast = Cast::gather(app).await;
    let before = state(&cast).await;
    let table = carnet_http::routes::table();
    for path in forms() {
        let (client, at) = sender(&cast, &path);
        let token = client.get(at).await.is(200).csrf();
        let address = cast.address("POST", &path);
        let readable = table.iter().any(|(method, other)| method == "GET" && *other == path);
        for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::PATCH] {
            let to = format!("{address}?csrf={token}&_method=POST");
            let request =
                client.request(method.clone(), &to).header("x-http-method-override", "POST");
            let page = client.send(request).await;
            let shows = readable && matches!(method, Method::GET | Method::HEAD);
            // The two addresses of documents and notices share their place with others that are shown.
            assert!(shows || [404, 405].contains(&page.status), "{method} {path} {}", page.status);
        }
    }
    assert_eq!(state(&cast).await, before);
}

/// Ways to write another host that have fooled somebody.
const ELSEWHERE: [&str; 22] = [
    "https://mal.example",
    "//mal.example",
    "///mal.example",
    "////mal.example",
    "/\\mal.example",
    "\\/mal.example",
    "\\\\mal.example",
    "https:mal.example",
    "https:/mal.example",
    "/\t/mal.example",
    "/\n/mal.example",
    "/%09/mal.example",
    "/%2f/mal.example",
    "%2f%2fmal.example",
    "/.//mal.example",
    "/..//mal.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "@mal.example",
    "/@mal.example",
    "\u{2028}//mal.example",
    "http:\u{0}//mal.example",
];

async fn nobody_is_sent_to_another_host(app: &mut App) {
    let client = app.anonymous();
    let base = reqwest::Url::parse(&app.base).unwrap();
    for elsewhere in ELSEWHERE {
        let asked = reqwest::Url::parse_with_params(&app.base, &[("retour", elsewhere)]).unwrap();
        let query = asked.query().unwrap();
        for door in ["/langue/en", "/apparence/dark"] {
            let page = client.get(&format!("{door}?{query}")).await.is(303);
            let to = base.join(&page.location()).unwrap();
            assert_eq!((to.host(), to.port()), (base.host(), base.port()), "{door} {elsewhere:?}");
        }
        let form = client.get(&format!("/connexion?{query}")).await.is(200).text();
        if let Some(kept) = crate::http::between(&form, "name=\"retour\" value=\"", "\"") {
            let to = base.join(&kept.replace("&#x2f;", "/").replace("&amp;", "&")).unwrap();
            assert_eq!((to.host(), to.port()), (base.host(), base.port()), "{elsewhere:?}");
        }
    }
}
