//! The catalogue of audit lines: docs/reference/audit.md says what `crates/model/src/reason.rs` says, and every line
//! of it is one that a test brings about (G01).

use crate::Finding;
use anyhow::Context;
use std::{collections::BTreeSet, fmt::Write, path::Path};

const SOURCE: &str = "crates/model/src/reason.rs";
const PAGE: &str = "docs/reference/audit.md";
/// What stands between the two is written by `cargo xtask audit --write`.
const MARKS: [&str; 2] = ["<!-- catalogue -->\n", "<!-- end of the catalogue -->\n"];

/// Stands above what tests left open.
const WHAT_TO_DO: &str = "write a test that brings each of these about and looks at its line, take out of \
    crates/model/src/reason.rs what cannot happen any more, or name in the last section of \
    docs/reference/audit.md a reason that is told and makes no line:";

/// A spelling and what it means.
struct Entry {
    spelling: String,
    meaning: String,
}

struct Catalogue {
    events: Vec<Entry>,
    reasons: Vec<Entry>,
}

/// `emitted` is the folder where tests noted what they brought about (`testkit`, `AUDIT_EMITTED`).
pub fn check(root: &Path, emitted: Option<&str>) -> anyhow::Result<Vec<Finding>> {
    let catalogue = read(root)?;
    let page = std::fs::read_to_string(root.join(PAGE))?;
    let mut findings = Vec::new();
    if page != with_catalogue(&page, &catalogue)? {
        findings.push(format!(
            "{PAGE}: not as {SOURCE} is; run cargo xtask audit --write"
        ));
    }
    let answers = answers_only(&page)?;
    for reason in &answers {
        if !catalogue.reasons.iter().any(|it| it.spelling == *reason) {
            findings.push(format!("{PAGE}: there is no reason {reason}"));
        }
    }
    if let Some(folder) = emitted {
        let unseen = missing(&catalogue, &answers, &kinds_in(Path::new(folder))?);
        if !unseen.is_empty() {
            findings.push(WHAT_TO_DO.to_owned());
        }
        findings.extend(unseen);
    }
    Ok(findings)
}

/// Brings the page up to the source.
pub fn write(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let page = std::fs::read_to_string(root.join(PAGE))?;
    std::fs::write(root.join(PAGE), with_catalogue(&page, &read(root)?)?)?;
    Ok(Vec::new())
}

fn read(root: &Path) -> anyhow::Result<Catalogue> {
    let source = std::fs::read_to_string(root.join(SOURCE))?;
    let entries = |name: &str| {
        let (_, rest) = source
            .split_once(&format!("    {name} {{\n"))
            .with_context(|| format!("{SOURCE}: no {name}"))?;
        Ok::<_, anyhow::Error>(entries(rest.split("\n    }").next().unwrap_or_default()))
    };
    Ok(Catalogue {
        events: entries("EventName")?,
        reasons: entries("Reason")?,
    })
}

/// `/// Meaning` above `Variant = "spelling",`.
fn entries(body: &str) -> Vec<Entry> {
    let (mut all, mut meaning) = (Vec::new(), String::new());
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/// ") {
            meaning.push_str(if meaning.is_empty() { "" } else { " " });
            meaning.push_str(text);
        } else if let Some((_, spelling)) = line.split_once(" = ") {
            all.push(Entry {
                spelling: spelling.trim_matches(['"', ',']).to_owned(),
                meaning: std::mem::take(&mut meaning),
            });
        }
    }
    all
}

fn with_catalogue(page: &str, catalogue: &Catalogue) -> anyhow::Result<String> {
    let [begin, end] = MARKS;
    let (head, rest) = page
        .split_once(begin)
        .context("the page has no catalogue")?;
    let (_, tail) = rest.split_once(end).context("the catalogue has no end")?;
    let mut text = format!("{head}{begin}");
    for (title, entries) in [
        ("## Events", &catalogue.events),
        ("## Reasons", &catalogue.reasons),
    ] {
        write!(text, "\n{title}\n\n| | |\n|---|---|\n")?;
        for entry in entries {
            writeln!(text, "| `{}` | {} |", entry.spelling, entry.meaning)?;
        }
    }
    Ok(format!("{text}\n{end}{tail}"))
}

/// The reasons that the page's last section names: they are told to whoever asked and make no line.
fn answers_only(page: &str) -> anyhow::Result<BTreeSet<String>> {
    let (_, section) = page
        .split_once(MARKS[1])
        .context("the catalogue has no end")?;
    let quoted = section.split('`').skip(1).step_by(2);
    Ok(quoted.map(str::to_owned).collect())
}

/// Every event, and every pair of an event and a reason, that tests brought about.
fn kinds_in(folder: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut kinds = BTreeSet::new();
    for entry in std::fs::read_dir(folder)? {
        let text = std::fs::read_to_string(entry?.path())?;
        kinds.extend(text.lines().map(str::to_owned));
    }
    Ok(kinds)
}

fn missing(
    catalogue: &Catalogue,
    answers: &BTreeSet<String>,
    kinds: &BTreeSet<String>,
) -> Vec<Finding> {
    let events: BTreeSet<&str> = kinds.iter().filter_map(|it| it.split(' ').next()).collect();
    let reasons: BTreeSet<&str> = kinds.iter().filter_map(|it| it.split(' ').nth(1)).collect();
    let mut findings = Vec::new();
    for event in catalogue.events.iter().map(|it| it.spelling.as_str()) {
        if !events.contains(event) {
            findings.push(format!("no test brings about the event {event}"));
        }
    }
    for reason in catalogue.reasons.iter().map(|it| it.spelling.as_str()) {
        match (reasons.contains(reason), answers.contains(reason)) {
            (false, false) => findings.push(format!(
                "no test brings about a line with the reason {reason}"
            )),
            (true, true) => findings.push(format!("{PAGE}: {reason} makes a line")),
            _ => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "        /// A thing\n        /// happened.\n        Thing = \"thing\",\n        /// Another.\n        Other = \"other\",\n";

    fn catalogue() -> Catalogue {
        Catalogue {
            events: entries(BODY),
            reasons: entries(
                "        /// Why.\n        Why = \"why\",\n        /// Said only.\n        Said = \"said\",\n",
            ),
        }
    }

    fn set(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn g01_what_no_test_brings_about_is_found_and_so_is_what_makes_a_line_after_all() {
        let all = catalogue();
        let found =
            |answers: &[&str], kinds: &[&str]| missing(&all, &set(answers), &set(kinds)).len();
        assert_eq!(found(&["said"], &["thing why", "other"]), 0);
        assert_eq!(found(&["said"], &["thing why"]), 1, "no other");
        assert_eq!(found(&["said"], &["thing", "other"]), 1, "no why");
        assert_eq!(found(&[], &["thing why", "other"]), 1, "said is in no line");
        assert_eq!(
            found(&["said"], &["thing why", "other said"]),
            1,
            "said is in one"
        );
    }

    #[test]
    fn a_page_is_as_the_source_says_and_keeps_what_stands_around() {
        let [begin, end] = MARKS;
        let page = format!("before\n{begin}old\n{end}after `said`\n");
        let new = with_catalogue(&page, &catalogue()).unwrap();
        assert!(new.starts_with("before\n") && new.ends_with("after `said`\n"));
        assert!(new.contains("| `thing` | A thing happened. |"));
        assert_eq!(new, with_catalogue(&new, &catalogue()).unwrap());
        assert_eq!(answers_only(&new).unwrap(), set(&["said"]));
    }
}
