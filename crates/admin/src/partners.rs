//! Partners: companies we trust, their domains, their contract and their end.

use crate::{Delivery, Desk, Refusal, desk::done, domain_name, receipts, text, trust};
use model::{
    Actor, Assignee, Assignment, At, ChainedEvent, Connection, ConnectionKind, ConnectionState,
    Email, Event, EventName, Guest, HomeSettings, Id, NewReceipt, OutboxItem, OutboxKind, Partner,
    PartnerEnding, PartnerState, ReceiptKind, TrustContract, kind,
};
use store::{
    AuditFilter, GrantScope, GuestFilter, NewOutboxItem, PartnerFilter, PartnerLine, StoreError, Tx,
};

/// The built-in partner of people whose address belongs to no partner's domain.
pub const INDIVIDUALS: &str = "Individuals";

/// A partner with everything its page shows.
#[derive(Debug)]
pub struct PartnerView {
    /// The partner.
    pub partner: Partner,
    /// Its ways in, oldest first.
    pub connections: Vec<Connection>,
    /// How many guests it has that are not removed.
    pub living_guests: i64,
    /// How many of their sessions live.
    pub live_sessions: i64,
    /// Its first hundred guests.
    pub guests: Vec<Guest>,
    /// Apps assigned to all its guests, with the app's name.
    pub assignments: Vec<(Assignment, String)>,
    /// The newest lines of its history.
    pub audit: Vec<ChainedEvent>,
}

/// Adds a partner and the connection for people who have no account of its home identity provider.
///
/// # Errors
/// [`Refusal::Taken`], [`Refusal::DomainInvalid`] or a fault of the name.
pub fn add(desk: &Desk, by: &Actor, name: &str, domains: &[String]) -> Result<Partner, Refusal> {
    let name = text::line("name", name)?;
    let domains = normalise_domains(domains)?;
    desk.change(by, EventName::Partner, |tx, now| {
        insert(desk, tx, by, (&name, domains), now)
    })
}

/// The partner whose people have addresses like this one: an active one first, then the oldest.
pub(crate) fn by_domain(tx: &mut Tx<'_>, domain: &str) -> Result<Option<Partner>, StoreError> {
    let mut found = tx.find_partners_by_domain(domain)?;
    let first = found
        .iter()
        .position(|p| p.state == PartnerState::Active)
        .unwrap_or(0);
    Ok(if found.is_empty() {
        None
    } else {
        Some(found.swap_remove(first))
    })
}

/// The partner for an address without making one: by domain, else the built-in [`INDIVIDUALS`] if
/// it exists already.
///
/// # Errors
/// [`Refusal::Store`].
pub fn find_for_address(desk: &Desk, email: &Email) -> Result<Option<Partner>, Refusal> {
    Ok(desk.store.read(|tx| match by_domain(tx, email.domain())? {
        Some(partner) => Ok(Some(partner)),
        None => tx.find_partner_by_name(INDIVIDUALS),
    })?)
}

/// The built-in partner, made on first need.
pub(crate) fn individuals(
    desk: &Desk,
    tx: &mut Tx<'_>,
    by: &Actor,
    now: At,
) -> Result<Partner, Refusal> {
    match tx.find_partner_by_name(INDIVIDUALS)? {
        Some(partner) => Ok(partner),
        None => insert(desk, tx, by, (INDIVIDUALS, Vec::new()), now),
    }
}

/// All partners by name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<Vec<Partner>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_partners())?)
}

/// Whom somebody may mean who writes down a partner.
#[derive(Clone, Debug)]
pub enum Called {
    /// This one.
    Partner(Box<Partner>),
    /// None for certain; names that look like it.
    Nobody(Vec<String>),
}

/// How many names are offered to whoever wrote down none for certain.
const OFFERED: i64 = 5;

/// The partner that goes by an id, by its full name, or by a mail domain that no other one has.
///
/// # Errors
/// [`Refusal::Store`].
pub fn called(desk: &Desk, given: &str) -> Result<Called, Refusal> {
    Ok(desk.store.read(|tx| called_in(tx, given))?)
}

pub(crate) fn called_in(tx: &mut Tx<'_>, given: &str) -> Result<Called, StoreError> {
    let given = given.trim();
    let by_id = match given.parse() {
        Ok(id) => tx.find_partner(&id)?,
        Err(_) => None,
    };
    let named = match by_id {
        Some(partner) => Some(partner),
        None => tx.find_partner_by_name(given)?,
    };
    if let Some(partner) = named {
        return Ok(Called::Partner(Box::new(partner)));
    }
    let mut of_domain = match domain_name::normalise(given) {
        Ok(domain) => tx.find_partners_by_domain(&domain)?,
        Err(_) => Vec::new(),
    };
    if of_domain.len() > 1 {
        let mut names: Vec<_> = of_domain.into_iter().map(|it| it.name).collect();
        names.sort();
        return Ok(Called::Nobody(names));
    }
    if let Some(partner) = of_domain.pop() {
        return Ok(Called::Partner(Box::new(partner)));
    }
    let alike = PartnerFilter {
        text: Some(given.to_owned()),
        limit: OFFERED,
        ..PartnerFilter::default()
    };
    let lines = tx.page_of_partners(&alike)?;
    let names = lines.into_iter().map(|it| it.partner.name).collect();
    Ok(Called::Nobody(names))
}

/// A page of partners by name, and how many match in all.
///
/// # Errors
/// [`Refusal::Store`].
pub fn page(desk: &Desk, filter: &PartnerFilter) -> Result<(Vec<PartnerLine>, i64), Refusal> {
    let both = |tx: &mut Tx<'_>| Ok((tx.page_of_partners(filter)?, tx.count_partners(filter)?));
    Ok(desk.store.read::<_, StoreError>(both)?)
}

/// How many partners there are.
///
/// # Errors
/// [`Refusal::Store`].
pub fn count(desk: &Desk) -> Result<i64, Refusal> {
    let everybody = PartnerFilter::default();
    Ok(desk.store.read(|tx| tx.count_partners(&everybody))?)
}

/// Partners whose contract somebody was to look at again by now, by name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn to_review(desk: &Desk) -> Result<Vec<Partner>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| tx.partners_to_review(now))?)
}

/// A partner with everything its page shows; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn detail(desk: &Desk, id: &Id<kind::Partner>) -> Result<Option<PartnerView>, Refusal> {
    Ok(desk.store.read(|tx| {
        let Some(partner) = tx.find_partner(id)? else {
            return Ok(None);
        };
        let apps = tx.list_apps()?;
        let named = |a: Assignment| {
            let name = apps
                .iter()
                .find(|app| app.id == a.app_id)
                .map(|app| app.name.clone());
            (a, name.unwrap_or_default())
        };
        Ok::<_, StoreError>(Some(PartnerView {
            connections: tx.connections_of(id)?,
            living_guests: tx.count_living_guests(id)?,
            live_sessions: tx.count_sessions_in(&GrantScope::Partner(id), desk.clock.now())?,
            guests: tx.list_guests(&GuestFilter {
                partner_id: Some(id.clone()),
                limit: 100,
                ..GuestFilter::default()
            })?,
            assignments: tx
                .assignments_to(&Assignee::Partner(id.clone()))?
                .into_iter()
                .map(named)
                .collect(),
            audit: tx.list_events(&AuditFilter {
                partner_id: Some(id.clone()),
                limit: 50,
                ..AuditFilter::default()
            })?,
            partner,
        }))
    })?)
}

/// Replaces a partner's mail domains. Guests stay with the partner they belong to.
///
/// # Errors
/// [`Refusal::DomainInvalid`] or [`Refusal::Unknown`].
pub fn set_domains(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    domains: &[String],
) -> Result<Vec<String>, Refusal> {
    let domains = normalise_domains(domains)?;
    desk.change(by, EventName::Partner, |tx, now| {
        tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
        tx.set_partner_domains(id, &domains, now)?;
        let detail = serde_json::json!({ "did": "domains_set", "domains": domains.len() });
        tx.audit(
            Event::change(now, by.clone(), EventName::Partner)
                .partner(id)
                .detail(detail),
        );
        Ok(())
    })?;
    Ok(domains)
}

/// Changes a partner's name and trust contract. Apps that leave the contract end at once.
///
/// # Errors
/// [`Refusal::Unknown`], [`Refusal::Taken`], [`Refusal::Contract`] or a fault of the name.
pub fn update(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    name: &str,
    trust: &TrustContract,
) -> Result<(), Refusal> {
    let name = text::line("name", name)?;
    trust::check(trust)?;
    desk.change(by, EventName::Partner, |tx, now| {
        let before = tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
        if tx
            .find_partner_by_name(&name)?
            .is_some_and(|other| other.id != *id)
        {
            return Err(Refusal::Taken {
                what: "a partner",
                given: name.clone(),
            });
        }
        if !tx.update_partner(id, &name, trust)? {
            return Err(Refusal::Unknown("partner"));
        }
        let mut receipt = NewReceipt::begin(ReceiptKind::ContractNarrowed, now, &*desk.random);
        if let Some(allowed) = &trust.allowed_apps {
            for app in tx
                .list_apps()?
                .iter()
                .filter(|app| !allowed.contains(&app.id))
            {
                let scope = GrantScope::PartnerAtApp(id, &app.id);
                tx.end_with_receipt(&scope, &mut receipt, &*desk.random)?;
            }
        }
        let detail = serde_json::json!({
            "did": "contract_changed",
            "version": before.trust.version + 1,
            "changes": trust::changes(&before, &name, trust),
        });
        let event = Event::change(now, by.clone(), EventName::Partner).partner(id);
        receipts::audit_cut(tx, event.detail(detail), receipt)?;
        Ok(())
    })
}

/// Stops everything of a partner in one transaction; may be resumed.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn suspend(desk: &Desk, by: &Actor, id: &Id<kind::Partner>) -> Result<(), Refusal> {
    set_state(desk, by, id, PartnerState::Suspended)
}

/// Lets a suspended partner's people sign in again. What was ended stays ended.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn resume(desk: &Desk, by: &Actor, id: &Id<kind::Partner>) -> Result<(), Refusal> {
    set_state(desk, by, id, PartnerState::Active)
}

/// Ends the collaboration for good: all access and all open invitations.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn end(desk: &Desk, by: &Actor, id: &Id<kind::Partner>) -> Result<(), Refusal> {
    set_state(desk, by, id, PartnerState::Ended)
}

fn set_state(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Partner>,
    to: PartnerState,
) -> Result<(), Refusal> {
    desk.change(by, EventName::Partner, |tx, now| {
        let partner = tx.find_partner(id)?.ok_or(Refusal::Unknown("partner"))?;
        if !partner.state.may_become(to) || !tx.set_partner_state(id, partner.state, to)? {
            return Err(Refusal::StateConflict(partner.state.as_str()));
        }
        let detail = |sessions: i64, invitations: i64| {
            serde_json::json!({ "did": to.as_str(), "sessions": sessions, "invitations_revoked": invitations })
        };
        let event = Event::change(now, by.clone(), EventName::Partner).partner(id);
        let Some(kind) = to.ended_for() else {
            tx.insert_outbox(&work_about(desk, (OutboxKind::PartnerResumed, id), None, now))?;
            tx.audit(event.detail(detail(0, 0)));
            return Ok(());
        };
        let mut receipt = end_all_access(desk, tx, (kind, id), now)?;
        if to == PartnerState::Ended {
            let revoked = tx.revoke_open_invitations_of_partner(id)?;
            receipt.invitations = i64::try_from(revoked).unwrap_or(i64::MAX);
        }
        let detail = detail(receipt.sessions, receipt.invitations);
        tx.audit_ending(event.detail(detail), receipt)?;
        Ok(())
    })
}

/// One write ends it all, and one item of work writes it down guest by guest and tells the apps.
fn end_all_access(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (kind, id): (ReceiptKind, &Id<kind::Partner>),
    now: At,
) -> Result<NewReceipt, StoreError> {
    let mut receipt = NewReceipt::begin(kind, now, &*desk.random);
    let all = GrantScope::Partner(id);
    receipt.sessions = tx.count_sessions_in(&all, now)?;
    for (app, cut) in tx.at_stake(&all, now)? {
        receipt.cut(&app, cut);
    }
    tx.end_partner_access(id, now)?;
    let work = (OutboxKind::PartnerEnding, id);
    tx.insert_outbox(&work_about(desk, work, Some(&receipt.id), now))?;
    Ok(receipt)
}

/// Work that goes through the guests of a partner. What has no receipt is told apart by an id all the same.
fn work_about(
    desk: &Desk,
    (kind, id): (OutboxKind, &Id<kind::Partner>),
    receipt: Option<&Id<kind::Receipt>>,
    now: At,
) -> NewOutboxItem {
    let mark = receipt.cloned();
    let payload = serde_json::json!(PartnerEnding {
        partner_id: id.clone(),
        receipt_id: Some(mark.unwrap_or_else(|| Id::new(now, &*desk.random))),
    });
    NewOutboxItem {
        id: Id::new(now, &*desk.random),
        kind,
        guest_id: None,
        app_id: None,
        payload: payload.to_string().into_bytes(),
        created_at: now,
        receipt_id: receipt.cloned(),
    }
}

/// Writes down guest by guest what ended when a partner was suspended or ended, a few hundred in each
/// transaction so that nobody waits for it; or tells that they may come again. What is cut short is done again
/// without harm.
pub fn sweep(desk: &Desk, item: &OutboxItem) -> Delivery {
    let Ok(ending) = serde_json::from_slice::<PartnerEnding>(&item.payload) else {
        return Delivery::Dead("the work does not read as an ending".into());
    };
    let mut last = None;
    loop {
        let now = desk.clock.now();
        let (after, with) = (last.as_ref(), (now, &*desk.random));
        let swept = desk.store.write(|tx| match item.kind {
            OutboxKind::PartnerResumed => tx.sweep_resumed_partner(&ending, after, with),
            _ => tx.sweep_partner(&ending, after, with),
        });
        match swept {
            Ok(Some(guest)) => last = Some(guest),
            Ok(None) => return Delivery::Done,
            Err(error) => return Delivery::Retry(error.to_string()),
        }
    }
}

fn insert(
    desk: &Desk,
    tx: &mut Tx<'_>,
    by: &Actor,
    (name, domains): (&str, Vec<String>),
    now: At,
) -> Result<Partner, Refusal> {
    if tx.find_partner_by_name(name)?.is_some() {
        return Err(Refusal::Taken {
            what: "a partner",
            given: name.to_owned(),
        });
    }
    let partner = Partner {
        id: Id::new(now, &*desk.random),
        name: name.to_owned(),
        state: PartnerState::Active,
        trust: TrustContract::default(),
        domains,
        created_at: now,
    };
    tx.insert_partner(&partner)?;
    tx.insert_connection(&Connection {
        id: Id::new(now, &*desk.random),
        partner_id: partner.id.clone(),
        kind: ConnectionKind::Invitation,
        name: partner.name.clone(),
        issuer: desk.settings.issuer.clone(),
        client_id: String::new(),
        client_secret: None,
        settings: HomeSettings::default(),
        home: None,
        hold: None,
        state: ConnectionState::Enabled,
        cut_over_at: None,
        created_at: now,
    })?;
    tx.audit(done(now, by, EventName::Partner, "added").partner(&partner.id));
    Ok(partner)
}

/// Lower case, IDNA form, each once; an `@` in front is forgiven.
pub(crate) fn normalise_domains(domains: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept = Vec::new();
    for given in domains.iter().filter(|given| !given.trim().is_empty()) {
        kept.push(
            domain_name::normalise(given).map_err(|fault| Refusal::DomainInvalid {
                given: given.trim().chars().take(100).collect(),
                fault,
            })?,
        );
    }
    kept.sort_unstable();
    kept.dedup();
    Ok(kept)
}
