//! What an ending would cut off, for the question before it. Counted by one query for each kind of thing,
//! however many guests a partner or an app has; guests that are named one by one are counted one by one.

use crate::{Desk, Refusal};
use model::{App, AppCut, Assignee, Assignment, At, Id, InvitationState, SignalEvent, kind};
use std::collections::BTreeMap;
use store::{GrantScope, StoreError, Tx};

/// What is to end.
#[derive(Clone, Copy, Debug)]
pub enum Ends<'a> {
    /// Everything of some guests.
    Guests(&'a [Id<kind::Guest>]),
    /// Everything of a partner's guests.
    Partner(&'a Id<kind::Partner>),
    /// Everything that came through a connection.
    Connection(&'a Id<kind::Connection>),
    /// Everything at an app.
    App(&'a Id<kind::App>),
    /// What rests on an assignment.
    Assignment(&'a Id<kind::Assignment>),
}

/// What it would cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlastRadius {
    /// Apps that hold something, by name.
    pub apps: Vec<AppAtStake>,
    /// Guests concerned, whether or not they hold something.
    pub guests: i64,
    /// Live sessions.
    pub sessions: i64,
    /// Open invitations.
    pub invitations: i64,
}

/// One app that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppAtStake {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// Guests of whom it holds something.
    pub guests: i64,
    /// Token families that live.
    pub grants: i64,
    /// Whether the app is told: it registered for logout tokens, or has a stream of signals.
    pub listens: bool,
    /// When the last access token that it holds ends; `None` when none lives.
    pub tokens_until: Option<At>,
}

/// What an ending would cut off.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn of(desk: &Desk, ends: Ends<'_>) -> Result<BlastRadius, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| match ends {
        Ends::Guests(ids) => of_guests(tx, ids, now),
        Ends::Partner(id) => {
            tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
            Ok(BlastRadius {
                apps: at_stake(tx, &[GrantScope::Partner(id)], now)?,
                guests: tx.count_living_guests(id)?,
                sessions: tx.count_sessions_in(&GrantScope::Partner(id), now)?,
                invitations: tx.count_open_invitations(id)?,
            })
        }
        Ends::Connection(id) => {
            let found = tx.find_connection(id)?;
            found.ok_or(Refusal::Unknown("connection"))?;
            let scope = GrantScope::Connection(id);
            Ok(BlastRadius {
                apps: at_stake(tx, std::slice::from_ref(&scope), now)?,
                guests: tx.count_guests_through(id)?,
                sessions: tx.count_sessions_in(&scope, now)?,
                // Invitations are of guests, and who has another way in may accept by that.
                invitations: 0,
            })
        }
        Ends::App(id) => {
            tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
            let (guests, sessions) = tx.count_live_grants(id, now)?;
            Ok(BlastRadius {
                apps: at_stake(tx, &[GrantScope::App(id)], now)?,
                guests,
                sessions,
                invitations: 0,
            })
        }
        Ends::Assignment(id) => {
            let found = tx.find_assignment(id)?;
            let found = found.ok_or(Refusal::Unknown("assignment"))?;
            Ok(of_assignment(tx, &found, now)?)
        }
    })
}

fn of_guests(tx: &mut Tx<'_>, ids: &[Id<kind::Guest>], now: At) -> Result<BlastRadius, Refusal> {
    let mut radius = BlastRadius::default();
    for id in ids {
        tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        radius.guests += 1;
        radius.sessions += tx.count_sessions_in(&GrantScope::Guest(id), now)?;
        let invitations = tx.invitations_of(id)?;
        let open = invitations
            .iter()
            .filter(|it| it.state == InvitationState::Open);
        radius.invitations += i64::try_from(open.count()).unwrap_or(i64::MAX);
    }
    let scopes: Vec<_> = ids.iter().map(GrantScope::Guest).collect();
    radius.apps = at_stake(tx, &scopes, now)?;
    Ok(radius)
}

fn of_assignment(
    tx: &mut Tx<'_>,
    assignment: &Assignment,
    now: At,
) -> Result<BlastRadius, StoreError> {
    let app = &assignment.app_id;
    let (scope, guests) = match &assignment.assignee {
        Assignee::Guest(id) => (GrantScope::GuestAtApp(id, app), 1),
        Assignee::Group(id) => {
            let members = tx.members_of(id)?.len();
            let members = i64::try_from(members).unwrap_or(i64::MAX);
            (GrantScope::GroupAtApp(id, app), members)
        }
        Assignee::Partner(id) => (
            GrantScope::PartnerAtApp(id, app),
            tx.count_living_guests(id)?,
        ),
    };
    Ok(BlastRadius {
        apps: at_stake(tx, &[scope], now)?,
        guests,
        ..BlastRadius::default()
    })
}

/// What apps hold for several scopes that have no grant in common.
fn at_stake(
    tx: &mut Tx<'_>,
    scopes: &[GrantScope<'_>],
    now: At,
) -> Result<Vec<AppAtStake>, StoreError> {
    let mut held: BTreeMap<Id<kind::App>, AppCut> = BTreeMap::new();
    for scope in scopes {
        for (app, cut) in tx.at_stake(scope, now)? {
            let known = held.entry(app).or_default();
            let guests = known.guests + cut.guests;
            *known = AppCut {
                guests,
                ..known.and(cut)
            };
        }
    }
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let streams = tx.open_app_streams()?;
    let told = |app: &App| {
        app.backchannel_logout_uri.is_some()
            || streams
                .iter()
                .any(|it| it.app_id == app.id && it.wants(SignalEvent::SessionRevoked))
    };
    let mut apps: Vec<AppAtStake> = tx
        .list_apps()?
        .into_iter()
        .filter_map(|app| {
            let held = held.remove(&app.id)?;
            Some(AppAtStake {
                guests: held.guests,
                grants: held.grants,
                tokens_until: held.tokens_until,
                listens: told(&app),
                app_id: app.id,
                name: app.name,
            })
        })
        .collect();
    apps.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(apps)
}
