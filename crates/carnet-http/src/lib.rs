//! All HTTP of Carnet: pages of citizens and professionals, the API for software, assets.

pub mod page;
pub mod view;
