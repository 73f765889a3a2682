//! Handing mail to SMTP.

use lettre::{
    Message, SmtpTransport, Transport,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use model::{At, Email, Mail};
use std::time::{Duration, SystemTime};

/// How long one delivery may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A mail as text, in the reader's language.
#[derive(Clone, Debug)]
pub struct RenderedMail {
    /// The subject, one line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// Turns a mail into text. Lives where the translations are.
pub trait MailRenderer: Send + Sync {
    /// Renders a mail in its language.
    ///
    /// # Errors
    /// What is wrong with a template; the mail is tried again.
    fn render(&self, mail: &Mail) -> Result<RenderedMail, String>;
}

/// A mail ready to be sent.
#[derive(Clone, Debug)]
pub struct OutgoingMail {
    /// The outbox item's id; with our host it is the Message-ID, the same at every try.
    pub id: String,
    /// To whom; exactly one.
    pub to: Email,
    /// Reply-To.
    pub reply_to: Option<Email>,
    /// When it was written.
    pub written_at: At,
    /// What it says.
    pub content: RenderedMail,
}

/// A mail that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct MailError {
    /// Trying again is pointless.
    pub permanent: bool,
    /// What the other side said.
    pub message: String,
}

impl MailError {
    /// Trying again may help.
    pub fn temporary(error: impl std::fmt::Display) -> Self {
        Self {
            permanent: false,
            message: error.to_string(),
        }
    }

    fn permanent(error: impl std::fmt::Display) -> Self {
        Self {
            permanent: true,
            message: error.to_string(),
        }
    }
}

/// Sends mail.
pub trait Mailer: Send + Sync {
    /// Sends one mail.
    ///
    /// # Errors
    /// [`MailError`] when it was not taken.
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError>;
}

/// Sends mail by SMTP (RFC 5321).
pub struct SmtpMailer {
    transport: SmtpTransport,
    from: Mailbox,
    host: String,
}

/// Why mail cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// The URL is of another form. It is not repeated, since it may hold a password.
    #[error(
        "the mail URL must be smtp://host:port, smtps://user:password@host or smtp://host:587?tls=required"
    )]
    Url,
    /// The sender is no mailbox.
    #[error("the mail sender must be an address or \"Name <address>\"")]
    From,
}

impl SmtpMailer {
    /// A mailer for a server (`smtp://`, `smtps://`, with `?tls=required` for STARTTLS), a sender,
    /// and the host name that Message-IDs carry.
    ///
    /// # Errors
    /// [`MailSetupError`].
    pub fn new(url: &str, from: &str, host: &str) -> Result<Self, MailSetupError> {
        let transport = SmtpTransport::from_url(url)
            .map_err(|_| MailSetupError::Url)?
            .timeout(Some(TIMEOUT))
            .build();
        let from = from.parse().map_err(|_| MailSetupError::From)?;
        Ok(Self {
            transport,
            from,
            host: host.to_owned(),
        })
    }
}

impl Mailer for SmtpMailer {
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        let message = compose(&self.from, &self.host, mail)?;
        self.transport
            .send(&message)
            .map(drop)
            .map_err(|error| MailError {
                permanent: error.is_permanent(),
                message: error.to_string(),
            })
    }
}

/// Builds the message: one recipient, text and HTML, marked as automatic (RFC 3834).
///
/// # Errors
/// [`MailError`] when an address or the subject cannot stand in a header.
pub fn compose(from: &Mailbox, host: &str, mail: &OutgoingMail) -> Result<Message, MailError> {
    if mail.content.subject.chars().any(crate::text::is_control) {
        return Err(MailError::permanent(
            "the subject holds a control character",
        ));
    }
    let mailbox = |email: &Email| {
        email
            .as_str()
            .parse()
            .map(|address| Mailbox::new(None, address))
    };
    let seconds = u64::try_from(mail.written_at.secs()).unwrap_or(0);
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}@{host}>", mail.id)))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .from(from.clone())
        .to(mailbox(&mail.to).map_err(MailError::permanent)?)
        .subject(mail.content.subject.clone())
        .header(AutoSubmitted);
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(mailbox(reply_to).map_err(MailError::permanent)?);
    }
    builder
        .multipart(MultiPart::alternative_plain_html(
            mail.content.text.clone(),
            mail.content.html.clone(),
        ))
        .map_err(MailError::permanent)
}

/// `Auto-Submitted: auto-generated` (RFC 3834 §5), so that nobody's absence note answers.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}
