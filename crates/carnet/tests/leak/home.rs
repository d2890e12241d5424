//! Looks with the eyes of the holder, of another citizen and of nobody, and compares with the model.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::cast::PROFESSIONALS;
use crate::deeds::same;
use crate::dice::Dice;
use crate::holder::{documents_of, last};
use crate::http::{Page, between};
use crate::model::{Doc, Eyes, Life, Line, NEVER, Sight};
use crate::stage::Stage;

const LIST: &str = "/espace/documents";

/// What the holder looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Home,
    List,
    Search(u32),
    Document(u32),
    File(u32),
    Selection(u32),
    History,
    HistoryOf(u32),
    Notices,
    Professionals,
    SeenBy(usize),
    Taking,
    Export,
}

fn listed(doc: &Doc) -> bool {
    doc.life == Life::Current && !doc.archived
}

impl Stage<'_> {
    pub(crate) async fn holder_looks(&mut self, thing: Look) {
        match thing {
            Look::Home => {
                let page = self.holder_gets("/espace", &["open"]).await;
                self.unread_at_most(&page);
            }
            Look::List => self.holder_list().await,
            Look::Search(number) => {
                let (words, found) = self.sought(number);
                let page = self.holder_gets(&format!("{LIST}?q={words}"), &["search"]).await;
                let seen = self.model.seen(Eyes::Holder, listed);
                let expected = seen.intersection(&found).copied().collect();
                assert_eq!(self.named_on(&page), expected, "the holder searches {words}");
            }
            Look::Document(number) => self.holder_document(number).await,
            Look::File(number) => self.holder_file(number).await,
            Look::Selection(number) => self.holder_selection(number).await,
            Look::History => self.holder_history().await,
            Look::HistoryOf(number) => self.holder_history_of(number).await,
            Look::Notices => self.holder_notices().await,
            Look::Professionals => {
                let page = self.holder_gets("/espace/professionnels", &["open"]).await;
                self.unread_at_most(&page);
            }
            Look::SeenBy(whom) => self.holder_sees_as(whom).await,
            Look::Taking => {
                let actions = ["open", "read-history"];
                let page = self.holder_gets("/espace/export", &actions).await;
                let lines = self.model.known_lines().len();
                let count = numbers_in(&main_of(&page));
                assert!(count.contains(&u64::try_from(lines).unwrap()), "{lines} {count:?}");
            }
            Look::Export => self.holder_takes().await,
        }
    }

    /// A page of the space, with the lines it costs.
    async fn holder_gets(&mut self, address: &str, actions: &[&str]) -> Page {
        let (alice, _) = self.alice().await;
        let page = alice.get(address).await.is(200);
        for action in actions {
            self.model.line("holder", action, "", true);
        }
        let known = self.with_gone(self.model.seen(Eyes::Holder, |_| true));
        self.sweep("the holder", &page, &known);
        page
    }

    fn named_on(&self, page: &Page) -> BTreeSet<u32> {
        let links = documents_of(page, &format!("{LIST}/"));
        let ids = links.iter().map(|link| last(link).split('?').next().unwrap());
        ids.map(|id| self.model.by_id(id).unwrap()).collect()
    }

    /// The menu never counts a notice that may not be known.
    fn unread_at_most(&self, page: &Page) {
        let text = page.text();
        let Some(count) = between(&text, "class=\"count unread\">", "<") else { return };
        let count: usize = count.trim().parse().unwrap();
        assert!(count <= self.model.known_notices().len(), "{count} unread");
    }

    async fn holder_list(&mut self) {
        let page = self.holder_gets(LIST, &["list"]).await;
        let mut shown = self.named_on(&page);
        let next = page.links(LIST).into_iter().find(|link| link.contains("page=2"));
        if let Some(next) = next {
            let page = self.holder_gets(&next, &["list"]).await;
            shown.extend(self.named_on(&page));
        }
        assert_eq!(shown, self.model.seen(Eyes::Holder, listed), "the holder's list");
    }

    async fn holder_document(&mut self, number: u32) {
        let id = self.model.id(Some(number));
        let (page, sight) = self.holder_asks(&id, Some(number), "").await;
        let status = match sight {
            Sight::Seen => 200,
            Sight::Gone => 410,
            Sight::Nothing | Sight::Shut(_) => 404,
        };
        assert_eq!(page.status, status, "{number} {sight:?}");
        if sight == Sight::Nothing {
            let (never, _) = self.holder_asks(NEVER, None, "").await;
            same(&page, &never, &format!("the holder tells {number} from nothing"));
        }
    }

    async fn holder_file(&mut self, number: u32) {
        let id = self.model.id(Some(number));
        let (page, sight) = self.holder_asks(&id, Some(number), "/fichier").await;
        match sight {
            Sight::Seen => assert_eq!(page.status, 200, "{number}"),
            Sight::Gone => assert!(matches!(page.status, 403 | 410), "{number}"),
            Sight::Nothing | Sight::Shut(_) => {
                let (never, _) = self.holder_asks(NEVER, None, "/fichier").await;
                same(&page, &never, &format!("the holder tells {number} from nothing"));
            }
        }
    }

    async fn holder_asks(&mut self, id: &str, number: Option<u32>, end: &str) -> (Page, Sight) {
        let (alice, _) = self.alice().await;
        let page = alice.get(&format!("{LIST}/{id}{end}")).await;
        let sight = self.model.sight(Eyes::Holder, number);
        self.model.line("holder", "read", id, sight == Sight::Seen);
        if sight == Sight::Gone && end.is_empty() {
            self.model.line("holder", "read-history", "", true);
        }
        let known = self.with_gone(self.model.seen(Eyes::Holder, |_| true));
        self.sweep("the holder", &page, &known);
        (page, sight)
    }

    async fn holder_selection(&mut self, number: u32) {
        let id = self.model.id(Some(number));
        let deed = if number.is_multiple_of(2) { "masquer" } else { "retirer" };
        let (alice, _) = self.alice().await;
        let at = |id: &str| format!("{LIST}/selection?faire={deed}&d={id}");
        let page = alice.get(&at(&id)).await;
        self.model.line("holder", "list", "", true);
        let seen = self.model.sight(Eyes::Holder, Some(number)) == Sight::Seen;
        assert_eq!(page.status, if seen { 200 } else { 404 }, "{number}");
        let known = self.model.seen(Eyes::Holder, |_| true);
        self.sweep("the holder", &page, &known);
    }

    /// Every line that may be known is counted, and its number says nothing of others.
    async fn holder_history(&mut self) {
        let page = self.holder_gets("/espace/historique", &["read-history"]).await;
        let known = self.model.known_lines().len();
        let mut numbers = line_numbers(&page);
        numbers.sort_unstable();
        let last = u64::try_from(known).unwrap();
        let first = last.saturating_sub(29).max(1);
        assert_eq!(numbers, (first..=last).collect::<Vec<_>>(), "numbers of lines");
    }

    async fn holder_history_of(&mut self, number: u32) {
        let id = self.model.id(Some(number));
        let (alice, _) = self.alice().await;
        let page = alice.get(&format!("/espace/historique?document={id}")).await;
        self.model.line("holder", "read-history", "", true);
        let known = self.with_gone(self.model.seen(Eyes::Holder, |_| true));
        self.sweep("the holder", &page, &known);
        if self.model.sight(Eyes::Holder, Some(number)) == Sight::Nothing {
            let never = alice.get(&format!("/espace/historique?document={NEVER}")).await.is(404);
            self.model.line("holder", "read-history", "", true);
            same(&page, &never, &format!("the holder tells {number} from nothing"));
            return;
        }
        let lines = self.model.known_lines();
        let of_it = lines.iter().filter(|line| line.document == id).count().min(30);
        assert_eq!(line_numbers(&page).len(), of_it, "lines of {number}");
    }

    async fn holder_notices(&mut self) {
        let page = self.holder_gets("/espace/notifications", &["read-notices"]).await;
        let rows = page.links("/espace/notifications/ntc_");
        let rows: BTreeSet<&str> = rows.iter().filter_map(|link| link.split('/').nth(3)).collect();
        let known = self.model.known_notices();
        assert_eq!(rows.len(), known.len().min(30), "{known:?} {}", page.said());
    }

    async fn holder_sees_as(&mut self, whom: usize) {
        let who = PROFESSIONALS[whom];
        let eyes = Eyes::Professional(who, crate::cast::Motive::Care);
        let known = self.model.names(who.rpps) || whom == crate::cast::ATTENDING;
        let at = format!("/espace/vu-par?qui=personne%3A{}", who.rpps);
        let (alice, _) = self.alice().await;
        let page = alice.get(&at).await;
        self.model.line("holder", "explain", "", true);
        assert_eq!(page.status, if known { 200 } else { 404 }, "{who:?}");
        let mine = self.model.seen(Eyes::Holder, listed);
        self.sweep("the holder", &page, &mine);
        if known {
            let seen = self.model.seen(eyes, listed);
            let shown: BTreeSet<u32> = seen.intersection(&mine).copied().collect();
            assert_eq!(self.named_on(&page), shown, "seen by {who:?}");
        }
    }

    /// Everything at once: files, metadata, lines.
    async fn holder_takes(&mut self) {
        let (alice, csrf) = self.alice().await;
        let page = alice.post("/espace/export", &[("csrf", &csrf)]).await.is(200);
        self.model.line("holder", "export", "", true);
        let seen = self.model.seen(Eyes::Holder, |_| true);
        self.sweep("the holder", &page, &self.with_gone(seen.clone()));
        let files = unpacked(&page.bytes);
        let documents: Value = serde_json::from_slice(&files["documents.json"]).unwrap();
        let ids = documents.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap());
        let taken: BTreeSet<u32> = ids.map(|id| self.model.by_id(id).unwrap()).collect();
        assert_eq!(taken, seen, "documents of the export");
        let ledger = &files["ledger.json"];
        let mut bytes = |path: &str| files.get(path).cloned();
        let report = carnet_ledger::verify::verify(ledger, &mut bytes, None);
        assert!(report.holds(), "{:#?}", report.faults);
        let ledger: Value = serde_json::from_slice(ledger).unwrap();
        let lines = in_order(exported(&ledger));
        let known = in_order(self.model.known_lines().into_iter().cloned().collect());
        for (at, (one, other)) in lines.iter().zip(&known).enumerate() {
            assert_eq!(one, other, "line {at} of the export");
        }
        assert_eq!(lines.len(), known.len(), "lines of the export");
    }

    // Others.

    /// Somebody else, signed in to their own space, and nobody at all.
    pub(crate) async fn strangers_look(&mut self, dice: &mut Dice, number: u32) {
        let id = self.model.id(Some(number));
        let (wire, patient) = (self.wire(&id), self.patient());
        let (bruno, csrf) = self.bruno().await;
        let nothing = BTreeSet::new();
        let end = dice.pick(&["", "/fichier", "/modifier", "/signaler"]);
        let mine = bruno.get(&format!("{LIST}/{id}{end}")).await.is(404);
        self.sweep("another citizen", &mine, &nothing);
        let never = bruno.get(&format!("{LIST}/{NEVER}{end}")).await;
        same(&mine, &never, "another citizen");
        let verb = dice.pick(&["masquer", "demasquer", "retirer", "epingler"]);
        let page = bruno.post(&format!("{LIST}/{id}/{verb}"), &[("csrf", &csrf)]).await.is(404);
        self.sweep("another citizen", &page, &nothing);
        for path in ["/espace", LIST, "/espace/historique", "/espace/notifications"] {
            self.sweep("another citizen", &bruno.get(path).await.is(200), &nothing);
        }
        for path in [
            format!("{LIST}/{id}{end}"),
            format!("{patient}/documents/{id}"),
            format!("/fhir/DocumentReference/{wire}"),
            format!("/fhir/Binary/{wire}"),
            "/journal/checkpoint".to_owned(),
        ] {
            let page = self.anonymous.get(&path).await;
            assert!(page.status != 200 || path.starts_with("/journal"), "{path}");
            self.sweep("nobody", &page, &nothing);
        }
    }
}

fn main_of(page: &Page) -> String {
    between(&page.text(), "<main", "</main>").unwrap()
}

/// The numbers of the lines on a page of the history.
fn line_numbers(page: &Page) -> Vec<u64> {
    let text = page.text();
    let anchors = text.split(" id=\"ligne-").skip(1);
    let number = |rest: &str| rest.split('"').next().unwrap().parse().ok();
    anchors.filter_map(number).collect()
}

/// Whole numbers that a text says, thousands parted by spaces or not.
fn numbers_in(text: &str) -> Vec<u64> {
    let joined = text.replace(['\u{202f}', '\u{a0}'], "");
    let digits = joined.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|run| run.parse().ok()).collect()
}

/// The files of an archive, by their paths.
pub(crate) fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut files = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

/// What the service does about several documents at once comes in any order.
fn in_order(mut lines: Vec<Line>) -> Vec<Line> {
    for together in lines.chunk_by_mut(|one, other| one.who == "system" && other.who == "system") {
        together.sort();
    }
    lines
}

/// The lines of an exported ledger, in order; none of them is withheld.
fn exported(ledger: &Value) -> Vec<Line> {
    let lines = ledger["lines"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let open = lines.iter().filter(|line| !line["detail"].is_null());
    open.map(|line| {
        let detail = &line["detail"];
        let who = match detail["identifier"].as_str() {
            Some(identifier) => format!("{} {identifier}", text(&detail["actor"])),
            None => text(&detail["actor"]),
        };
        Line {
            who,
            action: text(&detail["action"]),
            document: text(&detail["document"]),
            permitted: detail["outcome"]["decision"] == "permitted",
        }
    })
    .collect()
}
