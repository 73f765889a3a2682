//! RP-initiated logout. A page with one button asks; only its POST ends anything (rule 6).

use crate::{Cx, OidcFailure, Params, params::with_query, presented};
use model::{App, Id, kind};
use serde_json::Value;
use tokens::{Expect, Expiry, TokenKind};

/// What a logout request comes to.
#[derive(Clone, Debug)]
pub struct LogoutAsk {
    /// The app that asks, if it is known for sure or by its word.
    pub app: Option<App>,
    /// Where to go afterwards: a registered address, or nowhere (O07).
    pub return_to: Option<String>,
}

/// Reads a logout request (OIDC RP-Initiated Logout §2); changes nothing.
///
/// # Errors
/// [`OidcFailure`].
pub fn read(cx: &Cx, pairs: &[(String, String)]) -> Result<LogoutAsk, OidcFailure> {
    let params = Params::new(pairs);
    let named = params.get("client_id");
    let hinted = params
        .get("id_token_hint")
        .and_then(|hint| subject_of_hint(cx, hint, None))
        .map(|(app, _)| app);
    // A hint of one app together with the name of another, or of none, is nobody's request.
    let id: Option<Id<kind::App>> = match (named, hinted) {
        (Some(named), Some(hinted)) => (named == hinted.as_str()).then_some(hinted),
        (Some(named), None) => named.parse().ok(),
        (None, hinted) => hinted,
    };
    let app = match id {
        Some(id) => cx.store.read(|tx| tx.find_app(&id))?,
        None => None,
    };
    let return_to = app.as_ref().and_then(|app| {
        let uri = params.get("post_logout_redirect_uri")?;
        app.post_logout_redirect_uris
            .iter()
            .any(|registered| registered == uri)
            .then(|| with_state(uri, &params))
    });
    Ok(LogoutAsk { app, return_to })
}

fn with_state(uri: &str, params: &Params<'_>) -> String {
    match params.get("state") {
        None => uri.to_owned(),
        Some(state) => with_query(uri, &[("state", state)]),
    }
}

/// App and subject of an ID token of ours; it may have expired.
pub(crate) fn subject_of_hint(
    cx: &Cx,
    hint: &str,
    audience: Option<&Id<kind::App>>,
) -> Option<(Id<kind::App>, String)> {
    let expect = Expect {
        kind: TokenKind::Id,
        issuer: &cx.settings.issuer,
        audience: audience.map(Id::as_str),
        expiry: Expiry::Ignored,
    };
    let claims = presented::verify(cx, hint, &expect).ok()?.ok()?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    Some((text("aud")?.parse().ok()?, text("sub")?))
}
