//! The browser reads, types, clicks, uploads, downloads, photographs and judges a page we serve.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use rig::By;
use rig::browser::{JavaScript, start, start_with};
use rig::emulate::{Network, Theme};
use rig::keyboard::Key;
use rig::markup;

/// A page with a trap for every eye.
const TRAPS: &str = r#"<!doctype html><html lang="fr"><head><title>Pièges</title><style>
:focus-visible { outline: 3px solid } .bare:focus { outline: none }
.cut { height: 1.5em; overflow: hidden } .wide { width: 40rem; white-space: nowrap }
.over { position: fixed; inset: auto 0 0 0; height: 90vh; background: white }
</style></head><body><main><a href="/a">Entourée</a> <button class="bare">Nu</button>
<p class="cut">Une phrase qui tient sur une ligne d'un bureau, et pas sur celle d'un téléphone</p>
<p class="wide">Une phrase longue</p></main></body></html>"#;

const PAGE: &str = r#"<!doctype html><html lang="fr"><head><title>Essai</title><link rel="icon" href="/icone.svg"></head><body><main>
<h1>Bonjour</h1>
<form action="/merci"><label for="n">Votre nom</label><input id="n" name="n">
<label>Ville <select name="v"><option>Lyon</option><option>Brest</option></select></label>
<label for="f">Fichier</label><input id="f" type="file" name="f">
<button>Envoyer l'essai</button></form>
<a href="/rapport.csv" download>Télécharger</a>
<p id="js">sans script</p><script>document.getElementById('js').textContent = 'avec script'</script>
</main></body></html>"#;

/// Serves `PAGE` on every path but the download's, echoing the path asked for; gives its address.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            reader.read_line(&mut line).unwrap();
            loop {
                let mut header = String::new();
                if reader.read_line(&mut header).unwrap() <= 2 {
                    break;
                }
            }
            let path = line.split(' ').nth(1).unwrap_or("/").to_owned();
            let (kind, body) = match path.as_str() {
                "/rapport.csv" => ("text/csv", "a;b".to_owned()),
                "/" => ("text/html; charset=utf-8", PAGE.to_owned()),
                "/pieges" => ("text/html; charset=utf-8", TRAPS.to_owned()),
                "/icone.svg" => {
                    ("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".to_owned())
                }
                "/faute" => {
                    ("text/html", "<html><body><img src='/x.png'></body></html>".to_owned())
                }
                _ => ("text/html; charset=utf-8", format!("<p>{path}</p>")),
            };
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
    });
    address
}

#[test]
fn fills_and_sends_a_form() {
    let Some(browser) = start() else { return };
    let address = serve();
    browser.goto(&address);
    assert_eq!(browser.title(), "Essai");
    assert_eq!(browser.text(By::Css("#js")), "avec script");
    browser.fill(By::Label("Votre nom"), "Zoé");
    browser.choose(By::Label("Ville"), "Brest");
    let file = tempfile::NamedTempFile::new().unwrap();
    browser.upload(By::Label("Fichier"), file.path());
    browser.follow(By::Text("Envoyer l'essai"));
    assert!(
        browser.page_text().starts_with("/merci?n=Zo%C3%A9&v=Brest"),
        "{}",
        browser.page_text()
    );
    browser.back();
    browser.type_into(By::Label("Votre nom"), "!");
    browser.press(Key::Enter);
    browser.arrive("/merci?n=Zo%C3%A9%21");
    browser.see("%21&v=Brest");
}

#[test]
fn works_with_scripts_off_and_narrow() {
    let Some(browser) = start_with(JavaScript::Off, 360) else { return };
    browser.goto(&serve());
    assert_eq!(browser.text(By::Css("#js")), "sans script");
    assert_eq!(browser.count("option"), 2);
    assert_eq!(browser.script("return innerWidth", &serde_json::json!([])), 360);
    browser.click(By::Text("Télécharger"));
    assert_eq!(std::fs::read_to_string(browser.downloaded("rapport.csv")).unwrap(), "a;b");
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("essai.png");
    browser.screenshot(&picture);
    assert_eq!(std::fs::read(picture).unwrap().get(1..4), Some(b"PNG".as_slice()));
    let home = browser.downloads().parent().unwrap().to_path_buf();
    drop(browser);
    assert!(!home.exists(), "{} is still there", home.display());
}

#[test]
fn axe_finds_a_picture_without_words() {
    let Some(browser) = start() else { return };
    browser.goto(&format!("{}/faute", serve()));
    let rules: Vec<String> = browser.axe().into_iter().map(|violation| violation.rule).collect();
    assert!(rules.contains(&"image-alt".to_owned()), "{rules:?}");
}

#[test]
fn a_keyboard_sees_where_the_focus_is() {
    let Some(browser) = start() else { return };
    browser.goto(&format!("{}/pieges", serve()));
    assert_eq!(browser.focus(), None, "a page that just opened has the focus itself");
    browser.press(Key::Tab);
    let link = browser.focus().unwrap();
    assert_eq!((link.name.as_str(), link.role.as_str()), ("Entourée", "link"));
    assert!(link.ring && link.uncovered, "{link:?}");
    assert_eq!((link.before, link.after), (0, 1));
    browser.press(Key::Tab);
    let button = browser.focus().unwrap();
    assert_eq!(button.name, "Nu");
    assert!(!button.ring, "an outline taken away is missed");
    assert_eq!((button.before, button.after), (1, 0));
    browser.press_with_shift(Key::Tab);
    assert_eq!(browser.focus(), Some(link));
    let cover = "document.body.insertAdjacentHTML('beforeend', '<div class=over></div>'); \
        document.querySelector('.over').style.height = '100vh'";
    browser.script(cover, &serde_json::json!([]));
    assert!(!browser.focus().unwrap().uncovered);
}

#[test]
fn what_does_not_fit_is_found() {
    let Some(browser) = start_with(JavaScript::Off, 1280) else { return };
    browser.goto(&format!("{}/pieges", serve()));
    assert_eq!(browser.misfits(), Vec::<String>::new());
    browser.resize(320);
    let found = browser.misfits().join("\n");
    assert!(found.contains("wider than the window") && found.contains("cut off: p.cut"), "{found}");
    browser.resize(1280);
    browser.text_size(200);
    let width = "return parseFloat(getComputedStyle(document.documentElement).fontSize)";
    assert_eq!(browser.script(width, &serde_json::json!([])), 32);
}

#[test]
fn colours_networks_and_figures() {
    let Some(browser) = start() else { return };
    let address = serve();
    browser.watch_paint();
    browser.prefer(Theme::Dark);
    browser.goto(&address);
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(browser.script(dark, &serde_json::json!([])), true);
    browser.prefer(Theme::Light);
    assert_eq!(browser.script(dark, &serde_json::json!([])), false);
    let figures = browser.figures();
    let weight =
        u64::try_from(PAGE.len() + 300 + "<svg xmlns='http://www.w3.org/2000/svg'/>".len() + 300);
    assert_eq!((figures.bytes, figures.requests), (weight.unwrap(), 2), "the page and its icon");
    assert!(figures.lcp_ms > 0.0 && figures.cls < 0.1, "{figures:?}");
    assert_eq!(browser.answer(), PAGE, "as it was sent, before its script ran");
    browser.network(Network::Absent);
    let absent = "return navigator.onLine";
    assert_eq!(browser.script(absent, &serde_json::json!([])), false);
    browser.network(Network::Near);
    assert_eq!(browser.script(absent, &serde_json::json!([])), true);
}

#[test]
fn html_that_is_not_valid_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let page = |body: &str| {
        format!(
            "<!doctype html>\n<html lang=\"fr\"><head><title>Essai</title></head><body>{body}</body></html>\n"
        )
    };
    std::fs::write(folder.path().join("good.html"), page("<p>Bonjour</p>")).unwrap();
    std::fs::write(folder.path().join("bad.html"), page("<p><div>Bonjour</div></p>")).unwrap();
    let Some(faults) = markup::faults(folder.path()) else { return };
    assert!(
        !faults.is_empty() && faults.iter().all(|one| one.starts_with("bad.html")),
        "{faults:?}"
    );
}
