//! Ends the process at a named step, for tests of what a crash leaves behind.

use anyhow::anyhow;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Names the steps, separated by commas; `step#3` is the third time that one comes there. No `PORTICO_…`: those are configuration.
pub const VARIABLE: &str = "FAILPOINTS_DIE_AT";

/// Lets the process end, without any tidying up, at the first of the named steps that it comes to.
///
/// # Errors
/// When a step cannot be armed.
#[expect(
    clippy::disallowed_methods,
    reason = "a switch of tests, no configuration of the product"
)]
pub fn arm() -> anyhow::Result<()> {
    let steps = std::env::var(VARIABLE).unwrap_or_default();
    for step in steps.split(',').filter(|step| !step.is_empty()) {
        let (step, nth) = step.split_once('#').unwrap_or((step, "1"));
        let left = AtomicUsize::new(nth.parse()?);
        let come = move || {
            if left.fetch_sub(1, Ordering::SeqCst) == 1 {
                std::process::abort();
            }
        };
        fail::cfg_callback(step, come).map_err(|problem| anyhow!(problem))?;
    }
    Ok(())
}
