use crate::{Accent, App, Email, Language, Limits, SettingKey, Span, text_enum};
use std::collections::BTreeSet;

/// What an operator decides, once, for the whole installation.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The issuer identifier and public origin, without a trailing slash. The only source of links.
    pub issuer: String,
    /// The host company's name.
    pub company: String,
    /// How guests reach the host when nothing more specific is known (https or mailto).
    pub contact_url: Option<String>,
    /// Language when nothing else decides.
    pub language: Language,
    /// The languages offered to people, in the order of [`Language::ALL`].
    pub languages: Vec<Language>,
    /// Whether the made-up languages of tests, `en-XA` and `ar-XB`, may be asked for.
    pub pseudo_languages: bool,
    /// Whom to call, in the host's words.
    pub support: Option<String>,
    /// The host's colour.
    pub accent: Option<Accent>,
    /// The host's logo.
    pub logo: Option<Logo>,
    /// What mail is sent with and when.
    pub mail: MailSettings,
    /// How long things live.
    pub lifetimes: Lifetimes,
    /// How often things may be tried.
    pub limits: Limits,
    /// Whether clients may register themselves (RFC 7591).
    pub dynamic_registration: bool,
    /// What the configuration decided, so that nothing else may.
    pub fixed: BTreeSet<SettingKey>,
}

/// The host's logo, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Digits that change with the image; its address carries them.
    pub mark: String,
    /// What kind of image.
    pub kind: LogoKind,
}

text_enum! {
    /// The kinds of images that may be a logo. SVG is not among them: it can hold scripts.
    LogoKind {
        /// Portable Network Graphics.
        Png = "png",
        /// WebP.
        Webp = "webp",
    }
}

impl LogoKind {
    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

/// What mail is sent with and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSettings {
    /// The sender: an address, or a name and an address.
    pub from: Option<String>,
    /// Where answers go when no inviter is named.
    pub reply_to: Option<Email>,
    /// Where mail goes that could not be delivered (the envelope's sender).
    pub bounce: Option<Email>,
    /// After which days an invitation that nobody accepted is sent once more.
    pub reminders: Vec<i64>,
    /// How many days before its end a guest is told of it.
    pub endings: Vec<i64>,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            from: None,
            reply_to: None,
            bounce: None,
            reminders: vec![3, 10],
            endings: vec![2, 14],
        }
    }
}

impl Settings {
    /// An absolute link on our own origin.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.issuer)
    }
}

impl Default for Settings {
    /// Those of an installation on this machine that says nothing else.
    fn default() -> Self {
        Self {
            issuer: "http://localhost:8080".to_owned(),
            company: "Portico".to_owned(),
            contact_url: None,
            language: Language::En,
            languages: Language::ALL.to_vec(),
            pseudo_languages: false,
            support: None,
            accent: None,
            logo: None,
            mail: MailSettings::default(),
            lifetimes: Lifetimes::default(),
            limits: Limits::default(),
            dynamic_registration: false,
            fixed: BTreeSet::new(),
        }
    }
}

/// How long things live.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// An authorization code (T06).
    pub code: Span,
    /// An access token: the residual window of apps that validate offline (O03).
    pub access_token: Span,
    /// An ID token.
    pub id_token: Span,
    /// A refresh family, however often refreshed (T19).
    pub family: Span,
    /// A client that proved itself gets the same successor for a used refresh token for so long,
    /// ten seconds at most (T12).
    pub refresh_retry: Span,
    /// A pushed authorization request (RFC 9126 §2.2).
    pub pushed_request: Span,
    /// A device code (RFC 8628 §3.2).
    pub device_code: Span,
    /// A guest's session without use (S12).
    pub session_idle: Span,
    /// A guest's session in all (S12).
    pub session: Span,
    /// An admin's session without use (S12).
    pub admin_idle: Span,
    /// An admin's session in all (S12).
    pub admin_session: Span,
    /// A one-time sign-in link of an admin.
    pub admin_link: Span,
    /// An invitation.
    pub invitation: Span,
    /// A mailbox code.
    pub mail_code: Span,
    /// A sign-in that is under way in a browser.
    pub sign_in: Span,
    /// A mail domain's record is looked up again after so long (S05).
    pub domain_recheck: Span,
    /// The record of a frozen or removed guest stays for so long, then everything personal is erased (N4).
    pub closing: Span,
    /// A guest whom nobody confirmed for so long is frozen (S05).
    pub unconfirmed_freeze: Span,
    /// The guests of a sponsor who went stay for so long, unless somebody takes over.
    pub sponsor_grace: Span,
    /// Receipts are kept for so long; the audit chain stays.
    pub receipts: Span,
    /// A home is asked about a guest so often where the contract says nothing (N1).
    pub probe: Span,
    /// A sign-in at a home that cannot be asked without the person counts for so long (N1).
    pub unconfirmed: Span,
    /// A mailed code proves the mailbox of an invitation account for so long.
    pub mailbox_proof: Span,
    /// A signing key signs for so long, then the next one takes over.
    pub key_active: Span,
    /// A signing key is published so long before its first use.
    pub key_lead: Span,
}

impl Lifetimes {
    /// How often a home is asked about a guest whose partner's contract says `agreed` (N1).
    #[must_use]
    pub fn probe_period(&self, agreed: Option<Span>) -> Span {
        agreed.unwrap_or(self.probe)
    }

    /// How long a refresh family at an app lives: at one that runs in a browser eight hours at most (W05).
    #[must_use]
    pub fn family_at(&self, app: &App) -> Span {
        match app.runs_in_browser() {
            true => self.family.min(Span::hours(8)),
            false => self.family,
        }
    }
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            code: Span::secs(60),
            access_token: Span::mins(5),
            id_token: Span::mins(5),
            family: Span::hours(12),
            refresh_retry: Span::secs(10),
            pushed_request: Span::mins(9),
            device_code: Span::mins(10),
            session_idle: Span::mins(30),
            session: Span::hours(12),
            admin_idle: Span::mins(15),
            admin_session: Span::hours(8),
            admin_link: Span::mins(30),
            invitation: Span::days(14),
            mail_code: Span::mins(10),
            sign_in: Span::mins(30),
            domain_recheck: Span::hours(12),
            closing: Span::days(30),
            unconfirmed_freeze: Span::days(90),
            sponsor_grace: Span::days(14),
            receipts: Span::days(400),
            probe: Span::mins(15),
            unconfirmed: Span::hours(8),
            mailbox_proof: Span::days(30),
            key_active: Span::days(30),
            key_lead: Span::days(1),
        }
    }
}
