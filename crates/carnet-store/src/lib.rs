//! The only crate that knows SQL, sealing and content storage.
//!
//! One concrete [`Store`] with two drivers inside (SQLite, PostgreSQL); five tables, a key store and a
//! content store. Nothing of a space comes out without a grant of the gate, and no grant is used
//! without its line: [`Store::load`] gives a closed [`Vault`], [`Store::disclose`] opens it once the
//! line is durable, [`Store::commit`] writes effects and lines together.

mod backup;
mod chain;
mod change;
mod check;
mod codec;
mod commit;
mod config;
mod content;
mod derive;
mod driver;
mod error;
pub mod faults;
mod halt;
mod keys;
mod log;
mod opened;
mod packed;
mod records;
mod registry;
mod ring;
mod schema;
mod seal;
mod sql;
mod store;
mod stream;
mod sweep;
mod task;
mod value;
mod vault;
mod write;

pub use backup::{Part, Restored, Shorter, Taken, restore};
pub use change::Change;
pub use check::Checked;
pub use commit::{Commit, Receipt};
pub use config::{Config, ContentPlace, Engine, LogConfig, Secret};
pub use content::StoredContent;
pub use error::StoreError;
pub use log::{LineReference, Sequenced};
pub use packed::{Kept, Record, Text, Version};
pub use registry::{RegistryCommit, Versioned};
pub use ring::{KeyRing, KeyRingError};
pub use store::{Statistics, Store};
pub use sweep::{Mark, Swept};
pub use task::{Leased, Task};
pub use vault::{Disclosed, Load, Vault};
