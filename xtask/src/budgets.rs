//! Sizes: files of at most 600 lines, functions of at most 100.

use crate::Finding;
use std::path::Path;

const FILE: usize = 600;
const FUNCTION: usize = 100;

pub fn check(root: &Path, files: &[String]) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|f| f.ends_with(".rs")) {
        let text = std::fs::read_to_string(root.join(file))?;
        let lines = text.lines().count();
        if lines > FILE {
            findings.push(format!(
                "{file}: {lines} lines; split it, {FILE} are the most"
            ));
        }
        if file.ends_with("src/lib.rs") && !text.starts_with("//!") {
            findings.push(format!(
                "{file}: begins with no `//!` that states the crate's invariant"
            ));
        }
        for (line, length) in long_functions(&text) {
            findings.push(format!(
                "{file}:{line}: a function of {length} lines; {FUNCTION} are the most"
            ));
        }
        findings.extend(loose_lints(file, &text));
    }
    for file in files
        .iter()
        .filter(|f| f.starts_with("crates/") && f.ends_with("/Cargo.toml"))
    {
        if !std::fs::read_to_string(root.join(file))?.contains("[lints]\nworkspace = true") {
            findings.push(format!("{file}: does not use the workspace's lints"));
        }
    }
    Ok(findings)
}

/// Functions that are too long, by the indentation that rustfmt gives their closing brace.
fn long_functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let begins = [
            "fn ",
            "pub fn ",
            "pub(crate) fn ",
            "pub(super) fn ",
            "const fn ",
            "pub const fn ",
            "async fn ",
        ]
        .iter()
        .any(|prefix| code.starts_with(prefix));
        if !begins || line.trim_end().ends_with('}') {
            continue;
        }
        let closing = format!("{}}}", &line[..line.len() - code.len()]);
        let end = lines.iter().skip(start).position(|l| **l == *closing);
        if let Some(length) = end.map(|n| n + 1).filter(|n| *n > FUNCTION) {
            found.push((start + 1, length));
        }
    }
    found
}

/// `#[allow]` and `#[expect]` say why.
fn loose_lints(file: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.trim_start();
        let one_line =
            (code.starts_with("#[allow(") || code.starts_with("#[expect(")) && code.ends_with(")]");
        if one_line && !code.contains("reason") {
            findings.push(format!(
                "{file}:{}: an exception to a lint without its reason",
                number + 1
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_function_is_found_and_a_short_one_is_not() {
        let body = "    x();\n".repeat(120);
        assert_eq!(
            long_functions(&format!("fn long() {{\n{body}}}\n")),
            [(1, 122)]
        );
        assert!(long_functions("fn short() {\n    x();\n}\n").is_empty());
    }

    #[test]
    fn a_lint_exception_needs_its_reason() {
        let bare = format!("#[{}(dead_code)]\n", "allow");
        assert_eq!(loose_lints("a.rs", &bare).len(), 1);
        assert!(loose_lints("a.rs", "#[expect(dead_code, reason = \"why\")]\n").is_empty());
    }
}
