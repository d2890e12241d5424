//! Follows a notice to what it tells of, and marks it as read.
//!
//! A message carries the address of its notice. When that is opened, weeks later perhaps, the thing may be gone:
//! what happened to it since is read in the history.

use carnet_core::access::{Action, Target};
use carnet_core::document::{Document, Status};
use carnet_core::history::{Line, Outcome};
use carnet_core::id::{DocumentId, NoticeId};
use carnet_core::notice::{Notice, NoticeKind};
use carnet_store::{Commit, Disclosed, Load, Record, StoreError};
use jiff::Timestamp;

use super::unknown;
use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// A notice, and where it leads.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The notice, read from now on.
    pub notice: Notice,
    /// Where it leads.
    pub leads: Leads,
    /// How many notices are still unread.
    pub unread: usize,
}

/// Where a notice leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To a document that can be opened.
    Document(DocumentId),
    /// To the visit of somebody: the line of the history, when it is there.
    Visit {
        /// Number of the line.
        seq: Option<u64>,
    },
    /// Nowhere any more: the document was withdrawn.
    Withdrawn {
        /// Its title.
        title: String,
        /// When and by whom.
        done: Done,
    },
    /// To a document that a later version has replaced.
    Replaced {
        /// Its title.
        title: String,
        /// When and by whom.
        done: Done,
        /// The version it told of, which can still be read.
        old: DocumentId,
        /// The version in force.
        new: DocumentId,
    },
    /// To no page of its own: the notice says all there is to say.
    Itself,
}

/// When something happened and who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The holder.
    Holder,
    /// Somebody, by name as shown.
    Somebody(String),
    /// The history does not say: the document came from a time before it.
    Unknown,
}

/// Opens a notice: one line, and the notice is read.
///
/// # Errors
/// `notice.unknown`, also for the notice of a document the visitor may not know of.
pub async fn follow(cx: &Cx, visit: &Visit, id: NoticeId) -> Result<Followed> {
    for _ in 0..RETRIES {
        let vault = cx.store().load(visit.space, Load::WithNotices).await?;
        let permit = authorise(cx, &vault, visit, Action::ReadNotices, Target::Space).await?;
        let found = super::one(&vault, vault.for_change(&permit.grant).notices(), id, cx.now).ok();
        let mut commit = Commit::under(permit.grant, vault.version());
        if let Some(unread) = found.filter(|notice| notice.read.is_none()) {
            commit = commit.put(Record::Notice(Notice { read: Some(cx.now), ..unread }));
        }
        match cx.store().disclose_with(vault, commit).await {
            Err(StoreError::Conflict) => {}
            other => return shown(cx, &other?.0, id).await,
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

async fn shown(cx: &Cx, opened: &Disclosed, id: NoticeId) -> Result<Followed> {
    let notice = opened.notices().iter().find(|notice| notice.id == id).ok_or_else(unknown)?;
    let lines = cx.store().history(opened).await?;
    let others = opened.notices().iter().filter(|other| other.id != id && other.read.is_none());
    let leads = leads(notice, opened, &lines).ok_or_else(unknown)?;
    Ok(Followed { notice: Notice::clone(notice), leads, unread: others.count() })
}

/// None when the notice speaks of a document the visitor does not see.
fn leads(notice: &Notice, opened: &Disclosed, lines: &[Line]) -> Option<Leads> {
    let Some(id) = notice.document else {
        return Some(match notice.kind {
            NoticeKind::FirstAccess | NoticeKind::EmergencyAccess | NoticeKind::BlockedAttempt => {
                Leads::Visit { seq: visit(notice, lines) }
            }
            _ => Leads::Itself,
        });
    };
    let document = opened.document(id)?;
    let title = document.description.title.clone();
    Some(match document.status {
        Status::Current => Leads::Document(id),
        Status::Deleted => {
            Leads::Withdrawn { title, done: done(lines, "withdraw", id, document.updated) }
        }
        Status::Superseded => match in_force(opened, document) {
            Some(new) => {
                let by = document.replaced_by.unwrap_or(new.id);
                let done = done(lines, "replace", by, document.updated);
                Leads::Replaced { title, done, old: id, new: new.id }
            }
            // The later version is not for this visitor, or gone: the one they were told of is.
            None => Leads::Document(id),
        },
    })
}

/// The line written together with the notice.
fn visit(notice: &Notice, lines: &[Line]) -> Option<u64> {
    let same = |line: &&Line| line.at == notice.at && line.detail.name == notice.who;
    lines.iter().rev().find(same).map(|line| line.seq)
}

/// The version in force of a document that was replaced, as far as the visitor sees the chain.
fn in_force<'a>(opened: &'a Disclosed, old: &Document) -> Option<&'a Document> {
    let mut next = opened.document(old.replaced_by?)?;
    // A chain that a faulty import closed on itself must not hold us.
    for _ in 0..opened.documents().len() {
        match next.replaced_by.and_then(|id| opened.document(id)) {
            Some(later) => next = later,
            None => break,
        }
    }
    (next.status == Status::Current).then_some(next)
}

fn done(lines: &[Line], action: &str, document: DocumentId, otherwise: Timestamp) -> Done {
    let wanted = |line: &&Line| {
        line.detail.action == action
            && line.detail.document == Some(document)
            && matches!(line.detail.outcome, Outcome::Permitted(_))
    };
    match lines.iter().rev().find(wanted) {
        Some(line) if line.detail.actor == "holder" => Done { at: line.at, by: By::Holder },
        Some(line) => Done { at: line.at, by: By::Somebody(line.detail.name.clone()) },
        None => Done { at: otherwise, by: By::Unknown },
    }
}
