//! Texts in the reader's language, by Fluent.
//!
//! Invariant: a text that a language lacks falls back to English by itself; values that people
//! typed are isolated with `<bdi>` in HTML and never carry isolation marks elsewhere.

mod bundles;
mod dates;
mod negotiate;
mod pseudo;
mod rich;
mod value;

use bundles::Voice;
pub use negotiate::{Wishes, chosen, negotiate};
pub use rich::Rich;
pub use value::Value;

use fluent_bundle::FluentArgs;
use model::{At, Language, Particulars};

/// The texts of one language. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale(Voice);

impl Locale {
    /// English with accents and longer, for tests: `en-XA`.
    pub const ACCENTED: Self = Self(Voice::Accented);
    /// English from right to left, for tests: `ar-XB`.
    pub const MIRRORED: Self = Self(Voice::Mirrored);

    /// The texts of `language`.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(Voice::Of(language))
    }

    /// Which language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0.language()
    }

    /// The BCP 47 tag for `lang` and `Content-Language`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self.0 {
            Voice::Of(language) => language.as_str(),
            Voice::Accented => "en-XA",
            Voice::Mirrored => "ar-XB",
        }
    }

    /// The direction of its script, for `dir`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self.0 {
            Voice::Of(_) | Voice::Accented => "ltr",
            Voice::Mirrored => "rtl",
        }
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

    /// A text with everything that it names: plain.
    #[must_use]
    pub fn said(self, key: &str, all: &Particulars) -> String {
        let values = all
            .into_iter()
            .map(|(name, value)| (name.as_str(), value as &dyn Value));
        self.with(key, &values.collect::<Vec<_>>())
    }

    /// `23 Nov 2026`, in UTC.
    #[must_use]
    pub fn day(self, at: At) -> String {
        dates::day(self.language(), at)
    }

    /// `23 Nov 2026, 09:31 UTC`.
    #[must_use]
    pub fn moment(self, at: At) -> String {
        dates::moment(self.language(), at)
    }

    /// `09:31:07 UTC`, for receipts.
    #[must_use]
    pub fn time(self, at: At) -> String {
        dates::time(self.language(), at)
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
