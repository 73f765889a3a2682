//! `portico doctor`

use super::{Format, output::answer};
use crate::{
    config::Config,
    dns::Dns,
    doctor::{Level, examine},
    system::SystemClock,
};
use serde_json::json;

/// Says what was found. Exit code 10 when there is a problem among it.
pub fn run(config: &Config, format: Format) -> u8 {
    let found = examine(config, &SystemClock, &Dns::of_system());
    let text = if found.is_empty() {
        "Nothing to complain about.".to_owned()
    } else {
        let lines = found.iter().map(|it| {
            let level = it.level.as_str();
            format!("{level}: {} ({})\n  {}", it.what, it.code, it.fix)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let json = found.iter().map(
        |it| json!({ "code": it.code, "level": it.level.as_str(), "what": it.what, "fix": it.fix }),
    );
    answer(format, &text, &json.collect::<Vec<_>>().into());
    if found.iter().any(|it| it.level == Level::Problem) {
        10
    } else {
        0
    }
}
