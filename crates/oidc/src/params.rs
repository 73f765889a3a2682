use std::collections::HashSet;

/// Parameters of a request as they were sent, in order, repetitions included.
#[derive(Clone, Copy, Debug)]
pub struct Params<'a>(&'a [(String, String)]);

impl<'a> Params<'a> {
    /// Over the pairs of a query or form.
    #[must_use]
    pub const fn new(pairs: &'a [(String, String)]) -> Self {
        Self(pairs)
    }

    /// The value of a parameter; empty ones count as absent (RFC 6749 §3.1).
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
            .filter(|v| !v.is_empty())
    }

    /// All values of a parameter that may stand more than once.
    pub fn all(&self, name: &'a str) -> impl Iterator<Item = &'a String> {
        let mine = self
            .0
            .iter()
            .filter(move |(n, v)| n == name && !v.is_empty());
        mine.map(|(_, value)| value)
    }

    /// Whether a parameter was sent more than once, which RFC 6749 §3.1 forbids.
    #[must_use]
    pub fn repeats(&self, name: &str) -> bool {
        self.0.iter().filter(|(n, _)| n == name).count() > 1
    }

    /// Whether any of these was sent more than once.
    #[must_use]
    pub fn repeats_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.repeats(name))
    }

    /// Whether anything was sent more than once that may not be; `resource` may (RFC 8707 §2).
    #[must_use]
    pub fn repeats_anything(&self) -> bool {
        let mut seen = HashSet::new();
        self.0
            .iter()
            .any(|(name, _)| name != "resource" && !seen.insert(name))
    }

    /// All pairs.
    #[must_use]
    pub const fn pairs(&self) -> &'a [(String, String)] {
        self.0
    }
}

/// A registered URI as it stands, with more in its query.
pub(crate) fn with_query(uri: &str, pairs: &[(&str, &str)]) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    let separator = if uri.contains('?') { '&' } else { '?' };
    format!("{uri}{separator}{query}")
}
