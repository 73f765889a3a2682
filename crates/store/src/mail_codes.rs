//! Mailed 6-digit codes.

use crate::{
    StoreError, Tx,
    schema::{mail_codes, sign_ins},
};
use diesel::prelude::*;
use model::{At, HashedSecret, Id, kind};

/// A code to keep.
#[derive(Clone, Debug)]
pub struct NewMailCode {
    /// Its id; part of what is hashed.
    pub id: Id<kind::MailCode>,
    /// The sign-in it proves a mailbox for.
    pub sign_in_id: Id<kind::SignIn>,
    /// Key of the address it was sent to.
    pub email_key: String,
    /// Hash over id and code.
    pub code: HashedSecret,
    /// How many tries it allows.
    pub tries: i32,
    /// When it was made.
    pub created_at: At,
    /// Not from this instant on.
    pub expires_at: At,
}

/// What came of presenting a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeCheck {
    /// It was the one; it is used up now.
    Right,
    /// It was not; so many tries are left.
    Wrong(i32),
    /// There is none to try: never sent, used, replaced or tried too often.
    Gone,
    /// Its time is over.
    Expired,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = mail_codes)]
struct Row {
    id: String,
    code_hash: Vec<u8>,
    tries_left: i32,
    expires_at: i64,
}

impl Tx<'_> {
    /// Keeps a code; earlier codes of the same sign-in die.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_mail_code(&mut self, new: &NewMailCode) -> Result<(), StoreError> {
        // Locks the sign-in, so that of two codes made at once the later one ends the other.
        sql!(self, |c| diesel::update(
            sign_ins::table.find(new.sign_in_id.as_str())
        )
        .set(sign_ins::id.eq(new.sign_in_id.as_str()))
        .execute(c))?;
        sql!(self, |c| diesel::update(
            mail_codes::table
                .filter(mail_codes::sign_in_id.eq(new.sign_in_id.as_str()))
                .filter(mail_codes::consumed_at.is_null())
        )
        .set(mail_codes::consumed_at.eq(new.created_at.micros()))
        .execute(c))?;
        sql!(self, |c| diesel::insert_into(mail_codes::table)
            .values((
                mail_codes::id.eq(new.id.as_str()),
                mail_codes::sign_in_id.eq(new.sign_in_id.as_str()),
                mail_codes::email_key.eq(&new.email_key),
                mail_codes::code_hash.eq(new.code.as_bytes()),
                mail_codes::tries_left.eq(new.tries),
                mail_codes::created_at.eq(new.created_at.micros()),
                mail_codes::expires_at.eq(new.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Tries a code against the live one of a sign-in. `hash_with` hashes what was typed together
    /// with the id of the stored code. Every try takes one away in the same conditional write that
    /// guards it, so parallel guesses cannot exceed the allowance.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn check_mail_code(
        &mut self,
        sign_in: &Id<kind::SignIn>,
        hash_with: impl FnOnce(&str) -> HashedSecret,
        now: At,
    ) -> Result<CodeCheck, StoreError> {
        let row = sql!(self, |c| diesel::update(
            mail_codes::table
                .filter(mail_codes::sign_in_id.eq(sign_in.as_str()))
                .filter(mail_codes::consumed_at.is_null())
                .filter(mail_codes::tries_left.gt(0))
        )
        .set(mail_codes::tries_left.eq(mail_codes::tries_left - 1))
        .returning(Row::as_returning())
        .get_result(c)
        .optional())?;
        let Some(row) = row else {
            return Ok(CodeCheck::Gone);
        };
        if row.expires_at <= now.micros() {
            return Ok(CodeCheck::Expired);
        }
        if !crate::convert::hash(&row.code_hash)?.matches(&hash_with(&row.id)) {
            return Ok(if row.tries_left > 0 {
                CodeCheck::Wrong(row.tries_left)
            } else {
                CodeCheck::Gone
            });
        }
        let used = sql!(self, |c| diesel::update(
            mail_codes::table
                .find(&row.id)
                .filter(mail_codes::consumed_at.is_null())
        )
        .set(mail_codes::consumed_at.eq(now.micros()))
        .execute(c))?;
        Ok(if used == 1 {
            CodeCheck::Right
        } else {
            CodeCheck::Gone
        })
    }
}
