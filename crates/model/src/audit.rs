use crate::{AppCut, At, EventName, Id, NewReceipt, Reason, kind, text_enum};
use std::{collections::BTreeMap, fmt::Write as _};

text_enum! {
    /// Who did it.
    ActorKind {
        /// An admin.
        Admin = "admin",
        /// A guest.
        Guest = "guest",
        /// An app at the token endpoint.
        App = "app",
        /// The partner's IT admin, by a set-up link.
        PartnerAdmin = "partner_admin",
        /// The partner's directory, by a SCIM token.
        Directory = "directory",
        /// Somebody not signed in.
        Anonymous = "anonymous",
        /// The operator at the command line.
        Operator = "operator",
        /// Portico itself.
        System = "system",
    }
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What kind of actor.
    pub kind: ActorKind,
    /// Their id, where they have one.
    pub id: Option<String>,
}

impl Actor {
    /// An actor without an id.
    #[must_use]
    pub const fn plain(kind: ActorKind) -> Self {
        Self { kind, id: None }
    }
    /// An admin.
    #[must_use]
    pub fn admin(id: &Id<kind::Admin>) -> Self {
        Self {
            kind: ActorKind::Admin,
            id: Some(id.to_string()),
        }
    }
    /// A guest.
    #[must_use]
    pub fn guest(id: &Id<kind::Guest>) -> Self {
        Self {
            kind: ActorKind::Guest,
            id: Some(id.to_string()),
        }
    }
    /// A partner's IT admin, named by their set-up link.
    #[must_use]
    pub fn partner_admin(id: &Id<kind::SetupLink>) -> Self {
        Self {
            kind: ActorKind::PartnerAdmin,
            id: Some(id.to_string()),
        }
    }
    /// A partner's directory, named by its token.
    #[must_use]
    pub fn directory(id: &Id<kind::ScimToken>) -> Self {
        Self {
            kind: ActorKind::Directory,
            id: Some(id.to_string()),
        }
    }
    /// An app.
    #[must_use]
    pub fn app(id: &Id<kind::App>) -> Self {
        Self {
            kind: ActorKind::App,
            id: Some(id.to_string()),
        }
    }
}

/// One line for the audit chain: a change, or a refusal with its reason.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub at: At,
    /// Who.
    pub actor: Actor,
    /// What happened.
    pub name: EventName,
    /// Why it was refused; `None` for a change that was made.
    pub reason: Option<Reason>,
    /// The partner concerned.
    pub partner_id: Option<Id<kind::Partner>>,
    /// The guest concerned.
    pub guest_id: Option<Id<kind::Guest>>,
    /// The app concerned.
    pub app_id: Option<Id<kind::App>>,
    /// Ids and counts, never secrets and never personal data beyond ids.
    pub detail: serde_json::Value,
}

impl Event {
    /// A change that was made.
    #[must_use]
    pub const fn change(at: At, actor: Actor, name: EventName) -> Self {
        Self {
            at,
            actor,
            name,
            reason: None,
            partner_id: None,
            guest_id: None,
            app_id: None,
            detail: serde_json::Value::Null,
        }
    }

    /// A refusal.
    #[must_use]
    pub const fn refusal(at: At, actor: Actor, name: EventName, reason: Reason) -> Self {
        let mut event = Self::change(at, actor, name);
        event.reason = Some(reason);
        event
    }

    /// Names the partner concerned.
    #[must_use]
    pub fn partner(mut self, id: &Id<kind::Partner>) -> Self {
        self.partner_id = Some(id.clone());
        self
    }

    /// Names the guest concerned.
    #[must_use]
    pub fn guest(mut self, id: &Id<kind::Guest>) -> Self {
        self.guest_id = Some(id.clone());
        self
    }

    /// Names the app concerned.
    #[must_use]
    pub fn app(mut self, id: &Id<kind::App>) -> Self {
        self.app_id = Some(id.clone());
        self
    }

    /// Adds what a receipt says, so that the chain vouches for it: instants in seconds, `null` where no token
    /// lives.
    #[must_use]
    pub fn vouching_for(mut self, receipt: &NewReceipt) -> Self {
        let until = |cut: &AppCut| cut.tokens_until.map(At::secs);
        let apps: BTreeMap<_, _> = receipt
            .apps
            .iter()
            .map(|(id, cut)| (id, until(cut)))
            .collect();
        let says = serde_json::json!({
            "id": receipt.id, "kind": receipt.kind, "sessions": receipt.sessions,
            "invitations": receipt.invitations, "apps": apps,
        });
        match &mut self.detail {
            serde_json::Value::Object(detail) => drop(detail.insert("receipt".into(), says)),
            detail => *detail = serde_json::json!({ "receipt": says }),
        }
        self
    }

    /// Adds ids and counts.
    #[must_use]
    pub fn detail(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

/// An event as it stands in the chain.
#[derive(Clone, Debug)]
pub struct ChainedEvent {
    /// Position, from 1, without gaps.
    pub seq: i64,
    /// The event.
    pub event: Event,
    /// SHA-256 of the previous line; zeros for the first.
    pub previous_hash: Vec<u8>,
    /// SHA-256 over the previous hash and this line's content.
    pub hash: Vec<u8>,
}

/// The bytes that hexadecimal digits spell, as [`hex`] does; `None` for anything else.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len())
        .step_by(2)
        .map(|n| u8::from_str_radix(text.get(n..n + 2)?, 16).ok())
        .collect()
}

/// Bytes as lower-case hexadecimal digits: how files and pages spell hashes of the chain.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
