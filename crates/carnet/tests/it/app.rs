//! The service under test: the real one, on a random port of this machine, at a fixed instant.

use std::path::Path;
use std::sync::{Arc, Mutex};

use carnet::backup::Of;
use carnet::config::{FranceConnect, Provider};
use carnet_app::account::create::{self, NewAccount};
use carnet_app::authorise::Visit;
use carnet_app::clock::{Chance, Clock};
use carnet_app::outbox::{Keep, Message, Outbox};
use carnet_app::space::create::NewSpace;
use carnet_app::{Outside, Settings, export, job, space};
use carnet_core::access::{Actor, Assurance, Citizen, Gate, Purpose};
use carnet_core::document::Person;
use carnet_core::id::OwnerId;
use carnet_core::space::{Contact, SpaceState};
use carnet_http::demo::{
    CITIZEN_LEVEL, CLIENT, Demo, Hands, LEVEL, ProviderKey, SECRET, SandboxCitizen,
    SandboxPractitioner, citizen_issuer, issuer,
};
use carnet_http::view::public::DemoPerson;
use carnet_http::{Announcement, Cookies, Door, ForwardedBy, Proxies, Web};
use carnet_store::{Config, ContentPlace, Engine, KeyRing, LogConfig, Secret, Store};
use jiff::{SignedDuration, Timestamp};
use rig::postgres::Cluster;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::doctor::{self, Doctor};
use crate::holder::Holder;
use crate::http::Client;
use crate::people::{self, Identity};
use crate::software::Software;

/// Every story begins on Monday 2 March 2026, nine in the morning in Paris.
const MORNING: Timestamp = Timestamp::constant(1_772_438_400, 0);

/// Name of the transparency log: the same whatever the port.
const LOG: &str = "carnet.example/journal";

/// Where rows are.
pub(crate) enum Database {
    Sqlite,
    Postgres { url: String, keys_url: String },
}

/// Somebody with a space.
#[derive(Clone)]
pub(crate) struct Inhabitant {
    pub(crate) identity: Identity,
    pub(crate) space: OwnerId,
    account: Option<OwnerId>,
}

impl Inhabitant {
    /// Their own visit to their own space, when they have a login.
    pub(crate) fn visit(&self) -> Option<Visit> {
        let citizen = Citizen {
            account: self.account?,
            space: self.space,
            name: self.identity.traits().display_name(),
            assurance: Assurance::Substantial,
        };
        Some(Visit { actor: Actor::Holder(citizen), purpose: Purpose::Own, space: self.space })
    }
}

/// Whom one can be at the doors of the service.
#[derive(Clone)]
pub(crate) struct Cast {
    pub(crate) people: Vec<DemoPerson>,
    pub(crate) practitioners: Vec<SandboxPractitioner>,
    pub(crate) citizens: Vec<SandboxCitizen>,
}

/// A running service.
pub(crate) struct App {
    pub(crate) base: String,
    pub(crate) service: Arc<carnet_app::App>,
    clock: Arc<Mutex<Timestamp>>,
    inhabitants: Vec<Inhabitant>,
    serving: JoinHandle<()>,
    ring: KeyRing,
    pub(crate) database: Database,
    pub(crate) folder: TempDir,
    cast: Cast,
    announcements: Vec<Announcement>,
    /// Version of the terms in force, from the next start on.
    pub(crate) terms: String,
}

impl App {
    pub(crate) async fn sqlite() -> Self {
        Self::with_cast(cast()).await
    }

    /// With other people than those of the stories.
    pub(crate) async fn with_cast(cast: Cast) -> Self {
        Self::start(Database::Sqlite, cast).await
    }

    /// None where PostgreSQL is missing and not required.
    pub(crate) async fn postgres() -> Option<Self> {
        Self::postgres_with(cast()).await
    }

    /// The same with other people than those of the stories.
    pub(crate) async fn postgres_with(cast: Cast) -> Option<Self> {
        Some(Self::postgres_on(rig::postgres::shared()?, cast).await)
    }

    /// The same on a cluster of one's own.
    pub(crate) async fn postgres_on(cluster: &Cluster, cast: Cast) -> Self {
        let (url, keys_url) = (cluster.database("carnet"), cluster.database("carnet_keys"));
        Self::start(Database::Postgres { url, keys_url }, cast).await
    }

    async fn start(database: Database, cast: Cast) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::generate();
        let clock = Arc::new(Mutex::new(MORNING));
        let chance = Chance::from_number(42);
        let store = open(&folder, &database, ring.clone()).await;
        let (announcements, inhabitants) = (Vec::new(), Vec::new());
        let terms = "1".to_owned();
        let said = (announcements.clone(), terms.clone());
        let (base, service, serving) = serve(store, &clock, chance, cast.clone(), said).await;
        Self {
            base,
            service,
            clock,
            inhabitants,
            serving,
            ring,
            database,
            folder,
            cast,
            announcements,
            terms,
        }
    }

    /// Stops the service and starts it again on the same data.
    pub(crate) async fn restart(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
        let store = open(&self.folder, &self.database, self.ring.clone()).await;
        // Another chance: a restarted service does not repeat its tokens.
        let chance = Chance::from_number(43);
        let said = (self.announcements.clone(), self.terms.clone());
        (self.base, self.service, self.serving) =
            serve(store, &self.clock, chance, self.cast.clone(), said).await;
    }

    /// Stops the service and starts it again on the data of another folder.
    pub(crate) async fn move_to(&mut self, folder: TempDir) {
        self.folder = folder;
        self.restart().await;
    }

    /// The service as its operator names it in commands, its data in a folder, its key ring beside them.
    pub(crate) fn named(&self, data: &Path) -> Of {
        let (ring, config) = (data.join("key-ring"), data.join("carnet.toml"));
        self.ring.write(&ring).unwrap();
        let host = LOG.split('/').next().unwrap();
        let place = data.to_str().unwrap();
        let postgres = match &self.database {
            Database::Sqlite => String::new(),
            Database::Postgres { url, keys_url } => {
                format!("[postgres]\nurl = {url:?}\nkeys_url = {keys_url:?}\n")
            }
        };
        let text = format!("base_url = \"http://{host}\"\ndata = {place:?}\n{postgres}");
        std::fs::write(&config, text).unwrap();
        Of { config: Some(config), data: data.to_owned() }
    }

    /// No export is asked for a space whose key was destroyed, or whose holder died.
    pub(crate) fn forget(&mut self, space: OwnerId) {
        self.inhabitants.retain(|inhabitant| inhabitant.space != space);
    }

    /// Where its data are.
    pub(crate) fn data(&self) -> &Path {
        self.folder.path()
    }

    /// True when rows and keys are files in that folder.
    pub(crate) fn is_embedded(&self) -> bool {
        matches!(self.database, Database::Sqlite)
    }

    /// Restarts the service with what its operator announces.
    pub(crate) async fn announce(&mut self, announcements: Vec<Announcement>) {
        self.announcements = announcements;
        self.restart().await;
    }

    pub(crate) fn now(&self) -> Timestamp {
        *self.clock.lock().unwrap()
    }

    /// Time passes.
    pub(crate) fn wait(&self, duration: SignedDuration) {
        let mut now = self.clock.lock().unwrap();
        *now = now.checked_add(duration).unwrap();
    }

    /// Does what is due now, as the worker does.
    pub(crate) async fn work(&self) {
        let cx = self.service.cx();
        job::run_until_idle(&cx).await.unwrap();
        self.service.store().sequence(cx.now).await.unwrap();
    }

    /// Mails, SMS and letters that left, newest first, once what is due is done.
    pub(crate) async fn sent(&self) -> Vec<Message> {
        self.work().await;
        self.service.cx().outbox().recent()
    }

    /// Somebody nobody knows.
    pub(crate) fn anonymous(&self) -> Client {
        Client::new(&self.base)
    }

    /// A space in the state it is given; nobody has a login to it.
    pub(crate) async fn space(&mut self, identity: Identity, state: SpaceState) -> Inhabitant {
        let new = NewSpace {
            ins: identity.ins.clone(),
            traits: identity.traits(),
            contact: identity.contact(),
            state,
            attending_doctor: identity.attending.map(|rpps| Person {
                idnps: format!("8{rpps}"),
                family: "FERRAND".to_owned(),
                given: "Odile".to_owned(),
            }),
        };
        let cx = self.service.cx();
        let space = space::create::create(&cx, Actor::System("test"), new).await.unwrap();
        let inhabitant = Inhabitant { identity, space, account: None };
        self.inhabitants.push(inhabitant.clone());
        inhabitant
    }

    /// A person with an active space and a login.
    pub(crate) async fn inhabitant(&mut self, identity: Identity) -> Inhabitant {
        let state = SpaceState::Active { since: self.now() };
        let mut inhabitant = self.space(identity, state).await;
        let account = NewAccount {
            login: inhabitant.identity.login.to_owned(),
            password: people::PASSWORD.to_owned(),
            name: inhabitant.identity.traits().display_name(),
            contact: Contact { mobile: None, ..inhabitant.identity.contact() },
            space: inhabitant.space,
        };
        let account = create::create(&self.service.cx(), account).await.unwrap();
        inhabitant.account = Some(account.id);
        *self.inhabitants.last_mut().unwrap() = inhabitant.clone();
        inhabitant
    }

    /// A person, signed in through the pages.
    pub(crate) async fn holder(&mut self, identity: Identity) -> Holder {
        let inhabitant = self.inhabitant(identity).await;
        Holder::sign_in(self, &inhabitant).await
    }

    /// A professional, signed in through the identity provider, in a situation.
    pub(crate) async fn doctor(&self, rpps: &str, situation: usize) -> Doctor {
        Doctor::sign_in(self, rpps, situation).await
    }

    /// The software of the hospital, registered with a key of its own.
    pub(crate) async fn hospital(&self) -> Software {
        Software::register(self, "ch-le-puy", people::hospital()).await
    }

    /// What the ledger of each space says is true, for whoever is allowed to take it home.
    pub(crate) async fn finish(self) {
        self.work().await;
        for inhabitant in &self.inhabitants {
            let Some(visit) = inhabitant.visit() else { continue };
            let export = export::build(&self.service.cx(), &visit).await.unwrap();
            let json = export.ledger.to_json().unwrap();
            let mut file = |path: &str| {
                export.files.iter().find(|file| file.path == path).map(|file| file.bytes.clone())
            };
            let report = carnet_ledger::verify::verify(&json, &mut file, None);
            assert!(report.holds(), "{:#?}", report.faults);
        }
        self.serving.abort();
    }
}

/// The people of the stories.
fn cast() -> Cast {
    Cast { people: people::shown(), practitioners: doctor::sandbox(), citizens: people::citizens() }
}

async fn open(folder: &TempDir, database: &Database, key_ring: KeyRing) -> Store {
    let folder = folder.path();
    let engine = match database {
        Database::Sqlite => Engine::Sqlite { folder: folder.to_owned() },
        Database::Postgres { url, keys_url } => {
            let (url, keys_url) = (Secret::new(url), Secret::new(keys_url));
            Engine::Postgres { url, keys_url, pool: 4 }
        }
    };
    let log = LogConfig {
        folder: folder.join("log"),
        origin: LOG.to_owned(),
        lock_file: folder.join("log-lock"),
    };
    let content = ContentPlace::Embedded { folder: folder.to_owned() };
    Store::open(Config { engine, content, key_ring, log }).await.unwrap()
}

async fn serve(
    store: Store,
    clock: &Arc<Mutex<Timestamp>>,
    chance: Chance,
    cast: Cast,
    (announcements, terms): (Vec<Announcement>, String),
) -> (String, Arc<carnet_app::App>, JoinHandle<()>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    // By a name, not in figures: there are passkeys for a name alone.
    let base = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let (told, moved) = (Arc::clone(clock), Arc::clone(clock));
    let hands = Hands::new(move |by| *moved.lock().unwrap() += by);
    let clock = Clock::new(move || *told.lock().unwrap());
    let outbox = Outbox::new(Keep::Recent, |_| Ok(()));
    let settings = Settings {
        base_url: base.clone(),
        name: "Carnet".to_owned(),
        support: Some("01 99 00 34 22".to_owned()),
        terms,
    };
    let outside =
        Outside { outbox, pdf: carnet::pdf::reader_of(env!("CARGO_BIN_EXE_carnet").into()) };
    let service = carnet_app::App::new(store, Gate::shipped(), settings, clock, chance, outside);
    let provider = Provider {
        issuer: issuer(&base),
        client: CLIENT.to_owned(),
        secret: SECRET.to_owned(),
        level: LEVEL.to_owned(),
    };
    let citizens = FranceConnect {
        issuer: citizen_issuer(&base),
        client: CLIENT.to_owned(),
        secret: SECRET.to_owned(),
        level: CITIZEN_LEVEL.to_owned(),
    };
    let key = ProviderKey::generate().unwrap();
    let door = Door {
        cookies: Cookies::Plain,
        // Stories give themselves addresses, as a proxy of this machine would.
        proxies: Proxies {
            trusted: vec!["127.0.0.1".parse().unwrap()],
            header: ForwardedBy::XForwardedFor,
        },
        provider: carnet::wiring::provider(&base, provider).unwrap(),
        france_connect: Some(carnet::wiring::france_connect(&base, citizens).unwrap()),
        token_secret: service.store().secret("oauth-access-token"),
        log_key: Some(service.store().log_key()),
        demo: Some(
            Demo::new(cast.people, cast.practitioners, key)
                .with_citizens(cast.citizens)
                .with_hands(hands),
        ),
        concurrency: 64,
        announcements,
    };
    let router = carnet_http::service(Web::new(Arc::clone(&service), door).unwrap());
    let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (base, service, serving)
}
