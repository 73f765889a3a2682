use crate::{At, Id, Language, Span, hex, kind, text_enum};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What guests have to agree to, in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Its id.
    pub id: Id<kind::Terms>,
    /// The app that it is about; `None` for whatever guests open.
    pub app_id: Option<Id<kind::App>>,
    /// Which version of the terms of that app, or of the host: 1, 2, 3.
    pub number: i32,
    /// The text, in each language that there is.
    pub texts: Vec<TermsText>,
    /// When it was last changed.
    pub changed_at: At,
    /// What was decided when it was published; `None` for a draft.
    pub published: Option<Publication>,
}

/// The text of terms in one language, without markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsText {
    /// Which language.
    pub language: Language,
    /// The heading.
    pub title: String,
    /// Paragraphs, separated by empty lines.
    pub body: String,
}

/// What is decided when a version is published, and never changes after that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// When it was published.
    pub at: At,
    /// From when on it counts.
    pub counts_from: At,
    /// Whether guests who agreed to an earlier version are asked again.
    pub asks_again: bool,
    /// After how long a yes to it is over.
    pub renew_after: Option<Span>,
}

text_enum! {
    /// Where a version stands.
    TermsState {
        /// It is being written.
        Draft = "draft",
        /// It is published and counts later.
        ToCome = "to_come",
        /// It is what guests read now.
        InForce = "in_force",
        /// A later one took its place.
        Replaced = "replaced",
    }
}

/// A guest's yes to one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// To which version.
    pub terms_id: Id<kind::Terms>,
    /// When.
    pub agreed_at: At,
    /// Until when it counts; `None` for as long as no later version wants a new one.
    pub until: Option<At>,
    /// The language that was shown.
    pub language: Language,
}

impl Terms {
    /// Where the version stands, when this is the number of the one that counts now.
    #[must_use]
    pub fn state(&self, in_force: Option<i32>, now: At) -> TermsState {
        match self.published {
            None => TermsState::Draft,
            Some(published) if published.counts_from > now => TermsState::ToCome,
            Some(_) if in_force == Some(self.number) => TermsState::InForce,
            Some(_) => TermsState::Replaced,
        }
    }

    /// The text in the first of these languages that there is, else in any.
    #[must_use]
    pub fn text_in(&self, wanted: &[Language]) -> Option<&TermsText> {
        wanted
            .iter()
            .find_map(|language| self.texts.iter().find(|it| it.language == *language))
            .or(self.texts.first())
    }

    /// What vouches in the audit chain for the published text: SHA-256 over the lengths, languages, headings and
    /// bodies of its texts.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for text in &self.texts {
            for part in [text.language.as_str(), &text.title, &text.body] {
                digest.update(part.len().to_be_bytes());
                digest.update(part);
            }
        }
        hex(&digest.finalize())
    }

    /// A guest's yes to this version at that instant.
    #[must_use]
    pub fn agreed(&self, guest: &Id<kind::Guest>, language: Language, now: At) -> Agreement {
        let renew = self.published.and_then(|it| it.renew_after);
        Agreement {
            guest_id: guest.clone(),
            terms_id: self.id.clone(),
            agreed_at: now,
            until: renew.map(|after| now.plus(after)),
            language,
        }
    }
}
