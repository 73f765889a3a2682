//! Handing mail to SMTP.

use lettre::{
    Message, SmtpTransport, Transport,
    address::Envelope,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use model::{At, Email, Mail, Settings, SignMail};
use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

/// How long one delivery may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A mail as text, in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct RenderedMail {
    /// The subject, one line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The logo that the HTML shows as `cid:logo`: its media type and its bytes.
    pub logo: Option<(&'static str, Vec<u8>)>,
}

/// Turns a mail into text. Lives where the translations are.
pub trait MailRenderer: Send + Sync {
    /// Renders a mail in its language, as the host of these settings says it.
    ///
    /// # Errors
    /// What is wrong with a template; the mail is tried again.
    fn render(&self, mail: &Mail, settings: &Settings) -> Result<RenderedMail, String>;
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
    /// From: an address, or a name and an address; the mailer's own where none is set.
    pub from: Option<String>,
    /// The name that goes with the sender's address.
    pub from_name: String,
    /// Whether whoever gets it may say that no more of its kind is wanted.
    pub unsubscribe: bool,
    /// Where it comes back to when it cannot be delivered (RFC 5321 §4.4); to the sender if not said.
    pub bounce: Option<Email>,
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
    signer: Option<Arc<dyn SignMail>>,
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
            signer: None,
        })
    }

    /// With a signature on every mail.
    #[must_use]
    pub fn signing(mut self, signer: Option<Arc<dyn SignMail>>) -> Self {
        self.signer = signer;
        self
    }
}

impl Mailer for SmtpMailer {
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        let message = compose(&self.from, &self.host, mail)?;
        let envelope = envelope(&message, mail.bounce.as_ref())?;
        let mut raw = message.formatted();
        if let Some(signer) = &self.signer {
            let signature = signer.signature(&raw, mail.written_at);
            let signature = signature.map_err(MailError::temporary)?;
            raw.splice(..0, signature.into_bytes());
        }
        self.transport
            .send_raw(&envelope, &raw)
            .map(drop)
            .map_err(|error| MailError {
                permanent: error.is_permanent(),
                message: error.to_string(),
            })
    }
}

/// Whom the servers on the way take the mail from: the bounce address, where there is one.
fn envelope(message: &Message, bounce: Option<&Email>) -> Result<Envelope, MailError> {
    let Some(bounce) = bounce else {
        return Ok(message.envelope().clone());
    };
    let bounce = bounce.as_str().parse().map_err(MailError::permanent)?;
    Envelope::new(Some(bounce), message.envelope().to().to_vec()).map_err(MailError::permanent)
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
    let sender = sender(from, mail)?;
    let answers = mail.reply_to.as_ref().map(ToString::to_string);
    let stop = answers.unwrap_or_else(|| sender.email.to_string());
    let seconds = u64::try_from(mail.written_at.secs()).unwrap_or(0);
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}@{host}>", mail.id)))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .from(sender)
        .to(mailbox(&mail.to).map_err(MailError::permanent)?)
        .subject(mail.content.subject.clone())
        .header(AutoSubmitted);
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(mailbox(reply_to).map_err(MailError::permanent)?);
    }
    if mail.unsubscribe {
        builder = builder.header(ListUnsubscribe(format!(
            "<mailto:{stop}?subject=unsubscribe>"
        )));
    }
    builder
        .multipart(parts(&mail.content)?)
        .map_err(MailError::permanent)
}

/// Text and HTML; the logo, where there is one, comes with the HTML, so that nothing is loaded from anywhere.
fn parts(content: &RenderedMail) -> Result<MultiPart, MailError> {
    let (text, html) = (content.text.clone(), content.html.clone());
    let Some((media_type, logo)) = &content.logo else {
        return Ok(MultiPart::alternative_plain_html(text, html));
    };
    let media_type = media_type.parse().map_err(MailError::permanent)?;
    let logo = Attachment::new_inline("logo".to_owned()).body(logo.clone(), media_type);
    let dressed = MultiPart::related()
        .singlepart(SinglePart::html(html))
        .singlepart(logo);
    Ok(MultiPart::alternative()
        .singlepart(SinglePart::plain(text))
        .multipart(dressed))
}

/// The sender that the settings name, else the mailer's own, with the name of this mail.
fn sender(own: &Mailbox, mail: &OutgoingMail) -> Result<Mailbox, MailError> {
    let mut sender: Mailbox = match &mail.from {
        Some(text) => text.parse().map_err(MailError::permanent)?,
        None => own.clone(),
    };
    let named = sender.name.is_some() && !mail.unsubscribe;
    if !named && !mail.from_name.is_empty() {
        sender.name = Some(mail.from_name.clone());
    }
    Ok(sender)
}

/// How to say that no more invitations are wanted (RFC 2369 §3.2).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
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
