//! Freezing guests who left their company, and thawing those who came back.

use crate::{
    GrantScope, StoreError, Tx,
    convert::{at_opt, read, read_json},
    guests::Row,
    schema::{archived_access, assignments, group_members, guests},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use model::{
    Assignee, Assignment, At, Ending, FreezeReason, Guest, GuestState, Id, NewReceipt, Random,
    ReceiptKind, Telling, kind,
};

/// What freezing a guest ended.
#[derive(Debug)]
pub struct FrozenGuest {
    /// The guest as it was before.
    pub before: Guest,
    /// What that ended, for [`Tx::audit_ending`].
    pub receipt: NewReceipt,
    /// How many assignments and memberships were archived.
    pub archived: usize,
}

#[derive(Queryable)]
struct Archived {
    target_id: String,
    roles: String,
    starts_at: Option<i64>,
    ends_at: Option<i64>,
}

impl Tx<'_> {
    /// Freezes a guest: one conditional write to the state, then sessions, families and codes in
    /// flight end, the apps that listen are told, open invitations and waiting mail die, and direct
    /// assignments and memberships go to the archive. `None` when the guest is frozen or removed
    /// already; then nothing changes.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn freeze_guest(
        &mut self,
        id: &Id<kind::Guest>,
        reason: FreezeReason,
        now: At,
        random: &dyn Random,
    ) -> Result<Option<FrozenGuest>, StoreError> {
        let living = [
            GuestState::Invited,
            GuestState::Active,
            GuestState::Suspended,
        ]
        .map(GuestState::as_str);
        let Some(before) = self.find_guest(id)? else {
            return Ok(None);
        };
        let rows = sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq_any(living))
        )
        .set((
            guests::frozen_from.eq(guests::state.nullable()),
            guests::state.eq(GuestState::Frozen.as_str()),
            guests::frozen_at.eq(now.micros()),
            guests::frozen_for.eq(reason.as_str()),
        ))
        .execute(c))?;
        if rows == 0 {
            return Ok(None);
        }
        self.ended(Ending::Frozen {
            id: id.clone(),
            reason,
            at: now,
        });
        let ends = (&GrantScope::Guest(id), ReceiptKind::GuestFrozen);
        let mut receipt = self.end_for_receipt(ends, now, random)?;
        let invitations = self.revoke_open_invitations(id)?;
        receipt.invitations = i64::try_from(invitations).unwrap_or(i64::MAX);
        self.forget_home_grant(id)?;
        self.bury_mail_to(id, now)?;
        Ok(Some(FrozenGuest {
            archived: self.archive_access(id, now)?,
            before,
            receipt,
        }))
    }

    /// Makes a frozen guest what it was before and gives back what was archived, as far as app and
    /// group still exist. No session and no token comes back to life. `None` when it is not frozen, or when
    /// somebody else was invited at its address since.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn thaw_guest(
        &mut self,
        id: &Id<kind::Guest>,
        now: At,
        random: &dyn Random,
    ) -> Result<Option<Guest>, StoreError> {
        let rows = sql!(self, |c| {
            sql_query(
            "UPDATE guests SET state = frozen_from, frozen_at = NULL, frozen_for = NULL, \
             frozen_from = NULL, thawed_at = $1 WHERE id = $2 AND state = 'frozen' AND frozen_from IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM guests o WHERE o.partner_id = guests.partner_id \
             AND o.email_key = guests.email_key AND o.state NOT IN ('frozen', 'removed'))"
        )
        .bind::<BigInt, _>(now.micros())
        .bind::<Text, _>(id.as_str())
        .execute(c)
        })?;
        if rows == 0 {
            return Ok(None);
        }
        self.restore_access(id, now, random)?;
        self.queue_enabled_signals(id, Telling::at(now, random))?;
        self.find_guest(id)
    }

    fn archive_access(&mut self, id: &Id<kind::Guest>, now: At) -> Result<usize, StoreError> {
        // SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
        for query in [
            "INSERT INTO archived_access (guest_id, target_id, roles, starts_at, ends_at, archived_at) \
             SELECT s.assignee_id, s.app_id, s.roles, s.starts_at, s.ends_at, $1 FROM assignments s \
             WHERE s.assignee_id = $2 ON CONFLICT DO NOTHING",
            "INSERT INTO archived_access (guest_id, target_id, roles, archived_at) \
             SELECT m.guest_id, m.group_id, '[]', $1 FROM group_members m \
             WHERE m.guest_id = $2 ON CONFLICT DO NOTHING",
        ] {
            sql!(self, |c| sql_query(query)
                .bind::<BigInt, _>(now.micros())
                .bind::<Text, _>(id.as_str())
                .execute(c))?;
        }
        let given = sql!(self, |c| diesel::delete(
            assignments::table.filter(assignments::assignee_id.eq(id.as_str()))
        )
        .execute(c))?;
        let joined = sql!(self, |c| diesel::delete(
            group_members::table.filter(group_members::guest_id.eq(id.as_str()))
        )
        .execute(c))?;
        Ok(given + joined)
    }

    fn restore_access(
        &mut self,
        id: &Id<kind::Guest>,
        now: At,
        random: &dyn Random,
    ) -> Result<(), StoreError> {
        let rows: Vec<Archived> = sql!(self, |c| archived_access::table
            .filter(archived_access::guest_id.eq(id.as_str()))
            .order(archived_access::target_id)
            .select((
                archived_access::target_id,
                archived_access::roles,
                archived_access::starts_at,
                archived_access::ends_at,
            ))
            .load(c))?;
        for row in rows {
            if let Ok(group) = row.target_id.parse::<Id<kind::Group>>() {
                if self.find_group(&group)?.is_some() {
                    self.add_member(&group, id, now)?;
                }
                continue;
            }
            let app: Id<kind::App> = read(&row.target_id)?;
            if self.find_app(&app)?.is_some() {
                self.insert_assignment(&Assignment {
                    id: Id::new(now, random),
                    app_id: app,
                    assignee: Assignee::Guest(id.clone()),
                    roles: read_json(&row.roles)?,
                    starts_at: at_opt(row.starts_at),
                    ends_at: at_opt(row.ends_at),
                    created_at: now,
                })?;
            }
        }
        self.forget_archived_access(id)
    }

    /// Guests frozen for one of some reasons, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_frozen_for(
        &mut self,
        reasons: &[FreezeReason],
        limit: i64,
    ) -> Result<Vec<Guest>, StoreError> {
        let reasons: Vec<&str> = reasons.iter().map(|it| it.as_str()).collect();
        let rows = sql!(self, |c| guests::table
            .filter(guests::state.eq(GuestState::Frozen.as_str()))
            .filter(guests::frozen_for.eq_any(&reasons))
            .order((guests::frozen_at.desc(), guests::id))
            .limit(limit)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Guest::try_from).collect()
    }

    /// What was archived of a frozen guest: ids of apps and groups.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn archived_access_of(&mut self, id: &Id<kind::Guest>) -> Result<Vec<String>, StoreError> {
        Ok(sql!(self, |c| archived_access::table
            .filter(archived_access::guest_id.eq(id.as_str()))
            .order(archived_access::target_id)
            .select(archived_access::target_id)
            .load(c))?)
    }

    /// Archives a membership of a frozen guest, or forgets one: it is given back when the guest thaws.
    /// `false` when that was so already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn archive_member(
        &mut self,
        (group, guest): (&Id<kind::Group>, &Id<kind::Guest>),
        is_in: bool,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = if is_in {
            sql!(self, |c| diesel::insert_into(archived_access::table)
                .values((
                    archived_access::guest_id.eq(guest.as_str()),
                    archived_access::target_id.eq(group.as_str()),
                    archived_access::roles.eq("[]"),
                    archived_access::archived_at.eq(now.micros()),
                ))
                .on_conflict_do_nothing()
                .execute(c))?
        } else {
            sql!(self, |c| diesel::delete(
                archived_access::table.find((guest.as_str(), group.as_str()))
            )
            .execute(c))?
        };
        Ok(rows == 1)
    }

    /// Forgets what was archived of a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn forget_archived_access(&mut self, id: &Id<kind::Guest>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            archived_access::table.filter(archived_access::guest_id.eq(id.as_str()))
        )
        .execute(c))?;
        Ok(())
    }
}
