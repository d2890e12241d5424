//! What only a demonstration serves: whom one can be, the outbox, a sandbox identity provider.

pub(crate) mod enter;
pub(crate) mod gallery;
pub(crate) mod outbox;
pub mod sandbox;

use std::sync::{Mutex, PoisonError};

use carnet_core::practitioner::Situation;

use crate::view::public::{DemoPerson, Newcomer};
use sandbox::Codes;

pub use sandbox::{CLIENT, LEVEL, ProviderKey, SECRET, SandboxPractitioner, issuer};

/// A demonstration: its people and its identity provider.
#[derive(Debug)]
pub struct Demo {
    /// Whom one can be, on the home page.
    pub people: Vec<DemoPerson>,
    /// Professionals the sandbox identity provider vouches for.
    pub practitioners: Vec<SandboxPractitioner>,
    /// Who has not come in yet, with what is on their card.
    pub newcomers: Vec<Newcomer>,
    key: ProviderKey,
    codes: Mutex<Codes>,
}

impl Demo {
    /// A demonstration with a fresh provider key.
    pub fn new(
        people: Vec<DemoPerson>,
        practitioners: Vec<SandboxPractitioner>,
        key: ProviderKey,
    ) -> Self {
        Self { people, practitioners, newcomers: Vec::new(), key, codes: Mutex::default() }
    }

    /// With people who have not come in yet.
    #[must_use]
    pub fn with_newcomers(self, newcomers: Vec<Newcomer>) -> Self {
        Self { newcomers, ..self }
    }

    fn codes<T>(&self, work: impl FnOnce(&mut Codes) -> T) -> T {
        // A poisoned map is still a map: every change of it is one insertion or removal.
        work(&mut self.codes.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The sector and place of a situation, in one line.
pub(crate) fn place(situation: &Situation) -> String {
    situation.structure.name.clone()
}
