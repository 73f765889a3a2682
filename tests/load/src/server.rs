//! The measured server: started on a fresh database, stopped when dropped.

use anyhow::Result;
use load::{
    process::{Launch, Process, free_address},
    seed::Seeded,
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use store::Location;

/// A running server with what was seeded into it.
pub struct Server {
    pub process: Process,
    pub seeded: Arc<Seeded>,
    directory: PathBuf,
}

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
    let process = Process::launch(&Launch {
        bin,
        directory: &directory,
        database: &url,
        host: &seeded.host,
        listen,
        environment: &[],
    })?;
    Ok(Server {
        process,
        seeded: Arc::new(seeded),
        directory,
    })
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
