use super::{Linked, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{At, Reason};
use oidc::{
    preview::{Claim, Document},
    tryout::Check,
};

form! {
    /// Sent by `GET /admin/apps/{id}/claims`.
    GuestSearchForm {
        /// Beginnings of words of a name or address.
        text: Spec::new(Kind::Text, "q", "field-claims-guest").required(),
    }
}

form! {
    /// Posted to `/admin/apps/{id}/claims`.
    ClaimsForm {
        /// A guest's id.
        guest: Spec::new(Kind::Select, "guest", "guest").required(),
        /// What the app would ask for.
        scope: Spec::new(Kind::Picks, "scope", "field-scope"),
    }
}

form! {
    /// Sent by `GET /admin/apps/{id}/config`.
    ConfigForm {
        /// Which kind of app.
        preset: Spec::new(Kind::Select, "for", "field-preset").required(),
    }
}

/// What to write into an app's own settings.
#[derive(Clone, Debug)]
pub struct ConfigText {
    /// For which software.
    pub label: String,
    /// Ready to be copied.
    pub text: String,
}

impl ConfigText {
    pub(super) fn lines(&self) -> usize {
        self.text.lines().count().clamp(4, 24) + 1
    }

    #[cfg(test)]
    pub(super) fn sample(s: &crate::pages::samples::Sampler) -> Self {
        Self {
            label: s.text("Grafana"),
            text: s.text("[auth.generic_oauth]\nclient_id = app_1\n"),
        }
    }
}

/// An app's own settings, ready to be copied.
#[derive(Template)]
#[template(path = "admin/app_config.html")]
pub struct AppConfig {
    /// Around the page.
    pub frame: Frame,
    /// The app's id.
    pub id: String,
    /// The app's name.
    pub name: String,
    /// For which software.
    pub form: ConfigForm,
    /// The settings.
    pub config: ConfigText,
}
section!(AppConfig, Apps);

impl Page for AppConfig {
    fn title(&self) -> String {
        self.frame.t("config-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut form = ConfigForm::default();
        form.preset.choices = s.choices();
        vec![Self {
            frame: frame.clone(),
            id: s.text("app_1"),
            name: s.text("Parts Portal"),
            form,
            config: ConfigText::sample(s),
        }]
    }
}

/// A token without its signature, or the answer of userinfo.
#[derive(Clone, Debug)]
pub struct ShownClaims {
    /// Which.
    pub document: Document,
    /// A token's header.
    pub header: Option<String>,
    /// What it says.
    pub claims: Vec<Claim>,
}

impl ShownClaims {
    #[cfg(test)]
    fn samples(s: &crate::pages::samples::Sampler, header: bool) -> Vec<Self> {
        let claims = oidc::preview::Source::ALL.iter().enumerate();
        let claims: Vec<Claim> = claims
            .map(|(n, source)| Claim {
                name: s.text("email"),
                value: (n > 0).then(|| s.text("ana.silva@fabrikam.example")),
                source: *source,
                detail: if n % 2 == 0 {
                    String::new()
                } else {
                    s.text("https://login.fabrikam.example")
                },
            })
            .collect();
        let all = Document::ALL.iter();
        all.map(|document| Self {
            document: *document,
            header: header.then(|| s.text(r#"{"alg":"RS256","kid":"1","typ":"JWT"}"#)),
            claims: claims.clone(),
        })
        .collect()
    }
}

/// What tokens would say of a guest.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Whom.
    pub guest: Linked,
    /// Why there would be none.
    pub denied: Option<Reason>,
    /// When the policy's yes ends.
    pub until: Option<At>,
    /// Since when the session runs in which it would be; `None` for a new one.
    pub since: Option<At>,
    /// What they would say.
    pub documents: Vec<ShownClaims>,
}

impl Looked {
    fn documents(&self) -> &[ShownClaims] {
        &self.documents
    }
}

/// What an app would learn of a guest now.
#[derive(Template)]
#[template(path = "admin/app_claims.html")]
pub struct ClaimsPage {
    /// Around the page.
    pub frame: Frame,
    /// The app's id.
    pub id: String,
    /// The app's name.
    pub name: String,
    /// Finds guests.
    pub search: GuestSearchForm,
    /// Whether somebody was looked for.
    pub searched: bool,
    /// Chooses one of those who were found.
    pub form: ClaimsForm,
    /// What tokens would say of the chosen one.
    pub result: Option<Looked>,
}
section!(ClaimsPage, Apps);

impl Page for ClaimsPage {
    fn title(&self) -> String {
        self.frame.t1("claims-title", "app", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let looked = |denied: Option<Reason>| Looked {
            guest: s.linked("Ana Silva", "/admin/guests/gst_1"),
            denied,
            until: denied.is_none().then(|| s.at()),
            since: denied.is_none().then(|| s.at()),
            documents: if denied.is_none() {
                ShownClaims::samples(s, false)
            } else {
                Vec::new()
            },
        };
        let page = |result: Option<Looked>| {
            let mut form = ClaimsForm::default();
            if result.is_some() {
                form.guest.choices = s.choices();
                form.scope.choices = s.choices();
            }
            Self {
                frame: frame.clone(),
                id: s.text("app_1"),
                name: s.text("Parts Portal"),
                search: GuestSearchForm::default(),
                searched: result.is_none(),
                form,
                result,
            }
        };
        vec![
            page(None),
            page(Some(looked(None))),
            page(Some(looked(Some(Reason::NotAssigned)))),
        ]
    }
}

/// What a test of an app's sign-in found.
#[derive(Template)]
#[template(path = "admin/app_trial.html")]
pub struct TrialPage {
    /// Around the page.
    pub frame: Frame,
    /// The app's id.
    pub id: String,
    /// The app's name.
    pub name: String,
    /// Who signed in.
    pub guest: String,
    /// Why it failed: a code and what is said of it.
    pub refused: Option<(String, String)>,
    /// What was asked.
    pub request: Vec<(String, String)>,
    /// What came back.
    pub response: Vec<(String, String)>,
    /// What a client checks.
    pub checks: Vec<(Check, bool)>,
    /// What the app would have got.
    pub documents: Vec<ShownClaims>,
}
section!(TrialPage, Apps);

impl TrialPage {
    fn holds(&self) -> bool {
        self.checks.iter().all(|(_, holds)| *holds)
    }
}

impl Page for TrialPage {
    fn title(&self) -> String {
        self.frame.t1("trial-title", "app", &self.name)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [0, 1, 2]
            .into_iter()
            .map(|n| Self {
                frame: frame.clone(),
                id: s.text("app_1"),
                name: s.text("Parts Portal"),
                guest: s.text("Ana Silva"),
                refused: (n == 2).then(|| (s.text("access_denied"), s.text("the guest said no"))),
                request: vec![("scope".to_owned(), s.text("openid profile email"))],
                response: vec![("state".to_owned(), s.text("xyz"))],
                checks: Check::ALL.iter().map(|check| (*check, n == 0)).collect(),
                documents: ShownClaims::samples(s, n == 0),
            })
            .collect()
    }
}
