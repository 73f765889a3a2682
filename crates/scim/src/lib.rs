//! SCIM 2.0 as it is written (RFC 7643, RFC 7644): schemas, filters, patches and resources.
//!
//! Invariant: pure functions over JSON. What a request says is read by a grammar and against the
//! schema, and nothing here knows who asks or what the answer gives.

mod error;
mod filter;
mod patch;
mod resource;
mod schema;

pub use error::Fault;
pub use filter::{Filter, Literal, Operator, matches, parse};
pub use patch::{Operation, apply, operations};
pub use resource::{Projection, compared, normalise, parse_body, values};
pub use schema::{
    Attribute, ENTERPRISE, GROUP, Kind, LIST, Mutability, PATCH, Resource, Target, USER, resolve,
    schemas,
};
