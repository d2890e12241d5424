//! The schemas: numbered migrations, written once, rendered for each engine, applied forward only.

use std::fmt::Write as _;

use crate::error::StoreError;
use crate::seal;

/// How many native partitions PostgreSQL spreads each sharded table over. It refuses any key without the shard
/// then, which is what a distributed engine needs too.
const PARTITIONS: u32 = 8;

/// One step of a schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    text: &'static str,
}

/// Which database a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Schema {
    Main,
    Keys,
    Content,
}

/// What the engines write differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Schema {
    pub(crate) const fn migrations(self) -> &'static [Migration] {
        match self {
            Self::Main => &[Migration {
                number: 1,
                name: "five-tables",
                text: include_str!("../migrations/main-0001-five-tables.sql"),
            }],
            Self::Keys => &[Migration {
                number: 1,
                name: "wrapped-keys",
                text: include_str!("../migrations/keys-0001-wrapped-keys.sql"),
            }],
            Self::Content => &[
                Migration {
                    number: 1,
                    name: "objects",
                    text: include_str!("../migrations/content-0001-objects.sql"),
                },
                Migration {
                    number: 2,
                    name: "swept",
                    text: include_str!("../migrations/content-0002-swept.sql"),
                },
            ],
        }
    }

    /// The migrations still to apply, once those already applied are found to be ours.
    pub(crate) fn pending(self, applied: &[(i64, Vec<u8>)]) -> Result<Vec<Migration>, StoreError> {
        let known = self.migrations();
        for (number, hash) in applied {
            match known.iter().find(|migration| migration.number == *number) {
                None => {
                    let last = known.last().map_or(0, |migration| migration.number);
                    return Err(StoreError::SchemaTooNew { found: *number, known: last });
                }
                Some(ours) if ours.hash().as_slice() != hash.as_slice() => {
                    return Err(StoreError::MigrationChanged { number: *number });
                }
                Some(_) => {}
            }
        }
        let applied = |number| applied.iter().any(|(done, _)| *done == number);
        Ok(known.iter().copied().filter(|migration| !applied(migration.number)).collect())
    }
}

impl Dialect {
    /// The table that remembers what was applied.
    pub(crate) const fn journal(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "CREATE TABLE IF NOT EXISTS migration \
                 (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL) STRICT"
            }
            Self::Postgres => {
                "CREATE TABLE IF NOT EXISTS migration \
                 (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash BYTEA NOT NULL)"
            }
        }
    }
}

pub(crate) const JOURNAL_READ: &str = "SELECT number, hash FROM migration ORDER BY number";
pub(crate) const JOURNAL_PUT: &str =
    "INSERT INTO migration (number, name, hash) VALUES ($1, $2, $3)";

impl Migration {
    /// Hash of the text, whatever the engine: an applied migration may never change.
    pub(crate) fn hash(&self) -> [u8; 32] {
        seal::sha256(self.text.as_bytes())
    }

    /// The statements in that dialect.
    pub(crate) fn render(&self, dialect: Dialect) -> String {
        match dialect {
            // Clustered by key, so that the rows of one owner lie together; bulky rows stay out of the index.
            Dialect::Sqlite => self
                .text
                .replace("BIGINT", "INTEGER")
                .replace("BYTEA ", "BLOB ")
                .replace("{sharded}", " STRICT, WITHOUT ROWID")
                .replace("{whole}", " STRICT, WITHOUT ROWID")
                .replace("{bulky}", " STRICT"),
            Dialect::Postgres => {
                let mut text = self
                    .text
                    .replace("{sharded}", " PARTITION BY HASH (shard)")
                    .replace("{whole}", "")
                    .replace("{bulky}", "");
                for table in self.sharded_tables() {
                    for remainder in 0..PARTITIONS {
                        let _infallible = writeln!(
                            text,
                            "CREATE TABLE {table}_{remainder} PARTITION OF {table} \
                             FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {remainder});"
                        );
                    }
                }
                text
            }
        }
    }

    fn sharded_tables(&self) -> Vec<&'static str> {
        let blocks = self.text.split("CREATE TABLE ").skip(1);
        blocks
            .filter(|block| {
                block.split_once("\n)").is_some_and(|(_, end)| end.starts_with("{sharded}"))
            })
            .filter_map(|block| block.split_once(" (").map(|(name, _)| name))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tables_are_sharded() {
        let [first] = Schema::Main.migrations() else { panic!("one migration so far") };
        assert_eq!(first.sharded_tables(), ["owner", "record", "ledger", "lookup", "task"]);
        let text = first.render(Dialect::Postgres);
        assert_eq!(text.matches("PARTITION OF").count(), 40);
        assert!(!text.contains('{') && !first.render(Dialect::Sqlite).contains('{'));
        assert!(!first.render(Dialect::Sqlite).contains("BYTEA"));
    }

    #[test]
    fn a_changed_or_unknown_migration_stops() {
        let hash = Schema::Main.migrations()[0].hash().to_vec();
        assert!(Schema::Main.pending(&[(1, hash.clone())]).unwrap().is_empty());
        assert_eq!(Schema::Main.pending(&[]).unwrap().len(), 1);
        let changed = Schema::Main.pending(&[(1, vec![0; 32])]);
        assert!(matches!(changed, Err(StoreError::MigrationChanged { number: 1 })));
        let newer = Schema::Main.pending(&[(1, hash), (99, vec![])]);
        assert!(matches!(newer, Err(StoreError::SchemaTooNew { found: 99, known: 1 })));
    }
}
