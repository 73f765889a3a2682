use crate::fixture::{APP, ISSUER, START, claims, expect, join, parts, record, ring, sealer};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{SigningAlg, SigningKeyRecord, Span, Vault};
use openssl::{hash::MessageDigest, pkey::PKey, sign::Signer};
use serde_json::{Value, json};
use tokens::{Expect, Expiry, TokenKind, VerifyError};

fn signed(claims: &Value) -> String {
    ring()
        .sign(SigningAlg::Es256, TokenKind::Id, claims, START)
        .unwrap()
}

fn verified(token: &str) -> Result<Value, VerifyError> {
    ring().verify(token, &expect(TokenKind::Id), START)
}

/// A token under a header of our choice with a good RS256 signature of our own key.
fn signed_with_header(header: &str) -> String {
    let record = record(SigningAlg::Rs256);
    let private = sealer()
        .open(&SigningKeyRecord::context(&record.kid), &record.private_key)
        .unwrap();
    let key = PKey::private_key_from_pkcs8(&private).unwrap();
    let payload = claims().to_string();
    let message = [header, &payload]
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .join(".");
    let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
    let signature = signer.sign_oneshot_to_vec(message.as_bytes()).unwrap();
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[test]
fn j01_no_algorithm_but_that_of_the_key_is_accepted() {
    let rs = &record(SigningAlg::Rs256).kid;
    let good = format!(r#"{{"alg":"RS256","kid":"{rs}","typ":"JWT"}}"#);
    assert_eq!(verified(&signed_with_header(&good)), Ok(claims()));
    for alg in [
        "none", "None", "NONE", "", "HS256", "HS512", "ES256", "RS384", "PS256", "rs256", "EdDSA",
        "ES256K", "RS256 ",
    ] {
        let header = format!(r#"{{"alg":"{alg}","kid":"{rs}","typ":"JWT"}}"#);
        let token = signed_with_header(&header);
        assert_eq!(verified(&token), Err(VerifyError::Algorithm), "{alg}");
        let unsigned = join(&header, claims().to_string().as_bytes(), b"");
        assert_eq!(verified(&unsigned), Err(VerifyError::Algorithm), "{alg}");
    }
    let bare = join(r#"{"alg":"none"}"#, claims().to_string().as_bytes(), b"");
    assert_eq!(verified(&bare), Err(VerifyError::Algorithm));
}

#[test]
fn j01_a_public_key_is_no_hmac_secret() {
    let record = record(SigningAlg::Rs256);
    let jwk: Value = serde_json::from_str(&record.public_jwk).unwrap();
    let modulus = URL_SAFE_NO_PAD.decode(jwk["n"].as_str().unwrap()).unwrap();
    let header = format!(r#"{{"alg":"HS256","kid":"{}","typ":"JWT"}}"#, record.kid);
    let message = [header.as_str(), &claims().to_string()]
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .join(".");
    for secret in [&modulus[..], record.public_jwk.as_bytes()] {
        let key = PKey::hmac(secret).unwrap();
        let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
        let mac = signer.sign_oneshot_to_vec(message.as_bytes()).unwrap();
        let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(mac));
        assert_eq!(verified(&token), Err(VerifyError::Algorithm));
    }
}

#[test]
fn j01_a_key_of_ours_is_needed() {
    for kid in ["", "unknown", "../keys"] {
        let header = format!(r#"{{"alg":"RS256","kid":"{kid}","typ":"JWT"}}"#);
        let token = signed_with_header(&header);
        assert_eq!(verified(&token), Err(VerifyError::UnknownKey), "{kid}");
    }
    let without = signed_with_header(r#"{"alg":"RS256","typ":"JWT"}"#);
    assert_eq!(verified(&without), Err(VerifyError::UnknownKey));
}

#[test]
fn j04_each_kind_of_token_is_accepted_as_that_kind_only() {
    let ring = ring();
    for signed_as in TokenKind::ALL {
        let token = ring
            .sign(SigningAlg::Es256, *signed_as, &claims(), START)
            .unwrap();
        for wanted in TokenKind::ALL {
            let verified = ring.verify(&token, &expect(*wanted), START);
            if signed_as == wanted {
                assert_eq!(verified, Ok(claims()));
            } else {
                assert_eq!(verified, Err(VerifyError::Kind), "{signed_as} as {wanted}");
            }
        }
    }
    let kid = &record(SigningAlg::Rs256).kid;
    let untyped = signed_with_header(&format!(r#"{{"alg":"RS256","kid":"{kid}"}}"#));
    assert_eq!(verified(&untyped), Err(VerifyError::Kind));
}

#[test]
fn j05_a_token_is_for_one_audience() {
    let for_aud = |aud: Value| {
        let mut claims = claims();
        claims["aud"] = aud;
        verified(&signed(&claims)).map(drop)
    };
    assert_eq!(for_aud(json!(APP)), Ok(()));
    assert_eq!(for_aud(json!([APP])), Ok(()));
    for other in [
        json!("app_2"),
        json!(["app_2"]),
        json!([APP, "app_2"]),
        json!([APP, APP]),
        json!([]),
        json!([[APP]]),
        json!(""),
        json!(null),
        json!({ APP: true }),
    ] {
        assert_eq!(
            for_aud(other.clone()),
            Err(VerifyError::Audience),
            "{other}"
        );
    }
    let anyone = Expect {
        audience: None,
        ..expect(TokenKind::Id)
    };
    let mut two = claims();
    two["aud"] = json!([APP, "app_2"]);
    let verified = ring().verify(&signed(&two), &anyone, START);
    assert_eq!(verified, Err(VerifyError::Audience));
}

#[test]
fn the_issuer_is_compared_exactly() {
    for other in [
        "https://guests.example/",
        "https://GUESTS.example",
        "",
        "http://guests.example",
    ] {
        let mut claims = claims();
        claims["iss"] = json!(other);
        assert_eq!(
            verified(&signed(&claims)),
            Err(VerifyError::Issuer),
            "{other}"
        );
    }
    let mut without = claims();
    without.as_object_mut().unwrap().remove("iss");
    assert_eq!(verified(&signed(&without)), Err(VerifyError::Issuer));
    assert_eq!(claims()["iss"], ISSUER);
}

#[test]
fn j09_headers_with_anything_we_do_not_write_are_refused() {
    let kid = &record(SigningAlg::Rs256).kid;
    for more in [
        r#""crit":["exp"]"#,
        r#""crit":[]"#,
        r#""b64":false"#,
        r#""b64":true"#,
        r#""zip":"DEF""#,
        r#""jku":"https://evil.example/jwks""#,
        r#""jwk":{"kty":"oct","k":""}"#,
        r#""x5c":[]"#,
        r#""alg":"RS256""#,
        r#""alg":"none""#,
        r#""typ":"JWT""#,
        r#""kid":"other""#,
    ] {
        let header = format!(r#"{{"alg":"RS256","kid":"{kid}","typ":"JWT",{more}}}"#);
        let token = signed_with_header(&header);
        assert_eq!(verified(&token), Err(VerifyError::Malformed), "{more}");
    }
}

#[test]
fn j13_expiry_grants_half_a_minute_and_no_more() {
    let expires = START.plus(Span::secs(300));
    let token = signed(&claims());
    let at = |expiry, late| {
        let expect = Expect {
            expiry,
            ..expect(TokenKind::Id)
        };
        let now = expires.plus(Span::secs(late));
        ring().verify(&token, &expect, now).map(drop)
    };
    assert_eq!(at(Expiry::Enforced, 29), Ok(()));
    assert_eq!(at(Expiry::Enforced, 30), Err(VerifyError::Time));
    assert_eq!(at(Expiry::Within(Span::secs(0)), -1), Ok(()));
    assert_eq!(at(Expiry::Within(Span::secs(0)), 0), Err(VerifyError::Time));
    assert_eq!(at(Expiry::Within(Span::hours(1)), 29), Ok(()));
    assert_eq!(
        at(Expiry::Within(Span::hours(1)), 30),
        Err(VerifyError::Time)
    );
    assert_eq!(at(Expiry::Within(Span::secs(-60)), -1), Ok(()));
    assert_eq!(at(Expiry::Ignored, 86_400), Ok(()));
}

#[test]
fn j13_the_future_is_near_or_refused() {
    let now = START.secs();
    let with = |name: &str, value: Value| {
        let mut claims = claims();
        claims[name] = value;
        verified(&signed(&claims)).map(drop)
    };
    for name in ["iat", "nbf"] {
        for near in [-86_400, 0, 10, 60] {
            assert_eq!(with(name, json!(now + near)), Ok(()), "{name} {near}");
        }
        for far in [61, 3_600, i64::MAX - now] {
            let refused = Err(VerifyError::Time);
            assert_eq!(with(name, json!(now + far)), refused, "{name} {far}");
        }
    }
    for name in ["iat", "nbf", "exp"] {
        for wrong in [
            json!("1800000000"),
            json!(null),
            json!(1.5e9),
            json!(u64::MAX),
        ] {
            let refused = Err(VerifyError::Time);
            assert_eq!(with(name, wrong.clone()), refused, "{name} {wrong}");
        }
    }
    for name in ["iat", "exp"] {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove(name);
        assert_eq!(verified(&signed(&claims)), Err(VerifyError::Time), "{name}");
    }
}

#[test]
fn a_future_token_is_refused_even_where_expiry_is_ignored() {
    let mut claims = claims();
    claims["iat"] = json!(START.secs() + 61);
    let hint = Expect {
        expiry: Expiry::Ignored,
        ..expect(TokenKind::Id)
    };
    let verified = ring().verify(&signed(&claims), &hint, START);
    assert_eq!(verified, Err(VerifyError::Time));
}

#[test]
fn altered_tokens_are_refused() {
    for alg in SigningAlg::ALL {
        let token = ring().sign(*alg, TokenKind::Id, &claims(), START).unwrap();
        let [header, payload, signature] = parts(&token);
        let header = String::from_utf8(header).unwrap();
        let refused = Err(VerifyError::Signature);

        let mut other = claims();
        other["sub"] = json!("somebody else");
        assert_eq!(
            verified(&join(&header, other.to_string().as_bytes(), &signature)),
            refused
        );

        let mut flipped = signature.clone();
        flipped[10] ^= 1;
        let length = signature.len();
        for wrong in [
            flipped,
            Vec::new(),
            vec![0; length],
            vec![0xff; length],
            vec![0; 1],
            signature[1..].to_vec(),
            [&signature[..], &[0]].concat(),
            vec![0; 1_000],
        ] {
            assert_eq!(
                verified(&join(&header, &payload, &wrong)),
                refused,
                "{wrong:?}"
            );
        }
    }
}

#[test]
fn only_the_compact_serialization_of_bearable_size_is_read() {
    let token = signed(&claims());
    let [header, payload, signature] = parts(&token);
    let flattened = json!({
        "protected": URL_SAFE_NO_PAD.encode(&header),
        "payload": URL_SAFE_NO_PAD.encode(&payload),
        "signature": URL_SAFE_NO_PAD.encode(&signature),
    });
    let mut long = claims();
    long["name"] = json!("x".repeat(16 * 1024));
    for wrong in [
        String::new(),
        ".".into(),
        "..".into(),
        "...".into(),
        "....".into(),
        "é.é.é".into(),
        format!("{token}."),
        format!(".{token}"),
        format!("{token}.{token}"),
        format!("{token}="),
        format!(" {token}"),
        format!("{token}\n"),
        token.replacen('.', "", 1),
        flattened.to_string(),
        signed(&long),
        join("null", &payload, &signature),
        join("[]", &payload, &signature),
        join("{", &payload, &signature),
    ] {
        assert_eq!(verified(&wrong), Err(VerifyError::Malformed), "{wrong:.80}");
    }
}

/// The last character of base64url carries bits that no octet uses; they must be zero, or one token
/// would have several spellings.
#[test]
fn a_token_has_one_spelling() {
    let token = signed(&claims());
    assert!(verified(&token).is_ok());
    let (rest, last) = token.split_at(token.len() - 1);
    for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars() {
        if !last.starts_with(other) {
            assert!(verified(&format!("{rest}{other}")).is_err());
        }
    }
}
