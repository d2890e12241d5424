//! The little CBOR there is in it.

use ciborium::Value;

/// An attestation object is a map of a map of lists; nothing deeper is worth reading.
const DEPTH_MAX: usize = 16;

/// One item and what follows it.
pub(super) fn item(bytes: &[u8]) -> Option<(Value, &[u8])> {
    let mut rest = bytes;
    let value = ciborium::de::from_reader_with_recursion_limit(&mut rest, DEPTH_MAX).ok()?;
    Some((value, rest))
}

/// A map with nothing after it.
pub(super) fn whole_map(bytes: &[u8]) -> Option<Vec<(Value, Value)>> {
    let (value, rest) = item(bytes)?;
    value.into_map().ok().filter(|_| rest.is_empty())
}

/// The one value of that name.
pub(super) fn one<'a>(map: &'a [(Value, Value)], name: &Value) -> Option<&'a Value> {
    let mut found = map.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
    // Said twice is said not at all: two readers would believe two things.
    found.next().filter(|_| found.next().is_none())
}
