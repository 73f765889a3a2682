use super::section;
use crate::pages::{Frame, Page, guest::Ceremony};
use askama::Template;
use model::Reason;

/// The admins' way in: a passkey, posted to `/admin/sign-in`
/// (`csrf`, `ceremony`, `answer`, `continue_to`).
#[derive(Template)]
#[template(path = "admin/sign_in.html")]
pub struct AdminSignIn {
    /// Around the page.
    pub frame: Frame,
    /// The passkey ceremony.
    pub ceremony: Ceremony,
    /// Path on our origin to return to.
    pub continue_to: String,
    /// Why the last try did not work.
    pub refused: Option<Reason>,
}

impl Page for AdminSignIn {
    fn title(&self) -> String {
        self.frame.t("admin-sign-in-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [None, Some(Reason::PasskeyInvalid)]
            .into_iter()
            .map(|refused| Self {
                frame: frame.clone(),
                ceremony: s.ceremony(),
                continue_to: s.text("/admin/guests"),
                refused,
            })
            .collect()
    }
}

/// Asks an admin to prove anew who they are: a passkey, posted to `/admin/step-up`
/// (`csrf`, `ceremony`, `answer`, `continue_to`).
#[derive(Template)]
#[template(path = "admin/step_up.html")]
pub struct AdminStepUp {
    /// Around the page.
    pub frame: Frame,
    /// The passkey ceremony.
    pub ceremony: Ceremony,
    /// Whether the admin has a passkey; else only a new sign-in proves anything.
    pub has_passkey: bool,
    /// Path on our origin to go on to.
    pub continue_to: String,
    /// Why the last try did not work.
    pub refused: Option<Reason>,
}
section!(AdminStepUp, Dashboard);

impl Page for AdminStepUp {
    fn title(&self) -> String {
        self.frame.t("admin-step-up-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [
            (true, None),
            (true, Some(Reason::PasskeyInvalid)),
            (false, None),
        ]
        .into_iter()
        .map(|(has_passkey, refused)| Self {
            frame: frame.clone(),
            ceremony: s.ceremony(),
            has_passkey,
            continue_to: s.text("/admin/partners/ptn_1/end"),
            refused,
        })
        .collect()
    }
}

/// The landing page of a one-time link: looking at it uses nothing up, the button posts `csrf`
/// to `action`.
#[derive(Template)]
#[template(path = "admin/link.html")]
pub struct AdminLink {
    /// Around the page.
    pub frame: Frame,
    /// Where it is posted.
    pub action: String,
}

impl Page for AdminLink {
    fn title(&self) -> String {
        self.frame.t("admin-link-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            action: s.text("/admin/link/token"),
        }]
    }
}
