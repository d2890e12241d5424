//! Alerts on unusual numbers of accesses: who, how many, and that there is a reason.

use std::sync::Arc;

use carnet_app::App;
use carnet_app::reach::alerts;
use carnet_core::id::RecordId;
use carnet_core::reach::Alert;

use super::say;
use crate::config::StartError;

/// Options of `admin alerts`.
#[derive(Debug, clap::Args)]
pub struct Alerts {
    /// Accept the alert of this identifier: its actor goes on today, and its numbers become usual.
    #[arg(long)]
    accept: Option<RecordId>,
    /// Those accepted too.
    #[arg(long)]
    all: bool,
}

/// Lists, or accepts.
pub async fn run(app: &Arc<App>, wanted: &Alerts) -> Result<(), StartError> {
    let cx = app.cx();
    if let Some(id) = wanted.accept {
        say(&line(&alerts::accept(&cx, id).await?));
        return Ok(());
    }
    for alert in alerts::list(&cx).await? {
        if wanted.all || alert.accepted.is_none() {
            say(&line(&alert));
        }
    }
    Ok(())
}

/// One alert: it names the actor, and how many persons, never which.
fn line(alert: &Alert) -> String {
    let Alert { id, at, of, who, signal, persons, refusals, .. } = alert;
    let state = alert.accepted.map_or("open", |_| "accepted");
    format!("{id} {at} {signal} {of} {who} persons={persons} refused={refusals} {state}")
}
