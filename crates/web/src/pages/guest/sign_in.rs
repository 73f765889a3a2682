use super::Ceremony;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::Reason;

form! {
    /// Posted to `/sign-in` with `csrf`, `continue_to` and:
    SignInForm {
        /// The work address; it only chooses the company's sign-in.
        email: Spec::new(Kind::Text, "email", "field-work-email").required().hint("sign-in-hint").autocomplete("username"),
    }
}

/// Home-realm discovery: asked only when the company is not known.
/// `POST /sign-in`, and with a passkey `POST /sign-in/passkey`
/// (`csrf`, `continue_to`, `ceremony`, `answer`).
#[derive(Template)]
#[template(path = "guest/sign_in.html")]
pub struct SignIn {
    /// Around the page.
    pub frame: Frame,
    /// The address.
    pub form: SignInForm,
    /// Name of the app that waits, if any.
    pub app: Option<String>,
    /// Path on our origin to return to.
    pub continue_to: String,
    /// A passkey ceremony; `None` shows no passkey button.
    pub passkey: Option<Ceremony>,
    /// Id and name of the home that this browser last came through, if it may still be used.
    pub remembered: Option<(String, String)>,
    /// Why the last try did not work.
    pub refused: Option<Reason>,
}

impl Page for SignIn {
    fn title(&self) -> String {
        match &self.app {
            Some(app) => self.frame.t1("sign-in-title-app", "app", app),
            None => self
                .frame
                .t1("sign-in-title", "company", &self.frame.company),
        }
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = SignInForm::default();
        wrong.email.value = s.text("ana@fabrikam,example");
        wrong.email.problem = Some(crate::pages::Problem::Email);
        vec![
            Self {
                frame: frame.clone(),
                form: SignInForm::default(),
                app: Some(s.text("Parts Portal")),
                continue_to: s.text("/authorize?client_id=app_1"),
                passkey: Some(s.ceremony()),
                remembered: Some((s.text("con_1"), s.text("Fabrikam"))),
                refused: None,
            },
            Self {
                frame: frame.clone(),
                form: wrong,
                app: None,
                continue_to: "/".to_owned(),
                passkey: None,
                remembered: None,
                refused: Some(Reason::HomeUnreachable),
            },
        ]
    }
}
