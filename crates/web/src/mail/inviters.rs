//! Mails to inviters and admins about who asks, who accepted, and who invites very many.

use super::{Host, Rendered, Say, Words, one_line};
use crate::i18n::Locale;
use askama::Template;
use model::OtherAccount;

#[derive(Template)]
#[template(path = "mail/asked.html")]
struct AskedHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    email: &'a str,
    account: Option<&'a str>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/volume.html")]
struct VolumeHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    inviter: &'a str,
    number: i64,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/accepted.html")]
struct AcceptedHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    email: &'a str,
    account: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/other_account.html")]
struct OtherAccountHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    text: &'a str,
    name: &'a str,
    link: &'a str,
}

say!(AskedHtml, VolumeHtml, AcceptedHtml, OtherAccountHtml);

impl Words<'_> {
    pub(super) fn asked(
        &self,
        (name, email): (&str, &str),
        account: Option<&str>,
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let (name, account) = (&one_line(name), account.map(one_line));
        let subject = t.with("mail-asked-subject", &[("name", name)]);
        let mut paragraphs = vec![
            self.hello(""),
            t.with("mail-asked-text", &[("name", name), ("email", &email)]),
        ];
        if let Some(account) = &account {
            paragraphs.push(t.with("mail-asked-account", &[("account", account)]));
        }
        paragraphs.push(t.text("mail-asked-link") + "\n" + link);
        self.finish(&subject, paragraphs, |subject| {
            AskedHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                email,
                account: account.as_deref(),
                link,
            }
            .render()
        })
    }

    pub(super) fn volume(
        &self,
        inviter: &str,
        number: i64,
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let inviter = &one_line(inviter);
        let subject = t.with("mail-volume-subject", &[("inviter", inviter)]);
        let paragraphs = vec![
            self.hello(""),
            t.with(
                "mail-volume-text",
                &[("inviter", inviter), ("number", &number)],
            ),
            t.text("mail-volume-link") + "\n" + link,
        ];
        self.finish(&subject, paragraphs, |subject| {
            VolumeHtml {
                locale: t,
                company: self.company,
                subject,
                inviter,
                number,
                link,
            }
            .render()
        })
    }

    pub(super) fn accepted(
        &self,
        (name, email): (&str, &str),
        account: &str,
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let (name, account) = (&one_line(name), &one_line(account));
        let subject = t.with("mail-accepted-subject", &[("name", name)]);
        let paragraphs = vec![
            self.hello(""),
            t.with(
                "mail-accepted-text",
                &[("name", name), ("email", &email), ("account", account)],
            ),
            t.text("mail-accepted-link") + "\n" + link,
        ];
        self.finish(&subject, paragraphs, |subject| {
            AcceptedHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                email,
                account,
                link,
            }
            .render()
        })
    }

    pub(super) fn other_account(
        &self,
        (name, email): (&str, &str),
        (with, account, home): (OtherAccount, &str, &str),
        link: &str,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let (name, account, home) = (&one_line(name), &one_line(account), &one_line(home));
        let subject = t.with(&format!("mail-{with}-subject"), &[("name", name)]);
        let text = t.with(
            &format!("mail-{with}-text"),
            &[
                ("name", name),
                ("email", &email),
                ("account", account),
                ("home", home),
            ],
        );
        let paragraphs = vec![
            self.hello(""),
            text.clone(),
            t.text("mail-notice-link") + "\n" + link,
        ];
        self.finish(&subject, paragraphs, |subject| {
            OtherAccountHtml {
                locale: t,
                company: self.company,
                subject,
                text: &text,
                name,
                link,
            }
            .render()
        })
    }
}
