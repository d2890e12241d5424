//! `carnet admin check`: reads everything that is kept, as after a restore or a disk that failed.

use super::say;
use crate::config::{Config, StartError};
use crate::wiring;

pub(super) async fn check(config: &Config) -> Result<(), StartError> {
    let seen = wiring::store(config).await?.check().await?;
    say(&format!("{} owners, {} lines of history", seen.owners, seen.lines));
    say(&format!("{} records, {} documents with their bytes", seen.records, seen.documents));
    say(&format!("{} leaves of the public log", seen.leaves));
    say(&format!("{} objects that no document names (the sweep removes them)", seen.orphans));
    for fault in &seen.faults {
        say(&format!("FALSE  {fault}"));
    }
    match seen.faults.len() {
        0 => {
            say("everything is true");
            Ok(())
        }
        some => Err(StartError::system(format!("{some} things are false"))),
    }
}
