//! What every handler is given: the service, the pages, and how this door is set up.

use std::sync::Arc;

use carnet_app::App;

use crate::demo::Demo;
use crate::door::address::Proxies;
use crate::oauth::Keys;
use crate::oidc::Provider;
use crate::outage::Announcement;
use crate::page::{DemoMode, PageError, Pages};

/// Whether cookies are only sent over TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// `Secure`, for a service.
    Secure,
    /// Plain, for a laptop on loopback.
    Plain,
}

/// How this door is set up, by the binary.
#[derive(Debug)]
pub struct Door {
    /// Cookies.
    pub cookies: Cookies,
    /// The proxies in front of the service.
    pub proxies: Proxies,
    /// The identity provider of professionals.
    pub provider: Provider,
    /// The identity provider of citizens, where there is one.
    pub france_connect: Option<Provider>,
    /// Secret that signs access tokens; derived from the key ring, so that all processes agree.
    pub token_secret: [u8; 32],
    /// The demonstration, when this is one.
    pub demo: Option<Demo>,
    /// Public verification key of the transparency log, to show beside exports.
    pub log_key: Option<String>,
    /// How many requests are served at once; beyond, 503 with `Retry-After`.
    pub concurrency: usize,
    /// What the operator announces, past and to come included.
    pub announcements: Vec<Announcement>,
}

/// The state of the router.
#[derive(Debug, Clone)]
pub struct Web(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    app: Arc<App>,
    pages: Pages,
    keys: Keys,
    door: Door,
}

impl Web {
    /// Loads the pages and puts everything together.
    pub fn new(app: Arc<App>, door: Door) -> Result<Self, PageError> {
        let keys = Keys::new(&door.token_secret);
        Ok(Self(Arc::new(Inner { app, pages: Pages::new()?, keys, door })))
    }

    pub(crate) fn app(&self) -> &Arc<App> {
        &self.0.app
    }

    pub(crate) fn pages(&self) -> &Pages {
        &self.0.pages
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.0.keys
    }

    pub(crate) fn door(&self) -> &Door {
        &self.0.door
    }

    pub(crate) fn demo_mode(&self) -> DemoMode {
        if self.0.door.demo.is_some() { DemoMode::On } else { DemoMode::Off }
    }
}
