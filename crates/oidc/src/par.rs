//! The pushed authorization request endpoint (RFC 9126).

use crate::{
    ClientRequest, Cx, OAuthCode, OAuthError, Params,
    authorize::{self, REQUEST_URI},
    client,
    dpop::{self, NonceUse, ProofOf},
};
use model::{App, EventName, PushedRequest, Reason, Secret};
use serde::Serialize;
use store::StoreError;

/// Where it is.
pub const PATH: &str = "/par";

/// A successful answer (§2.2).
#[derive(Debug, Serialize)]
pub struct Pushed {
    /// What the authorization request names.
    pub request_uri: String,
    /// Seconds until it is over.
    pub expires_in: i64,
}

/// Keeps the request of an authenticated client, checked as the authorization endpoint will.
///
/// # Errors
/// [`OAuthError`], ready for the client.
pub fn push(cx: &Cx, request: &ClientRequest<'_>) -> Result<Pushed, OAuthError> {
    let params = Params::new(request.form);
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    let app = client::authenticate(cx, &params, request)?;
    keep(cx, &app, request).inspect_err(|error| {
        cx.record(
            cx.refusal(EventName::PushedRequest, error.reason)
                .app(&app.id),
        );
    })
}

fn keep(cx: &Cx, app: &App, request: &ClientRequest<'_>) -> Result<Pushed, OAuthError> {
    let given = Params::new(request.form);
    if given.get("request_uri").is_some() {
        return Err(OAuthError::request("request_uri cannot be pushed"));
    }
    let dpop_jkt = match request.dpop {
        Some(proof) => {
            let what = ProofOf {
                method: "POST",
                path: PATH,
                access_token: None,
                nonce: NonceUse::of(&app.client),
            };
            Some(dpop::verify(cx, proof, &what)?)
        }
        None => None,
    };
    let params = authorize::opened(cx, app, without_credentials(request.form))?;
    let read = Params::new(&params);
    if read
        .get("client_id")
        .is_some_and(|id| id != app.id.as_str())
    {
        return Err(OAuthError::request(
            "client_id differs from the authenticated client",
        ));
    }
    authorize::verified(cx, app, &read, None)
        .map_err(|(reason, hint)| OAuthError::new(OAuthCode::InvalidRequest, reason, hint))?;
    let parsed = authorize::parse(&read, app)?;
    if let (Some(asked), Some(proved)) = (&parsed.dpop_jkt, &dpop_jkt)
        && asked != proved
    {
        return Err(OAuthError::new(
            OAuthCode::InvalidDpopProof,
            Reason::ProofInvalid,
            "dpop_jkt is not the key of the DPoP proof",
        ));
    }
    let reference = Secret::draw(&*cx.random);
    let life = cx.settings.lifetimes.pushed_request;
    let pushed = PushedRequest {
        app_id: app.id.clone(),
        params,
        dpop_jkt,
        expires_at: cx.clock.now().plus(life),
    };
    cx.store.write(|tx| {
        tx.insert_pushed_request(&reference.hashed(), &pushed)?;
        Ok::<_, StoreError>(())
    })?;
    Ok(Pushed {
        request_uri: format!("{REQUEST_URI}{}", reference.expose()),
        expires_in: life.as_secs(),
    })
}

/// What the client proved itself with is not part of the request.
fn without_credentials(form: &[(String, String)]) -> Vec<(String, String)> {
    const CREDENTIALS: [&str; 3] = ["client_secret", "client_assertion", "client_assertion_type"];
    let kept = form
        .iter()
        .filter(|(n, _)| !CREDENTIALS.contains(&n.as_str()));
    kept.cloned().collect()
}
