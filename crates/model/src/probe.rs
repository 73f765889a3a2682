use crate::{At, HomeIdentity, Id, Span, kind};

/// A guest whom a home is to be asked about.
#[derive(Clone, Debug)]
pub struct DueProbe {
    /// Whom.
    pub guest_id: Id<kind::Guest>,
    /// Whose guest it is.
    pub partner_id: Id<kind::Partner>,
    /// How the home knows the person.
    pub identity: HomeIdentity,
    /// The home's refresh token, sealed for [`DueProbe::secret_context`].
    pub secret: Vec<u8>,
    /// Whether the last question was begun and its answer never written down. The token may have been
    /// rotated meanwhile, so its refusal says nothing about the person.
    pub was_interrupted: bool,
    /// Since when the home gives no answer that says anything.
    pub failing_since: Option<At>,
    /// How often the contract wants the home to be asked.
    pub probe_every: Option<Span>,
}

impl DueProbe {
    /// The vault context of a refresh token that a home gave for a person.
    #[must_use]
    pub fn secret_context(identity: &HomeIdentity) -> String {
        format!(
            "home_grant:{}:{}:{}",
            identity.connection_id, identity.issuer, identity.subject
        )
    }
}

/// Where asking a home about a guest stands, for pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbeState {
    /// When it is asked next; `None` while the guest has no session that would need it.
    pub next_at: Option<At>,
    /// Since when it gives no answer that says anything.
    pub failing_since: Option<At>,
    /// What it did instead, in our words.
    pub last_error: Option<String>,
}
