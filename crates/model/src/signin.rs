use crate::{At, HashedSecret, HomeIdentity, Id, kind, text_enum};

text_enum! {
    /// How far a sign-in has come. Each step is taken by one conditional write.
    SignInStep {
        /// The browser was sent to the home identity provider, or a code was mailed.
        Started = "started",
        /// The home said who it is; something more is needed before a session.
        Proven = "proven",
        /// A session was made, or the attempt was refused.
        Finished = "finished",
    }
}

/// A sign-in that is under way in one browser.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Its id.
    pub id: Id<kind::SignIn>,
    /// Hash of the `__Host-` cookie that binds it to the browser.
    pub binding: HashedSecret,
    /// Through which connection.
    pub connection_id: Id<kind::Connection>,
    /// The invitation accepted in this browser, if that is how it began.
    pub invitation_id: Option<Id<kind::Invitation>>,
    /// The guest whose invitation account this sign-in at a home is to replace.
    pub moves_guest_id: Option<Id<kind::Guest>>,
    /// Whether the same browser had signed in to that account before it went to the home.
    pub mailbox_proven: bool,
    /// Path on our own origin to return to.
    pub continue_to: String,
    /// Hash of the OAuth `state`.
    pub state: HashedSecret,
    /// Sealed nonce and PKCE verifier of the upstream request.
    pub upstream: Vec<u8>,
    /// How far it has come.
    pub step: SignInStep,
    /// What the home asserted, from step `proven` on.
    pub proof: Option<HomeSignIn>,
    /// Ends then.
    pub expires_at: At,
}

/// A finished proof of identity: by a home identity provider, or by mailbox code or passkey
/// for an invitation account.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HomeSignIn {
    /// Through which connection.
    pub connection_id: Id<kind::Connection>,
    /// The verified issuer.
    pub issuer: String,
    /// The verified subject.
    pub subject: String,
    /// The asserted name.
    pub name: Option<String>,
    /// The asserted address.
    pub email: Option<String>,
    /// The JSON value `true` of `email_verified`, nothing else (U08).
    pub email_verified: bool,
    /// When the person authenticated.
    pub auth_time: At,
    /// Asserted methods.
    pub amr: Vec<String>,
    /// Asserted context.
    pub acr: Option<String>,
    /// Asserted groups, in the words of the home; none when it did not say.
    #[serde(default)]
    pub groups: Option<Vec<String>>,
    /// What it said of its own session.
    #[serde(default)]
    pub session: HomeSession,
}

/// What a home says of the session in which it answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HomeSession {
    /// Its name for that session (`sid`, OIDC Back-Channel Logout §2.1), by which it ends it later.
    pub sid: Option<String>,
    /// Ours must end then at the latest (`session_expiry`).
    pub ends_at: Option<At>,
}

impl HomeSignIn {
    /// The key part.
    #[must_use]
    pub fn identity(&self) -> HomeIdentity {
        HomeIdentity {
            connection_id: self.connection_id.clone(),
            issuer: self.issuer.clone(),
            subject: self.subject.clone(),
        }
    }
}
