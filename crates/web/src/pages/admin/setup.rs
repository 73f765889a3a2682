use super::section;
use crate::pages::{
    Field, Form, Frame, Kind, Page, Spec, form,
    guest::{AttemptRow, SetupDomainRow},
};
use askama::Template;
use model::{At, SetupReturn, SetupState};

form! {
    /// Posted to `/admin/partners/{id}/setup`.
    SetupLinkForm {
        /// The mailbox of the partner's IT admin.
        email: Spec::new(Kind::Email, "email", "field-setup-email").required().hint("field-setup-email-hint"),
        /// In which language to write.
        language: Spec::new(Kind::Select, "language", "field-language"),
        /// Whether a proven domain makes an approval needless.
        auto_approve: Spec::new(Kind::Picks, "auto_approve", "field-auto-approve"),
    }
}

form! {
    /// Posted to `/admin/partners/{id}/setup/back`.
    SetupBackForm {
        /// What is to change.
        note: Spec::new(Kind::Lines, "note", "field-setup-note").hint("field-setup-note-hint"),
    }
}

/// A link that was sent.
#[derive(Clone, Debug)]
pub struct SetupLinkRow {
    /// Its id.
    pub id: String,
    /// Its mailbox.
    pub email: String,
    /// When it was sent.
    pub at: At,
    /// Until when it works.
    pub expires_at: At,
    /// Why it does not work, as the key of a word; empty when it does.
    pub ended: &'static str,
}

/// What the partner filled in.
#[derive(Clone, Debug)]
pub struct SetupShown {
    /// How far it has come.
    pub state: SetupState,
    /// Its version, which an approval names.
    pub version: i32,
    /// What was entered.
    pub entered: Vec<(&'static str, String)>,
    /// What the newest test of it found, if it passed.
    pub found: Option<Vec<(&'static str, String)>>,
    /// Sends it back.
    pub back: SetupBackForm,
    /// When it was sent back last, and what was to change.
    pub returned: Option<SetupReturn>,
    /// The tests that are kept.
    pub attempts: Vec<AttemptRow>,
    /// The mail domains.
    pub domains: Vec<SetupDomainRow>,
}

/// A partner's set-up of its own sign-in. Posts besides: `/setup/approve` with `version`, `/setup/back`,
/// `/setup/links/{id}/revoke`.
#[derive(Template)]
#[template(path = "admin/setup.html")]
pub struct PartnerSetup {
    /// Around the page.
    pub frame: Frame,
    /// The partner's id.
    pub id: String,
    /// The partner's name.
    pub name: String,
    /// Sends a link.
    pub form: SetupLinkForm,
    /// The links, newest first.
    pub links: Vec<SetupLinkRow>,
    /// What was filled in, once somebody began.
    pub shown: Option<SetupShown>,
}
section!(PartnerSetup, Partners);

impl SetupShown {
    fn is(&self, state: &str) -> bool {
        self.state.as_str() == state
    }

    const fn tone(&self) -> &'static str {
        match self.state {
            SetupState::Open => "info",
            SetupState::Submitted => "warn",
            SetupState::Approved => "ok",
        }
    }
}

impl Page for PartnerSetup {
    fn title(&self) -> String {
        self.frame.t1("setup-of", "name", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = SetupLinkForm::default();
        wrong.email.value = s.text("ida");
        wrong.email.problem = Some(crate::pages::Problem::Email);
        let link = |ended| SetupLinkRow {
            id: s.text("stl_1"),
            email: s.text("ida@fabrikam.example"),
            at: s.at(),
            expires_at: s.at(),
            ended,
        };
        let shown = |state: &SetupState| SetupShown {
            state: *state,
            version: 4,
            entered: vec![("field-issuer", s.text("https://login.fabrikam.example"))],
            found: (*state != SetupState::Open).then(|| vec![("setup-subject", s.text("a1b2…f6"))]),
            back: SetupBackForm::default(),
            returned: (*state == SetupState::Open).then(|| SetupReturn {
                at: s.at(),
                note: s.text("Please send a lasting id as sub."),
            }),
            attempts: vec![AttemptRow {
                at: s.at(),
                by: s.text("ida@fabrikam.example"),
                outcome: Some(Err((model::Reason::UpstreamTime, s.text("exp is past")))),
                is_current: false,
            }],
            domains: vec![SetupDomainRow {
                domain: s.text("fabrikam.example"),
                name: s.text("_portico-challenge.fabrikam.example"),
                value: s.text("portico-domain-verification=0123"),
                proven_at: (*state != SetupState::Open).then(|| s.at()),
            }],
        };
        let page = |form, shown| Self {
            frame: frame.clone(),
            id: s.text("ptn_1"),
            name: s.text("Fabrikam"),
            form,
            links: vec![
                link(""),
                link("setup-link-revoked"),
                link("setup-link-expired"),
            ],
            shown,
        };
        let mut all = vec![page(wrong, None)];
        let states = SetupState::ALL.iter();
        all.extend(states.map(|state| page(SetupLinkForm::default(), Some(shown(state)))));
        all
    }
}
