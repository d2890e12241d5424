//! PostgreSQL: a small pool of sessions; one commit is two round trips, the second one pipelined.
//!
//! First `BEGIN` and the lock of the owner's row, then every statement and `COMMIT` at once. The lock is
//! held for one round trip, on the row of one owner.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use carnet_core::id::OwnerId;
use futures_util::future::join_all;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, NoTls, Statement};

use super::{OwnerRow, Plan, owner_key};
use crate::config::Secret;
use crate::error::StoreError;
use crate::faults::{self, Moment, Point, Step, Subject};
use crate::schema::{Dialect, JOURNAL_PUT, JOURNAL_READ, Schema};
use crate::sql;
use crate::value::{Query, Row, Value, values};

/// One PostgreSQL database.
#[derive(Debug)]
pub(crate) struct Postgres {
    url: Secret,
    idle: Mutex<Vec<Session>>,
    permits: Semaphore,
    /// The fail point of its commits.
    commit: Point,
}

/// A connection with the statements it has prepared.
#[derive(Debug)]
struct Session {
    client: Client,
    prepared: BTreeMap<&'static str, Statement>,
}

/// A session taken from the pool. It goes back only when its work came to a clean end; dropped otherwise, the
/// connection closes and the server rolls back.
struct Lent<'a> {
    session: Session,
    _permit: SemaphorePermit<'a>,
}

impl Postgres {
    pub(crate) async fn open(
        url: &Secret,
        pool: usize,
        subject: Subject,
    ) -> Result<Self, StoreError> {
        assert!(pool > 0, "a pool without connections answers nothing");
        let postgres = Self {
            url: url.clone(),
            idle: Mutex::new(Vec::new()),
            permits: Semaphore::new(pool),
            commit: Point(subject, Step::Commit),
        };
        let lent = postgres.lend().await?;
        postgres.give_back(lent);
        Ok(postgres)
    }

    async fn lend(&self) -> Result<Lent<'_>, StoreError> {
        let permit = self.permits.acquire().await.map_err(StoreError::unavailable)?;
        let session = loop {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            match idle {
                Some(session) if session.client.is_closed() => {}
                Some(session) => break session,
                None => break self.connect().await?,
            }
        };
        Ok(Lent { session, _permit: permit })
    }

    fn give_back(&self, lent: Lent<'_>) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(lent.session);
    }

    async fn connect(&self) -> Result<Session, StoreError> {
        let (client, connection) = tokio_postgres::connect(self.url.expose(), NoTls).await?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(code = "store.unavailable", %error, "connection to the database ended");
            }
        });
        // A commit is on disk before it is answered, whatever the server's default is.
        client.batch_execute("SET synchronous_commit = on").await?;
        Ok(Session { client, prepared: BTreeMap::new() })
    }

    pub(crate) async fn migrate(&self, schema: Schema) -> Result<(), StoreError> {
        let mut lent = self.lend().await?;
        let session = &mut lent.session;
        session.client.batch_execute(Dialect::Postgres.journal()).await?;
        // Processes that start at the same time migrate one after the other.
        session.client.batch_execute("BEGIN; LOCK TABLE migration IN EXCLUSIVE MODE").await?;
        let journal = session.rows("migration", &Query::new(JOURNAL_READ, [])).await?;
        let applied = journal
            .iter()
            .map(|row| Ok((row.int(0)?, row.blob(1)?.to_vec())))
            .collect::<Result<Vec<_>, StoreError>>()?;
        for migration in schema.pending(&applied)? {
            session.client.batch_execute(&migration.render(Dialect::Postgres)).await?;
            let entry = values![migration.number, migration.name, migration.hash()];
            session.rows("migration", &Query::new(JOURNAL_PUT, entry)).await?;
        }
        session.client.batch_execute("COMMIT").await?;
        self.give_back(lent);
        Ok(())
    }

    pub(crate) async fn rows(
        &self,
        table: &'static str,
        query: Query,
    ) -> Result<Vec<Row>, StoreError> {
        let mut lent = self.lend().await?;
        let answer = lent.session.rows(table, &query).await;
        if !lent.session.client.is_closed() {
            self.give_back(lent);
        }
        answer
    }

    /// Runs one statement, which is its own transaction: durable when it returns.
    pub(crate) async fn change(
        &self,
        table: &'static str,
        query: Query,
    ) -> Result<Vec<Row>, StoreError> {
        faults::strike(self.commit, Moment::Before)?;
        let rows = self.rows(table, query).await?;
        faults::strike(self.commit, Moment::After)?;
        Ok(rows)
    }

    pub(crate) async fn write<T>(&self, owner: OwnerId, plan: Plan<T>) -> Result<T, StoreError> {
        let mut lent = self.lend().await?;
        let row = lent.session.begin(owner).await?;
        let (queries, answer) = match plan(row) {
            Ok(planned) => planned,
            Err(error) => {
                lent.session.client.batch_execute("ROLLBACK").await?;
                self.give_back(lent);
                return Err(error);
            }
        };
        let statements = lent.session.prepare_all(&queries).await?;
        faults::strike(self.commit, Moment::Before)?;
        let outcome = lent.session.finish(&statements, &queries).await;
        if !lent.session.client.is_closed() {
            self.give_back(lent);
        }
        outcome?;
        faults::strike(self.commit, Moment::After)?;
        Ok(answer)
    }

    /// Gives the space of overwritten rows back; the server's own archives are outside our reach.
    pub(crate) async fn scrub(&self) -> Result<(), StoreError> {
        let lent = self.lend().await?;
        lent.session.client.batch_execute("VACUUM owner_key").await?;
        self.give_back(lent);
        Ok(())
    }
}

impl Session {
    async fn prepare(&mut self, sql: &'static str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.prepared.insert(sql, statement.clone());
        Ok(statement)
    }

    async fn rows(&mut self, table: &'static str, query: &Query) -> Result<Vec<Row>, StoreError> {
        let statement = self.prepare(query.sql).await?;
        let rows = self.client.query(&statement, &parameters(query)).await;
        let rows = rows.map_err(|error| failure(error, query))?;
        rows.iter().map(|row| read(table, row)).collect()
    }

    async fn begin(&mut self, owner: OwnerId) -> Result<Option<OwnerRow>, StoreError> {
        let lock = Query::new(sql::OWNER_LOCK_POSTGRES, owner_key(owner));
        let statement = self.prepare(lock.sql).await?;
        let locking = parameters(&lock);
        // Polled in order, so sent in order, in one packet.
        let (begun, rows) = tokio::join!(
            self.client.batch_execute("BEGIN"),
            self.client.query(&statement, &locking)
        );
        begun?;
        let row = rows?.first().map(|row| read(sql::OWNER, row)).transpose()?;
        row.as_ref().map(OwnerRow::read).transpose()
    }

    async fn prepare_all(&mut self, queries: &[Query]) -> Result<Vec<Statement>, StoreError> {
        let mut statements = Vec::with_capacity(queries.len());
        for query in queries {
            statements.push(self.prepare(query.sql).await?);
        }
        Ok(statements)
    }

    /// Sends all statements and the commit without waiting in between. A statement that fails makes the server
    /// refuse the others and turn the commit into a rollback, and its error is what is answered.
    async fn finish(&self, statements: &[Statement], queries: &[Query]) -> Result<(), StoreError> {
        assert!(statements.len() == queries.len(), "each query is prepared");
        let parameters: Vec<_> = queries.iter().map(parameters).collect();
        let client = &self.client;
        let work = join_all(
            statements
                .iter()
                .zip(&parameters)
                .map(|(statement, parameters)| client.query(statement, parameters)),
        );
        let (done, committed) = tokio::join!(work, client.batch_execute("COMMIT"));
        for (result, query) in done.into_iter().zip(queries) {
            result.map_err(|error| failure(error, query))?;
        }
        committed.map_err(Into::into)
    }
}

fn failure(error: tokio_postgres::Error, query: &Query) -> StoreError {
    if error.code() == Some(&SqlState::UNIQUE_VIOLATION) { query.taken() } else { error.into() }
}

fn parameters(query: &Query) -> Vec<&(dyn ToSql + Sync)> {
    query.values.iter().map(parameter).collect()
}

fn parameter(value: &Value) -> &(dyn ToSql + Sync) {
    /// The only column that may be null holds bytes.
    static NULL: Option<&[u8]> = None;
    match value {
        Value::Null => &NULL,
        Value::Int(value) => value,
        Value::Text(value) => value,
        Value::Blob(value) => value,
    }
}

fn read(table: &'static str, row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let value = |(index, column): (usize, &tokio_postgres::Column)| {
        Ok(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(index)?.into(),
            Type::TEXT => row.try_get::<_, Option<String>>(index)?.into(),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(index)?.into(),
            _ => return Err(StoreError::inconsistent(table, format!("type of {}", column.name()))),
        })
    };
    let values = row.columns().iter().enumerate().map(value).collect::<Result<_, _>>()?;
    Ok(Row { table, values })
}
