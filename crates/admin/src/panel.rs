//! What the App Access Panel shows a guest.

use crate::{
    Desk, Refusal,
    asking::{LOOKED_AT, decider_of, may_ask, offers_to, waits_since},
    guests::apps_of,
    me::partner_name,
};
use model::{Actor, EventName, Guest, Id, Reason, RequestState, Span, kind};
use policy::{Decision, terms_are_open};
use store::AskedFor;

/// What was decided stands on the panel for so long.
const DECIDED: Span = Span::days(30);

/// An app that something assigns to the guest.
#[derive(Clone, Debug)]
pub struct PanelApp {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Where it is started.
    pub launch_url: Option<String>,
    /// May the guest, and until when.
    pub decision: Decision,
    /// Whether the guest wants to see it first.
    pub starred: bool,
    /// Whether the guest may ask for more time there.
    pub may_ask: bool,
}

impl PanelApp {
    /// Whether nothing but a yes to terms of use is missing.
    #[must_use]
    pub fn waits_for_terms(&self) -> bool {
        self.decision.denied_for() == Some(Reason::TermsOpen)
    }
}

/// The panel of one guest.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Every app that something assigns to the guest: those that they want to see first, then by name.
    pub apps: Vec<PanelApp>,
    /// What they asked for and nobody has decided yet, newest first.
    pub waiting: Vec<AskedFor>,
    /// What was decided lately, newest first.
    pub decided: Vec<AskedFor>,
    /// Whether there are apps that they do not have and may ask for.
    pub may_ask: bool,
    /// The guest's partner.
    pub partner_name: String,
    /// Whether the host's terms of use wait for the guest's yes.
    pub terms_open: bool,
    /// Who decides about what they ask for.
    pub decider: Option<String>,
}

/// What the panel shows a guest.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of(desk: &Desk, guest: &Guest) -> Result<Panel, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let listings = tx.listings()?;
        let starred = tx.favourites_of(&guest.id)?;
        let (mut waiting, mut decided) = (Vec::new(), Vec::new());
        let asked = tx.access_requests_of(&guest.id, LOOKED_AT)?;
        let may_ask_more = !offers_to(tx, &guest.id, (&listings, &asked), now)?.is_empty();
        for asked in asked {
            match (asked.request.state, asked.request.decided_at) {
                (RequestState::Open, _) => waiting.push(asked),
                (RequestState::Approved | RequestState::Refused, Some(at))
                    if now.since(at) < DECIDED =>
                {
                    decided.push(asked);
                }
                _ => {}
            }
        }
        let mut apps: Vec<PanelApp> = apps_of(tx, &guest.id, now)?
            .into_iter()
            .map(|app| PanelApp {
                description: listings
                    .get(&app.app_id)
                    .and_then(|listing| listing.description.clone()),
                starred: starred.contains(&app.app_id),
                may_ask: may_ask(&app.decision, false).is_some()
                    && waits_since(&waiting, &app.app_id).is_none(),
                app_id: app.app_id,
                name: app.name,
                launch_url: app.launch_url,
                decision: app.decision,
            })
            .collect();
        apps.sort_by_key(|app| !app.starred);
        let asked_first = apps.iter().any(PanelApp::waits_for_terms) || apps.is_empty();
        let terms_open = asked_first
            && tx
                .terms_open_from(&guest.id, None)?
                .into_values()
                .any(|from| terms_are_open(Some(from), now));
        Ok(Panel {
            apps,
            terms_open,
            may_ask: may_ask_more,
            waiting,
            decided,
            partner_name: partner_name(tx, guest)?,
            decider: decider_of(tx, guest)?,
        })
    })
}

/// Puts an app first on a guest's panel, or no longer. Only what they have can be put first.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn star(
    desk: &Desk,
    guest: &Id<kind::Guest>,
    app: &Id<kind::App>,
    wanted: bool,
) -> Result<(), Refusal> {
    desk.change(&Actor::guest(guest), EventName::Guest, |tx, now| {
        let has = apps_of(tx, guest, now)?.iter().any(|it| it.app_id == *app);
        if !has {
            return Err(Refusal::Unknown("app"));
        }
        tx.set_favourite(guest, app, wanted)?;
        Ok(())
    })
}
