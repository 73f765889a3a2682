//! Trusts partners' home identity providers, and proves mailboxes and passkeys where there is none.
//!
//! Invariant: a guest is recognised by (connection, issuer, subject) alone; every answer of a
//! sign-in is used once; no transaction spans a request to a partner.

mod address;
mod error;
mod id_token;
mod outbound;
mod provider;
mod relying_party;

pub use address::{Cidr, InvalidCidr, is_public};
pub use error::{BrokerError, Refusal};
pub use outbound::{Outbound, OutboundError, OutboundLimits, OutboundPolicy, Request, Response};
pub use relying_party::{
    Begun, Callback, Providers, RelyingParty, Remembered, Verified, Wishes,
};
