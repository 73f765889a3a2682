//! Certificates of clients (RFC 8705), made by an authority of the test.

use model::{Clock, Span};
use openssl::{
    asn1::Asn1Time,
    bn::BigNum,
    ec::{EcGroup, EcKey},
    hash::MessageDigest,
    nid::Nid,
    pkey::{PKey, Private},
    x509::{
        X509, X509Builder, X509NameBuilder,
        extension::{BasicConstraints, SubjectAlternativeName},
    },
};
use serde_json::{Value, json};
use testkit::TestClock;
use tokens::{Certificate, ClientCa};

/// A certificate and its key.
pub struct Issued {
    pub x509: X509,
    key: PKey<Private>,
}

/// What a certificate says about its holder.
#[derive(Default)]
pub struct Holder<'a> {
    /// Attributes of the name, in order.
    pub name: &'a [(Nid, &'a str)],
    pub dns: Option<&'a str>,
    pub uri: Option<&'a str>,
    pub ip: Option<&'a str>,
    pub email: Option<&'a str>,
    /// Days until it is over, from where the tests' clock begins.
    pub days: Option<i64>,
}

pub const NAME: &[(Nid, &str)] = &[
    (Nid::COUNTRYNAME, "DE"),
    (Nid::ORGANIZATIONNAME, "Fabrikam, Inc."),
    (Nid::COMMONNAME, "app.example"),
];

fn key() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

fn begin(holder: &Holder<'_>, key: &PKey<Private>) -> X509Builder {
    let mut name = X509NameBuilder::new().unwrap();
    for (kind, value) in holder.name {
        name.append_entry_by_nid(*kind, value).unwrap();
    }
    let mut builder = X509Builder::new().unwrap();
    let now = TestClock::new().now();
    let at = |days| Asn1Time::from_unix(now.plus(Span::days(days)).secs()).unwrap();
    builder.set_version(2).unwrap();
    let mut serial = BigNum::new().unwrap();
    serial
        .rand(64, openssl::bn::MsbOption::MAYBE_ZERO, false)
        .unwrap();
    builder
        .set_serial_number(&serial.to_asn1_integer().unwrap())
        .unwrap();
    builder.set_subject_name(&name.build()).unwrap();
    builder.set_pubkey(key).unwrap();
    builder.set_not_before(&at(-10)).unwrap();
    builder
        .set_not_after(&at(holder.days.unwrap_or(10)))
        .unwrap();
    builder
}

fn alternative_names(holder: &Holder<'_>, builder: &mut X509Builder, issuer: Option<&X509>) {
    let mut names = SubjectAlternativeName::new();
    let mut any = false;
    for (value, kind) in [
        (holder.dns, "dns"),
        (holder.uri, "uri"),
        (holder.ip, "ip"),
        (holder.email, "email"),
    ] {
        let Some(value) = value else { continue };
        any = true;
        match kind {
            "dns" => names.dns(value),
            "uri" => names.uri(value),
            "ip" => names.ip(value),
            _ => names.email(value),
        };
    }
    if any {
        let built = names
            .build(&builder.x509v3_context(issuer.map(|i| &**i), None))
            .unwrap();
        builder.append_extension(built).unwrap();
    }
}

/// An authority.
pub fn authority() -> Issued {
    let key = key();
    let holder = Holder {
        name: &[(Nid::COMMONNAME, "Authority")],
        ..Holder::default()
    };
    let mut builder = begin(&holder, &key);
    let name = builder_name(&holder);
    builder.set_issuer_name(&name).unwrap();
    let constraint = BasicConstraints::new().critical().ca().build().unwrap();
    builder.append_extension(constraint).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    Issued {
        x509: builder.build(),
        key,
    }
}

fn builder_name(holder: &Holder<'_>) -> openssl::x509::X509Name {
    let mut name = X509NameBuilder::new().unwrap();
    for (kind, value) in holder.name {
        name.append_entry_by_nid(*kind, value).unwrap();
    }
    name.build()
}

/// A certificate that its own key signed.
pub fn self_signed(holder: &Holder<'_>) -> Issued {
    let key = key();
    let mut builder = begin(holder, &key);
    builder.set_issuer_name(&builder_name(holder)).unwrap();
    alternative_names(holder, &mut builder, None);
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    Issued {
        x509: builder.build(),
        key,
    }
}

impl Issued {
    /// A certificate from this authority.
    pub fn issue(&self, holder: &Holder<'_>) -> Self {
        let key = key();
        let mut builder = begin(holder, &key);
        builder.set_issuer_name(self.x509.subject_name()).unwrap();
        alternative_names(holder, &mut builder, Some(&self.x509));
        builder.sign(&self.key, MessageDigest::sha256()).unwrap();
        Self {
            x509: builder.build(),
            key,
        }
    }

    /// As the endpoints get to see it.
    pub fn shown(&self) -> Certificate {
        let pem = String::from_utf8(self.x509.to_pem().unwrap()).unwrap();
        Certificate::from_header(&pem).unwrap()
    }

    pub fn as_authority(&self) -> ClientCa {
        ClientCa::from_pem(&String::from_utf8(self.x509.to_pem().unwrap()).unwrap()).unwrap()
    }

    /// Its public key as a JWK.
    pub fn jwk(&self) -> Value {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        let ec = self.key.ec_key().unwrap();
        let (mut x, mut y) = (BigNum::new().unwrap(), BigNum::new().unwrap());
        let mut context = openssl::bn::BigNumContext::new().unwrap();
        ec.public_key()
            .affine_coordinates(ec.group(), &mut x, &mut y, &mut context)
            .unwrap();
        let text = |n: &BigNum| URL_SAFE_NO_PAD.encode(n.to_vec_padded(32).unwrap());
        json!({ "kty": "EC", "crv": "P-256", "x": text(&x), "y": text(&y) })
    }
}
