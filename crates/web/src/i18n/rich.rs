use super::{Locale, Value, bundles};
use fluent_bundle::FluentArgs;
use model::Particulars;
use std::{
    borrow::Cow,
    fmt::{self, Write},
};

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE stand for the tags until they are written.
const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// Marks a value as isolated; marks that are already in it are dropped.
pub(super) fn mark(value: &str) -> String {
    let mut marked = String::with_capacity(value.len() + 6);
    marked.push(OPEN);
    marked.extend(value.chars().filter(|c| !matches!(*c, OPEN | CLOSE)));
    marked.push(CLOSE);
    marked
}

/// HTML made of a translated sentence and escaped values, each in its own `<bdi>`. There is no
/// way to put markup into it: message files are text, values are text.
#[derive(Debug)]
pub struct Rich {
    locale: Locale,
    key: Cow<'static, str>,
    args: FluentArgs<'static>,
}

impl Rich {
    /// The sentence, still without arguments.
    #[must_use]
    pub fn new(locale: Locale, key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            locale,
            key: key.into(),
            args: FluentArgs::new(),
        }
    }

    /// With everything that a text names.
    #[must_use]
    pub fn args(mut self, all: &Particulars) -> Self {
        for (name, value) in all {
            self.args.set(name.clone(), value.marked());
        }
        self
    }

    /// With an argument.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Value) -> Self {
        self.args.set(name, value.marked());
        self
    }
}

impl fmt::Display for Rich {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in bundles::format(self.locale.0, &self.key, Some(&self.args)).chars() {
            match c {
                OPEN => f.write_str("<bdi>")?,
                CLOSE => f.write_str("</bdi>")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&#34;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

impl askama::FastWritable for Rich {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        write!(dest, "{self}")?;
        Ok(())
    }
}

impl askama::filters::HtmlSafe for Rich {}
