//! The pages and endpoints as people and apps meet them.
//!
//! Invariant: what a route demands (who, from where, how much) stands in the table and is checked
//! before its handler runs; GET changes nothing; only `http` knows actix.

pub mod assets;
pub mod demo;
mod exchange;
pub mod http;
pub mod i18n;
pub mod mail;
mod network;
pub mod pages;
mod renderer;
mod router;
mod routes;
mod site;

pub use renderer::Renderer;
pub use router::{Access, Origin, Route};
pub use routes::table;
pub use site::{Handler, Portal, ProxyHeader};
