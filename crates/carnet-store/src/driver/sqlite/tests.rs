use std::sync::mpsc as blocking;

use super::*;
use crate::value::values;

const PUT: &str = "INSERT INTO ring (name, proof) VALUES ($1, $2)";

async fn database() -> (tempfile::TempDir, Sqlite) {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Sqlite::open(&folder.path().join("keys.db"), Tuning::KEYS, &Halt::new()).unwrap();
    sqlite.migrate(Schema::Keys).await.unwrap();
    (folder, sqlite)
}

fn put(connection: &Connection, name: &'static str) -> Result<(), StoreError> {
    run(connection, "ring", &Query::new(PUT, values![name, [0; 32]])).map(drop)
}

async fn names(sqlite: &Sqlite) -> Vec<String> {
    let rows = sqlite.rows("ring", Query::new(crate::sql::RING_READ, [])).await.unwrap();
    rows.iter().map(|row| row.text(0).unwrap().to_owned()).collect()
}

type Unit = Box<dyn FnOnce(&Connection) -> Result<(), StoreError> + Send>;

/// Runs units in one group: the writer is held back until all of them wait.
async fn grouped(sqlite: &Sqlite, units: Vec<Unit>) -> Vec<Result<(), StoreError>> {
    let (open, gate) = blocking::channel::<()>();
    let mut all: Vec<Unit> = vec![Box::new(move |_| gate.recv().map_err(StoreError::unavailable))];
    all.extend(units);
    let mut told = Vec::new();
    for unit in all {
        let (tell, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = savepoint(connection.unwrap(), unit);
            Box::new(move |group| drop(tell.send(group.and(result))))
        });
        sqlite.jobs.send(job).await.unwrap();
        told.push(answer);
    }
    open.send(()).unwrap();
    let mut results = Vec::new();
    for answer in told {
        results.push(answer.await.unwrap());
    }
    results
}

#[tokio::test]
async fn a_unit_that_fails_takes_back_nothing_of_the_others() {
    let (_folder, sqlite) = database().await;
    let results = grouped(
        &sqlite,
        vec![
            Box::new(|connection| put(connection, "one")),
            Box::new(|connection| {
                put(connection, "two")?;
                put(connection, "one")
            }),
            Box::new(|connection| put(connection, "three")),
        ],
    )
    .await;
    assert!(matches!(results[2], Err(StoreError::Conflict)), "{results:?}");
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 3);
    assert_eq!(names(&sqlite).await, ["one", "three"]);
}

#[tokio::test]
async fn a_unit_that_panics_takes_back_itself_alone() {
    let (_folder, sqlite) = database().await;
    let results = grouped(
        &sqlite,
        vec![
            Box::new(|connection| {
                put(connection, "one")?;
                panic!("a broken rule")
            }),
            Box::new(|connection| put(connection, "two")),
        ],
    )
    .await;
    assert!(results[1].is_err() && results[2].is_ok(), "{results:?}");
    assert_eq!(names(&sqlite).await, ["two"]);
}

#[tokio::test]
async fn a_lost_transaction_is_answered_to_its_whole_group() {
    let (_folder, sqlite) = database().await;
    let results = grouped(
        &sqlite,
        vec![
            Box::new(|connection| put(connection, "one")),
            // What SQLite does by itself when the disk is full.
            Box::new(|connection| {
                connection.execute_batch("ROLLBACK")?;
                Err(StoreError::unavailable("disk full"))
            }),
        ],
    )
    .await;
    assert!(results.iter().all(Result::is_err), "{results:?}");
    assert!(names(&sqlite).await.is_empty());
    sqlite.write(|connection| put(connection, "later")).await.unwrap();
    assert_eq!(names(&sqlite).await, ["later"]);
}

#[tokio::test]
async fn a_caller_who_stops_waiting_takes_no_reader_away() {
    let (_folder, sqlite) = database().await;
    for _ in 0..4 * READERS {
        let read = sqlite.rows("ring", Query::new(crate::sql::RING_READ, []));
        // Polled once, then dropped: the work is under way, its caller is gone.
        let dropped = tokio::time::timeout(Duration::ZERO, read).await;
        drop(dropped);
    }
    assert!(names(&sqlite).await.is_empty());
}
