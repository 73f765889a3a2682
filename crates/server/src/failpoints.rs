//! Ends the process at a named step, for tests of what a crash leaves behind.

use anyhow::anyhow;

/// Names the steps, separated by commas. No `PORTICO_…`: those are configuration.
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
        fail::cfg_callback(step, || std::process::abort()).map_err(|problem| anyhow!(problem))?;
    }
    Ok(())
}
