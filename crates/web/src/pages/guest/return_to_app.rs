use crate::pages::{Frame, Page};
use askama::Template;

/// Hands an answer to an app by a form that posts itself, or at the press of its button where
/// scripts are off (Form Post Response Mode).
#[derive(Template)]
#[template(path = "guest/return_to_app.html")]
pub struct ReturnToApp {
    /// Around the page.
    pub frame: Frame,
    /// A registered redirect URI.
    pub action: String,
    /// The answer.
    pub fields: Vec<(String, String)>,
}

impl Page for ReturnToApp {
    fn title(&self) -> String {
        self.frame.t("return-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            action: s.text("https://parts.example/callback"),
            fields: vec![
                ("code".to_owned(), s.text("abc")),
                ("state".to_owned(), s.text("xyz")),
            ],
        }]
    }
}
