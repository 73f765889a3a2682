use crate::{OAuthCode, OAuthError, Params};
use model::{App, Pkce, Reason};

/// A request that is in order.
pub struct AuthorizeRequest {
    /// Granted scope: the known part of what was asked.
    pub scope: String,
    pub challenge: Option<String>,
    pub nonce: Option<String>,
    pub prompt: Prompt,
    pub max_age: Option<u32>,
    pub login_hint: Option<String>,
    pub id_token_hint: Option<String>,
    /// Whether the person was just sent to sign in for this very request.
    pub reauthenticated: bool,
}

/// What `prompt` asks for (OIDC Core §3.1.2.1). Consent is given by the admin who assigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Show nothing.
    None,
    /// Authenticate again.
    Login,
    /// No wish.
    Default,
}

/// What may be asked for; discovery advertises it.
pub const SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

const ONCE: [&str; 13] = [
    "response_type",
    "response_mode",
    "scope",
    "state",
    "nonce",
    "prompt",
    "max_age",
    "login_hint",
    "id_token_hint",
    "code_challenge",
    "code_challenge_method",
    "request",
    "request_uri",
];

/// The values of `prompt`; discovery advertises them.
pub const PROMPTS: [&str; 4] = ["none", "login", "consent", "select_account"];

/// Marks the request that comes back from the sign-in it caused.
const REAUTHENTICATED: &str = "reauthenticated";

/// Longer values are not ours to carry around.
const LONGEST: usize = 1024;

pub fn parse(params: &Params<'_>, app: &App) -> Result<AuthorizeRequest, OAuthError> {
    if params.repeats_any(&ONCE) {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    if params.get("request").is_some() {
        return Err(OAuthError::new(
            OAuthCode::RequestNotSupported,
            Reason::RequestObjectUnsupported,
            "request objects are not offered",
        ));
    }
    if params.get("request_uri").is_some() {
        return Err(OAuthError::new(
            OAuthCode::RequestUriNotSupported,
            Reason::RequestObjectUnsupported,
            "request_uri is not offered",
        ));
    }
    match params.get("response_type") {
        Some("code") => {}
        Some(_) => {
            return Err(OAuthError::new(
                OAuthCode::UnsupportedResponseType,
                Reason::ResponseTypeUnsupported,
                "only response_type=code is offered",
            ));
        }
        None => return Err(OAuthError::request("response_type is missing")),
    }
    if params
        .get("response_mode")
        .is_some_and(|mode| mode != "query")
    {
        return Err(OAuthError::request("only response_mode=query is offered"));
    }
    if [params.get("nonce"), params.get("state")]
        .into_iter()
        .flatten()
        .any(|v| v.len() > LONGEST)
    {
        return Err(OAuthError::request(
            "nonce and state may have 1024 characters at most",
        ));
    }
    Ok(AuthorizeRequest {
        scope: scope(params)?,
        challenge: challenge(params, app)?,
        nonce: params.get("nonce").map(str::to_owned),
        prompt: prompt(params)?,
        max_age: max_age(params)?,
        login_hint: params.get("login_hint").map(str::to_owned),
        id_token_hint: params.get("id_token_hint").map(str::to_owned),
        reauthenticated: params.get(REAUTHENTICATED).is_some(),
    })
}

fn scope(params: &Params<'_>) -> Result<String, OAuthError> {
    let asked: Vec<&str> = params.get("scope").unwrap_or_default().split(' ').collect();
    let granted: Vec<&str> = SCOPES
        .into_iter()
        .filter(|known| asked.contains(known))
        .collect();
    if granted.first() == Some(&"openid") {
        Ok(granted.join(" "))
    } else {
        Err(OAuthError::new(
            OAuthCode::InvalidScope,
            Reason::ScopeInvalid,
            "scope must contain openid",
        ))
    }
}

/// PKCE with S256 (RFC 7636 §4.3); required unless the registration says otherwise.
fn challenge(params: &Params<'_>, app: &App) -> Result<Option<String>, OAuthError> {
    let invalid = |hint| OAuthError::new(OAuthCode::InvalidRequest, Reason::PkceInvalid, hint);
    match (
        params.get("code_challenge"),
        params.get("code_challenge_method"),
    ) {
        (None, None) if app.pkce == Pkce::Optional => Ok(None),
        (None, _) => Err(invalid(
            "code_challenge is missing; PKCE with S256 is required",
        )),
        (Some(challenge), Some("S256")) => {
            let base64url = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
            if challenge.len() == 43 && challenge.bytes().all(base64url) {
                Ok(Some(challenge.to_owned()))
            } else {
                Err(invalid("code_challenge must be 43 characters of base64url"))
            }
        }
        (Some(_), _) => Err(invalid("code_challenge_method must be S256")),
    }
}

fn prompt(params: &Params<'_>) -> Result<Prompt, OAuthError> {
    let values: Vec<&str> = params
        .get("prompt")
        .unwrap_or_default()
        .split(' ')
        .filter(|v| !v.is_empty())
        .collect();
    if values.iter().any(|v| !PROMPTS.contains(v)) {
        return Err(OAuthError::request("prompt has an unknown value"));
    }
    match (values.contains(&"none"), values.len()) {
        (true, 1) => Ok(Prompt::None),
        (true, _) => Err(OAuthError::request("prompt=none must stand alone")),
        _ if values
            .iter()
            .any(|v| *v == "login" || *v == "select_account") =>
        {
            Ok(Prompt::Login)
        }
        _ => Ok(Prompt::Default),
    }
}

fn max_age(params: &Params<'_>) -> Result<Option<u32>, OAuthError> {
    params
        .get("max_age")
        .map(|text| {
            text.parse()
                .map_err(|_| OAuthError::request("max_age must be a number of seconds"))
        })
        .transpose()
}

/// The same request without the wish to sign in again, marked, as a path on our own origin.
pub fn continue_to(pairs: &[(String, String)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs
        .iter()
        .filter(|(name, _)| name != "prompt" && name != REAUTHENTICATED)
    {
        query.append_pair(name, value);
    }
    query.append_pair(REAUTHENTICATED, "1");
    format!("/authorize?{}", query.finish())
}
