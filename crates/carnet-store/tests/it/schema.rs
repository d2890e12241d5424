//! The two engines hold the same schema.

use std::collections::{BTreeMap, BTreeSet};

use crate::world::World;

/// A column: its type, whether it may be null, its place in the primary key.
type Columns = BTreeMap<(String, String), (String, bool, Option<i64>)>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_hold_the_same_tables_and_keys() {
    let Some(postgres) = World::postgres().await else { return };
    let sqlite = World::sqlite().await;
    let (ours, theirs) = (sqlite_columns(&sqlite, "carnet.db"), postgres_columns(&postgres));
    assert_eq!(ours, theirs);
    let tables: BTreeSet<&str> = ours.keys().map(|(table, _)| table.as_str()).collect();
    assert_eq!(
        tables,
        BTreeSet::from(["ledger", "lookup", "migration", "owner", "record", "task"])
    );
    for ((table, column), (_, nullable, _)) in &ours {
        assert_eq!(*nullable, table == "lookup" && column == "record", "{table}.{column}");
    }
    for table in tables.iter().filter(|table| **table != "migration") {
        let shard = ours.get(&((*table).to_owned(), "shard".to_owned()));
        assert_eq!(shard.and_then(|(_, _, place)| *place), Some(1), "{table} begins with shard");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_check_and_index_the_same() {
    let Some(postgres) = World::postgres().await else { return };
    let sqlite = World::sqlite().await;
    let counts = "SELECT c.relname || ' ' || count(*) FROM pg_constraint k \
        JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'c' AND NOT c.relispartition \
        AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname ORDER BY c.relname";
    let theirs = postgres.query(counts);
    let connection = rusqlite::Connection::open(sqlite.path("carnet.db")).unwrap();
    let mut statement = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'migration' ORDER BY name")
        .unwrap();
    let ours: Vec<String> = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .unwrap()
        .map(|table| table.unwrap())
        .map(|(name, sql)| format!("{name} {}", sql.matches("CHECK (").count()))
        .collect();
    assert_eq!(theirs.lines().collect::<Vec<_>>(), ours);
    let indexes = "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' \
        AND tablename IN ('owner', 'record', 'ledger', 'lookup', 'task') \
        AND indexname NOT LIKE '%_pkey' ORDER BY indexname";
    let mut statement = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
        )
        .unwrap();
    let ours: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(postgres.query(indexes).lines().collect::<Vec<_>>(), ours);
}

fn sqlite_columns(world: &World, file: &str) -> Columns {
    let connection = rusqlite::Connection::open(world.path(file)).unwrap();
    let sql = "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk \
        FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        let place: i64 = row.get(4)?;
        let key = (row.get(0)?, row.get(1)?);
        let kind: String = row.get(2)?;
        let nullable = row.get::<_, i64>(3)? == 0 && place == 0;
        Ok((key, (kind, nullable, Some(place).filter(|place| *place > 0))))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn postgres_columns(world: &World) -> Columns {
    let sql = "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, \
        coalesce(array_position(k.conkey, a.attnum), 0) FROM pg_attribute a \
        JOIN pg_class c ON c.oid = a.attrelid \
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p' \
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') \
        AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped";
    let answer = world.query(sql);
    let read = |line: &str| {
        let [table, column, kind, not_null, place] =
            line.split('|').collect::<Vec<_>>().try_into().unwrap();
        let kind = match kind {
            "bigint" => "INTEGER",
            "bytea" => "BLOB",
            "text" => "TEXT",
            other => panic!("{other}"),
        };
        let place: i64 = place.parse().unwrap();
        let place = Some(place).filter(|place| *place > 0);
        ((table.to_owned(), column.to_owned()), (kind.to_owned(), not_null == "f", place))
    };
    answer.lines().map(read).collect()
}
