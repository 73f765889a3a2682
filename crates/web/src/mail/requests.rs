//! Mails about what guests ask for: to whoever decides, and to the guest about what was decided.

use super::{Host, Rendered, Say, Words, one_line};
use crate::i18n::Locale;
use askama::Template;
use model::{AccessAskedMail, GuestSaidMail, RequestDecidedMail};

#[derive(Template)]
#[template(path = "mail/access_asked.html")]
struct AccessAskedHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    text: &'a str,
    note: Option<&'a str>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/request_decided.html")]
struct RequestDecidedHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    text: &'a str,
    answer: Option<&'a str>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/guest_said.html")]
struct GuestSaidHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    text: &'a str,
    note: Option<&'a str>,
    link: &'a str,
}

say!(AccessAskedHtml, GuestSaidHtml, RequestDecidedHtml);

impl Words<'_> {
    pub(super) fn access_asked(&self, it: &AccessAskedMail) -> Result<Rendered, askama::Error> {
        let (t, note, link) = (self.locale, it.note.as_deref(), it.link.as_str());
        let (email, request) = (it.email.as_str(), it.request);
        let (name, app) = (&one_line(&it.name), &one_line(&it.app));
        let subject = t.with("mail-access-asked-subject", &[("name", name), ("app", app)]);
        let text = t.with(
            &format!("mail-access-asked-{request}"),
            &[("name", name), ("email", &email), ("app", app)],
        );
        let mut paragraphs = vec![self.hello(""), text.clone()];
        if let Some(note) = note {
            paragraphs.push(t.text("mail-access-asked-note"));
            paragraphs.push(note.to_owned());
        }
        paragraphs.push(t.text("mail-access-asked-link") + "\n" + link);
        self.finish(&subject, paragraphs, |subject| {
            AccessAskedHtml {
                locale: t,
                company: self.company,
                subject,
                text: &text,
                note,
                link,
            }
            .render()
        })
    }

    pub(super) fn guest_said(&self, it: &GuestSaidMail) -> Result<Rendered, askama::Error> {
        let (t, note, link) = (self.locale, it.note.as_deref(), it.link.as_str());
        let (email, said) = (it.email.as_str(), it.said);
        let name = &one_line(&it.name);
        let subject = t.with(&format!("mail-said-{said}-subject"), &[("name", name)]);
        let text = t.with(
            &format!("mail-said-{said}-text"),
            &[("name", name), ("email", &email)],
        );
        let mut paragraphs = vec![self.hello(""), text.clone()];
        if let Some(note) = note {
            paragraphs.push(t.text("mail-access-asked-note"));
            paragraphs.push(note.to_owned());
        }
        paragraphs.push(t.text("mail-notice-link") + "\n" + link);
        self.finish(&subject, paragraphs, |subject| {
            GuestSaidHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                text: &text,
                note,
                link,
            }
            .render()
        })
    }

    pub(super) fn request_decided(
        &self,
        it: &RequestDecidedMail,
    ) -> Result<Rendered, askama::Error> {
        let (t, answer, link) = (self.locale, it.answer.as_deref(), it.link.as_str());
        let (name, app) = (it.name.as_str(), &one_line(&it.app));
        let (subject, text) = match (it.approved, it.until) {
            (true, Some(until)) => {
                let until = &t.moment(until);
                let args: [(&str, &dyn crate::i18n::Value); 2] = [("app", app), ("until", until)];
                (
                    "mail-approved-subject",
                    t.with("mail-approved-until", &args),
                )
            }
            (true, None) => (
                "mail-approved-subject",
                t.with("mail-approved-text", &[("app", app)]),
            ),
            (false, _) => (
                "mail-refused-subject",
                t.with("mail-refused-text", &[("app", app)]),
            ),
        };
        let subject = t.with(subject, &[("app", app)]);
        let mut paragraphs = vec![self.hello(name), text.clone()];
        if let Some(answer) = answer {
            paragraphs.push(answer.to_owned());
        }
        paragraphs.push(t.text("mail-request-panel") + "\n" + link);
        self.finish(&subject, paragraphs, |subject| {
            RequestDecidedHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                text: &text,
                answer,
                link,
            }
            .render()
        })
    }
}
