//! Values, rows and queries in the dialect both engines share: integers, texts, bytes.

use std::borrow::Cow;

use carnet_core::id::{OwnerId, RecordId, TaskId};
use carnet_core::record::LookupKind;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;

/// One value of a row or of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(Cow<'static, str>),
    Blob(Vec<u8>),
}

/// A statement of [`crate::sql`] with its values.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value>,
    /// When set, a taken key means that this index refuses; otherwise it means a concurrent first write.
    pub(crate) unique: Option<LookupKind>,
}

impl Query {
    pub(crate) fn new(sql: &'static str, values: impl IntoIterator<Item = Value>) -> Self {
        Self { sql, values: values.into_iter().collect(), unique: None }
    }

    #[must_use]
    pub(crate) fn unique(mut self, kind: LookupKind) -> Self {
        self.unique = Some(kind);
        self
    }

    /// What a taken primary key means.
    pub(crate) fn taken(&self) -> StoreError {
        self.unique.map_or(StoreError::Conflict, |kind| StoreError::Duplicate { kind })
    }
}

/// `values![a, b, c]`: an array of [`Value`]s.
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::value::Value::from($value)),*] };
}
pub(crate) use values;

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        let value = i64::try_from(value);
        assert!(value.is_ok(), "no counter of ours reaches 2^63");
        Self::Int(value.unwrap_or(i64::MAX))
    }
}

impl From<u16> for Value {
    fn from(value: u16) -> Self {
        Self::Int(value.into())
    }
}

impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Self::Text(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value.into())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Blob(value)
    }
}

impl From<[u8; 32]> for Value {
    fn from(value: [u8; 32]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Blob(value.as_bytes().to_vec())
    }
}

impl From<OwnerId> for Value {
    fn from(value: OwnerId) -> Self {
        value.uuid().into()
    }
}

impl From<RecordId> for Value {
    fn from(value: RecordId) -> Self {
        value.uuid().into()
    }
}

impl From<TaskId> for Value {
    fn from(value: TaskId) -> Self {
        value.uuid().into()
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Int(value.as_microsecond())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One row of an answer. A column that is not what the schema says is an inconsistency, not a panic.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) table: &'static str,
    pub(crate) values: Vec<Value>,
}

impl Row {
    fn wrong(&self, column: usize) -> StoreError {
        StoreError::inconsistent(self.table, format!("column {column} of the answer"))
    }

    pub(crate) fn is_null(&self, column: usize) -> bool {
        matches!(self.values.get(column), None | Some(Value::Null))
    }

    pub(crate) fn int(&self, column: usize) -> Result<i64, StoreError> {
        match self.values.get(column) {
            Some(Value::Int(value)) => Ok(*value),
            _ => Err(self.wrong(column)),
        }
    }

    pub(crate) fn count(&self, column: usize) -> Result<u64, StoreError> {
        u64::try_from(self.int(column)?).map_err(|_| self.wrong(column))
    }

    pub(crate) fn shard(&self, column: usize) -> Result<u16, StoreError> {
        u16::try_from(self.int(column)?).map_err(|_| self.wrong(column))
    }

    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.values.get(column) {
            Some(Value::Text(value)) => Ok(value),
            _ => Err(self.wrong(column)),
        }
    }

    /// A text of a closed list.
    pub(crate) fn named<T>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        parse(self.text(column)?).ok_or_else(|| self.wrong(column))
    }

    pub(crate) fn blob(&self, column: usize) -> Result<&[u8], StoreError> {
        match self.values.get(column) {
            Some(Value::Blob(value)) => Ok(value),
            _ => Err(self.wrong(column)),
        }
    }

    pub(crate) fn hash(&self, column: usize) -> Result<[u8; 32], StoreError> {
        self.blob(column)?.try_into().map_err(|_| self.wrong(column))
    }

    pub(crate) fn uuid(&self, column: usize) -> Result<Uuid, StoreError> {
        Uuid::from_slice(self.blob(column)?).map_err(|_| self.wrong(column))
    }

    pub(crate) fn owner(&self, column: usize) -> Result<OwnerId, StoreError> {
        self.uuid(column).map(OwnerId::from_uuid)
    }

    pub(crate) fn instant(&self, column: usize) -> Result<Timestamp, StoreError> {
        Timestamp::from_microsecond(self.int(column)?).map_err(|_| self.wrong(column))
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

impl rusqlite::types::FromSql for Value {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        use rusqlite::types::{FromSqlError, ValueRef};
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(value) => Self::Int(value),
            ValueRef::Real(_) => return Err(FromSqlError::InvalidType),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned().into()),
            ValueRef::Blob(value) => Self::Blob(value.to_vec()),
        })
    }
}
