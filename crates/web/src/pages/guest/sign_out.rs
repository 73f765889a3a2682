use crate::pages::{Frame, Page};
use askama::Template;

/// Asks before signing out when an app sent the person here without proof of the session.
/// Posts `csrf` and the hidden fields to `action`.
#[derive(Template)]
#[template(path = "guest/sign_out.html")]
pub struct SignOut {
    /// Around the page.
    pub frame: Frame,
    /// The app that asks for it.
    pub app: Option<String>,
    /// Where it is posted.
    pub action: String,
    /// Names and values to send along.
    pub hidden: Vec<(String, String)>,
}

impl Page for SignOut {
    fn title(&self) -> String {
        self.frame
            .t1("sign-out-title", "company", &self.frame.company)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            app: Some(s.text("Parts Portal")),
            action: "/logout/now".to_owned(),
            hidden: vec![("state".to_owned(), s.text("xyz"))],
        }]
    }
}

/// The session has ended here.
#[derive(Template)]
#[template(path = "guest/signed_out.html")]
pub struct SignedOut {
    /// Around the page.
    pub frame: Frame,
    /// The app to go back to: its name and a registered address.
    pub back: Option<(String, String)>,
    /// Addresses at which apps learn of it (OIDC Front-Channel Logout §2).
    pub told: Vec<String>,
}

impl Page for SignedOut {
    fn title(&self) -> String {
        self.frame.t("signed-out-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![
            Self {
                frame: frame.clone(),
                back: None,
                told: Vec::new(),
            },
            Self {
                frame: frame.clone(),
                back: Some((s.text("Parts Portal"), s.text("https://parts.example/"))),
                told: vec![s.text("https://parts.example/logout?sid=ses_1")],
            },
        ]
    }
}
