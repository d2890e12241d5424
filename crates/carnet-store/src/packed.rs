//! What is kept: typed records on the outside, packed bytes with a key and an order on the inside.

use carnet_core::account::enrolment::Enrolment;
use carnet_core::account::staff::{Call, Member};
use carnet_core::account::{Account, Session};
use carnet_core::campaign::{Batch, Campaign, Listed, Returned, Tally};
use carnet_core::clinical::FactsOf;
use carnet_core::document::{Binder, Document, Submission};
use carnet_core::id::{DocumentId, OwnerId, RecordId};
use carnet_core::insured::{Insured, Roster};
use carnet_core::notice::Notice;
use carnet_core::practitioner::{Organisation, Practitioner, Recent};
use carnet_core::reach::{Alert, Book};
use carnet_core::record::RecordKind;
use carnet_core::sheet::EmergencySheet;
use carnet_core::space::{Authorisation, Block, Mandate, Space};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codec;
use crate::error::StoreError;
use crate::seal::{OwnerKeys, Place};
use crate::sql;
use crate::value::{Query, Row, values};

/// How often an owner's records have changed; what a commit expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub(crate) u64);

impl Version {
    /// The version of an owner that does not exist.
    pub const ABSENT: Self = Self(0);
}

/// A record of a space.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// The root of the space: one.
    Space(Box<Space>),
    /// What the fund knows of the person: one.
    Insured(Box<Insured>),
    /// A document's metadata.
    Document(Box<Document>),
    /// Text extracted from a document, for search.
    Text(Text),
    /// What a document says in codes.
    Facts(Box<FactsOf>),
    /// A lot de soumission.
    Submission(Submission),
    /// The authorisation of one professional: a later one takes the place of the earlier.
    Authorisation(Authorisation),
    /// The block of one professional: a later one takes the place of the earlier.
    Block(Block),
    /// Who acts for the person, or was asked to.
    Mandate(Mandate),
    /// The holder's folders, pins and reports: one.
    Binder(Box<Binder>),
    /// A notice.
    Notice(Notice),
    /// The emergency sheet: one.
    Sheet(Box<EmergencySheet>),
}

/// Text extracted from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Which document.
    pub document: DocumentId,
    /// What can be searched.
    pub text: String,
}

/// A value kept for an owner that is not a space.
pub trait Kept: Serialize + DeserializeOwned + Send + 'static {
    /// Its kind; never one of a space.
    const KIND: RecordKind;

    /// Its identifier among its kind.
    fn record_id(&self) -> RecordId;

    /// Its place in a list of its kind.
    fn order(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH
    }
}

impl Kept for Account {
    const KIND: RecordKind = RecordKind::Account;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }
}

impl Kept for Session {
    const KIND: RecordKind = RecordKind::Session;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }

    fn order(&self) -> Timestamp {
        self.began
    }
}

/// One per owner.
impl Kept for Enrolment {
    const KIND: RecordKind = RecordKind::Enrolment;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }
}

impl Kept for Practitioner {
    const KIND: RecordKind = RecordKind::Practitioner;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }
}

impl Kept for Recent {
    const KIND: RecordKind = RecordKind::Recent;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.space.uuid())
    }

    fn order(&self) -> Timestamp {
        self.opened
    }
}

impl Kept for Organisation {
    const KIND: RecordKind = RecordKind::Organisation;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }
}

impl Kept for Roster {
    const KIND: RecordKind = RecordKind::Roster;

    fn record_id(&self) -> RecordId {
        self.id
    }

    fn order(&self) -> Timestamp {
        self.imported
    }
}

impl Kept for Campaign {
    const KIND: RecordKind = RecordKind::Campaign;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }
}

impl Kept for Batch {
    const KIND: RecordKind = RecordKind::Batch;

    fn record_id(&self) -> RecordId {
        self.id
    }

    fn order(&self) -> Timestamp {
        self.done
    }
}

/// One per owner.
impl Kept for Book {
    const KIND: RecordKind = RecordKind::Reach;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(uuid::Uuid::nil())
    }
}

impl Kept for Alert {
    const KIND: RecordKind = RecordKind::Alert;

    fn record_id(&self) -> RecordId {
        self.id
    }

    fn order(&self) -> Timestamp {
        self.at
    }
}

impl Kept for Member {
    const KIND: RecordKind = RecordKind::Member;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }

    fn order(&self) -> Timestamp {
        self.since
    }
}

impl Kept for Call {
    const KIND: RecordKind = RecordKind::Call;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.session.uuid())
    }

    fn order(&self) -> Timestamp {
        self.until
    }
}

impl Kept for Listed {
    const KIND: RecordKind = RecordKind::Listed;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.id.uuid())
    }

    fn order(&self) -> Timestamp {
        self.ordered
    }
}

impl Kept for Returned {
    const KIND: RecordKind = RecordKind::Returned;

    fn record_id(&self) -> RecordId {
        RecordId::from_uuid(self.person.uuid())
    }

    fn order(&self) -> Timestamp {
        self.at
    }
}

impl Kept for Tally {
    const KIND: RecordKind = RecordKind::Tally;

    fn record_id(&self) -> RecordId {
        self.id
    }

    fn order(&self) -> Timestamp {
        self.counted
    }
}

/// True for the kinds that only a grant gives.
pub(crate) const fn is_of_a_space(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Space
        | RecordKind::Insured
        | RecordKind::Document
        | RecordKind::Text
        | RecordKind::Facts
        | RecordKind::Submission
        | RecordKind::Authorisation
        | RecordKind::Block
        | RecordKind::Mandate
        | RecordKind::Binder
        | RecordKind::Notice
        | RecordKind::EmergencySheet
        | RecordKind::Sequenced => true,
        RecordKind::Account
        | RecordKind::Session
        | RecordKind::Enrolment
        | RecordKind::Practitioner
        | RecordKind::Recent
        | RecordKind::Organisation
        | RecordKind::Roster
        | RecordKind::Campaign
        | RecordKind::Batch
        | RecordKind::Reach
        | RecordKind::Alert
        | RecordKind::Member
        | RecordKind::Call
        | RecordKind::Listed
        | RecordKind::Returned
        | RecordKind::Tally => false,
    }
}

impl Record {
    pub(crate) const fn kind(&self) -> RecordKind {
        match self {
            Self::Space(_) => RecordKind::Space,
            Self::Insured(_) => RecordKind::Insured,
            Self::Document(_) => RecordKind::Document,
            Self::Text(_) => RecordKind::Text,
            Self::Facts(_) => RecordKind::Facts,
            Self::Submission(_) => RecordKind::Submission,
            Self::Authorisation(_) => RecordKind::Authorisation,
            Self::Block(_) => RecordKind::Block,
            Self::Mandate(_) => RecordKind::Mandate,
            Self::Binder(_) => RecordKind::Binder,
            Self::Notice(_) => RecordKind::Notice,
            Self::Sheet(_) => RecordKind::EmergencySheet,
        }
    }

    pub(crate) fn pack(&self, keys: &OwnerKeys) -> Packed {
        let kind = self.kind();
        let keyed = |number: &str| RecordId::from_uuid(keys.id_of(kind.as_str(), number));
        let (id, order, body) = match self {
            Self::Space(space) => {
                (RecordId::from_uuid(space.id.uuid()), Timestamp::UNIX_EPOCH, codec::pack(space))
            }
            Self::Insured(insured) => {
                let id = RecordId::from_uuid(insured.space.uuid());
                (id, insured.imported, codec::pack(insured))
            }
            Self::Document(document) => {
                (document.id.into(), document.received, codec::pack(document))
            }
            Self::Text(text) => {
                (text.document.into(), Timestamp::UNIX_EPOCH, codec::pack(&text.text))
            }
            Self::Facts(of) => (of.document.into(), Timestamp::UNIX_EPOCH, codec::pack(&of.facts)),
            Self::Submission(submission) => (
                RecordId::from_uuid(submission.id.uuid()),
                submission.submitted,
                codec::pack(submission),
            ),
            Self::Authorisation(given) => (keyed(&given.rpps), given.given, codec::pack(given)),
            Self::Block(block) => (keyed(&block.rpps), block.since, codec::pack(block)),
            Self::Mandate(mandate) => (mandate.id, Timestamp::UNIX_EPOCH, codec::pack(mandate)),
            Self::Binder(binder) => (
                RecordId::from_uuid(binder.space.uuid()),
                Timestamp::UNIX_EPOCH,
                codec::pack(binder),
            ),
            Self::Sheet(sheet) => {
                (RecordId::from_uuid(sheet.space.uuid()), sheet.written, codec::pack(sheet))
            }
            Self::Notice(notice) => {
                (RecordId::from_uuid(notice.id.uuid()), notice.at, codec::pack(notice))
            }
        };
        Packed { kind, id, order, body }
    }
}

/// A record ready to be sealed.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    pub(crate) kind: RecordKind,
    pub(crate) id: RecordId,
    pub(crate) order: Timestamp,
    pub(crate) body: Vec<u8>,
}

impl Packed {
    pub(crate) fn of<T: Kept>(value: &T) -> Self {
        Self {
            kind: T::KIND,
            id: value.record_id(),
            order: value.order(),
            body: codec::pack(value),
        }
    }

    /// The statement that writes it as part of that version.
    pub(crate) fn put(&self, owner: OwnerId, keys: &OwnerKeys, version: u64) -> Query {
        let place = Place { owner, kind: self.kind.as_str(), id: self.id.uuid(), version };
        let sealed = keys.seal(place, &self.body);
        Query::new(
            sql::RECORD_PUT,
            values![owner.shard(), owner, self.kind.as_str(), self.id, version, self.order, sealed,],
        )
    }
}

/// A record as it lies in a row, opened but not yet read.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) kind: RecordKind,
    pub(crate) id: RecordId,
    body: Vec<u8>,
}

impl Opened {
    /// Opens a record whose kind, id, version and payload begin at that column.
    pub(crate) fn from_row(
        owner: OwnerId,
        keys: &OwnerKeys,
        row: &Row,
        column: usize,
    ) -> Result<Self, StoreError> {
        let kind = row.named(column, RecordKind::parse)?;
        let id = RecordId::from_uuid(row.uuid(column + 1)?);
        let version = row.count(column + 2)?;
        let place = Place { owner, kind: kind.as_str(), id: id.uuid(), version };
        let body = keys
            .open(place, row.blob(column + 3)?)
            .map_err(|_| unreadable(owner, kind, id, "does not open"))?;
        Ok(Self { kind, id, body })
    }

    pub(crate) fn read<T: DeserializeOwned>(&self, owner: OwnerId) -> Result<T, StoreError> {
        codec::unpack(&self.body)
            .map_err(|_| unreadable(owner, self.kind, self.id, "does not parse"))
    }
}

fn unreadable(owner: OwnerId, kind: RecordKind, id: RecordId, what: &str) -> StoreError {
    StoreError::inconsistent(sql::RECORD, format!("{owner} {kind} {id} {what}"))
}
