//! Verification of a home's ID token (OIDC Core §3.1.3.7).
//!
//! The signature is openidconnect's. The claims are read here, because homes send some of them in
//! the wrong JSON type: that must cost them the claim, not the person the sign-in (U08).

use crate::{
    Refusal, RelyingParty,
    jws::{self, Accepts, Audience, EXPIRY_SKEW, FUTURE_SKEW, OLDEST, numeric_date},
    members,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{At, EventName, HomeSession, HomeSettings, ProviderTemplate, Reason, Secret, Span};
use openidconnect::{
    JsonWebKey,
    core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use serde_json::{Map, Value};

/// A subject has 255 characters at most (OIDC Core §2).
pub(crate) const LONGEST_SUBJECT: usize = 255;
/// Longer names, addresses and method names are left out.
const LONGEST_CLAIM: usize = 320;
/// More groups are not looked at.
const MOST_GROUPS: usize = 1_000;
/// Where the tenant stands in an issuer that all tenants share.
pub(crate) const TENANT: &str = "{tenantid}";
/// What the token must be.
pub(crate) struct Expected<'a> {
    pub party: &'a RelyingParty,
    pub nonce: &'a Secret,
    pub access_token: &'a Secret,
    /// What the request demanded, in seconds.
    pub max_age: Option<u32>,
    /// Algorithms of the home's metadata.
    pub algorithms: &'a [CoreJwsSigningAlgorithm],
    pub now: At,
}

/// What the token says.
#[derive(Debug)]
pub(crate) struct Claims {
    pub issuer: String,
    pub subject: String,
    pub name: Option<String>,
    pub user_name: Option<String>,
    pub email: Option<String>,
    pub email_verified: bool,
    pub auth_time: At,
    pub amr: Vec<String>,
    pub acr: Option<String>,
    /// None when the home did not say.
    pub groups: Option<Vec<String>>,
    /// Whether the home says that there are more than it tells.
    pub more_groups: bool,
    pub session: HomeSession,
}

/// The claims that decide are strict; the ones that describe are whatever came.
#[derive(Deserialize)]
struct Payload {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    at_hash: Option<String>,
    #[serde(default)]
    auth_time: Value,
    #[serde(default)]
    amr: Value,
    #[serde(default)]
    acr: Value,
    #[serde(flatten)]
    others: Map<String, Value>,
}

fn refused(reason: Reason, note: &str) -> Refusal {
    Refusal::new(EventName::UpstreamToken, reason, note)
}

/// Verifies a token with the keys at hand. [`Reason::UpstreamKey`] means that no key fits, so that
/// newer keys may help.
pub(crate) fn verify(
    token: &str,
    keys: &CoreJsonWebKeySet,
    expected: &Expected<'_>,
) -> Result<Claims, Refusal> {
    let accepts = Accepts {
        algorithms: expected.algorithms,
        types: &["JWT", "JOSE", "application/jwt"],
        untyped: true,
    };
    let opened = jws::open(token, keys, accepts)?;
    let payload: Payload = members::read(&opened.payload)
        .map_err(|e| refused(Reason::UpstreamClaim, &e.to_string()))?;
    check_parties(&payload, expected)?;
    check_times(&payload, expected.now)?;
    if let Some(at_hash) = &payload.at_hash {
        check_at_hash(at_hash, opened.key, &opened.alg, expected.access_token)?;
    }
    described(payload, expected)
}

fn check_parties(payload: &Payload, expected: &Expected<'_>) -> Result<(), Refusal> {
    check_issuer(payload, expected.party)?;
    let client_id = &expected.party.client_id;
    let audience = payload.aud.all();
    if !audience.iter().any(|one| one == client_id) {
        let note = format!(
            "aud is {}, not our client id {client_id}",
            audience.join(", ")
        );
        return Err(refused(Reason::UpstreamAudience, &note));
    }
    match &payload.azp {
        Some(azp) if azp != client_id => {
            Err(refused(Reason::UpstreamAudience, "azp is another client"))
        }
        None if audience.len() > 1 => Err(refused(
            Reason::UpstreamAudience,
            "further audiences without azp",
        )),
        _ => Ok(()),
    }?;
    // Hashes are compared, so the time it takes tells nothing.
    let fits = payload.nonce.as_deref().is_some_and(|given| {
        Secret::new(given)
            .hashed()
            .matches(&expected.nonce.hashed())
    });
    if fits {
        Ok(())
    } else {
        Err(refused(
            Reason::UpstreamNonce,
            "the nonce is another or missing",
        ))
    }
}

/// The issuer is the configured one. Where tenants share keys, the token's own tenant must be pinned,
/// and is what stands in the issuer (S08).
fn check_issuer(payload: &Payload, party: &RelyingParty) -> Result<(), Refusal> {
    let settings = &party.settings;
    let tenant = settings
        .template
        .tenant_claim()
        .and_then(|claim| text(payload.others.get(claim)?))
        .map(|tenant| tenant.to_lowercase());
    let pattern = party.issuer_of_tenants();
    if !settings.tenants.is_empty() || pattern.is_some() {
        let pinned = tenant
            .as_ref()
            .is_some_and(|one| settings.tenants.contains(one));
        if !pinned {
            let note = tenant.as_deref().unwrap_or("no tenant is named");
            let account = payload.others.get(&settings.claims.email).and_then(text);
            return Err(refused(Reason::UpstreamTenant, note).of_account(account));
        }
    }
    let expected = match (pattern, tenant) {
        (Some(pattern), Some(tenant)) => pattern.replace(TENANT, &tenant),
        _ => party.issuer.clone(),
    };
    if payload.iss == expected {
        Ok(())
    } else {
        Err(refused(Reason::IssuerMismatch, &payload.iss))
    }
}

fn check_times(payload: &Payload, now: At) -> Result<(), Refusal> {
    let refuse = |note: &str| Err(refused(Reason::UpstreamTime, note));
    let issued = numeric_date(payload.iat);
    let age = now.since(issued).as_secs();
    if numeric_date(payload.exp).plus(EXPIRY_SKEW) <= now {
        let over = now.since(numeric_date(payload.exp)).as_secs();
        refuse(&format!("expired: exp is {over} s before our clock"))
    } else if issued > now.plus(FUTURE_SKEW) {
        refuse(&format!(
            "issued in the future: iat is {} s ahead of our clock",
            age.saturating_neg()
        ))
    } else if now.since(issued) > OLDEST {
        refuse(&format!(
            "issued too long ago: iat is {age} s before our clock"
        ))
    } else if payload
        .nbf
        .is_some_and(|nbf| numeric_date(nbf) > now.plus(FUTURE_SKEW))
    {
        refuse("not valid yet")
    } else {
        Ok(())
    }
}

/// OIDC Core §3.1.3.8: the left half of the hash that goes with the signature algorithm.
fn check_at_hash(
    given: &str,
    key: &CoreJsonWebKey,
    alg: &CoreJwsSigningAlgorithm,
    access_token: &Secret,
) -> Result<(), Refusal> {
    let refuse = || {
        refused(
            Reason::UpstreamClaim,
            "at_hash does not fit the access token",
        )
    };
    let hash = key
        .hash_bytes(access_token.expose().as_bytes(), alg)
        .map_err(|_| refuse())?;
    let half = hash.get(..hash.len() / 2).unwrap_or_default();
    if URL_SAFE_NO_PAD.encode(half) == given {
        Ok(())
    } else {
        Err(refuse())
    }
}

fn described(payload: Payload, expected: &Expected<'_>) -> Result<Claims, Refusal> {
    let subject_fits = !payload.sub.is_empty()
        && payload.sub.chars().count() <= LONGEST_SUBJECT
        && !payload.sub.chars().any(char::is_control);
    if !subject_fits {
        return Err(refused(Reason::UpstreamClaim, "sub is empty or too long"));
    }
    let authenticated = payload.auth_time.as_f64().map(numeric_date);
    if let Some(max_age) = expected.max_age {
        let Some(authenticated) = authenticated else {
            return Err(refused(
                Reason::UpstreamClaim,
                "auth_time is missing although max_age was asked",
            ));
        };
        let allowed = Span::secs(i64::from(max_age)).as_secs() + EXPIRY_SKEW.as_secs();
        if expected.now.since(authenticated).as_secs() > allowed {
            return Err(refused(
                Reason::UpstreamTime,
                "the person authenticated too long ago",
            ));
        }
    }
    let amr = match &payload.amr {
        Value::Array(methods) => methods.iter().filter_map(text).take(16).collect(),
        _ => Vec::new(),
    };
    let person = Person::of(&payload.others, &expected.party.settings);
    Ok(Claims {
        session: home_session(&payload.others, expected.now)?,
        issuer: payload.iss,
        subject: payload.sub,
        name: person.name,
        user_name: person.user_name,
        email: person.email,
        email_verified: person.email_verified,
        groups: person.groups,
        more_groups: person.more_groups,
        // Never later than now, whatever clock the home has.
        auth_time: authenticated
            .unwrap_or_else(|| numeric_date(payload.iat))
            .min(expected.now),
        amr,
        acr: text(&payload.acr),
    })
}

/// What the home says of its own session. A time that is no number costs the claim; one that has passed
/// means that the session is over already.
fn home_session(claims: &Map<String, Value>, now: At) -> Result<HomeSession, Refusal> {
    let ends_at = claims.get("session_expiry").and_then(Value::as_f64);
    let ends_at = ends_at.filter(|seconds| *seconds > 0.0).map(numeric_date);
    if ends_at.is_some_and(|end| end <= now) {
        return Err(refused(
            Reason::UpstreamTime,
            "session_expiry: the session at the home is over",
        ));
    }
    let sid = claims.get("sid").and_then(Value::as_str);
    let fits = |sid: &&str| !sid.is_empty() && sid.len() <= LONGEST_CLAIM;
    Ok(HomeSession {
        sid: sid.filter(fits).map(str::to_owned),
        ends_at,
    })
}

/// Claims that describe the person, in the ID token or at userinfo.
pub(crate) struct Person {
    pub name: Option<String>,
    pub user_name: Option<String>,
    pub email: Option<String>,
    pub email_verified: bool,
    pub groups: Option<Vec<String>>,
    pub more_groups: bool,
}

impl Person {
    /// Read by the names that were agreed with the home.
    pub(crate) fn of(claims: &Map<String, Value>, settings: &HomeSettings) -> Self {
        let names = &settings.claims;
        let is_true = |name: &str| claims.get(name) == Some(&Value::Bool(true));
        // Entra says by this claim of its own that the domain's owner vouches (S09).
        let edov = settings.template == ProviderTemplate::Entra && is_true("xms_edov");
        Self {
            name: claims.get(&names.name).and_then(text),
            user_name: claims.get("preferred_username").and_then(text),
            email: claims.get(&names.email).and_then(text),
            email_verified: is_true("email_verified") || edov,
            groups: groups(claims, &names.groups),
            // OIDC Core §5.6.2: they stand elsewhere.
            more_groups: claims
                .get("_claim_names")
                .is_some_and(|elsewhere| elsewhere.get(&names.groups).is_some()),
        }
    }
}

fn groups(claims: &Map<String, Value>, name: &str) -> Option<Vec<String>> {
    match claims.get(name) {
        Some(Value::Array(all)) => Some(all.iter().filter_map(text).take(MOST_GROUPS).collect()),
        Some(one) => Some(text(one).into_iter().collect()),
        None => None,
    }
}

/// A describing claim, if it is a text of sensible length.
fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    let fits =
        !text.is_empty() && text.len() <= LONGEST_CLAIM && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}
