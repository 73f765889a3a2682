use super::Ceremony;
use crate::pages::{Frame, Page};
use askama::Template;

/// The offer to sign in by passkey from now on, for guests without a home identity provider and
/// for admins. The form posts `csrf`, `ceremony` and `answer`.
#[derive(Template)]
#[template(path = "guest/passkey_offer.html")]
pub struct PasskeyOffer {
    /// Around the page.
    pub frame: Frame,
    /// The creation ceremony.
    pub ceremony: Ceremony,
    /// Where the new passkey is posted.
    pub action: String,
    /// Where *Not now* is posted; `None` when there is no other way to sign in next time.
    pub skip: Option<String>,
}

impl Page for PasskeyOffer {
    fn title(&self) -> String {
        self.frame.t("passkey-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![
            Self {
                frame: frame.clone(),
                ceremony: s.ceremony(),
                action: "/passkey".to_owned(),
                skip: Some("/passkey/skip".to_owned()),
            },
            Self {
                frame: frame.clone(),
                ceremony: s.ceremony(),
                action: "/admin/passkey".to_owned(),
                skip: None,
            },
        ]
    }
}
