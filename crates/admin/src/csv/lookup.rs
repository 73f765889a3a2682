use crate::{directory::Directory, text};
use model::{Email, Id, Language, kind};
use std::{cell::RefCell, collections::HashMap};

/// Apps and groups by everything a cell may call them: id, slug, name; without regard to case.
pub(crate) struct Names {
    pub(crate) apps: Lookup<kind::App>,
    pub(crate) groups: Lookup<kind::Group>,
}

impl Names {
    pub(crate) fn of(directory: &Directory) -> Self {
        let mut apps = Lookup::default();
        // Ids first, then slugs, then names: an earlier entry is not replaced by a later one.
        directory
            .apps
            .iter()
            .for_each(|app| apps.add(app.id.as_str(), &app.id));
        directory
            .apps
            .iter()
            .for_each(|app| apps.add(&app.slug, &app.id));
        directory
            .apps
            .iter()
            .for_each(|app| apps.add(&app.name, &app.id));
        let mut groups = Lookup::default();
        directory
            .groups
            .iter()
            .for_each(|group| groups.add(group.id.as_str(), &group.id));
        directory
            .groups
            .iter()
            .for_each(|group| groups.add(&group.name, &group.id));
        Self { apps, groups }
    }
}

/// A longer name is not compared with those there are, none of which is that long.
const LONGEST: usize = text::NAME;
/// No tag of a language is longer (RFC 5646 §4.4.1 advises room for 35).
const LONGEST_TAG: usize = 100;
/// So many names that nothing has are remembered.
const REMEMBERED: usize = 1000;

/// A name that nothing has.
#[derive(Clone)]
pub(crate) struct Unknown {
    pub(crate) given: String,
    pub(crate) suggestion: Option<String>,
}

pub(crate) struct Lookup<K> {
    keys: HashMap<String, Id<K>>,
    spellings: Vec<String>,
    longest: usize,
    /// What names that nothing has are like, for files in which one stands in every row.
    unknown: RefCell<HashMap<String, Unknown>>,
}

impl<K> Default for Lookup<K> {
    fn default() -> Self {
        Self {
            keys: HashMap::new(),
            spellings: Vec::new(),
            longest: 1,
            unknown: RefCell::default(),
        }
    }
}

impl<K> Lookup<K> {
    fn add(&mut self, text: &str, id: &Id<K>) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.longest = self.longest.max(words.len());
        self.keys
            .entry(words.join(" ").to_lowercase())
            .or_insert_with(|| id.clone());
        if text != id.as_str() {
            self.spellings.push(text.to_owned());
        }
    }

    /// Reads a cell of several: separated by blanks, semicolons or line breaks (R31, R32). Where a
    /// name has blanks in it, the longest name that fits wins.
    pub(crate) fn many(&self, cell: &str) -> Result<Vec<Id<K>>, Unknown> {
        let mut found: Vec<Id<K>> = Vec::new();
        for part in cell.split([';', '\n', '\r']) {
            let words: Vec<&str> = part.split_whitespace().collect();
            let mut rest = words.as_slice();
            while !rest.is_empty() {
                let fits = (1..=rest.len().min(self.longest)).rev().find_map(|n| {
                    let (head, tail) = rest.split_at_checked(n)?;
                    Some((self.keys.get(&head.join(" ").to_lowercase())?, tail))
                });
                let Some((id, tail)) = fits else {
                    return Err(self.guess(rest));
                };
                if !found.contains(id) {
                    found.push(id.clone());
                }
                rest = tail;
            }
        }
        Ok(found)
    }

    fn guess(&self, words: &[&str]) -> Unknown {
        let key = words.join(" ");
        if let Some(known) = self.unknown.borrow().get(&key) {
            return known.clone();
        }
        let guess = self.unknown(words);
        let mut known = self.unknown.borrow_mut();
        if known.len() < REMEMBERED {
            known.insert(key, guess.clone());
        }
        guess
    }

    /// The words at the front of those that nothing is called by, and what they are most like. Where a name
    /// of several words is nearly there, all of them are meant.
    fn unknown(&self, words: &[&str]) -> Unknown {
        let heads = (1..=words.len().min(self.longest)).filter_map(|n| words.get(..n));
        let best = heads
            .map(|head| head.join(" "))
            .filter(|given| given.chars().count() <= LONGEST)
            .flat_map(|given| {
                let key = given.to_lowercase();
                self.spellings.iter().map(move |name| {
                    let alike = strsim::normalized_damerau_levenshtein(&key, &name.to_lowercase());
                    (alike, given.clone(), name)
                })
            })
            .filter(|(alike, _, _)| *alike >= 0.6)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((_, given, name)) => Unknown {
                given,
                suggestion: Some(name.clone()),
            },
            None => Unknown {
                given: words.first().copied().unwrap_or_default().to_owned(),
                suggestion: None,
            },
        }
    }
}

/// Reads a language tag by lookup (RFC 4647 §3.4): exact, then without its last parts; Chinese by
/// script or region. `None` for a language we do not speak (R34).
pub(crate) fn language(cell: &str) -> Option<Language> {
    if cell.len() > LONGEST_TAG {
        return None;
    }
    let tag = cell.trim().replace('_', "-").to_lowercase();
    let exact = |tag: &str| {
        Language::ALL
            .iter()
            .copied()
            .find(|l| l.as_str().to_lowercase() == tag)
    };
    let parts: Vec<&str> = tag.split('-').collect();
    match parts.first() {
        Some(&"zh") => {
            let traditional = parts
                .iter()
                .any(|part| matches!(*part, "hant" | "tw" | "hk" | "mo"));
            return Some(if traditional {
                Language::ZhHant
            } else {
                Language::ZhHans
            });
        }
        Some(&"pt") => return Some(Language::PtBr),
        _ => {}
    }
    (1..=parts.len())
        .rev()
        .find_map(|n| exact(&parts.get(..n)?.join("-")))
}

/// The address that a slip of the pen probably meant.
pub(crate) fn suggest_email(given: &str) -> Option<String> {
    let inside = given
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or(given, |(inner, _)| inner);
    let bare = inside
        .trim()
        .strip_prefix("mailto:")
        .unwrap_or(inside.trim());
    let mended: String = bare
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let mended = mended
        .trim_matches(['.', ';', ':', '\'', '"'])
        .replace("..", ".")
        .replace("@@", "@");
    let email: Email = mended.parse().ok()?;
    (email.as_str() != given).then(|| email.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r34_languages_are_found_by_lookup() {
        for (given, found) in [
            ("de", Some(Language::De)),
            ("de-AT", Some(Language::De)),
            ("pt-br", Some(Language::PtBr)),
            ("zh-HANS", Some(Language::ZhHans)),
            ("zh-Hant", Some(Language::ZhHant)),
            ("zh-TW", Some(Language::ZhHant)),
            ("EN_us", Some(Language::En)),
            ("tlh", None),
        ] {
            assert_eq!(language(given), found, "{given}");
        }
    }

    #[test]
    fn slips_in_addresses_are_mended() {
        for (given, meant) in [
            ("ana@fabrikam,example", "ana@fabrikam.example"),
            ("Ana Lima <ana@fabrikam.example>", "ana@fabrikam.example"),
            ("ana @fabrikam.example", "ana@fabrikam.example"),
            ("mailto:ana@fabrikam.example", "ana@fabrikam.example"),
            ("ana@@fabrikam.example.", "ana@fabrikam.example"),
        ] {
            assert_eq!(suggest_email(given).as_deref(), Some(meant), "{given}");
        }
        assert_eq!(suggest_email("ana"), None);
    }
}
