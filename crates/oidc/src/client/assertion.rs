//! JWTs with which clients authenticate (RFC 7523 §3, OIDC Core §9).

use super::keys;
use crate::{Cx, OidcFailure, signed::Claims};
use model::{App, ClientAuthMethod, Reason, Span};
use tokens::{ForeignProblem, Jws};

/// The only type there is (RFC 7523 §2.2).
pub const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// An assertion may be good for so long (T08).
const LONGEST: Span = Span::mins(5);

/// The client that an assertion speaks of, not yet believed.
pub fn subject(assertion: &str) -> Option<String> {
    let claims = Jws::parse(assertion).ok()?.unverified_claims().ok()?;
    claims.get("sub")?.as_str().map(str::to_owned)
}

/// Checks an assertion; the inner error is the reason why it does not count.
pub fn check(
    cx: &Cx,
    app: &App,
    assertion: &str,
) -> Result<Result<(), (Reason, &'static str)>, OidcFailure> {
    let refused = |hint| Ok(Err((Reason::ClientUnauthenticated, hint)));
    let Ok(jws) = Jws::parse(assertion) else {
        return refused("it is no JWT");
    };
    if !jws.header("typ").is_none_or(is_own_kind) {
        return refused("its typ is that of another kind of JWT");
    }
    let verified = match app.auth_method {
        ClientAuthMethod::SecretJwt => by_secret(cx, app, &jws)?,
        _ => keys::verify(cx, app, &jws, app.client.token_endpoint_auth_signing_alg),
    };
    let claims = match verified {
        Ok(claims) => Claims::new(claims),
        Err(ForeignProblem::Algorithm) => {
            return Ok(Err((Reason::AlgInvalid, "its algorithm is not acceptable")));
        }
        Err(_) => return refused("its signature does not verify"),
    };
    let id = app.id.as_str();
    if claims.text("iss") != Some(id) || claims.text("sub") != Some(id) {
        return refused("iss and sub must be the client_id");
    }
    // A text, not even a list of one (FAPI 2.0 Security Profile §5.3.2.1).
    if claims.text("aud") != Some(&cx.settings.issuer) {
        return refused("aud must be our issuer identifier alone");
    }
    let now = cx.clock.now();
    let Some(until) = claims.good_until(now, LONGEST) else {
        return refused("exp, iat or nbf is not acceptable");
    };
    let Some(jti) = claims.text("jti").filter(|jti| jti.len() <= 256) else {
        return refused("jti is missing");
    };
    if !crate::signed::is_first(cx, ["client_assertion", id, jti], until)? {
        return Ok(Err((Reason::Replay, "its jti was used before")));
    }
    Ok(Ok(()))
}

/// What a client signs for another purpose, a request object say, proves nothing here (RFC 8725
/// §3.11, RFC 9101 §10.8).
fn is_own_kind(typ: &str) -> bool {
    const KINDS: [&str; 2] = ["jwt", "client-authentication+jwt"];
    KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(typ))
}

fn by_secret(
    cx: &Cx,
    app: &App,
    jws: &Jws<'_>,
) -> Result<Result<serde_json::Value, ForeignProblem>, OidcFailure> {
    let sealed = cx.store.read(|tx| tx.sealed_app_secrets(&app.id))?;
    let context = App::secret_context(&app.id);
    let mut outcome = Err(ForeignProblem::Key);
    for secret in sealed {
        let Ok(secret) = cx.vault.open(&context, &secret) else {
            tracing::error!(app = %app.id, "a client secret does not open");
            continue;
        };
        outcome = jws.verify_with_secret(&String::from_utf8_lossy(&secret));
        if outcome.is_ok() {
            break;
        }
    }
    Ok(outcome)
}
