//! What a mail says, in the reader's language: subject, plain text and HTML.
//!
//! Invariant: no line break of a value reaches the subject; the plain text is the whole message;
//! the HTML loads nothing.

/// Makes templates able to say them.
macro_rules! say {
    ($($kind:ident),+) => {$(
        impl Say for $kind<'_> {
            fn locale(&self) -> Locale {
                self.locale
            }
        }
    )+};
}

mod alerts;
mod endings;
mod host;
mod inviters;
mod leavers;
mod requests;
pub mod samples;
mod setups;

use crate::i18n::{Locale, Rich};
pub(crate) use alerts::alert_words;
use askama::Template;
use host::Host;
use model::{At, InvitationMail, Mail, MailContent, Settings};

/// Longest subject in characters.
pub const SUBJECT_LIMIT: usize = 70;

/// A mail ready for MIME.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line of at most [`SUBJECT_LIMIT`] characters.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// Renders a mail of the host.
///
/// # Errors
/// Only what askama reports when a template cannot be written.
pub fn render(mail: &Mail, settings: &Settings) -> Result<Rendered, askama::Error> {
    let words = Words {
        locale: Locale::of(mail.language),
        company: Host::of(settings),
    };
    match &mail.content {
        MailContent::Invitation(invitation) => words.invitation(invitation),
        MailContent::Code { code, minutes } => words.code(code.expose(), *minutes),
        MailContent::DomainProof {
            domain,
            partner,
            link,
            expires_at,
        } => words.domain((domain, partner), link.expose(), *expires_at),
        MailContent::InvitationAsked {
            name,
            email,
            account,
            link,
        } => words.asked((name, email.as_str()), account.as_deref(), link),
        MailContent::OtherAccount {
            with,
            name,
            email,
            account,
            home,
            link,
        } => words.other_account((name, email.as_str()), (*with, account, home), link),
        MailContent::InviteVolume {
            inviter,
            number,
            link,
        } => words.volume(inviter, *number, link),
        MailContent::AcceptedByOther {
            name,
            email,
            account,
            link,
        } => words.accepted((name, email.as_str()), account, link),
        MailContent::SetupLink {
            inviter,
            partner,
            link,
            expires_at,
        } => words.setup((inviter, partner), link.expose(), *expires_at),
        MailContent::SetupDecided {
            partner,
            approved,
            note,
        } => words.setup_decided(partner, *approved, note),
        MailContent::FactorChanged {
            name,
            change,
            contact_url,
        } => words.factor(name, *change, contact_url.as_deref()),
        MailContent::GuestFrozen {
            name,
            email,
            reason,
            link,
        } => words.frozen((name, email.as_str()), *reason, link),
        MailContent::SponsorGone {
            name,
            guests,
            until,
            frozen,
            link,
        } => words.sponsor((name, *guests), (*until, *frozen), link),
        MailContent::RecoveryAsked {
            name,
            email,
            link,
            expires_at,
        } => words.recovery((name, email.as_str()), link, *expires_at),
        MailContent::AccessAsked(it) => words.access_asked(it),
        MailContent::GuestSaid(it) => words.guest_said(it),
        MailContent::RequestDecided(it) => words.request_decided(it),
        MailContent::Alert {
            alert,
            partner,
            subject,
            note,
            link,
        } => words.alert(*alert, (partner, subject), note, link),
        MailContent::AccessEnding {
            name,
            ends_at,
            sponsor,
            contact_url,
        } => words.ending(name, *ends_at, sponsor.as_deref(), contact_url),
        MailContent::AccessEnded { name, contact_url } => words.ended(name, contact_url),
    }
}

struct Words<'a> {
    locale: Locale,
    company: Host<'a>,
}

impl Words<'_> {
    fn invitation(&self, invitation: &InvitationMail) -> Result<Rendered, askama::Error> {
        let (t, company) = (self.locale, &self.company);
        let inviter = &one_line(&invitation.inviter_name);
        let again = invitation.reminder > 0;
        let subject = match &invitation.brand {
            _ if again => t.with(
                "mail-invite-again-subject",
                &[("inviter", inviter), ("company", company)],
            ),
            Some(app) => t.with(
                "mail-invite-subject-app",
                &[("company", company), ("app", app)],
            ),
            None => t.with(
                "mail-invite-subject",
                &[("inviter", inviter), ("company", company)],
            ),
        };
        let until = t.moment(invitation.expires_at);
        let brand = invitation.brand.iter().map(|app| one_line(app));
        let mut paragraphs: Vec<String> = brand.collect();
        paragraphs.push(self.hello(&invitation.name));
        paragraphs.push(match &invitation.inviter_email {
            Some(mail) => t.with(
                "mail-invite-text-mail",
                &[("inviter", inviter), ("mail", mail), ("company", company)],
            ),
            None => t.with(
                "mail-invite-text",
                &[("inviter", inviter), ("company", company)],
            ),
        });
        if again {
            paragraphs.push(t.text("mail-invite-again"));
        }
        if let Some(message) = &invitation.message {
            paragraphs.push(t.with("mail-invite-message", &[("inviter", inviter)]));
            paragraphs.push(message.clone());
        }
        if !invitation.apps.is_empty() {
            let list: String = invitation
                .apps
                .iter()
                .map(|app| format!("\n- {}", one_line(app)))
                .collect();
            paragraphs.push(t.text("mail-invite-apps") + &list);
        }
        paragraphs.push(t.text("mail-invite-link") + "\n" + invitation.link.expose());
        paragraphs.push(t.with("mail-invite-until", &[("until", &until)]));
        paragraphs.push(format!(
            "{}\n{}",
            t.with("mail-invite-contact", &[("inviter", inviter)]),
            one_line(&invitation.contact_url)
        ));
        paragraphs.push(t.text("mail-invite-unexpected"));
        self.finish(&subject, paragraphs, |subject| {
            InvitationHtml {
                locale: t,
                company: self.company,
                subject,
                invitation,
                until: &until,
            }
            .render()
        })
    }

    fn code(&self, code: &str, minutes: i64) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let subject = t.with(
            "mail-code-subject",
            &[("code", &code), ("company", &self.company)],
        );
        let paragraphs = vec![
            t.with("mail-code-text", &[("code", &code)]),
            t.with("mail-code-minutes", &[("minutes", &minutes)]),
            t.text("mail-code-unexpected"),
        ];
        self.finish(&subject, paragraphs, |subject| {
            CodeHtml {
                locale: t,
                company: self.company,
                subject,
                code,
                minutes,
            }
            .render()
        })
    }

    fn factor(
        &self,
        name: &str,
        change: model::FactorChange,
        contact_url: Option<&str>,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let subject = t.with("mail-factor-subject", &[("company", &self.company)]);
        let key = format!("mail-factor-{}", change.as_str().replace('_', "-"));
        let what = t.text(&key);
        let contact = contact_url.map_or_else(String::new, |it| format!("\n{}", one_line(it)));
        let paragraphs = vec![
            self.hello(name),
            what.clone(),
            t.text("mail-factor-yours"),
            t.text("mail-factor-not-yours") + &contact,
        ];
        self.finish(&subject, paragraphs, |subject| {
            FactorHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                what: &what,
                contact_url,
            }
            .render()
        })
    }

    fn domain(
        &self,
        (domain, partner): (&str, &str),
        link: &str,
        expires_at: At,
    ) -> Result<Rendered, askama::Error> {
        let (t, company) = (self.locale, &self.company);
        let (domain, partner) = (&one_line(domain), &one_line(partner));
        let until = t.moment(expires_at);
        let subject = t.with(
            "mail-domain-subject",
            &[("domain", domain), ("company", company)],
        );
        let paragraphs = vec![
            self.hello(""),
            t.with(
                "mail-domain-text",
                &[
                    ("partner", partner),
                    ("domain", domain),
                    ("company", company),
                ],
            ),
            t.text("mail-domain-link") + "\n" + link,
            t.with("mail-domain-until", &[("until", &until)]),
            t.text("mail-domain-unexpected"),
        ];
        self.finish(&subject, paragraphs, |subject| {
            DomainHtml {
                locale: t,
                company: self.company,
                subject,
                domain,
                partner,
                link,
                until: &until,
            }
            .render()
        })
    }

    fn recovery(
        &self,
        (name, email): (&str, &str),
        link: &str,
        expires_at: At,
    ) -> Result<Rendered, askama::Error> {
        let t = self.locale;
        let name = &one_line(name);
        let until = t.moment(expires_at);
        let subject = t.with("mail-recovery-subject", &[("name", name)]);
        let paragraphs = vec![
            self.hello(""),
            t.with("mail-recovery-text", &[("name", name), ("email", &email)]),
            t.with("mail-recovery-check", &[("name", name)]),
            t.with("mail-recovery-link", &[("until", &until)]) + "\n" + link,
        ];
        self.finish(&subject, paragraphs, |subject| {
            RecoveryHtml {
                locale: t,
                company: self.company,
                subject,
                name,
                email,
                link,
                until: &until,
            }
            .render()
        })
    }

    fn setup(
        &self,
        (inviter, partner): (&str, &str),
        link: &str,
        expires_at: At,
    ) -> Result<Rendered, askama::Error> {
        let (t, company) = (self.locale, &self.company);
        let (inviter, partner) = (&one_line(inviter), &one_line(partner));
        let until = t.moment(expires_at);
        let subject = t.with(
            "mail-setup-subject",
            &[("partner", partner), ("company", company)],
        );
        let paragraphs = vec![
            self.hello(""),
            t.with(
                "mail-setup-text",
                &[
                    ("inviter", inviter),
                    ("company", company),
                    ("partner", partner),
                ],
            ),
            t.text("mail-setup-link") + "\n" + link,
            t.with("mail-setup-until", &[("until", &until)]),
            t.text("mail-setup-unexpected"),
        ];
        self.finish(&subject, paragraphs, |subject| {
            SetupHtml {
                locale: t,
                company: self.company,
                subject,
                inviter,
                partner,
                link,
                until: &until,
            }
            .render()
        })
    }

    fn hello(&self, name: &str) -> String {
        if name.is_empty() {
            self.locale.text("mail-hello-plain")
        } else {
            self.locale.with("mail-hello", &[("name", &one_line(name))])
        }
    }

    fn finish(
        &self,
        subject: &str,
        mut paragraphs: Vec<String>,
        html: impl FnOnce(&str) -> Result<String, askama::Error>,
    ) -> Result<Rendered, askama::Error> {
        let mut last = self.locale.with(
            "mail-automatic",
            &[("company", &one_line(self.company.name))],
        );
        if let Some(support) = self.company.support {
            last = format!("{last}\n{}", one_line(support));
        }
        paragraphs.push(last);
        let subject = clip(&one_line(subject));
        Ok(Rendered {
            text: Paragraphs { paragraphs }.render()?,
            html: html(&subject)?,
            subject,
        })
    }
}

/// The text with every run of white space and control characters as one blank.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn clip(subject: &str) -> String {
    if subject.chars().count() <= SUBJECT_LIMIT {
        return subject.to_owned();
    }
    let kept: String = subject.chars().take(SUBJECT_LIMIT - 1).collect();
    format!("{}…", kept.trim_end())
}

#[derive(Template)]
#[template(path = "mail/paragraphs.txt")]
struct Paragraphs {
    paragraphs: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail/invitation.html")]
struct InvitationHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    invitation: &'a InvitationMail,
    until: &'a str,
}

#[derive(Template)]
#[template(path = "mail/code.html")]
struct CodeHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    code: &'a str,
    minutes: i64,
}

#[derive(Template)]
#[template(path = "mail/recovery.html")]
struct RecoveryHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    email: &'a str,
    link: &'a str,
    until: &'a str,
}

#[derive(Template)]
#[template(path = "mail/factor.html")]
struct FactorHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    name: &'a str,
    what: &'a str,
    contact_url: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "mail/domain.html")]
struct DomainHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    domain: &'a str,
    partner: &'a str,
    link: &'a str,
    until: &'a str,
}

#[derive(Template)]
#[template(path = "mail/setup.html")]
struct SetupHtml<'a> {
    locale: Locale,
    company: Host<'a>,
    subject: &'a str,
    inviter: &'a str,
    partner: &'a str,
    link: &'a str,
    until: &'a str,
}

/// What the templates of all mails say sentences with.
trait Say {
    fn locale(&self) -> Locale;

    fn say(&self, key: &'static str) -> Rich {
        Rich::new(self.locale(), key)
    }

    fn href<'l>(&self, link: &'l str) -> &'l str {
        if link.starts_with("https://") || link.starts_with("mailto:") {
            link
        } else {
            "#"
        }
    }
}

say!(
    InvitationHtml,
    CodeHtml,
    DomainHtml,
    SetupHtml,
    FactorHtml,
    RecoveryHtml
);

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
