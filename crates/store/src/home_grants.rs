//! What lets us ask homes about guests, and when to ask: a guest is asked about by one conditional
//! write, so that no two nodes use a refresh token at the same time.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read},
    kept::kept,
    schema::{home_grants, sign_ins},
};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_types::{BigInt, Binary, Nullable, Text},
};
use model::{At, DueProbe, HomeIdentity, Id, ProbeState, Span, kind};

/// A guest without a session needs no asking; the next sign-in at home says more than any probe.
const PARKED: i64 = i64::MAX;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    guest_id: String,
    #[diesel(sql_type = Text)]
    partner_id: String,
    #[diesel(sql_type = Text)]
    connection_id: String,
    #[diesel(sql_type = Text)]
    issuer: String,
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Binary)]
    secret: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    next_probe_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    asking_since: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    failing_since: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    probe_secs: Option<i64>,
    #[diesel(sql_type = BigInt)]
    live: i64,
}

impl TryFrom<Row> for DueProbe {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            guest_id: read(&row.guest_id)?,
            partner_id: read(&row.partner_id)?,
            identity: HomeIdentity {
                connection_id: read(&row.connection_id)?,
                issuer: row.issuer,
                subject: row.subject,
            },
            secret: row.secret,
            was_interrupted: row.asking_since.is_some(),
            failing_since: at_opt(row.failing_since),
            probe_every: row.probe_secs.map(Span::secs),
        })
    }
}

// SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
const DUE: &str = "SELECT h.guest_id, g.partner_id, h.connection_id, i.issuer, i.subject, h.secret, h.next_probe_at, \
     h.asking_since, h.failing_since, p.probe_secs, (SELECT COUNT(*) FROM sessions se WHERE se.guest_id = g.id \
     AND se.ended_at IS NULL AND se.expires_at > $1 AND se.access_epoch = p.access_epoch) AS live \
     FROM home_grants h JOIN guests g ON g.id = h.guest_id AND g.state = 'active' \
     JOIN partners p ON p.id = g.partner_id AND p.state = 'active' \
     JOIN connections c ON c.id = h.connection_id AND c.state <> 'disabled' \
     JOIN identity_links i ON i.guest_id = h.guest_id AND i.connection_id = h.connection_id";

impl Tx<'_> {
    /// Keeps a home's refresh token, sealed, with the sign-in that brought it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_sign_in_grant(
        &mut self,
        id: &Id<kind::SignIn>,
        sealed: &[u8],
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(sign_ins::table.find(id.as_str()))
            .set(sign_ins::home_grant.eq(sealed))
            .execute(c))?;
        Ok(())
    }

    /// Gives the refresh token that a sign-in brought, if it did, to the guest it turned out to be;
    /// otherwise the one of before is good again. Whether the home can be asked about the guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn take_home_grant(
        &mut self,
        sign_in: &Id<kind::SignIn>,
        (guest, connection): (&Id<kind::Guest>, &Id<kind::Connection>),
        next_probe_at: At,
    ) -> Result<bool, StoreError> {
        let sealed: Option<Vec<u8>> = sql!(self, |c| sign_ins::table
            .find(sign_in.as_str())
            .select(sign_ins::home_grant)
            .first::<Option<Vec<u8>>>(c)
            .optional())?
        .flatten();
        let Some(sealed) = sealed else {
            let rows = sql!(self, |c| diesel::update(
                home_grants::table
                    .find(guest.as_str())
                    .filter(home_grants::connection_id.eq(connection.as_str()))
            )
            .set(home_grants::next_probe_at.eq(next_probe_at.micros()))
            .execute(c))?;
            return Ok(rows == 1);
        };
        let fresh = (
            home_grants::connection_id.eq(connection.as_str()),
            home_grants::secret.eq(&sealed),
            home_grants::next_probe_at.eq(next_probe_at.micros()),
            home_grants::asking_since.eq(None::<i64>),
            home_grants::failing_since.eq(None::<i64>),
            home_grants::last_error.eq(None::<String>),
        );
        sql!(self, |c| diesel::insert_into(home_grants::table)
            .values((home_grants::guest_id.eq(guest.as_str()), fresh.clone()))
            .on_conflict(home_grants::guest_id)
            .do_update()
            .set(fresh.clone())
            .execute(c))?;
        sql!(self, |c| diesel::update(
            sign_ins::table.find(sign_in.as_str())
        )
        .set(sign_ins::home_grant.eq(None::<Vec<u8>>))
        .execute(c))?;
        Ok(true)
    }

    /// Forgets what lets us ask about a guest; how many there were.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn forget_home_grant(&mut self, guest: &Id<kind::Guest>) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::delete(
            home_grants::table.find(guest.as_str())
        )
        .execute(c))?)
    }

    /// Forgets what a question was asked with; `false` when another sign-in or an ending came between.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn forget_probed(&mut self, probe: &DueProbe) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            home_grants::table
                .find(probe.guest_id.as_str())
                .filter(home_grants::secret.eq(&probe.secret))
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Whether there is something to ask a guest's home with.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn can_be_probed(&mut self, guest: &Id<kind::Guest>) -> Result<bool, StoreError> {
        Ok(sql!(self, |c| diesel::select(diesel::dsl::exists(
            home_grants::table.find(guest.as_str())
        ))
        .get_result(c))?)
    }

    /// Takes up to `limit` guests who are due; nobody else asks about them before the lease ends.
    /// Guests without a live session are put aside until they sign in again.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_probes(
        &mut self,
        now: At,
        lease: Span,
        limit: i64,
    ) -> Result<Vec<DueProbe>, StoreError> {
        // The id too: all claimers take row locks in the same order.
        let query = format!(
            "{DUE} WHERE h.next_probe_at <= $2 ORDER BY h.next_probe_at, h.guest_id LIMIT $3"
        );
        let due: Vec<Row> = sql!(self, |c| kept(&query)
            .bind::<BigInt, _>(now.micros())
            .bind::<BigInt, _>(now.micros())
            .bind::<BigInt, _>(limit)
            .load(c))?;
        let mut claimed = Vec::with_capacity(due.len());
        for row in due {
            claimed.extend(self.claim(row, now, lease)?);
        }
        Ok(claimed)
    }

    /// Takes one guest whose home was not asked since `before`, due or not; `None` when there is
    /// nothing to ask with, or somebody is asking right now.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_probe_of(
        &mut self,
        guest: &Id<kind::Guest>,
        now: At,
        lease: Span,
    ) -> Result<Option<DueProbe>, StoreError> {
        let query = format!(
            "{DUE} WHERE h.guest_id = $2 AND (h.asking_since IS NULL OR h.asking_since <= $3)"
        );
        let row: Option<Row> = sql!(self, |c| kept(&query)
            .bind::<BigInt, _>(now.micros())
            .bind::<Text, _>(guest.as_str())
            .bind::<BigInt, _>(now.minus(lease).micros())
            .get_result(c)
            .optional())?;
        match row {
            Some(row) => self.claim(row, now, lease),
            None => Ok(None),
        }
    }

    fn claim(&mut self, row: Row, now: At, lease: Span) -> Result<Option<DueProbe>, StoreError> {
        // Every claim moves the due time, so one that still stands was claimed by nobody else.
        macro_rules! unclaimed {
            () => {
                home_grants::table
                    .find(row.guest_id.as_str())
                    .filter(home_grants::next_probe_at.eq(row.next_probe_at))
            };
        }
        if row.live == 0 {
            sql!(self, |c| diesel::update(unclaimed!())
                .set(home_grants::next_probe_at.eq(PARKED))
                .execute(c))?;
            return Ok(None);
        }
        let rows = sql!(self, |c| diesel::update(unclaimed!())
            .set((
                home_grants::next_probe_at.eq(now.plus(lease).micros()),
                home_grants::asking_since.eq(now.micros()),
            ))
            .execute(c))?;
        (rows == 1).then(|| row.try_into()).transpose()
    }

    /// The home confirmed the guest; `rotated` takes the place of the token that was used (RFC 6749
    /// §6). `false` when another sign-in or an ending came between: then nothing is written.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn probe_confirmed(
        &mut self,
        probe: &DueProbe,
        rotated: Option<&[u8]>,
        next_probe_at: At,
    ) -> Result<bool, StoreError> {
        let secret = rotated.unwrap_or(&probe.secret);
        let rows = sql!(self, |c| diesel::update(
            home_grants::table
                .find(probe.guest_id.as_str())
                .filter(home_grants::secret.eq(&probe.secret))
        )
        .set((
            home_grants::secret.eq(secret),
            home_grants::next_probe_at.eq(next_probe_at.micros()),
            home_grants::asking_since.eq(None::<i64>),
            home_grants::failing_since.eq(None::<i64>),
            home_grants::last_error.eq(None::<String>),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// The home gave no answer that says anything about the guest. When an answer may have been lost, now
    /// or before, the token may not be the newest one any more, and that stays known.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn probe_failed(
        &mut self,
        probe: &DueProbe,
        (error, was_lost): (&str, bool),
        (now, next_probe_at): (At, At),
    ) -> Result<bool, StoreError> {
        let since = probe.failing_since.unwrap_or(now);
        let asking_since = (was_lost || probe.was_interrupted).then_some(now.micros());
        let rows = sql!(self, |c| diesel::update(
            home_grants::table
                .find(probe.guest_id.as_str())
                .filter(home_grants::secret.eq(&probe.secret))
        )
        .set((
            home_grants::next_probe_at.eq(next_probe_at.micros()),
            home_grants::asking_since.eq(asking_since),
            home_grants::failing_since.eq(since.micros()),
            home_grants::last_error.eq(error),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// When the next guest is due, without taking the writer.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn next_probe_due(&mut self) -> Result<Option<At>, StoreError> {
        let due: Option<i64> = sql!(self, |c| home_grants::table
            .select(diesel::dsl::min(home_grants::next_probe_at))
            .get_result(c))?;
        Ok(due.filter(|due| *due != PARKED).map(at))
    }

    /// Where asking about a guest stands; `None` where the home cannot be asked.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn probe_state(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Option<ProbeState>, StoreError> {
        let row: Option<(i64, Option<i64>, Option<String>)> = sql!(self, |c| home_grants::table
            .find(guest.as_str())
            .select((
                home_grants::next_probe_at,
                home_grants::failing_since,
                home_grants::last_error
            ))
            .first(c)
            .optional())?;
        Ok(row.map(|(next, failing, last_error)| ProbeState {
            next_at: (next != PARKED).then(|| at(next)),
            failing_since: at_opt(failing),
            last_error,
        }))
    }
}
