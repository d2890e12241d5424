//! Who may read: consent declared, professionals blocked and unblocked, and why.

pub mod authorise;
pub mod block;
pub mod explain;
pub mod view_as;
