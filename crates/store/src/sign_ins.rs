//! Sign-ins under way: each step is one conditional write.

use crate::{
    AtHome, StoreError, Tx,
    convert::{at, hash, json, read, read_json, read_opt},
    schema::sign_ins,
};
use diesel::prelude::*;
use model::{At, HashedSecret, HomeSignIn, Id, SignIn, SignInStep, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = sign_ins)]
struct Row {
    id: String,
    binding_hash: Vec<u8>,
    connection_id: String,
    invitation_id: Option<String>,
    continue_to: String,
    state_hash: Vec<u8>,
    upstream: Vec<u8>,
    step: String,
    proof: Option<String>,
    expires_at: i64,
    moves_guest_id: Option<String>,
    mailbox_proven: bool,
}

impl TryFrom<Row> for SignIn {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            binding: hash(&row.binding_hash)?,
            connection_id: read(&row.connection_id)?,
            invitation_id: read_opt(row.invitation_id.as_deref())?,
            moves_guest_id: read_opt(row.moves_guest_id.as_deref())?,
            mailbox_proven: row.mailbox_proven,
            continue_to: row.continue_to,
            state: hash(&row.state_hash)?,
            upstream: row.upstream,
            step: read(&row.step)?,
            proof: row.proof.as_deref().map(read_json).transpose()?,
            expires_at: at(row.expires_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a sign-in at step `started`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(sign_ins::table)
            .values((
                sign_ins::id.eq(sign_in.id.as_str()),
                sign_ins::binding_hash.eq(sign_in.binding.as_bytes()),
                sign_ins::connection_id.eq(sign_in.connection_id.as_str()),
                sign_ins::invitation_id.eq(sign_in.invitation_id.as_ref().map(Id::as_str)),
                sign_ins::continue_to.eq(&sign_in.continue_to),
                sign_ins::state_hash.eq(sign_in.state.as_bytes()),
                sign_ins::upstream.eq(&sign_in.upstream),
                sign_ins::step.eq(sign_in.step.as_str()),
                sign_ins::expires_at.eq(sign_in.expires_at.micros()),
                sign_ins::moves_guest_id.eq(sign_in.moves_guest_id.as_ref().map(Id::as_str)),
                sign_ins::mailbox_proven.eq(sign_in.mailbox_proven),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds the sign-in that a `state` belongs to.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_sign_in_by_state(
        &mut self,
        state: &HashedSecret,
    ) -> Result<Option<SignIn>, StoreError> {
        let row = sql!(self, |c| sign_ins::table
            .filter(sign_ins::state_hash.eq(state.as_bytes()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(SignIn::try_from).transpose()
    }

    /// Finds the unexpired sign-in that this browser's cookie is bound to.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_sign_in_by_binding(
        &mut self,
        binding: &HashedSecret,
        now: At,
    ) -> Result<Option<SignIn>, StoreError> {
        let row = sql!(self, |c| sign_ins::table
            .filter(
                sign_ins::binding_hash
                    .eq(binding.as_bytes())
                    .and(sign_ins::expires_at.gt(now.micros()))
            )
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(SignIn::try_from).transpose()
    }

    /// Uses up the one callback of a sign-in: `false` for a second callback, a finished or an
    /// expired sign-in. Nothing may be asked of the home before this says `true`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consume_callback(&mut self, id: &Id<kind::SignIn>, now: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            sign_ins::table
                .find(id.as_str())
                .filter(sign_ins::step.eq(SignInStep::Started.as_str()))
                .filter(sign_ins::returned_at.is_null())
                .filter(sign_ins::expires_at.gt(now.micros()))
        )
        .set(sign_ins::returned_at.eq(now.micros()))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Keeps the proof: `started → proven`; `false` when it is not at `started` or expired.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn prove_sign_in(
        &mut self,
        id: &Id<kind::SignIn>,
        proof: &HomeSignIn,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            sign_ins::table
                .find(id.as_str())
                .filter(sign_ins::step.eq(SignInStep::Started.as_str()))
                .filter(sign_ins::expires_at.gt(now.micros()))
        )
        .set((
            sign_ins::step.eq(SignInStep::Proven.as_str()),
            sign_ins::proof.eq(json(proof)?)
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Names the invitation that a proven sign-in is about to accept.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_sign_in_invitation(
        &mut self,
        id: &Id<kind::SignIn>,
        invitation: &Id<kind::Invitation>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(sign_ins::table.find(id.as_str()))
            .set(sign_ins::invitation_id.eq(invitation.as_str()))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Names the guest whose account a proven sign-in is about to replace, and who has to prove it yet.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_sign_in_move(
        &mut self,
        id: &Id<kind::SignIn>,
        guest: &Id<kind::Guest>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            sign_ins::table
                .find(id.as_str())
                .filter(sign_ins::step.eq(SignInStep::Proven.as_str()))
        )
        .set(sign_ins::moves_guest_id.eq(guest.as_str()))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Ends the proven sign-ins that a home takes back before they became sessions.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn drop_sign_ins_at_home(&mut self, meant: &AtHome<'_>, now: At) -> Result<(), StoreError> {
        let rows: Vec<Row> = sql!(self, |c| sign_ins::table
            .filter(sign_ins::connection_id.eq(meant.connection.as_str()))
            .filter(sign_ins::step.eq(SignInStep::Proven.as_str()))
            .filter(sign_ins::expires_at.gt(now.micros()))
            .select(Row::as_select())
            .load(c))?;
        for row in rows {
            let sign_in = SignIn::try_from(row)?;
            if sign_in.proof.is_some_and(|proof| meant.means(&proof)) {
                self.finish_sign_in(&sign_in.id, now)?;
            }
        }
        Ok(())
    }

    /// Ends a proven sign-in: `proven → finished`; exactly one caller gets `true`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn finish_sign_in(&mut self, id: &Id<kind::SignIn>, now: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            sign_ins::table
                .find(id.as_str())
                .filter(sign_ins::step.eq(SignInStep::Proven.as_str()))
                .filter(sign_ins::expires_at.gt(now.micros()))
        )
        .set(sign_ins::step.eq(SignInStep::Finished.as_str()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
