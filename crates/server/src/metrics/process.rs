//! What the system says of this process, where it has `/proc`.

use std::fs;

/// How long a tick of processor time is: Linux tells programs of 100 in a second, whatever the kernel uses.
const TICKS_IN_A_SECOND: f64 = 100.0;

/// This process.
#[derive(Clone, Copy, Debug)]
pub struct Process {
    /// Bytes in RAM.
    pub resident: f64,
    /// Seconds of processor time.
    pub cpu: f64,
    /// Threads.
    pub threads: f64,
    /// Open file descriptors.
    pub open_fds: f64,
    /// The most of them.
    pub max_fds: f64,
}

/// Reads it; `None` on systems that do not tell in this way.
#[must_use]
pub fn read() -> Option<Process> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    // The name of the program comes first, in parentheses, and may hold anything.
    let numbers: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |n: usize| numbers.get(n)?.parse::<f64>().ok();
    let open_fds = u32::try_from(fs::read_dir("/proc/self/fd").ok()?.count()).ok()?;
    Some(Process {
        resident: field(&status, "VmRSS:")? * 1024.0,
        cpu: (ticks(11)? + ticks(12)?) / TICKS_IN_A_SECOND,
        threads: field(&status, "Threads:")?,
        // The directory itself was open while it was read.
        open_fds: f64::from(open_fds.saturating_sub(1)),
        max_fds: field(&limits, "Max open files").unwrap_or(f64::INFINITY),
    })
}

/// The first number after a name at the beginning of a line.
fn field(text: &str, name: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
