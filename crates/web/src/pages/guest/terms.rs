use crate::pages::{Frame, Page, Piece, Prose};
use askama::Template;
use model::{At, Language};

/// Asks for a guest's yes to terms of use. Posts `csrf`, `terms`, `language` and `answer` to `/terms`.
#[derive(Template)]
#[template(path = "guest/terms_ask.html")]
pub struct TermsAsk {
    /// Around the page.
    pub frame: Frame,
    /// The version that is shown.
    pub id: String,
    /// The app that it is about; `None` for the host's terms.
    pub app: Option<String>,
    /// From when on it counts.
    pub since: At,
    /// The text, in the language that is closest to the reader's.
    pub text: Prose,
    /// Query of the form target, with its question mark: where to go afterwards.
    pub query: String,
}

impl Page for TermsAsk {
    fn title(&self) -> String {
        self.frame.t("terms-ask-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|of_app| Self {
                frame: frame.clone(),
                id: s.text("trm_1"),
                app: of_app.then(|| s.text("Drawing Vault")),
                since: s.at(),
                text: Prose::sample(s),
                query: s.text("?continue_to=%2F"),
            })
            .collect()
    }
}

/// What it means not to agree. It changes nothing, and leads to the ways out.
#[derive(Template)]
#[template(path = "guest/terms_later.html")]
pub struct TermsLater {
    /// Around the page.
    pub frame: Frame,
    /// The app that waits, if any.
    pub app: Option<String>,
    /// Where the terms are.
    pub back: String,
}

impl Page for TermsLater {
    fn title(&self) -> String {
        self.frame.t("terms-later-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|waits| Self {
                frame: frame.clone(),
                app: waits.then(|| s.text("Drawing Vault")),
                back: s.text("/terms?continue_to=%2F"),
            })
            .collect()
    }
}

/// A published version, to read.
#[derive(Template)]
#[template(path = "guest/terms.html")]
pub struct TermsPage {
    /// Around the page.
    pub frame: Frame,
    /// Which version.
    pub number: i32,
    /// From when on it counts.
    pub since: At,
    /// The text.
    pub text: Prose,
}

impl Page for TermsPage {
    fn title(&self) -> String {
        self.text.title.clone()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            number: 3,
            since: s.at(),
            text: Prose::sample(s),
        }]
    }
}

/// A yes of a guest.
#[derive(Clone, Debug)]
pub struct AgreedRow {
    /// The heading of what they agreed to.
    pub title: String,
    /// Where it can be read.
    pub href: String,
    /// The app that it is about.
    pub app: Option<String>,
    /// Which version.
    pub number: i32,
    /// When.
    pub at: At,
    /// Until when it counts.
    pub until: Option<At>,
    /// In which language it was shown.
    pub language: Language,
    /// Whether it counts now.
    pub counts: bool,
}

#[cfg(test)]
impl AgreedRow {
    pub(crate) fn samples(s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|counts| Self {
                title: s.text("Rules for guests"),
                href: s.text("/terms/trm_1"),
                app: counts.then(|| s.text("Drawing Vault")),
                number: 2,
                at: s.at(),
                until: counts.then(|| s.at()),
                language: Language::De,
                counts,
            })
            .collect()
    }
}
