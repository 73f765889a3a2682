//! One binary for all targets; `FUZZ_TARGET` names the one to run.
#![no_main]

use std::sync::OnceLock;

static TARGET: OnceLock<fuzz::Target> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let target = TARGET.get_or_init(chosen);
    target(data);
});

#[expect(
    clippy::disallowed_methods,
    reason = "libFuzzer takes the command line for itself, so the environment names the target"
)]
fn chosen() -> fuzz::Target {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    fuzz::target(&name).unwrap_or_else(|| panic!("FUZZ_TARGET names no target: {name:?}"))
}
