//! Every statement, once, in the dialect both engines share.
//!
//! Parameters appear in the order of their numbers (SQLite numbers `$1` by first appearance), every
//! statement names its shard, and none reads two owners. Names begin with the table they answer from.

pub(crate) const OWNER: &str = "owner";
pub(crate) const RECORD: &str = "record";
pub(crate) const LEDGER: &str = "ledger";
pub(crate) const LOOKUP: &str = "lookup";
pub(crate) const TASK: &str = "task";
pub(crate) const OWNER_KEY: &str = "owner_key";
pub(crate) const OBJECT: &str = "object";

pub(crate) const OWNER_READ: &str = "\
SELECT kind, status, version, seq, hash, logged
FROM owner
WHERE shard = $1 AND owner = $2";

/// The serial point of an owner. SQLite has one writer and no such clause.
pub(crate) const OWNER_LOCK_POSTGRES: &str = "\
SELECT kind, status, version, seq, hash, logged
FROM owner
WHERE shard = $1 AND owner = $2
FOR UPDATE";

pub(crate) const OWNER_INSERT: &str = "\
INSERT INTO owner (shard, owner, kind, status, version, seq, hash, logged)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";

pub(crate) const OWNER_UPDATE: &str = "\
UPDATE owner
SET status = $1, version = $2, seq = $3, hash = $4
WHERE shard = $5 AND owner = $6";

pub(crate) const OWNER_STATUS: &str = "\
UPDATE owner
SET status = $1
WHERE shard = $2 AND owner = $3";

pub(crate) const OWNER_LOGGED: &str = "\
UPDATE owner
SET logged = $1
WHERE shard = $2 AND owner = $3 AND logged < $1";

pub(crate) const OWNER_LOGGED_OF_SHARD: &str = "\
SELECT owner, logged
FROM owner
WHERE shard = $1 AND logged > 0
ORDER BY owner";

pub(crate) const OWNER_UNLOG: &str = "\
UPDATE owner
SET logged = $1
WHERE shard = $2 AND owner = $3 AND logged > $1";

pub(crate) const OWNER_UNLOGGED: &str = "\
SELECT shard, owner, seq, logged
FROM owner
WHERE shard >= $1 AND shard < $2 AND logged < seq
ORDER BY shard, owner
LIMIT $3";

pub(crate) const OWNER_COUNT: &str = "\
SELECT kind, status, COUNT(*)
FROM owner
WHERE shard >= $1 AND shard < $2
GROUP BY kind, status
ORDER BY kind, status";

pub(crate) const OWNER_ANY: &str = "\
SELECT shard
FROM owner
WHERE shard >= $1 AND shard < $2
LIMIT 1";

/// How many kinds [`OWNER_WITH_RECORDS`] names: who asks for fewer names one again.
pub(crate) const KINDS: usize = 10;

/// An owner with its records of some kinds, in one snapshot. An owner without such records gives one row
/// whose record columns are null.
pub(crate) const OWNER_WITH_RECORDS: &str = "\
SELECT o.kind, o.status, o.version, r.kind, r.id, r.version, r.payload
FROM owner AS o
LEFT JOIN record AS r
ON r.shard = o.shard AND r.owner = o.owner AND r.kind IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
WHERE o.shard = $11 AND o.owner = $12
ORDER BY r.kind, r.order_key, r.id";

pub(crate) const OWNER_WITH_RECORD: &str = "\
SELECT o.kind, o.status, o.version, r.kind, r.id, r.version, r.payload
FROM owner AS o
JOIN record AS r
ON r.shard = o.shard AND r.owner = o.owner AND r.kind = $1 AND r.id = $2
WHERE o.shard = $3 AND o.owner = $4";

/// All records of an owner, for a check of everything.
pub(crate) const RECORDS_OF_OWNER: &str = "\
SELECT kind, id, version, payload
FROM record
WHERE shard = $1 AND owner = $2
ORDER BY kind, order_key, id";

/// Owners after one, in order: a page of all of them.
pub(crate) const OWNERS_AFTER: &str = "\
SELECT kind, status, version, seq, hash, logged, shard, owner
FROM owner
WHERE shard > $1 OR (shard = $1 AND owner > $2)
ORDER BY shard, owner
LIMIT $3";

pub(crate) const RECORD_PUT: &str = "\
INSERT INTO record (shard, owner, kind, id, version, order_key, payload)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (shard, owner, kind, id)
DO UPDATE SET version = excluded.version, order_key = excluded.order_key, payload = excluded.payload";

pub(crate) const RECORD_REMOVE: &str = "\
DELETE FROM record
WHERE shard = $1 AND owner = $2 AND kind = $3 AND id = $4";

pub(crate) const LEDGER_APPEND: &str = "\
INSERT INTO ledger (shard, owner, seq, at, actor, action, detail, prev, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

pub(crate) const LEDGER_READ: &str = "\
SELECT seq, at, actor, action, detail, prev, hash
FROM ledger
WHERE shard = $1 AND owner = $2 AND seq > $3 AND seq <= $4
ORDER BY seq";

pub(crate) const LEDGER_HASHES: &str = "\
SELECT seq, hash
FROM ledger
WHERE shard = $1 AND owner = $2 AND seq > $3 AND seq <= $4
ORDER BY seq";

pub(crate) const LOOKUP_FIND: &str = "\
SELECT owner, record
FROM lookup
WHERE shard = $1 AND kind = $2 AND key = $3";

pub(crate) const LOOKUP_PUT: &str = "\
INSERT INTO lookup (shard, kind, key, owner, record)
VALUES ($1, $2, $3, $4, $5)";

pub(crate) const LOOKUP_REMOVE: &str = "\
DELETE FROM lookup
WHERE shard = $1 AND kind = $2 AND key = $3 AND owner = $4";

/// Sent again with the same identifier, a task stays one task.
pub(crate) const TASK_PUT: &str = "\
INSERT INTO task (shard, due, id, owner, kind, attempts, lease, payload)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
ON CONFLICT (shard, due, id) DO NOTHING";

/// A hint of where work waits; taking it is then done shard by shard.
pub(crate) const TASK_DUE_SHARDS: &str = "\
SELECT DISTINCT shard
FROM task
WHERE shard >= $1 AND shard < $2 AND due <= $3 AND lease <= $3
ORDER BY shard";

/// The outer conditions are looked at again by PostgreSQL after waiting for a row somebody else took.
pub(crate) const TASK_LEASE: &str = "\
UPDATE task
SET lease = $1, attempts = attempts + 1
WHERE shard = $2 AND due <= $3 AND lease <= $3 AND id IN (
  SELECT id
  FROM task
  WHERE shard = $2 AND due <= $3 AND lease <= $3
  ORDER BY due, id
  LIMIT $4
)
RETURNING due, id, owner, kind, attempts, lease, payload";

pub(crate) const TASK_FINISH: &str = "\
DELETE FROM task
WHERE shard = $1 AND due = $2 AND id = $3 AND lease = $4
RETURNING attempts";

pub(crate) const TASK_RETRY: &str = "\
UPDATE task
SET due = $1, lease = $2
WHERE shard = $3 AND due = $4 AND id = $5 AND lease = $6
RETURNING attempts";

pub(crate) const TASK_COUNT: &str = "\
SELECT kind, COUNT(*)
FROM task
WHERE shard >= $1 AND shard < $2
GROUP BY kind
ORDER BY kind";

pub(crate) const KEY_READ: &str = "\
SELECT master, wrapped
FROM owner_key
WHERE shard = $1 AND owner = $2";

pub(crate) const KEY_PUT: &str = "\
INSERT INTO owner_key (shard, owner, master, wrapped)
VALUES ($1, $2, $3, $4)
ON CONFLICT (shard, owner) DO NOTHING";

pub(crate) const KEY_DESTROY: &str = "\
UPDATE owner_key
SET master = '', wrapped = $1
WHERE shard = $2 AND owner = $3";

pub(crate) const KEYS_UNDER_OTHER_MASTERS: &str = "\
SELECT owner, master, wrapped
FROM owner_key
WHERE shard = $1 AND master <> $2 AND master <> ''";

pub(crate) const KEY_REWRAP: &str = "\
UPDATE owner_key
SET master = $1, wrapped = $2
WHERE shard = $3 AND owner = $4 AND master = $5";

pub(crate) const RING_READ: &str = "\
SELECT name, proof
FROM ring
ORDER BY name";

pub(crate) const RING_PUT: &str = "\
INSERT INTO ring (name, proof)
VALUES ($1, $2)
ON CONFLICT (name) DO NOTHING";

pub(crate) const RING_REMOVE: &str = "\
DELETE FROM ring
WHERE name = $1";

pub(crate) const OBJECT_PUT: &str = "\
INSERT INTO object (name, owner, sealed)
VALUES ($1, $2, $3)";

pub(crate) const OBJECT_READ: &str = "\
SELECT sealed
FROM object
WHERE name = $1 AND owner = $2";

pub(crate) const OBJECT_REMOVE: &str = "\
DELETE FROM object
WHERE name = $1 AND owner = $2";

/// The place of the last object.
pub(crate) const OBJECT_LAST: &str = "\
SELECT COALESCE(MAX(rowid), 0)
FROM object";

pub(crate) const OBJECTS_AFTER: &str = "\
SELECT rowid, name, owner
FROM object
WHERE rowid > $1 AND rowid <= $2
ORDER BY rowid
LIMIT $3";

pub(crate) const SWEPT_READ: &str = "\
SELECT position
FROM swept";

pub(crate) const SWEPT_PUT: &str = "\
INSERT INTO swept (one, position)
VALUES (1, $1)
ON CONFLICT (one) DO UPDATE SET position = excluded.position";

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every statement of the rows' database.
    pub(crate) const MAIN: &[&str] = &[
        OWNER_READ,
        OWNER_INSERT,
        OWNER_UPDATE,
        OWNER_STATUS,
        OWNER_LOGGED,
        OWNER_UNLOGGED,
        OWNER_LOGGED_OF_SHARD,
        OWNER_UNLOG,
        OWNER_COUNT,
        OWNER_ANY,
        OWNERS_AFTER,
        RECORDS_OF_OWNER,
        OWNER_WITH_RECORDS,
        OWNER_WITH_RECORD,
        RECORD_PUT,
        RECORD_REMOVE,
        LEDGER_APPEND,
        LEDGER_READ,
        LEDGER_HASHES,
        LOOKUP_FIND,
        LOOKUP_PUT,
        LOOKUP_REMOVE,
        TASK_PUT,
        TASK_DUE_SHARDS,
        TASK_LEASE,
        TASK_FINISH,
        TASK_RETRY,
        TASK_COUNT,
    ];

    #[test]
    fn parameters_appear_in_order_and_every_statement_names_its_shard() {
        for sql in MAIN.iter().chain(&[OWNER_LOCK_POSTGRES]) {
            let mut next = 1;
            for number in sql.split('$').skip(1) {
                let digits = number.chars().take_while(char::is_ascii_digit).collect::<String>();
                let number: u32 = digits.parse().unwrap();
                assert!(number <= next, "${number} comes before ${next} in\n{sql}");
                next = next.max(number + 1);
            }
            let split = if sql.starts_with("INSERT") { "VALUES" } else { "WHERE" };
            let (before, after) = sql.split_once(split).unwrap();
            let place = if sql.starts_with("INSERT") { before } else { after };
            assert!(place.contains("shard"), "no shard in\n{sql}");
        }
    }

    #[test]
    fn no_statement_is_forgotten() {
        let source = include_str!("sql.rs").split("#[cfg(test)]").next().unwrap();
        let statements = source.matches(": &str = \"\\").count();
        let others = [
            OWNER_LOCK_POSTGRES,
            KEY_READ,
            KEY_PUT,
            KEY_DESTROY,
            KEYS_UNDER_OTHER_MASTERS,
            KEY_REWRAP,
            RING_READ,
            RING_PUT,
            RING_REMOVE,
            OBJECT_PUT,
            OBJECT_READ,
            OBJECT_REMOVE,
            OBJECT_LAST,
            OBJECTS_AFTER,
            SWEPT_READ,
            SWEPT_PUT,
        ];
        assert_eq!(statements, MAIN.len() + others.len());
    }
}
