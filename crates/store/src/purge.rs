//! Forgetting what is long over.

use crate::{
    StoreError, Tx,
    recoveries::recoveries,
    schema::{
        admin_links, admin_sessions, attempts, codes, device_requests, initial_access_tokens,
        mail_codes, passkey_ceremonies, pushed_requests, replays, setup_sessions, sign_ins,
    },
};
use diesel::prelude::*;
use model::{At, Span};

/// What a purge forgot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Sign-ins, mailed codes and ceremonies that were never finished.
    pub attempts: usize,
    /// Authorization codes, pushed requests, device codes and ids kept against replay.
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
        let unproven = sql!(self, |c| diesel::delete(
            setup_sessions::table
                .filter(setup_sessions::proven_at.is_null())
                .filter(setup_sessions::code_expires_at.lt(before))
        )
        .execute(c))?;
        let unasked = sql!(self, |c| diesel::delete(
            recoveries::table
                .filter(recoveries::asked_at.is_null())
                .filter(recoveries::expires_at.lt(before))
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
        let pushed = sql!(self, |c| diesel::delete(
            pushed_requests::table.filter(pushed_requests::expires_at.lt(before))
        )
        .execute(c))?;
        let devices = sql!(self, |c| diesel::delete(
            device_requests::table.filter(device_requests::expires_at.lt(before))
        )
        .execute(c))?;
        let attempts = sql!(self, |c| diesel::delete(
            attempts::table.filter(attempts::ends_at.lt(now.micros()))
        )
        .execute(c))?;
        // These are looked at while they live only, and are many.
        let replays = sql!(self, |c| diesel::delete(
            replays::table.filter(replays::expires_at.lt(now.micros()))
        )
        .execute(c))?;
        let initial = sql!(self, |c| diesel::delete(
            initial_access_tokens::table.filter(initial_access_tokens::expires_at.lt(before))
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
            attempts: sign_ins + mailed + unproven + unasked + ceremonies + attempts,
            codes: codes + pushed + devices + replays,
            admin: links + sessions + initial,
        })
    }
}
