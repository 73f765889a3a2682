//! `portico serve` as a process of its own, killed when dropped.

use anyhow::{Context, Result, bail};
use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// What a process is started with.
#[derive(Clone, Copy, Debug)]
pub struct Launch<'a> {
    /// The binary.
    pub bin: &'a Path,
    /// Its data directory, which exists. Nodes of one product share the encryption key in it.
    pub directory: &'a Path,
    /// The database URL.
    pub database: &'a str,
    /// Host and port of the public address.
    pub host: &'a str,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Further configuration, by environment variable.
    pub environment: &'a [(&'a str, &'a str)],
}

/// A process that answers requests.
#[derive(Debug)]
pub struct Process {
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to its word that it is ready.
    pub ready: Duration,
    child: Child,
}

impl Process {
    /// Starts one and waits until it says that it is ready.
    ///
    /// # Errors
    /// When it ends before.
    pub fn launch(launch: &Launch<'_>) -> Result<Self> {
        Self::launch_logging(launch, Stdio::inherit())
    }

    /// As [`Process::launch`], with its log going elsewhere.
    ///
    /// # Errors
    /// As there.
    #[expect(
        clippy::disallowed_methods,
        reason = "the time to readiness is measured"
    )]
    pub fn launch_logging(launch: &Launch<'_>, log: Stdio) -> Result<Self> {
        let began = Instant::now();
        let mut child = Command::new(launch.bin)
            .arg("serve")
            .env("PORTICO_DATA_DIR", launch.directory)
            .env("PORTICO_DATABASE__URL", launch.database)
            .env("PORTICO_LISTEN", launch.listen.to_string())
            .env("PORTICO_PUBLIC_URL", format!("http://{}", launch.host))
            .env("PORTICO_LOG__LEVEL", "error")
            .envs(launch.environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", launch.bin.display()))?;
        let out = child.stdout.take().context("no standard output")?;
        let mut lines = BufReader::new(out).lines();
        while let Some(line) = lines.next() {
            if line?.starts_with("Ready") {
                let ready = began.elapsed();
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(Self {
                    address: launch.listen,
                    ready,
                    child,
                });
            }
        }
        bail!("the server ended before it was ready")
    }

    /// Waits until it has ended by itself.
    ///
    /// # Errors
    /// When it cannot be waited for.
    pub fn wait(&mut self) -> Result<()> {
        self.child.wait()?;
        Ok(())
    }

    /// Resident memory in MiB.
    ///
    /// # Errors
    /// Where there is no procfs.
    pub fn rss_mib(&self) -> Result<f64> {
        self.status_mib("VmRSS:")
    }

    /// The most resident memory in MiB since it began, or since [`Process::forget_peak`].
    ///
    /// # Errors
    /// Where there is no procfs.
    pub fn peak_mib(&self) -> Result<f64> {
        self.status_mib("VmHWM:")
    }

    /// Has the most resident memory counted from now on.
    ///
    /// # Errors
    /// Where there is no procfs.
    pub fn forget_peak(&self) -> Result<()> {
        let path = format!("/proc/{}/clear_refs", self.child.id());
        Ok(std::fs::write(path, "5")?)
    }

    fn status_mib(&self, name: &str) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib: f64 = status
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .and_then(|rest| rest.split_whitespace().next())
            .with_context(|| format!("no {name}"))?
            .parse()?;
        Ok(kib / 1024.0)
    }

    /// User and system time used so far, at 100 ticks a second.
    ///
    /// # Errors
    /// Where there is no procfs.
    pub fn cpu(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, rest) = stat.rsplit_once(')').context("no stat")?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let ticks = |n: usize| fields.get(n).and_then(|f| f.parse().ok()).unwrap_or(0_u64);
        Ok(Duration::from_millis((ticks(11) + ticks(12)) * 10))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address on loopback that nobody listens on now.
///
/// # Errors
/// When there is none.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}
