use super::{Ceremony, CodeForm};
use crate::pages::{Field, Form, Frame, Page};
use askama::Template;
use model::{At, Reason};

/// The way back of a guest who lost every second factor: one page for every step. Posts to `/recovery`,
/// `/recovery/code` and `/recovery/passkey`, each with `query`.
#[derive(Template)]
#[template(path = "guest/recovery.html")]
pub struct Recovery {
    /// Around the page.
    pub frame: Frame,
    /// Takes the mailed code.
    pub code: Option<CodeForm>,
    /// Where the code went, masked.
    pub masked: String,
    /// Minutes it stays valid.
    pub minutes: i64,
    /// The host was asked and may answer until then.
    pub asked_until: Option<At>,
    /// Makes the new passkey.
    pub ceremony: Option<Ceremony>,
    /// Until when that works.
    pub make_until: Option<At>,
    /// The host said no.
    pub host_refused: bool,
    /// Query of the form targets, with its question mark: where to go afterwards.
    pub query: String,
    /// Why the last step did not work.
    pub refused: Option<Reason>,
}

impl Page for Recovery {
    fn title(&self) -> String {
        self.frame.t("recovery-title")
    }

    fn problems(&self) -> Vec<&Field> {
        self.code.as_ref().map(Form::problems).unwrap_or_default()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let start = || Self {
            frame: frame.clone(),
            code: None,
            masked: s.text("a••@fabrikam.example"),
            minutes: 10,
            asked_until: None,
            ceremony: None,
            make_until: None,
            host_refused: false,
            query: s.text("?continue_to=%2F"),
            refused: None,
        };
        let mut wrong = CodeForm::default();
        wrong.code.value = s.text("123 456");
        wrong.code.problem = Some(crate::pages::Problem::Code);
        vec![
            start(),
            Self {
                host_refused: true,
                refused: Some(Reason::RateLimited),
                ..start()
            },
            Self {
                code: Some(wrong),
                ..start()
            },
            Self {
                asked_until: Some(s.at()),
                ..start()
            },
            Self {
                ceremony: Some(s.ceremony()),
                make_until: Some(s.at()),
                ..start()
            },
        ]
    }
}
