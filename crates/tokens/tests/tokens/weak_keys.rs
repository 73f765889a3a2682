use crate::fixture::{record, records, sealer};
use model::{SigningAlg, SigningKeyRecord, Vault};
use openssl::{
    bn::BigNum,
    ec::{EcGroup, EcKey},
    nid::Nid,
    pkey::{PKey, Private},
    rsa::Rsa,
};
use tokens::{KeyError, KeyRing};

/// A stored key of the fixture with another private key in it, properly sealed.
fn with_private(alg: SigningAlg, pkcs8: &[u8]) -> SigningKeyRecord {
    let mut record = record(alg).clone();
    record.private_key = sealer().seal(&SigningKeyRecord::context(&record.kid), pkcs8);
    record
}

/// The problem that loading it is refused for.
fn problem(record: SigningKeyRecord) -> String {
    match KeyRing::load(&[record], &sealer()) {
        Err(KeyError::Unacceptable { problem, .. }) => problem,
        other => panic!("{other:?}"),
    }
}

fn ec(curve: Nid) -> PKey<Private> {
    let group = EcGroup::from_curve_name(curve).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

fn open(alg: SigningAlg) -> Vec<u8> {
    let record = record(alg);
    sealer()
        .open(&SigningKeyRecord::context(&record.kid), &record.private_key)
        .unwrap()
}

#[test]
fn j03_short_rsa_keys_are_refused_at_load() {
    // 2047 bits fill 256 octets as 2048 do.
    for bits in [1024, 2047] {
        let key = PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap();
        let refused = problem(with_private(
            SigningAlg::Rs256,
            &key.private_key_to_pkcs8().unwrap(),
        ));
        assert!(refused.contains(&format!("{bits} bits")), "{refused}");
    }
}

#[test]
fn j03_small_rsa_exponents_are_refused_at_load() {
    let three = BigNum::from_u32(3).unwrap();
    let key = PKey::from_rsa(Rsa::generate_with_e(2048, &three).unwrap()).unwrap();
    let refused = problem(with_private(
        SigningAlg::Rs256,
        &key.private_key_to_pkcs8().unwrap(),
    ));
    assert!(refused.contains("exponent"), "{refused}");
}

#[test]
fn j03_other_curves_are_refused_at_load() {
    for curve in [Nid::X9_62_PRIME192V1, Nid::SECP256K1, Nid::SECP384R1] {
        let refused = problem(with_private(
            SigningAlg::Es256,
            &ec(curve).private_key_to_pkcs8().unwrap(),
        ));
        assert!(refused.contains("P-256"), "{refused}");
    }
}

#[test]
fn j03_a_point_off_the_curve_is_refused_at_load() {
    let mut pkcs8 = ec(Nid::X9_62_PRIME256V1).private_key_to_pkcs8().unwrap();
    // The public point is the last thing in it.
    *pkcs8.last_mut().unwrap() ^= 1;
    problem(with_private(SigningAlg::Es256, &pkcs8));
}

#[test]
fn j03_a_key_of_another_kind_or_no_key_is_refused_at_load() {
    for (alg, pkcs8) in [
        (SigningAlg::Es256, open(SigningAlg::Rs256)),
        (SigningAlg::Rs256, open(SigningAlg::Es256)),
        (SigningAlg::Es256, Vec::new()),
        (SigningAlg::Rs256, b"secret".to_vec()),
    ] {
        problem(with_private(alg, &pkcs8));
    }
}

#[test]
fn a_public_part_written_by_somebody_else_is_refused_at_load() {
    let stranger = crate::fixture::make(
        SigningAlg::Es256,
        crate::fixture::START,
        crate::fixture::START,
    );
    let mut swapped = record(SigningAlg::Es256).clone();
    swapped.public_jwk = stranger.public_jwk;
    assert!(problem(swapped).contains("public part"));

    let mut disclosing = record(SigningAlg::Es256).clone();
    disclosing.public_jwk = disclosing.public_jwk.replacen('{', r#"{"d":"AA","#, 1);
    assert!(problem(disclosing).contains("public part"));
}

#[test]
fn a_key_moved_to_another_row_does_not_open() {
    let [first, second, ..] = records() else {
        panic!("two keys");
    };
    let mut moved = first.clone();
    moved.private_key = second.private_key.clone();
    let refused = KeyRing::load(&[moved], &sealer());
    assert!(matches!(refused, Err(KeyError::Sealed { .. })));
}
