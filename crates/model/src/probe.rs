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
    /// Whether the answer to a question with this token was lost, or never written down. The token may have
    /// been rotated then, so its refusal says nothing about the person.
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

/// Until when the word of a home counts that is asked every `period`: one period more, so that a home that
/// does not answer once stops nobody (N1).
#[must_use]
pub fn confirmed_through(now: At, period: Span) -> At {
    now.plus(period).plus(period)
}

/// When a home is to be asked anew about somebody whom it confirmed at `since`, through `until`: when the
/// period is over that [`confirmed_through`] began with.
#[must_use]
pub fn ask_again_at(since: At, until: At) -> At {
    since.plus(Span::secs(until.since(since).as_secs() / 2))
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
