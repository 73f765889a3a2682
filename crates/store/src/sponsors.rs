//! Who of the host answers for which guests, and what happens when they go.

use crate::{
    StoreError, Tx,
    convert::{at_opt, read, read_opt},
    schema::{admin_links, admin_sessions, admins, guests},
};
use diesel::{dsl::count_star, prelude::*};
use model::{AdminRole, AdminState, At, Email, Ending, Guest, GuestState, Id, kind};

/// What stands about a sponsor beside the admin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sponsorship {
    /// Whose; `None` for guests without a sponsor.
    pub admin_id: Option<Id<kind::Admin>>,
    /// How many guests that are not removed.
    pub guests: i64,
    /// When these guests freeze, because the admin went and nobody took over.
    pub until: Option<At>,
}

impl Tx<'_> {
    /// Who answers for how many guests. Admins who answer for nobody are left out.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sponsorships(&mut self) -> Result<Vec<Sponsorship>, StoreError> {
        let rows: Vec<(Option<String>, i64)> = sql!(self, |c| guests::table
            .filter(guests::state.ne(GuestState::Removed.as_str()))
            .group_by(guests::sponsor_id)
            .select((guests::sponsor_id, count_star()))
            .load(c))?;
        let until: Vec<(String, Option<i64>)> = sql!(self, |c| admins::table
            .filter(admins::guests_until.is_not_null())
            .select((admins::id, admins::guests_until))
            .load(c))?;
        rows.into_iter()
            .map(|(admin, guests)| {
                let end = until.iter().find(|it| Some(&it.0) == admin.as_ref());
                Ok(Sponsorship {
                    admin_id: read_opt(admin.as_deref())?,
                    guests,
                    until: at_opt(end.and_then(|it| it.1)),
                })
            })
            .collect()
    }

    /// Gives all guests of a sponsor, or those of none, to another one.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hand_over_guests(
        &mut self,
        from: Option<&Id<kind::Admin>>,
        to: &Id<kind::Admin>,
    ) -> Result<usize, StoreError> {
        let handed = match from {
            Some(from) => sql!(self, |c| diesel::update(
                guests::table
                    .filter(guests::sponsor_id.eq(from.as_str()))
                    .filter(guests::state.ne(GuestState::Removed.as_str()))
            )
            .set(guests::sponsor_id.eq(to.as_str()))
            .execute(c))?,
            None => sql!(self, |c| diesel::update(
                guests::table
                    .filter(guests::sponsor_id.is_null())
                    .filter(guests::state.ne(GuestState::Removed.as_str()))
            )
            .set(guests::sponsor_id.eq(to.as_str()))
            .execute(c))?,
        };
        if let Some(from) = from {
            self.set_guests_until(from, None)?;
        }
        Ok(handed)
    }

    /// Says when the guests of a sponsor who went freeze, or that they do not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_guests_until(
        &mut self,
        admin: &Id<kind::Admin>,
        until: Option<At>,
    ) -> Result<bool, StoreError> {
        let changed = match until {
            Some(at) => sql!(self, |c| diesel::update(admins::table.find(admin.as_str()))
                .set(admins::guests_until.eq(at.micros()))
                .execute(c))?,
            None => sql!(self, |c| diesel::update(
                admins::table
                    .find(admin.as_str())
                    .filter(admins::guests_until.is_not_null())
            )
            .set(admins::guests_until.eq(None::<i64>))
            .execute(c))?,
        };
        Ok(changed == 1)
    }

    /// Switches an admin off: no session and no link of theirs works from now on. `false` when they were
    /// off already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn disable_admin(&mut self, id: &Id<kind::Admin>, now: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            admins::table
                .find(id.as_str())
                .filter(admins::state.eq(AdminState::Active.as_str()))
        )
        .set((
            admins::state.eq(AdminState::Disabled.as_str()),
            admins::disabled_at.eq(now.micros()),
        ))
        .execute(c))?;
        if rows == 1 {
            self.ended(Ending::Admin { id: id.clone() });
        }
        sql!(self, |c| diesel::delete(
            admin_sessions::table.filter(admin_sessions::admin_id.eq(id.as_str()))
        )
        .execute(c))?;
        sql!(self, |c| diesel::delete(
            admin_links::table.filter(admin_links::admin_id.eq(id.as_str()))
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Lets an admin in again. Guests who froze meanwhile stay frozen.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn enable_admin(&mut self, id: &Id<kind::Admin>) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            admins::table
                .find(id.as_str())
                .filter(admins::state.eq(AdminState::Disabled.as_str()))
        )
        .set((
            admins::state.eq(AdminState::Active.as_str()),
            admins::disabled_at.eq(None::<i64>),
            admins::guests_until.eq(None::<i64>),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Holds the rows of all active owners until the transaction ends, and says how many they are: of two
    /// owners who switch each other off, one is refused.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_active_owners(&mut self) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::update(
            admins::table
                .filter(admins::state.eq(AdminState::Active.as_str()))
                .filter(admins::role.eq(AdminRole::Owner.as_str()))
        )
        .set(admins::state.eq(AdminState::Active.as_str()))
        .execute(c))?)
    }

    /// Admins whose guests nobody took over in time.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sponsors_overdue(&mut self, now: At) -> Result<Vec<Id<kind::Admin>>, StoreError> {
        let ids: Vec<String> = sql!(self, |c| admins::table
            .filter(admins::guests_until.le(now.micros()))
            .order(admins::id)
            .select(admins::id)
            .load(c))?;
        ids.iter().map(|id| read(id)).collect()
    }

    /// Some guests of a sponsor who are in use.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_sponsored_by(
        &mut self,
        admin: &Id<kind::Admin>,
        limit: i64,
    ) -> Result<Vec<Id<kind::Guest>>, StoreError> {
        let used = [
            GuestState::Invited,
            GuestState::Active,
            GuestState::Suspended,
        ];
        let ids: Vec<String> = sql!(self, |c| guests::table
            .filter(guests::sponsor_id.eq(admin.as_str()))
            .filter(guests::state.eq_any(used.map(GuestState::as_str)))
            .order(guests::id)
            .limit(limit)
            .select(guests::id)
            .load(c))?;
        ids.iter().map(|id| read(id)).collect()
    }

    /// Makes another address the invited one; `false` when somebody else of the partner has it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_invited_address(
        &mut self,
        guest: &Guest,
        email: &Email,
    ) -> Result<bool, StoreError> {
        let other = self.holder_of_address(&guest.partner_id, email)?;
        if other.is_some_and(|other| other.id != guest.id) {
            return Ok(false);
        }
        let rows = sql!(self, |c| diesel::update(
            guests::table.find(guest.id.as_str())
        )
        .set((
            guests::email.eq(email.as_str()),
            guests::email_key.eq(email.key())
        ))
        .execute(c))?;
        self.rewrite_guest_words(&guest.id)?;
        Ok(rows == 1)
    }

    /// Makes somebody the sponsor of a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_sponsor(
        &mut self,
        id: &Id<kind::Guest>,
        sponsor: &Id<kind::Admin>,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(guests::table.find(id.as_str()))
            .set(guests::sponsor_id.eq(sponsor.as_str()))
            .execute(c))?;
        Ok(())
    }

    /// Sets when all access of a guest ends by itself.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_guest_end(
        &mut self,
        id: &Id<kind::Guest>,
        until: Option<At>,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(guests::table.find(id.as_str()))
            .set(guests::ends_at.eq(until.map(At::micros)))
            .execute(c))?;
        Ok(())
    }
}
