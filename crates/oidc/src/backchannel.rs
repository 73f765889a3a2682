//! Logout tokens (OIDC Back-Channel Logout §2.4).

use crate::{Cx, OidcFailure};
use model::{Id, LogoutNotice, Secret, SigningAlg, kind};
use store::StoreError;
use tokens::{LogoutToken, TokenKind, subject};

/// A logout token and where it goes.
#[derive(Clone, Debug)]
pub struct LogoutDelivery {
    /// The app's back-channel logout URI.
    pub uri: String,
    /// The signed token.
    pub token: Secret,
}

/// A logout token lives so long.
const LIFE_SECS: i64 = 120;

/// Makes the token for a notice; every retry carries the same `jti`. `None` when the app is gone
/// or does not listen any more.
///
/// # Errors
/// [`OidcFailure`].
pub fn logout_token(
    cx: &Cx,
    notice: &LogoutNotice,
    item: &Id<kind::OutboxItem>,
) -> Result<Option<LogoutDelivery>, OidcFailure> {
    let (app, guest) = cx.store.read(|tx| {
        Ok::<_, StoreError>((
            tx.find_app(&notice.app_id)?,
            tx.find_guest(&notice.guest_id)?,
        ))
    })?;
    let (Some(app), Some(guest)) = (app, guest) else {
        return Ok(None);
    };
    let Some(uri) = app.backchannel_logout_uri.clone() else {
        return Ok(None);
    };
    let now = cx.clock.now();
    let claims = LogoutToken {
        iss: cx.settings.issuer.clone(),
        sub: subject(&guest.subject, app.subject_type, app.sector()),
        aud: app.id.to_string(),
        iat: now.secs(),
        exp: now.secs() + LIFE_SECS,
        jti: item.to_string(),
        sid: notice.session_id.to_string(),
        events: LogoutToken::events(),
    };
    // §2.6: signed as the app's ID tokens are.
    let alg: SigningAlg = app.id_token_alg;
    let token = cx
        .keys
        .current()
        .sign(alg, TokenKind::Logout, &claims, now)?;
    Ok(Some(LogoutDelivery {
        uri,
        token: Secret::new(token),
    }))
}
