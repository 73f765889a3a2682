//! What homes answer at the token endpoint, and what we say there.

use super::*;
use base64::engine::general_purpose::STANDARD;

#[test]
fn a_home_that_refuses_with_status_200_is_understood() {
    let scene = Scene::new();
    for (answer, expected, said) in [
        (
            json!({ "error": "invalid_client", "error_description": "unknown client" }),
            Reason::HomeRefused,
            "invalid_client: unknown client",
        ),
        (
            json!({ "error": "server_error" }),
            Reason::HomeRefused,
            "server_error",
        ),
        (
            json!({ "error": 7 }),
            Reason::HomeUnreachable,
            "access_token",
        ),
        (
            json!({ "message": "down" }),
            Reason::HomeUnreachable,
            "access_token",
        ),
    ] {
        let begun = scene.begin();
        scene.home.will_issue("x");
        scene.home.behaviour.lock().token_answer = answer.to_string();
        let refusal = scene.finish(&begun).map(|_| ()).unwrap_err();
        assert_eq!(refusal.reason, expected, "{answer}");
        assert!(refusal.note.contains(said), "{}", refusal.note);
    }
    scene.clock.advance(Span::hours(2));
    scene.home.behaviour.lock().page = Some(r#"{"error":"not_found"}"#.into());
    let refusal = scene
        .providers
        .begin(&scene.home.party(), &Wishes::default())
        .map(|_| ())
        .unwrap_err();
    assert_eq!(refusal.reason, Reason::HomeUnreachable);
    assert!(
        refusal.note.contains("it answers with an error, not_found"),
        "{}",
        refusal.note
    );
}

#[test]
fn id_and_secret_are_form_encoded_before_they_travel_in_the_header() {
    // RFC 6749 §2.3.1: else a colon in the id would end it early.
    let scene = Scene::new();
    let mut party = scene.home.party();
    party.client_id = "portico:at/fabrikam ü".into();
    party.client_secret = Some(Secret::new("s%c:r&t+ ü"));
    let begun = scene.providers.begin(&party, &Wishes::default()).unwrap();
    let mut claims = scene
        .home
        .claims(&begun.remembered.nonce, scene.clock.now());
    claims["aud"] = party.client_id.as_str().into();
    scene.home.will_assert(&claims);
    scene
        .providers
        .finish(&party, &begun.remembered, &scene.callback())
        .unwrap();
    let asked = scene.home.requests_to("/token").pop().unwrap();
    let header = asked
        .lines()
        .find_map(|line| line.strip_prefix("authorization: Basic "))
        .unwrap();
    let plain = STANDARD.decode(header.trim()).unwrap();
    assert_eq!(
        String::from_utf8(plain).unwrap(),
        "portico%3Aat%2Ffabrikam+%C3%BC:s%25c%3Ar%26t%2B+%C3%BC"
    );
}
