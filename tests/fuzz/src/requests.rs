//! Authorization requests and registrations, however they are written.

use crate::world::{REDIRECTS, World, world};
use admin::{apps, registration};
use model::{Actor, ActorKind};
use oidc::authorize::AuthorizeOutcome;
use serde_json::{Map, Value};
use url::Url;

/// Longer inputs do not reach the endpoints.
const LONGEST: usize = 8 * 1024;

fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data)
        .ok()
        .filter(|t| t.len() <= LONGEST)
}

/// Where an answer goes must be registered; only a loopback port may differ (RFC 8252 §7.3).
fn goes_home(outcome: &AuthorizeOutcome) {
    let (address, exact) = match outcome {
        AuthorizeOutcome::Redirect { url } => (url.as_str(), false),
        AuthorizeOutcome::Form { action, .. } => (action.as_str(), true),
        _ => return,
    };
    let registered = REDIRECTS.iter().any(|uri| {
        let rest = address.strip_prefix(uri);
        rest.is_some_and(|rest| rest.is_empty() || (!exact && rest.starts_with(['?', '&', '#'])))
    });
    let loopback = Url::parse(address).is_ok_and(|url| {
        url.scheme() == "http"
            && url.host_str() == Some("127.0.0.1")
            && url.path() == "/cb"
            && url.username().is_empty()
    });
    assert!(registered || loopback, "the answer went to {address}");
}

fn ask(world: &World, pairs: &[(String, String)]) -> AuthorizeOutcome {
    let outcome = oidc::authorize::authorize(&world.cx, pairs, Some(&world.cookie)).unwrap();
    goes_home(&outcome);
    outcome
}

/// Any query; `CLIENT0` to `CLIENT2` stand for the apps.
pub fn authorize(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let world = world();
    let mut query = text.to_owned();
    for (n, app) in world.apps.iter().enumerate() {
        query = query.replace(&format!("CLIENT{n}"), app.id.as_str());
    }
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    ask(&world, &pairs);
}

/// Any redirect URI, at each app.
pub fn redirect(data: &[u8]) {
    let Some(given) = text(data) else { return };
    let world = world();
    for (n, registered) in REDIRECTS.iter().enumerate() {
        let mut pairs = world.request(n);
        for (name, value) in &mut pairs {
            if name == "redirect_uri" {
                given.clone_into(value);
            }
        }
        let taken = !matches!(ask(&world, &pairs), AuthorizeOutcome::PageError { .. });
        let exact = given == *registered;
        // Only the native app may bring a port of its own.
        let port = n == 2 && given.starts_with("http://127.0.0.1:") && given.ends_with("/cb");
        assert!(
            !taken || exact || port,
            "{given:?} was taken for {registered}"
        );
        assert!(taken || !exact, "{given:?} was refused");
    }
}

/// Any `claims` and `authorization_details`.
pub fn claims(data: &[u8]) {
    let Some(given) = text(data) else { return };
    let world = world();
    for name in ["claims", "authorization_details"] {
        let mut pairs = world.request(0);
        pairs.push((name.to_owned(), given.to_owned()));
        ask(&world, &pairs);
    }
}

/// Any client metadata: what is registered and printed can be read again and says the same.
pub fn metadata(data: &[u8]) {
    let Some(Ok(given)) = text(data).map(serde_json::from_str::<Map<String, Value>>) else {
        return;
    };
    let Ok(wished) = registration::parse(&given) else {
        return;
    };
    let world = world();
    let by = Actor::plain(ActorKind::Operator);
    let Ok((app, _)) = apps::register(&world.desk, &by, &wished) else {
        return;
    };
    let printed = registration::describe(&app);
    let again = registration::parse(&printed).expect("what we print can be read");
    let (second, _) = apps::register(&world.desk, &by, &again).expect("and registered");
    let mut reprinted = registration::describe(&second);
    for own in ["client_id", "client_id_issued_at"] {
        reprinted.insert(own.into(), printed.get(own).cloned().unwrap_or_default());
    }
    assert_eq!(printed, reprinted);
}
