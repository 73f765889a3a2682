use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, btree_map};

/// So many characters of a text are said again.
const MOST: usize = 200;

/// What a text names, each by the name that translations have for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Particulars(BTreeMap<String, Particular>);

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Particular {
    /// A number, which may decide between singular and plural.
    Number(i64),
    /// Anything else, as somebody typed it; long ones are cut off.
    Text(String),
}

impl Particulars {
    /// With a text more.
    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        let mut said: String = value.chars().take(MOST).collect();
        if said.len() < value.len() {
            said.push('…');
        }
        self.0.insert(name.to_owned(), Particular::Text(said));
        self
    }

    /// With a number more.
    #[must_use]
    pub fn number(mut self, name: &str, value: impl TryInto<i64>) -> Self {
        let value = value.try_into().unwrap_or(i64::MAX);
        self.0.insert(name.to_owned(), Particular::Number(value));
        self
    }

    /// With a text more, if there is one.
    #[must_use]
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Particular> {
        self.0.get(name)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Particulars {
    type Item = (&'a String, &'a Particular);
    type IntoIter = btree_map::Iter<'a, String, Particular>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particulars_are_kept_as_they_are_and_long_ones_are_cut_off() {
        let all = Particulars::default()
            .text("given", &"ä".repeat(300))
            .text("digits", "007")
            .number("most", 2_000_usize)
            .maybe("suggestion", None);
        let kept = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Particulars>(&kept).unwrap(), all);
        assert_eq!(all.get("digits"), Some(&Particular::Text("007".into())));
        assert_eq!(all.get("most"), Some(&Particular::Number(2_000)));
        let Some(Particular::Text(given)) = all.get("given") else {
            panic!("{all:?}");
        };
        assert_eq!(given.chars().count(), MOST + 1);
        assert_eq!(all.get("suggestion"), None);
    }
}
