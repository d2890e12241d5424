//! The fund's file on an operator's desk, and what the operator types.

use std::path::PathBuf;

use carnet::campaign;
use carnet_core::rules::paris;
use clap::Parser;
use tempfile::TempDir;

use crate::app::App;

/// `carnet campaign`, as an operator types it.
#[derive(Parser)]
struct Campaign {
    #[command(flatten)]
    args: campaign::Args,
}

/// A desk with the fund's file on it.
pub(crate) struct Desk {
    folder: TempDir,
}

const HEAD: &str = "ins;oid;birth_name;used_name;given_names;birth_date;sex;birth_place;scheme;territory;\
                    email;mobile;address;cards;iban;attached_to";

pub(crate) fn line(ins: &str, name: &str, given: &str, birth: &str, rest: &str) -> String {
    format!("{ins};1.2.250.1.213.1.4.10;{name};;{given};{birth};M;43157;01;{rest}")
}

impl Desk {
    pub(crate) fn new(lines: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{HEAD}\n{}\n", lines.join("\n"));
        std::fs::write(folder.path().join("fund.csv"), text).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) async fn import(&self, app: &App) {
        let (file, rejects) = (self.path("fund.csv"), self.path("rejects.csv"));
        let words = ["import", file.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()];
        order(app, &words).await.unwrap();
    }

    /// Orders the campaign « spring » for today.
    pub(crate) async fn order(&self, app: &App) {
        let day = today(app);
        order(app, &["order", "spring", "--territory", "43", "--day", &day]).await.unwrap();
    }

    pub(crate) async fn run(&self, app: &App) {
        self.run_named(app, "spring").await;
    }

    pub(crate) async fn run_named(&self, app: &App, name: &str) {
        let letters = self.path("letters");
        order(app, &["run", name, "--letters", letters.to_str().unwrap()]).await.unwrap();
    }

    /// Another file of the fund, read.
    pub(crate) async fn bring(&self, app: &App, lines: &[String]) {
        let text = format!("{HEAD}\n{}\n", lines.join("\n"));
        std::fs::write(self.path("fund.csv"), text).unwrap();
        self.import(app).await;
    }

    /// The files of letters, in order of name.
    pub(crate) fn letters(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.path("letters"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "pdf"))
            .collect();
        files.sort();
        files
    }
}

pub(crate) async fn order(app: &App, words: &[&str]) -> Result<(), carnet::config::StartError> {
    let config = app.named(app.data()).config.unwrap();
    let day = today(app);
    let before = ["campaign", "--config", config.to_str().unwrap(), "--at", &day];
    let args = Campaign::parse_from(before.iter().chain(words)).args;
    campaign::run(args).await
}

/// The day it is in Paris.
pub(crate) fn today(app: &App) -> String {
    app.now().to_zoned(paris()).date().to_string()
}

/// Addresses of the announcements that left.
pub(crate) async fn announced_to(app: &App) -> Vec<String> {
    app.work().await;
    let sent = app.sent().await.into_iter().filter(|mail| mail.words == "message-announce");
    sent.map(|mail| mail.to).collect()
}

/// One who is written to, one who is mailed, one whom nobody reaches, a child, and a line that is wrong.
pub(crate) fn town() -> Vec<String> {
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
