//! What a home tells us without being asked: that it ended sessions of its people. Whoever speaks for a
//! home is believed as far as its own people go, and never for anybody else's.

use crate::{Broker, BrokerError, Refusal, RelyingParty, id_token::LONGEST_SUBJECT, jws, members};
use jws::{Audience, EXPIRY_SKEW, FUTURE_SKEW, OLDEST, numeric_date};
use model::{
    Actor, ActorKind, At, Connection, ConnectionKind, ConnectionState, Event, EventName,
    HashedSecret, Id, Reason, ReceiptKind, Span, kind,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use store::{AtHome, GrantScope, StoreError, Tx};

/// `typ` of a logout token (OIDC Back-Channel Logout §2.4).
const TYPES: [&str; 2] = ["logout+jwt", "application/logout+jwt"];
/// The one member of its `events`.
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// A logout token may live so long from now on (§2.4).
const LONGEST_LIFE: Span = Span::mins(2);
/// Longer names of tokens and sessions are not taken.
const LONGEST_NAME: usize = 320;

/// What became of a signal that was believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// How many sessions it ended.
    pub sessions: usize,
}

/// A logout token (§2.4). What decides is strict.
#[derive(Deserialize)]
struct LogoutToken {
    iss: String,
    aud: Audience,
    iat: f64,
    exp: Option<f64>,
    jti: String,
    events: BTreeMap<String, Map<String, Value>>,
    sub: Option<String>,
    sid: Option<String>,
    #[serde(default, deserialize_with = "members::there")]
    nonce: Option<Value>,
}

/// A logout token that was believed.
struct Logout {
    issuer: String,
    jti: String,
    issued: At,
    subject: Option<String>,
    sid: Option<String>,
}

pub(crate) fn refused(reason: Reason, note: &str) -> Refusal {
    Refusal::new(EventName::Leaver, reason, note)
}

/// Whether homes say anything through a connection.
pub(crate) fn speaks(connection: &Connection) -> bool {
    connection.kind == ConnectionKind::Oidc && connection.state != ConnectionState::Disabled
}

impl Logout {
    /// Checks the claims (§2.6) of a token whose signature verified.
    fn read(payload: &[u8], party: &RelyingParty, now: At) -> Result<Self, Refusal> {
        let claim = |note: &str| refused(Reason::UpstreamClaim, note);
        let token: LogoutToken = members::read(payload).map_err(|e| claim(&e.to_string()))?;
        if token.iss != party.issuer && !party.is_of_a_tenant(&token.iss) {
            return Err(refused(Reason::IssuerMismatch, &token.iss));
        }
        if !token.aud.all().contains(&party.client_id) {
            return Err(refused(
                Reason::UpstreamAudience,
                "aud is not our client id",
            ));
        }
        check_times(&token, now)?;
        // What says `nonce` may be an ID token in disguise.
        if token.nonce.is_some() {
            return Err(refused(Reason::UpstreamNonce, "a nonce is forbidden"));
        }
        if token.events.len() != 1 || !token.events.contains_key(LOGOUT) {
            return Err(claim("events is not that of a logout"));
        }
        if token.sub.is_none() && token.sid.is_none() {
            return Err(claim("neither sub nor sid"));
        }
        let fits = |text: &str, longest| !text.is_empty() && text.chars().count() <= longest;
        let named =
            |text: &Option<String>, longest| text.as_deref().is_none_or(|it| fits(it, longest));
        if !named(&token.sub, LONGEST_SUBJECT)
            || !named(&token.sid, LONGEST_NAME)
            || !fits(&token.jti, LONGEST_NAME)
        {
            return Err(claim("sub, sid or jti is empty or too long"));
        }
        Ok(Self {
            issuer: token.iss,
            jti: token.jti,
            issued: numeric_date(token.iat),
            subject: token.sub,
            sid: token.sid,
        })
    }
}

fn check_times(token: &LogoutToken, now: At) -> Result<(), Refusal> {
    let issued = numeric_date(token.iat);
    let expires = token.exp.map(numeric_date);
    let note = if issued > now.plus(FUTURE_SKEW) {
        "issued in the future"
    } else if now.since(issued) > OLDEST {
        "issued too long ago"
    } else if expires.is_some_and(|at| at.plus(EXPIRY_SKEW) <= now) {
        "expired"
    } else if expires.is_some_and(|at| at > now.plus(LONGEST_LIFE).plus(FUTURE_SKEW)) {
        "lives for more than two minutes"
    } else {
        return Ok(());
    };
    Err(refused(Reason::UpstreamTime, note))
}

impl Broker {
    /// Where a home sends its logout tokens for one connection.
    #[must_use]
    pub fn home_logout_uri(&self, connection: &Id<kind::Connection>) -> String {
        self.settings
            .link(&format!("/broker/{connection}/backchannel-logout"))
    }

    /// Takes a logout token of a home (OIDC Back-Channel Logout §2.5–2.7): exactly the sessions that it
    /// means end before this returns, and the apps that listen are told. Without a token, the request
    /// was no proper one.
    ///
    /// # Errors
    /// [`BrokerError::Refused`], written to the audit chain.
    pub fn home_logout(
        &self,
        id: &Id<kind::Connection>,
        token: Option<&str>,
    ) -> Result<Heard, BrokerError> {
        let connection = self.speaking(id)?;
        let party = self.relying_party(&connection)?;
        let logout = token
            .ok_or_else(|| refused(Reason::InvalidRequest, "not one logout_token"))
            .and_then(|token| self.providers.open_token(&party, token, (&TYPES, true)))
            .and_then(|payload| Logout::read(&payload, &party, self.clock.now()))
            .map_err(|refusal| self.unheard(&connection, refusal))?;
        self.end_at_home(&connection, &logout)
    }

    /// The connection in whose name something is said, if it is one that homes speak through.
    fn speaking(&self, id: &Id<kind::Connection>) -> Result<Connection, BrokerError> {
        let found = self.store.read(|tx| tx.find_connection(id))?;
        found.filter(speaks).ok_or_else(|| {
            let reason = Reason::ConnectionDisabled;
            let by = Actor::plain(ActorKind::Anonymous);
            let event = Event::refusal(self.clock.now(), by, EventName::Leaver, reason);
            self.audited(event.detail(json!({ "connection": id })), reason)
        })
    }

    pub(crate) fn unheard(&self, connection: &Connection, refusal: Refusal) -> BrokerError {
        let refusal = Refusal {
            event: EventName::Leaver,
            ..refusal
        };
        self.refuse(connection, None, &refusal)
    }

    /// Uses the token up and ends what it means, in one transaction.
    fn end_at_home(&self, connection: &Connection, logout: &Logout) -> Result<Heard, BrokerError> {
        let now = self.clock.now();
        let name = [
            "home_logout",
            connection.id.as_str(),
            &logout.issuer,
            &logout.jti,
        ];
        let name = HashedSecret::of(&name.join("\n"));
        // When it is too old to be taken, it need not be remembered.
        let until = logout.issued.plus(OLDEST).plus(FUTURE_SKEW);
        let outcome = self.store.write(|tx| {
            if !tx.remember(&name, until)? {
                tx.audit(said(connection, now, Some(Reason::Replay)));
                return Ok::<_, StoreError>(Err(Reason::Replay));
            }
            self.end_meant(tx, connection, logout).map(Ok)
        })?;
        outcome.map_err(BrokerError::Refused)
    }

    fn end_meant(
        &self,
        tx: &mut Tx<'_>,
        connection: &Connection,
        logout: &Logout,
    ) -> Result<Heard, StoreError> {
        let now = self.clock.now();
        let meant = AtHome {
            connection: &connection.id,
            issuer: &logout.issuer,
            subject: logout.subject.as_deref(),
            sid: logout.sid.as_deref(),
        };
        tx.drop_sign_ins_at_home(&meant, now)?;
        let sessions = tx.sessions_at_home(&meant)?;
        for session in &sessions {
            let ends = (&GrantScope::Session(&session.id), ReceiptKind::HomeSignal);
            let receipt = tx.end_for_receipt(ends, now, &*self.random)?;
            let detail = json!({
                "did": "home_logout", "connection": connection.id, "session": session.id,
            });
            let event = said(connection, now, None).guest(&session.guest_id);
            tx.audit_ending(event.detail(detail), receipt)?;
        }
        if sessions.is_empty() {
            tx.audit(said(connection, now, Some(Reason::SessionEnded)));
        }
        Ok(Heard {
            sessions: sessions.len(),
        })
    }
}

/// An audit line about what a home said.
fn said(connection: &Connection, now: At, reason: Option<Reason>) -> Event {
    let by = Actor::plain(ActorKind::System);
    match reason {
        Some(reason) => Event::refusal(now, by, EventName::Leaver, reason),
        None => Event::change(now, by, EventName::Leaver),
    }
    .partner(&connection.partner_id)
    .detail(json!({ "did": "home_logout", "connection": connection.id }))
}
