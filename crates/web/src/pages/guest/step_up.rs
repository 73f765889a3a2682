use super::Ceremony;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::Reason;

form! {
    /// Posted to `/step-up/totp` with `csrf` and:
    TotpForm {
        /// Six digits; blanks between them are to be ignored.
        code: Spec::new(Kind::Code, "code", "field-totp").required().hint("totp-hint").autocomplete("one-time-code"),
    }
}

/// An authenticator app that is being set up.
#[derive(Clone, Debug)]
pub struct NewTotp {
    /// The secret, to type in.
    pub secret: String,
    /// The same as a link.
    pub link: String,
}

/// The one local step-up: the home did not prove multi-factor authentication and something here asks
/// for it. Posts to `/step-up/passkey`, `/step-up/passkey/new`, `/step-up/totp` and `/step-up/totp/new`,
/// each with `query`.
#[derive(Template)]
#[template(path = "guest/step_up.html")]
pub struct StepUp {
    /// Around the page.
    pub frame: Frame,
    /// The app that waits, if any.
    pub app: Option<String>,
    /// To use a passkey that the guest has.
    pub passkey: Option<Ceremony>,
    /// To make the first passkey.
    pub new_passkey: Option<Ceremony>,
    /// Takes the code of an authenticator app.
    pub totp: Option<TotpForm>,
    /// The authenticator app that is being set up.
    pub new_totp: Option<NewTotp>,
    /// Whether an authenticator app may be set up.
    pub offers_totp: bool,
    /// Query of the form targets, with its question mark: where to go afterwards.
    pub query: String,
    /// Whether a lost factor can be replaced here: there is one, and passkeys can be made.
    pub can_recover: bool,
    /// Why the last try did not work.
    pub refused: Option<Reason>,
}

impl Page for StepUp {
    fn title(&self) -> String {
        match &self.app {
            Some(app) => self.frame.t1("step-up-title-app", "app", app),
            None => self.frame.t("step-up-title"),
        }
    }

    fn problems(&self) -> Vec<&Field> {
        self.totp.as_ref().map(Form::problems).unwrap_or_default()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = TotpForm::default();
        wrong.code.value = s.text("123 456");
        wrong.code.problem = Some(crate::pages::Problem::Totp);
        let copy = || Self {
            frame: frame.clone(),
            app: Some(s.text("Drawing Vault")),
            passkey: None,
            new_passkey: None,
            totp: None,
            new_totp: None,
            offers_totp: false,
            query: s.text("?continue_to=%2F"),
            can_recover: false,
            refused: None,
        };
        vec![
            Self {
                passkey: Some(s.ceremony()),
                can_recover: true,
                totp: Some(wrong),
                refused: Some(Reason::TooManyTries),
                ..copy()
            },
            Self {
                new_passkey: Some(s.ceremony()),
                offers_totp: true,
                ..copy()
            },
            Self {
                app: None,
                totp: Some(TotpForm::default()),
                new_totp: Some(NewTotp {
                    secret: s.text("JBSWY3DPEHPK3PXP"),
                    link: s.text("otpauth://totp/Contoso:ana?secret=JBSWY3DPEHPK3PXP"),
                }),
                ..copy()
            },
        ]
    }
}
