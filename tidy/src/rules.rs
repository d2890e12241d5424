//! The rules, one file each.

pub mod codes;
pub mod crates;
pub mod docs;
pub mod leftovers;
pub mod machine;
pub mod names;
pub mod purity;
pub mod reach;
pub mod samples;
pub mod scripts;
pub mod size;
pub mod sql;
pub mod styles;
pub mod templates;
pub mod words;
