use super::{Previewed, WhyForm, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{AppState, PartnerState};

form! {
    /// Sent by `GET /admin/policy`: a change to look at.
    TryForm {
        /// The app's id.
        app: Spec::new(Kind::Select, "try", "app"),
        /// What would change: one of [`TryForm::CHANGES`].
        change: Spec::new(Kind::Select, "change", "field-try-change"),
    }
}

impl TryForm {
    /// What can be tried, by value and text.
    pub const CHANGES: [(&'static str, &'static str); 4] = [
        ("mfa-on", "mfa-want"),
        ("mfa-off", "mfa-drop"),
        ("off", "switch-off"),
        ("on", "switch-on"),
    ];
}

/// What an app asks.
#[derive(Clone, Debug)]
pub struct AppRule {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it may be opened.
    pub state: AppState,
    /// Whether it asks for a second factor.
    pub wants_mfa: bool,
    /// Hours that a home's word counts; `None` where the contract says.
    pub hours: Option<i64>,
}

impl AppRule {
    fn is_enabled(&self) -> bool {
        self.state == AppState::Enabled
    }
}

/// What is agreed with a partner.
#[derive(Clone, Debug)]
pub struct PartnerRule {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is trusted.
    pub state: PartnerState,
    /// Words of its home that count as a second factor.
    pub mfa: Vec<String>,
    /// Names of the only apps that may be given; `None` for any.
    pub apps: Option<Vec<String>>,
    /// Minutes that a home's word counts; `None` while the session lives.
    pub minutes: Option<i64>,
    /// The contract's last day; empty for none.
    pub ends: String,
}

/// What counts at present, why somebody may or may not, and what a change would change.
#[derive(Template)]
#[template(path = "admin/policy.html")]
pub struct PolicyPage {
    /// Around the page.
    pub frame: Frame,
    /// Asks why.
    pub why: WhyForm,
    /// Asks what if.
    pub attempt: TryForm,
    /// What that would change.
    pub seen: Option<Previewed>,
    /// Every app.
    pub apps: Vec<AppRule>,
    /// A page of partners.
    pub partners: Vec<PartnerRule>,
    /// How many there are.
    pub total: i64,
    /// The next page of partners.
    pub next: Option<String>,
}
section!(PolicyPage, Policy);

impl Page for PolicyPage {
    fn title(&self) -> String {
        self.frame.t("nav-policy")
    }

    fn problems(&self) -> Vec<&Field> {
        self.attempt.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let app = |state, hours: Option<i64>| AppRule {
            id: s.text("app_1"),
            name: s.text("Parts Portal"),
            state,
            wants_mfa: hours.is_some(),
            hours,
        };
        let partner = |some: bool| PartnerRule {
            id: s.text("ptn_1"),
            name: s.text("Fabrikam"),
            state: PartnerState::Active,
            mfa: some.then(|| s.text("mfa")).into_iter().collect(),
            apps: some.then(|| vec![s.text("Wiki"), s.text("Parts Portal")]),
            minutes: some.then_some(480),
            ends: if some {
                s.text("2027-03-31")
            } else {
                String::new()
            },
        };
        let mut attempt = TryForm::default();
        attempt.app.choices = s.choices();
        attempt.change.choices = s.choices();
        let empty = Self {
            frame: frame.clone(),
            why: WhyForm::default(),
            attempt: attempt.clone(),
            seen: None,
            apps: Vec::new(),
            partners: Vec::new(),
            total: 0,
            next: None,
        };
        let full = Self {
            frame: frame.clone(),
            why: WhyForm::default(),
            attempt,
            seen: Some(Previewed::sample(s, false)),
            apps: vec![
                app(AppState::Enabled, Some(24)),
                app(AppState::Disabled, None),
            ],
            partners: vec![partner(true), partner(false)],
            total: 120,
            next: Some(s.text("/admin/policy?after=x")),
        };
        vec![empty, full]
    }
}
