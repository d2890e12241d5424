//! What only a demonstration serves: whom one can be, the outbox, a sandbox identity provider.

pub(crate) mod clock;
pub(crate) mod enter;
pub(crate) mod gallery;
pub(crate) mod outbox;
pub mod sandbox;

use std::sync::{Mutex, PoisonError};

use carnet_core::practitioner::Situation;
use jiff::SignedDuration;

use crate::view::public::{DemoPerson, Newcomer};
use sandbox::Codes;

pub use sandbox::{
    CITIZEN_LEVEL, CLIENT, LEVEL, ProviderKey, SECRET, SandboxCitizen, SandboxPractitioner,
    citizen_issuer, issuer,
};

/// A demonstration: its people and its identity provider.
#[derive(Debug)]
pub struct Demo {
    /// Whom one can be, on the home page.
    pub people: Vec<DemoPerson>,
    /// Professionals the sandbox identity provider vouches for.
    pub practitioners: Vec<SandboxPractitioner>,
    /// Citizens it vouches for.
    pub citizens: Vec<SandboxCitizen>,
    /// Who has not come in yet, with what is on their card.
    pub newcomers: Vec<Newcomer>,
    /// The hands of its clock, where they can be turned.
    pub hands: Option<Hands>,
    key: ProviderKey,
    codes: Mutex<Codes>,
}

/// The hands of a clock: turned forward by so much.
pub struct Hands(Box<dyn Fn(SignedDuration) + Send + Sync>);

impl Hands {
    /// Hands that a function turns.
    pub fn new(turn: impl Fn(SignedDuration) + Send + Sync + 'static) -> Self {
        Self(Box::new(turn))
    }

    fn turn(&self, by: SignedDuration) {
        (self.0)(by);
    }
}

impl std::fmt::Debug for Hands {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hands")
    }
}

impl Demo {
    /// A demonstration with a fresh provider key.
    pub fn new(
        people: Vec<DemoPerson>,
        practitioners: Vec<SandboxPractitioner>,
        key: ProviderKey,
    ) -> Self {
        Self {
            people,
            practitioners,
            citizens: Vec::new(),
            newcomers: Vec::new(),
            hands: None,
            key,
            codes: Mutex::default(),
        }
    }

    /// With citizens the sandbox vouches for.
    #[must_use]
    pub fn with_citizens(self, citizens: Vec<SandboxCitizen>) -> Self {
        Self { citizens, ..self }
    }

    /// With people who have not come in yet.
    #[must_use]
    pub fn with_newcomers(self, newcomers: Vec<Newcomer>) -> Self {
        Self { newcomers, ..self }
    }

    /// With a clock that can be moved.
    #[must_use]
    pub fn with_hands(self, hands: Hands) -> Self {
        Self { hands: Some(hands), ..self }
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
