//! Every complete language has the same keys with the same arguments.

use crate::Finding;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Languages whose texts are complete; the others are still to come and fall back to English.
const COMPLETE: [&str; 2] = ["en", "de"];

type Keys = BTreeMap<String, BTreeSet<String>>;

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let folder = root.join("crates/web/locales");
    let read = |language: &str| -> anyhow::Result<Keys> {
        let mut keys = Keys::new();
        for entry in std::fs::read_dir(folder.join(language))? {
            keys.extend(parse(&std::fs::read_to_string(entry?.path())?));
        }
        Ok(keys)
    };
    let english = read("en")?;
    let mut findings = Vec::new();
    for language in COMPLETE.iter().filter(|l| **l != "en") {
        let theirs = read(language)?;
        for (key, arguments) in &english {
            match theirs.get(key) {
                None => findings.push(format!("locales/{language}: {key} is missing")),
                Some(found) if found != arguments => {
                    findings.push(format!(
                        "locales/{language}: {key} takes {found:?} instead of {arguments:?}"
                    ));
                }
                Some(_) => {}
            }
        }
        for key in theirs.keys().filter(|key| !english.contains_key(*key)) {
            findings.push(format!("locales/{language}: {key} is not a key of English"));
        }
    }
    Ok(findings)
}

/// Keys and the names of the arguments in their texts.
fn parse(file: &str) -> Keys {
    let mut keys = Keys::new();
    let mut current = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| is_key(key)) {
            key.clone_into(&mut current);
            keys.entry(current.clone()).or_default();
        }
        let arguments = line.split('$').skip(1).map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
                .collect::<String>()
        });
        if let Some(known) = keys.get_mut(&current) {
            known.extend(arguments);
        }
    }
    keys
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_arguments_are_read() {
        let keys = parse(
            "# note\na-b = Hello { $name }\nlong =\n    { $n ->\n        [one] x\n       *[other] y { $m }\n    }\n",
        );
        assert_eq!(keys.get("a-b"), Some(&BTreeSet::from(["name".to_owned()])));
        assert_eq!(
            keys.get("long"),
            Some(&BTreeSet::from(["m".to_owned(), "n".to_owned()]))
        );
        assert_eq!(keys.len(), 2);
    }
}
