//! The introspection endpoint (RFC 7662): an app's API asks whether a token of that app still counts.
//! It is the way to see a removal at once instead of when the token expires.

use crate::{
    ClientRequest, Cx, OAuthCode, OAuthError, OidcFailure, Params, client,
    presented::{self, Presented},
};
use model::{App, ClientAuthMethod, Reason, SigningAlg};
use policy::{Ask, Verdict, decide, decide_for_app};
use serde_json::{Value, json};
use store::GrantView;
use tokens::{TokenKind, subject};

/// What the token stands for now; `{"active": false}` for every token that does not count, is
/// another client's, or is none (§2.2), so that nobody can go fishing.
///
/// # Errors
/// [`OAuthError`] when the client is not who it says, is public, or names no token.
pub fn introspect(cx: &Cx, request: &ClientRequest<'_>) -> Result<Value, OAuthError> {
    answer(cx, request).map(|(_, answer)| answer)
}

/// The same answer as a JWT for the client alone (RFC 9701 §5).
///
/// # Errors
/// As [`introspect`].
pub fn introspect_signed(cx: &Cx, request: &ClientRequest<'_>) -> Result<String, OAuthError> {
    let (app, answer) = answer(cx, request)?;
    let now = cx.clock.now();
    let claims = json!({
        "iss": cx.settings.issuer,
        "aud": app.id,
        "iat": now.secs(),
        "token_introspection": answer,
    });
    let alg = app.client.introspection_signed_response_alg;
    let keys = cx.keys.current();
    let signed = keys.sign(
        alg.unwrap_or(SigningAlg::Rs256),
        TokenKind::Introspection,
        &claims,
        now,
    );
    Ok(signed.map_err(OidcFailure::from)?)
}

fn answer(cx: &Cx, request: &ClientRequest<'_>) -> Result<(App, Value), OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    let app = client::authenticate(cx, &params, request)?;
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
    let active = look(cx, &app, token)?;
    Ok((app, active.unwrap_or_else(|| json!({ "active": false }))))
}

/// What a token of the app says; `None` when it does not count.
fn look(cx: &Cx, app: &App, token: &str) -> Result<Option<Value>, OAuthError> {
    let Some(token) = presented::find(cx, token)? else {
        return Ok(None);
    };
    let Some(family) = token.family() else {
        let own = matches!(&token, Presented::Access(claims)
            if claims.get("client_id").and_then(Value::as_str) == Some(app.id.as_str()));
        let counts = own && decide_for_app(app.state) == Verdict::Allow;
        return Ok(match token {
            Presented::Access(claims) if counts => Some(access(&claims, &[])),
            _ => None,
        });
    };
    let view = cx.store.read(|tx| tx.grant_view(&family))?;
    let Some(view) = view.filter(|view| view.family.app_id == app.id) else {
        return Ok(None);
    };
    let decision = decide(&view.facts, Ask::Grant, cx.clock.now());
    if !decision.is_allowed() {
        return Ok(None);
    }
    Ok(Some(match token {
        Presented::Access(claims) => access(&claims, &decision.roles()),
        Presented::Refresh(_) => {
            let sub = subject(&view.guest.subject, app.subject_type, app.sector());
            refresh(cx, &view, &sub)
        }
    }))
}

/// The claims of the token, with the roles of this moment.
fn access(claims: &Value, roles: &[String]) -> Value {
    let bound = claims
        .get("cnf")
        .is_some_and(|cnf| cnf.get("jkt").is_some());
    let kind = if bound { "DPoP" } else { "Bearer" };
    let mut answer = json!({ "active": true, "token_type": kind, "roles": roles });
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
        "auth_time",
        "acr",
        "amr",
        "cnf",
        "act",
        "authorization_details",
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
