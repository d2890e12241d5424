//! `carnet serve` — the server: the door, and the worker that does what is due.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use carnet_app::App;
use carnet_app::job::{self, sweep::Sweeper};
use carnet_app::outbox::Keep;
use carnet_http::demo::Demo;
use carnet_http::{Cookies, Door, Web};
use carnet_store::StoreError;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::config::{self, Config, StartError};
use crate::post::Postman;
use crate::{spool, wiring};

/// Options of `serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Configuration file.
    #[arg(long, default_value = "carnet.toml")]
    config: PathBuf,
}

/// Runs until told to stop.
pub async fn run(args: Args) -> Result<(), StartError> {
    log_to_stderr("info");
    let config = Config::read(&args.config)?;
    let store = wiring::store(&config).await?;
    let outbox = spool::outbox(&spool::path(&config), Keep::Nothing)?;
    let app = wiring::app(&config, store, outbox)?;
    let provider = config.provider.clone().ok_or_else(|| {
        StartError::system("[provider] is missing: professionals sign in through it")
    })?;
    let listener = listen(&config).await?;
    tracing::info!(address = %config.listen, "serving");
    serve(&config, app, provider, None, listener).await
}

/// Structured lines on standard error; the levels of a crate are set by `CARNET_LOG`.
pub fn log_to_stderr(default: &str) {
    let filter = EnvFilter::builder()
        .with_env_var("CARNET_LOG")
        .try_from_env()
        .unwrap_or_else(|_| EnvFilter::new(default));
    // Set twice only by tests that start two services in one process: the first stays.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .json()
        .try_init();
}

/// Takes the port.
pub async fn listen(config: &Config) -> Result<TcpListener, StartError> {
    TcpListener::bind(config.listen).await.map_err(|error| {
        StartError::system(format!(
            "cannot listen on {}: {error}. Choose another address with --listen",
            config.listen
        ))
    })
}

/// Serves until a signal; then finishes what is under way.
pub async fn serve(
    config: &Config,
    app: Arc<App>,
    provider: config::Provider,
    demo: Option<Demo>,
    listener: TcpListener,
) -> Result<(), StartError> {
    serve_until(config, app, provider, demo, listener, signal()).await
}

/// Serves until `end` is there; then finishes what is under way.
pub async fn serve_until(
    config: &Config,
    app: Arc<App>,
    provider: config::Provider,
    demo: Option<Demo>,
    listener: TcpListener,
    end: impl Future<Output = ()> + Send + 'static,
) -> Result<(), StartError> {
    let secure = config.base_url.starts_with("https://");
    let door = Door {
        cookies: if secure { Cookies::Secure } else { Cookies::Plain },
        proxies: config.proxies(),
        provider: wiring::provider(&config.base_url, provider)?,
        france_connect: (config.france_connect.clone())
            .map(|provider| wiring::france_connect(&config.base_url, provider))
            .transpose()?,
        token_secret: app.store().secret("oauth-access-token"),
        log_key: Some(app.store().log_key()),
        demo,
        concurrency: config.concurrency,
        announcements: config.announcements.clone(),
    };
    let web = Web::new(Arc::clone(&app), door).map_err(StartError::system)?;
    let (stop, stopped) = watch::channel(());
    let sweeper = Sweeper::at_start(&app.cx()).await?;
    let postman = Postman::of(config, &spool::path(config))?;
    let postman = postman.map(|postman| tokio::spawn(postman.walk(stopped.clone())));
    let worker = tokio::spawn(work(Arc::clone(&app), sweeper, stopped));
    let halting = Arc::clone(&app);
    let end = async move {
        tokio::select! {
            () = end => {}
            () = halting.store().halted() => {}
        }
    };
    axum::serve(listener, carnet_http::service(web))
        .with_graceful_shutdown(end)
        .await
        .map_err(StartError::system)?;
    drop(stop);
    worker.await.map_err(StartError::system)?;
    if let Some(postman) = postman {
        postman.await.map_err(StartError::system)?;
    }
    // Whoever watches over the process starts it again: only a fresh start knows what the disk truly holds.
    app.store().ping().await.or_else(|error| match error {
        StoreError::Halted => Err(StartError::Store(error)),
        _ => Ok(()),
    })
}

/// Does what is due, feeds the transparency log and sweeps, every half second, until the server stops.
async fn work(app: Arc<App>, mut sweeper: Sweeper, mut stopped: watch::Receiver<()>) {
    let mut beat = tokio::time::interval(Duration::from_millis(500));
    loop {
        tokio::select! {
            _ = beat.tick() => {}
            _ = stopped.changed() => return,
        }
        let cx = app.cx();
        if let Err(error) = job::run_until_idle(&cx).await {
            tracing::error!(error.code = error.code, cause = ?error.source, "the worker failed");
        }
        if let Err(error) = app.store().sequence(cx.now).await {
            tracing::error!(cause = %error, "the transparency log was not fed");
        }
        if let Err(error) = sweeper.turn(&cx).await {
            tracing::error!(error.code = error.code, cause = ?error.source, "the sweep failed");
        }
    }
}

/// Ctrl-C, or the polite signal of a service manager.
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

/// The exit code of a command; what went wrong is said in one line.
#[expect(clippy::print_stderr, reason = "a command says why it stopped")]
pub fn exit(done: Result<(), StartError>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("carnet: {error}");
            ExitCode::FAILURE
        }
    }
}
