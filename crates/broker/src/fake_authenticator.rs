//! An authenticator in software, for tests.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openssl::{
    bn::{BigNum, BigNumContext},
    ec::{EcGroup, EcKey},
    hash::MessageDigest,
    nid::Nid,
    pkey::{PKey, Private},
    sha::sha256,
    sign::Signer,
};
use serde_json::{Value, json};

pub(crate) const ORIGIN: &str = "https://id.host.example";
pub(crate) const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// An authenticator in software with one discoverable ES256 credential.
pub(crate) struct Authenticator {
    pub(crate) key: EcKey<Private>,
    pub(crate) id: Vec<u8>,
    pub(crate) user: String,
    pub(crate) counter: u32,
    pub(crate) flags: u8,
    pub(crate) origin: &'static str,
}

impl Authenticator {
    pub(crate) fn new(id: u8) -> Self {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        Self {
            key: EcKey::generate(&group).unwrap(),
            id: vec![id; 16],
            user: String::new(),
            counter: 0,
            flags: PRESENT | VERIFIED,
            origin: ORIGIN,
        }
    }

    fn data(&mut self, flags: u8) -> Vec<u8> {
        self.counter += 1;
        let mut data = sha256(b"id.host.example").to_vec();
        data.push(flags);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["publicKey"]["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    pub(crate) fn register(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        self.user = options["publicKey"]["user"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let (mut x, mut y) = (BigNum::new().unwrap(), BigNum::new().unwrap());
        let mut context = BigNumContext::new().unwrap();
        self.key
            .public_key()
            .affine_coordinates(self.key.group(), &mut x, &mut y, &mut context)
            .unwrap();
        let mut data = self.data(self.flags | ATTESTED);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 16]);
        data.extend_from_slice(&self.id);
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(&x.to_vec_padded(32).unwrap());
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(&y.to_vec_padded(32).unwrap());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend_from_slice(&data);
        let response = json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(object),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", &options)),
        });
        self.answer(&response)
    }

    pub(crate) fn authenticate(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let client_data = self.client_data("webauthn.get", &options);
        let data = self.data(self.flags);
        let signed = [data.as_slice(), &sha256(&client_data)].concat();
        let key = PKey::from_ec_key(self.key.clone()).unwrap();
        let signature = Signer::new(MessageDigest::sha256(), &key)
            .unwrap()
            .sign_oneshot_to_vec(&signed)
            .unwrap();
        let response = json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client_data),
            "signature": URL_SAFE_NO_PAD.encode(signature),
            "userHandle": self.user,
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }
}
