use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;

form! {
    /// Posted to `/admin/invite`.
    InviteForm {
        /// Several people, instead of or beside the one below.
        people: Spec::new(Kind::Lines, "people", "field-people").hint("field-people-hint"),
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
        /// The last day of all access.
        until: Spec::new(Kind::Text, "until", "field-ends").hint("field-ends-hint"),
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

/// Invites one person, or a few; *Send* posts these to `/admin/import/{id}/apply` once they were checked.
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

impl Invite {
    /// The fields that stand open.
    fn open(&self) -> Vec<&Field> {
        let mut fields = self.form.fields();
        fields.retain(|field| field.spec.name != self.form.people.spec.name);
        fields
    }
}

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
        wrong.people.value = s.text("Ana Lima <ana@fabrikam.example>\nbo@fabrikam.example");
        wrong.people.problem = Some(Problem::People);
        wrong.until.problem = Some(Problem::Date);
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
