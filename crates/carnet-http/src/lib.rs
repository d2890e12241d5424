//! All HTTP of Carnet: pages of citizens and professionals, the API for software, assets.
//!
//! The table of addresses is in [`routes`]: from a URL, the file of its handler is found there.

mod account;
mod citizen;
pub mod demo;
mod desk;
mod door;
mod enrol;
mod fhir;
mod france_connect;
pub mod letter;
mod oauth;
pub mod oidc;
mod opposition;
pub mod outage;
pub mod page;
mod phone;
pub mod practitioner;
pub mod probe;
mod public;
pub mod routes;
mod show;
pub mod view;
mod web;

pub use door::address::{ForwardedBy, InvalidNetwork, Network, Proxies};
pub use outage::{Announcement, Section};
pub use routes::{router, service};
pub use web::{Cookies, Door, Web};
