//! Guests and the identities linked to them.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, micros, read, read_opt},
    schema::{guests, identity_links},
};
use diesel::{dsl::count_star, prelude::*};
use model::{
    At, Email, Ending, Freeze, Guest, GuestState, HomeIdentity, HomeProfile, Id, SubjectSeed, kind,
};

#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = guests)]
pub(crate) struct Row {
    id: String,
    partner_id: String,
    email: String,
    display_name: String,
    language: String,
    state: String,
    sponsor_id: Option<String>,
    ends_at: Option<i64>,
    created_at: i64,
    accepted_at: Option<i64>,
    removed_at: Option<i64>,
    confirmed_at: Option<i64>,
    home_name: Option<String>,
    home_email: Option<String>,
    home_email_verified: bool,
    subject_public: String,
    subject_pairwise: String,
    frozen_at: Option<i64>,
    frozen_for: Option<String>,
    frozen_from: Option<String>,
    confirmed_until: Option<i64>,
    closed_at: Option<i64>,
}

impl TryFrom<Row> for Guest {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            partner_id: read(&row.partner_id)?,
            email: read(&row.email)?,
            display_name: row.display_name,
            language: read(&row.language)?,
            state: read(&row.state)?,
            sponsor_id: read_opt(row.sponsor_id.as_deref())?,
            ends_at: at_opt(row.ends_at),
            created_at: at(row.created_at),
            accepted_at: at_opt(row.accepted_at),
            removed_at: at_opt(row.removed_at),
            confirmed_at: at_opt(row.confirmed_at),
            confirmed_until: at_opt(row.confirmed_until),
            closed_at: at_opt(row.closed_at),
            frozen: match (row.frozen_at, row.frozen_for, row.frozen_from) {
                (Some(since), Some(reason), Some(from)) if row.state == "frozen" => Some(Freeze {
                    at: at(since),
                    reason: read(&reason)?,
                    from: read(&from)?,
                }),
                _ => None,
            },
            home: HomeProfile {
                name: row.home_name,
                email: row.home_email,
                email_verified: row.home_email_verified,
            },
            subject: SubjectSeed {
                public: row.subject_public,
                pairwise: row.subject_pairwise,
            },
        })
    }
}

/// How many guests there are in each state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuestCounts {
    /// Invited, not yet accepted.
    pub invited: i64,
    /// Active.
    pub active: i64,
    /// Suspended.
    pub suspended: i64,
    /// Frozen.
    pub frozen: i64,
    /// Removed.
    pub removed: i64,
}

impl Tx<'_> {
    /// Adds a guest; `false` when the partner already has a living guest with that address.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_guest(&mut self, guest: &Guest) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(guests::table)
            .values((
                guests::id.eq(guest.id.as_str()),
                guests::partner_id.eq(guest.partner_id.as_str()),
                guests::email.eq(guest.email.as_str()),
                guests::email_key.eq(guest.email.key()),
                guests::display_name.eq(&guest.display_name),
                guests::name_key.eq(guest.display_name.to_lowercase()),
                guests::language.eq(guest.language.as_str()),
                guests::state.eq(guest.state.as_str()),
                guests::sponsor_id.eq(guest.sponsor_id.as_ref().map(Id::as_str)),
                guests::ends_at.eq(micros(guest.ends_at)),
                guests::created_at.eq(guest.created_at.micros()),
                guests::accepted_at.eq(micros(guest.accepted_at)),
                guests::removed_at.eq(micros(guest.removed_at)),
                guests::confirmed_at.eq(micros(guest.confirmed_at)),
                guests::confirmed_until.eq(micros(guest.confirmed_until)),
                guests::home_name.eq(&guest.home.name),
                guests::home_email.eq(&guest.home.email),
                guests::home_email_verified.eq(guest.home.email_verified),
                guests::subject_public.eq(&guest.subject.public),
                guests::subject_pairwise.eq(&guest.subject.pairwise),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        if rows == 1 {
            self.write_guest_words(&guest.id, &guest.display_name, &guest.email)?;
        }
        Ok(rows == 1)
    }

    /// Finds a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_guest(&mut self, id: &Id<kind::Guest>) -> Result<Option<Guest>, StoreError> {
        let row = sql!(self, |c| guests::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Guest::try_from).transpose()
    }

    /// The rows that the host made for an address, newest first, removed ones included. For lists
    /// of the host's own making; a sign-in finds a guest only by its identity.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_invited_as(&mut self, email: &Email) -> Result<Vec<Guest>, StoreError> {
        let rows = sql!(self, |c| guests::table
            .filter(guests::email_key.eq(email.key()))
            .order(guests::id.desc())
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Guest::try_from).collect()
    }

    /// Who holds a partner's address: whoever was invited there and is neither frozen nor removed.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn holder_of_address(
        &mut self,
        partner: &Id<kind::Partner>,
        email: &Email,
    ) -> Result<Option<Guest>, StoreError> {
        let holds = [
            GuestState::Invited,
            GuestState::Active,
            GuestState::Suspended,
        ];
        let row = sql!(self, |c| guests::table
            .filter(guests::partner_id.eq(partner.as_str()))
            .filter(guests::email_key.eq(email.key()))
            .filter(guests::state.eq_any(holds.map(GuestState::as_str)))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Guest::try_from).transpose()
    }

    /// The guests of a partner whom a connection knows by another subject than this one, and of whom the
    /// home says, or the host said, that the address is theirs (S06). Only those in use.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn others_known_as(
        &mut self,
        identity: &HomeIdentity,
        email: &Email,
    ) -> Result<Vec<Guest>, StoreError> {
        let used = [GuestState::Active, GuestState::Suspended].map(GuestState::as_str);
        let said_at_home = guests::home_email
            .eq(email.as_str())
            .and(guests::home_email_verified.eq(true));
        // What the home vouches for today is newer than what the host wrote once.
        let said_by_host = guests::email_key
            .eq(email.key())
            .and(guests::home_email_verified.eq(false));
        let rows = sql!(self, |c| guests::table
            .inner_join(identity_links::table.on(identity_links::guest_id.eq(guests::id)))
            .filter(said_at_home.or(said_by_host))
            .filter(guests::state.eq_any(used))
            .filter(identity_links::connection_id.eq(identity.connection_id.as_str()))
            .filter(identity_links::issuer.eq(&identity.issuer))
            .filter(identity_links::subject.ne(&identity.subject))
            .order(guests::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Guest::try_from).collect()
    }

    /// Counts guests by state.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_guests(&mut self) -> Result<GuestCounts, StoreError> {
        let rows: Vec<(String, i64)> = sql!(self, |c| guests::table
            .group_by(guests::state)
            .select((guests::state, count_star()))
            .load(c))?;
        let mut counts = GuestCounts::default();
        for (state, number) in rows {
            match read(&state)? {
                GuestState::Invited => counts.invited = number,
                GuestState::Active => counts.active = number,
                GuestState::Suspended => counts.suspended = number,
                GuestState::Frozen => counts.frozen = number,
                GuestState::Removed => counts.removed = number,
            }
        }
        Ok(counts)
    }

    /// Counts a partner's guests that are not removed.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_living_guests(&mut self, partner: &Id<kind::Partner>) -> Result<i64, StoreError> {
        Ok(sql!(self, |c| guests::table
            .filter(
                guests::partner_id
                    .eq(partner.as_str())
                    .and(guests::state.ne(GuestState::Removed.as_str()))
            )
            .count()
            .get_result(c))?)
    }

    /// Takes a guest from `invited` to `active`; `false` when it was not invited.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn activate_guest(&mut self, id: &Id<kind::Guest>, now: At) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq(GuestState::Invited.as_str()))
        )
        .set((
            guests::state.eq(GuestState::Active.as_str()),
            guests::accepted_at.eq(now.micros())
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Moves a guest from one state to another; `false` when it was not in `from`. Removal also
    /// stamps `removed_at`. What must end with it is ended by [`Tx::end_grants`] and its siblings.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_guest_state(
        &mut self,
        id: &Id<kind::Guest>,
        from: GuestState,
        to: GuestState,
        now: At,
    ) -> Result<bool, StoreError> {
        let removed_at = (to == GuestState::Removed).then(|| now.micros());
        let rows = sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq(from.as_str()))
        )
        .set((
            guests::state.eq(to.as_str()),
            guests::removed_at.eq(removed_at)
        ))
        .execute(c))?;
        if rows == 1 && matches!(to, GuestState::Suspended | GuestState::Removed) {
            self.ended(Ending::Guest {
                id: id.clone(),
                state: to,
                at: now,
            });
        }
        Ok(rows == 1)
    }

    /// Changes what the host knows of a guest: name, language, end.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn update_guest(&mut self, guest: &Guest) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            guests::table.find(guest.id.as_str())
        )
        .set((
            guests::display_name.eq(&guest.display_name),
            guests::name_key.eq(guest.display_name.to_lowercase()),
            guests::language.eq(guest.language.as_str()),
            guests::ends_at.eq(micros(guest.ends_at)),
        ))
        .execute(c))?;
        self.rewrite_guest_words(&guest.id)?;
        Ok(rows == 1)
    }

    /// Whoever changes the guest's state waits until this transaction ends, or this one for them.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_guest(&mut self, id: &Id<kind::Guest>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq(GuestState::Active.as_str()))
        )
        .set(guests::state.eq(GuestState::Active.as_str()))
        .execute(c))?;
        Ok(())
    }

    /// Notes that the home of an active guest, or the guest's mailbox, confirmed them now, and until
    /// when that counts by itself.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn confirm_guest(
        &mut self,
        id: &Id<kind::Guest>,
        now: At,
        until: Option<At>,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            guests::table
                .find(id.as_str())
                .filter(guests::state.eq(GuestState::Active.as_str()))
        )
        .set((
            guests::confirmed_at.eq(now.micros()),
            guests::confirmed_until.eq(micros(until)),
        ))
        .execute(c))?;
        Ok(())
    }

    /// Keeps what the home said at a sign-in.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn record_home_profile(
        &mut self,
        id: &Id<kind::Guest>,
        profile: &HomeProfile,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(guests::table.find(id.as_str()))
            .set((
                guests::home_name.eq(&profile.name),
                guests::home_email.eq(&profile.email),
                guests::home_email_verified.eq(profile.email_verified),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The guest with exactly this identity.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_guest_by_identity(
        &mut self,
        identity: &HomeIdentity,
    ) -> Result<Option<Guest>, StoreError> {
        let row = sql!(self, |c| guests::table
            .inner_join(identity_links::table.on(identity_links::guest_id.eq(guests::id)))
            .filter(identity_links::connection_id.eq(identity.connection_id.as_str()))
            .filter(identity_links::issuer.eq(&identity.issuer))
            .filter(identity_links::subject.eq(&identity.subject))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Guest::try_from).transpose()
    }

    /// The guest whom a connection knows by a subject, with the whole key: at the issuer given, or, where
    /// a connection has several issuers, at the only one that has it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_guest_by_subject(
        &mut self,
        connection: &Id<kind::Connection>,
        (issuer, subject): (&str, &str),
    ) -> Result<Option<(Guest, HomeIdentity)>, StoreError> {
        let issuers: Vec<String> = sql!(self, |c| identity_links::table
            .filter(identity_links::connection_id.eq(connection.as_str()))
            .filter(identity_links::subject.eq(subject))
            .select(identity_links::issuer)
            .load(c))?;
        let found = match issuers.as_slice() {
            [only] => only,
            many => match many.iter().find(|it| *it == issuer) {
                Some(same) => same,
                None => return Ok(None),
            },
        };
        let identity = HomeIdentity {
            connection_id: connection.clone(),
            issuer: found.clone(),
            subject: subject.to_owned(),
        };
        let guest = self.find_guest_by_identity(&identity)?;
        Ok(guest.map(|guest| (guest, identity)))
    }

    /// Links an identity to a guest; `false` when that identity is linked already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn link_identity(
        &mut self,
        identity: &HomeIdentity,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(identity_links::table)
            .values((
                identity_links::connection_id.eq(identity.connection_id.as_str()),
                identity_links::issuer.eq(&identity.issuer),
                identity_links::subject.eq(&identity.subject),
                identity_links::guest_id.eq(guest.as_str()),
                identity_links::linked_at.eq(now.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        if rows == 1 {
            let key = (&identity.connection_id, identity.subject.as_str());
            self.adopt_scim_user(key, guest, now)?;
        }
        Ok(rows == 1)
    }

    /// The identities linked to a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn identities_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Vec<HomeIdentity>, StoreError> {
        let rows: Vec<(String, String, String)> = sql!(self, |c| identity_links::table
            .filter(identity_links::guest_id.eq(guest.as_str()))
            .select((
                identity_links::connection_id,
                identity_links::issuer,
                identity_links::subject
            ))
            .load(c))?;
        rows.into_iter()
            .map(|(connection, issuer, subject)| {
                Ok(HomeIdentity {
                    connection_id: read(&connection)?,
                    issuer,
                    subject,
                })
            })
            .collect()
    }

    /// Unlinks one identity from a guest; `false` when it was not theirs.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn unlink_identity(
        &mut self,
        identity: &HomeIdentity,
        guest: &Id<kind::Guest>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            identity_links::table
                .filter(identity_links::connection_id.eq(identity.connection_id.as_str()))
                .filter(identity_links::issuer.eq(&identity.issuer))
                .filter(identity_links::subject.eq(&identity.subject))
                .filter(identity_links::guest_id.eq(guest.as_str()))
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Unlinks everything from a guest that is being removed.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn unlink_identities(&mut self, guest: &Id<kind::Guest>) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::delete(
            identity_links::table.filter(identity_links::guest_id.eq(guest.as_str()))
        )
        .execute(c))?)
    }
}

pub(crate) fn like_pattern(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{escaped}%")
}
