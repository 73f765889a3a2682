use crate::mail;
use admin::{MailRenderer, RenderedMail};
use model::{Mail, Settings};

/// Renders mail in the reader's language for a host company.
#[derive(Clone, Copy, Debug)]
pub struct Renderer;

impl MailRenderer for Renderer {
    fn render(&self, mail: &Mail, settings: &Settings) -> Result<RenderedMail, String> {
        let rendered = mail::render(mail, settings).map_err(|e| e.to_string())?;
        Ok(RenderedMail {
            subject: rendered.subject,
            text: rendered.text,
            html: rendered.html,
            logo: None,
        })
    }
}
