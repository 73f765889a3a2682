//! The `openidconnect` crate as an app of the host: discovery, code flow with PKCE, verification of
//! the ID token, userinfo, refresh; RS256 and ES256.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests; the client brings its own randomness"
)]

use model::SigningAlg;
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, RedirectUrl, Scope,
    TokenResponse,
    core::{CoreClient, CoreProviderMetadata, CoreResponseType, CoreUserInfoClaims},
    http,
};
use product::{Product, Seed};
use std::sync::Arc;
use testkit::{SystemClock, TestStore, on_every_store};

fn send(request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    let agent = ureq::Agent::new_with_config(
        ureq::config::Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build(),
    );
    let (parts, mut body) = agent.run(request)?.into_parts();
    Ok(http::Response::from_parts(parts, body.read_to_vec()?))
}

fn signs_in_with(store: &TestStore, alg: SigningAlg) {
    let seed = Seed {
        alg,
        origin: None,
        ..Seed::default()
    };
    let product = Product::seeded(store, seed, Arc::new(SystemClock));
    let seeded = &product.seeded;
    let issuer = IssuerUrl::new(product.origin.clone()).unwrap();
    let metadata = CoreProviderMetadata::discover(&issuer, &send).unwrap();
    let client = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(seeded.client_id.clone()),
        Some(ClientSecret::new(seeded.client_secret.clone())),
    )
    .set_auth_type(openidconnect::AuthType::RequestBody)
    .set_redirect_uri(RedirectUrl::new(seeded.redirect_uri.clone()).unwrap());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state, nonce) = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .add_scope(Scope::new("profile".into()))
        .add_scope(Scope::new("email".into()))
        .set_pkce_challenge(challenge)
        .url();

    let answer = product.guest(0).get(&url[url::Position::BeforePath..]);
    let parameter = |name: &str| answer.parameter(name).unwrap();
    assert_eq!(parameter("state"), *state.secret());
    assert_eq!(parameter("iss"), product.origin);

    let tokens = client
        .exchange_code(AuthorizationCode::new(parameter("code")))
        .unwrap()
        .set_pkce_verifier(verifier)
        .request(&send)
        .unwrap();
    let id_token = tokens.id_token().unwrap();
    assert_eq!(
        id_token.signing_alg().unwrap().to_owned(),
        match alg {
            SigningAlg::Rs256 => openidconnect::core::CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            SigningAlg::Es256 => openidconnect::core::CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            SigningAlg::Ps256 => openidconnect::core::CoreJwsSigningAlgorithm::RsaSsaPssSha256,
            SigningAlg::EdDsa => openidconnect::core::CoreJwsSigningAlgorithm::EdDsa,
        }
    );
    let claims = id_token
        .claims(
            &client.id_token_verifier().set_allowed_algs([
                openidconnect::core::CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                openidconnect::core::CoreJwsSigningAlgorithm::EcdsaP256Sha256,
                openidconnect::core::CoreJwsSigningAlgorithm::RsaSsaPssSha256,
                openidconnect::core::CoreJwsSigningAlgorithm::EdDsa,
            ]),
            &nonce,
        )
        .unwrap();
    assert_eq!(
        claims.email().map(|e| e.as_str()),
        Some("guest0@fabrikam.example")
    );
    assert_eq!(
        claims.email_verified(),
        Some(false),
        "nobody proved the invited address here"
    );

    let userinfo: CoreUserInfoClaims = client
        .user_info(
            tokens.access_token().to_owned(),
            Some(claims.subject().to_owned()),
        )
        .unwrap()
        .request(&send)
        .unwrap();
    assert_eq!(userinfo.subject(), claims.subject());

    let again = client
        .exchange_refresh_token(tokens.refresh_token().unwrap())
        .unwrap()
        .request(&send)
        .unwrap();
    assert_ne!(
        again.refresh_token().unwrap().secret(),
        tokens.refresh_token().unwrap().secret()
    );
}

on_every_store! {
    fn the_openidconnect_crate_signs_in_with_rs256(store: &TestStore) {
        signs_in_with(store, SigningAlg::Rs256);
    }

    fn the_openidconnect_crate_signs_in_with_es256(store: &TestStore) {
        signs_in_with(store, SigningAlg::Es256);
    }
}
