//! Addresses whose readers want no invitation any more.

use crate::{StoreError, Tx};
use diesel::prelude::*;
use model::{At, Email, HashedSecret, Id, kind};

diesel::table! {
    invitation_blocks (email_hash) {
        email_hash -> Binary,
        invitation_id -> Text,
        blocked_at -> BigInt,
    }
}

/// Only a hash is kept, so that the block outlives the record without naming anybody.
fn hash_of(email: &Email) -> HashedSecret {
    HashedSecret::of(&format!("block:{}", email.key()))
}

impl Tx<'_> {
    /// Lets nobody invite an address any more, by the wish of whoever reads its mail.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn block_invitations(
        &mut self,
        email: &Email,
        invitation: &Id<kind::Invitation>,
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::insert_into(invitation_blocks::table)
            .values((
                invitation_blocks::email_hash.eq(hash_of(email).as_bytes()),
                invitation_blocks::invitation_id.eq(invitation.as_str()),
                invitation_blocks::blocked_at.eq(now.micros()),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Whether whoever reads an address's mail wants no invitation.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn blocks_invitations(&mut self, email: &Email) -> Result<bool, StoreError> {
        Ok(sql!(self, |c| diesel::select(diesel::dsl::exists(
            invitation_blocks::table.find(hash_of(email).as_bytes())
        ))
        .get_result(c))?)
    }

    /// Whether an address was blocked by the link of this invitation.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn blocked_by(&mut self, invitation: &Id<kind::Invitation>) -> Result<bool, StoreError> {
        Ok(sql!(self, |c| diesel::select(diesel::dsl::exists(
            invitation_blocks::table
                .filter(invitation_blocks::invitation_id.eq(invitation.as_str()))
        ))
        .get_result(c))?)
    }

    /// Undoes the block that was made by the link of this invitation; `false` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn unblock_invitations(
        &mut self,
        invitation: &Id<kind::Invitation>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            invitation_blocks::table
                .filter(invitation_blocks::invitation_id.eq(invitation.as_str()))
        )
        .execute(c))?;
        Ok(rows == 1)
    }
}
