//! Devices that wait for a guest's answer (RFC 8628).

use crate::{
    StoreError, Tx,
    convert::{at, read, read_opt},
    kept::Keep,
    schema::device_requests as d,
};
use diesel::prelude::*;
use model::{At, DeviceRequest, DeviceState, HashedSecret, Id, Span, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = d)]
struct Row {
    app_id: String,
    scope: String,
    state: String,
    family_id: Option<String>,
    next_poll_at: i64,
    interval_secs: i32,
    expires_at: i64,
}

impl TryFrom<Row> for DeviceRequest {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            app_id: read(&row.app_id)?,
            scope: row.scope,
            state: read(&row.state)?,
            family_id: read_opt(row.family_id.as_deref())?,
            next_poll_at: at(row.next_poll_at),
            interval_secs: row.interval_secs,
            expires_at: at(row.expires_at),
        })
    }
}

/// A device's request with the hashes of its two codes.
#[derive(Clone, Debug)]
pub struct NewDeviceRequest {
    /// What to store.
    pub request: DeviceRequest,
    /// Hash of what the device holds.
    pub device_code: HashedSecret,
    /// Hash of what the person types.
    pub user_code: HashedSecret,
}

/// What came of a device's asking.
#[derive(Clone, Debug)]
pub enum DevicePoll {
    /// The guest said yes; the code is used up now.
    Taken(DeviceRequest),
    /// There is no yes; the request as it stands.
    Waiting(DeviceRequest),
    /// There is no such code.
    Unknown,
}

impl Tx<'_> {
    /// Keeps a device's request.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the user code is in use.
    pub fn insert_device_request(&mut self, new: &NewDeviceRequest) -> Result<(), StoreError> {
        let it = &new.request;
        sql!(self, |c| diesel::insert_into(d::table)
            .values((
                d::device_hash.eq(new.device_code.as_bytes()),
                d::user_code_hash.eq(new.user_code.as_bytes()),
                d::app_id.eq(it.app_id.as_str()),
                d::scope.eq(&it.scope),
                d::state.eq(it.state.as_str()),
                d::family_id.eq(it.family_id.as_ref().map(Id::as_str)),
                d::next_poll_at.eq(it.next_poll_at.micros()),
                d::interval_secs.eq(it.interval_secs),
                d::expires_at.eq(it.expires_at.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The request that a user code stands for, while nobody has answered and its time is not over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_device_request(
        &mut self,
        user_code: &HashedSecret,
        now: At,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        let row: Option<Row> = sql!(self, |c| d::table
            .filter(d::user_code_hash.eq(user_code.as_bytes()))
            .filter(d::state.eq(DeviceState::Pending.as_str()))
            .filter(d::expires_at.gt(now.micros()))
            .select(Row::as_select())
            .get_result(c)
            .optional())?;
        row.map(DeviceRequest::try_from).transpose()
    }

    /// Answers for a device: with the family that was made for it, or with no. `false` when it was
    /// answered before or is over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn answer_device_request(
        &mut self,
        user_code: &HashedSecret,
        family: Option<&Id<kind::Family>>,
        now: At,
    ) -> Result<bool, StoreError> {
        let to = if family.is_some() {
            DeviceState::Approved
        } else {
            DeviceState::Refused
        };
        let rows = sql!(self, |c| diesel::update(
            d::table
                .filter(d::user_code_hash.eq(user_code.as_bytes()))
                .filter(d::state.eq(DeviceState::Pending.as_str()))
                .filter(d::expires_at.gt(now.micros()))
        )
        .set((
            d::state.eq(to.as_str()),
            d::family_id.eq(family.map(Id::as_str)),
        ))
        .kept()
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Uses a device code up if it was approved.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn poll_device_request(
        &mut self,
        device_code: &HashedSecret,
    ) -> Result<DevicePoll, StoreError> {
        let taken: Option<Row> = sql!(self, |c| diesel::update(
            d::table
                .find(device_code.as_bytes())
                .filter(d::state.eq(DeviceState::Approved.as_str()))
        )
        .set(d::state.eq(DeviceState::Used.as_str()))
        .returning(Row::as_returning())
        .kept()
        .get_result(c)
        .optional())?;
        if let Some(row) = taken {
            return Ok(DevicePoll::Taken(row.try_into()?));
        }
        let known: Option<Row> = sql!(self, |c| d::table
            .find(device_code.as_bytes())
            .select(Row::as_select())
            .get_result(c)
            .optional())?;
        Ok(match known {
            Some(row) => DevicePoll::Waiting(row.try_into()?),
            None => DevicePoll::Unknown,
        })
    }

    /// Notes that a device asked, and how long it must wait now.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delay_device_request(
        &mut self,
        device_code: &HashedSecret,
        interval_secs: i32,
        now: At,
    ) -> Result<(), StoreError> {
        let next = now.plus(Span::secs(interval_secs.into()));
        sql!(self, |c| diesel::update(
            d::table.find(device_code.as_bytes())
        )
        .set((
            d::interval_secs.eq(interval_secs),
            d::next_poll_at.eq(next.micros()),
        ))
        .kept()
        .execute(c))?;
        Ok(())
    }
}
