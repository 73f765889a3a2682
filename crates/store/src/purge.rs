//! Forgetting what is long over.

use crate::{
    StoreError, Tx,
    schema::{admin_links, admin_sessions, codes, mail_codes, passkey_ceremonies, sign_ins},
};
use diesel::prelude::*;
use model::{At, Span};

/// What a purge forgot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Sign-ins, mailed codes and ceremonies that were never finished.
    pub attempts: usize,
    /// Authorization codes.
    pub codes: usize,
    /// Admin links and sessions.
    pub admin: usize,
}

impl Tx<'_> {
    /// Forgets short-lived rows that expired more than a day ago. Validity never depends on this
    /// having run; families and sessions stay as long as receipts are built from them.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn purge(&mut self, now: At) -> Result<Purged, StoreError> {
        let before = now.minus(Span::days(1)).micros();
        let sign_ins = sql!(self, |c| diesel::delete(
            sign_ins::table.filter(sign_ins::expires_at.lt(before))
        )
        .execute(c))?;
        let mailed = sql!(self, |c| diesel::delete(
            mail_codes::table.filter(mail_codes::expires_at.lt(before))
        )
        .execute(c))?;
        let ceremonies = sql!(self, |c| diesel::delete(
            passkey_ceremonies::table.filter(passkey_ceremonies::expires_at.lt(before))
        )
        .execute(c))?;
        let codes = sql!(self, |c| diesel::delete(
            codes::table.filter(codes::expires_at.lt(before))
        )
        .execute(c))?;
        let links = sql!(self, |c| diesel::delete(
            admin_links::table.filter(admin_links::expires_at.lt(before))
        )
        .execute(c))?;
        let sessions = sql!(self, |c| diesel::delete(
            admin_sessions::table.filter(admin_sessions::expires_at.lt(before))
        )
        .execute(c))?;
        Ok(Purged {
            attempts: sign_ins + mailed + ceremonies,
            codes,
            admin: links + sessions,
        })
    }
}
