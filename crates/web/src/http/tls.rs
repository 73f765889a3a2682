//! TLS of the listener, by OpenSSL: one certificate at a time, which may be replaced while connections are
//! open.

use model::At;
use openssl::{
    asn1::{Asn1Time, Asn1TimeRef},
    error::ErrorStack,
    pkey::{PKey, Private},
    ssl::{AlpnError, ClientHelloResponse, SslAcceptor, SslAcceptorBuilder, SslContext, SslMethod},
    x509::X509,
};
use parking_lot::RwLock;
use std::sync::Arc;

/// The one protocol that is spoken inside (RFC 7301); HTTP/2 is not offered.
const HTTP_1_1: &[u8] = b"\x08http/1.1";

/// Why a certificate and a key are of no use.
#[derive(Debug, thiserror::Error)]
pub enum IdentityFault {
    /// No certificate in the first file.
    #[error("holds no certificate in PEM")]
    NoCertificate,
    /// No key in the second.
    #[error("holds no private key in PEM that opens without a password")]
    NoKey,
    /// They do not belong together.
    #[error("the key does not belong to the first certificate")]
    Mismatch,
    /// OpenSSL does not want them, perhaps because the key is too short.
    #[error("OpenSSL does not take it: {0}")]
    Refused(#[from] ErrorStack),
}

/// A certificate with its key.
pub struct Identity {
    chain: Vec<X509>,
    key: PKey<Private>,
    context: SslContext,
    ends_at: At,
}

impl Identity {
    /// From PEM: the certificate and those of the authorities between it and a root, in this order, and the
    /// private key.
    ///
    /// # Errors
    /// [`IdentityFault`].
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, IdentityFault> {
        let chain = X509::stack_from_pem(certificates).unwrap_or_default();
        let first = chain.first().ok_or(IdentityFault::NoCertificate)?;
        // Without the callback, OpenSSL would ask for a password at the terminal.
        let key = PKey::private_key_from_pem_callback(key, |_| Ok(0))
            .map_err(|_| IdentityFault::NoKey)?;
        if !first.public_key()?.public_eq(&key) {
            return Err(IdentityFault::Mismatch);
        }
        let mut ends_at = instant(first.not_after())?;
        for certificate in &chain {
            ends_at = ends_at.min(instant(certificate.not_after())?);
        }
        let context = builder(&chain, &key)?.build().into_context();
        Ok(Self {
            chain,
            key,
            context,
            ends_at,
        })
    }

    /// When the first certificate of the chain ends.
    #[must_use]
    pub fn ends_at(&self) -> At {
        self.ends_at
    }

    /// Whether the certificate is for a host (RFC 9525 §6.3): one of its DNS names, or with a wildcard for
    /// the first label, or one of its addresses.
    #[must_use]
    pub fn is_for(&self, host: &str) -> bool {
        let names = self.chain.first().and_then(|it| it.subject_alt_names());
        let address: Option<std::net::IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        names.iter().flatten().any(|name| match address {
            Some(std::net::IpAddr::V4(it)) => name.ipaddress() == Some(&it.octets()[..]),
            Some(std::net::IpAddr::V6(it)) => name.ipaddress() == Some(&it.octets()[..]),
            None => name.dnsname().is_some_and(|name| matches(name, host)),
        })
    }
}

fn matches(name: &str, host: &str) -> bool {
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b.trim_end_matches('.'));
    match name.strip_prefix("*.") {
        None => same(name, host),
        Some(rest) => host.split_once('.').is_some_and(|(_, it)| same(rest, it)),
    }
}

fn instant(time: &Asn1TimeRef) -> Result<At, ErrorStack> {
    let since = Asn1Time::from_unix(0)?.diff(time)?;
    Ok(At::from_secs(
        i64::from(since.days) * 86_400 + i64::from(since.secs),
    ))
}

fn builder(chain: &[X509], key: &PKey<Private>) -> Result<SslAcceptorBuilder, ErrorStack> {
    // TLS 1.2 with forward secrecy and AEAD alone, and TLS 1.3.
    let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
    builder.set_private_key(key)?;
    if let Some((first, between)) = chain.split_first() {
        builder.set_certificate(first)?;
        for certificate in between {
            builder.add_extra_chain_cert(certificate.clone())?;
        }
    }
    builder.check_private_key()?;
    builder.set_alpn_select_callback(|_, offered| {
        openssl::ssl::select_next_proto(HTTP_1_1, offered).ok_or(AlpnError::NOACK)
    });
    Ok(builder)
}

/// The certificate in use.
pub struct SharedIdentity(RwLock<Arc<Identity>>);

impl SharedIdentity {
    /// Starts with one.
    #[must_use]
    pub fn new(identity: Identity) -> Self {
        Self(RwLock::new(Arc::new(identity)))
    }

    /// The one in use.
    #[must_use]
    pub fn current(&self) -> Arc<Identity> {
        Arc::clone(&self.0.read())
    }

    /// Puts another one into use: for every handshake that begins from now on. Connections that are open go
    /// on as they are.
    pub fn replace(&self, identity: Identity) {
        *self.0.write() = Arc::new(identity);
    }

    /// What shakes hands by whichever is in use then.
    pub(super) fn acceptor(self: Arc<Self>) -> Result<SslAcceptorBuilder, ErrorStack> {
        let first = self.current();
        let mut builder = builder(&first.chain, &first.key)?;
        builder.set_client_hello_callback(move |ssl, _| {
            ssl.set_ssl_context(&self.current().context)?;
            Ok(ClientHelloResponse::SUCCESS)
        });
        Ok(builder)
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_wildcard_stands_for_one_label() {
        assert!(matches("*.contoso.example", "guests.Contoso.example"));
        assert!(matches("guests.contoso.example", "guests.contoso.example."));
        for other in ["contoso.example", "a.b.contoso.example", "guests.example"] {
            assert!(!matches("*.contoso.example", other), "{other}");
        }
    }
}
