//! The introspection endpoint (RFC 7662): an app's API asks whether a token of that app still counts.
//! It is the way to see a removal at once instead of when the token expires.

use crate::{
    Cx, OAuthCode, OAuthError, Params,
    presented::{self, Presented},
    token::{TokenRequest, client_auth},
};
use model::{ClientAuthMethod, Reason};
use policy::{Ask, decide};
use serde_json::{Value, json};
use store::GrantView;
use tokens::subject;

/// What the token stands for now; `{"active": false}` for every token that does not count, is
/// another client's, or is none (§2.2), so that nobody can go fishing.
///
/// # Errors
/// [`OAuthError`] when the client is not who it says, is public, or names no token.
pub fn introspect(cx: &Cx, request: &TokenRequest<'_>) -> Result<Value, OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    let app = client_auth::authenticate(cx, &params, request.authorization)?;
    if app.auth_method == ClientAuthMethod::None {
        return Err(OAuthError::new(
            OAuthCode::InvalidClient,
            Reason::ClientUnauthenticated,
            "a public client cannot introspect",
        ));
    }
    let Some(token) = params.get("token") else {
        return Err(OAuthError::request("token is missing"));
    };
    let inactive = json!({ "active": false });
    let Some(token) = presented::find(cx, token)? else {
        return Ok(inactive);
    };
    let Some(family) = token.family() else {
        return Ok(inactive);
    };
    let view = cx.store.read(|tx| tx.grant_view(&family))?;
    let Some(view) = view.filter(|view| view.family.app_id == app.id) else {
        return Ok(inactive);
    };
    let decision = decide(&view.facts, Ask::Grant, cx.clock.now());
    if !decision.is_allowed() {
        return Ok(inactive);
    }
    Ok(match token {
        Presented::Access(claims) => access(&claims, &decision.roles()),
        Presented::Refresh(_) => {
            let sub = subject(&view.guest.subject, app.subject_type, app.id.as_str());
            refresh(cx, &view, &sub)
        }
    })
}

/// The claims of the token, with the roles of this moment.
fn access(claims: &Value, roles: &[String]) -> Value {
    let mut answer = json!({ "active": true, "token_type": "Bearer", "roles": roles });
    let shown = [
        "scope",
        "client_id",
        "exp",
        "iat",
        "sub",
        "aud",
        "iss",
        "jti",
        "sid",
    ];
    if let Some(answer) = answer.as_object_mut() {
        for name in shown {
            if let Some(value) = claims.get(name) {
                answer.insert(name.to_owned(), value.clone());
            }
        }
    }
    answer
}

fn refresh(cx: &Cx, view: &GrantView, sub: &str) -> Value {
    json!({
        "active": true,
        "scope": view.family.scope,
        "client_id": view.family.app_id,
        "exp": view.family.expires_at.secs(),
        "iat": view.family.created_at.secs(),
        "sub": sub,
        "iss": cx.settings.issuer,
        "sid": view.session.id,
    })
}
