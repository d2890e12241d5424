//! PDFs that ask for memory or for a stack without end: they are kept, they have no text, and the service goes on, as
//! small as before.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use carnet_interop::fhir::build;
use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};
use tokio::time::timeout;

use crate::paper::{Paper, pdf};
use crate::people;
use crate::place::{Engine, Place};
use crate::server::{Server, health};
use crate::settle::settle;

/// Long enough for a busy machine; each hostile file costs ten seconds of processor time at most.
const END_MAX: Duration = Duration::from_mins(2);
/// What the service may have held at most, in kilobytes: the bombs unpack to gigabytes.
const PEAK_KB_MAX: u64 = 512 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_pdf_has_no_text_and_the_service_goes_on() {
    let place = Place::new(Engine::Sqlite);
    let (world, server) = settle(&place, [people::alice()]).await;
    let (who, alice) = &world.people[0];
    let papers = [
        ("Avant", pdf("Cholestérol")),
        ("Bombe", bomb()),
        ("Boucle", page("/X Do", "/X Do")),
        ("Profondeur", page("0 0 1 1 re", &"q [".repeat(100_000))),
        ("Après", pdf("Ferritine")),
    ];
    for ((title, pdf), number) in papers.into_iter().zip(1..) {
        let draft = Paper::about(who, number, title).enclosing(pdf);
        let body = build::simplified(&draft).to_string().into_bytes();
        let answer = world.software.post("/fhir/DocumentReference", &body).await.unwrap();
        assert_eq!(answer.status, 201, "{title}: {}", answer.text());
    }
    // Bomb and loop are given up, each by a process that dies of it.
    let given_up = timeout(END_MAX, server.hears("\"count\":2")).await;
    assert_eq!(given_up, Ok(true), "{}", warnings(&server));
    for (words, title) in [("cholesterol", "Avant"), ("ferritine", "Après")] {
        let found = async {
            // Each look writes a line, and whoever writes text waits for the lines: not all the time.
            let mut beat = tokio::time::interval(Duration::from_millis(250));
            loop {
                beat.tick().await;
                let list = alice.get(&format!("/espace/documents?q={words}")).await.unwrap();
                if list.text().contains(&format!(">{title}<")) {
                    break;
                }
            }
        };
        let found = timeout(END_MAX, found).await;
        assert_eq!(found, Ok(()), "{title} is not found\n{}", warnings(&server));
    }
    let list = alice.get("/espace/documents").await.unwrap().text();
    assert!(["Bombe", "Boucle", "Profondeur"].iter().all(|title| list.contains(title)));
    assert_eq!(health(&place).await, Some(200));
    assert!(!server.told().contains("Bombe"), "nothing of a document is told");
    let peak = peak_kb(&server);
    assert!(peak < PEAK_KB_MAX, "{peak} kB");
    println!("the service held {peak} kB at most");
    server.stop().await;
}

/// What the service said that is no ordinary line.
fn warnings(server: &Server) -> String {
    let told = server.told();
    told.lines().filter(|line| !line.contains("\"INFO\"")).collect::<Vec<_>>().join("\n")
}

/// The most memory a process has held.
fn peak_kb(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A page with this content, which may draw the form `X`, which draws this.
fn page(content: &str, form: &str) -> Vec<u8> {
    let plain = |extra: &str, text: &str| (extra.to_owned(), text.as_bytes().to_vec());
    around(&plain("", content), &plain("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", form))
}

/// A page whose content is three gigabytes of spaces, deflated twice: some kilobytes.
fn bomb() -> Vec<u8> {
    // One part, closed so that the next can begin, again and again: as if it were one long text.
    let part = vec![b' '; 64 * 1024 * 1024];
    let mut packed = Vec::with_capacity(1024 * 1024);
    let mut press = Compress::new(Compression::best(), false);
    press.compress_vec(&part, &mut packed, FlushCompress::Full).unwrap();
    let mut twice = ZlibEncoder::new(Vec::new(), Compression::best());
    twice.write_all(&[0x78, 0xda]).unwrap();
    for _ in 0..48 {
        twice.write_all(&packed).unwrap();
    }
    let bomb = twice.finish().unwrap();
    assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
    let filter = "/Filter[/FlateDecode/FlateDecode]".to_owned();
    around(&(filter, bomb), &(String::new(), Vec::new()))
}

/// The smallest file with one page and one form that knows itself.
fn around(content: &(String, Vec<u8>), form: &(String, Vec<u8>)) -> Vec<u8> {
    let resources = "/Resources<</XObject<</X 5 0 R>>>>";
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R{resources}>>");
    for object in ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page] {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", places.len()).bytes());
    }
    for (extra, bytes) in [content, form] {
        places.push(file.len());
        let (number, length) = (places.len(), bytes.len());
        let head = format!("{number} 0 obj\n<</Length {length}{extra}{resources}>>\nstream\n");
        file.extend([head.as_bytes(), bytes, b"\nendstream\nendobj\n"].concat());
    }
    let table = file.len();
    let mut end = "xref\n0 6\n0000000000 65535 f \n".to_owned();
    for place in places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    write!(end, "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").unwrap();
    file.extend(end.bytes());
    file
}
