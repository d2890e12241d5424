//! Two engines behind one private facade: read rows, change one thing, write one owner.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use carnet_core::id::OwnerId;
use carnet_core::record::OwnerKind;

use crate::error::StoreError;
use crate::schema::Schema;
use crate::sql;
use crate::value::{Query, Row, Value, values};

/// The row of an owner, locked while a write is planned.
#[derive(Debug, Clone)]
pub(crate) struct OwnerRow {
    pub(crate) kind: OwnerKind,
    pub(crate) status: String,
    pub(crate) version: u64,
    pub(crate) seq: u64,
    pub(crate) hash: [u8; 32],
}

impl OwnerRow {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: row.named(0, OwnerKind::parse)?,
            status: row.text(1)?.to_owned(),
            version: row.count(2)?,
            seq: row.count(3)?,
            hash: row.hash(4)?,
        })
    }
}

/// What to write once the owner's row is locked: decided from that row, without waiting for anything.
pub(crate) type Plan<T> =
    Box<dyn FnOnce(Option<OwnerRow>) -> Result<(Vec<Query>, T), StoreError> + Send>;

/// One database on one engine.
#[derive(Debug)]
pub(crate) enum Driver {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Driver {
    /// Brings the schema forward.
    pub(crate) async fn migrate(&self, schema: Schema) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.migrate(schema).await,
            Self::Postgres(postgres) => postgres.migrate(schema).await,
        }
    }

    /// Reads, in one snapshot.
    pub(crate) async fn rows(
        &self,
        table: &'static str,
        query: Query,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.rows(table, query).await,
            Self::Postgres(postgres) => postgres.rows(table, query).await,
        }
    }

    /// Runs one statement that changes something; durable when it returns.
    pub(crate) async fn change(
        &self,
        table: &'static str,
        query: Query,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => {
                sqlite.write(move |connection| sqlite::run(connection, table, &query)).await
            }
            Self::Postgres(postgres) => postgres.change(table, query).await,
        }
    }

    /// Writes one owner: locks its row, plans, applies all of it or nothing; durable when it returns.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        owner: OwnerId,
        plan: Plan<T>,
    ) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(sqlite) => {
                sqlite
                    .write(move |connection| {
                        let lock = Query::new(sql::OWNER_READ, owner_key(owner));
                        let row = sqlite::run(connection, sql::OWNER, &lock)?;
                        let (queries, answer) = plan(row.first().map(OwnerRow::read).transpose()?)?;
                        for query in &queries {
                            sqlite::run(connection, "", query)?;
                        }
                        Ok(answer)
                    })
                    .await
            }
            Self::Postgres(postgres) => postgres.write(owner, plan).await,
        }
    }
}

/// Shard and owner: the first two values of nearly every statement.
pub(crate) fn owner_key(owner: OwnerId) -> [Value; 2] {
    values![owner.shard(), owner]
}

/// The bounds of a statement over every shard.
pub(crate) fn all_shards() -> [Value; 2] {
    values![0_u16, carnet_core::id::SHARDS]
}
