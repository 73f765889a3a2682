use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;

form! {
    /// Posted to `/admin/invite`.
    InviteForm {
        /// The address to invite.
        email: Spec::new(Kind::Email, "email", "field-email").required(),
        /// The name in mail and directory (R28).
        name: Spec::new(Kind::Text, "name", "field-name").required(),
        /// The partner's name, domain or id; empty means by the address's domain.
        partner: Spec::new(Kind::Text, "partner", "field-partner").hint("field-partner-hint"),
        /// Ids of apps.
        apps: Spec::new(Kind::Picks, "apps", "field-apps"),
        /// Ids of groups.
        groups: Spec::new(Kind::Picks, "groups", "field-groups"),
        /// The message as plain text.
        message: Spec::new(Kind::Lines, "message", "field-message").hint("field-message-hint"),
        /// How to reach the host (R29).
        contact_url: Spec::new(Kind::Text, "contact_url", "field-contact").hint("field-contact-hint"),
        /// Where to go after acceptance (R33).
        reply_url: Spec::new(Kind::Url, "reply_url", "field-reply").hint("field-reply-hint"),
        /// Tag of the language of mail and pages.
        language: Spec::new(Kind::Select, "language", "field-language").required(),
    }
}

/// Invites one person.
#[derive(Template)]
#[template(path = "admin/invite.html")]
pub struct Invite {
    /// Around the page.
    pub frame: Frame,
    /// The form.
    pub form: InviteForm,
    /// A former guest had the address: offers to confirm that this is a new one.
    pub renewable: bool,
}
section!(Invite, Guests);

impl Page for Invite {
    fn title(&self) -> String {
        self.frame.t("invite-guest")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        use crate::pages::Problem;
        let mut form = InviteForm::default();
        for field in [&mut form.partner, &mut form.apps, &mut form.language] {
            field.choices = s.choices();
        }
        let mut wrong = form.clone();
        wrong.email.value = s.text("ana@fabrikam,example");
        wrong.email.problem = Some(Problem::Email);
        wrong.message.value = s.text("Hi Ana,\nas agreed.");
        wrong.reply_url.value = s.text("https://elsewhere.example/");
        wrong.reply_url.problem = Some(Problem::NotRegistered);
        wrong.apps.problem = Some(Problem::Unknown);
        wrong.partner.problem = Some(Problem::PartnerNeeded);
        [form, wrong]
            .into_iter()
            .map(|form| Self {
                frame: frame.clone(),
                renewable: form.email.problem.is_some(),
                form,
            })
            .collect()
    }
}
