//! Whom a signal is about (RFC 9493). A guest is found by issuer and subject alone.

use crate::{RelyingParty, id_token::LONGEST_SUBJECT};
use model::Reason;
use serde_json::{Map, Value};

type Subject = Map<String, Value>;

/// Somebody, or a session of somebody, in the words of the home.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// A person, and where it is named one session of theirs.
    Person {
        issuer: String,
        subject: String,
        sid: Option<String>,
    },
    /// A session, whoever's it is.
    Session(String),
}

/// Reads a subject identifier.
///
/// # Errors
/// [`Reason::SubjectUnclear`] for whatever is no issuer and subject, [`Reason::IssuerMismatch`] for
/// somebody of another home.
pub(crate) fn meant(subject: &Subject, party: &RelyingParty) -> Result<Meant, Reason> {
    match format(subject) {
        Some("iss_sub") => person(subject, party, None),
        Some("aliases") => alias(subject, party),
        // Before 1.0 a complex subject had no format.
        Some("complex") | None => complex(subject, party),
        Some(_) => Err(Reason::SubjectUnclear),
    }
}

fn format(subject: &Subject) -> Option<&str> {
    subject.get("format").and_then(Value::as_str)
}

fn person(subject: &Subject, party: &RelyingParty, sid: Option<String>) -> Result<Meant, Reason> {
    let text = |name| {
        let value = subject.get(name).and_then(Value::as_str);
        value
            .filter(|it| !it.is_empty())
            .ok_or(Reason::SubjectUnclear)
    };
    let (issuer, subject) = (text("iss")?, text("sub")?);
    if issuer != party.issuer && !party.is_of_a_tenant(issuer) {
        return Err(Reason::IssuerMismatch);
    }
    if subject.chars().count() > LONGEST_SUBJECT {
        return Err(Reason::SubjectUnclear);
    }
    Ok(Meant::Person {
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        sid,
    })
}

/// RFC 9493 §3.2.8: several names of one person; the one by issuer and subject counts.
fn alias(subject: &Subject, party: &RelyingParty) -> Result<Meant, Reason> {
    let names = subject.get("identifiers").and_then(Value::as_array);
    let mut fitting = names.into_iter().flatten().filter_map(|name| {
        let name = name.as_object()?;
        (format(name) == Some("iss_sub")).then_some(name)
    });
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => person(one, party, None),
        _ => Err(Reason::SubjectUnclear),
    }
}

/// Shared Signals Framework §3.2: a user, a session, or both. What narrows it down further, such as a
/// device, is not known here, so everything of that user is meant.
fn complex(subject: &Subject, party: &RelyingParty) -> Result<Meant, Reason> {
    let part = |name| match subject.get(name) {
        None => Ok(None),
        Some(Value::Object(part)) => Ok(Some(part)),
        Some(_) => Err(Reason::SubjectUnclear),
    };
    let sid = part("session")?.map(session).transpose()?;
    match (part("user")?, sid) {
        (Some(user), sid) if format(user) == Some("iss_sub") => person(user, party, sid),
        (Some(user), None) if format(user) == Some("aliases") => alias(user, party),
        (None, Some(sid)) => Ok(Meant::Session(sid)),
        _ => Err(Reason::SubjectUnclear),
    }
}

/// The home's own name of a session, as `sid` of an ID token says it.
fn session(part: &Subject) -> Result<String, Reason> {
    let id = part.get("id").and_then(Value::as_str);
    id.filter(|id| format(part) == Some("opaque") && !id.is_empty())
        .map(str::to_owned)
        .ok_or(Reason::SubjectUnclear)
}
