//! The refresh token grant (RFC 6749 §6) with rotation (RFC 9700 §2.2.2).

use super::{Redeemed, Redemption, decide_and_succeed, refuse, revoke};
use crate::{Cx, OAuthCode, OAuthError, Params};
use model::{App, EventName, HashedSecret, Reason};
use store::RefreshRedemption;

/// Uses the token up and makes its successor. A token that comes twice ends the whole family.
pub fn redeem(cx: &Cx, app: &App, params: &Params<'_>) -> Result<Redemption, OAuthError> {
    let Some(given) = params.get("refresh_token") else {
        return Err(OAuthError::request("refresh_token is missing"));
    };
    let hash = HashedSecret::of(given);
    let now = cx.clock.now();
    cx.store.write(|tx| {
        let family = match tx.consume_refresh_token(&hash, now)? {
            RefreshRedemption::Taken(family) => family,
            RefreshRedemption::Replayed(family) => {
                revoke(cx, tx, &family)?;
                return Ok(refuse(
                    cx,
                    tx,
                    app,
                    (
                        EventName::Refresh,
                        Reason::Replay,
                        "the refresh token was used before",
                    ),
                ));
            }
            RefreshRedemption::Unknown => {
                return Ok(refuse(
                    cx,
                    tx,
                    app,
                    (
                        EventName::Refresh,
                        Reason::GrantUnknown,
                        "there is no such refresh token",
                    ),
                ));
            }
        };
        let (view, decision, refresh_token) =
            match decide_and_succeed(cx, tx, app, &family, EventName::Refresh)? {
                Ok(succeeded) => succeeded,
                Err(error) => return Ok(Redemption::Refused(error)),
            };
        if view.family.app_id != app.id {
            revoke(cx, tx, &family)?;
            return Ok(refuse(
                cx,
                tx,
                app,
                (
                    EventName::Refresh,
                    Reason::WrongClient,
                    "the refresh token belongs to another client",
                ),
            ));
        }
        let Some(scope) = narrowed(&view.family.scope, params.get("scope")) else {
            // Rolled back, so that the client can ask again with the token it has.
            return Err(OAuthError::new(
                OAuthCode::InvalidScope,
                Reason::ScopeInvalid,
                "scope exceeds what was granted",
            ));
        };
        Ok(Redemption::Done(Box::new(Redeemed {
            view,
            decision,
            refresh_token,
            nonce: None,
            scope,
        })))
    })
}

/// The asked scope if it is part of the granted one; `None` if it is not.
fn narrowed(granted: &str, asked: Option<&str>) -> Option<String> {
    let Some(asked) = asked else {
        return Some(granted.to_owned());
    };
    let granted: Vec<&str> = granted.split(' ').collect();
    asked
        .split(' ')
        .all(|scope| granted.contains(&scope))
        .then(|| asked.to_owned())
}
