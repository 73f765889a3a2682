//! A partner sets its home identity provider up by itself: what it drafts, and what tests found.

use crate::{
    At, CameClaim, Email, HomeRecord, HomeSettings, Id, Language, Reason, Span, kind, record_name,
    record_value, text_enum,
};
use serde::{Deserialize, Serialize};

text_enum! {
    /// How far a set-up has come. Nobody signs in through it before it is approved.
    SetupState {
        /// The partner is filling it in.
        Open = "open",
        /// The partner handed it over; the host decides.
        Submitted = "submitted",
        /// The host approved it: it became a connection.
        Approved = "approved",
    }
}

/// A set-up with everything that was saved so far. It is no connection: no sign-in finds it.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Its id.
    pub id: Id<kind::Setup>,
    /// Whose.
    pub partner_id: Id<kind::Partner>,
    /// The id of the connection it will become; part of the redirect URI from the start.
    pub connection_id: Id<kind::Connection>,
    /// How far it has come.
    pub state: SetupState,
    /// What was filled in.
    pub draft: SetupDraft,
    /// Our client secret at the home, sealed as that of the connection to be.
    pub client_secret: Option<Vec<u8>>,
    /// Whether a hand-over with a proven domain of the partner needs no further approval.
    pub auto_approve: bool,
    /// Counts changes to what a test tests.
    pub revision: i32,
    /// Counts all changes.
    pub version: i32,
    /// When it was begun.
    pub created_at: At,
    /// When it was last changed.
    pub changed_at: At,
}

/// What a partner's IT admin filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetupDraft {
    /// The company's mail domains.
    pub domains: Vec<SetupDomain>,
    /// Whether the first page was filled in.
    pub provider_chosen: bool,
    /// The home's issuer identifier in its own spelling.
    pub issuer: Option<String>,
    /// Our client id there.
    pub client_id: String,
    /// What is agreed beside that.
    pub settings: HomeSettings,
    /// The host sent the last hand-over back, and nothing was handed over since.
    pub returned: Option<SetupReturn>,
}

/// The host sent a hand-over back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupReturn {
    /// When.
    pub at: At,
    /// What is to change, in the host's words; may be empty.
    pub note: String,
}

impl SetupDraft {
    /// The issuer, once everything that a test needs is there.
    #[must_use]
    pub fn complete(&self) -> Option<&str> {
        let issuer = self.issuer.as_deref()?;
        (!self.client_id.is_empty()).then_some(issuer)
    }
}

/// A mail domain that a partner names. It counts for nothing before the set-up is approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupDomain {
    /// The domain in lower case, in its ASCII (IDNA) form.
    pub domain: String,
    /// What its record must hold.
    pub token: String,
    /// When the record was seen.
    pub proven_at: Option<At>,
}

impl SetupDomain {
    /// Where the record stands.
    #[must_use]
    pub fn record_name(&self) -> String {
        record_name(&self.domain)
    }

    /// What the record must hold.
    #[must_use]
    pub fn record_value(&self) -> String {
        record_value(&self.token)
    }
}

/// A link to a set-up, for one mailbox.
#[derive(Clone, Debug)]
pub struct SetupLink {
    /// Its id.
    pub id: Id<kind::SetupLink>,
    /// What it leads to.
    pub setup_id: Id<kind::Setup>,
    /// The only mailbox that can use it.
    pub email: Email,
    /// In which language to write.
    pub language: Language,
    /// Who sent it.
    pub inviter_name: String,
    /// Their address.
    pub inviter_email: Option<String>,
    /// When it was sent.
    pub created_at: At,
    /// Not from this instant on.
    pub expires_at: At,
    /// When it was withdrawn.
    pub revoked_at: Option<At>,
}

impl SetupLink {
    /// Why it cannot be used; `None` when it can.
    #[must_use]
    pub fn refuses(&self, now: At) -> Option<Reason> {
        if self.revoked_at.is_some() {
            Some(Reason::SetupLinkRevoked)
        } else if self.expires_at <= now {
            Some(Reason::SetupLinkExpired)
        } else {
            None
        }
    }
}

/// A browser in which the mailbox of a link was proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupSession {
    /// Its id.
    pub id: Id<kind::SetupSession>,
    /// By which link.
    pub link_id: Id<kind::SetupLink>,
}

/// One test sign-in. It never makes a session and never touches a guest.
#[derive(Clone, Debug)]
pub struct SetupAttempt {
    /// Its id.
    pub id: Id<kind::SetupAttempt>,
    /// What was tested.
    pub setup_id: Id<kind::Setup>,
    /// In which browser.
    pub session_id: Id<kind::SetupSession>,
    /// By whom.
    pub email: Email,
    /// Which revision of the draft.
    pub revision: i32,
    /// When it began.
    pub created_at: At,
    /// What came of it; `None` while the home has not answered.
    pub outcome: Option<SetupOutcome>,
}

/// What came of a test sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum SetupOutcome {
    /// Everything that decides was right.
    Passed(Box<SetupFacts>),
    /// A sign-in would be refused.
    Failed {
        /// Why.
        reason: Reason,
        /// What was found, at most 200 escaped characters, possibly written by the other side.
        note: String,
    },
}

impl SetupOutcome {
    /// What was found, if all was right.
    #[must_use]
    pub const fn passed(&self) -> Option<&SetupFacts> {
        match self {
            Self::Passed(facts) => Some(facts),
            Self::Failed { .. } => None,
        }
    }
}

/// What a home said in a test sign-in that passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupFacts {
    /// The verified issuer.
    pub issuer: String,
    /// The first and last characters of the verified subject.
    pub subject: String,
    /// The display name by the agreed claim.
    pub name: Option<String>,
    /// The address by the agreed claim.
    pub email: Option<String>,
    /// The JSON value `true` of `email_verified`, nothing else (U08).
    pub email_verified: bool,
    /// The groups by the agreed claim; none when the home did not say.
    pub groups: Option<Vec<String>>,
    /// Asserted methods (RFC 8176).
    pub amr: Vec<String>,
    /// Asserted context.
    pub acr: Option<String>,
    /// How far the home's clock is ahead of ours, in seconds; a slow answer looks like a clock behind.
    pub clock_skew: i64,
    /// The claims about the person that came, under the home's own names.
    #[serde(default)]
    pub claims: Vec<CameClaim>,
    /// What the home is like; what is agreed to with the approval.
    pub home: HomeRecord,
}

/// A subject as a page may show it: enough to be recognised, too little to be used.
#[must_use]
pub fn shorten_subject(subject: &str) -> String {
    let characters: Vec<char> = subject.chars().collect();
    if characters.len() <= 8 {
        let first: String = characters.iter().take(2).collect();
        return format!("{first}…");
    }
    let first: String = characters.iter().take(4).collect();
    let last: String = characters.iter().rev().take(2).rev().collect();
    format!("{first}…{last}")
}

/// So many test sign-ins of a set-up are kept.
pub const SETUP_ATTEMPTS_KEPT: usize = 20;
/// A link to a set-up lives so long.
pub const SETUP_LINK_LIFE: Span = Span::days(30);

#[cfg(test)]
mod tests {
    use super::shorten_subject;

    #[test]
    fn a_shortened_subject_cannot_be_used() {
        for (subject, shown) in [
            ("a1b2c3d4e5f6", "a1b2…f6"),
            ("ana-1", "an…"),
            ("", "…"),
            ("ääääöööüü", "ääää…üü"),
        ] {
            assert_eq!(shorten_subject(subject), shown);
        }
    }
}
