//! What is inside the binary, as a software bill of materials (CycloneDX 1.5, ECMA-424), read off
//! `cargo metadata` and `Cargo.lock`. The same sources give the same bytes.

use anyhow::Context;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The crate that is shipped.
const SHIPPED: &str = "server";
/// What it is shipped for.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// The bill of what the shipped binary is built from: libraries and what builds them, no tools of tests.
pub fn bill(root: &Path) -> anyhow::Result<Value> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", PLATFORM])
        .current_dir(root)
        .output()?;
    anyhow::ensure!(
        output.status.success(),
        "cargo metadata failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let sums = checksums(&std::fs::read_to_string(root.join("Cargo.lock"))?);
    of(&metadata, &sums)
}

fn of(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> anyhow::Result<Value> {
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .filter_map(|it| Some((it["id"].as_str()?, it)))
        .collect();
    let edges: BTreeMap<&str, Vec<&str>> = list(&metadata["resolve"]["nodes"])
        .filter_map(|node| Some((node["id"].as_str()?, shipped_with(node))))
        .collect();
    let shipped = packages.iter().find(|(_, it)| it["name"] == SHIPPED);
    let (root, portico) = shipped.context("the shipped crate is not there")?;
    let reached = reach(root, &edges);
    let references: BTreeMap<&str, String> = reached
        .iter()
        .filter_map(|id| Some((*id, purl(packages.get(id)?))))
        .collect();
    let mut components: Vec<Value> = reached
        .iter()
        .filter(|id| *id != root)
        .filter_map(|id| Some(component(packages.get(id)?, sums)))
        .collect();
    components.sort_by_key(|it| it["bom-ref"].to_string());
    let mut dependencies: Vec<Value> = reached
        .iter()
        .map(|id| {
            let on = edges.get(id).into_iter().flatten();
            let on: BTreeSet<&String> = on.filter_map(|it| references.get(it)).collect();
            json!({"ref": references.get(id), "dependsOn": on})
        })
        .collect();
    dependencies.sort_by_key(|it| it["ref"].to_string());
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": references.get(root), "name": "portico",
            "version": portico["version"], "licenses": licences(portico),
        }},
        "components": components,
        "dependencies": dependencies,
    }))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// What a package needs in the binary or to build it.
fn shipped_with(node: &Value) -> Vec<&str> {
    let is_shipped = |it: &&Value| list(&it["dep_kinds"]).any(|kind| kind["kind"] != "dev");
    list(&node["deps"])
        .filter(is_shipped)
        .filter_map(|it| it["pkg"].as_str())
        .collect()
}

fn reach<'a>(root: &'a str, edges: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(edges.get(id).into_iter().flatten());
        }
    }
    reached
}

fn purl(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    format!("pkg:cargo/{}@{}", text("name"), text("version"))
}

fn component(package: &Value, sums: &BTreeMap<(String, String), String>) -> Value {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let purl = purl(package);
    let sum = sums.get(&(text("name"), text("version")));
    let hashes = sum.map(|it| json!({"alg": "SHA-256", "content": it}));
    json!({
        "type": "library", "bom-ref": purl, "purl": purl, "name": text("name"),
        "version": text("version"), "licenses": licences(package),
        "hashes": hashes.into_iter().collect::<Vec<_>>(),
    })
}

/// As an SPDX expression; a slash is the old spelling of OR.
fn licences(package: &Value) -> Value {
    match package["license"].as_str() {
        Some(text) => json!([{"expression": text.replace(" OR ", "/").replace('/', " OR ")}]),
        None => json!([]),
    }
}

/// The checksums of the registry by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |block: &str, key: &str| {
        let start = format!("{key} = \"");
        let line = block.lines().find_map(|line| line.strip_prefix(&start));
        line.map(|it| it.trim_end_matches('"').to_owned())
    };
    lock.split("[[package]]")
        .filter_map(|block| {
            let key = (value(block, "name")?, value(block, "version")?);
            Some((key, value(block, "checksum")?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bill_names_all_that_is_in_the_binary_and_no_tool_of_tests() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let bill = bill(&root).unwrap();
        let components: Vec<&Value> = list(&bill["components"]).collect();
        let named = |name: &str| components.iter().find(|it| it["name"] == name);
        for name in [
            "diesel",
            "openssl-src",
            "libsqlite3-sys",
            "actix-web",
            "store",
        ] {
            assert!(named(name).is_some(), "{name}");
        }
        for name in ["criterion", "testkit", "xtask", "libfuzzer-sys"] {
            assert!(named(name).is_none(), "{name}");
        }
        let ours = [
            "admin", "broker", "meters", "model", "oidc", "policy", "scim", "store", "tokens",
            "web",
        ];
        for it in &components {
            let name = it["name"].as_str().unwrap();
            assert!(list(&it["licenses"]).count() == 1, "{name} has no licence");
            assert!(
                ours.contains(&name) || list(&it["hashes"]).count() == 1,
                "{name} has no checksum"
            );
        }
        let known: BTreeSet<_> = components.iter().map(|it| it["bom-ref"].as_str()).collect();
        for edge in list(&bill["dependencies"]) {
            for on in list(&edge["dependsOn"]) {
                assert!(known.contains(&on.as_str()), "{on} is not in the bill");
            }
        }
        assert_eq!(known.len(), components.len(), "each once");
    }

    #[test]
    fn checksums_are_read_by_name_and_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\nchecksum = \"ff\"\n\n[[package]]\nname = \"b\"\nversion = \"2\"\n";
        let sums = checksums(lock);
        assert_eq!(sums.get(&("a".into(), "1".into())), Some(&"ff".to_owned()));
        assert_eq!(sums.len(), 1);
    }
}
