//! What an owner, or a professional, sees first.

use std::sync::Arc;

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::history::Line;
use carnet_core::notice::Notice;
use carnet_core::space::{Authorisation, Block, Space};
use carnet_store::{Disclosed, Load};
use jiff::Timestamp;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// The space as its visitor may see it.
#[derive(Debug, Clone)]
pub struct Home {
    /// Identity and settings.
    pub space: Space,
    /// Documents they may see, newest act first.
    pub documents: Vec<Arc<Document>>,
    /// Notices, newest first (holder only).
    pub notices: Vec<Arc<Notice>>,
    /// Professionals who may read.
    pub authorisations: Vec<Authorisation>,
    /// Professionals shut out.
    pub blocks: Vec<Block>,
}

impl Home {
    /// How many notices are unread.
    pub fn unread(&self) -> usize {
        self.notices.iter().filter(|notice| notice.read.is_none()).count()
    }
}

/// Opens the space for a visitor.
pub async fn home(cx: &Cx, visit: &Visit) -> Result<Home> {
    let opened = disclose(cx, visit, Load::WithNotices, Action::Open, Target::Space).await?;
    Ok(of(&opened))
}

/// What the holder sees first, with what happened since they were last here.
#[derive(Debug, Clone)]
pub struct FirstPage {
    /// The space.
    pub home: Home,
    /// Their last act before this session; none when they were never here.
    pub since: Option<Timestamp>,
    /// What others did, newest first: a few lines.
    pub lines: Vec<Line>,
    /// How many accesses by professionals since then, refused or not.
    pub accesses: usize,
}

/// How many lines of the history the first page tells.
const LINES: usize = 4;

/// Opens the space for its holder, or who acts for them, whose session began at that instant.
pub async fn first_page(cx: &Cx, visit: &Visit, began: Timestamp) -> Result<FirstPage> {
    let opened = disclose(cx, visit, Load::WithNotices, Action::Open, Target::Space).await?;
    let lines = cx.store().history(&opened).await?;
    let (class, name) = (visit.actor.class(), visit.actor.name());
    // Two parents come in the same quality: each has come by their own name.
    let mine = |line: &Line| line.detail.actor == class && line.detail.name == name;
    let before = |line: &&Line| mine(line) && line.at < began;
    let since = lines.iter().rev().find(before).map(|line| line.at);
    let came = |line: &&Line| {
        let reading = Action::parse(&line.detail.action).is_some_and(Action::is_reading);
        line.detail.actor == "practitioner" && reading && since.is_none_or(|since| line.at > since)
    };
    let accesses = lines.iter().filter(came).count();
    let others = lines.iter().rev().filter(|line| !mine(line) && line.detail.actor != "system");
    let lines = others.take(LINES).cloned().collect();
    Ok(FirstPage { home: of(&opened), since, lines, accesses })
}

fn of(opened: &Disclosed) -> Home {
    let mut documents: Vec<Arc<Document>> = opened.documents().to_vec();
    documents.sort_by_key(|document| std::cmp::Reverse(document.description.service.start));
    let mut notices: Vec<Arc<Notice>> = opened.notices().to_vec();
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.at));
    Home {
        space: opened.space().clone(),
        documents,
        notices,
        authorisations: opened.authorisations().to_vec(),
        blocks: opened.blocks().to_vec(),
    }
}
