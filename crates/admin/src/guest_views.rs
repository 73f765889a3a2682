//! Filters of the guest list that an admin keeps under a name.

use crate::{Desk, Refusal, text};
use model::{Id, kind};
use store::{GuestSavedView, StoreError};

/// Filters that one admin may keep.
pub const MOST: usize = 30;
/// The longest query of a kept filter.
const LONGEST: usize = 2_000;

/// An admin's kept filters, by name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk, admin: &Id<kind::Admin>) -> Result<Vec<GuestSavedView>, Refusal> {
    Ok(desk.store.read(|tx| tx.guest_views_of(admin))?)
}

/// Keeps a filter; one of the same name is replaced. It is the admin's own matter and no line of the chain.
///
/// # Errors
/// [`Refusal::TooMany`], or a fault of the name.
pub fn keep(desk: &Desk, admin: &Id<kind::Admin>, name: &str, query: &str) -> Result<(), Refusal> {
    let view = GuestSavedView {
        name: text::line("name", name)?,
        query: query.to_owned(),
    };
    if view.query.len() > LONGEST {
        return Err(Refusal::TooLong {
            field: "filter",
            most: LONGEST,
        });
    }
    desk.store.write(|tx| {
        let all = tx.guest_views_of(admin)?;
        if all.len() >= MOST && all.iter().all(|it| it.name != view.name) {
            return Err(Refusal::TooMany(MOST));
        }
        Ok(tx.keep_guest_view(admin, &view)?)
    })
}

/// Forgets a filter; an unknown one is fine.
///
/// # Errors
/// [`Refusal::Store`].
pub fn forget(desk: &Desk, admin: &Id<kind::Admin>, name: &str) -> Result<(), Refusal> {
    desk.store
        .write(|tx| tx.forget_guest_view(admin, name).map(drop))
        .map_err(|error: StoreError| error.into())
}
