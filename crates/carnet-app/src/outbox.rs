//! Mails, SMS and letters on their way out.
//!
//! A message is a kind and its arguments; its words are in the locales. It never carries
//! anything clinical. The binary says how a message leaves; a demonstration also keeps the last ones to show.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// By which road a message leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Electronic mail.
    Mail,
    /// Short message.
    Sms,
    /// Paper.
    Letter,
}

/// A message that leaves the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// When it was written.
    pub at: Timestamp,
    /// By which road.
    pub channel: Channel,
    /// Address or number.
    pub to: String,
    /// Identifier of its words: `message-code`, `message-notice-deposit`…
    pub words: String,
    /// Arguments of its words.
    pub args: Vec<(String, String)>,
}

/// What went wrong on the road.
#[derive(Debug, thiserror::Error)]
#[error("the message could not be handed over: {0}")]
pub struct Undelivered(pub String);

type Hand = Arc<dyn Fn(&Message) -> Result<(), Undelivered> + Send + Sync>;

/// Whether messages are kept for the outbox page of a demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Kept in memory, the last 500.
    Recent,
    /// Forgotten once handed over.
    Nothing,
}

/// The way out.
#[derive(Clone)]
pub struct Outbox {
    hand: Hand,
    keep: Keep,
    recent: Arc<Mutex<VecDeque<Message>>>,
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outbox({:?})", self.keep)
    }
}

const KEPT: usize = 500;

impl Outbox {
    /// An outbox that hands each message to a function.
    pub fn new(
        keep: Keep,
        hand: impl Fn(&Message) -> Result<(), Undelivered> + Send + Sync + 'static,
    ) -> Self {
        Self { hand: Arc::new(hand), keep, recent: Arc::default() }
    }

    /// Sends a message.
    pub fn send(&self, message: Message) -> Result<(), Undelivered> {
        (self.hand)(&message)?;
        if self.keep == Keep::Recent {
            let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
            recent.push_front(message);
            recent.truncate(KEPT);
        }
        Ok(())
    }

    /// The last messages, newest first; always empty outside a demonstration.
    pub fn recent(&self) -> Vec<Message> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.iter().cloned().collect()
    }

    /// Puts back what a demonstration showed before a restart.
    pub fn restore(&self, message: Message) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.push_front(message);
        recent.truncate(KEPT);
    }
}
