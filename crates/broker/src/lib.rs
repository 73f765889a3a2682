//! Trusts partners' home identity providers, and proves mailboxes and passkeys where there is none.
//!
//! Invariant: a guest is recognised by (connection, issuer, subject) alone; every answer of a
//! sign-in is used once; no transaction spans a request to a partner.

mod address;
mod assertion;
mod breaker;
mod broker;
mod connection_test;
mod discovery;
mod error;
mod factors;
mod home_reading;
mod id_token;
mod jws;
mod leaving;
mod mailbox;
mod members;
mod outbound;
mod passkey;
mod probe;
mod provider;
mod recovery;
mod relying_party;
mod renewal;
mod setup_test;
mod sign_in;
mod signals;
mod step_up;
mod turns;

#[cfg(test)]
mod fake_authenticator;
#[cfg(test)]
mod fake_home;
#[cfg(test)]
mod fake_house;

pub use address::{Cidr, InvalidCidr, is_public};
pub use broker::{Broker, BrokerParts};
pub use connection_test::{Mapped, mapped};
pub use discovery::{Discovered, DiscoveryFault};
pub use error::{BrokerError, Refusal};
pub use factors::OwnFactors;
pub use home_reading::ReadHome;
pub use leaving::Heard;
pub use mailbox::Recipient;
pub use outbound::{Outbound, OutboundError, OutboundLimits, OutboundPolicy, Request, Response};
pub use passkey::Ceremony;
pub use probe::Probed;
pub use relying_party::{Begun, Callback, Providers, RelyingParty, Remembered, Verified, Wishes};
pub use setup_test::{SetupTest, TestKind};
pub use sign_in::{Finished, StartRequest, Started, StartedHere};
pub use signals::{NewSignalStream, StreamError, StreamWish, set_error};
pub use step_up::{SecondFactors, TotpSetup};
