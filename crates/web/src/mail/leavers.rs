//! Mails to admins about guests who left, and about sponsors who did.

use super::{Host, Rendered, Say, Words, one_line};
use crate::i18n::Locale;
use askama::Template;
use model::{At, FreezeReason};

#[derive(Template)]
#[template(path = "mail/frozen.html")]
struct FrozenHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    email: &'a str,
    why: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/sponsor.html")]
struct SponsorHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    guests: i64,
    until: &'a str,
    frozen: bool,
    link: &'a str,
}

impl Say for FrozenHtml<'_> {
    fn locale(&self) -> Locale {
        self.locale
    }
}

impl Say for SponsorHtml<'_> {
    fn locale(&self) -> Locale {
        self.locale
    }
}

impl Words<'_> {
    pub(super) fn frozen(
        &self,
        (name, email): (&str, &str),
        reason: FreezeReason,
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let name = &one_line(name);
        let subject = t.with("mail-frozen-subject", &[("name", name)]);
        let why = t.text(&format!("freeze-{}", reason.as_str().replace('_', "-")));
        let paragraphs = vec![
            self.hello(""),
            t.with("mail-frozen-text", &[("name", name), ("email", &email)]),
            why.clone(),
            t.text("mail-frozen-link") + "\n" + link,
        ];
        self.finish(&subject, paragraphs, |subject| {
            FrozenHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                email,
                why: &why,
                link,
            }
            .render()
        })
    }

    pub(super) fn sponsor(
        &self,
        (name, guests): (&str, i64),
        (until, frozen): (At, bool),
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let (name, until) = (&one_line(name), &t.moment(until));
        let subject = t.with("mail-sponsor-subject", &[("name", name)]);
        let key = if frozen {
            "mail-sponsor-frozen"
        } else {
            "mail-sponsor-until"
        };
        let paragraphs = vec![
            self.hello(""),
            t.with("mail-sponsor-text", &[("name", name), ("guests", &guests)]),
            t.with(key, &[("until", until)]),
            t.text("mail-sponsor-link") + "\n" + link,
        ];
        self.finish(&subject, paragraphs, |subject| {
            SponsorHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                guests,
                until,
                frozen,
                link,
            }
            .render()
        })
    }
}
