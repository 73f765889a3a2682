//! The tokens of a partner's directory: two at a time, so that one can follow the other.

use crate::{Desk, Refusal};
use model::{
    Actor, Connection, ConnectionKind, Event, EventName, Id, Reason, ScimKind, ScimSubject,
    ScimToken, Secret, Span, kind,
};
use serde_json::json;
use store::StoreError;

/// How many tokens of a connection live at a time.
const AT_A_TIME: usize = 2;
/// Days for which a token may be made.
const DAYS: std::ops::RangeInclusive<i64> = 1..=730;

/// What the page of a connection shows.
#[derive(Debug)]
pub struct TokenView {
    /// The connection.
    pub connection: Connection,
    /// Where the directory sends its requests.
    pub base_url: String,
    /// Its tokens, oldest first, also those that are over.
    pub tokens: Vec<ScimToken>,
    /// How many users it keeps here.
    pub users: i64,
    /// How many groups.
    pub groups: i64,
}

/// Makes a token for a connection, returned this once.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::Connection`] when two live already, for invitation accounts, or
/// for a time that cannot be.
pub fn make_token(
    desk: &Desk,
    by: &Actor,
    connection: &Id<kind::Connection>,
    days: i64,
) -> Result<(ScimToken, Secret), Refusal> {
    let wrong = |problem| Refusal::Connection {
        member: "directory token",
        problem,
    };
    if !DAYS.contains(&days) {
        return Err(wrong(
            "lives for 1 to 730 days; choose a number within that",
        ));
    }
    let secret = Secret::draw(&*desk.random);
    let token = desk.change(by, EventName::Scim, |tx, now| {
        let found = tx
            .find_connection(connection)?
            .ok_or(Refusal::Unknown("connection"))?;
        if found.kind != ConnectionKind::Oidc {
            return Err(wrong(
                "needs a home identity provider; connect the partner's first",
            ));
        }
        let all = tx.scim_tokens_of(connection)?;
        if all.iter().filter(|it| it.lives(now)).count() >= AT_A_TIME {
            return Err(wrong("exists twice already; take one back first"));
        }
        let made_by = match by.kind {
            model::ActorKind::Admin => by.id.as_deref().and_then(|id| id.parse().ok()),
            _ => None,
        };
        let token = ScimToken {
            id: Id::new(now, &*desk.random),
            connection_id: connection.clone(),
            made_by,
            created_at: now,
            expires_at: now.plus(Span::days(days)),
            last_used_at: None,
            revoked_at: None,
        };
        tx.insert_scim_token(&token, &secret.hashed())?;
        let detail = json!({ "did": "token_made", "token": token.id, "connection": connection });
        tx.audit(
            Event::change(now, by.clone(), EventName::Scim)
                .partner(&found.partner_id)
                .detail(detail),
        );
        Ok(token)
    })?;
    Ok((token, secret))
}

/// Takes a token back: from the answer on it opens nothing.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::Refused`] when it is over already.
pub fn revoke_token(
    desk: &Desk,
    by: &Actor,
    connection: &Id<kind::Connection>,
    token: &Id<kind::ScimToken>,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Scim, |tx, now| {
        let found = tx
            .find_connection(connection)?
            .ok_or(Refusal::Unknown("connection"))?;
        if !tx.revoke_scim_token(connection, token, now)? {
            return Err(Refusal::Refused(Reason::StateConflict));
        }
        let detail = json!({ "did": "token_revoked", "token": token, "connection": connection });
        tx.audit(
            Event::change(now, by.clone(), EventName::Scim)
                .partner(&found.partner_id)
                .detail(detail),
        );
        Ok(())
    })
}

/// Says which attribute of a user is the subject at the home. It counts for users who are made from
/// now on.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn set_subject(
    desk: &Desk,
    by: &Actor,
    connection: &Id<kind::Connection>,
    subject: ScimSubject,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Connection, |tx, now| {
        let mut found = tx
            .find_connection(connection)?
            .ok_or(Refusal::Unknown("connection"))?;
        found.settings.scim_subject = subject;
        tx.set_home_settings(connection, &found.settings)?;
        let detail = json!({ "did": "scim_subject", "connection": connection, "to": subject });
        tx.audit(
            Event::change(now, by.clone(), EventName::Connection)
                .partner(&found.partner_id)
                .detail(detail),
        );
        Ok(())
    })
}

/// What a connection's directory has here; `None` when there is no such connection.
///
/// # Errors
/// [`Refusal::Store`].
pub fn overview(
    desk: &Desk,
    connection: &Id<kind::Connection>,
) -> Result<Option<TokenView>, Refusal> {
    Ok(desk.store.read(|tx| {
        let Some(found) = tx.find_connection(connection)? else {
            return Ok(None);
        };
        Ok::<_, StoreError>(Some(TokenView {
            base_url: desk.settings.link(&format!("/scim/v2/{}", found.id)),
            tokens: tx.scim_tokens_of(connection)?,
            users: tx.count_scim_resources(connection, ScimKind::User)?,
            groups: tx.count_scim_resources(connection, ScimKind::Group)?,
            connection: found,
        }))
    })?)
}
