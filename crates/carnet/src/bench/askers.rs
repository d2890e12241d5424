//! Who asks: threads of their own, so that what they cost is not counted as the service's.

use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use super::machine;
use super::measure::{self, Limits, Load, Samples};
use super::scenario::Scenario;
use super::visitor::Visitor;
use crate::config::StartError;

/// What their threads are called.
const NAME: &str = "bench-asker";

/// The askers.
pub(super) struct Askers(Runtime);

impl Askers {
    pub(super) fn start() -> Result<Self, StartError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(1)
            .thread_name(NAME)
            .enable_all()
            .build();
        runtime.map(Self).map_err(StartError::system)
    }

    /// Requests that do not count.
    pub(super) async fn warm_up(
        &self,
        visitor: &Visitor,
        scenario: &Scenario,
        requests: usize,
    ) -> Result<(), StartError> {
        let (visitor, scenario) = (visitor.afresh()?, scenario.clone());
        let work = async move { measure::warm_up(&visitor, &scenario, requests).await };
        self.0.spawn(work).await.map_err(StartError::system)
    }

    /// One scenario under one load.
    pub(super) async fn measure(
        &self,
        visitor: &Visitor,
        scenario: &Scenario,
        load: Load,
        limits: Limits,
    ) -> Result<Samples, StartError> {
        // With connections of its own: those of another runtime would be counted there.
        let (visitor, scenario) = (visitor.afresh()?, scenario.clone());
        let before = machine::processor_without(NAME);
        let work =
            async move { Box::pin(measure::measure(&visitor, &scenario, load, limits)).await };
        let mut samples = self.0.spawn(work).await.map_err(StartError::system)?;
        let after = machine::processor_without(NAME);
        samples.processor = before.zip(after).map(|(before, after)| after.saturating_sub(before));
        Ok(samples)
    }

    /// Ends them without waiting for anybody: a runtime may not be dropped where others wait.
    pub(super) fn stop(self) {
        self.0.shutdown_timeout(Duration::ZERO);
    }
}
