//! Documents tell the truth: paths in them exist, dependencies are explained.

use crate::Finding;
use std::path::Path;

const DOCUMENTS: [&str; 2] = ["README.md", "docs/ARCHITECTURE.md"];

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(root.join(document))?;
        for path in quoted_paths(&text) {
            if !root.join(path).exists() {
                findings.push(format!("{document}: there is no `{path}`"));
            }
        }
    }
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
    let explained = std::fs::read_to_string(root.join("docs/dependencies.md"))?;
    for name in dependencies(&manifest) {
        if !explained.contains(&format!("| `{name}` |")) {
            findings.push(format!(
                "docs/dependencies.md: `{name}` has no line that says why it is used"
            ));
        }
    }
    Ok(findings)
}

/// What stands in backticks and looks like a path of the repository.
fn quoted_paths(text: &str) -> Vec<&str> {
    let looks_like_path = |word: &&str| {
        [
            "crates/",
            "docs/",
            "tests/",
            "migrations/",
            "config/",
            "xtask/",
            ".ci/",
        ]
        .iter()
        .any(|p| word.starts_with(p))
            && !word.contains(['*', '{', ' ', '<'])
    };
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(looks_like_path)
        .collect()
}

/// Third-party dependencies of the workspace.
fn dependencies(manifest: &str) -> Vec<&str> {
    let section = manifest
        .split("[workspace.dependencies]")
        .nth(1)
        .unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    section
        .lines()
        .filter(|line| !line.contains("path = "))
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_the_repository_are_looked_at() {
        assert_eq!(
            quoted_paths("see `crates/web/src` and `GET /x` and `tests/{a}`"),
            ["crates/web/src"]
        );
    }

    #[test]
    fn own_crates_are_no_dependencies() {
        let manifest = "[workspace.dependencies]\nmodel = { path = \"crates/model\" }\nserde = \"1\"\n\n[profile.dev]\n";
        assert_eq!(dependencies(manifest), ["serde"]);
    }
}
