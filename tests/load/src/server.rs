//! The measured server: started on a fresh database, stopped when dropped.

use crate::{
    process::{Launch, Process, free_address},
    seed::Seeded,
};
use anyhow::Result;
use std::{net::SocketAddr, path::PathBuf, sync::Arc};
use store::Location;

/// What is measured: which program, on which database.
#[derive(Clone, Debug, clap::Args)]
pub struct Subject {
    /// The server binary.
    #[arg(long, default_value = "target/release/portico")]
    pub bin: PathBuf,
    /// `sqlite` (a file with synchronous=FULL), or a postgres:// URL of an empty database; what concerns
    /// several nodes runs two of them there.
    #[arg(long, default_value = "sqlite")]
    pub database: String,
}

/// A database, and the address of a server that is to run on it; a database in a file goes with it.
pub struct Ground {
    /// The database URL.
    pub database: String,
    /// Host and port as the server knows itself.
    pub host: String,
    listen: SocketAddr,
    directory: PathBuf,
    bin: PathBuf,
}

impl Ground {
    /// A fresh place for the database `sqlite`, or the PostgreSQL database at a URL.
    ///
    /// # Errors
    /// When there is no directory or no port.
    pub fn new(subject: &Subject) -> Result<Self> {
        let directory = std::env::temp_dir().join(format!("portico-load-{}", std::process::id()));
        std::fs::create_dir_all(&directory)?;
        let url = match subject.database.as_str() {
            "sqlite" => format!("sqlite://{}", directory.join("portico.db").display()),
            url => url.to_owned(),
        };
        let listen = free_address()?;
        Ok(Self {
            database: url,
            host: format!("localhost:{}", listen.port()),
            listen,
            directory,
            bin: subject.bin.clone(),
        })
    }

    /// Where the database is.
    ///
    /// # Errors
    /// When the URL is none of a database.
    pub fn location(&self) -> Result<Location> {
        Location::parse(&self.database).map_err(anyhow::Error::msg)
    }

    /// Starts a server; `environment` is further configuration.
    ///
    /// # Errors
    /// When it does not start.
    pub fn launch(&self, environment: &[(&str, &str)]) -> Result<Process> {
        self.launch_at(self.listen, environment)
    }

    /// Starts another node on the same database; the first one must be on PostgreSQL.
    ///
    /// # Errors
    /// When it does not start.
    pub fn launch_another(&self, environment: &[(&str, &str)]) -> Result<Process> {
        self.launch_at(free_address()?, environment)
    }

    fn launch_at(&self, listen: SocketAddr, environment: &[(&str, &str)]) -> Result<Process> {
        Process::launch(&Launch {
            bin: &self.bin,
            directory: &self.directory,
            database: &self.database,
            host: &self.host,
            listen,
            environment,
        })
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// A running server with what was seeded into it.
pub struct Server {
    /// The process; it ends before its ground goes.
    pub process: Process,
    /// What was seeded.
    pub seeded: Arc<Seeded>,
    /// What it runs on.
    pub ground: Ground,
}

/// Seeds a fresh database and starts a server on it.
///
/// # Errors
/// When the database refuses or the server does not start.
pub fn start(subject: &Subject, seed: impl FnOnce(&Location) -> Result<Seeded>) -> Result<Server> {
    let ground = Ground::new(subject)?;
    let mut seeded = seed(&ground.location()?)?;
    seeded.host.clone_from(&ground.host);
    Ok(Server {
        process: ground.launch(&[])?,
        seeded: Arc::new(seeded),
        ground,
    })
}

impl Server {
    /// Starts another node on the same database; the first one must be on PostgreSQL.
    ///
    /// # Errors
    /// When it does not start.
    pub fn another(&self) -> Result<Process> {
        self.ground.launch_another(&[])
    }
}
