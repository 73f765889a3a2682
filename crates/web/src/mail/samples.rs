//! Mails as examples: for the preview in the console, the command line, and tests.

use model::{
    At, Email, FactorChange, InvitationMail, Language, Mail, MailContent, RequestDecidedMail,
    Secret, Settings, text_enum,
};

text_enum! {
    /// The kinds of mail that guests and partners get.
    SampleKind {
        /// An invitation.
        Invitation = "invitation",
        /// An invitation that nobody accepted, once more.
        Reminder = "reminder",
        /// A code to prove a mailbox.
        Code = "code",
        /// Access ends soon.
        AccessEnding = "access-ending",
        /// Access has ended.
        AccessEnded = "access-ended",
        /// What was decided about a request of a guest.
        RequestDecision = "request-decision",
        /// A link to set up a partner's sign-in.
        SetupLink = "setup-link",
        /// Something changed about how a guest signs in.
        SecurityNotice = "security-notice",
    }
}

/// A mail of a kind, as this host would send it to `to`. Its links lead nowhere.
#[must_use]
pub fn sample(
    kind: SampleKind,
    (to, language): (&Email, Language),
    settings: &Settings,
    now: At,
) -> Mail {
    let name = "Ana Silva".to_owned();
    let contact = settings
        .contact_url
        .clone()
        .unwrap_or_else(|| "https://contoso.example/help".to_owned());
    let link = |path: &str| Secret::new(settings.link(path));
    let later = now.plus(settings.lifetimes.invitation);
    let content = match kind {
        SampleKind::Invitation | SampleKind::Reminder => MailContent::Invitation(InvitationMail {
            name,
            inviter_name: "Mia Berg".to_owned(),
            inviter_email: Some("mia.berg@contoso.example".to_owned()),
            message: Some("Hi Ana,\nsee you on Monday.".to_owned()),
            brand: None,
            apps: vec!["Parts Portal".to_owned(), "Quality Reports".to_owned()],
            contact_url: contact,
            link: link("/invite/example"),
            expires_at: later,
            invitation_id: None,
            reminder: i64::from(kind == SampleKind::Reminder) * 3,
        }),
        SampleKind::Code => MailContent::Code {
            code: Secret::new("042137"),
            minutes: settings.lifetimes.mail_code.as_secs() / 60,
        },
        SampleKind::AccessEnding => MailContent::AccessEnding {
            name,
            ends_at: later,
            sponsor: Some("Mia Berg".to_owned()),
            contact_url: contact,
        },
        SampleKind::AccessEnded => MailContent::AccessEnded {
            name,
            contact_url: contact,
        },
        SampleKind::RequestDecision => MailContent::RequestDecided(RequestDecidedMail {
            name,
            app: "Parts Portal".to_owned(),
            approved: true,
            until: Some(later),
            answer: None,
            link: settings.link("/"),
        }),
        SampleKind::SetupLink => MailContent::SetupLink {
            inviter: "Mia Berg".to_owned(),
            partner: "Fabrikam".to_owned(),
            link: link("/setup/example"),
            expires_at: later,
        },
        SampleKind::SecurityNotice => MailContent::FactorChanged {
            name,
            change: FactorChange::PasskeyAdded,
            contact_url: Some(contact),
        },
    };
    Mail {
        to: to.clone(),
        language,
        reply_to: None,
        content,
    }
}
