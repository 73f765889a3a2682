use crate::fixture::{Seeded, sealer};
use model::{Secret, Unsealable, Vault};
use tokens::{InvalidKey, Sealer};
use zeroize::Zeroizing;

#[test]
fn a_sealed_value_opens_in_its_place() {
    let vault = sealer();
    for plain in [&b""[..], b"x", &[9; 5_000]] {
        let sealed = vault.seal("partner_secret:con_1", plain);
        assert_eq!(sealed.len(), plain.len() + 29);
        assert_eq!(vault.open("partner_secret:con_1", &sealed).unwrap(), plain);
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_noticed() {
    let vault = sealer();
    let sealed = vault.seal("place", b"secret");
    for position in 0..sealed.len() {
        for bit in 0..8 {
            let mut altered = sealed.clone();
            altered[position] ^= 1 << bit;
            assert_eq!(vault.open("place", &altered), Err(Unsealable));
        }
        assert_eq!(vault.open("place", &sealed[..position]), Err(Unsealable));
    }
}

#[test]
fn a_sealed_value_does_not_open_elsewhere_or_under_another_key() {
    let sealed = sealer().seal("signing_key:a", b"secret");
    assert_eq!(sealer().open("signing_key:b", &sealed), Err(Unsealable));
    let other = Sealer::new(Zeroizing::new([8; 32]), Seeded::new(1));
    assert_eq!(other.open("signing_key:a", &sealed), Err(Unsealable));
}

#[test]
fn the_same_value_is_never_sealed_to_the_same_bytes() {
    let vault = sealer();
    assert_ne!(
        vault.seal("place", b"secret"),
        vault.seal("place", b"secret")
    );
}

#[test]
fn a_key_is_read_as_base64url_or_base64_of_32_bytes_only() {
    let read = |text: &str| Sealer::from_base64(&Secret::new(text), Seeded::new(1));
    let url = "-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_8";
    let standard = "+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/8=";
    let sealed = read(url).unwrap().seal("place", b"secret");
    assert_eq!(
        read(standard).unwrap().open("place", &sealed).unwrap(),
        b"secret"
    );
    for wrong in ["", "AAAA", "not base64 at all", &url[1..]] {
        assert_eq!(read(wrong).err(), Some(InvalidKey));
    }
}
