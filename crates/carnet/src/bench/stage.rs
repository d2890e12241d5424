//! The service that is measured, its people, and their ways in.

mod enter;
mod feed;
mod fill;

use std::sync::Arc;
use std::time::Instant;

use carnet_app::outbox::{Keep, Outbox};
use carnet_app::{App, job};
use carnet_http::demo::{CLIENT, Demo, LEVEL, ProviderKey, SECRET, SandboxPractitioner, issuer};
use serde::Serialize;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::scenario::Who;
use super::visitor::Visitor;
use super::{Args, machine};
use crate::config::{Config, Postgres, Provider, StartError};
use crate::population::Population;
use crate::{serve, wiring};

use enter::Hospital;
pub(super) use feed::Feeder;
use fill::{Subject, Town};

/// The service, ready to serve.
struct Service {
    config: Config,
    app: Arc<App>,
    listener: TcpListener,
    // Removed when everything else is gone.
    folder: TempDir,
}

/// The service while it serves.
struct Running {
    base: String,
    app: Arc<App>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Result<(), StartError>>,
    // Removed when everything else is gone.
    _folder: TempDir,
}

/// What was built to be measured, for the report.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Setting {
    /// Where rows are.
    pub(super) engine: &'static str,
    /// Documents of the large space, of the one with some and of the one with few.
    pub(super) spaces: [usize; 3],
    /// Documents in all.
    pub(super) documents: usize,
    /// How long it took to write them, in seconds.
    pub(super) built_s: f64,
    /// Bytes on disk for each document, its own included; the embedded engine only.
    pub(super) disk_bytes_per_document: Option<u64>,
    /// Memory of the whole process before the measures, in megabytes.
    pub(super) memory_mb: Option<u64>,
}

/// The service, its people, and those who ask.
pub(super) struct Stage {
    running: Running,
    large: Subject,
    some: Subject,
    few: Subject,
    feeder: Arc<Feeder>,
    holder: Visitor,
    doctor: Visitor,
    hospital: Hospital,
    list: String,
    setting: Setting,
}

/// How long the service takes from nothing to its first page, in milliseconds: keys and tables are made.
pub(super) async fn first_page() -> Result<f64, StartError> {
    let start = Instant::now();
    let running = Service::open(None, 0).await?.serve(Vec::new())?;
    let page = Visitor::new(&running.base)?.arrive("/").await;
    let took = start.elapsed();
    running.stop().await?;
    page?;
    Ok(took.as_secs_f64() * 1000.0)
}

impl Service {
    async fn open(postgres: Option<Postgres>, seed: u64) -> Result<Self, StartError> {
        let folder = tempfile::tempdir().map_err(StartError::system)?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(StartError::system)?;
        let address = listener.local_addr().map_err(StartError::system)?;
        let mut config = Config::local(address, folder.path());
        config.postgres = postgres;
        let store = wiring::store(&config).await?;
        let app = wiring::seeded(&config, store, Outbox::new(Keep::Recent, |_| Ok(())), seed);
        Ok(Self { config, app, listener, folder })
    }

    /// From here on the service answers, and its worker does what is due.
    fn serve(self, practitioners: Vec<SandboxPractitioner>) -> Result<Running, StartError> {
        let Self { config, app, listener, folder } = self;
        let provider = Provider {
            issuer: issuer(&config.base_url),
            client: CLIENT.to_owned(),
            secret: SECRET.to_owned(),
            level: LEVEL.to_owned(),
        };
        let key = ProviderKey::generate().map_err(StartError::system)?;
        let demo = Demo::new(Vec::new(), practitioners, key);
        let (stop, stopped) = oneshot::channel();
        let (base, served) = (config.base_url.clone(), Arc::clone(&app));
        let serving = tokio::spawn(async move {
            let end = async {
                // Whoever drops the other end stops the service too.
                let _ = stopped.await;
            };
            serve::serve_until(&config, served, provider, Some(demo), listener, end).await
        });
        Ok(Running { base, app, stop, serving, _folder: folder })
    }
}

impl Running {
    async fn stop(self) -> Result<(), StartError> {
        // The service may have stopped by itself: then its result says why.
        let _ = self.stop.send(());
        self.serving.await.map_err(StartError::system)?
    }
}

impl Stage {
    /// Starts the service, writes its people and lets them in.
    pub(super) async fn build(args: &Args) -> Result<Self, StartError> {
        let population = fill::population(args);
        let service = Service::open(args.postgres(), args.seed).await?;
        let start = Instant::now();
        let cx = service.app.cx();
        let Town { large, some, few, crowd, documents } =
            fill::fill(&cx, &population, args).await?;
        job::run_until_idle(&cx).await?;
        service.app.store().sequence(cx.now).await?;
        let built_s = start.elapsed().as_secs_f64();
        let all = u64::try_from(documents).unwrap_or(u64::MAX).max(1);
        let setting = Setting {
            engine: if args.postgres.is_some() { "PostgreSQL" } else { "SQLite" },
            spaces: [large.documents, some.documents, few.documents],
            documents,
            built_s,
            disk_bytes_per_document: args
                .postgres
                .is_none()
                .then(|| machine::bytes_under(service.folder.path()) / all),
            memory_mb: machine::memory_mb(),
        };
        let feeder = Arc::new(Feeder::new(crowd, args.seed)?);
        let running = service.serve(practitioners(&population))?;
        let holder = enter::holder(&running.base, &running.app, &large).await?;
        let doctor = enter::doctor(&running.base, &large).await?;
        let hospital = Hospital::register(&running.base, &running.app).await?;
        let list = format!("/pro/patients/{}/documents", large.space);
        Ok(Self { running, large, some, few, feeder, holder, doctor, hospital, list, setting })
    }

    /// Who asks for a scenario; software with a fresh token.
    pub(super) async fn visitor(&self, who: Who) -> Result<Visitor, StartError> {
        match who {
            Who::Holder => Ok(self.holder.clone()),
            Who::Doctor => Ok(self.doctor.clone()),
            Who::Software => self.hospital.for_a_doctor().await,
            Who::Feed => self.hospital.to_feed().await,
        }
    }

    /// The addresses of the first documents that somebody sees in a list.
    pub(super) async fn documents(&self, who: Who, list: &str) -> Result<Vec<String>, StartError> {
        let page = self.visitor(who).await?.arrive(list).await?;
        let base = match who {
            Who::Holder => "/espace/documents/doc_".to_owned(),
            Who::Doctor | Who::Software | Who::Feed => {
                format!("/pro/patients/{}/documents/", self.large.space)
            }
        };
        let found = page.links(&base);
        if found.is_empty() {
            return Err(StartError::system(format!("{list} shows no document")));
        }
        Ok(found)
    }

    /// The large space.
    pub(super) fn space(&self) -> String {
        self.large.space.to_string()
    }

    /// Where a doctor sees its documents.
    pub(super) fn list(&self) -> String {
        self.list.clone()
    }

    /// The name every page about the patient shows.
    pub(super) fn family(&self) -> String {
        self.large.person.traits.birth_name.clone()
    }

    /// The search parameters that name the patients software asks for: with few, some and many documents.
    pub(super) fn searched(&self) -> [String; 3] {
        [&self.few, &self.some, &self.large].map(|subject| {
            let ins = &subject.person.ins;
            format!("patient.identifier=urn:oid:{}%7C{}", ins.domain().oid(), ins.matricule())
        })
    }

    /// The addresses of the bytes of the documents that a search finds.
    pub(super) async fn files(&self, search: &str) -> Result<Vec<String>, StartError> {
        let page = self.visitor(Who::Software).await?.arrive(search).await?;
        let pieces = page.text.split("\"url\":\"").skip(1);
        let links = pieces.filter_map(|piece| piece.split('"').next());
        let files: Vec<String> =
            links.filter(|link| link.contains("/fhir/Binary/")).map(str::to_owned).collect();
        if files.is_empty() {
            return Err(StartError::system(format!("{search} finds no file")));
        }
        Ok(files)
    }

    /// What makes the documents to deposit.
    pub(super) fn feeder(&self) -> Arc<Feeder> {
        Arc::clone(&self.feeder)
    }

    /// What was built.
    pub(super) fn setting(&self) -> Setting {
        self.setting.clone()
    }

    /// Stops the service and removes its data.
    pub(super) async fn stop(self) -> Result<(), StartError> {
        self.running.stop().await
    }
}

fn practitioners(population: &Population) -> Vec<SandboxPractitioner> {
    let known = population.practitioners.iter().map(|plan| SandboxPractitioner {
        rpps: plan.rpps.as_str().to_owned(),
        family: plan.family.to_owned(),
        given: plan.given.to_owned(),
        situations: plan.situations(),
    });
    known.collect()
}
