//! Our side of the code flow with a home identity provider (OIDC Core §3.1). The many type
//! parameters of the protocol crates stay in this file and in `provider`.

use crate::{
    Discovered, DiscoveryFault, Outbound, OutboundError, Refusal, Response, assertion, discovery,
    id_token::{Claims, Expected, Person, TENANT, verify},
    jws::{self, ALGORITHMS, Accepts},
    members,
    provider::{Catalogue, Provider},
    setup_test::payload,
    signals::{AccessTokens, KeySets},
};
use model::{
    At, CameClaim, Clock, EventName, HomeAuthMethod, HomeRecord, HomeSession, HomeSettings,
    ProviderTemplate, Random, Reason, Secret,
};
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet,
    EndpointSet, ExtraTokenFields, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, StandardRevocableToken, StandardTokenResponse, TokenResponse,
    TokenUrl,
    basic::{
        BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
        BasicTokenType,
    },
};
use openidconnect::core::{CoreClientAuthMethod, CoreJwsSigningAlgorithm};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;
use url::Url;

/// The ID token as it came: it is verified over these very characters.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct RawIdToken {
    pub(crate) id_token: Option<Secret>,
}

impl ExtraTokenFields for RawIdToken {}

pub(crate) type Client = oauth2::Client<
    BasicErrorResponse,
    StandardTokenResponse<RawIdToken, BasicTokenType>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// Who we are at one provider.
#[derive(Clone, Debug)]
pub struct RelyingParty {
    /// On whose account outbound requests count.
    pub key: String,
    /// The provider's issuer identifier, exactly as it writes it.
    pub issuer: String,
    /// Our client id there.
    pub client_id: String,
    /// Our client secret there; none for a public client.
    pub client_secret: Option<Secret>,
    /// Our redirect URI, of this connection alone.
    pub redirect_uri: String,
    /// How the connection calls itself where a home asks for a subject of our own.
    pub subject: String,
    /// What was agreed.
    pub settings: HomeSettings,
    /// What the provider was like when it was last believed.
    pub home: Option<HomeRecord>,
}

impl RelyingParty {
    /// The issuer that the provider's document names for all tenants together, if that is what was
    /// configured (S08).
    pub(crate) fn issuer_of_tenants(&self) -> Option<String> {
        let shared = ["/common/v2.0", "/organizations/v2.0"];
        let base = shared.iter().find_map(|end| self.issuer.strip_suffix(end));
        base.filter(|_| self.settings.template == ProviderTemplate::Entra)
            .map(|base| format!("{base}/{TENANT}/v2.0"))
    }

    /// Whether an issuer is that of one of the pinned tenants.
    pub(crate) fn is_of_a_tenant(&self, issuer: &str) -> bool {
        let pattern = self.issuer_of_tenants();
        let mut tenants = self.settings.tenants.iter();
        pattern.is_some_and(|all| tenants.any(|one| all.replace(TENANT, one) == issuer))
    }
}

/// What the authorization request asks for (OIDC Core §3.1.2.1).
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Who is probably signing in.
    pub login_hint: Option<String>,
    /// Whether and what the provider shows.
    pub prompt: Option<String>,
    /// The person may have authenticated so many seconds ago at most.
    pub max_age: Option<u32>,
    /// The authentication contexts that are wished for, the best first.
    pub acr_values: Vec<String>,
    /// The languages that the person reads, the best first.
    pub ui_locales: Option<String>,
}

/// A sign-in that has begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Where to send the browser.
    pub url: Url,
    /// The OAuth `state`.
    pub state: Secret,
    /// What must be remembered to finish.
    pub remembered: Remembered,
}

/// What must be remembered to finish; it is sealed while it waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Remembered {
    /// The nonce of the request.
    pub nonce: Secret,
    /// The PKCE verifier (RFC 7636).
    pub pkce_verifier: Secret,
    /// What was demanded of `auth_time`, in seconds.
    pub max_age: Option<u32>,
}

/// What came back to our redirect URI, with a state that was found to be right.
#[derive(Clone, Debug)]
pub struct Callback {
    /// The code.
    pub code: Secret,
    /// The `iss` response parameter (RFC 9207).
    pub iss: Option<String>,
}

/// Verified claims, with the tokens they came with.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The issuer.
    pub issuer: String,
    /// The subject.
    pub subject: String,
    /// `name`.
    pub name: Option<String>,
    /// `preferred_username`.
    pub user_name: Option<String>,
    /// `email`.
    pub email: Option<String>,
    /// Only the JSON value `true` (U08).
    pub email_verified: bool,
    /// `auth_time`, or when the token was issued.
    pub auth_time: At,
    /// `amr`.
    pub amr: Vec<String>,
    /// `acr`.
    pub acr: Option<String>,
    /// The agreed groups claim; none when the home did not say.
    pub groups: Option<Vec<String>>,
    /// What the home says of its own session.
    pub session: HomeSession,
    /// What the home was like.
    pub home: HomeRecord,
    /// The ID token as it came.
    pub id_token: Secret,
    /// The access token.
    pub access_token: Secret,
    /// The refresh token, with which the home can be asked whether the person is still there.
    pub refresh_token: Option<Secret>,
}

/// Begins and finishes sign-ins at providers; remembers their metadata. Clones share the memory.
#[derive(Clone)]
pub struct Providers {
    pub(crate) outbound: Outbound,
    pub(crate) clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    pub(crate) signer: assertion::Signer,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) key_sets: Arc<KeySets>,
    pub(crate) access_tokens: Arc<AccessTokens>,
}

impl Providers {
    pub(crate) fn allows_loopback(&self) -> bool {
        self.outbound.allows_loopback()
    }

    /// Over one outbound client.
    #[must_use]
    pub fn new(
        outbound: Outbound,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        signer: assertion::Signer,
    ) -> Self {
        Self {
            outbound,
            clock,
            random,
            signer,
            catalogue: Arc::default(),
            key_sets: Arc::default(),
            access_tokens: Arc::default(),
        }
    }

    /// Reads the provider's metadata and keys now, so that mistakes show when a connection is added.
    ///
    /// # Errors
    /// [`Refusal`], with [`Reason::IssuerMismatch`] when it calls itself anything else (U01).
    pub fn probe(&self, party: &RelyingParty) -> Result<HomeRecord, Refusal> {
        self.catalogue
            .read(party, &self.outbound, self.clock.now())
            .map(|provider| (*provider.record).clone())
    }

    /// The provider at an address, or what stands there instead.
    pub(crate) fn discover(&self, key: &str, given: &str) -> Result<Discovered, DiscoveryFault> {
        discovery::discover(key, given, &self.outbound)
    }

    /// The issuer that a domain's web finger names.
    pub(crate) fn web_finger(&self, key: &str, domain: &str) -> Option<String> {
        discovery::web_finger(key, domain, &self.outbound)
    }

    /// Begins a sign-in: state, nonce and PKCE verifier (S256) are drawn fresh.
    ///
    /// # Errors
    /// [`Refusal`] when the provider cannot be read.
    pub fn begin(&self, party: &RelyingParty, wishes: &Wishes) -> Result<Begun, Refusal> {
        let provider = self
            .catalogue
            .provider(party, &self.outbound, self.clock.now())?;
        let client = client(party, &provider)?;
        let draw = || Secret::draw(&*self.random);
        let (state, nonce, pkce_verifier) = (draw(), draw(), draw());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(
            pkce_verifier.expose().to_owned(),
        ));
        let max_age = wishes.max_age.map(|seconds| seconds.to_string());
        let acr_values = Some(wishes.acr_values.join(" ")).filter(|text| !text.is_empty());
        let mut request = client
            .authorize_url(|| CsrfToken::new(state.expose().to_owned()))
            .add_scopes(["openid", "profile", "email"].map(|scope| Scope::new(scope.into())))
            .add_scopes(offline_access(&provider))
            .add_extra_param("nonce", nonce.expose())
            .set_pkce_challenge(challenge);
        let wished = [
            ("login_hint", &wishes.login_hint),
            ("prompt", &wishes.prompt),
            ("max_age", &max_age),
            ("acr_values", &acr_values),
            ("ui_locales", &wishes.ui_locales),
        ];
        if party.settings.template == ProviderTemplate::Google {
            // Its own way of asking for a refresh token.
            request = request.add_extra_param("access_type", "offline");
        }
        for (name, value) in wished {
            if let Some(value) = value {
                request = request.add_extra_param(name, value.as_str());
            }
        }
        let (url, _) = request.url();
        Ok(Begun {
            url,
            state,
            remembered: Remembered {
                nonce,
                pkce_verifier,
                max_age: wishes.max_age,
            },
        })
    }

    /// Finishes a sign-in: checks who answered, redeems the code, verifies the ID token. For a key
    /// that is not known the key set is fetched again, once a minute at most.
    ///
    /// # Errors
    /// [`Refusal`]; after [`Reason::MixUp`] the code was sent nowhere (U03).
    pub fn finish(
        &self,
        party: &RelyingParty,
        remembered: &Remembered,
        callback: &Callback,
    ) -> Result<Verified, Refusal> {
        let provider = self
            .catalogue
            .provider(party, &self.outbound, self.clock.now())?;
        check_iss(party, &provider, callback)?;
        let client = client(party, &provider)?;
        let code = AuthorizationCode::new(callback.code.expose().to_owned());
        let mut request = client
            .exchange_code(code)
            .set_pkce_verifier(PkceCodeVerifier::new(
                remembered.pkce_verifier.expose().to_owned(),
            ));
        for (name, value) in self.client_proof(party, &provider)? {
            request = request.add_extra_param(name, value);
        }
        let response = request
            .request(&|request| self.outbound.send(&party.key, request))
            .map_err(|error| not_redeemed(&error))?;
        let refuse =
            |note: &str| Refusal::new(EventName::UpstreamToken, Reason::UpstreamClaim, note);
        // OIDC Core §3.1.3.3.
        if *response.token_type() != BasicTokenType::Bearer {
            return Err(refuse("the access token is of another type than Bearer"));
        }
        let refresh_token = response.refresh_token().cloned();
        let id_token = response.extra_fields().id_token.clone();
        let id_token = id_token.ok_or_else(|| refuse("the answer has no ID token"))?;
        let access_token = Secret::new(response.access_token().secret().as_str());
        let claims = self.verify(party, provider, remembered, (&id_token, &access_token))?;
        let claims = self.completed(party, claims, &access_token)?;
        let provider = self
            .catalogue
            .provider(party, &self.outbound, self.clock.now())?;
        Ok(Verified {
            home: (*provider.record).clone(),
            issuer: claims.issuer,
            groups: claims.groups,
            session: claims.session,
            subject: claims.subject,
            name: claims.name,
            user_name: claims.user_name,
            email: claims.email,
            email_verified: claims.email_verified,
            auth_time: claims.auth_time,
            amr: claims.amr,
            acr: claims.acr,
            id_token,
            access_token,
            refresh_token: refresh_token.map(|it| Secret::new(it.secret().as_str())),
        })
    }

    /// What a token request carries beside the usual where we prove ourselves by our own keys (RFC 7523 §2.2).
    pub(crate) fn client_proof(
        &self,
        party: &RelyingParty,
        provider: &Provider,
    ) -> Result<Vec<(&'static str, String)>, Refusal> {
        if party.settings.auth_method != HomeAuthMethod::PrivateKeyJwt {
            return Ok(Vec::new());
        }
        let now = self.clock.now();
        let proof = self.signer.sign(party, &provider.metadata, now)?;
        Ok(vec![
            ("client_assertion_type", assertion::TYPE.to_owned()),
            ("client_assertion", proof),
        ])
    }

    /// The provider's userinfo, as it came.
    ///
    /// # Errors
    /// [`Refusal`] when the provider or its endpoint cannot be reached.
    pub fn userinfo(&self, party: &RelyingParty, token: &Secret) -> Result<Response, Refusal> {
        let provider = self
            .catalogue
            .provider(party, &self.outbound, self.clock.now())?;
        let endpoint = provider.metadata.userinfo_endpoint().ok_or_else(|| {
            Refusal::new(
                EventName::UpstreamMetadata,
                Reason::HomeUnreachable,
                "no userinfo endpoint",
            )
        })?;
        Ok(self
            .outbound
            .get_with_token(&party.key, endpoint.as_str(), token)?)
    }

    /// The claims with what only userinfo tells: some providers put nothing but the subject into the
    /// ID token (OIDC Core §5.4). A home that does not answer there costs the particulars, one that
    /// answers about somebody else the sign-in (§5.3.2).
    fn completed(
        &self,
        party: &RelyingParty,
        mut claims: Claims,
        token: &Secret,
    ) -> Result<Claims, Refusal> {
        let wants_groups = !party.settings.groups.is_empty() && claims.groups.is_none();
        if claims.name.is_some() && claims.email.is_some() && !wants_groups {
            return Ok(claims);
        }
        let Some(told) = self.told(party, token)? else {
            return Ok(claims);
        };
        let about = told.get("sub").and_then(Value::as_str);
        if !told.is_empty() && about != Some(&claims.subject) {
            return Err(Refusal::new(
                EventName::UpstreamToken,
                Reason::UpstreamClaim,
                "userinfo is about somebody else",
            ));
        }
        let person = Person::of(&told, &party.settings);
        claims.name = claims.name.or(person.name);
        claims.user_name = claims.user_name.or(person.user_name);
        claims.groups = claims.groups.or(person.groups);
        claims.more_groups |= person.more_groups;
        if claims.groups.is_none() && !claims.more_groups {
            claims.groups = Some(Vec::new());
        }
        if claims.email.is_none() {
            (claims.email, claims.email_verified) = (person.email, person.email_verified);
        }
        Ok(claims)
    }

    /// What userinfo says: nothing where there is none, `None` when it does not answer as plain JSON.
    fn told(
        &self,
        party: &RelyingParty,
        token: &Secret,
    ) -> Result<Option<Map<String, Value>>, Refusal> {
        let now = self.clock.now();
        let provider = self.catalogue.provider(party, &self.outbound, now)?;
        if provider.metadata.userinfo_endpoint().is_none() {
            return Ok(Some(Map::new()));
        }
        let answer = self.userinfo(party, token).ok();
        let answer = answer.filter(|answer| answer.status() == 200);
        Ok(answer.and_then(|answer| serde_json::from_slice(answer.body()).ok()))
    }

    /// The payload of a token other than an ID token that the home signed. For a key that is not known
    /// the key set is fetched again, once a minute at most.
    pub(crate) fn open_token(
        &self,
        party: &RelyingParty,
        token: &str,
        (types, untyped): (&[&str], bool),
    ) -> Result<Vec<u8>, Refusal> {
        let now = self.clock.now();
        let provider = self.catalogue.provider(party, &self.outbound, now)?;
        let algorithms = offered(&provider);
        let accepts = Accepts {
            algorithms: &algorithms,
            types,
            untyped,
        };
        match jws::open(token, &provider.keys, accepts) {
            Err(refusal) if refusal.reason == Reason::UpstreamKey => {
                match self.catalogue.with_newer_keys(party, &self.outbound, now)? {
                    Some(newer) => Ok(jws::open(token, &newer.keys, accepts)?.payload),
                    None => Err(refusal),
                }
            }
            opened => Ok(opened?.payload),
        }
    }

    /// The claims that came with a sign-in, in the ID token and at userinfo where that is about the
    /// same subject; for a test, which asks userinfo though nothing is missing.
    pub(crate) fn came(&self, party: &RelyingParty, verified: &Verified) -> Vec<CameClaim> {
        let id_token = payload(&verified.id_token).unwrap_or_default();
        let mut came = CameClaim::of(&id_token, false);
        let told = self.told(party, &verified.access_token).ok().flatten();
        let told =
            told.filter(|it| it.get("sub").and_then(Value::as_str) == Some(&verified.subject));
        let told = CameClaim::of(&told.unwrap_or_default(), true);
        came.extend(told.into_iter().filter(|it| it.name != "sub"));
        came
    }

    fn verify(
        &self,
        party: &RelyingParty,
        provider: Provider,
        remembered: &Remembered,
        (id_token, access_token): (&Secret, &Secret),
    ) -> Result<Claims, Refusal> {
        let now = self.clock.now();
        let expected = Expected {
            party,
            nonce: &remembered.nonce,
            access_token,
            max_age: remembered.max_age,
            algorithms: &offered(&provider),
            now,
        };
        match verify(id_token.expose(), &provider.keys, &expected) {
            Err(refusal) if refusal.reason == Reason::UpstreamKey => {
                match self.catalogue.with_newer_keys(party, &self.outbound, now)? {
                    Some(newer) => verify(id_token.expose(), &newer.keys, &expected),
                    None => Err(refusal),
                }
            }
            outcome => outcome,
        }
    }
}

/// Asks for a refresh token where the home says that it knows how (OIDC Core §11). Without
/// `prompt=consent`: a home that insists on it gives none, and the person is not bothered.
fn offline_access(provider: &Provider) -> Option<Scope> {
    let scope = || Scope::new("offline_access".into());
    let known = provider.metadata.scopes_supported()?;
    known.contains(&scope()).then(scope)
}

/// The algorithms that both sides accept.
fn offered(provider: &Provider) -> Vec<CoreJwsSigningAlgorithm> {
    let supported = provider.metadata.id_token_signing_alg_values_supported();
    ALGORITHMS
        .into_iter()
        .filter(|alg| supported.contains(alg))
        .collect()
}

pub(crate) fn client(party: &RelyingParty, provider: &Provider) -> Result<Client, Refusal> {
    let invalid =
        |note: &str| Refusal::new(EventName::UpstreamMetadata, Reason::HomeUnreachable, note);
    let metadata = &provider.metadata;
    let redirect =
        RedirectUrl::new(party.redirect_uri.clone()).map_err(|e| invalid(&e.to_string()))?;
    let token = metadata
        .token_endpoint()
        .ok_or_else(|| invalid("the provider has no token endpoint"))?;
    // Without a list, client_secret_basic is what is supported (OIDC Discovery §3).
    let post_only = metadata
        .token_endpoint_auth_methods_supported()
        .is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
    let client = oauth2::Client::new(ClientId::new(party.client_id.clone()))
        .set_auth_type(if post_only {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        })
        .set_auth_uri(AuthUrl::from_url(
            metadata.authorization_endpoint().url().clone(),
        ))
        .set_token_uri(TokenUrl::from_url(token.url().clone()))
        .set_redirect_uri(redirect);
    Ok(match &party.client_secret {
        Some(secret) if party.settings.auth_method == HomeAuthMethod::Secret => {
            client.set_client_secret(ClientSecret::new(secret.expose().to_owned()))
        }
        _ => client,
    })
}

/// RFC 9207 §2.4: an `iss` must be right, and must be there when the provider says it sends one.
fn check_iss(
    party: &RelyingParty,
    provider: &Provider,
    callback: &Callback,
) -> Result<(), Refusal> {
    let mixed_up = |note: &str| {
        Err(Refusal::new(
            EventName::UpstreamCallback,
            Reason::MixUp,
            note,
        ))
    };
    match &callback.iss {
        Some(iss) if *iss == party.issuer || party.is_of_a_tenant(iss) => Ok(()),
        Some(iss) => mixed_up(iss),
        None if provider.promises_iss() => mixed_up("the promised iss is missing"),
        None => Ok(()),
    }
}

pub(crate) fn not_redeemed(
    error: &RequestTokenError<OutboundError, BasicErrorResponse>,
) -> Refusal {
    let refuse = |reason, note: &str| Refusal::new(EventName::UpstreamToken, reason, note);
    match error {
        RequestTokenError::ServerResponse(answer) => {
            refuse(Reason::HomeRefused, &answer.to_string())
        }
        RequestTokenError::Request(cause) => {
            Refusal::new(EventName::Outbound, cause.reason(), &cause.to_string())
        }
        // Some say with status 200 that they refuse.
        RequestTokenError::Parse(cause, body) => match members::error_of(body) {
            Some(error) => refuse(Reason::HomeRefused, &error),
            None => refuse(Reason::HomeUnreachable, &cause.to_string()),
        },
        RequestTokenError::Other(note) => refuse(Reason::HomeUnreachable, note),
    }
}

#[cfg(test)]
#[path = "relying_party_tests.rs"]
mod tests;
