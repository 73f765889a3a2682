//! What guests ask for: an app, or more time at one. Whoever answers for the guest decides, whoever looks after
//! the app, or another admin; a yes goes through the same assignment and the same contract as an admin's own.

use crate::{
    Desk, InviteFault, Refusal,
    assess::check_trust,
    assignments::{NewAssignment, give_until},
    desk::done,
    invitations::letter::{queue_mail, write_to},
    leavers, text,
};
use model::{
    AccessAskedMail, AccessRequest, Actor, Admin, AdminRole, AppListing, Assignee, At, Email,
    Event, EventName, Guest, GuestState, HashedSecret, Id, Mail, MailContent, Reason,
    RequestDecidedMail, RequestKind, RequestState, Span, kind,
};
use policy::{Ask, Decision, decide};
use std::collections::BTreeMap;
use store::{AskedFor, InboxFilter, InboxLine, RequestDecision, Tx};

/// A guest may ask so often in a day.
const MOST_A_DAY: i64 = 20;

/// An app that a guest may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The app.
    pub app_id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// For what they would ask.
    pub kind: RequestKind,
    /// When the access they have ends by itself.
    pub until: Option<At>,
}

/// What a guest may ask for where the policy decided so: more time where there was or is some, and to be
/// let in where the app may be asked for. Nothing that asking cannot change.
#[must_use]
pub fn may_ask(decision: &Decision, requestable: bool) -> Option<RequestKind> {
    match decision.denied_for() {
        None => decision.until.map(|_| RequestKind::Extension),
        Some(Reason::AssignmentEnded | Reason::GuestEnded) => Some(RequestKind::Extension),
        Some(Reason::NotAssigned) => requestable.then_some(RequestKind::Access),
        Some(_) => None,
    }
}

/// What a guest may ask for at one app; `None` where nothing.
///
/// # Errors
/// [`Refusal::Store`].
pub fn offer(
    desk: &Desk,
    guest: &Id<kind::Guest>,
    app: &Id<kind::App>,
) -> Result<Option<Offer>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| offer_of(tx, (guest, app), now))
}

fn offer_of(
    tx: &mut Tx<'_>,
    (guest, app): (&Id<kind::Guest>, &Id<kind::App>),
    now: At,
) -> Result<Option<Offer>, Refusal> {
    let (Some(app), Some(facts)) = (tx.find_app(app)?, tx.facts(guest, app)?) else {
        return Ok(None);
    };
    let listing = tx.listing_of(&app.id)?;
    let decision = decide(&facts, Ask::Hold, now);
    Ok(may_ask(&decision, listing.requestable).map(|kind| Offer {
        app_id: app.id,
        name: app.name,
        description: listing.description,
        kind,
        until: decision.until,
    }))
}

/// The apps that a guest does not have and may ask for, by name, but those that they asked for.
///
/// # Errors
/// [`Refusal::Store`].
pub fn offers(desk: &Desk, guest: &Id<kind::Guest>) -> Result<Vec<Offer>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let listings = tx.listings()?;
        let asked = tx.access_requests_of(guest, LOOKED_AT)?;
        offers_to(tx, guest, (&listings, &asked), now)
    })
}

pub(crate) fn offers_to(
    tx: &mut Tx<'_>,
    guest: &Id<kind::Guest>,
    (listings, asked): (&BTreeMap<Id<kind::App>, AppListing>, &[AskedFor]),
    now: At,
) -> Result<Vec<Offer>, Refusal> {
    let all = tx.facts_to_ask_for(guest)?.into_iter();
    Ok(all
        .filter_map(|app| {
            let decision = decide(&app.facts, Ask::Hold, now);
            let kind = may_ask(&decision, true).filter(|_| !decision.is_allowed())?;
            let app_id = app.facts.app_id;
            let listing = listings.get(&app_id);
            waits_since(asked, &app_id).is_none().then(|| Offer {
                name: app.name,
                description: listing.and_then(|it| it.description.clone()),
                app_id,
                kind,
                until: None,
            })
        })
        .collect())
}

/// So many requests of one guest are looked at, the newest.
pub(crate) const LOOKED_AT: i64 = 50;

/// Since when one of these requests waits for a decision at an app; `None` where none does. At most one does.
#[must_use]
pub fn waits_since(asked: &[AskedFor], app: &Id<kind::App>) -> Option<At> {
    let mut all = asked.iter().map(|it| &it.request);
    all.find(|it| it.state == RequestState::Open && it.app_id == *app)
        .map(|it| it.asked_at)
}

/// What a guest asked for, newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_guest(desk: &Desk, guest: &Id<kind::Guest>) -> Result<Vec<AskedFor>, Refusal> {
    Ok(desk
        .store
        .read(|tx| tx.access_requests_of(guest, LOOKED_AT))?)
}

/// Who decides about a guest's requests: the sponsor's name, else nobody in particular.
///
/// # Errors
/// [`Refusal::Store`].
pub fn decider(desk: &Desk, guest: &Guest) -> Result<Option<String>, Refusal> {
    desk.store.read(|tx| decider_of(tx, guest))
}

pub(crate) fn decider_of(tx: &mut Tx<'_>, guest: &Guest) -> Result<Option<String>, Refusal> {
    Ok(leavers::active_sponsor(tx, guest)?.map(|it| it.name))
}

/// Writes down what a guest asks for and mails whoever decides. While a request of the guest for the app is
/// open, asking again changes nothing.
///
/// # Errors
/// [`Refusal::Refused`] where there is nothing to ask for or after too many requests, or a fault of the note.
pub fn ask(
    desk: &Desk,
    guest: &Id<kind::Guest>,
    app: &Id<kind::App>,
    note: &str,
) -> Result<(), Refusal> {
    let note = Some(text::passage("note", note)?).filter(|text| !text.is_empty());
    let by = Actor::guest(guest);
    desk.change(&by, EventName::Request, |tx, now| {
        let asker = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        let app = tx.find_app(app)?.ok_or(Refusal::Unknown("app"))?;
        if asker.state != GuestState::Active {
            return Err(Refusal::StateConflict(asker.state.as_str()));
        }
        let Some(offer) = offer_of(tx, (guest, &app.id), now)? else {
            return Err(Refusal::Refused(Reason::NotRequestable));
        };
        let key = HashedSecret::of(&format!("asks:{guest}"));
        if tx.count_attempt(&key, Span::days(1), now)? > MOST_A_DAY {
            return Err(Refusal::Refused(Reason::RateLimited));
        }
        let request = AccessRequest {
            id: Id::new(now, &*desk.random),
            guest_id: guest.clone(),
            app_id: app.id.clone(),
            kind: offer.kind,
            note,
            state: RequestState::Open,
            asked_at: now,
            decided_at: None,
            decided_by: None,
            ends_at: None,
            answer: None,
        };
        if !tx.insert_access_request(&request)? {
            return Ok(());
        }
        for reader in readers(tx, &asker, &app.id)? {
            let content = MailContent::AccessAsked(AccessAskedMail {
                name: asker.display_name.clone(),
                email: asker.email.clone(),
                app: app.name.clone(),
                request: request.kind,
                note: request.note.clone(),
                link: desk
                    .settings
                    .link(&format!("/admin/requests/{}", request.id)),
            });
            write_to(desk, tx, reader, content, now)?;
        }
        tx.audit(event(now, &by, "asked", (&asker, &request)));
        Ok(())
    })
}

/// Who hears of a request: whoever answers for the guest, and who looks after the app; each once.
fn readers(tx: &mut Tx<'_>, guest: &Guest, app: &Id<kind::App>) -> Result<Vec<Email>, Refusal> {
    let mut readers = leavers::who_answers(tx, guest)?;
    for admin in leavers::active_admins(tx)? {
        if admin.owns(app) && !readers.contains(&admin.email) {
            readers.push(admin.email);
        }
    }
    Ok(readers)
}

fn event(now: At, by: &Actor, did: &str, (guest, request): (&Guest, &AccessRequest)) -> Event {
    let detail = serde_json::json!({ "did": did, "request": request.id, "kind": request.kind });
    done(now, by, EventName::Request, did)
        .guest(&guest.id)
        .partner(&guest.partner_id)
        .app(&request.app_id)
        .detail(detail)
}

/// Takes a guest's own request back.
///
/// # Errors
/// [`Refusal::Unknown`] when there is none of theirs, [`Refusal::StateConflict`] when it is decided.
pub fn withdraw(
    desk: &Desk,
    guest: &Id<kind::Guest>,
    id: &Id<kind::AccessRequest>,
) -> Result<(), Refusal> {
    let by = Actor::guest(guest);
    desk.change(&by, EventName::Request, |tx, now| {
        let asker = tx.find_guest(guest)?.ok_or(Refusal::Unknown("guest"))?;
        let all = tx.access_requests_of(guest, LOOKED_AT)?;
        let own = all.into_iter().find(|it| it.request.id == *id);
        let request = own.ok_or(Refusal::Unknown("request"))?.request;
        let decision = RequestDecision {
            state: RequestState::Withdrawn,
            by: None,
            ends_at: None,
            answer: None,
        };
        if !tx.decide_access_request(id, &decision, now)? {
            return Err(Refusal::StateConflict(request.state.as_str()));
        }
        tx.audit(event(now, &by, "withdrawn", (&asker, &request)));
        Ok(())
    })
}

/// The requests that wait, oldest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn inbox(desk: &Desk, filter: &InboxFilter) -> Result<Vec<InboxLine>, Refusal> {
    Ok(desk.store.read(|tx| tx.access_requests_waiting(filter))?)
}

/// What waits for an admin: for whoever looks after apps what is asked about those, for others what guests ask
/// whom they answer for, or nobody.
#[must_use]
pub fn waiting_for(admin: &Admin) -> InboxFilter {
    let owner = admin.role == AdminRole::AppOwner;
    InboxFilter {
        sponsor: (!owner).then(|| admin.id.clone()),
        apps: admin.reach().apps.filter(|_| owner),
        ..InboxFilter::default()
    }
}

/// How many wait for an admin, and how many in all.
///
/// # Errors
/// [`Refusal::Store`].
pub fn count(desk: &Desk, admin: &Admin) -> Result<(i64, i64), Refusal> {
    Ok(desk.store.read(|tx| {
        let own = tx.count_access_requests(&waiting_for(admin))?;
        let all = tx.count_access_requests(&InboxFilter::default())?;
        Ok::<_, store::StoreError>((own, all))
    })?)
}

/// What an admin decides on.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The request, with who asks.
    pub line: InboxLine,
    /// The guest.
    pub guest: Guest,
    /// What the policy says now.
    pub decision: Decision,
    /// When the partner's contract ends.
    pub partner_ends_at: Option<At>,
}

/// A request that waits, with what an admin decides on; `None` when it does not wait.
///
/// # Errors
/// [`Refusal::Store`].
pub fn evidence(desk: &Desk, id: &Id<kind::AccessRequest>) -> Result<Option<Evidence>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let Some(line) = waiting(tx, id)? else {
            return Ok(None);
        };
        let request = &line.request;
        let guest = tx.find_guest(&request.guest_id)?;
        let facts = tx.facts(&request.guest_id, &request.app_id)?;
        Ok(guest.zip(facts).map(|(guest, facts)| Evidence {
            decision: decide(&facts, Ask::Open, now),
            partner_ends_at: facts.partner_ends_at,
            line,
            guest,
        }))
    })
}

pub(crate) fn waiting(
    tx: &mut Tx<'_>,
    id: &Id<kind::AccessRequest>,
) -> Result<Option<InboxLine>, Refusal> {
    let one = InboxFilter {
        id: Some(id.clone()),
        limit: 1,
        ..InboxFilter::default()
    };
    Ok(tx.access_requests_waiting(&one)?.pop())
}

/// Lets the guest open the app until then, and mails them. Where they asked for more time, their own end
/// moves too if it came before; not for whoever looks after one app alone. Returns when the access ends now.
///
/// # Errors
/// [`Refusal::Unknown`] when it does not wait, [`Refusal::StateConflict`] for a guest who is not active, a
/// fault of the contract, or [`Refusal::DatesReversed`] for an end that is over.
pub fn approve(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::AccessRequest>,
    ends_at: Option<At>,
) -> Result<Option<At>, Refusal> {
    desk.change(by, EventName::Request, |tx, now| {
        if ends_at.is_some_and(|end| end <= now) {
            return Err(Refusal::DatesReversed);
        }
        let line = waiting(tx, id)?.ok_or(Refusal::Unknown("request"))?;
        let request = &line.request;
        let guest = tx.find_guest(&request.guest_id)?;
        let guest = guest.ok_or(Refusal::Unknown("guest"))?;
        if guest.state != GuestState::Active {
            return Err(Refusal::StateConflict(guest.state.as_str()));
        }
        let app = tx.find_app(&request.app_id)?;
        let app = app.ok_or(Refusal::Unknown("app"))?;
        let partner = tx.find_partner(&guest.partner_id)?;
        let partner = partner.ok_or(Refusal::Unknown("partner"))?;
        check_trust(&partner, now)?;
        let allowed = partner.trust.allowed_apps.as_ref();
        if allowed.is_some_and(|apps| !apps.contains(&app.id)) {
            let (app, partner) = (app.name, partner.name);
            return Err(InviteFault::AppNotInContract { app, partner }.into());
        }
        let decision = decision(by, RequestState::Approved, ends_at, None);
        if !tx.decide_access_request(id, &decision, now)? {
            return Err(Refusal::Unknown("request"));
        }
        let new = NewAssignment {
            app_id: app.id.clone(),
            assignee: Assignee::Guest(guest.id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at,
        };
        give_until(desk, tx, (by, &new), now)?;
        if request.kind == RequestKind::Extension {
            let later = |own: At| ends_at.is_none_or(|end| own < end);
            if guest.ends_at.is_some_and(later) && !looks_after_apps(tx, by)? {
                tx.set_guest_end(&guest.id, ends_at)?;
            }
        }
        let facts = tx.facts(&guest.id, &app.id)?;
        let until = facts.and_then(|facts| decide(&facts, Ask::Hold, now).until);
        tell(desk, tx, (&guest, &line), (true, until, None))?;
        tx.audit(event(now, by, "approved", (&guest, request)));
        Ok(until)
    })
}

/// Whether somebody looks after apps, and after nothing else.
fn looks_after_apps(tx: &mut Tx<'_>, by: &Actor) -> Result<bool, Refusal> {
    let admin = match by.id.as_deref().and_then(|id| id.parse().ok()) {
        Some(id) => tx.find_admin(&id)?,
        None => None,
    };
    Ok(admin.is_some_and(|it| it.role == AdminRole::AppOwner))
}

/// Refuses a request with the reason that the guest reads, and mails them.
///
/// # Errors
/// [`Refusal::Unknown`] when it does not wait, or a fault of the reason.
pub fn refuse(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::AccessRequest>,
    reason: &str,
) -> Result<(), Refusal> {
    let answer = text::passage("reason", reason)?;
    if answer.is_empty() {
        return Err(Refusal::Missing("reason"));
    }
    desk.change(by, EventName::Request, |tx, now| {
        let line = waiting(tx, id)?.ok_or(Refusal::Unknown("request"))?;
        let guest = tx.find_guest(&line.request.guest_id)?;
        let guest = guest.ok_or(Refusal::Unknown("guest"))?;
        let decision = decision(by, RequestState::Refused, None, Some(answer.clone()));
        if !tx.decide_access_request(id, &decision, now)? {
            return Err(Refusal::Unknown("request"));
        }
        tell(desk, tx, (&guest, &line), (false, None, Some(answer)))?;
        tx.audit(event(now, by, "refused", (&guest, &line.request)));
        Ok(())
    })
}

fn decision(
    by: &Actor,
    state: RequestState,
    ends_at: Option<At>,
    answer: Option<String>,
) -> RequestDecision {
    let admin = by.id.as_deref().and_then(|id| id.parse().ok());
    RequestDecision {
        state,
        by: admin,
        ends_at,
        answer,
    }
}

fn tell(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (guest, line): (&Guest, &InboxLine),
    (approved, until, answer): (bool, Option<At>, Option<String>),
) -> Result<(), Refusal> {
    let now = desk.clock.now();
    let mail = Mail {
        to: guest.email.clone(),
        language: guest.language,
        reply_to: None,
        content: MailContent::RequestDecided(RequestDecidedMail {
            name: guest.display_name.clone(),
            app: line.app_name.clone(),
            approved,
            until,
            answer,
            link: desk.settings.link("/"),
        }),
    };
    queue_mail(desk, tx, Some(&guest.id), &mail, now)
}
