//! The refresh token grant (RFC 6749 §6) with rotation (RFC 9700 §2.2.2).

use super::{Asking, Redeemed, Redemption, Succeeded, narrowed};
use crate::{OAuthCode, OAuthError, confirmation};
use model::{ClientAuthMethod, EventName, HashedSecret, Id, Reason, Secret, Span, kind};
use store::{Issue, RefreshRedemption, StoreError, Tx, UsedToken};

/// Longer than that no retry can be (T12).
const LONGEST_RETRY: Span = Span::secs(10);

/// Uses the token up and makes its successor. A token that comes again ends the whole family,
/// unless the same client asks again at once because the answer was lost. Where the home's word about
/// the guest is too old, the home is asked first: the transaction is undone, and tried again after it.
pub fn redeem(asking: &Asking<'_>) -> Result<Redemption, OAuthError> {
    let Some(given) = asking.params.get("refresh_token") else {
        return Err(OAuthError::request("refresh_token is missing"));
    };
    let given = Secret::new(given);
    match attempt(asking, &given, true) {
        Err(Stop::AskHome(guest)) => {
            asking.cx.homes.confirm(&guest);
            attempt(asking, &given, false)
        }
        outcome => outcome,
    }
    .map_err(|stop| match stop {
        Stop::Refused(error) => error,
        Stop::AskHome(_) => OAuthError::grant(Reason::HomeUnconfirmed, "access has ended"),
    })
}

/// Why an attempt was undone.
enum Stop {
    /// The client can ask again with the token it has.
    Refused(OAuthError),
    /// The guest's home is to be asked first.
    AskHome(Id<kind::Guest>),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

fn attempt(asking: &Asking<'_>, given: &Secret, may_ask: bool) -> Result<Redemption, Stop> {
    let mut salt = [0_u8; 16];
    asking.cx.random.fill(&mut salt);
    let now = asking.cx.clock.now();
    asking.cx.store.write(|tx| {
        let (family, successor, is_new) =
            match tx.consume_refresh_token(&given.hashed(), &salt, now)? {
                RefreshRedemption::Taken(family) => (family, given.derived(&salt), true),
                RefreshRedemption::Replayed(used) => match again(asking, tx, given, &used)? {
                    Some(successor) => (used.family_id, successor, false),
                    None => {
                        asking.revoke(tx, &used.family_id)?;
                        let why = (Reason::Replay, "the refresh token was used before");
                        return Ok(asking.refuse(tx, EventName::Refresh, why));
                    }
                },
                RefreshRedemption::Unknown => {
                    let why = (Reason::GrantUnknown, "there is no such refresh token");
                    return Ok(asking.refuse(tx, EventName::Refresh, why));
                }
            };
        let succeeded = match entitled(asking, tx, &family)? {
            Ok(succeeded) => succeeded,
            Err(refused) => {
                return match whom_to_ask(tx, &family, &refused)? {
                    Some(guest) if may_ask => Err(Stop::AskHome(guest)),
                    _ => Ok(refused),
                };
            }
        };
        if may_ask && succeeded.0.ask_home_at.is_some_and(|due| due <= now) {
            return Err(Stop::AskHome(succeeded.0.guest.id));
        }
        let Some(scope) = narrowed(&succeeded.0.family.scope, asking.params.get("scope")) else {
            // Rolled back, so that the client can ask again with the token it has.
            return Err(Stop::Refused(OAuthError::new(
                OAuthCode::InvalidScope,
                Reason::ScopeInvalid,
                "scope exceeds what was granted",
            )));
        };
        let ticket = asking.ticket(succeeded, scope).map_err(Stop::Refused)?;
        let hash = is_new.then(|| successor.hashed());
        let issue = Issue {
            access_until: ticket.access_until,
            refresh_token: hash.as_ref(),
            confirmation: None,
            now,
        };
        if let Some(refused) = asking.note(tx, EventName::Refresh, (&family, &issue))? {
            return Ok(refused);
        }
        Ok(Redemption::Done(Box::new(Redeemed {
            ticket,
            refresh_token: Some(successor),
            nonce: None,
        })))
    })
}

/// The guest whose home could still confirm them, where that was all that was missing.
fn whom_to_ask(
    tx: &mut Tx<'_>,
    family: &Id<kind::Family>,
    refused: &Redemption,
) -> Result<Option<Id<kind::Guest>>, StoreError> {
    let Redemption::Refused(error) = refused else {
        return Ok(None);
    };
    if error.reason != Reason::HomeUnconfirmed {
        return Ok(None);
    }
    let view = tx.grant_view(family)?;
    let askable = view.filter(|view| view.ask_home_at.is_some());
    Ok(askable.map(|view| view.guest.id))
}

/// The policy's yes, if the family is this client's and the request proves the key it is bound to.
fn entitled(
    asking: &Asking<'_>,
    tx: &mut Tx<'_>,
    family: &Id<kind::Family>,
) -> Result<Result<Succeeded, Redemption>, StoreError> {
    let succeeded = match asking.decide(tx, family, EventName::Refresh)? {
        Ok(succeeded) => succeeded,
        Err(error) => return Ok(Err(Redemption::Refused(error))),
    };
    let its = &succeeded.0.family;
    let why = if its.app_id != asking.app.id {
        (
            Reason::WrongClient,
            "the refresh token belongs to another client",
        )
    } else if its.confirmation.is_some() && its.confirmation.as_ref() != asking.confirmation {
        (
            Reason::ProofInvalid,
            "the refresh token is bound to another key",
        )
    } else if !confirmation::may_refresh(asking.app, its.confirmation.as_ref()) {
        // From before the app had an address on the web, or before this was asked of it.
        (
            Reason::ProofInvalid,
            "an app in the browser refreshes with a DPoP proof only",
        )
    } else {
        return Ok(Ok(succeeded));
    };
    asking.revoke(tx, family)?;
    Ok(Err(asking.refuse(tx, EventName::Refresh, why)))
}

/// The same successor once more, for a client that proves itself, for a moment, and only while the
/// successor was not used: there is never a second family (T12).
fn again(
    asking: &Asking<'_>,
    tx: &mut Tx<'_>,
    given: &Secret,
    used: &UsedToken,
) -> Result<Option<Secret>, StoreError> {
    let window = asking
        .cx
        .settings
        .lifetimes
        .refresh_retry
        .min(LONGEST_RETRY);
    let age = asking.cx.clock.now().since(used.used_at);
    if age >= window || used.successor_salt.is_empty() {
        return Ok(None);
    }
    // A public client proves itself by the key that its tokens are bound to; one that somebody
    // brings along to tokens without any proves nothing.
    if asking.app.auth_method == ClientAuthMethod::None {
        let view = tx.grant_view(&used.family_id)?;
        if view.is_none_or(|view| view.family.confirmation.is_none()) {
            return Ok(None);
        }
    }
    let successor = given.derived(&used.successor_salt);
    let unused = tx.find_refresh_token(&HashedSecret::of(successor.expose()))?;
    Ok(unused.is_some().then_some(successor))
}
