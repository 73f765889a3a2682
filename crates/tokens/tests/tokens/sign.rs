use crate::fixture::{START, claims, expect, parts, record, records, ring, sealer};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::{SigningAlg, Vault as _};
use openssl::{
    bn::BigNum,
    ec::{EcGroup, EcKey},
    ecdsa::EcdsaSig,
    nid::Nid,
};
use rsa::{BigUint, Pkcs1v15Sign, RsaPublicKey};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokens::TokenKind;

fn public_member(alg: SigningAlg, name: &str) -> Vec<u8> {
    let jwk: Value = serde_json::from_str(&record(alg).public_jwk).unwrap();
    URL_SAFE_NO_PAD.decode(jwk[name].as_str().unwrap()).unwrap()
}

fn sign(alg: SigningAlg) -> String {
    ring().sign(alg, TokenKind::Id, &claims(), START).unwrap()
}

fn signed_digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.rsplit_once('.').unwrap().0).into()
}

#[test]
fn what_is_signed_verifies_with_every_algorithm_and_as_every_kind() {
    let ring = ring();
    for alg in SigningAlg::ALL {
        for kind in TokenKind::ALL {
            let token = ring.sign(*alg, *kind, &claims(), START).unwrap();
            assert_eq!(ring.verify(&token, &expect(*kind), START), Ok(claims()));
        }
    }
}

#[test]
fn the_header_names_algorithm_key_and_kind_and_nothing_else() {
    for alg in SigningAlg::ALL {
        let [header, ..] = parts(&sign(*alg));
        let header: Value = serde_json::from_slice(&header).unwrap();
        let expected = serde_json::json!({
            "alg": alg.as_str(), "kid": record(*alg).kid, "typ": "JWT",
        });
        assert_eq!(header, expected);
    }
}

#[test]
fn an_independent_verifier_accepts_our_rs256() {
    let member = |name| BigUint::from_bytes_be(&public_member(SigningAlg::Rs256, name));
    let public = RsaPublicKey::new(member("n"), member("e")).unwrap();
    // DigestInfo of SHA-256 (RFC 8017 §9.2).
    let prefix = [
        0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
        0x05, 0x00, 0x04, 0x20,
    ];
    let scheme = || Pkcs1v15Sign {
        hash_len: Some(32),
        prefix: prefix.into(),
    };
    let token = sign(SigningAlg::Rs256);
    let [.., mut signature] = parts(&token);
    let digest = signed_digest(&token);
    public.verify(scheme(), &digest, &signature).unwrap();
    signature[0] ^= 1;
    assert!(public.verify(scheme(), &digest, &signature).is_err());
}

/// Often enough that numbers with leading zeros occur in signatures.
#[test]
fn an_independent_verifier_accepts_our_es256_of_64_octets_always() {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let number = |octets: &[u8]| BigNum::from_slice(octets).unwrap();
    let coordinate = |name| number(&public_member(SigningAlg::Es256, name));
    let public =
        EcKey::from_public_key_affine_coordinates(&group, &coordinate("x"), &coordinate("y"))
            .unwrap();
    let ring = ring();
    for _ in 0..1_000 {
        let token = ring
            .sign(SigningAlg::Es256, TokenKind::Access, &claims(), START)
            .unwrap();
        let [.., signature] = parts(&token);
        assert_eq!(signature.len(), 64);
        let (r, s) = signature.split_at(32);
        let signature = EcdsaSig::from_private_components(number(r), number(s)).unwrap();
        assert!(signature.verify(&signed_digest(&token), &public).unwrap());
        assert!(
            ring.verify(&token, &expect(TokenKind::Access), START)
                .is_ok()
        );
    }
}

/// The key of RFC 7638 §3.1 has no private part, so the rule is applied anew to ours.
#[test]
fn the_key_id_is_the_thumbprint_and_the_jwk_is_public_only() {
    for (alg, required, all) in [
        (
            SigningAlg::Rs256,
            &["e", "kty", "n"][..],
            &["alg", "e", "kid", "kty", "n", "use"][..],
        ),
        (
            SigningAlg::Es256,
            &["crv", "kty", "x", "y"],
            &["alg", "crv", "kid", "kty", "use", "x", "y"],
        ),
    ] {
        let jwk: Value = serde_json::from_str(&record(alg).public_jwk).unwrap();
        let members = jwk.as_object().unwrap();
        let mut names: Vec<&str> = members.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, all);
        let canonical: Vec<String> = required
            .iter()
            .map(|name| format!("\"{name}\":{}", members[*name]))
            .collect();
        let digest = Sha256::digest(format!("{{{}}}", canonical.join(",")));
        assert_eq!(URL_SAFE_NO_PAD.encode(digest), record(alg).kid);
        assert_eq!(
            (&jwk["kid"], &jwk["use"]),
            (&record(alg).kid.as_str().into(), &"sig".into())
        );
    }
}

#[test]
fn k04_a_private_key_is_sealed_where_it_is_stored_and_nowhere_shown() {
    for record in records() {
        let context = model::SigningKeyRecord::context(&record.kid);
        let der = sealer().open(&context, &record.private_key).unwrap();
        let parts = der.chunks(16).filter(|part| part.len() == 16);
        for part in parts {
            let lies_open = |bytes: &[u8]| bytes.windows(part.len()).any(|it| it == part);
            assert!(!lies_open(&record.private_key));
        }
        for elsewhere in ["signing_key:another", "outbox:1"] {
            assert!(sealer().open(elsewhere, &record.private_key).is_err());
        }
        let ring = ring();
        let shown = format!("{record:?} {record:#?} {ring:?}");
        assert!(shown.contains(&record.kid));
        for secret in [&der, &record.private_key] {
            let list = format!("{:?}", &secret[..8]);
            assert!(!shown.contains(list.trim_matches(['[', ']'])), "{shown}");
        }
        assert!(!shown.contains("private_key"), "{shown}");
    }
}
