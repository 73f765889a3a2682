//! Claims in, signed string out; keys, their rotation, verification, and sealing at rest.
//!
//! Invariant: a key signs only between `active_from` and `active_until` and verifies only until
//! `published_until`; the algorithm is the key's, never what a token's header wishes; private RSA
//! operations go through OpenSSL.

mod certificate;
mod claims;
mod error;
mod foreign;
mod generate;
mod key;
mod mail;
mod ring;
mod seal;
mod subject;
mod verify;

pub use certificate::{Certificate, CertificateProblem, ClientCa};
pub use claims::{AccessToken, IdToken, LogoutToken, Person, TokenKind, half_hash};
pub use error::{KeyError, VerifyError};
pub use foreign::{ForeignKey, ForeignProblem, Jws, KeySet, thumbprint_of};
pub use generate::{KeyRequest, generate};
pub use mail::{MailKeyProblem, MailSigner};
pub use ring::{KeyNeed, KeyRing, SharedKeys};
pub use seal::{InvalidKey, Sealer};
pub use subject::subject;
pub use verify::{Expect, Expiry, kid_of};
