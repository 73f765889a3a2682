//! The mail catcher.

use admin::{MailError, Mailer, OutgoingMail};
use parking_lot::Mutex;
use std::sync::Arc;
use web::{
    demo::{CaughtMail, Mails},
    http::{Limits, Method, Request, Response, Site},
};

/// Every mail that was sent, oldest first.
#[derive(Default)]
pub struct Mailbox {
    mails: Mutex<Vec<CaughtMail>>,
}

impl Mailer for Mailbox {
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        let links = mail
            .content
            .text
            .split_whitespace()
            .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
            .map(str::to_owned)
            .collect();
        self.mails.lock().push(CaughtMail {
            to: mail.to.to_string(),
            subject: mail.content.subject.clone(),
            reply_to: mail.reply_to.as_ref().map(ToString::to_string),
            text: mail.content.text.clone(),
            links,
        });
        Ok(())
    }
}

/// Shows the mailbox.
pub struct MailSite {
    origin: String,
    mailbox: Arc<Mailbox>,
}

impl MailSite {
    pub const fn new(origin: String, mailbox: Arc<Mailbox>) -> Self {
        Self { origin, mailbox }
    }
}

impl Site for MailSite {
    fn origin(&self) -> &str {
        &self.origin
    }

    fn limits(&self, _path: &str) -> Limits {
        Limits::of(0)
    }

    fn respond(&self, request: Request) -> Response {
        if let Some(response) = web::demo::asset(&request) {
            return response;
        }
        match (request.method, request.path.as_str()) {
            (Method::Get, "/") => {
                let mails = self.mailbox.mails.lock().iter().rev().cloned().collect();
                Response::page(200, &Mails { mails })
            }
            _ => Response::text(404, "not found"),
        }
    }
}
