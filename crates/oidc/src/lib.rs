//! The OpenID Connect endpoints as plain synchronous functions: no HTTP types, no I/O but the store.
//!
//! Invariant: whatever mints, refreshes or extends asks [`policy::decide`] inside the transaction
//! that consumes; signing happens after its commit.

pub mod authorize;
pub mod backchannel;
mod client;
mod confirmation;
pub mod consent;
mod cx;
pub mod device;
pub mod discovery;
pub mod dpop;
mod error;
pub mod introspection;
pub mod keys;
pub mod logout;
pub mod panel;
pub mod par;
mod params;
mod presented;
pub mod preview;
pub mod revocation;
pub mod session;
pub mod signals;
mod signed;
pub mod token;
pub mod tryout;
pub mod userinfo;

pub use client::{ClientKeys, ClientRequest};
pub use cx::Cx;
pub use error::{OAuthCode, OAuthError, OidcFailure};
pub use params::Params;
pub use tokens::Certificate;
