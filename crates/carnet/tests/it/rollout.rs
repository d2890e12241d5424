//! Rolling out: the fund's file, a campaign, six weeks, and a space.

use std::path::PathBuf;

use carnet::campaign;
use clap::Parser;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use crate::app::App;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(
    the_file_of_the_fund_is_read_once,
    a_territory_is_told_and_its_spaces_are_created,
    who_refuses_has_a_proof_and_no_space,
);

/// `carnet campaign`, as an operator types it.
#[derive(Parser)]
struct Campaign {
    #[command(flatten)]
    args: campaign::Args,
}

/// A desk with the fund's file on it.
struct Desk {
    folder: TempDir,
}

const HEAD: &str = "ins;oid;birth_name;used_name;given_names;birth_date;sex;birth_place;scheme;territory;\
                    email;mobile;address;cards;iban;attached_to";

fn line(ins: &str, name: &str, given: &str, birth: &str, rest: &str) -> String {
    format!("{ins};1.2.250.1.213.1.4.10;{name};;{given};{birth};M;43157;01;{rest}")
}

impl Desk {
    fn new(lines: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{HEAD}\n{}\n", lines.join("\n"));
        std::fs::write(folder.path().join("fund.csv"), text).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    async fn import(&self, app: &App) {
        let (file, rejects) = (self.path("fund.csv"), self.path("rejects.csv"));
        let words = ["import", file.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()];
        order(app, &words).await.unwrap();
    }

    async fn run(&self, app: &App) {
        let letters = self.path("letters");
        order(app, &["run", "spring", "--letters", letters.to_str().unwrap()]).await.unwrap();
    }

    /// The files of letters, in order of name.
    fn letters(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.path("letters"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "pdf"))
            .collect();
        files.sort();
        files
    }
}

async fn order(app: &App, words: &[&str]) -> Result<(), carnet::config::StartError> {
    let config = app.named(app.data()).config.unwrap();
    let before = ["campaign", "--config", config.to_str().unwrap()];
    let args = Campaign::parse_from(before.iter().chain(words)).args;
    campaign::run(args).await
}

/// One who is written to, one who is mailed, one whom nobody reaches, a child, and a line that is wrong.
fn town() -> Vec<String> {
    let paul = "164038002109093";
    vec![
        line(
            paul,
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
        line("192034410906783", "DUBOIS", "Thomas", "1992-03-04", "43;;;;;;"),
        line(
            "226014410907823",
            "SANTONI",
            "Léa",
            "2026-01-12",
            &format!("43;;;3 RUE HAUTE|43000 LE PUY;;;{paul}"),
        ),
        line("226014410907823", "SANTONI", "Léa", "2026-01-12", "43;;;;;;123"),
        line("26709431570129", "FAUTE", "Jean", "1967-09-14", "43;;;;;;"),
    ]
}

async fn the_file_of_the_fund_is_read_once(app: &mut App) {
    let desk = Desk::new(&town());
    desk.import(app).await;
    let rejects = desk.read("rejects.csv");
    assert_eq!(rejects.lines().count(), 3, "{rejects}");
    assert!(rejects.contains(";insured.parent;") && rejects.contains(";insured.ins;"), "{rejects}");
    // What the fund says is nobody's to read: for a hospital there is no such space.
    let hospital = app.hospital().await;
    let who = people::paul();
    let draft = Paper::about(&who, 1, "Séjour").draft("Repos");
    assert!(hospital.publish(&draft).await.status >= 400);
    // The same file again: the batch is known, and its rejects are not written twice.
    desk.import(app).await;
    assert_eq!(desk.read("rejects.csv"), rejects);
    // A correction comes in the file of rejects itself, which has two columns more.
    let mended = rejects.replace("26709431570129;", "267094315701293;");
    std::fs::write(desk.path("fund.csv"), mended).unwrap();
    desk.import(app).await;
    assert_eq!(desk.read("rejects.csv").matches("FAUTE").count(), 1);
}

async fn a_territory_is_told_and_its_spaces_are_created(app: &mut App) {
    let desk = Desk::new(&town());
    assert!(
        order(app, &["order", "spring", "--territory", "43", "--day", "2026-03-02"]).await.is_err()
    );
    desk.import(app).await;
    let day = app.now().to_zoned(TimeZone::UTC).date().to_string();
    let ordering = ["order", "spring", "--territory", "43", "--day", day.as_str()];
    order(app, &ordering).await.unwrap();
    assert!(order(app, &ordering).await.is_err(), "a name is taken once");
    order(app, &["pause", "spring"]).await.unwrap();
    desk.run(app).await;
    assert!(desk.letters().is_empty(), "paused");
    order(app, &["resume", "spring"]).await.unwrap();
    desk.run(app).await;

    let letters = desk.letters();
    assert_eq!(letters.len(), 1);
    let printed = std::fs::read(&letters[0]).unwrap();
    let manifest = desk.read("letters/spring-manifest.csv");
    assert!(manifest.contains(";2;"), "two letters: {manifest}");
    let told = app.sent().await;
    let mails: Vec<_> = told.iter().filter(|mail| mail.words == "message-announce").collect();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "karim@exemple.fr");
    // Once more: nobody is told twice, and the file is the same to the byte.
    desk.run(app).await;
    assert_eq!(std::fs::read(&letters[0]).unwrap(), printed);
    assert_eq!(app.sent().await.len(), told.len());

    // The window is open: nothing may be deposited. The day after it, the space is there.
    let hospital = app.hospital().await;
    let who = people::paul();
    let draft = Paper::about(&who, 1, "Séjour").draft("Repos");
    assert!(hospital.publish(&draft).await.status >= 400);
    app.wait(SignedDuration::from_hours(24 * 41));
    app.work().await;
    let hospital = hospital.moved(app).await;
    assert!(hospital.publish(&draft).await.status >= 400, "day 42");
    app.wait(SignedDuration::from_hours(24 + 1));
    app.work().await;
    hospital.moved(app).await.publish(&draft).await.is(201);
    order(app, &["figures", "spring", "--daily"]).await.unwrap();
}

/// Somebody opposes with the code of their mail, and asks for a space after all while the code is good.
async fn who_refuses_has_a_proof_and_no_space(app: &mut App) {
    let desk = Desk::new(&town());
    desk.import(app).await;
    let day = app.now().to_zoned(TimeZone::UTC).date().to_string();
    order(app, &["order", "spring", "--territory", "43", "--day", &day]).await.unwrap();
    desk.run(app).await;
    let told = app.sent().await;
    let mail = told.iter().find(|mail| mail.words == "message-announce").unwrap();
    let code = mail.args.iter().find(|(name, _)| name == "code").unwrap().1.clone();
    let (nir, born) = ("173113155503477", "1973-11-05");
    let typed = |nir: &str, code: &str| {
        [("nir", nir.to_owned()), ("naissance", born.to_owned()), ("code", code.to_owned())]
    };
    let client = app.anonymous();
    client.get("/opposition").await.is(200);
    let post = async |path: &str, fields: &[(&str, String); 3]| {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        client.post(path, &fields).await
    };
    // A wrong code of somebody, and any code of nobody: the same answer.
    let wrong = post("/opposition", &typed(nir, "AAAA-BBBB-CCCC")).await;
    let nobody = post("/opposition", &typed("164038002109093", "AAAA-BBBB-CCCC")).await;
    assert_eq!((wrong.status, wrong.said()), (nobody.status, nobody.said()));
    post("/opposition", &typed(nir, &code)).await.is(200).has("Karim");
    post("/opposition/refuser", &typed(nir, &code)).await.is(200);
    let proof = post("/opposition/preuve", &typed(nir, &code)).await.is(200);
    assert_eq!(proof.header("content-type"), "application/pdf");
    // The window ends: who refused has no space.
    let hospital = app.hospital().await;
    let karim = people::karim();
    let draft = Paper::about(&karim, 1, "Séjour").draft("Repos");
    app.wait(SignedDuration::from_hours(24 * 41));
    app.work().await;
    // They change their mind while the code is good: the space is there at once.
    post("/opposition", &typed(nir, &code)).await.is(200);
    let hospital = hospital.moved(app).await;
    assert!(hospital.publish(&draft).await.status >= 400);
    post("/opposition/demander", &typed(nir, &code)).await.is(200);
    hospital.publish(&draft).await.is(201);
}
