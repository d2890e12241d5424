//! What a use case may look at before it commits a change: only under a grant to change.

use std::sync::Arc;

use carnet_core::access::{Action, Grant};
use carnet_core::document::{Binder, Document, Person, Status};
use carnet_core::id::DocumentId;
use carnet_core::insured::Insured;
use carnet_core::notice::{Notice, NoticeKind};
use carnet_core::space::{Contact, Space};

use crate::commit::{arranges, is_about_the_person, only_shows};
use crate::error::StoreError;
use crate::records::Contents;
use crate::store::Store;
use crate::vault::Vault;

/// The rows a grant to change is about, as they stand. To show anything to anybody, disclose it.
#[derive(Debug)]
pub struct Change<'a> {
    contents: &'a Contents,
    action: Action,
    named: &'a std::collections::BTreeSet<DocumentId>,
}

impl Vault {
    /// Opens the vault to the change that a grant permits; the commit that follows costs the line.
    ///
    /// # Panics
    /// When the grant is for another space, or permits no change.
    pub fn for_change<'a>(&'a self, grant: &'a Grant) -> Change<'a> {
        assert!(grant.owner() == self.owner(), "a grant opens its own space");
        let action = grant.action();
        // Notices are marked as read by reading them: the one reading that changes.
        let changes = !only_shows(action) || action == Action::ReadNotices;
        assert!(changes, "nothing changes under {action}");
        Change { contents: self.contents(), action, named: grant.documents() }
    }

    /// Whether the holder wants to be told of that.
    pub fn wants(&self, kind: NoticeKind) -> bool {
        self.contents().space.as_ref().is_none_or(|space| space.wants(kind))
    }

    /// Where notices of this space go: the holder, and the attending doctor. Never shown, only delivered to.
    pub fn addressees(&self) -> (Contact, Option<Person>) {
        let space = self.contents().space.as_ref();
        let contact = space.map(|space| space.contact.clone()).unwrap_or_default();
        (contact, space.and_then(|space| space.attending_doctor.clone()))
    }
}

impl Change<'_> {
    /// The root of the space.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no space.
    pub fn space(&self) -> Result<&Space, StoreError> {
        self.contents.space.as_deref().ok_or(StoreError::Absent)
    }

    /// What the fund knows of the person, for what is about the person; none of whom it never named.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] when the grant is about anything else.
    pub fn insured(&self) -> Result<Option<&Insured>, StoreError> {
        if !is_about_the_person(self.action) {
            return Err(StoreError::OutsideGrant);
        }
        Ok(self.contents.insured.as_deref())
    }

    /// A document that the grant names.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] when it does not name it.
    pub fn document(&self, id: DocumentId) -> Result<&Document, StoreError> {
        let mut documents = self.contents.documents.iter().map(Arc::as_ref);
        let found = documents.find(|document| document.id == id);
        found.filter(|_| self.named.contains(&id)).ok_or(StoreError::OutsideGrant)
    }

    /// Any document of a space that is erased, to take away what leads to it.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] when nothing is erased, or there is no such document.
    pub fn every_document(&self, id: DocumentId) -> Result<&Document, StoreError> {
        let mut documents = self.contents.documents.iter().map(Arc::as_ref);
        let erased = self.action == Action::Erase;
        documents.find(|document| erased && document.id == id).ok_or(StoreError::OutsideGrant)
    }

    /// The document with that `uniqueId`, so that the same one is not deposited twice.
    pub fn by_unique_id(&self, unique_id: &str) -> Option<&Document> {
        self.deposited(|document| document.description.unique_id == unique_id)
    }

    /// The document with that identifier, to be replaced.
    pub fn by_id(&self, id: DocumentId) -> Option<&Document> {
        self.deposited(|document| document.id == id)
    }

    /// The version in force of a set of versions (CDA `setId`).
    pub fn current_of_set(&self, set: &str) -> Option<&Document> {
        self.deposited(|document| {
            document.status == Status::Current
                && document.description.set_id.as_deref() == Some(set)
        })
    }

    /// What a deposit must know of its neighbours, whoever may see them.
    fn deposited(&self, wanted: impl Fn(&Document) -> bool) -> Option<&Document> {
        let deposits = matches!(self.action, Action::Deposit | Action::Replace);
        let mut documents = self.contents.documents.iter().map(Arc::as_ref);
        documents.find(|document| deposits && wanted(document))
    }

    /// The holder's folders, pins and reports, to change them or to keep them true to what changes.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] when the grant changes nothing they depend on.
    pub fn binder(&self) -> Result<Binder, StoreError> {
        if !arranges(self.action) {
            return Err(StoreError::OutsideGrant);
        }
        let space = self.space()?.id;
        Ok(self.contents.binder.as_deref().cloned().unwrap_or_else(|| Binder::empty(space)))
    }

    /// The notices, to mark them as read or to throw one away.
    pub fn notices(&self) -> &[Arc<Notice>] {
        match self.action {
            Action::ReadNotices | Action::DeleteNotice => &self.contents.notices,
            _ => &[],
        }
    }
}

impl Store {
    /// The bytes of a document, for the service's own work on them (extraction of its text).
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] when the grant is for anything else, or does not name the document.
    pub async fn content_for_change(
        &self,
        vault: &Vault,
        grant: &Grant,
        id: DocumentId,
    ) -> Result<Vec<u8>, StoreError> {
        if grant.action() != Action::Maintain {
            return Err(StoreError::OutsideGrant);
        }
        let document = vault.for_change(grant).document(id)?.clone();
        self.content_of(vault.owner(), &document).await
    }
}
