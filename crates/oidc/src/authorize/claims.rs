//! The `claims` parameter (OIDC Core §5.5).

use crate::OAuthError;
use model::ClaimsRequest;
use serde_json::{Map, Value};

/// Longer ones are not looked at.
const LONGEST: usize = 4 * 1024;

/// Claims about a person that can be asked for one by one; discovery advertises them.
pub const PERSONAL: [&str; 4] = ["name", "email", "email_verified", "locale"];

/// The scope that brings one of them along (OIDC Core §5.4).
pub fn scope_of(claim: &str) -> &'static str {
    match claim {
        "email" | "email_verified" => "email",
        _ => "profile",
    }
}

/// What a request demands beyond its scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// Single claims.
    pub claims: ClaimsRequest,
    /// One of these contexts, or no token at all (§5.5.1.1).
    pub essential_acr: Vec<String>,
    /// One of these contexts, if it can be had.
    pub acr: Vec<String>,
    /// This subject, or nobody.
    pub subject: Option<String>,
}

/// Reads the parameter; members that are not known are passed over (§5.5).
pub fn parse(text: Option<&str>) -> Result<Demands, OAuthError> {
    let Some(text) = text else {
        return Ok(Demands::default());
    };
    let invalid = || OAuthError::request("claims must be a JSON object as OIDC Core §5.5 has it");
    if text.len() > LONGEST {
        return Err(OAuthError::request(
            "claims may have 4096 characters at most",
        ));
    }
    let all: Map<String, Value> = serde_json::from_str(text).map_err(|_| invalid())?;
    let part = |name: &str| match all.get(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(members)) => Ok(members.clone()),
        Some(_) => Err(invalid()),
    };
    let (id_token, userinfo) = (part("id_token")?, part("userinfo")?);
    let personal = |members: &Map<String, Value>| {
        let known = PERSONAL.iter().filter(|name| members.contains_key(**name));
        known.map(|name| (*name).to_owned()).collect()
    };
    let mut demands = Demands {
        claims: ClaimsRequest {
            id_token: personal(&id_token),
            userinfo: personal(&userinfo),
        },
        ..Demands::default()
    };
    if let Some(acr) = id_token.get("acr") {
        let essential = acr.get("essential").and_then(Value::as_bool) == Some(true);
        let wanted = values(acr);
        if essential && !wanted.is_empty() {
            demands.essential_acr = wanted;
        } else {
            demands.acr = wanted;
        }
    }
    demands.subject = [&id_token, &userinfo]
        .iter()
        .find_map(|members| members.get("sub")?.get("value")?.as_str())
        .map(str::to_owned);
    Ok(demands)
}

fn values(claim: &Value) -> Vec<String> {
    let one = claim.get("value").and_then(Value::as_str);
    let several = claim.get("values").and_then(Value::as_array);
    one.into_iter()
        .chain(several.into_iter().flatten().filter_map(Value::as_str))
        .map(str::to_owned)
        .collect()
}
