//! How answers reach the app: queries, fragments, forms, and signed (JARM).

use crate::house::{
    House, ISSUER, Pairs, REDIRECT, house, house_with, in_fragment, parameter, part, with,
};
use model::{ResponseType, SigningAlg};
use oidc::authorize::AuthorizeOutcome;
use serde_json::{Value, json};
use testkit::on_every_store;
use tokens::{Expect, Expiry, TokenKind};

/// An answer, however it was handed over.
#[derive(Debug)]
struct Answer {
    way: &'static str,
    fields: Pairs,
}

impl Answer {
    fn get(&self, name: &str) -> Option<&str> {
        let found: Vec<_> = self.fields.iter().filter(|(n, _)| n == name).collect();
        assert!(found.len() < 2, "{name} stands once");
        found.first().map(|(_, value)| value.as_str())
    }

    /// The claims of a signed answer.
    fn opened(&self) -> Value {
        assert_eq!(self.fields.len(), 1, "nothing stands beside it: {self:?}");
        part(self.get("response").unwrap(), 1)
    }
}

fn answer(house: &House, request: &Pairs) -> Answer {
    let decode = |text: &str| {
        url::form_urlencoded::parse(text.as_bytes())
            .into_owned()
            .collect()
    };
    match house.authorize(request) {
        AuthorizeOutcome::Redirect { url } => {
            let rest = url.strip_prefix(REDIRECT).expect("a registered address");
            let (way, text) = match (rest.strip_prefix('?'), rest.strip_prefix('#')) {
                (Some(query), None) => ("query", query),
                (None, Some(fragment)) => ("fragment", fragment),
                _ => panic!("{url}"),
            };
            assert!(!text.contains(['#', '?']), "{url}");
            Answer {
                way,
                fields: decode(text),
            }
        }
        AuthorizeOutcome::Form { action, fields } => {
            assert_eq!(action, REDIRECT);
            Answer {
                way: "form",
                fields,
            }
        }
        other => panic!("no answer but {other:?}"),
    }
}

fn by(house: &House, mode: &str) -> Pairs {
    with(house.request(), "response_mode", Some(mode))
}

on_every_store! {
    fn a12_a_code_is_handed_over_in_the_way_that_was_asked_for(store: &TestStore) {
        let house = house(store);
        for (mode, way) in [("query", "query"), ("fragment", "fragment"), ("form_post", "form")] {
            let answer = answer(&house, &by(&house, mode));
            assert_eq!(answer.way, way, "{mode}");
            assert_eq!(answer.get("state"), Some("a state & more"), "{mode}");
            assert_eq!(answer.get("iss"), Some(ISSUER), "{mode}");
            assert!(house.redeem(answer.get("code").unwrap()).is_ok(), "{mode}");
        }
        assert_eq!(answer(&house, &house.request()).way, "query", "where nothing is asked for");
    }

    fn a12_an_error_takes_the_same_way(store: &TestStore) {
        let house = house(store);
        for (mode, way) in [("query", "query"), ("fragment", "fragment"), ("form_post", "form")] {
            for (name, value, code) in [("scope", "profile", "invalid_scope"), ("response_type", "token", "unsupported_response_type"), ("prompt", "none login", "invalid_request")] {
                let answer = answer(&house, &with(by(&house, mode), name, Some(value)));
                assert_eq!((answer.way, answer.get("error")), (way, Some(code)), "{mode}");
                assert_eq!((answer.get("iss"), answer.get("state")), (Some(ISSUER), Some("a state & more")), "{mode}");
                assert_eq!(answer.get("code"), None);
            }
        }
    }

    fn a_signed_answer_is_for_the_app_alone_and_for_ten_minutes(store: &TestStore) {
        let house = house(store);
        let now = model::Clock::now(&*house.clock).secs();
        for (mode, way) in [("jwt", "query"), ("query.jwt", "query"), ("fragment.jwt", "fragment"), ("form_post.jwt", "form")] {
            let answer = answer(&house, &by(&house, mode));
            assert_eq!(answer.way, way, "{mode}");
            let claims = answer.opened();
            assert_eq!(claims["iss"], json!(ISSUER));
            assert_eq!(claims["aud"], json!(house.app.id));
            assert_eq!(claims["state"], json!("a state & more"));
            assert_eq!(claims["exp"], json!(now + 600), "JARM §2.1");
            let jwt = answer.get("response").unwrap();
            assert_eq!(part(jwt, 0)["typ"], json!("oauth-authz-resp+jwt"));
            let expect = Expect { kind: TokenKind::Authorization, issuer: ISSUER, audience: Some(house.app.id.as_str()), expiry: Expiry::Enforced };
            assert!(house.cx.keys.current().verify(jwt, &expect, model::Clock::now(&*house.clock)).is_ok());
            assert!(house.redeem(claims["code"].as_str().unwrap()).is_ok(), "{mode}");
        }
    }

    fn a_signed_error_is_signed_too(store: &TestStore) {
        let house = house(store);
        for (mode, way) in [("jwt", "query"), ("query.jwt", "query"), ("fragment.jwt", "fragment"), ("form_post.jwt", "form")] {
            for (name, value, code) in [("scope", "profile", "invalid_scope"), ("request", "x", "invalid_request_object"), ("code_challenge", "x", "invalid_request")] {
                let answer = answer(&house, &with(by(&house, mode), name, Some(value)));
                let claims = answer.opened();
                assert_eq!((answer.way, &claims["error"], &claims["iss"]), (way, &json!(code), &json!(ISSUER)), "{mode}");
                assert_eq!(claims["state"], json!("a state & more"));
                assert_eq!(claims.get("code"), None);
            }
        }
    }

    fn answers_are_signed_with_the_registered_algorithm(store: &TestStore) {
        for alg in SigningAlg::ALL {
            let house = crate::house::house_apart(store, |app| app.client.authorization_signed_response_alg = Some(*alg));
            let answer = answer(&house, &by(&house, "jwt"));
            assert_eq!(part(answer.get("response").unwrap(), 0)["alg"], json!(alg.as_str()));
        }
        let house = house(store);
        let answer = answer(&house, &by(&house, "jwt"));
        assert_eq!(part(answer.get("response").unwrap(), 0)["alg"], json!("RS256"), "JARM §3");
    }

    fn j04_a_signed_answer_is_no_other_token(store: &TestStore) {
        let house = house(store);
        let answer = answer(&house, &by(&house, "jwt"));
        let jwt = answer.get("response").unwrap();
        assert!(crate::house::userinfo(&house.cx, jwt).is_err());
        let hint = with(with(house.request(), "id_token_hint", Some(jwt)), "prompt", Some("none"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&hint) else { panic!("a redirect") };
        assert_eq!(parameter(&url, "error").as_deref(), Some("login_required"));
    }

    fn tokens_are_never_in_a_query(store: &TestStore) {
        let house = house_with(store, |app| app.client.response_types = ResponseType::ALL.to_vec());
        for kind in ResponseType::ALL.iter().filter(|kind| kind.is_front_channel()) {
            let request = with(house.request(), "response_type", Some(kind.as_str()));
            for (mode, way) in [
                (None, "fragment"), (Some("fragment"), "fragment"), (Some("form_post"), "form"), (Some("jwt"), "fragment"),
                (Some("fragment.jwt"), "fragment"), (Some("form_post.jwt"), "form"),
            ] {
                let answer = answer(&house, &with(request.clone(), "response_mode", mode));
                assert_eq!(answer.way, way, "{kind} by {mode:?}");
                let said = match answer.get("response") {
                    Some(_) => answer.opened(),
                    None => answer.fields.iter().cloned().map(|(n, v)| (n, json!(v))).collect::<serde_json::Map<_, _>>().into(),
                };
                assert_eq!(said.get("code").is_some(), kind.has_code(), "{kind} by {mode:?}");
                assert_eq!(said.get("id_token").is_some(), kind.has_id_token(), "{kind} by {mode:?}");
                assert_eq!(said.get("access_token").is_some(), kind.has_token(), "{kind} by {mode:?}");
                assert_eq!(said.get("iss"), Some(&json!(ISSUER)));
            }
            for mode in ["query", "query.jwt"] {
                let AuthorizeOutcome::Redirect { url } = house.authorize(&with(request.clone(), "response_mode", Some(mode))) else {
                    panic!("a redirect");
                };
                assert!(!url.contains('?') && !url.contains("token="), "{url}");
                let error = match in_fragment(&url, "response") {
                    Some(jwt) => part(&jwt, 1)["error"].as_str().unwrap().to_owned(),
                    None => in_fragment(&url, "error").unwrap(),
                };
                assert_eq!(error, "invalid_request", "{kind} by {mode}");
            }
        }
    }

    fn an_answer_to_silence_takes_the_asked_way(store: &TestStore) {
        let house = house(store);
        let quiet = with(by(&house, "form_post"), "prompt", Some("none"));
        let outcome = oidc::authorize::authorize(&house.cx, &quiet, None).unwrap();
        let AuthorizeOutcome::Form { fields, .. } = outcome else { panic!("a form") };
        assert!(fields.contains(&("error".into(), "login_required".into())));
        admin::assignments::unassign(&house.desk, &House::by(), &house.assignment.id).unwrap();
        assert_eq!(answer(&house, &quiet).get("error"), Some("access_denied"));
    }

    fn a_mode_that_stands_twice_or_is_unknown_is_refused(store: &TestStore) {
        let house = house(store);
        for mode in ["web_message", "FORM_POST", "form_post.JWT", "query fragment", "jwt.jwt"] {
            assert_eq!(answer(&house, &by(&house, mode)).get("error"), Some("invalid_request"), "{mode}");
        }
        let mut twice = by(&house, "query");
        twice.push(("response_mode".into(), "fragment".into()));
        assert_eq!(answer(&house, &twice).get("error"), Some("invalid_request"));
    }
}
