//! SQLite: one writer thread that groups concurrent commits into one fsync, several readers.
//!
//! Each unit of work runs in a savepoint of the group's transaction, so that one that fails takes back
//! nothing of the others; nobody is answered before the group is on disk.

use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::hooks::{CheckpointMode, Wal};
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi, params_from_iter};
use tokio::sync::{Semaphore, mpsc, oneshot};

use crate::error::StoreError;
use crate::faults::{self, Point, Step, Subject};
use crate::halt::Halt;
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
    /// Whose fail points its steps are.
    pub(crate) subject: Subject,
    pub(crate) page_bytes: u32,
    pub(crate) cache_kib: u32,
    /// Pages of the write-ahead log from which on it is copied into the database.
    pub(crate) backfill_pages: i32,
    /// `ON` where what is deleted must be overwritten.
    pub(crate) secure_delete: &'static str,
}

impl Tuning {
    /// Small rows: a page holds the records of one owner together.
    pub(crate) const ROWS: Self = Self {
        subject: Subject::Rows,
        page_bytes: 8192,
        cache_kib: 8192,
        backfill_pages: 1000,
        secure_delete: "OFF",
    };
    /// Wrapped keys, which can be destroyed.
    pub(crate) const KEYS: Self = Self {
        subject: Subject::Keys,
        page_bytes: 4096,
        cache_kib: 2048,
        backfill_pages: 8,
        secure_delete: "ON",
    };
    /// Blobs of tens of kilobytes.
    pub(crate) const OBJECTS: Self = Self {
        subject: Subject::Content,
        page_bytes: 8192,
        cache_kib: 4096,
        backfill_pages: 1000,
        secure_delete: "OFF",
    };
}

/// One SQLite database.
pub(crate) struct Sqlite {
    path: PathBuf,
    jobs: mpsc::Sender<Job>,
    readers: Arc<Readers>,
    halt: Halt,
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
    pub(crate) fn open(path: &Path, tuning: Tuning, halt: &Halt) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let writer = connect(path, tuning, OpenFlags::SQLITE_OPEN_CREATE)?;
        if let Some(folder) = path.parent() {
            // The name of a new database must survive a power cut as well as its pages.
            faults::step(Point(tuning.subject, Step::Folder), || {
                std::fs::File::open(folder)?.sync_all()
            })?;
        }
        writer.wal_hook(Some(tuning.backfill()));
        let readers = (0..READERS)
            .map(|_| connect(path, tuning, OpenFlags::empty()))
            .collect::<Result<Vec<_>, _>>()?;
        let (jobs, queue) = mpsc::channel(QUEUE);
        let permits = Arc::new(Semaphore::new(READERS));
        let readers = Arc::new(Readers { idle: Mutex::new(readers), permits });
        std::thread::Builder::new().name("carnet-writer".to_owned()).spawn({
            let (commit, halt) = (Point(tuning.subject, Step::Commit), halt.clone());
            let readers = Arc::clone(&readers);
            move || {
                write_loop(&writer, queue, commit, &halt);
                if halt.is_on() {
                    // The last connection to close copies the write-ahead log and flushes both files: a second
                    // try, which the kernel may grant although it has lost the pages. None is closed.
                    std::mem::forget((writer, readers));
                }
            }
        })?;
        Ok(Self { path: path.to_owned(), jobs, readers, halt: halt.clone() })
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
        let halt = self.halt.clone();
        let job: Job = Box::new(move |connection| {
            let result = connection.map_or_else(
                || Err(StoreError::unavailable("the transaction could not begin")),
                |connection| savepoint(connection, work),
            );
            if result.as_ref().is_err_and(is_of_the_disk) {
                halt.now();
            }
            Box::new(move |group| {
                // Nobody listening means the caller gave up waiting; the work stands.
                drop(tell.send(group.and(result)));
            })
        });
        self.jobs.send(job).await.map_err(|_| StoreError::Halted)?;
        told.await.map_err(|_| StoreError::Halted)?
    }

    /// Writes the database as it stands into a new file, checked, while others go on reading and writing.
    pub(crate) async fn snapshot(&self, to: &Path) -> Result<(), StoreError> {
        let (path, to) = (self.path.clone(), to.to_owned());
        let work = tokio::task::spawn_blocking(move || {
            let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            connection.busy_timeout(BUSY)?;
            let name = to.to_str().ok_or_else(|| StoreError::unavailable("a path is no text"))?;
            connection.execute("VACUUM INTO ?1", [name])?;
            check(&to)
        });
        work.await.map_err(StoreError::unavailable)?
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

/// Reads a whole database file and answers an error when it is damaged.
pub(crate) fn check(path: &Path) -> Result<(), StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(StoreError::inconsistent("database file", said)) }
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
fn write_loop(connection: &Connection, mut queue: mpsc::Receiver<Job>, commit: Point, halt: &Halt) {
    while let Some(first) = queue.blocking_recv() {
        let mut answers = Vec::new();
        let group = write_group(connection, first, &mut queue, &mut answers, commit);
        if group.as_ref().is_err_and(is_of_the_disk) {
            halt.now();
        }
        let halted = halt.is_on();
        let group = if halted { Err(StoreError::Halted) } else { group };
        for answer in answers {
            answer(match &group {
                Ok(()) => Ok(()),
                Err(StoreError::Halted) => Err(StoreError::Halted),
                Err(error) => Err(StoreError::unavailable(error.to_string())),
            });
        }
        if halted {
            return;
        }
    }
}

fn write_group(
    connection: &Connection,
    first: Job,
    queue: &mut mpsc::Receiver<Job>,
    answers: &mut Vec<Answer>,
    commit: Point,
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
    let committed: Result<(), StoreError> =
        faults::step(commit, || Ok(connection.execute_batch("COMMIT")?));
    if BACKFILL_FAILED.take() {
        return Err(StoreError::Halted);
    }
    if committed.is_err() && !connection.is_autocommit() {
        drop(connection.execute_batch("ROLLBACK"));
    }
    committed
}

/// True for failures after which nobody knows what the disk holds; a full disk is not one.
fn is_of_the_disk(error: &StoreError) -> bool {
    let StoreError::Unavailable(source) = error else { return matches!(error, StoreError::Halted) };
    let sqlite = source.downcast_ref::<rusqlite::Error>();
    let code = sqlite.and_then(rusqlite::Error::sqlite_error_code);
    // A fail point speaks the language of files.
    let file = source.downcast_ref::<std::io::Error>();
    code == Some(ErrorCode::SystemIoFailure)
        || file.and_then(std::io::Error::raw_os_error) == Some(5)
}

impl Tuning {
    /// What copies the write-ahead log into this database. SQLite's own hook hides that a flush failed.
    fn backfill(self) -> fn(&Wal, i32) -> rusqlite::Result<()> {
        match self.subject {
            Subject::Keys => |wal, pages| {
                backfill(Self::KEYS, wal, pages);
                Ok(())
            },
            Subject::Content => |wal, pages| {
                backfill(Self::OBJECTS, wal, pages);
                Ok(())
            },
            _ => |wal, pages| {
                backfill(Self::ROWS, wal, pages);
                Ok(())
            },
        }
    }
}

thread_local! {
    /// Whether the last copy on this writer's thread failed. What a hook answers reaches the commit as an error that
    /// says nothing.
    static BACKFILL_FAILED: Cell<bool> = const { Cell::new(false) };
}

fn backfill(tuning: Tuning, wal: &Wal, pages: i32) {
    if pages < tuning.backfill_pages {
        return;
    }
    let copied = faults::step(Point(tuning.subject, Step::Backfill), || {
        match wal.checkpoint_v2(CheckpointMode::PASSIVE) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure) => {
                Err(StoreError::from(error))
            }
            // A full disk or a long reader: the commit stands in the log, and the next one tries again.
            _ => Ok(()),
        }
    });
    BACKFILL_FAILED.set(copied.is_err());
}

#[cfg(test)]
mod tests;
