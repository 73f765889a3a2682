//! Who may use whom: the table of docs/ARCHITECTURE.md, read off `cargo metadata`.

use crate::Finding;
use serde_json::Value;
use std::path::Path;

/// A crate and the crates of ours that it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("meters", &["model"]),
    ("policy", &["model"]),
    ("tokens", &["model", "meters"]),
    ("store", &["model", "meters"]),
    ("oidc", &["model", "meters", "store", "policy", "tokens"]),
    ("broker", &["model", "meters", "store", "tokens"]),
    ("scim", &["model"]),
    ("admin", &["model", "store", "policy", "scim"]),
    ("web", &["model", "meters", "oidc", "broker", "admin"]),
    (
        "server",
        &[
            "model", "meters", "policy", "tokens", "store", "oidc", "broker", "scim", "admin",
            "web",
        ],
    ),
    (
        "testkit",
        &[
            "model", "policy", "tokens", "store", "oidc", "broker", "admin", "web", "server",
        ],
    ),
    ("load", &["model", "store", "testkit"]),
    (
        "product",
        &[
            "model", "store", "oidc", "admin", "web", "server", "testkit", "load",
        ],
    ),
    ("clients", &[]),
    (
        "fuzz",
        &[
            "model", "store", "tokens", "oidc", "scim", "admin", "testkit", "load",
        ],
    ),
    ("xtask", &[]),
];

/// Libraries that one crate alone may use.
const RESERVED: &[(&str, &[&str])] = &[
    ("actix-web", &["web"]),
    ("askama", &["web"]),
    ("openidconnect", &["broker"]),
    ("oauth2", &["broker"]),
    ("ureq", &["broker", "server", "product"]),
    ("webauthn-rs", &["broker"]),
    ("csv", &["admin"]),
    ("psl", &["admin"]),
    ("hickory-resolver", &["server"]),
    ("tokio", &["server", "web"]),
    ("lettre", &["admin"]),
    ("diesel", &["store"]),
    ("diesel_migrations", &["store"]),
    ("r2d2", &["store"]),
    ("josekit", &["tokens"]),
    ("rsa", &["tokens"]),
    ("openssl", &["tokens", "web", "load"]),
    ("chrono", &["model"]),
    ("getrandom", &["server"]),
    ("clap", &["server", "load"]),
    ("prometheus-client", &["server"]),
    ("toml", &["server"]),
];

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let output = std::process::Command::new("cargo")
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root)
        .output()?;
    anyhow::ensure!(
        output.status.success(),
        "cargo metadata failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    Ok(packages.iter().flat_map(check_package).collect())
}

fn check_package(package: &Value) -> Vec<Finding> {
    let name = package
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
        return vec![format!(
            "{name}: the crate has no row in the dependency table (xtask/src/arrows.rs)"
        )];
    };
    let dependencies = package
        .get("dependencies")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let mut findings = Vec::new();
    for dependency in &dependencies {
        let used = dependency
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let for_tests = dependency.get("kind").and_then(Value::as_str) == Some("dev");
        let ours = ARROWS.iter().any(|(known, _)| *known == used);
        if ours && !for_tests && !allowed.contains(&used) {
            findings.push(format!(
                "{name} uses {used}: the dependency table has no such arrow"
            ));
        }
        if let Some((_, owners)) = RESERVED.iter().find(|(library, _)| *library == used)
            && !for_tests
            && !owners.contains(&name)
        {
            findings.push(format!(
                "{name} uses {used}, which is reserved for {}",
                owners.join(", ")
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, uses: &str, kind: Option<&str>) -> Value {
        json!({ "name": name, "dependencies": [{ "name": uses, "kind": kind }] })
    }

    #[test]
    fn arrows_point_down_only() {
        assert!(check_package(&package("oidc", "store", None)).is_empty());
        assert_eq!(check_package(&package("store", "oidc", None)).len(), 1);
        assert_eq!(check_package(&package("broker", "oidc", None)).len(), 1);
        assert!(check_package(&package("store", "testkit", Some("dev"))).is_empty());
    }

    #[test]
    fn a_reserved_library_stays_in_its_crate() {
        assert_eq!(check_package(&package("oidc", "diesel", None)).len(), 1);
        assert!(check_package(&package("store", "diesel", None)).is_empty());
    }

    #[test]
    fn a_new_crate_needs_a_row() {
        assert_eq!(check_package(&package("other", "model", None)).len(), 1);
    }
}
