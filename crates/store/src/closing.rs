//! Closing the records of guests who are gone: everything personal is erased, and what stays is a
//! tombstone with the guest's id and the seeds of their subjects, so that no `sub` is ever given again.

use crate::{
    StoreError, Tx,
    convert::read,
    guests::like_pattern,
    schema::{
        archived_access, assignments, consents, group_members, guests, invitation_requests,
        invitations, mail_codes, outbox, sign_ins, totp_factors,
    },
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use model::{At, Ending, Guest, GuestState, Id, OutboxKind, PasskeyOwner, kind};

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = Text)]
    id: String,
}

/// How much was erased with a record, for the proof in the audit chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Accounts at home.
    pub identities: usize,
    /// Passkeys and authenticator apps.
    pub factors: usize,
    /// Invitations and requests for another one.
    pub invitations: usize,
    /// Mails.
    pub mails: usize,
    /// Sign-ins and mailed codes.
    pub sign_ins: usize,
    /// Assignments, memberships, consents, requests and what was archived.
    pub access: usize,
    /// Users in partners' directories.
    pub directory: usize,
}

/// Nobody confirmed the guest, invited them, or let them in again since `$1`.
const SILENT: &str = "state IN ('active', 'invited') AND created_at <= $1 AND COALESCE(confirmed_at, 0) <= $1 \
     AND COALESCE(thawed_at, 0) <= $1 AND NOT EXISTS (SELECT 1 FROM \
     invitations i WHERE i.guest_id = guests.id AND i.state = 'open' AND i.expires_at > $1)";

impl Tx<'_> {
    /// Frozen and removed guests whose records are not closed and who left no later than `before`; the
    /// longest gone first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_to_close(
        &mut self,
        before: At,
        limit: i64,
    ) -> Result<Vec<Id<kind::Guest>>, StoreError> {
        let mut ids: Vec<String> = sql!(self, |c| guests::table
            .filter(guests::removed_at.le(before.micros()))
            .filter(guests::closed_at.is_null())
            .filter(guests::state.eq(GuestState::Removed.as_str()))
            .order((guests::removed_at, guests::id))
            .limit(limit)
            .select(guests::id)
            .load(c))?;
        let frozen: Vec<String> = sql!(self, |c| guests::table
            .filter(guests::frozen_at.le(before.micros()))
            .filter(guests::state.eq(GuestState::Frozen.as_str()))
            .order((guests::frozen_at, guests::id))
            .limit(limit)
            .select(guests::id)
            .load(c))?;
        ids.extend(frozen);
        ids.iter().map(|id| read(id)).collect()
    }

    /// Closes the record of a frozen or removed guest: one conditional write, so that of several nodes
    /// exactly one does it; then everything personal goes. `None` when it is closed already or the guest is
    /// in use.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn close_guest(
        &mut self,
        id: &Id<kind::Guest>,
        now: At,
    ) -> Result<Option<Erased>, StoreError> {
        // A name that no mail reaches (RFC 2606 §2) and that nobody else has.
        let nobody = format!("{id}@erased.invalid");
        let Some(former) = self.find_guest(id)? else {
            return Ok(None);
        };
        let rows = sql!(self, |c| {
            sql_query(
            "UPDATE guests SET closed_at = $1, removed_at = COALESCE(removed_at, $1), state = 'removed', \
             email = $2, email_key = $2, display_name = id, name_key = id, home_name = NULL, \
             home_email = NULL, home_email_verified = FALSE WHERE id = $3 AND closed_at IS NULL \
             AND state IN ('frozen', 'removed')"
        )
        .bind::<BigInt, _>(now.micros())
        .bind::<Text, _>(&nobody)
        .bind::<Text, _>(id.as_str())
        .execute(c)
        })?;
        if rows == 0 {
            return Ok(None);
        }
        self.ended(Ending::Erased {
            id: id.clone(),
            at: now,
        });
        self.forget_account_signals(id)?;
        self.forget_guest_words(id)?;
        let erased = Erased {
            sign_ins: self.erase_sign_ins(&former)?,
            invitations: self.erase_invitations(id)?,
            mails: self.erase_mails(id, now)?,
            access: self.erase_access(id)?,
            directory: self.erase_scim_users(id)?,
            factors: self.delete_passkeys(&PasskeyOwner::Guest(id.clone()))?
                + sql!(self, |c| diesel::delete(
                    totp_factors::table.filter(totp_factors::guest_id.eq(id.as_str()))
                )
                .execute(c))?,
            // Sign-ins are found by the accounts, so these go last.
            identities: self.unlink_identities(id)?,
        };
        Ok(Some(erased))
    }

    fn erase_sign_ins(&mut self, guest: &Guest) -> Result<usize, StoreError> {
        let id = guest.id.as_str();
        let own = invitations::table
            .filter(invitations::guest_id.eq(id))
            .select(invitations::id.nullable());
        let mut erased = sql!(self, |c| diesel::delete(
            sign_ins::table.filter(
                sign_ins::invitation_id
                    .eq_any(own)
                    .or(sign_ins::moves_guest_id.eq(id))
            )
        )
        .execute(c))?;
        for identity in self.identities_of(&guest.id)? {
            let subject = serde_json::to_string(&identity.subject)
                .map_err(|e| StoreError::Corrupt(e.to_string()))?;
            let pattern = like_pattern(&format!("\"subject\":{subject}"));
            erased += sql!(self, |c| diesel::delete(
                sign_ins::table
                    .filter(sign_ins::connection_id.eq(identity.connection_id.as_str()))
                    .filter(sign_ins::proof.like(&pattern).escape('\\'))
            )
            .execute(c))?;
        }
        erased += sql!(self, |c| diesel::delete(
            mail_codes::table.filter(mail_codes::email_key.eq(guest.email.key()))
        )
        .execute(c))?;
        Ok(erased)
    }

    fn erase_invitations(&mut self, id: &Id<kind::Guest>) -> Result<usize, StoreError> {
        self.revoke_open_invitations(id)?;
        let written = sql!(self, |c| diesel::update(
            invitations::table.filter(invitations::guest_id.eq(id.as_str()))
        )
        .set(invitations::message.eq(None::<String>))
        .execute(c))?;
        let asked = sql!(self, |c| diesel::delete(
            invitation_requests::table.filter(invitation_requests::guest_id.eq(id.as_str()))
        )
        .execute(c))?;
        Ok(written + asked)
    }

    /// Logout tokens that wait are left alone: they hold ids, and apps must hear of the end.
    fn erase_mails(&mut self, id: &Id<kind::Guest>, now: At) -> Result<usize, StoreError> {
        self.bury_mail_to(id, now)?;
        Ok(sql!(self, |c| diesel::update(
            outbox::table
                .filter(outbox::guest_id.eq(id.as_str()))
                .filter(outbox::kind.eq(OutboxKind::Mail.as_str()))
        )
        .set((
            outbox::payload.eq(Vec::<u8>::new()),
            outbox::last_error.eq(None::<String>)
        ))
        .execute(c))?)
    }

    fn erase_access(&mut self, id: &Id<kind::Guest>) -> Result<usize, StoreError> {
        let asked = self.erase_requests(id)?;
        let id = id.as_str();
        let given = sql!(self, |c| diesel::delete(
            assignments::table.filter(assignments::assignee_id.eq(id))
        )
        .execute(c))?;
        let joined = sql!(self, |c| diesel::delete(
            group_members::table.filter(group_members::guest_id.eq(id))
        )
        .execute(c))?;
        let consented = sql!(self, |c| diesel::delete(
            consents::table.filter(consents::guest_id.eq(id))
        )
        .execute(c))?;
        let archived = sql!(self, |c| diesel::delete(
            archived_access::table.filter(archived_access::guest_id.eq(id))
        )
        .execute(c))?;
        Ok(asked + given + joined + consented + archived)
    }

    /// The next active or invited guests behind `after` whom nobody confirmed, invited or let in again
    /// since `before`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn silent_guests(
        &mut self,
        before: At,
        after: Option<&Id<kind::Guest>>,
        limit: i64,
    ) -> Result<Vec<Id<kind::Guest>>, StoreError> {
        let query =
            format!("SELECT id FROM guests WHERE {SILENT} AND id > $2 ORDER BY id LIMIT $3");
        let rows: Vec<IdRow> = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(before.micros())
            .bind::<Text, _>(after.map_or("", |id| id.as_str()))
            .bind::<BigInt, _>(limit)
            .load(c))?;
        rows.iter().map(|row| read(&row.id)).collect()
    }

    /// Holds the row of a guest who is still silent, so that no sign-in comes between the look and what
    /// follows; `false` when they are not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_if_silent(&mut self, id: &Id<kind::Guest>, before: At) -> Result<bool, StoreError> {
        let query = format!("UPDATE guests SET thawed_at = thawed_at WHERE {SILENT} AND id = $2");
        let rows = sql!(self, |c| sql_query(query)
            .bind::<BigInt, _>(before.micros())
            .bind::<Text, _>(id.as_str())
            .execute(c))?;
        Ok(rows == 1)
    }
}
