use crate::{Cx, OAuthError, OidcFailure, Params, params::with_query};
use model::{App, ClientAuthMethod, Reason, Secret};
use url::Url;

/// A verified redirect URI with what every response carries.
pub struct Redirect {
    /// As the request gave it.
    pub uri: String,
    state: Option<String>,
    issuer: String,
}

type Refused = (Reason, &'static str);

/// Finds the app and compares the redirect URI exactly (rule 5).
pub fn verified(
    cx: &Cx,
    params: &Params<'_>,
) -> Result<Result<(App, Redirect), Refused>, OidcFailure> {
    if params.repeats_any(&["client_id", "redirect_uri"]) {
        return Ok(Err((
            Reason::InvalidRequest,
            "client_id and redirect_uri must stand once",
        )));
    }
    let id = params.get("client_id").and_then(|id| id.parse().ok());
    let app = match id {
        Some(id) => cx.store.read(|tx| tx.find_app(&id))?,
        None => None,
    };
    let Some(app) = app else {
        return Ok(Err((Reason::UnknownClient, "there is no such client_id")));
    };
    let Some(uri) = params.get("redirect_uri") else {
        return Ok(Err((Reason::RedirectMismatch, "redirect_uri is missing")));
    };
    if !is_registered(&app, uri) {
        return Ok(Err((
            Reason::RedirectMismatch,
            "redirect_uri is not one of the registered ones",
        )));
    }
    let state = params
        .get("state")
        .filter(|_| !params.repeats("state"))
        .map(str::to_owned);
    let redirect = Redirect {
        uri: uri.to_owned(),
        state,
        issuer: cx.settings.issuer.clone(),
    };
    Ok(Ok((app, redirect)))
}

/// Byte for byte; only the port of a native app's loopback address may differ (RFC 8252 §7.3).
fn is_registered(app: &App, given: &str) -> bool {
    app.redirect_uris
        .iter()
        .any(|registered| registered == given)
        || (app.auth_method == ClientAuthMethod::None
            && without_loopback_port(given).is_some_and(|given| {
                app.redirect_uris
                    .iter()
                    .any(|r| without_loopback_port(r).as_ref() == Some(&given))
            }))
}

/// The URI without its port, if it is plain http to a loopback address and written canonically.
fn without_loopback_port(uri: &str) -> Option<String> {
    let mut url = Url::parse(uri).ok()?;
    let loopback = matches!(url.host_str(), Some("127.0.0.1" | "[::1]"));
    if url.scheme() != "http" || !loopback || url.as_str() != uri || !url.username().is_empty() {
        return None;
    }
    url.set_port(None).ok()?;
    Some(url.into())
}

impl Redirect {
    /// A successful response (RFC 6749 §4.1.2) with `iss` (RFC 9207).
    pub fn success(&self, code: &Secret) -> String {
        self.with(&[("code", code.expose())])
    }

    /// An error response (RFC 6749 §4.1.2.1) with `iss` (RFC 9207).
    pub fn error(&self, error: &OAuthError) -> String {
        self.with(&[
            ("error", error.code.as_str()),
            ("error_description", error.hint),
        ])
    }

    fn with(&self, pairs: &[(&str, &str)]) -> String {
        let mut pairs = pairs.to_vec();
        pairs.extend(self.state.as_deref().map(|state| ("state", state)));
        pairs.push(("iss", &self.issuer));
        with_query(&self.uri, &pairs)
    }
}
