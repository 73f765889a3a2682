//! After a backup was restored: what ended since ends again, and nothing that was granted before lives on.

use crate::{
    GrantScope, StoreError, Tx,
    schema::{admin_links, admin_sessions, partners},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use model::{
    AppState, At, ConnectionState, Ending, GuestState, Id, PartnerState, PasskeyOwner, Random,
    SignalEvent, Telling, kind,
};

impl Tx<'_> {
    /// Carries an ending out again; `false` where there is nothing to end, because the database does not
    /// know the thing, or it ended already.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_again(
        &mut self,
        ending: &Ending,
        now: At,
        random: &dyn Random,
    ) -> Result<bool, StoreError> {
        match ending {
            Ending::Guest { id, state, at } if *state == GuestState::Suspended => {
                self.suspend_again(id, *at, random)
            }
            Ending::Guest { id, at, .. } => self.remove_again(id, *at, random),
            Ending::Frozen { id, reason, at } => {
                Ok(self.freeze_guest(id, *reason, *at, random)?.is_some())
            }
            Ending::Erased { id, at } => {
                self.remove_again(id, *at, random)?;
                Ok(self.close_guest(id, now)?.is_some())
            }
            Ending::Partner { id, state } => {
                let ended = self.set_partner_state(id, PartnerState::Active, *state)?
                    || (*state == PartnerState::Ended
                        && self.set_partner_state(id, PartnerState::Suspended, *state)?);
                if *state == PartnerState::Ended {
                    self.revoke_open_invitations_of_partner(id)?;
                }
                Ok(ended)
            }
            Ending::Connection { id } => self.set_connection_state(id, ConnectionState::Disabled),
            Ending::App { id } => self.set_app_state(id, AppState::Disabled),
            Ending::AppStream { id } => self.end_app_stream(id, now),
            Ending::Assignment { id } => Ok(self.delete_assignment(id)?.is_some()),
            Ending::Member { group, guest } => self.remove_member(group, guest),
            Ending::DirectoryToken { connection, id } => {
                self.revoke_scim_token(connection, id, now)
            }
            Ending::SigningKey { kid } => self.delete_signing_key(kid),
            Ending::Admin { id } => self.disable_admin(id, now),
        }
    }

    fn end_account(
        &mut self,
        id: &Id<kind::Guest>,
        at: At,
        random: &dyn Random,
    ) -> Result<(), StoreError> {
        self.end_access(&GrantScope::Guest(id), at, random)?;
        let (one, event) = (std::slice::from_ref(id), SignalEvent::AccountDisabled);
        self.queue_account_signals(one, event, Telling::at(at, random))?;
        Ok(())
    }

    fn suspend_again(
        &mut self,
        id: &Id<kind::Guest>,
        at: At,
        random: &dyn Random,
    ) -> Result<bool, StoreError> {
        let suspended = self.set_guest_state(id, GuestState::Active, GuestState::Suspended, at)?
            || self.set_guest_state(id, GuestState::Invited, GuestState::Suspended, at)?;
        self.end_account(id, at, random)?;
        Ok(suspended)
    }

    fn remove_again(
        &mut self,
        id: &Id<kind::Guest>,
        at: At,
        random: &dyn Random,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| {
            sql_query(
            "UPDATE guests SET state = 'removed', removed_at = $1 WHERE id = $2 AND state <> 'removed'"
        )
        .bind::<BigInt, _>(at.micros())
        .bind::<Text, _>(id.as_str())
        .execute(c)
        })?;
        if rows == 0 {
            return Ok(false);
        }
        self.ended(Ending::Guest {
            id: id.clone(),
            state: GuestState::Removed,
            at,
        });
        self.end_account(id, at, random)?;
        self.revoke_open_invitations(id)?;
        self.unlink_identities(id)?;
        self.delete_passkeys(&PasskeyOwner::Guest(id.clone()))?;
        self.delete_totp(id)?;
        self.bury_mail_to(id, at)?;
        self.forget_archived_access(id)?;
        self.deactivate_scim_users(id, at)?;
        Ok(true)
    }

    /// Ends every session and everything granted before now, whatever partner it belongs to, by the
    /// partners' epochs, and every session and link of an admin: a restored database holds codes and
    /// tokens as unused that were used.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_everything_granted(&mut self, now: At) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(partners::table)
            .set((
                partners::access_epoch.eq(partners::access_epoch + 1),
                partners::access_ended_at.eq(now.micros()),
            ))
            .execute(c))?;
        sql!(self, |c| diesel::delete(admin_sessions::table).execute(c))?;
        sql!(self, |c| diesel::delete(admin_links::table).execute(c))?;
        Ok(())
    }
}
