-- Up to which object the sweep has looked: what was put before and is named by no document is gone.

CREATE TABLE swept (
  one      BIGINT NOT NULL CHECK (one = 1),                          -- a single row
  position BIGINT NOT NULL CHECK (position >= 0),                    -- rowid of the last object looked at
  PRIMARY KEY (one)
){whole};
