//! The two migration folders say the same thing in two dialects.

use crate::Finding;
use std::{collections::BTreeSet, path::Path};

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let folder = |kind: &str| root.join("migrations").join(kind);
    let (lite, pg) = (names(&folder("sqlite"))?, names(&folder("postgres"))?);
    let mut findings: Vec<Finding> = lite
        .symmetric_difference(&pg)
        .map(|name| format!("migrations: {name} exists for one database only"))
        .collect();
    for name in lite.intersection(&pg) {
        for file in ["up.sql", "down.sql"] {
            let read = |kind: &str| std::fs::read_to_string(folder(kind).join(name).join(file));
            let (lite, pg) = (normalised(&read("sqlite")?), normalised(&read("postgres")?));
            for line in lite.symmetric_difference(&pg) {
                findings.push(format!(
                    "migrations/*/{name}/{file}: only on one database: {line}"
                ));
            }
        }
    }
    Ok(findings)
}

fn names(folder: &Path) -> anyhow::Result<BTreeSet<String>> {
    let entries: std::io::Result<Vec<_>> = std::fs::read_dir(folder)?.collect();
    Ok(entries?
        .into_iter()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect())
}

/// The lines of a script with the two dialects' words for the same type made equal.
fn normalised(script: &str) -> BTreeSet<String> {
    let mut table = String::new();
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("--"))
        .filter(|line| !line.starts_with("INSERT INTO audit_head"))
        .map(|line| {
            if let Some(name) = line.strip_prefix("CREATE TABLE ") {
                name.trim_end_matches(" (").clone_into(&mut table);
            }
            format!(
                "{table}: {}",
                line.replace("BYTEA", "BLOB")
                    .replace(" COLLATE \"C\"", "")
                    .trim_end_matches(',')
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_are_equal_and_differences_are_not() {
        let lite = normalised("CREATE TABLE t (\n  a BLOB NOT NULL,\n  b TEXT\n);\n");
        assert_eq!(
            lite,
            normalised("CREATE TABLE t (\n  a BYTEA NOT NULL,\n  b TEXT\n);\n")
        );
        assert_ne!(
            lite,
            normalised("CREATE TABLE t (\n  a BYTEA,\n  b TEXT\n);\n")
        );
    }
}
