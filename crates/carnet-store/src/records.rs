//! The records of a space, opened from their rows.

use std::sync::Arc;

use carnet_core::access::Facts;
use carnet_core::clinical::FactsOf;
use carnet_core::document::{Binder, Document, Submission};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::insured::Insured;
use carnet_core::notice::Notice;
use carnet_core::record::RecordKind;
use carnet_core::sheet::EmergencySheet;
use carnet_core::space::{Authorisation, Block, Mandate, Space};

use crate::error::StoreError;
use crate::opened::{OpenedRow, OpenedRows, OpenedSpace};
use crate::packed::{Opened, Text, Version};
use crate::seal::OwnerKeys;
use crate::sql;
use crate::value::Row;

/// One record of a space, opened. The large and the many are shared with what is kept in memory.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    Space(Arc<Space>),
    Insured(Arc<Insured>),
    Document(Arc<Document>),
    Text(Arc<Text>),
    Facts(Arc<FactsOf>),
    Submission(Arc<Submission>),
    Authorisation(Authorisation),
    Block(Block),
    Mandate(Mandate),
    Binder(Arc<Binder>),
    Notice(Arc<Notice>),
    Sheet(Arc<EmergencySheet>),
}

impl Item {
    fn read(owner: OwnerId, record: &Opened) -> Result<Self, StoreError> {
        Ok(match record.kind {
            RecordKind::Space => Self::Space(Arc::new(record.read(owner)?)),
            RecordKind::Insured => Self::Insured(Arc::new(record.read(owner)?)),
            RecordKind::Document => Self::Document(Arc::new(record.read(owner)?)),
            RecordKind::Text => {
                let text = Text { document: record.id.into(), text: record.read(owner)? };
                Self::Text(Arc::new(text))
            }
            RecordKind::Facts => {
                let facts = FactsOf { document: record.id.into(), facts: record.read(owner)? };
                Self::Facts(Arc::new(facts))
            }
            RecordKind::Submission => Self::Submission(Arc::new(record.read(owner)?)),
            RecordKind::Authorisation => Self::Authorisation(record.read(owner)?),
            RecordKind::Block => Self::Block(record.read(owner)?),
            RecordKind::Mandate => Self::Mandate(record.read(owner)?),
            RecordKind::Binder => Self::Binder(Arc::new(record.read(owner)?)),
            RecordKind::Notice => Self::Notice(Arc::new(record.read(owner)?)),
            RecordKind::EmergencySheet => Self::Sheet(Arc::new(record.read(owner)?)),
            _ => return Err(StoreError::inconsistent(sql::RECORD, record.kind.as_str())),
        })
    }
}

/// The records of a space, in order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Contents {
    pub(crate) space: Option<Arc<Space>>,
    pub(crate) insured: Option<Arc<Insured>>,
    pub(crate) documents: Vec<Arc<Document>>,
    pub(crate) texts: Vec<Arc<Text>>,
    pub(crate) facts: Vec<Arc<FactsOf>>,
    pub(crate) submissions: Vec<Arc<Submission>>,
    pub(crate) authorisations: Vec<Authorisation>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) mandates: Vec<Mandate>,
    pub(crate) binder: Option<Arc<Binder>>,
    pub(crate) notices: Vec<Arc<Notice>>,
    pub(crate) sheet: Option<Arc<EmergencySheet>>,
}

impl Contents {
    fn add(&mut self, item: Item) {
        match item {
            Item::Space(space) => self.space = Some(space),
            Item::Insured(insured) => self.insured = Some(insured),
            Item::Document(document) => self.documents.push(document),
            Item::Text(text) => self.texts.push(text),
            Item::Facts(facts) => self.facts.push(facts),
            Item::Submission(submission) => self.submissions.push(submission),
            Item::Authorisation(given) => self.authorisations.push(given),
            Item::Block(block) => self.blocks.push(block),
            Item::Mandate(mandate) => self.mandates.push(mandate),
            Item::Binder(binder) => self.binder = Some(binder),
            Item::Notice(notice) => self.notices.push(notice),
            Item::Sheet(sheet) => self.sheet = Some(sheet),
        }
    }

    /// Without the kinds that were not asked for.
    pub(crate) fn only(mut self, kinds: &[RecordKind]) -> Self {
        let wanted = |kind| kinds.contains(&kind);
        if !wanted(RecordKind::Text) {
            self.texts.clear();
        }
        if !wanted(RecordKind::Facts) {
            self.facts.clear();
        }
        if !wanted(RecordKind::Submission) {
            self.submissions.clear();
        }
        if !wanted(RecordKind::Notice) {
            self.notices.clear();
        }
        if !wanted(RecordKind::Insured) {
            self.insured = None;
        }
        if !wanted(RecordKind::EmergencySheet) {
            self.sheet = None;
        }
        self
    }
}

/// Opens the rows of [`sql::OWNER_WITH_RECORDS`], but those that were opened before.
pub(crate) fn open(
    owner: OwnerId,
    keys: &OwnerKeys,
    rows: &[Row],
    (kinds, known): (Vec<RecordKind>, Option<Arc<OpenedRows>>),
) -> Result<OpenedSpace, StoreError> {
    let mut contents = Contents::default();
    let mut version = Version::ABSENT;
    let mut opened = OpenedRows::new();
    for row in rows {
        version = Version(row.count(2)?);
        if row.is_null(3) {
            continue;
        }
        let key = (row.named(3, RecordKind::parse)?, RecordId::from_uuid(row.uuid(4)?));
        let row_version = row.count(5)?;
        let before = known.as_ref().and_then(|known| known.get(&key));
        let item = match before.filter(|before| before.version == row_version) {
            Some(before) => before.item.clone(),
            None => Item::read(owner, &Opened::from_row(owner, keys, row, 3)?)?,
        };
        contents.add(item.clone());
        let payload_bytes = row.blob(6)?.len();
        opened.insert(key, OpenedRow { version: row_version, item, payload_bytes });
    }
    let Some(space) = &contents.space else {
        return Err(StoreError::inconsistent(sql::OWNER, format!("{owner} is not a space")));
    };
    let facts = Facts::of(
        space,
        contents.documents.iter().map(Arc::as_ref),
        &contents.authorisations,
        &contents.blocks,
        &contents.mandates,
    );
    assert!(facts.owner == owner, "the facts are those of the owner");
    let (rows, facts) = (Arc::new(opened), Arc::new(facts));
    Ok(OpenedSpace { version, kinds, rows, contents, facts })
}
