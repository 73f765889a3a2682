//! Requests for another invitation.

use crate::{
    StoreError, Tx,
    convert::{at, read},
    schema::{guests, invitation_requests},
};
use diesel::prelude::*;
use model::{At, GuestState, Id, InvitationRequest, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = invitation_requests)]
struct Row {
    id: String,
    guest_id: String,
    invitation_id: String,
    reason: String,
    account: Option<String>,
    asked_at: i64,
}

impl TryFrom<Row> for InvitationRequest {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            guest_id: read(&row.guest_id)?,
            invitation_id: read(&row.invitation_id)?,
            reason: read(&row.reason)?,
            account: row.account,
            asked_at: at(row.asked_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a request; `false` while another one of the same guest is open, however many ask at once.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_invitation_request(
        &mut self,
        request: &InvitationRequest,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(invitation_requests::table)
            .values((
                invitation_requests::id.eq(request.id.as_str()),
                invitation_requests::guest_id.eq(request.guest_id.as_str()),
                invitation_requests::invitation_id.eq(request.invitation_id.as_str()),
                invitation_requests::reason.eq(request.reason.as_str()),
                invitation_requests::account.eq(&request.account),
                invitation_requests::asked_at.eq(request.asked_at.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// The open requests for guests who are not removed, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn open_invitation_requests(
        &mut self,
        limit: i64,
    ) -> Result<Vec<InvitationRequest>, StoreError> {
        let rows = sql!(self, |c| invitation_requests::table
            .inner_join(guests::table.on(guests::id.eq(invitation_requests::guest_id)))
            .filter(invitation_requests::closed_at.is_null())
            .filter(guests::state.ne(GuestState::Removed.as_str()))
            .order((invitation_requests::asked_at, invitation_requests::id))
            .limit(limit)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(InvitationRequest::try_from).collect()
    }

    /// The open request for a guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn open_invitation_request_of(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Option<InvitationRequest>, StoreError> {
        let row = sql!(self, |c| invitation_requests::table
            .filter(
                invitation_requests::guest_id
                    .eq(guest.as_str())
                    .and(invitation_requests::closed_at.is_null())
            )
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(InvitationRequest::try_from).transpose()
    }

    /// Closes the open request for a guest; `false` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn close_invitation_request(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            invitation_requests::table
                .filter(invitation_requests::guest_id.eq(guest.as_str()))
                .filter(invitation_requests::closed_at.is_null())
        )
        .set(invitation_requests::closed_at.eq(now.micros()))
        .execute(c))?;
        Ok(rows == 1)
    }
}
