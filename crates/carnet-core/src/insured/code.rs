//! Provisional codes: twelve characters, used once, kept as a hash.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Road;

/// A provisional code (code provisoire) given to a person. The code itself is kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisionalCode {
    /// Keyed hash of the code, bound to the space; hexadecimal.
    pub hash: String,
    /// By which road it was given.
    pub road: Road,
    /// When.
    pub given: Timestamp,
    /// It holds until this instant.
    pub until: Timestamp,
    /// When it was used.
    #[serde(default)]
    pub used: Option<Timestamp>,
}

/// Why a code opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeFault {
    /// Not the code that was given.
    #[error("not the code")]
    Wrong,
    /// The right one, too late.
    #[error("the code has expired")]
    Expired,
    /// The right one, a second time.
    #[error("the code was used")]
    Used,
}

impl CodeFault {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wrong => "enrol.code-wrong",
            Self::Expired => "enrol.code-expired",
            Self::Used => "enrol.code-used",
        }
    }
}

impl ProvisionalCode {
    /// Whether a code with that hash opens something now. Only who has the right code hears that it is used or late.
    ///
    /// # Errors
    /// [`CodeFault`].
    pub fn check(&self, hash: &str, now: Timestamp) -> Result<(), CodeFault> {
        if self.hash != hash {
            Err(CodeFault::Wrong)
        } else if self.used.is_some() {
            Err(CodeFault::Used)
        } else if now >= self.until {
            Err(CodeFault::Expired)
        } else {
            Ok(())
        }
    }
}

/// Letters and digits that nobody takes for another.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Characters of a code: sixty bits.
const LENGTH: usize = 12;

/// The code that random bytes spell, as it is printed: three groups of four.
pub fn shown_code(bytes: &[u8; LENGTH]) -> String {
    let mut shown = String::with_capacity(LENGTH + 2);
    for (place, byte) in bytes.iter().enumerate() {
        if place > 0 && place % 4 == 0 {
            shown.push('-');
        }
        let letter = ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or(b'A');
        shown.push(char::from(letter));
    }
    shown
}

/// A code as somebody typed it, without spaces, dashes and case; none when it cannot be one.
pub fn normal_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let fits = code.len() == LENGTH && code.bytes().all(|c| ALPHABET.contains(&c));
    fits.then_some(code)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    #[test]
    fn a_code_is_typed_as_one_likes() {
        let shown = shown_code(&[0, 1, 2, 31, 32, 5, 6, 7, 8, 9, 10, 11]);
        assert_eq!(shown, "ABC9-AFGH-JKLM");
        assert_eq!(normal_code(" abc9 afgh-jklm ").as_deref(), Some("ABC9AFGHJKLM"));
        for bad in ["", "ABC9-AFGH-JKL", "ABC9-AFGH-JKL0", "ABC9-AFGH-JKLMN", "ÀBC9-AFGH-JKLM"] {
            assert_eq!(normal_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn each_fault_is_told_apart_and_only_to_who_has_the_code() {
        let now = Timestamp::constant(1_772_438_400, 0);
        let mut code = ProvisionalCode {
            hash: "h".into(),
            road: Road::Letter,
            given: now,
            until: now + 1.hour(),
            used: None,
        };
        assert_eq!(code.check("h", now), Ok(()));
        assert_eq!(code.check("h", now + 1.hour()), Err(CodeFault::Expired));
        assert_eq!(code.check("x", now + 1.hour()), Err(CodeFault::Wrong));
        code.used = Some(now);
        assert_eq!(code.check("h", now + 1.hour()), Err(CodeFault::Used));
        assert_eq!(code.check("x", now), Err(CodeFault::Wrong));
    }
}
