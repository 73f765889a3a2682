//! Answers as JWTs: userinfo (OIDC Core §5.3.2) and introspection (RFC 9701).

use crate::house::{House, ISSUER, OFFERS, house, house_apart, house_with, pairs, part, with};
use josekit::{
    jwk::JwkSet,
    jws::{self, ES256, EdDSA, JwsVerifier, PS256, RS256},
};
use model::{App, SigningAlg};
use oidc::{
    ClientRequest,
    authorize::AuthorizeOutcome,
    discovery,
    introspection::introspect_signed,
    userinfo::{Presentation, Userinfo, userinfo},
};
use serde_json::{Value, json};
use testkit::on_every_store;

/// The claims of a JWT that a published key of this algorithm signed.
fn opened(house: &House, jwt: &str, alg: SigningAlg) -> Value {
    let header = part(jwt, 0);
    assert_eq!(header["alg"], json!(alg.as_str()));
    let keys = JwkSet::from_bytes(discovery::jwks(&house.cx).to_string()).unwrap();
    let key = keys.get(header["kid"].as_str().unwrap()).remove(0);
    let verifier: Box<dyn JwsVerifier> = match alg {
        SigningAlg::Rs256 => Box::new(RS256.verifier_from_jwk(key).unwrap()),
        SigningAlg::Ps256 => Box::new(PS256.verifier_from_jwk(key).unwrap()),
        SigningAlg::Es256 => Box::new(ES256.verifier_from_jwk(key).unwrap()),
        SigningAlg::EdDsa => Box::new(EdDSA.verifier_from_jwk(key).unwrap()),
    };
    let (payload, _) = jws::deserialize_compact(jwt, &*verifier).unwrap();
    serde_json::from_slice(&payload).unwrap()
}

fn told(house: &House, token: &str) -> String {
    match userinfo(&house.cx, &Presentation::bearer(token)).unwrap() {
        Userinfo::Signed(jwt) => jwt,
        Userinfo::Plain(claims) => panic!("not signed: {claims}"),
    }
}

fn introspected(house: &House, token: &str) -> String {
    let form = pairs(&[
        ("token", token),
        ("client_id", house.app.id.as_str()),
        ("client_secret", house.secret.expose()),
    ]);
    introspect_signed(&house.cx, &ClientRequest::form(&form)).unwrap()
}

/// Each algorithm that the document names under this name, at a house of its own.
fn advertised(
    store: &testkit::TestStore,
    name: &str,
    set: fn(&mut App, SigningAlg),
) -> Vec<(House, SigningAlg)> {
    let one = house(store);
    let document = discovery::document(&one.cx, &OFFERS);
    let named = document[name].as_array().unwrap().clone();
    assert_eq!(named.len(), SigningAlg::ALL.len());
    let of = |alg: &Value| -> SigningAlg { alg.as_str().unwrap().parse().unwrap() };
    let algs = named.iter().map(of);
    algs.map(|alg| (house_apart(store, |app| set(app, alg)), alg))
        .collect()
}

on_every_store! {
    fn userinfo_is_signed_with_each_advertised_algorithm(store: &TestStore) {
        let set = |app: &mut App, alg| app.client.userinfo_signed_response_alg = Some(alg);
        for (house, alg) in advertised(store, "userinfo_signing_alg_values_supported", set) {
            let token = house.tokens().access_token;
            let claims = opened(&house, &told(&house, token.expose()), alg);
            assert_eq!((&claims["iss"], &claims["aud"]), (&json!(ISSUER), &json!(house.app.id)));
            assert_eq!(claims["sub"], part(token.expose(), 1)["sub"]);
            assert_eq!(claims["name"], json!("Guest 0"));
        }
    }

    fn introspection_is_signed_with_each_advertised_algorithm(store: &TestStore) {
        let set = |app: &mut App, alg| app.client.introspection_signed_response_alg = Some(alg);
        for (house, alg) in advertised(store, "introspection_signing_alg_values_supported", set) {
            let token = house.tokens().access_token;
            let jwt = introspected(&house, token.expose());
            assert_eq!(part(&jwt, 0)["typ"], json!("token-introspection+jwt"), "RFC 9701 §5");
            let claims = opened(&house, &jwt, alg);
            assert_eq!((&claims["iss"], &claims["aud"]), (&json!(ISSUER), &json!(house.app.id)));
            assert_eq!(claims.get("sub"), None, "top-level claims say nothing about the token");
            assert_eq!(claims["token_introspection"]["active"], json!(true));
            assert_eq!(claims["token_introspection"]["jti"], part(token.expose(), 1)["jti"]);
        }
    }

    fn a_signed_answer_about_a_foreign_or_dead_token_says_no_more_than_that(store: &TestStore) {
        let house = house_with(store, |app| app.client.introspection_signed_response_alg = Some(SigningAlg::Es256));
        let theirs = house.redeem_for(&house.another_app(|_| {}));
        let ours = house.tokens();
        admin::removal::remove(&house.desk, &House::by(), &house.guest.id).unwrap();
        for token in [theirs.access_token.expose(), ours.access_token.expose(), "x"] {
            let claims = opened(&house, &introspected(&house, token), SigningAlg::Es256);
            assert_eq!(claims["token_introspection"], json!({ "active": false }));
        }
    }

    fn j04_no_signed_answer_passes_for_a_token(store: &TestStore) {
        let house = house_with(store, |app| app.client.userinfo_signed_response_alg = Some(SigningAlg::Es256));
        let token = house.tokens().access_token;
        for jwt in [told(&house, token.expose()), introspected(&house, token.expose())] {
            assert!(userinfo(&house.cx, &Presentation::bearer(&jwt)).is_err());
            let hint = with(with(house.request(), "id_token_hint", Some(&jwt)), "prompt", Some("none"));
            let AuthorizeOutcome::Redirect { url } = house.authorize(&hint) else { panic!("a redirect") };
            assert!(url.contains("error=login_required"), "{url}");
            assert_eq!(opened(&house, &introspected(&house, &jwt), SigningAlg::Rs256)["token_introspection"], json!({ "active": false }));
        }
    }
}
