use crate::{At, Id, kind, text_enum};

text_enum! {
    /// What admins are to look at without having asked.
    AlertKind {
        /// A connection is held: its home changed in a way that nobody agreed to.
        ConnectionHeld = "connection_held",
        /// No key of before is left at a home (S12).
        KeysReplaced = "keys_replaced",
        /// Somebody came with an account of a tenant that is not agreed (S08).
        ForeignTenant = "foreign_tenant",
        /// The proof of a mail domain was not found again; it stops counting soon.
        DomainLapsing = "domain_lapsing",
        /// A mail domain of a partner counts no longer.
        DomainLapsed = "domain_lapsed",
        /// A partner handed its set-up over.
        SetupWaits = "setup_waits",
        /// A set-up went live.
        SetupApproved = "setup_approved",
    }
}

impl AlertKind {
    /// Those that the start page of the admins shows by the thing itself, for as long as it lasts.
    pub const SHOWN_ELSEWHERE: [Self; 2] = [Self::ConnectionHeld, Self::SetupWaits];
}

/// Whose and what an alert is about; there is one of each kind for it, however often it happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertKey {
    /// What happened.
    pub kind: AlertKind,
    /// Whose it is.
    pub partner_id: Id<kind::Partner>,
    /// To what: the id of a connection or set-up, a domain.
    pub about: String,
}

impl AlertKey {
    /// The key of an alert about something of a partner.
    #[must_use]
    pub fn new(
        kind: AlertKind,
        partner: &Id<kind::Partner>,
        about: impl std::fmt::Display,
    ) -> Self {
        Self {
            kind,
            partner_id: partner.clone(),
            about: about.to_string(),
        }
    }
}

/// Something that admins are to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// What it is about.
    pub key: AlertKey,
    /// The thing's name, as people know it.
    pub subject: String,
    /// The partner's name.
    pub partner: String,
    /// Particulars, for people; may be empty.
    pub note: String,
    /// How often since somebody last looked.
    pub times: i32,
    /// When it last happened.
    pub last_at: At,
}
