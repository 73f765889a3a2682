//! Signing mail (DKIM, RFC 6376; Ed25519 by RFC 8463), relaxed in headers and body. Private operations go
//! through OpenSSL.

use base64::{Engine, engine::general_purpose::STANDARD};
use model::{At, SignMail};
use openssl::{
    hash::MessageDigest,
    pkey::{Id, PKey, Private},
    sign::Signer,
};
use sha2::{Digest, Sha256};

/// Shortest RSA key in bits.
const LEAST_RSA: u32 = 2048;

/// What is signed of a mail's headers, where it is there. `from` stands twice, so that nobody adds another.
const SIGNED: [&str; 11] = [
    "from",
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "reply-to",
    "mime-version",
    "content-type",
    "auto-submitted",
    "list-unsubscribe",
];

/// Signs for a domain, with the key whose public part stands in the DNS under the selector.
pub struct MailSigner {
    domain: String,
    selector: String,
    key: PKey<Private>,
    algorithm: &'static str,
}

/// Why a key cannot sign mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailKeyProblem {
    /// Not a private key.
    #[error("is no private key in PEM")]
    Unreadable,
    /// Another kind of key, or too short.
    #[error("must be an RSA key of 2048 bits or more, or an Ed25519 key")]
    Kind,
    /// The domain or the selector is no name in the DNS.
    #[error("needs a domain and a selector that are names in the DNS")]
    Name,
}

impl MailSigner {
    /// Takes over a key.
    ///
    /// # Errors
    /// [`MailKeyProblem`].
    pub fn new(domain: &str, selector: &str, pem: &str) -> Result<Self, MailKeyProblem> {
        let is_name = |text: &str| {
            let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
            !text.is_empty() && text.len() <= 253 && text.chars().all(fits)
        };
        if !is_name(domain) || !is_name(selector) {
            return Err(MailKeyProblem::Name);
        }
        let key = PKey::private_key_from_pem(pem.as_bytes());
        let key = key.map_err(|_| MailKeyProblem::Unreadable)?;
        let algorithm = match key.id() {
            Id::RSA if key.bits() >= LEAST_RSA => "rsa-sha256",
            Id::ED25519 => "ed25519-sha256",
            _ => return Err(MailKeyProblem::Kind),
        };
        Ok(Self {
            domain: domain.to_ascii_lowercase(),
            selector: selector.to_ascii_lowercase(),
            key,
            algorithm,
        })
    }

    fn seal(&self, text: &str) -> Result<Vec<u8>, openssl::error::ErrorStack> {
        if self.key.id() == Id::ED25519 {
            let digest = Sha256::digest(text.as_bytes());
            Signer::new_without_digest(&self.key)?.sign_oneshot_to_vec(&digest)
        } else {
            let mut signer = Signer::new(MessageDigest::sha256(), &self.key)?;
            signer.update(text.as_bytes())?;
            signer.sign_to_vec()
        }
    }
}

impl SignMail for MailSigner {
    fn signature(&self, message: &[u8], at: At) -> Result<String, String> {
        let text = std::str::from_utf8(message).map_err(|error| error.to_string())?;
        let (head, body) = text
            .split_once("\r\n\r\n")
            .ok_or("the message has no body")?;
        let headers = fields(head);
        let mut names = Vec::new();
        let mut signed = String::new();
        for (n, name) in SIGNED.iter().enumerate() {
            let again = SIGNED.iter().take(n).any(|before| before == name);
            match headers.iter().find(|(of, _)| of == name) {
                // A header that is named once more than it is there is signed as absent.
                Some(_) if again => names.push(*name),
                Some((name, value)) => {
                    names.push(name);
                    signed.push_str(&format!("{name}:{value}\r\n"));
                }
                None => {}
            }
        }
        let own = format!(
            "v=1; a={}; c=relaxed/relaxed; d={}; s={}; t={}; h={}; bh={}; b=",
            self.algorithm,
            self.domain,
            self.selector,
            at.secs(),
            names.join(":"),
            STANDARD.encode(Sha256::digest(relaxed_body(body).as_bytes())),
        );
        signed.push_str(&format!("dkim-signature:{own}"));
        let seal = self.seal(&signed).map_err(|error| error.to_string())?;
        Ok(folded(&own, &STANDARD.encode(seal)))
    }
}

/// Names in lower case and values in the relaxed form (RFC 6376 §3.4.2).
fn fields(head: &str) -> Vec<(String, String)> {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let words: Vec<_> = value
            .split([' ', '\t'])
            .filter(|it| !it.is_empty())
            .collect();
        Some((name.trim().to_ascii_lowercase(), words.join(" ")))
    };
    unfolded.split("\r\n").filter_map(field).collect()
}

/// The body in the relaxed form (RFC 6376 §3.4.4).
fn relaxed_body(body: &str) -> String {
    let mut relaxed = String::with_capacity(body.len());
    let mut empty = 0;
    for line in body.split("\r\n") {
        let mut text = String::with_capacity(line.len());
        for c in line.chars() {
            match c {
                ' ' | '\t' if text.ends_with(' ') => {}
                ' ' | '\t' => text.push(' '),
                _ => text.push(c),
            }
        }
        let text = text.trim_end_matches(' ');
        if text.is_empty() {
            empty += 1;
            continue;
        }
        relaxed.push_str(&"\r\n".repeat(empty));
        relaxed.push_str(text);
        relaxed.push_str("\r\n");
        empty = 0;
    }
    relaxed
}

/// The header in lines that every server takes.
fn folded(own: &str, seal: &str) -> String {
    let mut header = format!("DKIM-Signature: {}", own.replace("; ", ";\r\n "));
    for (n, c) in seal.chars().enumerate() {
        if n % 70 == 0 {
            header.push_str("\r\n ");
        }
        header.push(c);
    }
    header.push_str("\r\n");
    header
}

#[cfg(test)]
mod tests {
    use super::*;
    use openssl::{rsa::Rsa, sign::Verifier};

    const MESSAGE: &str = "From: Mia  Berg\r\n <mia@contoso.example>\r\nTo: ana@fabrikam.example\r\n\
        Subject: Hello\t there \r\n\r\nOne  line \r\n\r\n\r\ntwo\r\n\r\n\r\n";

    fn rsa(bits: u32) -> PKey<Private> {
        PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap()
    }

    fn pem(key: &PKey<Private>) -> String {
        String::from_utf8(key.private_key_to_pem_pkcs8().unwrap()).unwrap()
    }

    #[test]
    fn headers_and_body_are_relaxed_as_rfc_6376_says() {
        // The example of §3.4.5.
        assert_eq!(
            fields("A: X\r\nB : Y\t\r\n\tZ  "),
            [
                ("a".to_owned(), "X".to_owned()),
                ("b".to_owned(), "Y Z".to_owned())
            ]
        );
        assert_eq!(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
        assert_eq!(relaxed_body(""), "");
        assert_eq!(relaxed_body("\r\n\r\n"), "");
    }

    #[test]
    fn a_signature_verifies_with_the_public_key_and_for_this_mail_alone() {
        let at = At::from_secs(1_800_000_000);
        for key in [rsa(2048), PKey::generate_ed25519().unwrap()] {
            let signer = MailSigner::new("Contoso.example", "portico", &pem(&key)).unwrap();
            let header = signer.signature(MESSAGE.as_bytes(), at).unwrap();
            assert!(header.lines().all(|line| line.len() <= 100), "{header}");
            let (own, seal) = header.split_once(" b=").unwrap();
            let (_, own) = own.split_once(':').unwrap();
            let own = own.replace("\r\n ", " ");
            let bare = format!("{} b=", own.trim());
            assert!(bare.contains("h=from:from:to:subject;"), "{bare}");
            assert!(
                bare.contains("d=contoso.example; s=portico; t=1800000000;"),
                "{bare}"
            );
            let seal: String = seal.split_whitespace().collect();
            let seal = STANDARD.decode(seal).unwrap();
            let verifies = |subject: &str| {
                let text = format!(
                    "from:Mia Berg <mia@contoso.example>\r\nto:ana@fabrikam.example\r\n\
                     subject:{subject}\r\ndkim-signature:{bare}"
                );
                if key.id() == Id::ED25519 {
                    let digest = Sha256::digest(text.as_bytes());
                    let mut verifier = Verifier::new_without_digest(&key).unwrap();
                    verifier.verify_oneshot(&seal, &digest).unwrap()
                } else {
                    let mut verifier = Verifier::new(MessageDigest::sha256(), &key).unwrap();
                    verifier.update(text.as_bytes()).unwrap();
                    verifier.verify(&seal).unwrap()
                }
            };
            assert!(verifies("Hello there"));
            assert!(!verifies("Hello"));
        }
    }

    #[test]
    fn weak_and_other_keys_and_names_are_refused() {
        let problem = |domain: &str, pem: &str| MailSigner::new(domain, "s", pem).err();
        assert_eq!(
            problem("a.example", "no key"),
            Some(MailKeyProblem::Unreadable)
        );
        assert_eq!(
            problem("a.example", &pem(&rsa(1024))),
            Some(MailKeyProblem::Kind)
        );
        assert_eq!(
            problem("a; d=b.example", &pem(&rsa(2048))),
            Some(MailKeyProblem::Name)
        );
    }
}
