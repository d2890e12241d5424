//! How a value becomes bytes before it is sealed: one format byte, then JSON, deflated when long.

use std::io::Read as _;

use flate2::Compression;
use flate2::bufread::{DeflateDecoder, DeflateEncoder};
use serde::Serialize;
use serde::de::DeserializeOwned;

const JSON: u8 = 1;
const DEFLATED_JSON: u8 = 2;

/// Below this deflating costs more than it saves.
const DEFLATE_FROM_BYTES: usize = 512;

/// No value of ours is longer; a damaged one must not fill the memory.
const UNPACKED_BYTES_MAX: u64 = 64 << 20;

/// How much longer a deflated row is when it is unpacked, about.
const INFLATES_TO: usize = 4;

/// Bytes that are not a packed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Undecodable;

/// Packs a value.
///
/// # Panics
/// When the value cannot be JSON (a map with keys that are not texts): ours can.
pub(crate) fn pack(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = vec![JSON];
    let written = serde_json::to_writer(&mut bytes, value);
    assert!(written.is_ok(), "every kept type can be written as JSON");
    if bytes.len() <= DEFLATE_FROM_BYTES {
        return bytes;
    }
    let mut deflated = vec![DEFLATED_JSON];
    let json = bytes.get(1..).unwrap_or_default();
    let read = DeflateEncoder::new(json, Compression::fast()).read_to_end(&mut deflated);
    assert!(read.is_ok(), "deflating memory into memory cannot fail");
    if deflated.len() < bytes.len() { deflated } else { bytes }
}

/// Unpacks a value.
pub(crate) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Undecodable> {
    match bytes.split_first() {
        Some((&JSON, json)) => serde_json::from_slice(json).map_err(|_| Undecodable),
        Some((&DEFLATED_JSON, deflated)) => {
            // A thousand rows are opened for one list: no buffer between, and room for the whole from the start.
            let mut json = Vec::with_capacity(INFLATES_TO.saturating_mul(deflated.len()));
            let mut decoder = DeflateDecoder::new(deflated).take(UNPACKED_BYTES_MAX);
            decoder.read_to_end(&mut json).map_err(|_| Undecodable)?;
            serde_json::from_slice(&json).map_err(|_| Undecodable)
        }
        _ => Err(Undecodable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_values_round_trip() {
        let short = "a".repeat(10);
        assert_eq!(pack(&short).first(), Some(&JSON));
        assert_eq!(unpack(&pack(&short)), Ok(short));
        let long = "compte rendu ".repeat(1000);
        let packed = pack(&long);
        assert_eq!(packed.first(), Some(&DEFLATED_JSON));
        assert!(packed.len() < long.len() / 10);
        assert_eq!(unpack(&packed), Ok(long));
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&b""[..], b"\x01", b"\x02", b"\x03{}", b"\x01{"] {
            assert_eq!(unpack::<String>(bytes), Err(Undecodable));
        }
    }
}
