use crate::{At, HomeHold, HomeRecord, HomeSettings, Id, Reason, kind, text_enum};

text_enum! {
    /// How the people of a connection prove who they are.
    ConnectionKind {
        /// At their home identity provider, by OpenID Connect.
        Oidc = "oidc",
        /// By mailbox code and then passkey, in an account that lives only here.
        Invitation = "invitation",
    }
}

text_enum! {
    /// Whether a connection may be used.
    ConnectionState {
        /// In use.
        Enabled = "enabled",
        /// Switched off by an admin.
        Disabled = "disabled",
        /// Its home identity provider changed in a way that nobody agreed to. Nobody signs in through
        /// it until an admin released it; sessions of before live on.
        Held = "held",
    }
}

impl ConnectionState {
    /// Why nobody signs in through a connection in this state.
    #[must_use]
    pub const fn refuses(self) -> Option<Reason> {
        match self {
            Self::Enabled => None,
            Self::Disabled => Some(Reason::ConnectionDisabled),
            Self::Held => Some(Reason::ConnectionHeld),
        }
    }
}

/// One way in for a partner. Every partner has one of kind `invitation`; it is used for people
/// whose partner has no enabled home identity provider.
#[derive(Clone, Debug)]
pub struct Connection {
    /// Its id; part of its own redirect URI.
    pub id: Id<kind::Connection>,
    /// Whose people come through it.
    pub partner_id: Id<kind::Partner>,
    /// How they prove who they are.
    pub kind: ConnectionKind,
    /// What the sign-in button says, usually the partner's name.
    pub name: String,
    /// The issuer identifier of the home identity provider, or our own for invitation accounts.
    pub issuer: String,
    /// Our client id at the home identity provider; empty for invitation accounts.
    pub client_id: String,
    /// Our client secret there, sealed for the context [`Connection::secret_context`].
    pub client_secret: Option<Vec<u8>>,
    /// What was agreed about the home identity provider.
    pub settings: HomeSettings,
    /// What the home identity provider was like when it was last believed.
    pub home: Option<HomeRecord>,
    /// Why it is held, while it is.
    pub hold: Option<HomeHold>,
    /// Whether it may be used.
    pub state: ConnectionState,
    /// From then on an invitation account is no way in any more, only a way to move to the partner's own
    /// sign-in; before it, the move is offered. Only on one of kind `invitation`.
    pub cut_over_at: Option<At>,
    /// When it was added.
    pub created_at: At,
}

impl Connection {
    /// The vault context of a connection's client secret.
    #[must_use]
    pub fn secret_context(id: &Id<kind::Connection>) -> String {
        format!("connection.client_secret:{id}")
    }
}
