use crate::{At, HashedSecret, Id, kind, text_enum};
use serde::{Deserialize, Serialize};

text_enum! {
    /// How Security Event Tokens come here.
    SignalDelivery {
        /// The transmitter posts each one (RFC 8935).
        Push = "push",
        /// We fetch them (RFC 8936).
        Poll = "poll",
    }
}

impl SignalDelivery {
    /// Its URI (Shared Signals Framework 1.0 §6.1).
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Push => "urn:ietf:rfc:8935",
            Self::Poll => "urn:ietf:rfc:8936",
        }
    }
}

text_enum! {
    /// What a transmitter says of a stream (Shared Signals Framework 1.0 §8.1.2).
    StreamStatus {
        /// It sends.
        Enabled = "enabled",
        /// It keeps events for later.
        Paused = "paused",
        /// It sends nothing and keeps nothing.
        Disabled = "disabled",
    }
}

text_enum! {
    /// The events that mean something here, by their URIs.
    SignalEvent {
        /// CAEP 1.0 §3.1.
        SessionRevoked = "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
        /// CAEP 1.0 §3.3.
        CredentialChange = "https://schemas.openid.net/secevent/caep/event-type/credential-change",
        /// CAEP 1.0 §3.4.
        AssuranceLevelChange = "https://schemas.openid.net/secevent/caep/event-type/assurance-level-change",
        /// RISC 1.0 §2.3.
        AccountDisabled = "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
        /// RISC 1.0 §2.4.
        AccountEnabled = "https://schemas.openid.net/secevent/risc/event-type/account-enabled",
        /// RISC 1.0 §2.2.
        AccountPurged = "https://schemas.openid.net/secevent/risc/event-type/account-purged",
        /// RISC 1.0 §2.5.
        IdentifierChanged = "https://schemas.openid.net/secevent/risc/event-type/identifier-changed",
        /// Shared Signals Framework 1.0 §8.1.4.
        Verification = "https://schemas.openid.net/secevent/ssf/event-type/verification",
        /// Shared Signals Framework 1.0 §8.1.5.
        StreamUpdated = "https://schemas.openid.net/secevent/ssf/event-type/stream-updated",
    }
}

impl SignalEvent {
    /// The last part of its URI, for audit lines and pages.
    #[must_use]
    pub fn short(self) -> &'static str {
        let uri = self.as_str();
        uri.rsplit_once('/').map_or(uri, |(_, name)| name)
    }

    /// Whether it is about a person, not about the stream.
    #[must_use]
    pub const fn is_about_somebody(self) -> bool {
        !matches!(self, Self::Verification | Self::StreamUpdated)
    }
}

text_enum! {
    /// What a home last said of a guest, of which only the newest counts.
    HomeWord {
        /// The account may be used again.
        AccountEnabled = "account-enabled",
        /// The account may not be used.
        AccountDisabled = "account-disabled",
        /// The account is gone for good.
        AccountPurged = "account-purged",
        /// The person has another address.
        AddressChanged = "identifier-changed",
    }
}

impl HomeWord {
    /// What it is about: words about other things do not meet.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::AddressChanged => "address",
            Self::AccountEnabled | Self::AccountDisabled | Self::AccountPurged => "account",
        }
    }

    /// Of two words about the same instant the heavier one counts, and nothing comes after the heaviest.
    #[must_use]
    pub const fn weight(self) -> i32 {
        match self {
            Self::AccountEnabled | Self::AddressChanged => 0,
            Self::AccountDisabled => 1,
            Self::AccountPurged => 2,
        }
    }
}

/// A stream as the transmitter knows it (Shared Signals Framework 1.0 §8.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteStream {
    /// Its name for the stream.
    pub stream_id: String,
    /// Where the stream is made and deleted.
    pub configuration: String,
    /// Where a verification event is asked for.
    pub verification: Option<String>,
    /// Where its status is read and changed.
    pub status: Option<String>,
}

/// How fetching goes (RFC 8936).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polling {
    /// Where.
    pub endpoint: String,
    /// When next.
    pub next_at: At,
    /// Since when nothing could be fetched.
    pub failing_since: Option<At>,
    /// What went wrong, in our words.
    pub last_error: Option<String>,
}

/// Where signals about the people of one connection come from.
#[derive(Clone, Debug)]
pub struct SignalStream {
    /// Whose people it may speak of.
    pub connection_id: Id<kind::Connection>,
    /// How its tokens come.
    pub delivery: SignalDelivery,
    /// The transmitter's issuer identifier: `iss` of its tokens.
    pub issuer: String,
    /// Who we are to it: its tokens name one of these in `aud`.
    pub audience: Vec<String>,
    /// Where its keys are; those of the connection's home when none.
    pub jwks_uri: Option<String>,
    /// What it must present with each request of its own.
    pub secret: Option<HashedSecret>,
    /// What it last said of the stream.
    pub status: StreamStatus,
    /// When the stream was added.
    pub created_at: At,
    /// When a verification event last came through.
    pub verified_at: Option<At>,
    /// The last event that was believed, and when it came.
    pub last_event: Option<(String, At)>,
    /// The transmitter's own view, where it was agreed with the transmitter itself.
    pub remote: Option<RemoteStream>,
    /// What lets us in there, sealed for [`SignalStream::token_context`]; where none was given we prove
    /// ourselves as at the home.
    pub access_token: Option<Vec<u8>>,
    /// Hash of the `state` of a verification that is under way.
    pub awaited_state: Option<HashedSecret>,
    /// Set where tokens are fetched.
    pub polling: Option<Polling>,
}

impl SignalStream {
    /// The vault context of what lets us in at a transmitter.
    #[must_use]
    pub fn token_context(connection: &Id<kind::Connection>) -> String {
        format!("signal_stream:{connection}")
    }
}
