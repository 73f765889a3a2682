//! Checks and chores of the repository: `cargo xtask tidy | schema | locales | audit | sbom`.

mod arrows;
mod audit;
mod budgets;
mod faults;
mod locales;
mod paths;
mod sbom;
mod schema;
mod words;

use std::{path::Path, process::ExitCode};

/// One thing that is not as it must be.
type Finding = String;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or_else(|| Path::new("."));
    let command = std::env::args().nth(1).unwrap_or_default();
    if command == "sbom" {
        return match sbom::bill(root) {
            Ok(bill) => {
                report(&format!("{bill:#}"));
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("sbom: {error:#}");
                ExitCode::FAILURE
            }
        };
    }
    let outcome = match command.as_str() {
        "tidy" => tidy(root),
        "schema" => schema::check(root),
        "locales" => locales::check(root),
        "audit" => match std::env::args().nth(2).as_deref() {
            Some("--write") => audit::write(root),
            emitted => audit::check(root, emitted),
        },
        _ => Err(anyhow::anyhow!(
            "usage: cargo xtask tidy | schema | locales | audit [--write | FOLDER] | sbom"
        )),
    };
    match outcome {
        Ok(findings) if findings.is_empty() => {
            report(&format!("{command}: nothing to complain about"));
            ExitCode::SUCCESS
        }
        Ok(findings) => {
            findings.iter().for_each(|finding| report(finding));
            report(&format!("{command}: {} findings", findings.len()));
            ExitCode::FAILURE
        }
        Err(error) => {
            report(&format!("{command}: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn tidy(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let files = tracked(root)?;
    let mut findings = arrows::check(root)?;
    findings.extend(budgets::check(root, &files)?);
    findings.extend(words::check(root, &files)?);
    findings.extend(paths::check(root)?);
    findings.extend(faults::check(root, &files)?);
    Ok(findings)
}

/// The files that git tracks, relative to the root.
fn tracked(root: &Path) -> anyhow::Result<Vec<String>> {
    let output = std::process::Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root)
        .output()?;
    anyhow::ensure!(output.status.success(), "git ls-files failed");
    let list = String::from_utf8(output.stdout)?;
    Ok(list
        .split('\0')
        .filter(|f| !f.is_empty() && root.join(f).is_file())
        .map(str::to_owned)
        .collect())
}

fn report(line: &str) {
    println!("{line}");
}
