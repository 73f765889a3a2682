//! Certificates that clients present (RFC 8705).

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use model::{At, CertificateSubject};
use openssl::{
    error::ErrorStack,
    nid::Nid,
    stack::Stack,
    x509::{
        X509, X509NameRef, X509StoreContext,
        store::{X509Store, X509StoreBuilder},
        verify::X509VerifyParam,
    },
};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// Larger ones are not looked at.
const LARGEST: usize = 16 * 1024;

/// Why a certificate does not count.
#[derive(Debug, thiserror::Error)]
pub enum CertificateProblem {
    /// It is none.
    #[error("it is neither a PEM nor a base64 DER certificate")]
    Malformed,
    /// The library refuses it.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] ErrorStack),
}

/// A client's certificate. Whoever hands it over has seen the client prove that it holds the key.
#[derive(Clone, Debug)]
pub struct Certificate {
    x509: X509,
    thumbprint: String,
}

impl Certificate {
    /// Reads the value of a header: PEM, percent-encoded or not, as proxies write it, or base64
    /// DER between colons (RFC 9440 §2.1).
    ///
    /// # Errors
    /// [`CertificateProblem`].
    pub fn from_header(value: &str) -> Result<Self, CertificateProblem> {
        let value = value.trim();
        if value.len() > LARGEST {
            return Err(CertificateProblem::Malformed);
        }
        if let Some(encoded) = value.strip_prefix(':').and_then(|v| v.strip_suffix(':')) {
            let der = STANDARD
                .decode(encoded)
                .map_err(|_| CertificateProblem::Malformed)?;
            return Self::of(X509::from_der(&der)?);
        }
        let pem = percent_decoded(value).ok_or(CertificateProblem::Malformed)?;
        if !pem.starts_with("-----BEGIN CERTIFICATE-----") {
            return Err(CertificateProblem::Malformed);
        }
        Self::of(X509::from_pem(pem.as_bytes())?)
    }

    fn of(x509: X509) -> Result<Self, CertificateProblem> {
        let thumbprint = URL_SAFE_NO_PAD.encode(Sha256::digest(x509.to_der()?));
        Ok(Self { x509, thumbprint })
    }

    /// Its SHA-256 thumbprint (`x5t#S256`, RFC 8705 §3.1).
    #[must_use]
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// Its public key (SubjectPublicKeyInfo in DER).
    ///
    /// # Errors
    /// [`CertificateProblem::Unreadable`].
    pub fn public_key(&self) -> Result<Vec<u8>, CertificateProblem> {
        Ok(self.x509.public_key()?.public_key_to_der()?)
    }

    /// Whether it carries that name (RFC 8705 §2.1.2).
    #[must_use]
    pub fn is_for(&self, subject: &CertificateSubject) -> bool {
        let names = self.x509.subject_alt_names();
        let any = |fits: &dyn Fn(&openssl::x509::GeneralNameRef) -> bool| {
            names.as_ref().is_some_and(|names| names.iter().any(fits))
        };
        match subject {
            CertificateSubject::Dn(wanted) => {
                distinguished_name(self.x509.subject_name()).as_ref() == Some(wanted)
            }
            CertificateSubject::Dns(wanted) => any(&|name| name.dnsname() == Some(wanted.as_str())),
            CertificateSubject::Uri(wanted) => any(&|name| name.uri() == Some(wanted.as_str())),
            CertificateSubject::Email(wanted) => any(&|name| name.email() == Some(wanted.as_str())),
            CertificateSubject::Ip(wanted) => {
                let wanted = wanted.parse::<IpAddr>().ok().map(|address| match address {
                    IpAddr::V4(v4) => v4.octets().to_vec(),
                    IpAddr::V6(v6) => v6.octets().to_vec(),
                });
                any(&|name| wanted.is_some() && name.ipaddress() == wanted.as_deref())
            }
        }
    }
}

/// A name as RFC 4514 writes it: last attribute first.
fn distinguished_name(name: &X509NameRef) -> Option<String> {
    let mut parts = Vec::new();
    for entry in name.entries() {
        let kind = entry.object().nid();
        let kind = match kind {
            Nid::UNDEF => entry.object().to_string(),
            known => known.short_name().ok()?.to_owned(),
        };
        let value = entry.data().to_string().ok()?;
        parts.push(format!("{kind}={}", escaped(&value)));
    }
    parts.reverse();
    Some(parts.join(","))
}

/// RFC 4514 §2.4.
fn escaped(value: &str) -> String {
    let last = value.chars().count().saturating_sub(1);
    let mut text = String::with_capacity(value.len());
    for (n, c) in value.chars().enumerate() {
        let edge = (n == 0 && (c == ' ' || c == '#')) || (n == last && c == ' ');
        if edge || matches!(c, '"' | '+' | ',' | ';' | '<' | '>' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// `None` when a percent sign is not followed by two hexadecimal digits.
fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&pair).ok()?;
            octets.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            octets.push(byte);
        }
    }
    String::from_utf8(octets).ok()
}

/// The authorities whose certificates we believe for `tls_client_auth`.
pub struct ClientCa(Vec<X509>);

impl ClientCa {
    /// Reads one or more PEM certificates.
    ///
    /// # Errors
    /// [`CertificateProblem`].
    pub fn from_pem(pem: &str) -> Result<Self, CertificateProblem> {
        let authorities = X509::stack_from_pem(pem.as_bytes())?;
        if authorities.is_empty() {
            return Err(CertificateProblem::Malformed);
        }
        Ok(Self(authorities))
    }

    /// Whether one of them issued the certificate and all are in their time.
    #[must_use]
    pub fn trusts(&self, certificate: &Certificate, now: At) -> bool {
        let verified = || -> Result<bool, ErrorStack> {
            let store = self.as_of(now)?;
            let chain = Stack::new()?;
            X509StoreContext::new()?.init(&store, &certificate.x509, &chain, |context| {
                context.verify_cert()
            })
        };
        verified().unwrap_or(false)
    }

    /// With an instant of ours in the place of the machine's clock.
    fn as_of(&self, now: At) -> Result<X509Store, ErrorStack> {
        let mut param = X509VerifyParam::new()?;
        param.set_time(now.secs());
        let mut store = X509StoreBuilder::new()?;
        store.set_param(&param)?;
        for authority in &self.0 {
            store.add_cert(authority.clone())?;
        }
        Ok(store.build())
    }
}

impl std::fmt::Debug for ClientCa {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientCa")
    }
}
