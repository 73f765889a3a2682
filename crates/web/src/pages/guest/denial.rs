use crate::pages::{Frame, Page, advice};
use askama::Template;
use model::{At, Reason};

/// A guest may not open an app, or not sign in: why, and whom to ask.
#[derive(Template)]
#[template(path = "guest/denial.html")]
pub struct Denial {
    /// Around the page.
    pub frame: Frame,
    /// The app, if one was asked for.
    pub app: Option<String>,
    /// Why not.
    pub reason: Reason,
    /// Whom to ask: the app's or the guest's contact. The name may be unknown.
    pub ask: Option<(Option<String>, String)>,
    /// When it was refused.
    pub at: At,
}

impl Denial {
    fn advice(&self) -> String {
        self.frame.t(advice(self.reason))
    }
}

impl Page for Denial {
    fn title(&self) -> String {
        match &self.app {
            Some(app) => self.frame.t1("denial-title-app", "app", app),
            None => self.frame.t("denial-title"),
        }
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        Reason::ALL
            .iter()
            .enumerate()
            .map(|(n, reason)| Self {
                frame: frame.clone(),
                app: (n % 2 == 1).then(|| s.text("Drawing Vault")),
                reason: *reason,
                ask: match n % 3 {
                    0 => None,
                    1 => Some((None, s.text("https://contoso.example/help"))),
                    _ => Some((
                        Some(s.text("Mia Berg")),
                        s.text("mailto:mia.berg@contoso.example"),
                    )),
                },
                at: s.at(),
            })
            .collect()
    }
}
