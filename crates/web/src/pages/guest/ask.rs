use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;

form! {
    /// Posted to `/request`.
    AskForm {
        /// The app's id.
        app: Spec::new(Kind::Select, "app", "field-ask-app").required(),
        /// Why, in the guest's words.
        note: Spec::new(Kind::Lines, "note", "field-ask-note").hint("field-ask-note-hint"),
    }
}

/// Asks for an app, or for more time at one.
#[derive(Template)]
#[template(path = "guest/ask.html")]
pub struct AskPage {
    /// Around the page.
    pub frame: Frame,
    /// The apps to choose from, each with what it is for.
    pub offers: Vec<(String, Option<String>)>,
    /// Whether more time is asked for.
    pub extends: bool,
    /// Who decides, if anybody in particular.
    pub decider: Option<String>,
    /// The form.
    pub form: AskForm,
}

impl Page for AskPage {
    fn title(&self) -> String {
        match self.offers.as_slice() {
            [(name, _)] if self.extends => self.frame.t1("ask-title-extend", "app", name),
            _ => self.frame.t("ask-title"),
        }
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let page = |names: &[&str], extends: bool| {
            let mut form = AskForm::default();
            form.app.choices = s.choices();
            form.note.value = s.text("We begin the next project on Monday.");
            Self {
                frame: frame.clone(),
                offers: names
                    .iter()
                    .map(|name| (s.text(name), extends.then(|| s.text("Order and track"))))
                    .collect(),
                extends,
                decider: extends.then(|| s.text("Mia Berg")),
                form,
            }
        };
        let mut wrong = page(&["Parts Portal", "Drawing Vault"], false);
        wrong.form.note.problem = Some(crate::pages::Problem::TooLong);
        vec![page(&["Parts Portal"], true), wrong, page(&[], false)]
    }
}
