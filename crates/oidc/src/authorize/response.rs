//! Where the answer goes, and how.

use crate::{Cx, OAuthError, OidcFailure, Params, params::with_query};
use model::{App, ClientAuthMethod, Reason, ResponseType, SigningAlg, Span, text_enum};
use serde_json::{Map, Value, json};
use tokens::TokenKind;
use url::Url;

text_enum! {
    /// How an answer is handed to the browser (OAuth 2.0 Multiple Response Types §2.1, Form Post
    /// §2, JARM §2.3).
    ResponseMode {
        /// In the query.
        Query = "query",
        /// In the fragment.
        Fragment = "fragment",
        /// In a form that the browser posts.
        FormPost = "form_post",
        /// Signed, in the query or fragment.
        Jwt = "jwt",
        /// Signed, in the query.
        QueryJwt = "query.jwt",
        /// Signed, in the fragment.
        FragmentJwt = "fragment.jwt",
        /// Signed, in a form.
        FormPostJwt = "form_post.jwt",
    }
}

/// A signed answer is good for so long (JARM §2.1).
const JARM_LIFE: Span = Span::mins(10);

/// An answer on its way to the app.
#[derive(Clone, Debug)]
pub enum Answer {
    /// By a redirect.
    Redirect(String),
    /// By a form to this address with these fields.
    Form {
        /// A registered redirect URI.
        action: String,
        /// Names and values.
        fields: Vec<(String, String)>,
    },
}

/// A verified redirect URI with what every response carries.
pub struct Redirect {
    /// As the request gave it.
    pub uri: String,
    /// The request's state.
    pub state: Option<String>,
    mode: ResponseMode,
    issuer: String,
    client_id: String,
    alg: SigningAlg,
}

type Refused = (Reason, &'static str);

/// Compares the redirect URI exactly (rule 5): with the registered ones, and with that of a test sign-in in the
/// one request that was made for it.
pub fn verified(
    cx: &Cx,
    app: &App,
    params: &Params<'_>,
    own: Option<&str>,
) -> Result<Redirect, Refused> {
    if params.repeats("redirect_uri") {
        return Err((Reason::InvalidRequest, "redirect_uri must stand once"));
    }
    let Some(uri) = params.get("redirect_uri") else {
        return Err((Reason::RedirectMismatch, "redirect_uri is missing"));
    };
    if !is_registered(app, uri) && own != Some(uri) {
        return Err((
            Reason::RedirectMismatch,
            "redirect_uri is not one of the registered ones",
        ));
    }
    let state = params
        .get("state")
        .filter(|_| !params.repeats("state"))
        .map(str::to_owned);
    let alg = app.client.authorization_signed_response_alg;
    Ok(Redirect {
        uri: uri.to_owned(),
        state,
        mode: mode(params),
        issuer: cx.settings.issuer.clone(),
        client_id: app.id.to_string(),
        alg: alg.unwrap_or(SigningAlg::Rs256),
    })
}

/// The mode that even an error takes: the asked one where that is allowed, else the type's own.
fn mode(params: &Params<'_>) -> ResponseMode {
    let front = params
        .get("response_type")
        .and_then(ResponseType::of)
        .is_some_and(ResponseType::is_front_channel);
    let own = if front {
        ResponseMode::Fragment
    } else {
        ResponseMode::Query
    };
    let asked = params.get("response_mode").and_then(|m| m.parse().ok());
    match asked.unwrap_or(own) {
        // Tokens must not get into a query, where servers write them to logs.
        ResponseMode::Query if front => ResponseMode::Fragment,
        ResponseMode::Jwt | ResponseMode::QueryJwt if front => ResponseMode::FragmentJwt,
        ResponseMode::Jwt => ResponseMode::QueryJwt,
        mode => mode,
    }
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
    /// An error response (RFC 6749 §4.1.2.1).
    pub fn error(&self, cx: &Cx, error: &OAuthError) -> Result<Answer, OidcFailure> {
        let pairs = [
            ("error", error.code.to_string()),
            ("error_description", error.hint.to_owned()),
        ];
        self.answer(cx, pairs.to_vec())
    }

    /// A response with these parameters, `state` and `iss` (RFC 9207).
    pub fn answer(
        &self,
        cx: &Cx,
        mut pairs: Vec<(&'static str, String)>,
    ) -> Result<Answer, OidcFailure> {
        pairs.extend(self.state.clone().map(|state| ("state", state)));
        pairs.push(("iss", self.issuer.clone()));
        if matches!(
            self.mode,
            ResponseMode::QueryJwt | ResponseMode::FragmentJwt | ResponseMode::FormPostJwt
        ) {
            pairs = vec![("response", self.signed(cx, pairs)?)];
        }
        let texts: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (*n, v.as_str())).collect();
        Ok(match self.mode {
            ResponseMode::Fragment | ResponseMode::FragmentJwt => {
                let fragment = url::form_urlencoded::Serializer::new(String::new())
                    .extend_pairs(&texts)
                    .finish();
                Answer::Redirect(format!("{}#{fragment}", self.uri))
            }
            ResponseMode::FormPost | ResponseMode::FormPostJwt => Answer::Form {
                action: self.uri.clone(),
                fields: pairs
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            },
            _ => Answer::Redirect(with_query(&self.uri, &texts)),
        })
    }

    /// The parameters as the claims of a JWT for the app (JARM §2.1).
    fn signed(&self, cx: &Cx, pairs: Vec<(&'static str, String)>) -> Result<String, OidcFailure> {
        let now = cx.clock.now();
        let mut claims: Map<String, Value> = pairs
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::String(value)))
            .collect();
        claims.insert("aud".into(), json!(self.client_id));
        claims.insert("exp".into(), json!(now.plus(JARM_LIFE).secs()));
        claims.insert("iat".into(), json!(now.secs()));
        let keys = cx.keys.current();
        Ok(keys.sign(self.alg, TokenKind::Authorization, &claims, now)?)
    }
}
