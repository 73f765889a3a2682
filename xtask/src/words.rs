//! Words that must not stand in the repository, each with its reason (`xtask/tidy-words.txt`).

use crate::Finding;
use std::path::Path;

/// One line of the list: where, what, why.
struct Rule<'a> {
    place: &'a str,
    except: Option<&'a str>,
    word: &'a str,
    reason: &'a str,
}

pub fn check(root: &Path, files: &[String]) -> anyhow::Result<Vec<Finding>> {
    let list = std::fs::read_to_string(root.join("xtask/tidy-words.txt"))?;
    let rules = parse(&list)?;
    let mut findings = Vec::new();
    for file in files.iter().filter(|f| *f != "xtask/tidy-words.txt") {
        let Ok(text) = std::fs::read_to_string(root.join(file)) else {
            continue;
        };
        for rule in rules.iter().filter(|rule| rule.covers(file)) {
            for (number, _) in text
                .lines()
                .enumerate()
                .filter(|(_, line)| line.contains(rule.word))
            {
                findings.push(format!(
                    "{file}:{}: {:?}: {}",
                    number + 1,
                    rule.word,
                    rule.reason
                ));
            }
        }
    }
    Ok(findings)
}

/// Reads `place | except | word | reason`; `*` in place means everywhere.
fn parse(list: &str) -> anyhow::Result<Vec<Rule<'_>>> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
            match fields.as_slice() {
                [place, except, word, reason] => Ok(Rule {
                    place,
                    except: Some(*except).filter(|e| *e != "-"),
                    word,
                    reason,
                }),
                _ => anyhow::bail!("xtask/tidy-words.txt: four fields expected in {line:?}"),
            }
        })
        .collect()
}

impl Rule<'_> {
    fn covers(&self, file: &str) -> bool {
        let inside = self.place == "*"
            || file.starts_with(self.place)
            || self
                .place
                .strip_prefix("*.")
                .is_some_and(|ending| file.ends_with(&format!(".{ending}")));
        inside
            && !self
                .except
                .is_some_and(|except| except.split(',').any(|e| file.starts_with(e)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_covers_its_place_without_its_exceptions() {
        let rules = parse("*.rs | crates/tokens/ | Word | why\n").unwrap();
        let rule = rules.first().unwrap();
        assert!(rule.covers("crates/oidc/src/lib.rs"));
        assert!(!rule.covers("crates/tokens/src/lib.rs"));
        assert!(!rule.covers("README.md"));
    }
}
