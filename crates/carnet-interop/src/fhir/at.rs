//! Where in a resource we are: the FHIRPath an `OperationOutcome` names.

use std::fmt;

/// A FHIRPath expression that grows as we go down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At(String);

impl At {
    /// The root: the name of a resource.
    pub(crate) fn root(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// A member.
    pub(crate) fn member(&self, name: &str) -> Self {
        Self(format!("{}.{name}", self.0))
    }

    /// An element of a repeating member.
    pub(crate) fn item(&self, name: &str, index: usize) -> Self {
        Self(format!("{}.{name}[{index}]", self.0))
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
