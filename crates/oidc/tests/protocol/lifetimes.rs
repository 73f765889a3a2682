//! How long codes and tokens live: as configured, and never longer than what they rest on.

use crate::house::{House, another_store, house, part, userinfo};
use admin::{assignments, partners};
use model::{Assignee, At, Clock, Lifetimes, Reason, Span, TrustContract};
use oidc::{OAuthCode, token::TokenResponse};
use std::sync::Arc;
use testkit::{TestStore, on_every_store};

const LEFT: Span = Span::secs(90);

/// What access may rest on, and why it is refused once that is over.
const BOUNDS: [(&str, Reason); 4] = [
    ("assignment", Reason::AssignmentEnded),
    ("contract", Reason::PartnerEnded),
    ("session", Reason::SessionEnded),
    ("family", Reason::SessionEnded),
];

fn with_lifetimes(mut house: House, change: impl FnOnce(&mut Lifetimes)) -> House {
    change(&mut Arc::make_mut(&mut house.cx.settings).lifetimes);
    house
}

/// Tokens whose bound is near: after so long it is over.
fn bounded(name: &str, store: &TestStore) -> (House, TokenResponse) {
    let house = house(store);
    let end = Some(house.clock.now().plus(LEFT));
    let by = House::by();
    match name {
        "assignment" => {
            assignments::unassign(&house.desk, &by, &house.assignment.id).unwrap();
            let new = assignments::NewAssignment {
                app_id: house.app.id.clone(),
                assignee: Assignee::Guest(house.guest.id.clone()),
                roles: Vec::new(),
                starts_at: None,
                ends_at: end,
            };
            assignments::assign(&house.desk, &by, &new).unwrap();
        }
        "contract" => {
            let trust = TrustContract {
                ends_at: end,
                ..TrustContract::default()
            };
            partners::update(&house.desk, &by, &house.partner.id, "Fabrikam", &trust).unwrap();
        }
        "session" => {
            let house = with_lifetimes(house, |l| l.family = Span::hours(48));
            let first = house.tokens();
            house.clock.advance(Span::secs(12 * 3600 - 90));
            let tokens = house.refresh(first.refresh_token.unwrap().expose());
            return (house, tokens.unwrap());
        }
        "family" => {
            let house = with_lifetimes(house, |l| l.family = LEFT);
            let tokens = house.tokens();
            return (house, tokens);
        }
        other => panic!("no bound {other}"),
    }
    let tokens = house.tokens();
    (house, tokens)
}

fn ends_at(name: &str, tokens: &TokenResponse, end: At, left: i64) {
    assert_eq!(tokens.expires_in, left, "{name}");
    for token in [&tokens.access_token, tokens.id_token.as_ref().unwrap()] {
        let exp = part(token.expose(), 1).get("exp").cloned();
        assert_eq!(exp, Some(serde_json::json!(end.secs())), "{name}");
    }
}

on_every_store! {
    fn tokens_end_with_whatever_they_rest_on_and_a_refresh_gives_no_more(store: &TestStore) {
        for (name, reason) in BOUNDS {
            let fresh = another_store(store);
            let (house, tokens) = bounded(name, &fresh);
            let end = house.clock.now().plus(LEFT);
            ends_at(name, &tokens, end, 90);
            house.clock.advance(Span::secs(30));
            let tokens = house.refresh(tokens.refresh_token.unwrap().expose()).unwrap();
            ends_at(name, &tokens, end, 60);
            house.clock.advance(Span::secs(60));
            // The half minute that is granted to clocks is not granted to access.
            let seen = userinfo(&house.cx, tokens.access_token.expose()).unwrap_err();
            assert_eq!((seen.code, seen.reason), (OAuthCode::InvalidToken, reason), "{name}");
            let refused = house.refresh(tokens.refresh_token.unwrap().expose()).unwrap_err();
            assert_eq!((refused.code, refused.reason), (OAuthCode::InvalidGrant, reason), "{name}");
        }
    }

    fn t06_lifetimes_are_those_of_the_settings(store: &TestStore) {
        let house = with_lifetimes(house(store), |l| {
            l.code = Span::secs(10);
            l.access_token = Span::secs(100);
            l.id_token = Span::secs(200);
        });
        let now = house.clock.now().secs();
        let tokens = house.tokens();
        let exp = |token: &model::Secret| part(token.expose(), 1).get("exp").and_then(serde_json::Value::as_i64);
        assert_eq!(tokens.expires_in, 100);
        assert_eq!((exp(&tokens.access_token), exp(tokens.id_token.as_ref().unwrap())), (Some(now + 100), Some(now + 200)));
        let (early, late) = (house.code(), house.code());
        house.clock.advance(Span::millis(9_999));
        assert!(house.redeem(&early).is_ok());
        house.clock.advance(Span::millis(1));
        assert_eq!(house.redeem(&late).unwrap_err().reason, Reason::Expired);
    }

    fn t06_a_code_that_came_too_late_is_used_up(store: &TestStore) {
        let house = house(store);
        let code = house.code();
        house.clock.advance(house.cx.settings.lifetimes.code);
        assert_eq!(house.redeem(&code).unwrap_err().reason, Reason::Expired);
        // Not even a clock that is set back makes it good again.
        house.clock.advance(Span::secs(-60));
        assert_eq!(house.redeem(&code).unwrap_err().reason, Reason::Replay);
    }
}
