//! Signatures that nobody made must not count. An input is taken twice: as the whole token, and as a
//! patch on one that is genuine.

use crate::world::{ISSUER, world};
use model::{Clock, SigningAlg};
use oidc::{
    ClientRequest,
    dpop::{self, NonceUse, ProofOf},
    token,
};
use tokens::{Expect, Expiry, TokenKind};

/// The input itself, and a genuine token with some of its bytes overwritten by the input.
fn forgeries(data: &[u8], genuine: &str) -> Vec<String> {
    let mut all = Vec::new();
    if let Ok(text) = std::str::from_utf8(data) {
        all.push(text.to_owned());
    }
    if let Some((at, patch)) = data.split_at_checked(2)
        && !patch.is_empty()
    {
        let at = usize::from(u16::from_be_bytes([at[0], at[1]])) % genuine.len();
        let mut bytes = genuine.as_bytes().to_vec();
        for (byte, new) in bytes.iter_mut().skip(at).zip(patch) {
            *byte = *new;
        }
        all.extend(String::from_utf8(bytes));
    }
    all.retain(|text| text != genuine);
    all
}

/// Access tokens of ours.
pub fn token(data: &[u8]) {
    let world = world();
    let now = world.clock.now();
    let claims = serde_json::json!({
        "iss": ISSUER, "aud": ISSUER, "sub": "s", "iat": now.secs(), "exp": now.secs() + 300,
    });
    let keys = world.cx.keys.current();
    let expect = Expect {
        kind: TokenKind::Access,
        issuer: ISSUER,
        audience: None,
        expiry: Expiry::Enforced,
    };
    for alg in SigningAlg::ALL {
        let genuine = keys.sign(*alg, TokenKind::Access, &claims, now).unwrap();
        assert!(keys.verify(&genuine, &expect, now).is_ok());
        for forged in forgeries(data, &genuine) {
            let verdict = keys.verify(&forged, &expect, now);
            assert!(verdict.is_err(), "{forged} counts");
        }
    }
}

/// Proofs of possession.
pub fn dpop(data: &[u8]) {
    let world = world();
    let of = ProofOf {
        method: "POST",
        path: token::PATH,
        access_token: None,
        nonce: NonceUse::Optional,
    };
    let address = format!("{ISSUER}{}", token::PATH);
    let genuine = world.key.proof(&address, world.clock.now()).unwrap();
    for forged in forgeries(data, &genuine) {
        assert!(
            dpop::verify(&world.cx, &forged, &of).is_err(),
            "{forged} counts"
        );
    }
    assert!(dpop::verify(&world.cx, &genuine, &of).is_ok());
}

/// Assertions with which a client proves itself.
pub fn assertion(data: &[u8]) {
    const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    let world = world();
    let client = world.apps[0].id.as_str();
    let genuine = world
        .key
        .assertion(client, ISSUER, world.clock.now())
        .unwrap();
    // With a grant that is refused: whoever is believed gets as far as that, and nobody else.
    let believed = |assertion: &str| {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", TYPE),
            ("client_assertion", assertion),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let outcome = token::exchange(&world.cx, &ClientRequest::form(&form));
        outcome.unwrap_err().code == oidc::OAuthCode::UnauthorizedClient
    };
    for forged in forgeries(data, &genuine) {
        assert!(!believed(&forged), "{forged} counts");
    }
    assert!(believed(&genuine));
}
