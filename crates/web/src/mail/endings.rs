//! Mails to guests about the end of their access.

use super::{Host, Rendered, Say, Words, one_line};
use crate::i18n::Locale;
use askama::Template;
use model::At;

#[derive(Template)]
#[template(path = "mail/ending.html")]
struct EndingHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    until: &'a str,
    sponsor: Option<&'a str>,
    contact_url: &'a str,
}

#[derive(Template)]
#[template(path = "mail/ended.html")]
struct EndedHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    contact_url: &'a str,
}

say!(EndingHtml, EndedHtml);

impl Words<'_> {
    pub(super) fn ending(
        &self,
        name: &str,
        ends_at: At,
        sponsor: Option<&str>,
        contact_url: &str,
    ) -> Result<Rendered, askama::Error> {
        let (t, company) = (self.locale, &self.company);
        let until = t.moment(ends_at);
        let subject = t.with("mail-ending-subject", &[("company", company)]);
        let mut paragraphs = vec![
            self.hello(name),
            t.with(
                "mail-ending-text",
                &[("company", company), ("until", &until)],
            ),
        ];
        paragraphs.push(match sponsor {
            Some(sponsor) => t.with("mail-ending-sponsor", &[("sponsor", &one_line(sponsor))]),
            None => t.text("mail-ending-nobody"),
        });
        if !contact_url.is_empty() {
            paragraphs.push(one_line(contact_url));
        }
        self.finish(&subject, paragraphs, |subject| {
            EndingHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                until: &until,
                sponsor,
                contact_url,
            }
            .render()
        })
    }

    pub(super) fn ended(&self, name: &str, contact_url: &str) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let subject = t.with("mail-ended-subject", &[("company", &self.company)]);
        let paragraphs = vec![
            self.hello(name),
            t.with("mail-ended-text", &[("company", &self.company)]),
            t.text("mail-ended-contact") + "\n" + &one_line(contact_url),
        ];
        self.finish(&subject, paragraphs, |subject| {
            EndedHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                contact_url,
            }
            .render()
        })
    }
}
