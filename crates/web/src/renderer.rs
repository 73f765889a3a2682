use crate::mail;
use admin::{MailRenderer, RenderedMail};
use model::Mail;

/// Renders mail in the reader's language for a host company.
#[derive(Clone, Debug)]
pub struct Renderer {
    /// The company.
    pub company: String,
}

impl MailRenderer for Renderer {
    fn render(&self, mail: &Mail) -> Result<RenderedMail, String> {
        let rendered = mail::render(mail, &self.company).map_err(|e| e.to_string())?;
        Ok(RenderedMail {
            subject: rendered.subject,
            text: rendered.text,
            html: rendered.html,
        })
    }
}
