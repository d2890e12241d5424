//! Plays what the holder decides, and tells the model.

use std::collections::BTreeSet;

use crate::canary::Place;
use crate::cast::PROFESSIONALS;
use crate::holder::last;
use crate::http::Page;
use crate::model::{Doc, Eyes, Life, NEVER, Sight};
use crate::paper::pdf;
use crate::script::{Deed, Kind, Op, Switches};
use crate::stage::Stage;

const LIST: &str = "/espace/documents";
const NOTICES: &str = "/espace/notifications";

impl Stage<'_> {
    pub(crate) async fn decide(&mut self, op: Op) {
        match op {
            Op::Add { number, masked } => self.add(number, masked).await,
            Op::Deed { number, deed } => self.deed(number, deed).await,
            Op::Block { whom } => self.shut(whom, true).await,
            Op::Unblock { whom } => self.shut(whom, false).await,
            Op::Configure(switches) => self.configure(switches).await,
            Op::OpenNotice => self.open_notice().await,
            Op::RemoveNotice => self.remove_notice().await,
            other => unreachable!("{other:?} is not the holder's"),
        }
    }

    async fn add(&mut self, number: u32, masked: bool) {
        let (title, body) = (self.canary(number, Place::Title), self.canary(number, Place::Body));
        let (alice, csrf) = self.alice().await;
        let fields = [
            ("csrf", csrf.as_str()),
            ("titre", &title),
            ("date", "2026-02-20"),
            ("type", Kind::Own.code()),
            ("visibilite", if masked { "masque" } else { "visible" }),
        ];
        let page = alice.upload("/espace/documents/ajouter", &fields, &pdf(&body)).await.is(303);
        let id = last(&page.location()).to_owned();
        self.model.line("holder", "open", "", true);
        self.model.line("holder", "deposit", &id, true);
        let doc = Doc {
            id,
            kind: Kind::Own,
            life: Life::Current,
            archived: false,
            masked,
            waits: None,
            due: Vec::new(),
            authors: BTreeSet::new(),
            structure: None,
            version: 1,
            updated: self.model.now,
            lot: number,
            reported: false,
        };
        self.settle(number, doc);
    }

    async fn deed(&mut self, number: u32, deed: Deed) {
        let id = self.model.id(Some(number));
        let page = self.ask(&id, deed, number).await;
        let known = self.model.seen(Eyes::Holder, |_| true);
        self.sweep("the holder", &page, &self.with_gone(known));
        let hidden = self.model.sight(Eyes::Holder, Some(number)) == Sight::Nothing;
        self.leave(number, deed, &id, page.status);
        if hidden {
            // What one may not know of answers as what never was.
            let never = self.ask(NEVER, deed, number).await;
            self.leave(u32::MAX, deed, NEVER, never.status);
            same(&page, &never, &format!("{deed:?} of {number}"));
        }
    }

    async fn ask(&mut self, id: &str, deed: Deed, number: u32) -> Page {
        let (alice, csrf) = self.alice().await;
        let token = ("csrf", csrf.as_str());
        let title = self.word(number, Place::Title);
        let one = async |verb: &str, fields: &[(&str, &str)]| {
            alice.post(&format!("{LIST}/{id}/{verb}"), &[&[token], fields].concat()).await
        };
        let several = async |what: &str| {
            let fields = [token, ("faire", what), ("d", id), ("retour", LIST)];
            alice.post(&format!("{LIST}/selection"), &fields).await
        };
        let sheet = [("titre", &*title), ("date", "2026-02-19"), ("type", Kind::Own.code())];
        let told = [("probleme", "other-person"), ("explication", "Ce n’est pas moi.")];
        match deed {
            Deed::Mask => one("masquer", &[]).await,
            Deed::Unmask => one("demasquer", &[]).await,
            Deed::MaskAmongOthers => several("masquer-oui").await,
            Deed::UnmaskAmongOthers => several("demasquer").await,
            Deed::Withdraw => one("retirer", &[]).await,
            Deed::WithdrawAmongOthers => several("retirer-oui").await,
            Deed::Amend => one("modifier", &sheet).await,
            Deed::Report => one("signaler", &told).await,
            Deed::Pin => one("epingler", &[]).await,
            Deed::Unpin => one("detacher", &[]).await,
            Deed::File => one("ranger", &[("dossier", "")]).await,
        }
    }

    /// What the deed does: its line, the answer, the document.
    fn leave(&mut self, number: u32, deed: Deed, id: &str, status: u16) {
        let now = self.model.now;
        let sight = self.model.sight(Eyes::Holder, Some(number));
        let action = match deed {
            Deed::Mask | Deed::MaskAmongOthers => "mask",
            Deed::Unmask | Deed::UnmaskAmongOthers => "unmask",
            Deed::Withdraw | Deed::WithdrawAmongOthers => "withdraw",
            Deed::Amend => "amend",
            Deed::Report => "report",
            Deed::Pin | Deed::Unpin | Deed::File => "arrange",
        };
        let doc = self.model.docs.get_mut(&number);
        let (own, masked) = doc.as_ref().map_or((false, false), |doc| (doc.own(), doc.masked));
        // Several are asked for: what is as wanted already, or not theirs to withdraw, is passed over.
        let passed_over = match deed {
            Deed::MaskAmongOthers => sight == Sight::Seen && masked,
            Deed::UnmaskAmongOthers => sight == Sight::Seen && !masked,
            Deed::WithdrawAmongOthers => sight != Sight::Seen || !own,
            _ => false,
        };
        if passed_over {
            assert_eq!(status, 303, "{deed:?} of {number}");
            return;
        }
        let theirs = matches!(deed, Deed::Withdraw | Deed::WithdrawAmongOthers | Deed::Amend);
        let refused = match sight {
            Sight::Seen if theirs && !own => Some(403),
            Sight::Seen => None,
            Sight::Gone => Some(403),
            Sight::Nothing | Sight::Shut(_) => Some(404),
        };
        assert_eq!(status, self.answer(number, deed, refused), "{deed:?} of {number}");
        let twice = deed == Deed::Report && status == 409;
        if !twice {
            self.model.line("holder", action, id, refused.is_none());
        }
        let Some(doc) = self.model.docs.get_mut(&number).filter(|_| refused.is_none()) else {
            return;
        };
        match action {
            "mask" => doc.masked = true,
            "unmask" => doc.masked = false,
            "withdraw" => doc.life = Life::Withdrawn,
            "report" => doc.reported = true,
            _ => {}
        }
        if matches!(action, "mask" | "unmask" | "withdraw" | "amend") {
            (doc.version, doc.updated) = (doc.version + 1, now);
        }
    }

    /// The status of the answer.
    fn answer(&self, number: u32, deed: Deed, refused: Option<u16>) -> u16 {
        let reported = self.model.docs.get(&number).is_some_and(|doc| doc.reported);
        match refused {
            Some(status) => status,
            None if deed == Deed::Report && reported => 409,
            None => 303,
        }
    }

    async fn shut(&mut self, whom: usize, shut: bool) {
        let one = PROFESSIONALS[whom];
        let (alice, csrf) = self.alice().await;
        let verb = if shut { "bloquer" } else { "debloquer" };
        let fields = [("csrf", csrf.as_str()), ("rpps", one.rpps)];
        let page = alice.post(&format!("/espace/professionnels/{verb}"), &fields).await;
        let known = self.model.knows(one.rpps);
        assert_eq!(page.status, if known { 303 } else { 404 }, "{verb} {one:?}");
        if known {
            let action = if shut { "block" } else { "unblock" };
            self.model.line("holder", action, "", true);
            self.model.block(one.rpps, shut);
        }
    }

    async fn configure(&mut self, switches: Switches) {
        let (alice, csrf) = self.alice().await;
        let all = [
            ("samu", switches.samu),
            ("bris-de-glace", switches.break_glass),
            ("masques", switches.masked),
            ("avis-depots", switches.deposit_notices),
            ("avis-changements", switches.change_notices),
            ("masquer-nouveaux", switches.mask_new),
        ];
        let on = all.iter().filter(|(_, on)| *on).map(|(name, _)| (*name, "on"));
        let fields: Vec<(&str, &str)> = [("csrf", csrf.as_str())].into_iter().chain(on).collect();
        alice.post("/espace/reglages", &fields).await.is(303);
        self.model.line("holder", "configure", "", true);
        self.model.switches = switches;
    }

    async fn open_notice(&mut self) {
        let Some(newest) = self.newest_notice().await else { return };
        let (alice, _) = self.alice().await;
        let page = alice.get(&newest).await;
        self.model.line("holder", "read-notices", "", true);
        assert!(page.status < 400, "{} {}", page.status, page.address);
        let known = self.model.seen(Eyes::Holder, |_| true);
        self.sweep("the holder", &page, &self.with_gone(known));
    }

    async fn remove_notice(&mut self) {
        let Some(newest) = self.newest_notice().await else { return };
        let (alice, csrf) = self.alice().await;
        alice.post(&format!("{newest}/supprimer"), &[("csrf", &csrf)]).await.is(303);
        self.model.line("holder", "delete-notice", "", true);
        self.model.forget_notice();
    }

    async fn newest_notice(&mut self) -> Option<String> {
        let (alice, _) = self.alice().await;
        let page = alice.get(NOTICES).await.is(200);
        self.model.line("holder", "read-notices", "", true);
        page.links(&format!("{NOTICES}/ntc_")).into_iter().next()
    }

    /// The history and the notices still name what was withdrawn.
    pub(crate) fn with_gone(&self, mut known: BTreeSet<u32>) -> BTreeSet<u32> {
        let gone = self
            .model
            .docs
            .keys()
            .filter(|number| self.model.sight(Eyes::Holder, Some(**number)) == Sight::Gone);
        known.extend(gone);
        known
    }
}

/// Two answers are the same but for their reference and the document asked for.
#[track_caller]
pub(crate) fn same(one: &Page, other: &Page, what: &str) {
    let (left, right) = (plain(one), plain(other));
    let differs = left.lines().zip(right.lines()).find(|(left, right)| left != right);
    assert!(differs.is_none(), "{what}: {differs:?}\n{}\n{}", one.said(), other.said());
    assert_eq!(left.len(), right.len(), "{what}");
}

fn plain(page: &Page) -> String {
    let mut head: Vec<String> = page
        .headers
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "date" | "x-request-id"))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    head.sort();
    let mut text = format!("{}\n{}\n{}", page.status, head.join("\n"), page.text());
    for asked in ids_in(&page.address) {
        text = text.replace(&asked, &"?".repeat(asked.len()));
    }
    text.replace(&page.header("x-request-id"), "(reference)")
}

/// The identifiers of documents in an address.
fn ids_in(address: &str) -> Vec<String> {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let runs = address.split(|c| !hex(c)).filter(|run| run.len() >= 32);
    runs.map(|run| run[run.len() - 32..].to_owned()).collect()
}
