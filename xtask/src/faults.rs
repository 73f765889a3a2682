//! What is promised of each fault stands in one table, with a test that shows it.

use crate::Finding;
use std::{collections::BTreeSet, path::Path};

const PAGE: &str = "docs/reference/faults.md";
/// The faults are numbered from 1 to this.
const FAULTS: usize = 20;

/// `files` are those in which tests may stand.
pub fn check(root: &Path, files: &[String]) -> anyhow::Result<Vec<Finding>> {
    let page = std::fs::read_to_string(root.join(PAGE))?;
    let mut tests = BTreeSet::new();
    for file in files.iter().filter(|it| is_of_tests(it)) {
        tests.extend(names(&std::fs::read_to_string(root.join(file))?));
    }
    Ok(compare(&page, &tests))
}

fn is_of_tests(file: &str) -> bool {
    file.ends_with(".rs") || file.ends_with(".test.mjs")
}

/// What functions and tests of a file are called.
fn names(text: &str) -> Vec<String> {
    let function = |line: &str| {
        let rest = line.strip_prefix("fn ")?;
        Some(rest.split(['(', '<']).next()?.to_owned())
    };
    let script = |line: &str| {
        let rest = line.strip_prefix("test('")?;
        Some(rest.split('\'').next()?.to_owned())
    };
    let all = text.lines().map(str::trim_start);
    all.filter_map(|line| function(line).or_else(|| script(line)))
        .collect()
}

/// Each fault has a row, and each row a test that exists, or says why there is none.
fn compare(page: &str, tests: &BTreeSet<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for number in 1..=FAULTS {
        let id = format!("F{number:02}");
        let row = page.lines().find(|it| it.starts_with(&format!("| {id} |")));
        let Some(row) = row else {
            findings.push(format!("{PAGE}: there is no row for {id}"));
            continue;
        };
        let shown = row.split('|').nth(3).unwrap_or_default().trim();
        let named: Vec<&str> = shown.split('`').skip(1).step_by(2).collect();
        if named.is_empty() && !shown.starts_with("None:") {
            findings.push(format!(
                "{PAGE}: {id} names no test; name one, or begin with `None:` and say why"
            ));
        }
        for name in named.iter().filter(|it| !tests.contains(**it)) {
            findings.push(format!("{PAGE}: {id}: there is no test {name}"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(of_f02: &str) -> String {
        let row = |n| match n {
            2 => of_f02.to_owned(),
            n => format!("| F{n:02} | promise | `f_shown` | 1 s |\n"),
        };
        (1..=FAULTS).map(row).collect()
    }

    fn tests() -> BTreeSet<String> {
        names("    #[test]\n    fn f_shown() {\ntest('O11 somebody', async () => {\n")
            .into_iter()
            .collect()
    }

    #[test]
    fn a_fault_without_a_row_a_test_or_a_reason_is_found() {
        let found = |row: &str| compare(&page(row), &tests());
        assert_eq!(found("| F02 | promise | `O11 somebody` | |\n"), [""; 0]);
        assert_eq!(
            found("| F02 | promise | None: no such layer | |\n"),
            [""; 0]
        );
        for (row, wrong) in [
            ("", "no row for F02"),
            ("| F02 | promise | | |\n", "names no test"),
            ("| F02 | promise | `f02_gone` | |\n", "no test f02_gone"),
        ] {
            let found = found(row);
            assert!(found.len() == 1 && found[0].contains(wrong), "{found:?}");
        }
    }
}
