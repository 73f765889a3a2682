//! K01: signing keys change while apps go on with the key set that they keep.

use load::{requests, seed};
use model::{Actor, ActorKind, At, Clock, Span};
use openssl::{
    bn::BigNum,
    ec::{EcGroup, EcKey},
    ecdsa::EcdsaSig,
    hash::MessageDigest,
    nid::Nid,
    pkey::PKey,
    rsa::Rsa,
    sha::sha256,
    sign::Verifier,
};
use product::{Browser, Product};
use serde_json::Value;
use std::collections::BTreeSet;
use store::NewSession;
use testkit::{TestRandom, on_every_store};

/// How far the clock goes at a time.
const STEP: Span = Span::secs(10);
/// How often keys are changed, one step apart (F13).
const CHANGES: usize = 6;

fn bytes(text: &Value) -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
}

fn part(token: &str, n: usize) -> Value {
    let part = Value::from(token.split('.').nth(n).unwrap());
    serde_json::from_slice(&bytes(&part)).unwrap()
}

fn number(text: &Value) -> BigNum {
    BigNum::from_slice(&bytes(text)).unwrap()
}

/// Whether a key of a set vouches for a token, as any JOSE library sees it.
fn verifies(keys: &Value, token: &str) -> bool {
    let header = part(token, 0);
    let all = keys["keys"].as_array().unwrap();
    let Some(key) = all.iter().find(|key| key["kid"] == header["kid"]) else {
        return false;
    };
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = bytes(&Value::from(signature));
    match header["alg"].as_str().unwrap() {
        "ES256" => {
            let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
            let (x, y) = (number(&key["x"]), number(&key["y"]));
            let key = EcKey::from_public_key_affine_coordinates(&group, &x, &y).unwrap();
            let half = |range| BigNum::from_slice(&signature[range]).unwrap();
            let parts = EcdsaSig::from_private_components(half(0..32), half(32..64)).unwrap();
            parts.verify(&sha256(signed.as_bytes()), &key).unwrap()
        }
        "RS256" => {
            let key = Rsa::from_public_components(number(&key["n"]), number(&key["e"])).unwrap();
            let key = PKey::from_rsa(key).unwrap();
            let mut verifier = Verifier::new(MessageDigest::sha256(), &key).unwrap();
            verifier
                .verify_oneshot(&signature, signed.as_bytes())
                .unwrap()
        }
        other => panic!("nobody asked for {other}"),
    }
}

/// An app that keeps the key set for as long as the answer allows, and never reads it sooner.
struct App {
    browser: Browser,
    keys: Value,
    until: At,
}

impl App {
    /// One that read the set some time ago, of which the answer allows it to forget so much already.
    fn new(mut browser: Browser, now: At, ago: Span) -> Self {
        let (keys, life) = read(&mut browser);
        assert!(ago < life);
        let until = now.plus(Span::secs(life.as_secs() - ago.as_secs()));
        Self {
            browser,
            keys,
            until,
        }
    }

    fn verifies(&mut self, token: &str, now: At) -> bool {
        if self.until <= now {
            let (keys, life) = read(&mut self.browser);
            (self.keys, self.until) = (keys, now.plus(life));
        }
        verifies(&self.keys, token)
    }
}

fn read(browser: &mut Browser) -> (Value, Span) {
    let answer = browser.get("/jwks");
    let said = answer.header("cache-control").unwrap();
    let life = said.split_once("max-age=").unwrap().1;
    (answer.json(), Span::secs(life.parse().unwrap()))
}

/// A guest who is signed in from now on.
fn guest(product: &Product, now: At) -> String {
    let random = TestRandom::from_seed(now.micros().unsigned_abs());
    let signed_in = product.portico.store.write(|tx| {
        let guest = tx.find_guest(&product.seeded.guests[0])?.unwrap();
        let connection = tx.connections_of(&guest.partner_id)?.remove(0);
        let (session, cookie) = seed::session(&guest, &connection, &random, now);
        let token = cookie.hashed();
        tx.insert_session(&NewSession { session, token })?;
        Ok::<_, store::StoreError>(cookie)
    });
    signed_in.unwrap().expose().to_owned()
}

/// An ID token and an access token, from one of the nodes.
fn tokens(product: &Product, session: &str) -> [String; 2] {
    let mut browser = product.browser();
    browser.set_cookie(web::http::SESSION, session);
    let code = browser.get(&requests::authorization(&product.seeded));
    let code = code.parameter("code").unwrap();
    let form = requests::redemption(&product.seeded, &code);
    let answer = product.browser().post_form("/token", &form);
    ["id_token", "access_token"].map(|name| answer.text(name))
}

fn expires(token: &str) -> At {
    At::from_secs(part(token, 1)["exp"].as_i64().unwrap())
}

on_every_store! {
    fn k01_apps_that_keep_the_key_set_for_its_time_verify_every_token_while_keys_change(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let other = product.another_node(store.handle());
        let by = Actor::plain(ActorKind::Operator);
        let lead = product.portico.settings.lifetimes.key_lead;
        for _ in 0..CHANGES {
            oidc::keys::rotate_now(&product.portico.oidc, &by).unwrap();
            clock.advance(STEP);
        }
        // Until shortly before the first of them takes over.
        let (_, life) = read(&mut product.browser());
        assert!(life <= lead, "published for a whole cache life before it signs");
        clock.advance(Span::secs(lead.as_secs() - life.as_secs() - 60));
        let session = guest(&product, clock.now());
        let mut apps: Vec<App> = (0..6)
            .map(|n| App::new(product.browser(), clock.now(), Span::secs(n * life.as_secs() / 6)))
            .collect();
        let (mut living, mut signers): (Vec<String>, BTreeSet<String>) = Default::default();
        for n in 0..2 * (life.as_secs() / STEP.as_secs()) + 30 {
            let node = [&product, &other][usize::from(n % 2 == 1)];
            oidc::keys::follow(&node.portico.oidc).unwrap();
            living.extend(tokens(node, &session));
            let now = clock.now();
            living.retain(|token| now < expires(token));
            signers.extend(living.iter().map(|token| part(token, 0)["kid"].as_str().unwrap().to_owned()));
            // The newest by all of them, those before by one, so that each is looked at over its whole life.
            let before = living.len() - 2;
            for (n, token) in living.iter().enumerate() {
                let looks = if n < before { n % apps.len()..n % apps.len() + 1 } else { 0..apps.len() };
                for app in &mut apps[looks] {
                    assert!(app.verifies(token, now), "{}: signed by {}", now, part(token, 0)["kid"]);
                }
            }
            clock.advance(STEP);
        }
        assert_eq!(signers.len(), 2 * (CHANGES + 1), "every key signed, of both algorithms");
    }
}
