use crate::{
    AlertKind, At, Email, FreezeReason, Id, Language, RequestKind, Secret, kind, text_enum,
};

/// A mail to be rendered in the reader's language and handed to SMTP. It is sealed while it
/// waits, because links and codes are secrets.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Mail {
    /// To whom.
    pub to: Email,
    /// In which language.
    pub language: Language,
    /// Reply-To, usually the inviter.
    pub reply_to: Option<String>,
    /// What it says.
    pub content: MailContent,
}

/// What a mail says.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MailContent {
    /// An invitation.
    Invitation(InvitationMail),
    /// A 6-digit mailbox code.
    Code {
        /// The code.
        code: Secret,
        /// Minutes it stays valid.
        minutes: i64,
    },
    /// The postmaster of a domain is asked whose it is.
    DomainProof {
        /// The domain.
        domain: String,
        /// The partner that says it is its own.
        partner: String,
        /// The single-use link.
        link: Secret,
        /// Until when the link works.
        expires_at: At,
    },
    /// Somebody for whom an invitation did not work asks the inviter for another one.
    InvitationAsked {
        /// The invited guest's name.
        name: String,
        /// The invited address.
        email: Email,
        /// The address of the account that was used, in the words of its home.
        account: Option<String>,
        /// The guest's page.
        link: String,
    },
    /// An invitation was accepted with another account than the invited address (S02).
    AcceptedByOther {
        /// The guest's name.
        name: String,
        /// The invited address.
        email: Email,
        /// The account, in the words of its home.
        account: String,
        /// The guest's page.
        link: String,
    },
    /// An account that is not a guest's came with the guest's address or link, and was refused (L01, I05).
    OtherAccount {
        /// With what.
        with: OtherAccount,
        /// The guest's name.
        name: String,
        /// The invited address.
        email: Email,
        /// The account, in the words of its home.
        account: String,
        /// The way in through which it came.
        home: String,
        /// The guest's page.
        link: String,
    },
    /// One admin invites unusually many people (S16).
    InviteVolume {
        /// Who.
        inviter: String,
        /// More than so many within an hour.
        number: i64,
        /// The audit page.
        link: String,
    },
    /// A link to the set-up of a partner's home identity provider.
    SetupLink {
        /// Who sends it.
        inviter: String,
        /// The partner's name.
        partner: String,
        /// The link; it works only together with a code mailed to the same mailbox.
        link: Secret,
        /// Until when it works.
        expires_at: At,
    },
    /// What the host made of a set-up that was handed over.
    SetupDecided {
        /// The partner's name.
        partner: String,
        /// It is in use now; else it was sent back.
        approved: bool,
        /// What is to change, in the host's words; may be empty.
        note: String,
    },
    /// Something changed about how a guest proves who they are.
    FactorChanged {
        /// The guest's name.
        name: String,
        /// What changed.
        change: FactorChange,
        /// How to reach the host.
        contact_url: Option<String>,
    },
    /// A guest froze; for whoever answers for them.
    GuestFrozen {
        /// The guest's name.
        name: String,
        /// The invited address.
        email: Email,
        /// Why.
        reason: FreezeReason,
        /// The guest's page.
        link: String,
    },
    /// An admin was switched off, and nobody took over the guests they sponsor.
    SponsorGone {
        /// The admin's name.
        name: String,
        /// How many guests.
        guests: i64,
        /// When they freeze, or froze.
        until: At,
        /// They did.
        frozen: bool,
        /// Where somebody takes over.
        link: String,
    },
    /// A guest lost every second factor; whoever answers for them decides.
    RecoveryAsked {
        /// The guest's name.
        name: String,
        /// The guest's address.
        email: Email,
        /// The guest's page in the console.
        link: String,
        /// Until when it can be answered.
        expires_at: At,
    },
    /// A guest asks for access; for whoever answers for them.
    AccessAsked(AccessAskedMail),
    /// What a guest, or somebody invited, decided about themselves; for whoever answers for them or invited.
    GuestSaid(GuestSaidMail),
    /// What became of a guest's request.
    RequestDecided(RequestDecidedMail),
    /// Something that admins are to look at.
    Alert {
        /// What happened.
        alert: AlertKind,
        /// The partner's name.
        partner: String,
        /// The name of what it happened to.
        subject: String,
        /// Particulars; may be empty.
        note: String,
        /// Where an admin does something about it.
        link: String,
    },
    /// Access ends soon.
    AccessEnding {
        /// The guest's name.
        name: String,
        /// When.
        ends_at: At,
        /// Who answers for the guest here.
        sponsor: Option<String>,
        /// How to reach the host; may be empty.
        contact_url: String,
    },
    /// Access has ended.
    AccessEnded {
        /// The guest's name.
        name: String,
        /// How to reach the host.
        contact_url: String,
    },
}

/// A guest asks for access.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct AccessAskedMail {
    /// The guest's name.
    pub name: String,
    /// The guest's address.
    pub email: Email,
    /// The app's name.
    pub app: String,
    /// For what.
    pub request: RequestKind,
    /// Why, in the guest's words.
    pub note: Option<String>,
    /// Where it is decided.
    pub link: String,
}

/// What a guest, or somebody invited, decided about themselves.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct GuestSaidMail {
    /// What.
    pub said: GuestWord,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// Why, in their words.
    pub note: Option<String>,
    /// The guest's page.
    pub link: String,
}

/// What became of a guest's request.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct RequestDecidedMail {
    /// The guest's name.
    pub name: String,
    /// The app's name.
    pub app: String,
    /// They got it.
    pub approved: bool,
    /// Until when.
    pub until: Option<At>,
    /// Why not, in the words of whoever decided.
    pub answer: Option<String>,
    /// The panel.
    pub link: String,
}

/// The particulars of an invitation mail.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct InvitationMail {
    /// The guest's name (R28).
    pub name: String,
    /// Who invites.
    pub inviter_name: String,
    /// The inviter's address.
    pub inviter_email: Option<String>,
    /// The personal message as plain text.
    pub message: Option<String>,
    /// The app whose brand it carries (R30).
    pub brand: Option<String>,
    /// Names of the apps that the guest will be able to open.
    pub apps: Vec<String>,
    /// How to reach the host (R29).
    pub contact_url: String,
    /// The single-use link.
    pub link: Secret,
    /// Until when the link works.
    pub expires_at: At,
    /// Which invitation it is.
    #[serde(default)]
    pub invitation_id: Option<Id<kind::Invitation>>,
    /// It is sent once more, so many days after the first time; 0 is the first time.
    #[serde(default)]
    pub reminder: i64,
}

text_enum! {
    /// What somebody decided about themselves.
    GuestWord {
        /// To be no guest any more.
        Left = "left",
        /// Not to accept the invitation.
        Declined = "declined",
        /// Not to accept it, and to get no other one.
        Blocked = "blocked",
        /// That the admins look at who invited.
        Reported = "reported",
    }
}

text_enum! {
    /// With what of a guest somebody else came.
    OtherAccount {
        /// With the guest's address, which their home calls verified.
        Address = "collision",
        /// With the guest's invitation link.
        Link = "forwarded",
    }
}

text_enum! {
    /// What changed about how a guest proves who they are.
    FactorChange {
        /// A passkey was added.
        PasskeyAdded = "passkey_added",
        /// A passkey was removed.
        PasskeyRemoved = "passkey_removed",
        /// An authenticator app was added.
        TotpAdded = "totp_added",
        /// The authenticator app was removed.
        TotpRemoved = "totp_removed",
        /// Somebody who reads the guest's mail says that every factor is lost.
        RecoveryAsked = "recovery_asked",
        /// The host lets the guest make a new passkey.
        RecoveryApproved = "recovery_approved",
        /// The host does not.
        RecoveryRefused = "recovery_refused",
        /// A new passkey took the place of every factor.
        Recovered = "recovered",
    }
}
