//! Browsers in which the mailbox of a set-up link was proven, and the test sign-ins made in them.

use crate::{
    CodeCheck, StoreError, Tx,
    convert::{at, hash, json, read, read_json},
    schema::{setup_attempts, setup_links, setup_sessions},
};
use diesel::prelude::*;
use model::{
    At, HashedSecret, Id, SETUP_ATTEMPTS_KEPT, SetupAttempt, SetupLink, SetupOutcome, SetupSession,
    kind,
};

/// A browser that asks for a code.
#[derive(Clone, Debug)]
pub struct NewSetupSession {
    /// Its id; part of what is hashed of the code.
    pub id: Id<kind::SetupSession>,
    /// By which link.
    pub link_id: Id<kind::SetupLink>,
    /// Hash of the browser's cookie.
    pub binding: HashedSecret,
    /// Hash over id, address and code.
    pub code: HashedSecret,
    /// How many tries the code allows.
    pub tries: i32,
    /// When it was mailed.
    pub created_at: At,
    /// The code does not work from this instant on.
    pub code_expires_at: At,
}

/// A test sign-in that begins.
#[derive(Clone, Debug)]
pub struct NewSetupAttempt {
    /// What is kept of it.
    pub attempt: SetupAttempt,
    /// Hash of the OAuth `state`.
    pub state: HashedSecret,
    /// Sealed nonce and PKCE verifier.
    pub upstream: Vec<u8>,
    /// Nothing is taken up from this instant on.
    pub expires_at: At,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = setup_sessions)]
struct CodeRow {
    id: String,
    code_hash: Vec<u8>,
    tries_left: i32,
    code_expires_at: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = setup_attempts)]
struct AttemptRow {
    id: String,
    setup_id: String,
    session_id: String,
    email: String,
    revision: i32,
    created_at: i64,
    outcome: Option<String>,
}

impl TryFrom<AttemptRow> for SetupAttempt {
    type Error = StoreError;
    fn try_from(row: AttemptRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            setup_id: read(&row.setup_id)?,
            session_id: read(&row.session_id)?,
            email: read(&row.email)?,
            revision: row.revision,
            created_at: at(row.created_at),
            outcome: row.outcome.as_deref().map(read_json).transpose()?,
        })
    }
}

impl Tx<'_> {
    /// Keeps a browser that waits for its code; earlier codes of the same link that were not used die.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_setup_session(&mut self, new: &NewSetupSession) -> Result<(), StoreError> {
        // Locks the link, so that of two codes made at once the later one ends the other.
        sql!(self, |c| diesel::update(
            setup_links::table.find(new.link_id.as_str())
        )
        .set(setup_links::id.eq(new.link_id.as_str()))
        .execute(c))?;
        sql!(self, |c| diesel::update(
            setup_sessions::table
                .filter(setup_sessions::link_id.eq(new.link_id.as_str()))
                .filter(setup_sessions::proven_at.is_null())
        )
        .set(setup_sessions::tries_left.eq(0))
        .execute(c))?;
        sql!(self, |c| diesel::insert_into(setup_sessions::table)
            .values((
                setup_sessions::id.eq(new.id.as_str()),
                setup_sessions::link_id.eq(new.link_id.as_str()),
                setup_sessions::binding_hash.eq(new.binding.as_bytes()),
                setup_sessions::code_hash.eq(new.code.as_bytes()),
                setup_sessions::tries_left.eq(new.tries),
                setup_sessions::created_at.eq(new.created_at.micros()),
                setup_sessions::code_expires_at.eq(new.code_expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// How many codes were mailed for a link since an instant.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_setup_codes(
        &mut self,
        link: &Id<kind::SetupLink>,
        since: At,
    ) -> Result<i64, StoreError> {
        Ok(sql!(self, |c| setup_sessions::table
            .filter(setup_sessions::link_id.eq(link.as_str()))
            .filter(setup_sessions::created_at.ge(since.micros()))
            .count()
            .get_result(c))?)
    }

    /// Tries the code of a browser. Every try takes one away in the same conditional write that guards
    /// it; the right one proves the browser, once, under the cookie of which `fresh` is the hash.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn prove_setup_session(
        &mut self,
        (link, binding): (&Id<kind::SetupLink>, &HashedSecret),
        fresh: &HashedSecret,
        hash_with: impl FnOnce(&str) -> HashedSecret,
        now: At,
    ) -> Result<CodeCheck, StoreError> {
        let row = sql!(self, |c| diesel::update(
            setup_sessions::table
                .filter(setup_sessions::link_id.eq(link.as_str()))
                .filter(setup_sessions::binding_hash.eq(binding.as_bytes()))
                .filter(setup_sessions::proven_at.is_null())
                .filter(setup_sessions::tries_left.gt(0))
        )
        .set(setup_sessions::tries_left.eq(setup_sessions::tries_left - 1))
        .returning(CodeRow::as_returning())
        .get_result(c)
        .optional())?;
        let Some(row) = row else {
            return Ok(CodeCheck::Gone);
        };
        if row.code_expires_at <= now.micros() {
            return Ok(CodeCheck::Expired);
        }
        if !hash(&row.code_hash)?.matches(&hash_with(&row.id)) {
            return Ok(if row.tries_left > 0 {
                CodeCheck::Wrong(row.tries_left)
            } else {
                CodeCheck::Gone
            });
        }
        let proven = sql!(self, |c| diesel::update(
            setup_sessions::table
                .find(&row.id)
                .filter(setup_sessions::proven_at.is_null())
        )
        .set((
            setup_sessions::proven_at.eq(now.micros()),
            setup_sessions::binding_hash.eq(fresh.as_bytes()),
        ))
        .execute(c))?;
        Ok(if proven == 1 {
            CodeCheck::Right
        } else {
            CodeCheck::Gone
        })
    }

    /// The proven browser behind a cookie, with its link in whatever state that is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_setup_session(
        &mut self,
        binding: &HashedSecret,
    ) -> Result<Option<(SetupSession, SetupLink)>, StoreError> {
        let row: Option<(String, String)> = sql!(self, |c| setup_sessions::table
            .filter(setup_sessions::binding_hash.eq(binding.as_bytes()))
            .filter(setup_sessions::proven_at.is_not_null())
            .select((setup_sessions::id, setup_sessions::link_id))
            .first(c)
            .optional())?;
        let Some((id, link_id)) = row else {
            return Ok(None);
        };
        let session = SetupSession {
            id: read(&id)?,
            link_id: read(&link_id)?,
        };
        let link = self.find_setup_link(&session.link_id)?;
        Ok(link.map(|link| (session, link)))
    }

    /// Keeps a test sign-in, and forgets all but the newest [`SETUP_ATTEMPTS_KEPT`] of its set-up.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_setup_attempt(&mut self, new: &NewSetupAttempt) -> Result<(), StoreError> {
        let it = &new.attempt;
        let outcome = it.outcome.as_ref().map(json).transpose()?;
        sql!(self, |c| diesel::insert_into(setup_attempts::table)
            .values((
                setup_attempts::id.eq(it.id.as_str()),
                setup_attempts::setup_id.eq(it.setup_id.as_str()),
                setup_attempts::session_id.eq(it.session_id.as_str()),
                setup_attempts::email.eq(it.email.as_str()),
                setup_attempts::revision.eq(it.revision),
                setup_attempts::state_hash.eq(new.state.as_bytes()),
                setup_attempts::upstream.eq(&new.upstream),
                setup_attempts::created_at.eq(it.created_at.micros()),
                setup_attempts::expires_at.eq(new.expires_at.micros()),
                setup_attempts::outcome.eq(&outcome),
            ))
            .execute(c))?;
        let kept = self.setup_attempts_of(&it.setup_id)?;
        let kept: Vec<&str> = kept.iter().map(|attempt| attempt.id.as_str()).collect();
        sql!(self, |c| diesel::delete(
            setup_attempts::table
                .filter(setup_attempts::setup_id.eq(it.setup_id.as_str()))
                .filter(setup_attempts::id.ne_all(&kept))
        )
        .execute(c))?;
        Ok(())
    }

    /// The newest test sign-ins of a set-up, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn setup_attempts_of(
        &mut self,
        setup: &Id<kind::Setup>,
    ) -> Result<Vec<SetupAttempt>, StoreError> {
        let most = i64::try_from(SETUP_ATTEMPTS_KEPT).unwrap_or(i64::MAX);
        let rows = sql!(self, |c| setup_attempts::table
            .filter(setup_attempts::setup_id.eq(setup.as_str()))
            .order((setup_attempts::created_at.desc(), setup_attempts::id.desc()))
            .limit(most)
            .select(AttemptRow::as_select())
            .load(c))?;
        rows.into_iter().map(SetupAttempt::try_from).collect()
    }

    /// Whether a `state` is that of a test sign-in, in whatever state that is.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn is_setup_attempt(&mut self, state: &HashedSecret) -> Result<bool, StoreError> {
        let found: Option<String> = sql!(self, |c| setup_attempts::table
            .filter(setup_attempts::state_hash.eq(state.as_bytes()))
            .select(setup_attempts::id)
            .first(c)
            .optional())?;
        Ok(found.is_some())
    }

    /// Uses up the one callback of a test sign-in, with what was sealed for it: `None` for a second
    /// callback, another browser, or after its time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn take_setup_attempt(
        &mut self,
        state: &HashedSecret,
        session: &Id<kind::SetupSession>,
        now: At,
    ) -> Result<Option<(SetupAttempt, Vec<u8>)>, StoreError> {
        let row = sql!(self, |c| diesel::update(
            setup_attempts::table
                .filter(setup_attempts::state_hash.eq(state.as_bytes()))
                .filter(setup_attempts::session_id.eq(session.as_str()))
                .filter(setup_attempts::returned_at.is_null())
                .filter(setup_attempts::outcome.is_null())
                .filter(setup_attempts::expires_at.gt(now.micros()))
        )
        .set(setup_attempts::returned_at.eq(now.micros()))
        .returning((AttemptRow::as_returning(), setup_attempts::upstream))
        .get_result::<(AttemptRow, Vec<u8>)>(c)
        .optional())?;
        row.map(|(row, upstream)| Ok((SetupAttempt::try_from(row)?, upstream)))
            .transpose()
    }

    /// Writes down what came of a test sign-in, once.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn finish_setup_attempt(
        &mut self,
        id: &Id<kind::SetupAttempt>,
        outcome: &SetupOutcome,
    ) -> Result<bool, StoreError> {
        let outcome = json(outcome)?;
        let rows = sql!(self, |c| diesel::update(
            setup_attempts::table
                .find(id.as_str())
                .filter(setup_attempts::outcome.is_null())
        )
        .set(setup_attempts::outcome.eq(&outcome))
        .execute(c))?;
        Ok(rows == 1)
    }
}
