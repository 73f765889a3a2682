//! Mails to a partner's IT admins about what became of their set-up.

use super::{Host, Rendered, Say, Words, one_line};
use crate::i18n::Locale;
use askama::Template;

#[derive(Template)]
#[template(path = "mail/setup_decided.html")]
struct SetupDecidedHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    partner: &'a str,
    approved: bool,
    note: &'a str,
}

say!(SetupDecidedHtml);

impl Words<'_> {
    pub(super) fn setup_decided(
        &self,
        partner: &str,
        approved: bool,
        note: &str,
    ) -> Result<Rendered, askama::Error> {
        let (t, company) = (self.locale, &self.company);
        let partner = &one_line(partner);
        let (subject, text) = if approved {
            ("mail-setup-approved-subject", "mail-setup-approved-text")
        } else {
            ("mail-setup-returned-subject", "mail-setup-returned-text")
        };
        let values: [(&str, &dyn crate::i18n::Value); 2] =
            [("partner", partner), ("company", company)];
        let mut paragraphs = vec![self.hello(""), t.with(text, &values)];
        if !note.is_empty() {
            paragraphs.push(t.with("mail-setup-returned-note", &[("company", company)]));
            paragraphs.push(note.to_owned());
        }
        if !approved {
            paragraphs.push(t.text("mail-setup-returned-link"));
        }
        self.finish(&t.with(subject, &values), paragraphs, |subject| {
            SetupDecidedHtml {
                locale: t,
                company: self.company,
                subject,
                partner,
                approved,
                note,
            }
            .render()
        })
    }
}
