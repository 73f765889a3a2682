//! `portico doctor`: what is set or stored in a way that will hurt, and what to do about it. It changes
//! nothing.
//!
//! Each finding has a stable code, which `docs/reference/doctor.md` explains.

mod configuration;
mod database;
mod files;
mod mail;

use crate::config::Config;
use model::{Clock, TxtRecords};

/// How much a finding hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It works, and not as well or as safely as it could.
    Warning,
    /// Something does not work, or is open that must not be.
    Problem,
}

impl Level {
    /// As it is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// How much it hurts.
    pub level: Level,
    /// What is wrong, and where.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// A finding that is a problem.
fn problem(code: &'static str, what: impl Into<String>, fix: impl Into<String>) -> Finding {
    Finding {
        code,
        level: Level::Problem,
        what: what.into(),
        fix: fix.into(),
    }
}

/// A finding that is a warning.
fn warning(code: &'static str, what: impl Into<String>, fix: impl Into<String>) -> Finding {
    Finding {
        level: Level::Warning,
        ..problem(code, what, fix)
    }
}

/// Looks at everything: configuration, files, database, and the records under which mail is judged. The
/// worst comes first.
#[must_use]
pub fn examine(config: &Config, clock: &dyn Clock, dns: &dyn TxtRecords) -> Vec<Finding> {
    let mut all = configuration::examine(config);
    all.extend(files::examine(config, clock.now()));
    all.extend(database::examine(config, clock.now()));
    all.extend(mail::examine(config, dns));
    all.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    all
}

#[cfg(test)]
mod tests;
