//! The measured server: started on a fresh database, stopped when dropped.

use crate::{
    process::{Launch, Process, free_address},
    seed::Seeded,
};
use anyhow::Result;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::Location;

/// A running server with what was seeded into it.
pub struct Server {
    /// The process.
    pub process: Process,
    /// What was seeded.
    pub seeded: Arc<Seeded>,
    /// The database URL.
    pub database: String,
    directory: PathBuf,
}

/// Seeds a fresh database, `sqlite` for one in a file, and starts a server on it.
///
/// # Errors
/// When the database refuses or the server does not start.
pub fn start(
    bin: &Path,
    database: &str,
    seed: impl FnOnce(&Location) -> Result<Seeded>,
) -> Result<Server> {
    let directory = std::env::temp_dir().join(format!("portico-load-{}", std::process::id()));
    std::fs::create_dir_all(&directory)?;
    let url = match database {
        "sqlite" => format!("sqlite://{}", directory.join("portico.db").display()),
        url => url.to_owned(),
    };
    let mut seeded = seed(&Location::parse(&url).map_err(anyhow::Error::msg)?)?;
    let listen = free_address()?;
    seeded.host = format!("localhost:{}", listen.port());
    let process = launch(bin, &directory, &url, (&seeded.host, listen))?;
    Ok(Server {
        process,
        seeded: Arc::new(seeded),
        database: url,
        directory,
    })
}

impl Server {
    /// Starts another node on the same database; the first one must be on PostgreSQL.
    ///
    /// # Errors
    /// When it does not start.
    pub fn another(&self, bin: &Path) -> Result<Process> {
        let here = (self.seeded.host.as_str(), free_address()?);
        launch(bin, &self.directory, &self.database, here)
    }
}

fn launch(
    bin: &Path,
    directory: &Path,
    database: &str,
    (host, listen): (&str, SocketAddr),
) -> Result<Process> {
    Process::launch(&Launch {
        bin,
        directory,
        database,
        host,
        listen,
        environment: &[],
    })
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
