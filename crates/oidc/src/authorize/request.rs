use super::claims::{self, Demands};
use super::response::ResponseMode;
use crate::{OAuthCode, OAuthError, Params};
use model::{App, ConsentFact, Granted, Pkce, Reason, ResponseType};
use serde_json::Value;

/// A request that is in order.
pub struct AuthorizeRequest {
    pub response_type: ResponseType,
    /// Granted scope: the known part of what was asked.
    pub scope: String,
    /// What else is granted.
    pub granted: Granted,
    pub demands: Demands,
    pub challenge: Option<String>,
    pub nonce: Option<String>,
    pub prompt: Prompt,
    pub max_age: Option<u32>,
    pub login_hint: Option<String>,
    /// Which company's sign-in is meant.
    pub home_hint: Option<String>,
    pub ui_locales: Option<String>,
    pub id_token_hint: Option<String>,
    /// The key that the code is to be bound to (RFC 9449 §10).
    pub dpop_jkt: Option<String>,
}

/// What `prompt` asks for (OIDC Core §3.1.2.1, Initiating User Registration §4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// Show nothing.
    pub none: bool,
    /// Authenticate again.
    pub login: bool,
    /// Ask for consent again.
    pub consent: bool,
    /// Let the person choose who signs in.
    pub select: bool,
}

impl Prompt {
    /// Whether a session alone will not do.
    pub const fn wants_sign_in(self) -> bool {
        self.login || self.select
    }

    /// Whether the guest has to be asked. Apps of the host have the admin's consent.
    pub fn owes_consent(self, consent: ConsentFact) -> bool {
        match consent {
            ConsentFact::NotOwed => false,
            ConsentFact::Missing => true,
            ConsentFact::Given => self.consent,
        }
    }
}

/// What may be asked for; discovery advertises it.
pub const SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// The values of `prompt`; discovery advertises them.
pub const PROMPTS: [&str; 5] = ["none", "login", "consent", "select_account", "create"];

/// Longer values are not ours to carry around.
const LONGEST: usize = 1024;
/// More are nobody's.
const MOST_RESOURCES: usize = 10;

pub fn parse(params: &Params<'_>, app: &App) -> Result<AuthorizeRequest, OAuthError> {
    if params.repeats_anything() {
        return Err(OAuthError::request("a parameter stands more than once"));
    }
    let response_type = response_type(params, app)?;
    response_mode(params, response_type)?;
    if [params.get("nonce"), params.get("state")]
        .into_iter()
        .flatten()
        .any(|v| v.len() > LONGEST)
    {
        return Err(OAuthError::request(
            "nonce and state may have 1024 characters at most",
        ));
    }
    let nonce = params.get("nonce").map(str::to_owned);
    if nonce.is_none() && response_type.has_id_token() {
        return Err(OAuthError::request("nonce is missing"));
    }
    let mut demands = claims::parse(params.get("claims"))?;
    demands.acr.extend(acr_values(params, app));
    let resources = resources(params, app)?;
    if response_type.has_token() && resources.len() > 1 {
        return Err(OAuthError::new(
            OAuthCode::InvalidTarget,
            Reason::ResourceInvalid,
            "a token is for one resource",
        ));
    }
    Ok(AuthorizeRequest {
        response_type,
        scope: scope(params)?,
        granted: Granted {
            claims: demands.claims.clone(),
            resources,
            authorization_details: authorization_details(params, app)?,
        },
        demands,
        challenge: if response_type.has_code() {
            challenge(params, app)?
        } else {
            None
        },
        nonce,
        prompt: prompt(params)?,
        max_age: max_age(params)?.or(app.client.default_max_age),
        login_hint: params.get("login_hint").map(str::to_owned),
        home_hint: super::home_hint(|name| params.get(name)),
        ui_locales: params
            .get("ui_locales")
            .filter(|tags| tags.len() <= LONGEST)
            .map(str::to_owned),
        id_token_hint: params.get("id_token_hint").map(str::to_owned),
        dpop_jkt: dpop_jkt(params)?,
    })
}

fn response_type(params: &Params<'_>, app: &App) -> Result<ResponseType, OAuthError> {
    let Some(text) = params.get("response_type") else {
        return Err(OAuthError::request("response_type is missing"));
    };
    let refused = |code, hint| OAuthError::new(code, Reason::ResponseTypeUnsupported, hint);
    let asked = ResponseType::of(text).ok_or_else(|| {
        refused(
            OAuthCode::UnsupportedResponseType,
            "response_type is not offered",
        )
    })?;
    if !app.client.response_types.contains(&asked) {
        return Err(refused(
            OAuthCode::UnsupportedResponseType,
            "the client is not registered for this response_type",
        ));
    }
    // Nothing is proved on the way through a browser.
    if asked.has_token() && app.client.binds_access_tokens() {
        return Err(refused(
            OAuthCode::UnsupportedResponseType,
            "access tokens of this client are bound; it gets them at the token endpoint alone",
        ));
    }
    Ok(asked)
}

fn response_mode(params: &Params<'_>, response_type: ResponseType) -> Result<(), OAuthError> {
    let Some(text) = params.get("response_mode") else {
        return Ok(());
    };
    match text.parse() {
        Err(_) => Err(OAuthError::request("response_mode is not offered")),
        Ok(ResponseMode::Query | ResponseMode::QueryJwt) if response_type.is_front_channel() => {
            Err(OAuthError::request(
                "tokens cannot be handed over in the query",
            ))
        }
        Ok(_) => Ok(()),
    }
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
            if is_sha256(challenge) {
                Ok(Some(challenge.to_owned()))
            } else {
                Err(invalid("code_challenge must be 43 characters of base64url"))
            }
        }
        (Some(_), _) => Err(invalid("code_challenge_method must be S256")),
    }
}

/// 43 characters of base64url: 256 bits.
fn is_sha256(text: &str) -> bool {
    let base64url = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    text.len() == 43 && text.bytes().all(base64url)
}

fn dpop_jkt(params: &Params<'_>) -> Result<Option<String>, OAuthError> {
    match params.get("dpop_jkt") {
        None => Ok(None),
        Some(jkt) if is_sha256(jkt) => Ok(Some(jkt.to_owned())),
        Some(_) => Err(OAuthError::request(
            "dpop_jkt must be a JWK thumbprint with SHA-256",
        )),
    }
}

fn prompt(params: &Params<'_>) -> Result<Prompt, OAuthError> {
    let mut prompt = Prompt::default();
    let text = params.get("prompt").unwrap_or_default();
    let values = text.split(' ').filter(|v| !v.is_empty());
    for value in values {
        match value {
            "none" => prompt.none = true,
            "login" => prompt.login = true,
            "consent" => prompt.consent = true,
            // Accounts are made by accepting an invitation; the sign-in page is where that is said.
            "select_account" | "create" => prompt.select = true,
            _ => return Err(OAuthError::request("prompt has an unknown value")),
        }
    }
    if prompt.none && (prompt.wants_sign_in() || prompt.consent) {
        return Err(OAuthError::request("prompt=none must stand alone"));
    }
    Ok(prompt)
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

fn acr_values(params: &Params<'_>, app: &App) -> Vec<String> {
    match params.get("acr_values") {
        Some(text) => text.split(' ').map(str::to_owned).collect(),
        None => app.client.default_acr_values.clone(),
    }
}

/// Resources that the app registered (RFC 8707 §2.1).
fn resources(params: &Params<'_>, app: &App) -> Result<Vec<String>, OAuthError> {
    let mut resources: Vec<String> = Vec::new();
    for (_, resource) in params.pairs().iter().filter(|(name, _)| name == "resource") {
        if !app.client.resources.contains(resource) || resources.len() == MOST_RESOURCES {
            return Err(OAuthError::new(
                OAuthCode::InvalidTarget,
                Reason::ResourceInvalid,
                "resource is not one of those that the client registered",
            ));
        }
        if !resources.contains(resource) {
            resources.push(resource.clone());
        }
    }
    Ok(resources)
}

/// Details of types that the app registered (RFC 9396 §2).
pub fn authorization_details(params: &Params<'_>, app: &App) -> Result<Vec<Value>, OAuthError> {
    let Some(text) = params.get("authorization_details") else {
        return Ok(Vec::new());
    };
    let invalid = |hint| {
        OAuthError::new(
            OAuthCode::InvalidAuthorizationDetails,
            Reason::AuthorizationDetailsInvalid,
            hint,
        )
    };
    if text.len() > 4 * LONGEST {
        return Err(invalid(
            "authorization_details may have 4096 characters at most",
        ));
    }
    let details: Vec<Value> = serde_json::from_str(text)
        .map_err(|_| invalid("authorization_details must be a JSON list of objects"))?;
    let known = |detail: &Value| {
        let kind = detail.get("type").and_then(Value::as_str);
        kind.is_some_and(|kind| {
            app.client
                .authorization_details_types
                .iter()
                .any(|t| t == kind)
        })
    };
    if details.iter().all(known) {
        Ok(details)
    } else {
        Err(invalid(
            "a type of authorization_details is not registered for the client",
        ))
    }
}
