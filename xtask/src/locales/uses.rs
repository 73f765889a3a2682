//! Whether code or a template uses a key, as it stands or put together from a list's name and a value.
//! The test of texts in `crates/web` knows the values of each list; this knows their names alone.

use super::read::Messages;
use crate::Finding;
use std::{collections::BTreeSet, path::Path};

/// What a folder's files say: whole keys, and beginnings of keys, which end in a dash.
#[derive(Default)]
struct Uses {
    keys: BTreeSet<String>,
    beginnings: BTreeSet<String>,
}

/// The keys that nothing uses.
pub fn unused(root: &Path, english: &Messages) -> anyhow::Result<Vec<Finding>> {
    let mut uses = Uses::default();
    for folder in ["crates/web/src", "crates/web/templates"] {
        gather(&root.join(folder), &mut uses)?;
    }
    let unused = english.keys().filter(|key| !uses.of(key));
    Ok(unused
        .map(|key| format!("locales/en: nothing uses {key}"))
        .collect())
}

impl Uses {
    fn of(&self, key: &str) -> bool {
        let mut beginnings = key.match_indices('-').filter_map(|(at, _)| key.get(..=at));
        self.keys.contains(key) || beginnings.any(|it| self.beginnings.contains(it))
    }

    /// Takes the literals of a file. `word("list", …)`, `said("list", …)` and `"list-{value}"` put keys together.
    fn take(&mut self, text: &str) {
        let mut parts = text.split('"');
        let mut before = parts.next().unwrap_or_default();
        for literal in parts {
            let (start, is_put_together) = match literal.split_once('{') {
                Some((start, _)) => (start, true),
                None => (literal, false),
            };
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if !start.is_empty() && start.chars().all(fits) {
                if before.ends_with("word(") || before.ends_with("said(") {
                    self.beginnings.insert(format!("{start}-"));
                } else if is_put_together && start.ends_with('-') {
                    self.beginnings.insert(start.to_owned());
                } else {
                    self.keys.insert(start.to_owned());
                }
            }
            before = literal;
        }
    }
}

fn gather(folder: &Path, uses: &mut Uses) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, uses)?;
        } else if !path.ends_with("tests.rs") {
            uses.take(&std::fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_keys_lists_and_beginnings_count_as_uses() {
        let mut uses = Uses::default();
        uses.take(r#"t("a-b"); word("state", x); format!("mail-{kind}-subject"); call("nav")"#);
        for used in ["a-b", "state-active", "mail-x-subject", "nav"] {
            assert!(uses.of(used), "{used}");
        }
        for unused in ["a-c", "nav-home", "a", "mail"] {
            assert!(!uses.of(unused), "{unused}");
        }
    }
}
