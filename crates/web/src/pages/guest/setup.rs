//! The set-up portal of a partner's IT admin: the door, and three pages.

use super::CodeForm;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{At, Reason};

form! {
    /// Posted to `/setup/{token}/provider`.
    SetupProviderForm {
        /// The company's mail domains, one per line.
        domains: Spec::new(Kind::Lines, "domains", "field-setup-domains").required().hint("field-domains-hint"),
        /// Which product it signs in with.
        template: Spec::new(Kind::Select, "template", "field-template"),
    }
}

form! {
    /// Posted to `/setup/{token}/connect`.
    SetupConnectForm {
        /// The address of the provider, in any form.
        issuer: Spec::new(Kind::Text, "issuer", "field-setup-issuer").required().hint("field-setup-issuer-hint"),
        /// Our client id there.
        client_id: Spec::new(Kind::Text, "client_id", "field-setup-client-id").required(),
        /// Our client secret there.
        client_secret: Spec::new(Kind::Secret, "client_secret", "field-client-secret").autocomplete("off").hint("field-setup-secret-hint"),
    }
}

form! {
    /// Posted to `/setup/{token}/colleague`.
    ColleagueForm {
        /// The colleague's address.
        email: Spec::new(Kind::Email, "email", "field-colleague").required().hint("field-colleague-hint"),
    }
}

/// What all pages behind the door have in common.
#[derive(Clone, Debug)]
pub struct SetupShell {
    /// `/setup/{token}`.
    pub base: String,
    /// The partner's name.
    pub partner: String,
    /// The page that is shown, from 1.
    pub step: u8,
    /// The last page that can be opened.
    pub reached: u8,
    /// Who sent the link, and their address.
    pub contact: (String, Option<String>),
    /// Until when the link works.
    pub expires_at: At,
    /// The mail domains with their records.
    pub domains: Vec<SetupDomainRow>,
    /// Adds a colleague.
    pub colleague: ColleagueForm,
    /// What came of the last wish.
    pub notice: Option<(bool, String)>,
}

impl SetupShell {
    /// The pages with whether each is shown now and can be opened.
    fn steps(&self) -> Vec<(u8, &'static str)> {
        vec![
            (1, "setup-step-provider"),
            (2, "setup-step-connect"),
            (3, "setup-step-test"),
        ]
    }
}

/// A mail domain and what proves it.
#[derive(Clone, Debug)]
pub struct SetupDomainRow {
    /// The domain.
    pub domain: String,
    /// Where the record stands.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// When it was seen.
    pub proven_at: Option<At>,
}

/// Behind the link, before this browser proved the mailbox. Posts to `/setup/{token}/code` and `/enter`.
#[derive(Template)]
#[template(path = "setup/door.html")]
pub struct SetupDoor {
    /// Around the page.
    pub frame: Frame,
    /// `/setup/{token}`.
    pub base: String,
    /// Who sent the link.
    pub inviter: String,
    /// The partner's name.
    pub partner: String,
    /// The link's mailbox, masked.
    pub masked: String,
    /// The code, once one was asked for.
    pub form: Option<CodeForm>,
    /// How many minutes a code works.
    pub minutes: i64,
}

impl Page for SetupDoor {
    fn title(&self) -> String {
        self.frame.t1("setup-title", "partner", &self.partner)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form
            .as_ref()
            .map(CodeForm::problems)
            .unwrap_or_default()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = CodeForm::default();
        wrong.code.problem = Some(crate::pages::Problem::Code);
        [None, Some(CodeForm::default()), Some(wrong)]
            .map(|form| Self {
                frame: frame.clone(),
                base: s.text("/setup/token"),
                inviter: s.text("Mia Berg"),
                partner: s.text("Fabrikam"),
                masked: s.text("i••@fabrikam.example"),
                form,
                minutes: 10,
            })
            .into()
    }
}

/// Page 1: the company's domains and its product.
#[derive(Template)]
#[template(path = "setup/provider.html")]
pub struct SetupProvider {
    /// Around the page.
    pub frame: Frame,
    /// Around the set-up.
    pub shell: SetupShell,
    /// What is asked.
    pub form: SetupProviderForm,
}

impl Page for SetupProvider {
    fn title(&self) -> String {
        self.frame.t1("setup-title", "partner", &self.shell.partner)
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.form.problems();
        all.extend(self.shell.colleague.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut form = SetupProviderForm::default();
        form.template.choices = s.choices();
        let mut wrong = form.clone();
        wrong.domains.value = s.text("co.uk");
        wrong.domains.problem = Some(crate::pages::Problem::Domain);
        [form, wrong]
            .map(|form| Self {
                frame: frame.clone(),
                shell: shell(s, 1),
                form,
            })
            .into()
    }
}

/// Page 2: our values, and theirs.
#[derive(Template)]
#[template(path = "setup/connect.html")]
pub struct SetupConnect {
    /// Around the page.
    pub frame: Frame,
    /// Around the set-up.
    pub shell: SetupShell,
    /// What is asked.
    pub form: SetupConnectForm,
    /// The chosen product.
    pub template: String,
    /// To be registered there.
    pub redirect_uri: String,
    /// Our published keys.
    pub jwks_uri: String,
    /// A secret was entered before.
    pub has_secret: bool,
}

impl Page for SetupConnect {
    fn title(&self) -> String {
        self.frame.t1("setup-title", "partner", &self.shell.partner)
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.form.problems();
        all.extend(self.shell.colleague.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        model::ProviderTemplate::ALL
            .iter()
            .enumerate()
            .map(|(n, template)| {
                let mut form = SetupConnectForm::default();
                if n == 0 {
                    form.issuer.value = s.text("10.0.0.1");
                    form.issuer.problem = Some(crate::pages::Problem::Issuer);
                    form.issuer.said = Some(s.text("That is an IP address."));
                }
                Self {
                    frame: frame.clone(),
                    shell: shell(s, 2),
                    form,
                    template: template.to_string(),
                    redirect_uri: s.text("https://portico.example/broker/con_1/callback"),
                    jwks_uri: s.text("https://portico.example/jwks"),
                    has_secret: n % 2 == 1,
                }
            })
            .collect()
    }
}

/// A test sign-in.
#[derive(Clone, Debug)]
pub struct AttemptRow {
    /// When.
    pub at: At,
    /// By whose mailbox.
    pub by: String,
    /// Passed, or why not and which value is wrong; `None` while it is under way.
    pub outcome: Option<Result<(), (Reason, String)>>,
    /// It tested the set-up as it stands.
    pub is_current: bool,
}

impl AttemptRow {
    /// Key of the sentence that says which value to look at, where the home itself named what is wrong
    /// (RFC 6749 §4.1.2.1, §5.2).
    fn hint(&self) -> Option<&'static str> {
        let Some(Err((Reason::HomeRefused, note))) = &self.outcome else {
            return None;
        };
        match note.split(':').next()? {
            "invalid_client" | "unauthorized_client" => Some("setup-hint-client"),
            "invalid_redirect_uri" | "redirect_uri_mismatch" | "invalid_grant" => {
                Some("setup-hint-redirect")
            }
            "invalid_scope" => Some("setup-hint-scope"),
            _ => None,
        }
    }
}

/// Page 3: a test, and the hand-over. Posts to `/setup/{token}/test`, `/submit` and `/reopen`.
#[derive(Template)]
#[template(path = "setup/handover.html")]
pub struct SetupHandover {
    /// Around the page.
    pub frame: Frame,
    /// Around the set-up.
    pub shell: SetupShell,
    /// What was entered: key of each line's name, and its value.
    pub entered: Vec<(&'static str, String)>,
    /// What the newest test of this found, if it passed.
    pub found: Option<Vec<(&'static str, String)>>,
    /// The newest tests, newest first.
    pub attempts: Vec<AttemptRow>,
    /// How far the set-up has come.
    pub state: model::SetupState,
    /// The host sent it back.
    pub returned: Option<model::SetupReturn>,
}

impl SetupHandover {
    fn is(&self, state: &str) -> bool {
        self.state.as_str() == state
    }
}

impl Page for SetupHandover {
    fn title(&self) -> String {
        self.frame.t1("setup-title", "partner", &self.shell.partner)
    }

    fn problems(&self) -> Vec<&Field> {
        self.shell.colleague.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |outcome| AttemptRow {
            at: s.at(),
            by: s.text("ida@fabrikam.example"),
            outcome,
            is_current: true,
        };
        let failed = Err((Reason::UpstreamAudience, s.text("aud is \"other\"")));
        let lines = || vec![("field-issuer", s.text("https://login.fabrikam.example"))];
        model::SetupState::ALL
            .iter()
            .map(|state| Self {
                frame: frame.clone(),
                shell: shell(s, 3),
                entered: lines(),
                found: (*state != model::SetupState::Open).then(lines),
                attempts: vec![row(None), row(Some(failed.clone())), row(Some(Ok(())))],
                state: *state,
                returned: (*state == model::SetupState::Open).then(|| model::SetupReturn {
                    at: s.at(),
                    note: s.text("Please send a lasting id as sub."),
                }),
            })
            .collect()
    }
}

#[cfg(test)]
fn shell(s: &crate::pages::samples::Sampler, step: u8) -> SetupShell {
    let row = |proven_at| SetupDomainRow {
        domain: s.text("fabrikam.example"),
        name: s.text("_portico-challenge.fabrikam.example"),
        value: s.text("portico-domain-verification=0123456789abcdef"),
        proven_at,
    };
    SetupShell {
        base: s.text("/setup/token"),
        partner: s.text("Fabrikam"),
        step,
        reached: 3,
        contact: (s.text("Mia Berg"), Some(s.text("mia.berg@contoso.example"))),
        expires_at: s.at(),
        domains: vec![row(None), row(Some(s.at()))],
        colleague: ColleagueForm::default(),
        notice: (step == 3).then(|| (false, s.text("There is no record yet."))),
    }
}
