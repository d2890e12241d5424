//! The outer shape of an export. Lines and documents stay raw text, so that what is wrong in one is
//! found there and not taken for a fault of the whole.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{DOCUMENTS_MAX, LINES_MAX};
use crate::chain::FIRST_SEQ;
use crate::export::ExportLine;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope<'a> {
    pub(super) format: String,
    pub(super) owner: String,
    pub(super) origin: String,
    pub(super) verifier_key: String,
    pub(super) checkpoint: String,
    #[serde(borrow)]
    pub(super) lines: Bounded<'a, LINES_MAX>,
    #[serde(borrow)]
    pub(super) documents: Bounded<'a, DOCUMENTS_MAX>,
}

/// A list of at most `MAX` elements: a longer one is refused before it is held in memory.
#[derive(Debug)]
pub(super) struct Bounded<'a, const MAX: usize>(pub(super) Vec<&'a RawValue>);

impl<'de: 'a, 'a, const MAX: usize> Deserialize<'de> for Bounded<'a, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<const MAX: usize>;

        impl<'de, const MAX: usize> Visitor<'de> for Elements<MAX> {
            type Value = Vec<&'de RawValue>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "at most {MAX} elements")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = list.next_element()? {
                    if elements.len() == MAX {
                        return Err(A::Error::invalid_length(MAX + 1, &self));
                    }
                    elements.push(element);
                }
                Ok(elements)
            }
        }

        deserializer.deserialize_seq(Elements::<MAX>).map(Self)
    }
}

/// The line of the ledger in which a text stops being JSON, if it is in one: the line after the last
/// that reads. Used only once the text was found unreadable, to name the place.
pub(super) fn broken_line(json: &[u8]) -> Option<u64> {
    const OPENING: &[u8] = b"\"lines\":[";
    let start = json.windows(OPENING.len()).position(|window| window == OPENING)?;
    let mut rest = json.get(start + OPENING.len()..)?;
    let mut seq = FIRST_SEQ;
    loop {
        let blanks = rest.iter().take_while(|byte| b" \t\r\n,".contains(byte)).count();
        rest = rest.get(blanks..)?;
        if rest.first() == Some(&b']') {
            return None;
        }
        let mut elements = serde_json::Deserializer::from_slice(rest).into_iter::<&RawValue>();
        let element = elements.next().and_then(Result::ok);
        let Some(line) = element.and_then(|raw| serde_json::from_str::<ExportLine>(raw.get()).ok())
        else {
            return Some(seq);
        };
        seq = line.seq.saturating_add(1);
        rest = rest.get(elements.byte_offset()..)?;
    }
}
