//! Identifiers: one type per kind of thing, all UUIDv7, all shown as `doc_018f…`.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many shards the storage is divided into; part of every key.
pub const SHARDS: u16 = 1024;

/// A text that is not an identifier of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier of kind {expected}")]
pub struct InvalidId {
    /// The prefix that was expected, like `doc`.
    pub expected: &'static str,
}

/// Makes a UUIDv7 from an instant and ten random bytes.
///
/// The last bytes stay random, which is what [`OwnerId::shard`] counts on.
pub fn uuid_v7(now: Timestamp, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $prefix:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The prefix of the text form.
            pub const PREFIX: &'static str = $prefix;

            /// A new identifier, ordered by time.
            pub fn new(now: Timestamp, random: [u8; 10]) -> Self {
                Self(uuid_v7(now, random))
            }

            /// Wraps an existing UUID.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// When it was made, to the millisecond.
            pub fn made(self) -> Timestamp {
                let front = self.0.as_u128() >> 80;
                let millis = i64::try_from(front).unwrap_or_default();
                Timestamp::from_millisecond(millis).unwrap_or_default()
            }

            /// The UUID inside.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", $prefix, self.0.simple())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let invalid = InvalidId { expected: $prefix };
                let rest = text
                    .strip_prefix($prefix)
                    .and_then(|rest| rest.strip_prefix('_'))
                    .ok_or_else(|| invalid.clone())?;
                if rest.len() != 32 {
                    return Err(invalid);
                }
                Uuid::try_parse(rest).map(Self).map_err(|_| invalid)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// Whoever rows hang on: a space, an account, a practitioner, an organisation…
    OwnerId => "own",
    /// A document through all its metadata versions (XDS `logicalId`).
    DocumentId => "doc",
    /// One metadata version of a document (XDS `entryUUID`); new at each change.
    EntryId => "ent",
    /// A lot de soumission (XDS SubmissionSet).
    SubmissionId => "sub",
    /// A folder of documents.
    FolderId => "fld",
    /// A notice owed to somebody.
    NoticeId => "ntc",
    /// A signed-in session.
    SessionId => "ses",
    /// A unit of work for later.
    TaskId => "tsk",
    /// Any other record of an owner.
    RecordId => "rec",
}

impl OwnerId {
    /// The shard all rows of this owner live in, `0..1024`.
    ///
    /// Taken from the random end of the UUID: the front is a clock and would send a whole
    /// campaign to one shard.
    pub fn shard(self) -> u16 {
        let bytes = self.0.as_bytes();
        u16::from_be_bytes([bytes[14], bytes[15]]) % SHARDS
    }
}

impl From<DocumentId> for RecordId {
    fn from(id: DocumentId) -> Self {
        Self(id.0)
    }
}

impl From<RecordId> for DocumentId {
    fn from(id: RecordId) -> Self {
        Self(id.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_round_trips_and_refuses_another_kind() {
        let id = DocumentId::new(Timestamp::UNIX_EPOCH, [7; 10]);
        assert_eq!(id.to_string().parse::<DocumentId>(), Ok(id));
        assert!(id.to_string().parse::<OwnerId>().is_err());
        assert!("doc_".parse::<DocumentId>().is_err());
    }

    #[test]
    fn an_identifier_says_when_it_was_made() {
        let at = Timestamp::from_millisecond(1_772_438_400_123).unwrap();
        assert_eq!(DocumentId::new(at, [255; 10]).made(), at);
    }

    #[test]
    fn shards_follow_the_random_end() {
        let now = Timestamp::UNIX_EPOCH;
        let mut random = [0; 10];
        random[9] = 5;
        assert_eq!(OwnerId::new(now, random).shard(), 5);
        assert!(OwnerId::new(now, [255; 10]).shard() < SHARDS);
    }
}
