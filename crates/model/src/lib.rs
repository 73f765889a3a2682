//! The words of the domain: ids, instants, secrets, states and records.
//!
//! Invariant: nothing in this crate performs I/O, reads a clock or draws randomness;
//! it only describes the traits ([`Clock`], [`Random`], [`Vault`]) through which others do.

mod app;
mod assignment;
mod at;
mod audit;
mod client;
mod connection;
mod domain;
mod email;
mod facts;
mod grant;
mod guest;
mod id;
mod invitation;
mod keys;
mod language;
mod mail;
mod operator;
mod outbox;
mod partner;
mod passkey;
mod ports;
mod reason;
mod secret;
mod session;
mod settings;
mod signin;
mod text_enum;

pub use app::*;
pub use assignment::*;
pub use at::*;
pub use audit::*;
pub use client::*;
pub use connection::*;
pub use domain::*;
pub use email::*;
pub use facts::*;
pub use grant::*;
pub use guest::*;
pub use id::*;
pub use invitation::*;
pub use keys::*;
pub use language::*;
pub use mail::*;
pub use operator::*;
pub use outbox::*;
pub use partner::*;
pub use passkey::*;
pub use ports::*;
pub use reason::*;
pub use secret::*;
pub use session::*;
pub use settings::*;
pub use signin::*;
