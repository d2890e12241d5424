//! After a failed fsync the disk's state is unknown: the kernel may have dropped what it could not write and say
//! nothing the next time. Nothing is acknowledged any more; only a restart, which reads the disk again, may go on.

use std::sync::Arc;

use tokio::sync::watch;

use crate::error::StoreError;

/// Said once, by whoever saw a write to disk fail; heard by all clones.
#[derive(Debug, Clone)]
pub(crate) struct Halt(Arc<watch::Sender<bool>>);

impl Halt {
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// From now on nothing is acknowledged.
    pub(crate) fn now(&self) {
        if !self.0.send_replace(true) {
            tracing::error!(code = "store.halted", "a write to disk failed");
        }
    }

    pub(crate) fn is_on(&self) -> bool {
        *self.0.borrow()
    }

    /// Refuses once halted.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        if self.is_on() { Err(StoreError::Halted) } else { Ok(()) }
    }

    /// Waits until halted.
    pub(crate) async fn wait(&self) {
        let mut halted = self.0.subscribe();
        // We hold a sender: the channel cannot close while we wait.
        let _ = halted.wait_for(|halted| *halted).await;
    }
}
