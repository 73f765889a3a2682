//! Why may this guest open this app, or not?

use crate::{
    Desk, Refusal,
    preview::{self, Scope},
};
use model::{
    App, AppState, At, Event, Guest, GuestState, Id, Pair, Partner, PartnerState, Reason,
    TrustContract, kind,
};
use policy::{Ask, Decision, Draft, Remedy, decide, remedy};
use store::{AuditFilter, GuestsOf, StoreError, Tx};

/// More refusals than one request writes down.
const LINES_OF_A_PAGE: i64 = 20;

/// What lifts one condition that fails.
#[derive(Clone, Copy, Debug)]
pub struct RemedyLine {
    /// What would.
    pub remedy: Remedy,
    /// Whom else that touches; `None` where nobody can say before, and where it is not enough alone.
    pub touches: Option<Touches>,
}

/// Other pairs of a guest and an app for which a change changes something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touches {
    /// How many.
    pub others: usize,
    /// Whether there may be more.
    pub at_least: bool,
}

/// A decision with the names it is about.
#[derive(Debug)]
pub struct Explanation {
    /// The guest.
    pub guest: Guest,
    /// The guest's partner.
    pub partner_name: String,
    /// The app.
    pub app: App,
    /// For which instant.
    pub at: At,
    /// The same answer that tokens, panel and denial page get.
    pub decision: Decision,
    /// For each condition that fails what lifts it, in the order of the conditions; each has to be lifted.
    pub remedies: Vec<RemedyLine>,
    /// What the page with the given reference said, and when.
    pub refused: Option<(Reason, At)>,
}

/// Explains whether a guest (id or invited address) may open an app (id, slug or name) at an
/// instant; `None` means now. Without an app, `guest` may be the reference of a page that refused: it
/// names guest, app and instant.
///
/// # Errors
/// [`Refusal::Unknown`] when either is not there.
pub fn explain(
    desk: &Desk,
    guest: &str,
    app: &str,
    at: Option<At>,
) -> Result<Explanation, Refusal> {
    desk.store.read(|tx| {
        let line = if app.trim().is_empty() {
            find_refusal(tx, guest)?
        } else {
            None
        };
        let (guest, app, refused) = match &line {
            Some(it) => (
                it.guest_id.as_ref().map_or("", |id| id.as_str()),
                it.app_id.as_ref().map_or("", |id| id.as_str()),
                it.reason.map(|reason| (reason, it.at)),
            ),
            None => (guest, app, None),
        };
        let at = at
            .or_else(|| refused.map(|it| it.1))
            .unwrap_or_else(|| desk.clock.now());
        let guest = find_guest(tx, guest.trim())?.ok_or(Refusal::Unknown("guest"))?;
        let app = find_app(tx, app.trim())?.ok_or(Refusal::Unknown("app"))?;
        let facts = tx
            .facts(&guest.id, &app.id)?
            .ok_or(Refusal::Unknown("guest"))?;
        let partner = tx
            .find_partner(&guest.partner_id)?
            .ok_or(Refusal::Unknown("partner"))?;
        let decision = decide(&facts, Ask::Open, at);
        Ok(Explanation {
            remedies: remedies(tx, (&guest, &partner, &app), (&decision, at))?,
            decision,
            guest,
            partner_name: partner.name,
            app,
            at,
            refused,
        })
    })
}

fn remedies(
    tx: &mut Tx<'_>,
    about: (&Guest, &Partner, &App),
    (decision, at): (&Decision, At),
) -> Result<Vec<RemedyLine>, StoreError> {
    if decision.is_allowed() {
        return Ok(Vec::new());
    }
    let (guest, _, app) = about;
    let own = tx.pairs(
        std::slice::from_ref(&guest.id),
        Some(std::slice::from_ref(&app.id)),
        at,
    )?;
    let Some(own) = own.first() else {
        return Ok(Vec::new());
    };
    let failing: Vec<Reason> = decision.because.iter().filter_map(|it| it.fails).collect();
    let remedies = failing.iter().filter_map(|reason| remedy(*reason, own));
    let lines = remedies.map(|remedy| {
        let touches = match failing.len() {
            1 => touches(tx, remedy, about, (own, at))?,
            // None of them changes anything alone.
            _ => None,
        };
        Ok(RemedyLine { remedy, touches })
    });
    lines.collect()
}

/// Whom else a remedy touches.
fn touches(
    tx: &mut Tx<'_>,
    remedy: Remedy,
    about: (&Guest, &Partner, &App),
    (own, at): (&Pair, At),
) -> Result<Option<Touches>, StoreError> {
    let (guest, partner, app) = about;
    let is_given = matches!(remedy, Remedy::GiveApp | Remedy::GiveAnew);
    let Some(draft) = draft(remedy, about) else {
        return Ok(is_given.then(Touches::default));
    };
    let (guests, apps) = match &draft {
        Draft::Guest(..) => (GuestsOf::Guest(&guest.id), None),
        Draft::AppState(..) => (GuestsOf::App(&app.id), Some(vec![app.id.clone()])),
        _ => (GuestsOf::Partner(&partner.id), None),
    };
    // A pair that nothing assigns is not among those that are looked at.
    let counts_itself =
        !own.facts.assignments.is_empty() && draft.shift(own, at).effect().is_some();
    let scope = Scope {
        draft,
        guests,
        apps,
    };
    let seen = preview::look(tx, &scope, (at, preview::MOST))?;
    Ok(Some(Touches {
        others: seen.changed().saturating_sub(usize::from(counts_itself)),
        at_least: seen.at_least,
    }))
}

/// The change of the rules that a remedy is, where it is one.
fn draft(remedy: Remedy, (guest, partner, app): (&Guest, &Partner, &App)) -> Option<Draft> {
    let contract = |trust: TrustContract| Draft::Contract(partner.id.clone(), Box::new(trust));
    let trust = partner.trust.clone();
    Some(match remedy {
        Remedy::ResumeGuest => {
            let back = match guest.accepted_at {
                Some(_) => GuestState::Active,
                None => GuestState::Invited,
            };
            Draft::Guest(guest.id.clone(), back, guest.ends_at)
        }
        Remedy::ExtendGuest => Draft::Guest(guest.id.clone(), guest.state, None),
        Remedy::ResumePartner => Draft::PartnerState(partner.id.clone(), PartnerState::Active),
        Remedy::EnableApp => Draft::AppState(app.id.clone(), AppState::Enabled),
        Remedy::ExtendContract => contract(TrustContract {
            ends_at: None,
            ..trust
        }),
        Remedy::AllowApp => {
            let allowed = trust.allowed_apps.clone().unwrap_or_default().into_iter();
            contract(TrustContract {
                allowed_apps: Some(allowed.chain([app.id.clone()]).collect()),
                ..trust
            })
        }
        _ => return None,
    })
}

/// The refusal on whose page a reference stood, if it was about a guest and an app.
fn find_refusal(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Event>, Refusal> {
    let filter = AuditFilter {
        reference: Some(reference.to_owned()),
        limit: LINES_OF_A_PAGE,
        ..AuditFilter::default()
    };
    let lines = tx.list_events(&filter)?;
    let mut events = lines.into_iter().map(|line| line.event);
    Ok(events.find(|it| it.guest_id.is_some() && it.app_id.is_some() && it.reason.is_some()))
}

/// The guest with this id, or the living one whom the host invited under this address, else the
/// newest of the removed ones.
fn find_guest(tx: &mut Tx<'_>, given: &str) -> Result<Option<Guest>, Refusal> {
    if let Ok(id) = given.parse::<Id<kind::Guest>>() {
        return Ok(tx.find_guest(&id)?);
    }
    let Ok(email) = given.parse() else {
        return Ok(None);
    };
    let mut all = tx.guests_invited_as(&email)?;
    let living = all
        .iter()
        .position(|guest| guest.state != GuestState::Removed)
        .unwrap_or(0);
    Ok(if all.is_empty() {
        None
    } else {
        Some(all.swap_remove(living))
    })
}

fn find_app(tx: &mut Tx<'_>, given: &str) -> Result<Option<App>, Refusal> {
    let key = given.to_lowercase();
    Ok(tx
        .list_apps()?
        .into_iter()
        .find(|app| app.id.as_str() == given || app.slug == key || app.name.to_lowercase() == key))
}
