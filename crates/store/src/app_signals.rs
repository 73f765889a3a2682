//! Signals to apps: written with what they tell of, delivered in the order in which it happened to somebody.
//!
//! Invariant: of one guest an app is told nothing before what happened earlier was acknowledged or given up.

use crate::{
    EndedGrant, NewOutboxItem, StoreError, Tx,
    app_streams::Listening,
    convert::{at, json, read},
    outbox::Row,
    schema::{families, guests, outbox, partners},
};
use diesel::{
    QueryableByName,
    dsl::{exists, not},
    prelude::*,
    sql_query,
    sql_types::{BigInt, Binary, Text},
};
use model::{
    AppSignal, AppStream, At, CredentialChange, CredentialType, Destination, GuestState, Id,
    OutboxItem, OutboxKind, OutboxState, PartnerEnding, PartnerState, PasskeyOwner, Random,
    SignalEvent, Span, Telling, kind,
};
use std::collections::{BTreeMap, BTreeSet};

/// Signals that no app took are kept for so long, then given up. Whoever checks their `iat` takes them as
/// long, by our own measure ([ADR 11]).
pub const SIGNAL_HORIZON: Span = Span::days(7);

/// How many guests one transaction of a sweep looks at.
const SWEPT_AT_ONCE: i64 = 1_000;

/// A guest, and an app that got tokens for it.
pub type Known = (Id<kind::Guest>, Id<kind::App>);

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = BigInt)]
    due_at: i64,
}

// What an app was to be told of the same guest before.
const EARLIER: &str = "FROM outbox e WHERE e.guest_id = o.guest_id AND e.app_id = o.app_id \
     AND e.kind = o.kind AND e.state = 'waiting' AND e.id < o.id";

impl Tx<'_> {
    /// Has the apps that listen told of sessions that ended there, as far as they got tokens in them: of all
    /// that a guest had there at once, or of each.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_session_signals(
        &mut self,
        ended: &[EndedGrant],
        is_all: bool,
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        if ended.is_empty() {
            return Ok(());
        }
        let listening = self.listening(SignalEvent::SessionRevoked)?;
        if listening.is_empty() {
            return Ok(());
        }
        let mut told = BTreeSet::new();
        let mut signals = Vec::new();
        for grant in ended.iter().filter(|it| it.access_until.is_some()) {
            let session = (!is_all).then_some(&grant.session_id);
            if !told.insert((&grant.app_id, &grant.guest_id, session)) {
                continue;
            }
            let signal = AppSignal {
                session_id: session.cloned(),
                why: telling.why,
                ..AppSignal::about(SignalEvent::SessionRevoked, grant.guest_id.clone())
            };
            signals.push((grant.app_id.clone(), signal));
        }
        self.queue_signals(&listening, signals, telling)
    }

    /// Has the apps that listen, and ever got a token for a guest, told something of its account; which ones.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_account_signals(
        &mut self,
        guests: &[Id<kind::Guest>],
        event: SignalEvent,
        telling: Telling<'_>,
    ) -> Result<Vec<Known>, StoreError> {
        let listening = self.listening(event)?;
        self.tell_known((&listening, guests), telling, |guest| AppSignal {
            why: telling.why,
            ..AppSignal::about(event, guest)
        })
    }

    /// Tells those who listen of some guests, as far as they know them; who knows whom.
    fn tell_known(
        &mut self,
        (listening, guests): (&[Listening], &[Id<kind::Guest>]),
        telling: Telling<'_>,
        about: impl Fn(Id<kind::Guest>) -> AppSignal,
    ) -> Result<Vec<Known>, StoreError> {
        let known = self.known_at(guests, listening)?;
        let signals = known.iter();
        let signals = signals.map(|(guest, app)| (app.clone(), about(guest.clone())));
        self.queue_signals(listening, signals.collect(), telling)?;
        Ok(known)
    }

    /// Has the apps that listen, and ever got a token for a guest, told that it proves itself by other means.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_credential_signals(
        &mut self,
        guest: &Id<kind::Guest>,
        credential: (CredentialType, CredentialChange),
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        let event = SignalEvent::CredentialChange;
        let listening = self.listening(event)?;
        let guests = std::slice::from_ref(guest);
        self.tell_known((&listening, guests), telling, |guest| AppSignal {
            credential: Some(credential),
            ..AppSignal::about(event, guest)
        })?;
        Ok(())
    }

    /// Takes a guest's passkeys and authenticator app away, and has the apps that listen told of those that
    /// there were; how many passkeys.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn revoke_factors(
        &mut self,
        guest: &Id<kind::Guest>,
        telling: Telling<'_>,
    ) -> Result<usize, StoreError> {
        let totp = self.find_totp(guest)?;
        let had_totp = totp.is_some_and(|it| it.confirmed_at.is_some());
        let passkeys = self.delete_passkeys(&PasskeyOwner::Guest(guest.clone()))?;
        self.delete_totp(guest)?;
        for (kind, had) in [
            (CredentialType::Passkey, passkeys > 0),
            (CredentialType::App, had_totp),
        ] {
            if had {
                let revoked = (kind, CredentialChange::Revoked);
                self.queue_credential_signals(guest, revoked, telling)?;
            }
        }
        Ok(passkeys)
    }

    /// Has the apps that listen told that a guest may come again, if that is so.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_enabled_signals(
        &mut self,
        guest: &Id<kind::Guest>,
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        let may: i64 = sql!(self, |c| guests::table
            .inner_join(partners::table.on(partners::id.eq(guests::partner_id)))
            .filter(guests::id.eq(guest.as_str()))
            .filter(guests::state.eq(GuestState::Active.as_str()))
            .filter(partners::state.eq(PartnerState::Active.as_str()))
            .count()
            .get_result(c))?;
        if may > 0 {
            let one = std::slice::from_ref(guest);
            self.queue_account_signals(one, SignalEvent::AccountEnabled, telling)?;
        }
        Ok(())
    }

    /// Has an app told of its own stream (Shared Signals Framework 1.0 §8.1.4).
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn queue_verification(
        &mut self,
        stream: &AppStream,
        state: Option<String>,
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        let signal = AppSignal {
            event: SignalEvent::Verification,
            guest_id: None,
            session_id: None,
            why: None,
            credential: None,
            state,
        };
        let listening = [Listening::of(stream)];
        self.queue_signals(&listening, vec![(stream.app_id.clone(), signal)], telling)
    }

    fn queue_signals(
        &mut self,
        listening: &[Listening],
        signals: Vec<(Id<kind::App>, AppSignal)>,
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        let begins: BTreeMap<_, _> = listening
            .iter()
            .map(|it| (&it.app_id, it.begins_as))
            .collect();
        let (mut waiting, mut held) = (Vec::new(), Vec::new());
        for (app, signal) in &signals {
            let items = match begins.get(app) {
                None => continue,
                Some(OutboxState::Waiting) => &mut waiting,
                Some(_) => &mut held,
            };
            items.push(NewOutboxItem {
                id: Id::new(telling.now, telling.random),
                kind: OutboxKind::Signal,
                guest_id: signal.guest_id.clone(),
                app_id: Some(app.clone()),
                payload: json(signal)?.into_bytes(),
                created_at: telling.now,
                receipt_id: telling.receipt.cloned(),
            });
        }
        self.insert_outbox_in(OutboxState::Waiting, &waiting)?;
        self.insert_outbox_in(OutboxState::Held, &held)
    }

    /// Which of some apps ever got a token for which of some guests.
    fn known_at(
        &mut self,
        guests: &[Id<kind::Guest>],
        listening: &[Listening],
    ) -> Result<Vec<Known>, StoreError> {
        if guests.is_empty() || listening.is_empty() {
            return Ok(Vec::new());
        }
        let guests: Vec<&str> = guests.iter().map(Id::as_str).collect();
        let apps: Vec<&str> = listening.iter().map(|it| it.app_id.as_str()).collect();
        let rows: Vec<(String, String)> = sql!(self, |c| families::table
            .filter(families::guest_id.eq_any(&guests))
            .filter(families::app_id.eq_any(&apps))
            .filter(families::access_until.is_not_null())
            .select((families::guest_id, families::app_id))
            .distinct()
            .load(c))?;
        rows.iter()
            .map(|(guest, app)| Ok((read(guest)?, read(app)?)))
            .collect()
    }

    /// Of some guests of a partner that was suspended or ended, those who were in use and were not told of
    /// under the same receipt.
    pub(crate) fn queue_partner_signals(
        &mut self,
        (partner, guests): (&Id<kind::Partner>, &[String]),
        event: SignalEvent,
        telling: Telling<'_>,
    ) -> Result<(), StoreError> {
        let listening = self.listening(event)?;
        if guests.is_empty() || listening.is_empty() {
            return Ok(());
        }
        let wanted = match event {
            SignalEvent::AccountEnabled => vec![PartnerState::Active.as_str()],
            _ => vec![
                PartnerState::Suspended.as_str(),
                PartnerState::Ended.as_str(),
            ],
        };
        let told = outbox::table
            .filter(outbox::guest_id.eq(guests::id.nullable()))
            .filter(outbox::kind.eq(OutboxKind::Signal.as_str()))
            .filter(outbox::receipt_id.eq(telling.receipt.map(Id::as_str)));
        let some: Vec<String> = sql!(self, |c| guests::table
            .inner_join(partners::table.on(partners::id.eq(guests::partner_id)))
            .filter(guests::id.eq_any(guests))
            .filter(guests::state.eq(GuestState::Active.as_str()))
            .filter(partners::id.eq(partner.as_str()))
            // Meanwhile it may have been decided otherwise; that is told by itself.
            .filter(partners::state.eq_any(&wanted))
            .filter(not(exists(told)))
            .select(guests::id)
            .load(c))?;
        let some = some.iter().map(|id| read(id));
        let some = some.collect::<Result<Vec<_>, StoreError>>()?;
        self.tell_known((&listening, &some), telling, |guest| AppSignal {
            why: telling.why,
            ..AppSignal::about(event, guest)
        })?;
        Ok(())
    }

    /// Tells of the next guests of a partner after `after` that they may come again. Returns the last guest it
    /// looked at, `None` when there was none left. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sweep_resumed_partner(
        &mut self,
        resumed: &PartnerEnding,
        after: Option<&Id<kind::Guest>>,
        (now, random): (At, &dyn Random),
    ) -> Result<Option<Id<kind::Guest>>, StoreError> {
        if self.listening(SignalEvent::AccountEnabled)?.is_empty() {
            return Ok(None);
        }
        let partner = &resumed.partner_id;
        let some = self.guests_of_partner(partner, after, SWEPT_AT_ONCE)?;
        let Some(last) = some.last() else {
            return Ok(None);
        };
        let telling = Telling {
            receipt: resumed.receipt_id.as_ref(),
            ..Telling::at(now, random)
        };
        let event = SignalEvent::AccountEnabled;
        self.queue_partner_signals((partner, &some), event, telling)?;
        read(last).map(Some)
    }

    /// The next ids of a partner's guests.
    pub(crate) fn guests_of_partner(
        &mut self,
        partner: &Id<kind::Partner>,
        after: Option<&Id<kind::Guest>>,
        limit: i64,
    ) -> Result<Vec<String>, StoreError> {
        Ok(sql!(self, |c| guests::table
            .filter(guests::partner_id.eq(partner.as_str()))
            .filter(guests::id.gt(after.map_or("", |id| id.as_str())))
            .order(guests::id)
            .limit(limit)
            .select(guests::id)
            .load(c))?)
    }

    /// Signals that are due at an app, the longest due first. Those that must wait for an earlier one about
    /// the same guest become due with that.
    pub(crate) fn due_signals(
        &mut self,
        destination: &Destination,
        now: At,
        limit: i64,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let app = destination.app_id.as_ref().map_or("", |id| id.as_str());
        // SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
        let due: Vec<Due> = sql!(self, |c| sql_query(format!(
            "SELECT o.id AS id, o.due_at AS due_at FROM outbox o WHERE o.state = 'waiting' \
             AND o.kind = 'signal' AND o.app_id = $1 AND o.due_at <= $2 \
             AND NOT EXISTS (SELECT 1 {EARLIER}) ORDER BY o.due_at, o.id LIMIT $3"
        ))
        .bind::<Text, _>(app)
        .bind::<BigInt, _>(now.micros())
        .bind::<BigInt, _>(limit)
        .load(c))?;
        if due.is_empty() {
            sql!(self, |c| {
                sql_query(format!(
                "UPDATE outbox AS o SET due_at = (SELECT MIN(e.due_at) {EARLIER}) \
                 WHERE o.state = 'waiting' AND o.kind = 'signal' AND o.app_id = $1 AND o.due_at <= $2 \
                 AND EXISTS (SELECT 1 {EARLIER})"
            ))
            .bind::<Text, _>(app)
            .bind::<BigInt, _>(now.micros())
            .execute(c)
            })?;
        }
        Ok(due.into_iter().map(|row| (row.id, row.due_at)).collect())
    }

    /// Makes what an app is to be told next of the same guest due at `due_at`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn follow_signal(
        &mut self,
        id: &Id<kind::OutboxItem>,
        due_at: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| {
            sql_query(
            "UPDATE outbox SET due_at = $1 WHERE state = 'waiting' AND kind = 'signal' AND attempts = 0 \
             AND guest_id = (SELECT d.guest_id FROM outbox d WHERE d.id = $2) \
             AND app_id = (SELECT d.app_id FROM outbox d WHERE d.id = $2) AND id > $2"
        )
        .bind::<BigInt, _>(due_at.micros())
        .bind::<Text, _>(id.as_str())
        .execute(c)
        })?;
        Ok(())
    }

    /// Lets the signals that were given up at an app be tried again now, under the same ids, unless the app was
    /// to be told something of the same guest since: what is outdated stays untold. How many there are.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn resend_signals(&mut self, app: &Id<kind::App>, now: At) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| {
            sql_query(
            "UPDATE outbox AS o SET state = 'waiting', attempts = 0, due_at = $1, done_at = NULL \
             WHERE o.app_id = $2 AND o.kind = 'signal' AND o.state = 'dead' AND o.payload <> $3 \
             AND NOT EXISTS (SELECT 1 FROM outbox l WHERE l.guest_id = o.guest_id AND l.app_id = o.app_id \
             AND l.kind = o.kind AND l.id > o.id)"
        )
        .bind::<BigInt, _>(now.micros())
        .bind::<Text, _>(app.as_str())
        .bind::<Binary, _>(Vec::<u8>::new())
        .execute(c)
        })?)
    }

    /// Keeps a waiting signal until its app fetches it or wants to be told again.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn hold_signal(&mut self, id: &Id<kind::OutboxItem>) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            outbox::table
                .find(id.as_str())
                .filter(outbox::state.eq(OutboxState::Waiting.as_str()))
        )
        .set(outbox::state.eq(OutboxState::Held.as_str()))
        .execute(c))?;
        Ok(())
    }

    /// The oldest signals that are kept for an app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn held_signals(
        &mut self,
        app: &Id<kind::App>,
        limit: i64,
    ) -> Result<Vec<OutboxItem>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| outbox::table
            .filter(outbox::state.eq(OutboxState::Held.as_str()))
            .filter(outbox::kind.eq(OutboxKind::Signal.as_str()))
            .filter(outbox::app_id.eq(app.as_str()))
            .order(outbox::id)
            .limit(limit)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(OutboxItem::try_from).collect()
    }

    /// What an app says of signals that it fetched: taken, or not and why. Whatever is not kept for it is
    /// overlooked.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn settle_fetched(
        &mut self,
        app: &Id<kind::App>,
        (taken, refused): (&[String], &[(String, String)]),
        now: At,
    ) -> Result<(), StoreError> {
        let held = outbox::table
            .filter(outbox::state.eq(OutboxState::Held.as_str()))
            .filter(outbox::kind.eq(OutboxKind::Signal.as_str()))
            .filter(outbox::app_id.eq(app.as_str()));
        sql!(self, |c| diesel::update(
            held.filter(outbox::id.eq_any(taken))
        )
        .set((
            outbox::state.eq(OutboxState::Done.as_str()),
            outbox::payload.eq(Vec::<u8>::new()),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::done_at.eq(now.micros()),
            outbox::last_error.eq(None::<String>),
        ))
        .execute(c))?;
        let mut by_error: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, error) in refused {
            by_error.entry(error).or_default().push(id);
        }
        for (error, ids) in by_error {
            sql!(self, |c| diesel::update(
                held.filter(outbox::id.eq_any(&ids))
            )
            .set((
                outbox::state.eq(OutboxState::Dead.as_str()),
                outbox::attempts.eq(outbox::attempts + 1),
                outbox::done_at.eq(now.micros()),
                outbox::last_error.eq(error),
            ))
            .execute(c))?;
        }
        Ok(())
    }

    /// Gives up what no app took for too long.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn give_up_held(&mut self, now: At) -> Result<usize, StoreError> {
        let before = now.minus(SIGNAL_HORIZON).micros();
        Ok(sql!(self, |c| diesel::update(
            outbox::table
                .filter(outbox::state.eq(OutboxState::Held.as_str()))
                .filter(outbox::created_at.lt(before))
        )
        .set((
            outbox::state.eq(OutboxState::Dead.as_str()),
            outbox::done_at.eq(now.micros()),
            outbox::last_error.eq("nobody fetched it"),
        ))
        .execute(c))?)
    }

    /// How signals to an app stand: when it last acknowledged one, how many wait, how many were given up.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn signals_to(
        &mut self,
        app: &Id<kind::App>,
    ) -> Result<(Option<At>, i64, i64), StoreError> {
        let ours = outbox::table
            .filter(outbox::kind.eq(OutboxKind::Signal.as_str()))
            .filter(outbox::app_id.eq(app.as_str()));
        let told: Option<i64> = sql!(self, |c| ours
            .filter(outbox::state.eq(OutboxState::Done.as_str()))
            .select(diesel::dsl::max(outbox::done_at))
            .first(c))?;
        let mut in_state = |state: OutboxState| {
            sql!(self, |c| ours
                .filter(outbox::state.eq(state.as_str()))
                .count()
                .get_result::<i64>(c))
        };
        let undelivered = in_state(OutboxState::Waiting)? + in_state(OutboxState::Held)?;
        Ok((told.map(at), undelivered, in_state(OutboxState::Dead)?))
    }
}
