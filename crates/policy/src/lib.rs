//! May this guest open this app, why, and until when.
//!
//! Invariant: [`decide`] is pure and total; it reads no clock and does no I/O, denies by default,
//! and one denying condition outweighs every assignment.

mod decide;
mod decision;
mod draft;

pub use decide::{Ask, decide, decide_for_app, terms_are_open};
pub use decision::{Condition, Decision, Outcome, Verdict};
pub use draft::{Draft, Effect, Remedy, Shift, ask, remedy};
