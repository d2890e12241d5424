//! A stranger between a program and its database, who cuts connections when told to.

use std::io::{Read as _, Write as _};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::TempDir;

/// The name PostgreSQL gives its socket.
const SOCKET: &str = ".s.PGSQL.5432";

/// Carries bytes between whoever connects to its folder and the server of another folder.
#[derive(Debug)]
pub struct Proxy {
    folder: TempDir,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    closed: bool,
    /// Both ends of what is open.
    streams: Vec<UnixStream>,
}

impl Proxy {
    /// Stands before the server whose socket is in that folder. It lives as long as the test.
    ///
    /// # Panics
    /// When no socket can be made.
    pub fn before(server: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let listener =
            UnixListener::bind(folder.path().join(SOCKET)).expect("a socket can be made");
        let state: Arc<Mutex<State>> = Arc::default();
        let (shared, server) = (Arc::clone(&state), server.join(SOCKET));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // Whoever is refused sees a connection that ends at once.
                let _ = carry(client, &server, &shared);
            }
        });
        Self { folder, state }
    }

    /// The folder to connect to.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Cuts every connection, in the middle of whatever it carries.
    pub fn cut(&self) {
        for stream in lock(&self.state).streams.drain(..) {
            // Already ended by its other side: cut is cut.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Cuts every connection and lets nobody in.
    pub fn close(&self) {
        lock(&self.state).closed = true;
        self.cut();
    }

    /// Lets everybody in again.
    pub fn open(&self) {
        lock(&self.state).closed = false;
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn carry(client: UnixStream, server: &Path, state: &Mutex<State>) -> std::io::Result<()> {
    let mut state = lock(state);
    if state.closed {
        return Ok(());
    }
    let server = UnixStream::connect(server)?;
    state.streams.extend([client.try_clone()?, server.try_clone()?]);
    for (mut from, mut to) in [(client.try_clone()?, server.try_clone()?), (server, client)] {
        std::thread::spawn(move || {
            let mut bytes = [0; 16 * 1024];
            while let Ok(many @ 1..) = from.read(&mut bytes) {
                let Some(read) = bytes.get(..many) else { break };
                if to.write_all(read).is_err() {
                    break;
                }
            }
            // Either side has ended, or was cut: the other one ends too.
            let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
        });
    }
    Ok(())
}
