//! The browser reads, types, clicks, uploads, downloads, photographs and judges a page we serve.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use rig::By;
use rig::browser::{JavaScript, Key, start, start_with};

const PAGE: &str = r#"<!doctype html><html lang="fr"><head><title>Essai</title></head><body><main>
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
