//! What may stand in a trust contract, and what a change of it changed.

use crate::Refusal;
use model::{At, Partner, Span, TrustContract};
use serde_json::{Map, Value, json};

/// The shortest and longest re-check period that makes sense: a sign-in takes a while, and what is
/// older than a month is no confirmation.
const RECHECK: (Span, Span) = (Span::mins(5), Span::days(30));
/// The shortest and longest period in which a home is asked about a guest (N1).
const PROBE: (Span, Span) = (Span::mins(1), Span::mins(60));
/// Longest list of values or contacts.
const MOST: usize = 50;

/// Whether a contract can be kept as it stands.
pub(crate) fn check(trust: &TrustContract) -> Result<(), Refusal> {
    let fault = |member, problem| Err(Refusal::Contract { member, problem });
    let plain = |values: &[String]| {
        values.len() <= MOST
            && values.iter().all(|value| {
                (1..=200).contains(&value.len()) && !value.contains(char::is_whitespace)
            })
    };
    if !plain(&trust.mfa_amr) {
        return fault("mfa_amr", "takes at most 50 values without blanks");
    }
    if !plain(&trust.mfa_acr) {
        return fault("mfa_acr", "takes at most 50 values without blanks");
    }
    if trust.guest_quota.is_some_and(|quota| quota < 0) {
        return fault("guest_quota", "must be 0 or more");
    }
    if trust
        .recheck
        .is_some_and(|it| it < RECHECK.0 || RECHECK.1 < it)
    {
        return fault("recheck", "must be between 5 minutes and 30 days");
    }
    if trust
        .probe_every
        .is_some_and(|it| it < PROBE.0 || PROBE.1 < it)
    {
        return fault("probe_every", "must be between 1 and 60 minutes");
    }
    if trust.contacts.len() > MOST {
        return fault("contacts", "takes at most 50 people");
    }
    if trust
        .contacts
        .iter()
        .any(|it| it.name.trim().is_empty() || it.name.len() > 200)
    {
        return fault("contacts", "need a name of at most 200 characters each");
    }
    Ok(())
}

/// Each member that changed, with what it was and what it is, for the partner's history.
pub(crate) fn changes(before: &Partner, name: &str, after: &TrustContract) -> Value {
    let old = members(&before.name, &before.trust);
    let new = members(name, after);
    let changed: Map<String, Value> = old
        .into_iter()
        .zip(new)
        .filter(|((_, was), (_, is))| was != is)
        .map(|((member, was), (_, is))| (member.to_owned(), json!([was, is])))
        .collect();
    Value::Object(changed)
}

fn members(name: &str, trust: &TrustContract) -> [(&'static str, Value); 10] {
    let instant = |at: Option<At>| json!(at.map(|at| at.to_string()));
    let contacts: Vec<String> = trust.contacts.iter().map(ToString::to_string).collect();
    [
        ("name", json!(name)),
        ("mfa_amr", json!(trust.mfa_amr)),
        ("mfa_acr", json!(trust.mfa_acr)),
        ("allowed_apps", json!(trust.allowed_apps)),
        ("guest_quota", json!(trust.guest_quota)),
        ("recheck_secs", json!(trust.recheck.map(Span::as_secs))),
        ("probe_secs", json!(trust.probe_every.map(Span::as_secs))),
        ("review_at", instant(trust.review_at)),
        ("ends_at", instant(trust.ends_at)),
        ("contacts", json!(contacts)),
    ]
}
