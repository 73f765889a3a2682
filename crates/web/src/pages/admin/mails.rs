use super::section;
use crate::{
    mail::samples::SampleKind,
    pages::{Field, Form, Frame, Kind, Page, Spec, form},
};
use askama::Template;

form! {
    /// Asked for by `/admin/settings/mail`.
    MailPreviewForm {
        /// The kind of mail.
        kind: Spec::new(Kind::Select, "kind", "mail-kind"),
        /// The language.
        language: Spec::new(Kind::Select, "language", "mail-language"),
    }
}

/// Each mail as this host sends it.
#[derive(Template)]
#[template(path = "admin/mails.html")]
pub struct MailPreview {
    /// Around the page.
    pub frame: Frame,
    /// Which mail.
    pub form: MailPreviewForm,
    /// The kind that is shown.
    pub kind: SampleKind,
    /// The language that is shown.
    pub language: &'static str,
    /// From whom.
    pub from: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// Where a test would go.
    pub to: String,
}
section!(MailPreview, Settings);

impl Page for MailPreview {
    fn title(&self) -> String {
        self.frame.t("mails-title")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut form = MailPreviewForm::default();
        form.kind.choices = s.choices();
        form.language.choices = s.choices();
        vec![Self {
            frame: frame.clone(),
            form,
            kind: SampleKind::Code,
            language: "de",
            from: s.text("Contoso <guests@contoso.example>"),
            subject: s.text("042137 is your code for Contoso"),
            text: s.text("Your code is 042137\n\nIt works for 10 minutes."),
            to: s.text("mia.berg@contoso.example"),
        }]
    }
}
