//! The holder's own order: folders, pins, and the problems they reported. One record per space, the holder's alone.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, FolderId, OwnerId};
use crate::record::named;
use crate::search::fold;

/// Longest name of a folder, in characters.
pub const FOLDER_NAME_LEN_MAX: usize = 50;
/// More folders than this are harder to search than documents.
pub const FOLDERS_MAX: usize = 60;
/// Longest comment of a report, in characters.
pub const REPORT_COMMENT_LEN_MAX: usize = 500;

/// A folder. There is one level of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// Its identifier.
    pub id: FolderId,
    /// Its name, at most [`FOLDER_NAME_LEN_MAX`] characters.
    pub name: String,
}

named! {
    /// What is wrong with a document, as its holder sees it.
    Problem {
        /// It is about somebody else.
        OtherPerson => "other-person",
        /// Something in it is wrong.
        Mistake => "mistake",
        /// Title, type or date do not fit.
        Filing => "filing",
        /// It cannot be read.
        Unreadable => "unreadable",
        /// Anything else, said in the comment.
        Other => "other",
    }
}

/// A problem reported, once per document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// When.
    pub at: Timestamp,
    /// What is wrong.
    pub problem: Problem,
    /// In the holder's words.
    #[serde(default)]
    pub comment: Option<String>,
}

/// The folders, pins and reports of one space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binder {
    /// Whose; also the record's identifier.
    pub space: OwnerId,
    /// The folders, by name.
    #[serde(default)]
    folders: Vec<Folder>,
    /// Which document is in which folder.
    #[serde(default)]
    filed: BTreeMap<DocumentId, FolderId>,
    /// Since when documents are pinned.
    #[serde(default)]
    pins: BTreeMap<DocumentId, Timestamp>,
    /// The problems reported.
    #[serde(default)]
    reports: BTreeMap<DocumentId, Report>,
    /// When the holder answered the offer to put all sick-leave notices in one folder.
    #[serde(default)]
    sick_leave_answered: Option<Timestamp>,
}

/// What a binder refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBinder {
    /// A folder needs a name.
    #[error("a folder needs a name")]
    NameMissing,
    /// Longer than [`FOLDER_NAME_LEN_MAX`].
    #[error("the name of a folder is too long")]
    NameTooLong,
    /// Another folder has that name, but for case and accents.
    #[error("another folder has that name")]
    NameTaken,
    /// More than [`FOLDERS_MAX`].
    #[error("too many folders")]
    TooMany,
    /// There is no such folder.
    #[error("no such folder")]
    FolderUnknown,
    /// A document is reported once.
    #[error("the document was reported already")]
    Reported,
    /// Longer than [`REPORT_COMMENT_LEN_MAX`].
    #[error("the comment of a report is too long")]
    CommentTooLong,
    /// « Other » says nothing without a comment.
    #[error("another problem needs a comment")]
    CommentMissing,
}

impl InvalidBinder {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "binder.name-missing",
            Self::NameTooLong => "binder.name-too-long",
            Self::NameTaken => "binder.name-taken",
            Self::TooMany => "binder.too-many",
            Self::FolderUnknown => "binder.folder-unknown",
            Self::Reported => "binder.reported",
            Self::CommentTooLong => "binder.comment-too-long",
            Self::CommentMissing => "binder.comment-missing",
        }
    }
}

impl Binder {
    /// Nothing arranged yet.
    pub fn empty(space: OwnerId) -> Self {
        Self {
            space,
            folders: Vec::new(),
            filed: BTreeMap::new(),
            pins: BTreeMap::new(),
            reports: BTreeMap::new(),
            sick_leave_answered: None,
        }
    }

    /// The folders, by name.
    pub fn folders(&self) -> &[Folder] {
        &self.folders
    }

    /// One folder.
    pub fn folder(&self, id: FolderId) -> Option<&Folder> {
        self.folders.iter().find(|folder| folder.id == id)
    }

    /// The folder a document is in.
    pub fn folder_of(&self, document: DocumentId) -> Option<&Folder> {
        self.folder(*self.filed.get(&document)?)
    }

    /// Since when a document is pinned.
    pub fn pinned(&self, document: DocumentId) -> Option<Timestamp> {
        self.pins.get(&document).copied()
    }

    /// What was reported about a document.
    pub fn report_of(&self, document: DocumentId) -> Option<&Report> {
        self.reports.get(&document)
    }

    /// When the offer about sick-leave notices was answered.
    pub fn sick_leave_answered(&self) -> Option<Timestamp> {
        self.sick_leave_answered
    }

    /// Adds a folder.
    pub fn add_folder(&mut self, id: FolderId, name: &str) -> Result<(), InvalidBinder> {
        if self.folders.len() >= FOLDERS_MAX {
            return Err(InvalidBinder::TooMany);
        }
        let name = self.free_name(name, None)?;
        self.folders.push(Folder { id, name });
        self.sort();
        Ok(())
    }

    /// Gives a folder another name.
    pub fn rename_folder(&mut self, id: FolderId, name: &str) -> Result<(), InvalidBinder> {
        let name = self.free_name(name, Some(id))?;
        let folder = self.folders.iter_mut().find(|folder| folder.id == id);
        folder.ok_or(InvalidBinder::FolderUnknown)?.name = name;
        self.sort();
        Ok(())
    }

    /// Removes a folder; what was in it stays, in none.
    pub fn remove_folder(&mut self, id: FolderId) -> Result<(), InvalidBinder> {
        self.folder(id).ok_or(InvalidBinder::FolderUnknown)?;
        self.folders.retain(|folder| folder.id != id);
        self.filed.retain(|_, folder| *folder != id);
        Ok(())
    }

    /// Puts a document in a folder, or in none.
    pub fn file(
        &mut self,
        document: DocumentId,
        folder: Option<FolderId>,
    ) -> Result<(), InvalidBinder> {
        match folder {
            None => _ = self.filed.remove(&document),
            Some(id) => {
                self.folder(id).ok_or(InvalidBinder::FolderUnknown)?;
                self.filed.insert(document, id);
            }
        }
        Ok(())
    }

    /// Pins a document; pinned again, it keeps its place.
    pub fn pin(&mut self, document: DocumentId, now: Timestamp) {
        self.pins.entry(document).or_insert(now);
    }

    /// Takes the pin off.
    pub fn unpin(&mut self, document: DocumentId) {
        self.pins.remove(&document);
    }

    /// Keeps a report, once.
    pub fn report(
        &mut self,
        document: DocumentId,
        problem: Problem,
        comment: &str,
        at: Timestamp,
    ) -> Result<(), InvalidBinder> {
        let comment = comment.trim();
        if self.reports.contains_key(&document) {
            return Err(InvalidBinder::Reported);
        }
        if comment.is_empty() && problem == Problem::Other {
            return Err(InvalidBinder::CommentMissing);
        }
        if comment.chars().count() > REPORT_COMMENT_LEN_MAX {
            return Err(InvalidBinder::CommentTooLong);
        }
        let comment = (!comment.is_empty()).then(|| comment.to_owned());
        self.reports.insert(document, Report { at, problem, comment });
        Ok(())
    }

    /// Remembers that the offer about sick-leave notices was answered; it is made once.
    pub fn answer_sick_leave(&mut self, now: Timestamp) {
        self.sick_leave_answered.get_or_insert(now);
    }

    /// True when there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::empty(self.space)
    }

    /// A document takes the place of another: it is found where the old one was. Reports stay with what was reported.
    #[must_use]
    pub fn with_successor(mut self, old: DocumentId, new: DocumentId) -> Self {
        if let Some(folder) = self.filed.get(&old).copied() {
            self.filed.insert(new, folder);
        }
        if let Some(since) = self.pins.get(&old).copied() {
            self.pins.insert(new, since);
        }
        self
    }

    /// Forgets where a withdrawn document was. Its report stays: it says what happened.
    #[must_use]
    pub fn without_place_of(mut self, document: DocumentId) -> Self {
        self.filed.remove(&document);
        self.pins.remove(&document);
        self
    }

    /// The same binder without a trace of some documents.
    #[must_use]
    pub fn without(mut self, hidden: impl Fn(DocumentId) -> bool) -> Self {
        self.filed.retain(|document, _| !hidden(*document));
        self.pins.retain(|document, _| !hidden(*document));
        self.reports.retain(|document, _| !hidden(*document));
        self
    }

    fn free_name(&self, name: &str, except: Option<FolderId>) -> Result<String, InvalidBinder> {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = key(&name);
        if name.is_empty() || name.contains(char::is_control) {
            return Err(InvalidBinder::NameMissing);
        }
        if name.chars().count() > FOLDER_NAME_LEN_MAX {
            return Err(InvalidBinder::NameTooLong);
        }
        let others = self.folders.iter().filter(|folder| Some(folder.id) != except);
        if others.into_iter().any(|folder| key(&folder.name) == said) {
            return Err(InvalidBinder::NameTaken);
        }
        Ok(name)
    }

    fn sort(&mut self) {
        self.folders.sort_by_cached_key(|folder| (key(&folder.name), folder.id));
    }
}

/// Names that differ by case, accents or punctuation are one name; a name of signs alone is itself.
fn key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() { name.to_lowercase() } else { folded }
}

#[cfg(test)]
mod tests;
