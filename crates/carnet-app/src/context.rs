//! What every use case is given: the parts of the service, and the instant of the request.

use std::sync::Arc;

use carnet_core::access::{Gate, Matrix};
use carnet_core::limits::Limits;
use carnet_core::rules::{Rules, paris};
use carnet_store::Store;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::clock::{Chance, Clock};
use crate::document::media::Media;
use crate::document::pdf::PdfReader;
use crate::guard::Guard;
use crate::outbox::Outbox;
use crate::reach::Memory;

/// What an operator decides once.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address of the service, as people type it, without a final slash.
    pub base_url: String,
    /// Name of the service in mails.
    pub name: String,
    /// Telephone number of the support, as people dial it.
    pub support: Option<String>,
    /// Version of the terms in force.
    pub terms: String,
}

/// What the service reaches outside itself.
#[derive(Debug, Clone)]
pub struct Outside {
    /// Where messages leave.
    pub outbox: Outbox,
    /// What reads PDFs.
    pub pdf: PdfReader,
}

/// The parts of the service, shared by all requests.
#[derive(Debug)]
pub struct App {
    pub(crate) store: Store,
    pub(crate) gate: Gate,
    pub(crate) settings: Settings,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) outside: Outside,
    /// Hash checked when a login is unknown, so that an answer takes as long either way.
    pub(crate) decoy: String,
    pub(crate) guard: Guard,
    pub(crate) memory: Memory,
}

/// One request: the service and the instant it happens at.
#[derive(Debug, Clone)]
pub struct Cx {
    pub(crate) app: Arc<App>,
    /// The instant of the request: one for all it does.
    pub now: Timestamp,
}

impl App {
    /// Puts the parts together.
    pub fn new(
        store: Store,
        gate: Gate,
        settings: Settings,
        clock: Clock,
        chance: Chance,
        outside: Outside,
    ) -> Arc<Self> {
        let decoy = crate::secret::hash_password("unknown", &chance);
        let guard = Guard::new(Limits::shipped(), &chance);
        Arc::new(Self {
            store,
            gate,
            settings,
            clock,
            chance,
            outside,
            decoy,
            guard,
            memory: Memory::default(),
        })
    }

    /// Begins a request now.
    pub fn cx(self: &Arc<Self>) -> Cx {
        Cx { app: Arc::clone(self), now: self.clock.now() }
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A file of the transparency log, as published.
    pub fn log_file(&self, path: &str) -> Option<Vec<u8>> {
        self.store.log_file(path)
    }

    /// Asks the storage whether it answers.
    pub async fn ping(&self) -> crate::Result<()> {
        Ok(self.store.ping().await?)
    }

    /// The storage, for commands of the operator.
    pub fn store(&self) -> &Store {
        &self.store
    }
}

impl Cx {
    pub(crate) fn store(&self) -> &Store {
        &self.app.store
    }

    pub(crate) fn gate(&self) -> &Gate {
        &self.app.gate
    }

    /// The clauses in force.
    pub fn rules(&self) -> &Rules {
        self.app.gate.rules()
    }

    /// Who reads and deposits what.
    pub fn matrix(&self) -> &Matrix {
        self.app.gate.matrix()
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.app.settings
    }

    /// The day it is, in Paris.
    pub fn today(&self) -> Date {
        self.now.to_zoned(paris()).date()
    }

    /// The same service at another instant: for histories that are made up.
    #[must_use]
    pub fn at(&self, now: Timestamp) -> Self {
        Self { app: Arc::clone(&self.app), now }
    }

    /// Messages that left the service.
    pub fn outbox(&self) -> &Outbox {
        &self.app.outside.outbox
    }

    /// What reads PDFs.
    pub(crate) fn pdf(&self) -> &PdfReader {
        &self.app.outside.pdf
    }

    /// Whether a document is a PDF that asks for a password before it opens.
    pub async fn is_locked(&self, media: Media, bytes: &[u8]) -> bool {
        media == Media::Pdf && self.pdf().is_locked(bytes).await
    }
}
