//! Invitations: single-use links, stored hashed.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_opt},
    schema::invitations,
};
use diesel::prelude::*;
use model::{At, HashedSecret, Id, Invitation, InvitationState, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = invitations)]
struct Row {
    id: String,
    guest_id: String,
    state: String,
    language: String,
    inviter_id: Option<String>,
    inviter_name: String,
    inviter_email: Option<String>,
    message: Option<String>,
    contact_url: String,
    brand_app_id: Option<String>,
    reply_url: Option<String>,
    created_at: i64,
    expires_at: i64,
    redeemed_at: Option<i64>,
}

impl TryFrom<Row> for Invitation {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            guest_id: read(&row.guest_id)?,
            state: read(&row.state)?,
            language: read(&row.language)?,
            inviter_id: read_opt(row.inviter_id.as_deref())?,
            inviter_name: row.inviter_name,
            inviter_email: row.inviter_email,
            message: row.message,
            contact_url: row.contact_url,
            brand_app_id: read_opt(row.brand_app_id.as_deref())?,
            reply_url: row.reply_url,
            created_at: at(row.created_at),
            expires_at: at(row.expires_at),
            redeemed_at: at_opt(row.redeemed_at),
        })
    }
}

/// An invitation with the hash of its link.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// What to store.
    pub invitation: Invitation,
    /// Hash of the token in the link.
    pub token: HashedSecret,
}

impl Tx<'_> {
    /// Adds an invitation.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_invitation(&mut self, new: &NewInvitation) -> Result<(), StoreError> {
        let it = &new.invitation;
        sql!(self, |c| diesel::insert_into(invitations::table)
            .values((
                invitations::id.eq(it.id.as_str()),
                invitations::guest_id.eq(it.guest_id.as_str()),
                invitations::token_hash.eq(new.token.as_bytes()),
                invitations::state.eq(it.state.as_str()),
                invitations::language.eq(it.language.as_str()),
                invitations::inviter_id.eq(it.inviter_id.as_ref().map(Id::as_str)),
                invitations::inviter_name.eq(&it.inviter_name),
                invitations::inviter_email.eq(&it.inviter_email),
                invitations::message.eq(&it.message),
                invitations::contact_url.eq(&it.contact_url),
                invitations::brand_app_id.eq(it.brand_app_id.as_ref().map(Id::as_str)),
                invitations::reply_url.eq(&it.reply_url),
                invitations::created_at.eq(it.created_at.micros()),
                invitations::expires_at.eq(it.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Finds the invitation behind a link.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_invitation_by_token(
        &mut self,
        token: &HashedSecret,
    ) -> Result<Option<Invitation>, StoreError> {
        let row = sql!(self, |c| invitations::table
            .filter(invitations::token_hash.eq(token.as_bytes()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Invitation::try_from).transpose()
    }

    /// Finds an invitation.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_invitation(
        &mut self,
        id: &Id<kind::Invitation>,
    ) -> Result<Option<Invitation>, StoreError> {
        let row = sql!(self, |c| invitations::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(Invitation::try_from).transpose()
    }

    /// A guest's invitations, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn invitations_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Vec<Invitation>, StoreError> {
        let rows = sql!(self, |c| invitations::table
            .filter(invitations::guest_id.eq(guest.as_str()))
            .order(invitations::id.desc())
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Invitation::try_from).collect()
    }

    /// Uses an open, unexpired invitation up. `None` when it is not (any more) to be had.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn redeem_invitation(
        &mut self,
        id: &Id<kind::Invitation>,
        now: At,
    ) -> Result<Option<Invitation>, StoreError> {
        let row = sql!(self, |c| diesel::update(
            invitations::table
                .find(id.as_str())
                .filter(invitations::state.eq(InvitationState::Open.as_str()))
                .filter(invitations::expires_at.gt(now.micros()))
        )
        .set((
            invitations::state.eq(InvitationState::Redeemed.as_str()),
            invitations::redeemed_at.eq(now.micros()),
        ))
        .returning(Row::as_returning())
        .get_result(c)
        .optional())?;
        row.map(Invitation::try_from).transpose()
    }

    /// Revokes a guest's open invitations and says how many there were.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn revoke_open_invitations(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::update(
            invitations::table
                .filter(invitations::guest_id.eq(guest.as_str()))
                .filter(invitations::state.eq(InvitationState::Open.as_str()))
        )
        .set(invitations::state.eq(InvitationState::Revoked.as_str()))
        .execute(c))?)
    }

    /// How many invitations of a partner's guests are open.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_open_invitations(
        &mut self,
        partner: &Id<kind::Partner>,
    ) -> Result<i64, StoreError> {
        use crate::schema::guests;
        Ok(sql!(self, |c| invitations::table
            .inner_join(guests::table.on(guests::id.eq(invitations::guest_id)))
            .filter(guests::partner_id.eq(partner.as_str()))
            .filter(invitations::state.eq(InvitationState::Open.as_str()))
            .count()
            .get_result(c))?)
    }

    /// Revokes the open invitations of all guests of a partner and says how many there were.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn revoke_open_invitations_of_partner(
        &mut self,
        partner: &Id<kind::Partner>,
    ) -> Result<usize, StoreError> {
        use crate::schema::guests;
        let members = guests::table
            .filter(guests::partner_id.eq(partner.as_str()))
            .select(guests::id);
        Ok(sql!(self, |c| diesel::update(
            invitations::table
                .filter(invitations::guest_id.eq_any(members))
                .filter(invitations::state.eq(InvitationState::Open.as_str()))
        )
        .set(invitations::state.eq(InvitationState::Revoked.as_str()))
        .execute(c))?)
    }
}
