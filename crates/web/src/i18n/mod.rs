//! Texts in the reader's language, by Fluent.
//!
//! Invariant: a text that a language lacks falls back to English by itself; values that people
//! typed are isolated with `<bdi>` in HTML and never carry isolation marks elsewhere.

mod bundles;
mod negotiate;
mod rich;
mod value;

pub use negotiate::{Wishes, negotiate};
pub use rich::Rich;
pub use value::Value;

use fluent_bundle::FluentArgs;
use model::{At, Language};

/// The texts of one language. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale(Language);

impl Locale {
    /// The texts of `language`, or English ones when it has no files.
    #[must_use]
    pub fn of(language: Language) -> Self {
        if bundles::is_available(language) {
            Self(language)
        } else {
            Self(Language::En)
        }
    }

    /// The languages that have files, in the order of [`Language::ALL`].
    #[must_use]
    pub fn available() -> Vec<Language> {
        Language::ALL
            .iter()
            .copied()
            .filter(|language| bundles::is_available(*language))
            .collect()
    }

    /// Which language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0
    }

    /// The BCP 47 tag for `lang` and `Content-Language`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.0.as_str()
    }

    /// A text without arguments.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        bundles::format(self.0, key, None)
    }

    /// A text with arguments: plain, for attributes, titles and mail.
    #[must_use]
    pub fn with(self, key: &str, values: &[(&str, &dyn Value)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set((*name).to_owned(), value.plain());
        }
        bundles::format(self.0, key, Some(&args))
    }

    /// `23 Nov 2026`, in UTC.
    #[must_use]
    pub fn day(self, at: At) -> String {
        let utc = at.to_utc();
        let month = self.text(&utc.format("month-%-m").to_string());
        let (day, year) = (utc.format("%-d").to_string(), utc.format("%Y").to_string());
        self.with("date", &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// `23 Nov 2026, 09:31 UTC`.
    #[must_use]
    pub fn moment(self, at: At) -> String {
        let (day, time) = (self.day(at), at.to_utc().format("%H:%M").to_string());
        self.with("moment", &[("day", &day), ("time", &time)])
    }

    /// `09:31:07 UTC`, for receipts.
    #[must_use]
    pub fn time(self, at: At) -> String {
        let time = at.to_utc().format("%H:%M:%S").to_string();
        self.with("time", &[("time", &time)])
    }
}

/// A language's name in itself.
#[must_use]
pub const fn name_of(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::De => "Deutsch",
        Language::Es => "Español",
        Language::Fr => "Français",
        Language::It => "Italiano",
        Language::Ja => "日本語",
        Language::Ko => "한국어",
        Language::PtBr => "Português (Brasil)",
        Language::Ru => "Русский",
        Language::ZhHans => "简体中文",
        Language::ZhHant => "繁體中文",
    }
}

#[cfg(test)]
mod tests;
