-- Document bytes, sealed. An object never changes; its name is the SHA-256 of its ciphertext.

CREATE TABLE object (
  name   BYTEA  NOT NULL CHECK (length(name) = 32),
  owner  BYTEA  NOT NULL CHECK (length(owner) = 16),
  sealed BYTEA  NOT NULL CHECK (length(sealed) > 0),
  PRIMARY KEY (name)
){bulky};
