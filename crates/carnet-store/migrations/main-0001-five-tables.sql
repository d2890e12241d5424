-- Everything that belongs to somebody hangs on an owner. Every key begins with the shard, derived from
-- the owner's identifier (or from the key, for lookup), so that the tables can be spread over machines.
-- Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE owner (
  shard   BIGINT NOT NULL CHECK (shard >= 0 AND shard < 1024),
  owner   BYTEA  NOT NULL CHECK (length(owner) = 16),
  kind    TEXT   NOT NULL CHECK (length(kind) > 0),                  -- OwnerKind
  status  TEXT   NOT NULL CHECK (length(status) > 0),                -- state of a space, 'active', 'erased'
  version BIGINT NOT NULL CHECK (version >= 0),                      -- moves with every change of its records
  seq     BIGINT NOT NULL CHECK (seq >= 0),                          -- head of its ledger: last number
  hash    BYTEA  NOT NULL CHECK (length(hash) = 32),                 -- head of its ledger: last hash
  logged  BIGINT NOT NULL CHECK (logged >= 0 AND logged <= seq),     -- last number in the transparency log
  PRIMARY KEY (shard, owner)
){sharded};

CREATE INDEX owner_unlogged ON owner (shard, owner) WHERE logged < seq;

CREATE TABLE record (
  shard     BIGINT NOT NULL CHECK (shard >= 0 AND shard < 1024),
  owner     BYTEA  NOT NULL CHECK (length(owner) = 16),
  kind      TEXT   NOT NULL CHECK (length(kind) > 0),                -- RecordKind
  id        BYTEA  NOT NULL CHECK (length(id) = 16),
  version   BIGINT NOT NULL CHECK (version > 0),                     -- the owner's version that wrote it
  order_key BIGINT NOT NULL,                                         -- order among its kind
  payload   BYTEA  NOT NULL CHECK (length(payload) > 0),             -- sealed
  PRIMARY KEY (shard, owner, kind, id)
){sharded};

CREATE TABLE ledger (
  shard  BIGINT NOT NULL CHECK (shard >= 0 AND shard < 1024),
  owner  BYTEA  NOT NULL CHECK (length(owner) = 16),
  seq    BIGINT NOT NULL CHECK (seq > 0),                            -- from 1, without gap
  at     BIGINT NOT NULL,
  actor  TEXT   NOT NULL CHECK (length(actor) > 0),                  -- class of the actor
  action TEXT   NOT NULL CHECK (length(action) > 0),
  detail BYTEA  NOT NULL CHECK (length(detail) > 0),                 -- sealed
  prev   BYTEA  NOT NULL CHECK (length(prev) = 32),                  -- hash of the line before
  hash   BYTEA  NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (shard, owner, seq)
){sharded};

CREATE TABLE lookup (
  shard  BIGINT NOT NULL CHECK (shard >= 0 AND shard < 1024),        -- of the key
  kind   TEXT   NOT NULL CHECK (length(kind) > 0),                   -- LookupKind
  key    BYTEA  NOT NULL CHECK (length(key) = 32),                   -- HMAC of the text, never the text
  owner  BYTEA  NOT NULL CHECK (length(owner) = 16),
  record BYTEA           CHECK (record IS NULL OR length(record) = 16),
  PRIMARY KEY (shard, kind, key)
){sharded};

CREATE TABLE task (
  shard    BIGINT NOT NULL CHECK (shard >= 0 AND shard < 1024),
  due      BIGINT NOT NULL,
  id       BYTEA  NOT NULL CHECK (length(id) = 16),
  owner    BYTEA  NOT NULL CHECK (length(owner) = 16),
  kind     TEXT   NOT NULL CHECK (length(kind) > 0),                 -- TaskKind
  attempts BIGINT NOT NULL CHECK (attempts >= 0),
  lease    BIGINT NOT NULL,                                          -- held until this instant
  payload  BYTEA  NOT NULL CHECK (length(payload) > 0),              -- sealed
  PRIMARY KEY (shard, due, id)
){sharded};

-- Lets a poll look at due work only, whatever waits for later.
CREATE INDEX task_due ON task (due, shard);
