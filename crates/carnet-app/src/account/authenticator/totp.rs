//! The codes of an authenticator app: RFC 6238 over RFC 4226, with what every app does: SHA-1, thirty seconds, six
//! digits.

use aws_lc_rs::hmac;
use jiff::Timestamp;

/// How long a code is shown, in seconds.
pub(super) const STEP_S: i64 = 30;
/// How many steps a clock may be off, either way (RFC 6238 §5.2 recommends one).
const SKEW: i64 = 1;

/// The step of a code among those of this instant; the newest when two are the same.
pub(super) fn step_of(seed: &[u8], typed: &str, now: Timestamp) -> Option<i64> {
    let this = now.as_second().div_euclid(STEP_S);
    let mut found = None;
    // All of them, whatever comes of the first: an answer takes as long.
    for step in (this - SKEW)..=(this + SKEW) {
        if crate::secret::same(&code(seed, step), typed) {
            found = Some(step);
        }
    }
    found
}

/// The code of a step (RFC 4226 §5.3).
fn code(seed: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, seed);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let offset = usize::from(bytes.last().copied().unwrap_or_default() & 0x0f);
    let four = bytes.iter().skip(offset).take(4);
    let number = four.fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, its eight digits cut to the last six.
    #[test]
    fn the_vectors_of_the_specification_hold() {
        let seed = b"12345678901234567890";
        for (second, shown) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(seed, second / STEP_S), shown);
        }
    }

    #[test]
    fn a_clock_may_be_one_step_off_and_not_two() {
        let seed = b"12345678901234567890";
        let at = |second| Timestamp::from_second(second).unwrap();
        let step = 1_111_111_109 / STEP_S;
        for second in [1_111_111_109, 1_111_111_109 + STEP_S, 1_111_111_109 - STEP_S] {
            assert_eq!(step_of(seed, "081804", at(second)), Some(step), "{second}");
        }
        assert_eq!(step_of(seed, "081804", at(1_111_111_109 + 2 * STEP_S)), None);
        assert_eq!(step_of(seed, "081804", at(1_111_111_109 - 2 * STEP_S)), None);
        for bad in ["", "08180", "0818040", "８１８０４０"] {
            assert_eq!(step_of(seed, bad, at(1_111_111_109)), None, "{bad}");
        }
    }
}
