//! What every request passes through: our own plain request and response, cookies, forms, CSRF,
//! headers, and the one place that talks to actix.

mod cookies;
mod csrf;
mod form;
mod gate;
mod headers;
mod listener;
mod multipart;
mod pace;
mod pieces;
mod request;
mod response;
mod serve;
mod tls;
mod told;

pub use cookies::{
    ADMIN, CEREMONY, CSRF, DEVICE, HOME, LANGUAGE, RECOVERY, SESSION, SETUP, SIGN_IN, TEST, TRYOUT,
    forget, make,
};
pub use csrf::{CsrfToken, is_from_elsewhere, is_ours, token};
pub use form::Pairs;
pub use gate::{Lane, Passage, Throughput};
pub use headers::policy_with_frames;
pub use listener::{InvalidPlace, Listener, Place};
pub use request::{Method, Request};
pub use response::{Making, Response};
pub use serve::{Limits, Running, Signals, Site, bind, serve_on};
pub use tls::{Identity, IdentityFault, SharedIdentity};
pub use told::{Notes, Told};
