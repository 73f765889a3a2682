//! The measured server: started on a fresh database, stopped when dropped.

use crate::seed::Seeded;
use anyhow::{Context, Result, bail};
use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};
use store::Location;

/// A running server with what was seeded into it.
pub struct Server {
    pub address: SocketAddr,
    pub seeded: Arc<Seeded>,
    pub ready: Duration,
    child: Child,
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
    let location = Location::parse(&url).map_err(anyhow::Error::msg)?;
    let mut seeded = seed(&location)?;
    let address = free_address()?;
    seeded.host = format!("localhost:{}", address.port());
    let began = Instant::now();
    let mut child = Command::new(bin)
        .arg("serve")
        .env("PORTICO_DATA_DIR", &directory)
        .env("PORTICO_DATABASE__URL", &url)
        .env("PORTICO_LISTEN", address.to_string())
        .env("PORTICO_PUBLIC_URL", format!("http://{}", seeded.host))
        .env("PORTICO_LOG__LEVEL", "warn")
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| format!("starting {}", bin.display()))?;
    let out = child.stdout.take().context("no standard output")?;
    let mut lines = BufReader::new(out).lines();
    while let Some(line) = lines.next() {
        if line?.starts_with("Ready") {
            let ready = began.elapsed();
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(Server {
                address,
                seeded: Arc::new(seeded),
                ready,
                child,
                directory,
            });
        }
    }
    bail!("the server ended before it was ready")
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}

impl Server {
    /// Resident memory in MiB.
    pub fn rss_mib(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib: f64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.split_whitespace().next())
            .context("no VmRSS")?
            .parse()?;
        Ok(kib / 1024.0)
    }

    /// User and system time used so far, at 100 ticks a second.
    pub fn cpu(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let fields: Vec<&str> = stat
            .rsplit_once(')')
            .context("no stat")?
            .1
            .split_whitespace()
            .collect();
        let ticks = |n: usize| {
            fields
                .get(n)
                .and_then(|f| f.parse::<u64>().ok())
                .unwrap_or(0)
        };
        Ok(Duration::from_millis((ticks(11) + ticks(12)) * 10))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
