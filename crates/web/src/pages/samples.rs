//! Filled pages for the tests, once as people write and once with hostile text in every field.

use super::{Frame, guest::Ceremony};
use crate::i18n::Locale;
use model::{At, Language};

/// What a hostile person types; it must come out as text.
pub const PAYLOAD: &str = "\"'><script>alert(1)</script>&amp;";

/// Makes the texts of the samples.
#[derive(Clone, Copy, Debug)]
pub struct Sampler {
    /// Whether every text carries the payload.
    pub hostile: bool,
}

impl Sampler {
    pub fn text(&self, text: &str) -> String {
        if self.hostile {
            format!("{text}{PAYLOAD}")
        } else {
            text.to_owned()
        }
    }

    #[expect(clippy::unused_self, reason = "reads like its sibling")]
    pub fn at(&self) -> At {
        At::parse("2026-11-23T09:31:07Z").unwrap()
    }

    pub fn ceremony(&self) -> Ceremony {
        Ceremony {
            options: self.text(r#"{"publicKey":{"challenge":"AAAA"}}"#),
            id: self.text("cer_1"),
        }
    }

    pub fn frame(&self, language: Language, admin: bool) -> Frame {
        Frame {
            company: self.text("Contoso"),
            locale: Locale::of(language),
            csrf: self.text("csrf-value"),
            contact_url: Some(self.text("https://contoso.example/help")),
            reference: Some(self.text("7K2-9QD")),
            path: self.text("/here?a=b"),
            admin: admin.then(|| self.text("Mia Berg")),
        }
    }
}
