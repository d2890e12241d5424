-- The key store: a database of its own, with its own short-lived backups, so that a key that is
-- destroyed is soon gone from the backups too.

CREATE TABLE owner_key (
  shard   BIGINT NOT NULL CHECK (shard >= 0 AND shard < 1024),
  owner   BYTEA  NOT NULL CHECK (length(owner) = 16),
  master  TEXT   NOT NULL,                                           -- the master key that wraps it; empty once destroyed
  wrapped BYTEA  NOT NULL,                                           -- the data key, wrapped; empty once destroyed
  PRIMARY KEY (shard, owner)
){sharded};

-- Which key ring this data belongs to.
CREATE TABLE ring (
  name  TEXT  NOT NULL CHECK (length(name) > 0),
  proof BYTEA NOT NULL CHECK (length(proof) = 32),                   -- recognises the key, says nothing of it
  PRIMARY KEY (name)
){whole};
