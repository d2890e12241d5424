//! The one error of the use cases: a kind for the door, a stable code for people and software.

use carnet_core::access::{Reason, Refusal};
use carnet_store::StoreError;

/// What kind of failure: each door maps it once (HTTP status, exit code).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The request cannot be right, whoever sends it.
    Incorrect,
    /// Nobody is signed in, or the proof does not hold.
    Unauthenticated,
    /// Signed in, and not allowed.
    Forbidden,
    /// Not here, or not to be known.
    NotFound,
    /// Something else happened first.
    Conflict,
    /// Well formed, and contrary to a rule.
    Unprocessable,
    /// Too large.
    TooLarge,
    /// Not something this service does.
    Unsupported,
    /// Tried too often: wait as long as the argument `seconds` says.
    TooMany,
    /// Try again later.
    Busy,
    /// Our fault.
    Fault,
}

/// A failure of a use case.
#[derive(Debug)]
pub struct Error {
    /// What kind.
    pub kind: Kind,
    /// Stable code: `room.what`; its sentences are in the locales under `error-room-what`.
    pub code: &'static str,
    /// Arguments of the sentence. Never clinical, never an identity.
    pub args: Vec<(&'static str, String)>,
    /// Where in the request, for software (a FHIRPath or a field name).
    pub place: Option<String>,
    /// For the log only.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What use cases return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A failure with a code and nothing else.
    pub fn new(kind: Kind, code: &'static str) -> Self {
        Self { kind, code, args: Vec::new(), place: None, source: None }
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Says where in the request.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Keeps the cause, for the log.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Our fault, with its cause.
    pub fn fault(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(Kind::Fault, "server.fault").because(source)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::new(Kind::Conflict, "server.conflict"),
            StoreError::Duplicate { .. } => Self::new(Kind::Conflict, "server.duplicate"),
            // Nobody's fault and not for long: said so, with when to come back.
            StoreError::Unavailable(_) => {
                Self::new(Kind::Busy, "server.unavailable").because(error)
            }
            // What was erased is as if it had never been.
            StoreError::Erased { .. } => Self::from(Reason::SpaceUnknown),
            StoreError::Halted => Self::new(Kind::Busy, "server.halted").because(error),
            other => Self::fault(other),
        }
    }
}

impl From<&Refusal> for Error {
    fn from(refusal: &Refusal) -> Self {
        Self::from(refusal.reason())
    }
}

impl From<Reason> for Error {
    fn from(reason: Reason) -> Self {
        if !reason.hides_existence() {
            return Self::new(Kind::Forbidden, reason.code());
        }
        // One code for all that may not be known: a code of its own would tell that it is there.
        let code = match reason {
            Reason::SpaceUnknown | Reason::NotOwnSpace => Reason::SpaceUnknown.code(),
            _ => Reason::DocumentUnknown.code(),
        };
        Self::new(Kind::NotFound, code)
    }
}
