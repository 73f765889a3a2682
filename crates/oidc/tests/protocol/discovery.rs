//! Rule 10: what the discovery document says is what works, and nothing else does.

use crate::house::{House, OFFERS, claim, house, in_fragment, part, request_of, userinfo, with};
use model::{ClientAuthMethod, Language, ResponseType, SigningAlg, SubjectType};
use oidc::{
    authorize::AuthorizeOutcome,
    discovery::{Offers, document, is_app_origin},
};
use serde_json::{Value, json};
use testkit::on_every_store;

fn list(house: &House, name: &str) -> Vec<String> {
    let document = document(&house.cx, &OFFERS);
    let values = document.get(name).and_then(Value::as_array).cloned();
    let texts = values.unwrap_or_else(|| panic!("no {name}"));
    texts
        .iter()
        .map(|v| v.as_str().unwrap().to_owned())
        .collect()
}

fn works(house: &House, name: &str, value: &str) -> bool {
    matches!(
        house.authorize(&with(house.request(), name, Some(value))),
        AuthorizeOutcome::Redirect { ref url } if url.contains("code=")
    )
}

on_every_store! {
    fn each_advertised_value_works_and_its_neighbours_do_not(store: &TestStore) {
        let house = house(store);
        for (advertised, parameter, refused) in [
            ("code_challenge_methods_supported", "code_challenge_method", "plain"),
        ] {
            for value in list(&house, advertised) {
                assert!(works(&house, parameter, &value), "{parameter}={value}");
            }
            assert!(!works(&house, parameter, refused), "{parameter}={refused}");
        }
        for prompt in list(&house, "prompt_values_supported") {
            let outcome = house.authorize(&with(house.request(), "prompt", Some(&prompt)));
            let refused = matches!(outcome, AuthorizeOutcome::Redirect { ref url } if url.contains("error="));
            assert!(!refused, "prompt={prompt}");
        }
        for scope in list(&house, "scopes_supported") {
            let wished = format!("openid {scope}");
            let tokens = house.redeem(&house.code_for(&with(house.request(), "scope", Some(&wished)))).unwrap();
            assert!(tokens.scope.split(' ').any(|s| s == scope), "{scope}");
        }
    }

    fn each_advertised_kind_of_client_subject_and_signature_can_be_registered(store: &TestStore) {
        let house = house(store);
        let texts = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            list(&house, "token_endpoint_auth_methods_supported"),
            texts(ClientAuthMethod::ALL.iter().map(|m| m.as_str()).collect())
        );
        assert_eq!(
            list(&house, "subject_types_supported"),
            texts(SubjectType::ALL.iter().map(|m| m.as_str()).collect())
        );
        for alg in list(&house, "id_token_signing_alg_values_supported") {
            let wished: SigningAlg = alg.parse().unwrap();
            let app = house.another_app(|app| {
                app.slug = alg.to_lowercase();
                app.name = alg.clone();
                app.id_token_alg = wished;
            });
            let token = house.redeem_for(&app).id_token.unwrap();
            assert_eq!(part(token.expose(), 0).get("alg"), Some(&json!(alg)));
        }
    }

    fn each_advertised_claim_is_issued_and_each_issued_claim_advertised(store: &TestStore) {
        let house = house(store);
        let tokens = house.tokens();
        let hybrid = house.another_app(|app| {
            app.client.response_types = vec![ResponseType::CodeIdTokenToken];
        });
        let request = with(request_of(&hybrid), "response_type", Some("code id_token token"));
        let AuthorizeOutcome::Redirect { url } = house.authorize(&request) else {
            panic!("a redirect");
        };
        let said = [
            part(tokens.id_token.as_ref().unwrap().expose(), 1),
            userinfo(&house.cx, tokens.access_token.expose()).unwrap(),
            part(&in_fragment(&url, "id_token").unwrap(), 1),
        ];
        let advertised = list(&house, "claims_supported");
        for claim in &advertised {
            assert!(said.iter().any(|claims| claims.get(claim).is_some()), "{claim}");
        }
        for claim in said.iter().flat_map(|claims| claims.as_object().unwrap().keys()) {
            assert!(advertised.contains(claim), "{claim}");
        }
    }

    fn endpoints_and_switches_are_ours(store: &TestStore) {
        let house = house(store);
        let few = document(&house.cx, &Offers { languages: &[Language::En], registration: false, certificates: false });
        let document = document(&house.cx, &OFFERS);
        let says = |name: &str| document.get(name).cloned().unwrap_or(Value::Null);
        assert_eq!(says("issuer"), json!("https://id.contoso.example"));
        for (name, path) in [
            ("authorization_endpoint", "/authorize"), ("token_endpoint", "/token"), ("userinfo_endpoint", "/userinfo"),
            ("jwks_uri", "/jwks"), ("end_session_endpoint", "/logout"),
            ("revocation_endpoint", "/revoke"), ("introspection_endpoint", "/introspect"),
            ("pushed_authorization_request_endpoint", "/par"), ("registration_endpoint", "/register"),
            ("device_authorization_endpoint", "/device_authorization"),
        ] {
            assert_eq!(says(name), json!(format!("https://id.contoso.example{path}")));
        }
        for on in [
            "authorization_response_iss_parameter_supported", "backchannel_logout_supported", "backchannel_logout_session_supported",
            "frontchannel_logout_supported", "frontchannel_logout_session_supported", "claims_parameter_supported",
            "request_parameter_supported", "tls_client_certificate_bound_access_tokens",
        ] {
            assert_eq!(says(on), json!(true), "{on}");
        }
        for off in [
            "request_uri_parameter_supported", "require_request_uri_registration", "require_pushed_authorization_requests",
            "require_signed_request_object",
        ] {
            assert_eq!(says(off), json!(false), "{off}");
        }
        assert_eq!(says("ui_locales_supported"), json!(["en", "de"]));
        // What is not switched on is not offered.
        let says = |name: &str| few.get(name).cloned().unwrap_or(Value::Null);
        assert_eq!(says("registration_endpoint"), Value::Null);
        assert_eq!(says("tls_client_certificate_bound_access_tokens"), json!(false));
        assert_eq!(says("ui_locales_supported"), json!(["en"]));
        for endpoint in ["token", "revocation", "introspection"] {
            let methods = says(&format!("{endpoint}_endpoint_auth_methods_supported")).to_string();
            assert!(methods.contains("private_key_jwt") && !methods.contains("tls"), "{methods}");
        }
    }

    fn only_origins_of_redirect_uris_are_origins_of_apps(store: &TestStore) {
        let house = house(store);
        assert!(is_app_origin(&house.cx, "https://app.example").unwrap());
        for other in ["https://app.example:444", "http://app.example", "https://evil.example", "null", "", "https://app.example/"] {
            assert!(!is_app_origin(&house.cx, other).unwrap(), "{other}");
        }
    }

    fn j11_subject_types_do_what_their_names_say(store: &TestStore) {
        let house = house(store);
        for (kind, is_the_same) in [(SubjectType::Public, true), (SubjectType::Pairwise, false)] {
            assert!(list(&house, "subject_types_supported").contains(&kind.to_string()));
            let [one, two] = ["one", "two"].map(|n| {
                let app = house.another_app(|app| {
                    app.slug = format!("{kind}-{n}");
                    app.name = format!("{kind} {n}");
                    app.subject_type = kind;
                });
                claim(&house.redeem_for(&app).id_token.unwrap(), "sub")
            });
            assert_eq!(one == two, is_the_same, "{kind}");
        }
    }

    fn a_scope_brings_its_claims_and_no_other(store: &TestStore) {
        let house = house(store);
        let of_scope: [(&str, &[&str]); 4] = [
            ("openid", &[]),
            ("openid profile", &["name", "locale"]),
            ("openid email", &["email", "email_verified"]),
            ("openid offline_access", &[]),
        ];
        for (scope, claims) in of_scope {
            let request = with(house.request(), "scope", Some(scope));
            let tokens = house.redeem(&house.code_for(&request)).unwrap();
            let id_token = part(tokens.id_token.as_ref().unwrap().expose(), 1);
            let told = userinfo(&house.cx, tokens.access_token.expose()).unwrap();
            for claim in ["name", "locale", "email", "email_verified"] {
                let has = claims.contains(&claim);
                assert_eq!(id_token.get(claim).is_some(), has, "{scope}: {claim}");
                assert_eq!(told.get(claim).is_some(), has, "{scope}: {claim} at userinfo");
            }
        }
    }

    fn prompts_do_what_discovery_says_and_unknown_ones_nothing(store: &TestStore) {
        let house = house(store);
        let named = list(&house, "prompt_values_supported");
        assert_eq!(named, ["none", "login", "consent", "select_account", "create"]);
        for (prompt, signs_in_again) in named.iter().zip([false, true, false, true, true]) {
            let outcome = house.authorize(&with(house.request(), "prompt", Some(prompt)));
            let asks = matches!(outcome, AuthorizeOutcome::SignIn(ref needed) if needed.wishes.force_login == (prompt == "login"));
            assert_eq!(asks, signs_in_again, "{prompt}");
            assert_eq!(works(&house, "prompt", prompt), !signs_in_again, "{prompt}");
        }
        for unknown in ["silent", "NONE", "login silent", "none login", "none create", "none consent"] {
            let outcome = house.authorize(&with(house.request(), "prompt", Some(unknown)));
            let refused = matches!(outcome, AuthorizeOutcome::Redirect { ref url } if url.contains("error=invalid_request"));
            assert!(refused, "{unknown}");
        }
    }
}
