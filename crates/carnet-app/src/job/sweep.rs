//! Removes document bytes that no document names: what a crash left, what was refused late, what was sent twice.

use carnet_store::{Mark, Swept};
use jiff::{SignedDuration, Timestamp};

use crate::context::Cx;
use crate::error::Result;

/// Longer than any request: whoever put bytes before has named them by now, or never will.
const GRACE: SignedDuration = SignedDuration::from_hours(1);

/// Where the sweep is between two turns.
#[derive(Debug)]
pub struct Sweeper {
    until: Mark,
    from: Timestamp,
}

impl Sweeper {
    /// At the start of a service, before its first request: all that is there was put by a process that is gone,
    /// and is swept at the first turn.
    pub async fn at_start(cx: &Cx) -> Result<Self> {
        Ok(Self { until: cx.store().mark().await?, from: cx.now })
    }

    /// Sweeps when it is time.
    pub async fn turn(&mut self, cx: &Cx) -> Result<Swept> {
        if cx.now < self.from {
            return Ok(Swept::default());
        }
        let swept = cx.store().sweep(self.until).await?;
        self.until = cx.store().mark().await?;
        self.from = cx.now.checked_add(GRACE).unwrap_or(Timestamp::MAX);
        if swept.removed > 0 {
            tracing::info!(seen = swept.seen, removed = swept.removed, "swept");
        }
        Ok(swept)
    }
}
