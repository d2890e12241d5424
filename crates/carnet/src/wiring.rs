//! Puts the parts of the service together.

use std::sync::{Arc, Mutex, PoisonError};

use carnet_app::clock::{Chance, Clock};
use carnet_app::outbox::Outbox;
use carnet_app::{App, Outside, Settings};
use carnet_core::access::Gate;
use carnet_http::demo::Hands;
use carnet_http::oidc::Provider;
use carnet_store::{ContentPlace, Engine, KeyRing, LogConfig, Secret, Store};

use crate::config::{Config, StartError};
use crate::{outbound, pdf};

/// Opens the storage, with a key ring made at the first start.
pub async fn store(config: &Config) -> Result<Store, StartError> {
    Ok(Store::open(place(config)?).await?)
}

/// Where the storage is, and the key ring, made when there is none.
pub fn place(config: &Config) -> Result<carnet_store::Config, StartError> {
    std::fs::create_dir_all(&config.data).map_err(StartError::system)?;
    let key_ring = KeyRing::open_or_create(&config.key_ring_path())?;
    let engine = match &config.postgres {
        None => Engine::Sqlite { folder: config.data.clone() },
        Some(postgres) => Engine::Postgres {
            url: Secret::new(postgres.url.clone()),
            keys_url: Secret::new(postgres.keys_url.clone()),
            pool: postgres.pool,
        },
    };
    let origin = config.base_url.split("://").nth(1).unwrap_or(&config.base_url);
    let log = LogConfig {
        folder: config.data.join("log"),
        origin: format!("{origin}/journal"),
        lock_file: config.log_lock_path(),
    };
    let content = ContentPlace::Embedded { folder: config.data.clone() };
    Ok(carnet_store::Config { engine, content, key_ring, log })
}

/// The clock of this machine: the only place that reads it.
pub fn clock() -> Clock {
    #[expect(clippy::disallowed_methods, reason = "the binary is where the clock is read")]
    Clock::new(jiff::Timestamp::now)
}

/// A clock that shows another day, at this hour, or today, and goes on from there; and the hands that move it on: six
/// weeks pass before one's eyes.
pub fn clock_of(day: Option<jiff::civil::Date>) -> Result<(Clock, Hands), StartError> {
    let here = clock();
    let now = here.now().to_zoned(carnet_core::rules::paris());
    let there = match day {
        Some(day) => now.with().date(day).build().map_err(StartError::system)?,
        None => now.clone(),
    };
    let shift = Arc::new(Mutex::new(there.timestamp().duration_since(now.timestamp())));
    let hands = Arc::clone(&shift);
    // A poisoned shift is still a shift: every change of it is one addition.
    let hands = Hands::new(move |by| {
        let mut shift = hands.lock().unwrap_or_else(PoisonError::into_inner);
        *shift = shift.saturating_add(by);
    });
    let clock = Clock::new(move || {
        let shift = shift.lock().unwrap_or_else(PoisonError::into_inner);
        here.now().saturating_add(*shift).unwrap_or(jiff::Timestamp::MAX)
    });
    Ok((clock, hands))
}

/// A generator nobody can guess.
pub fn chance() -> Result<Chance, StartError> {
    let mut seed = [0; 32];
    aws_lc_rs::rand::fill(&mut seed)
        .map_err(|_| StartError::system("the system gave no random bytes"))?;
    Ok(Chance::from_seed(seed))
}

/// The use cases.
pub fn app(config: &Config, store: Store, outbox: Outbox) -> Result<Arc<App>, StartError> {
    app_at(config, store, outbox, clock())
}

/// The use cases by another clock than this machine's: for a demonstration.
pub fn app_at(
    config: &Config,
    store: Store,
    outbox: Outbox,
    clock: Clock,
) -> Result<Arc<App>, StartError> {
    Ok(App::new(store, Gate::shipped(), settings(config), clock, chance()?, outside(outbox)))
}

/// The use cases, with chance from a number: for measures, never for a service.
pub fn seeded(config: &Config, store: Store, outbox: Outbox, seed: u64) -> Arc<App> {
    let settings = settings(config);
    App::new(store, Gate::shipped(), settings, clock(), Chance::from_number(seed), outside(outbox))
}

/// What the use cases reach: the way out of messages, and processes that read PDFs.
fn outside(outbox: Outbox) -> Outside {
    Outside { outbox, pdf: pdf::reader() }
}

/// The identity provider of professionals, as this service reaches it.
pub fn provider(base_url: &str, provider: crate::config::Provider) -> Result<Provider, StartError> {
    Ok(Provider {
        issuer: provider.issuer,
        client: provider.client,
        secret: provider.secret,
        redirect: format!("{base_url}/pro/retour"),
        scopes: vec!["scope_all".to_owned()],
        level: provider.level,
        fetch: outbound::fetch()?,
    })
}

/// The identity provider of citizens, as this service reaches it: their pivot identity is asked for, and no more.
pub fn france_connect(
    base_url: &str,
    provider: crate::config::FranceConnect,
) -> Result<Provider, StartError> {
    let pivot = ["given_name", "family_name", "birthdate", "gender", "birthplace", "birthcountry"];
    Ok(Provider {
        issuer: provider.issuer,
        client: provider.client,
        secret: provider.secret,
        redirect: format!("{base_url}/france-connect/retour"),
        scopes: pivot.map(str::to_owned).to_vec(),
        level: provider.level,
        fetch: outbound::fetch()?,
    })
}

fn settings(config: &Config) -> Settings {
    Settings {
        base_url: config.base_url.clone(),
        name: config.name.clone(),
        support: config.support.clone(),
        terms: config.terms.clone(),
    }
}
