//! From a draft to a connection: the partner hands over, the host approves.

use super::{Visit, event, find, green, write};
use crate::{Desk, Refusal, domains, invitations::letter::queue_mail, landing::distrust, text};
use model::{
    Actor, ActorKind, AlertKey, AlertKind, At, Connection, ConnectionKind, ConnectionState,
    DomainState, Event, EventName, HomeRecord, Id, Mail, MailContent, ProviderTemplate, Reason,
    Setup, SetupReturn, SetupState, SubjectShape, kind,
};
use store::{StoreError, Tx};

/// The partner hands over what was tested. It goes live at once where the host allowed that, the
/// partner proved a domain that the host lists, and has no home identity provider yet.
///
/// # Errors
/// [`Refusal::Refused`] with [`Reason::SetupUntested`], or [`Refusal::StateConflict`].
pub fn submit(desk: &Desk, visit: &Visit) -> Result<Setup, Refusal> {
    let by = visit.actor();
    desk.change(&by, EventName::Setup, |tx, now| {
        let mut wished = find(tx, &visit.setup.id)?;
        let subjects = tested(tx, &wished)?.subjects;
        // Names that go to somebody else one day are the host's to accept (S07).
        let is_lasting = !subjects.is_some_and(SubjectShape::is_reusable);
        wished.draft.returned = None;
        let mut after = moved(tx, &wished, SetupState::Submitted, now)?;
        tx.audit(event(now, &by, &after, "handed_over"));
        if after.auto_approve && is_lasting && needs_no_look(tx, &after)? {
            let system = Actor::plain(ActorKind::System);
            // A domain that the host does not list yet is the host's to accept.
            go_live(desk, tx, (&system, Adopt::Listed), &after, now)?;
            after.state = SetupState::Approved;
        }
        Ok(after)
    })
}

/// The partner takes a hand-over back to change something.
///
/// # Errors
/// [`Refusal::StateConflict`] when it is not handed over.
pub fn reopen(desk: &Desk, visit: &Visit) -> Result<Setup, Refusal> {
    let by = visit.actor();
    desk.change(&by, EventName::Setup, |tx, now| {
        let setup = find(tx, &visit.setup.id)?;
        let after = moved(tx, &setup, SetupState::Open, now)?;
        tx.audit(event(now, &by, &after, "taken_back"));
        Ok(after)
    })
}

/// The host sends a hand-over back to the partner and says, in `note`, what is to change. Everybody who has
/// a link is told by mail, and the set-up shows it until it is handed over again.
///
/// # Errors
/// [`Refusal::Unknown`] when nothing waits, or a fault of the note.
pub fn send_back(
    desk: &Desk,
    by: &Actor,
    partner: &Id<kind::Partner>,
    note: &str,
) -> Result<(), Refusal> {
    let note = text::passage("note", note)?;
    desk.change(by, EventName::Setup, |tx, now| {
        let mut wished = handed_over(tx, partner)?;
        wished.draft.returned = Some(SetupReturn {
            at: now,
            note: note.clone(),
        });
        let after = moved(tx, &wished, SetupState::Open, now)?;
        tx.audit(event(now, by, &after, "sent_back"));
        let content = |partner| MailContent::SetupDecided {
            partner,
            approved: false,
            note: note.clone(),
        };
        tell_everybody(desk, tx, &after, content, now)
    })
}

/// The host approves what was handed over, as it was `seen` (its version): the draft becomes a
/// connection, and the domains that the partner proved count as proven.
///
/// # Errors
/// [`Refusal::Unknown`] when nothing waits, [`Refusal::StateConflict`] when it changed since it was
/// seen, [`Refusal::Refused`] when the partner is not trusted now or nothing was tested.
pub fn approve(
    desk: &Desk,
    by: &Actor,
    partner: &Id<kind::Partner>,
    seen: Option<i32>,
) -> Result<Connection, Refusal> {
    desk.change(by, EventName::Setup, |tx, now| {
        let setup = handed_over(tx, partner)?;
        if seen.is_some_and(|seen| seen != setup.version) {
            return Err(Refusal::StateConflict("changed meanwhile"));
        }
        go_live(desk, tx, (by, Adopt::All), &setup, now)
    })
}

/// Set-ups that wait for approval, with the partner's name, the longest waiting first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn waiting(desk: &Desk) -> Result<Vec<(Setup, String)>, Refusal> {
    Ok(desk.store.read(|tx| {
        let mut waiting = Vec::new();
        for setup in tx.submitted_setups()? {
            let partner = tx.find_partner(&setup.partner_id)?;
            waiting.push((setup, partner.map(|p| p.name).unwrap_or_default()));
        }
        Ok::<_, StoreError>(waiting)
    })?)
}

/// Which proven domains an approval takes over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Adopt {
    /// All that the partner proved.
    All,
    /// Those that the host lists as the partner's already.
    Listed,
}

fn handed_over(tx: &mut Tx<'_>, partner: &Id<kind::Partner>) -> Result<Setup, Refusal> {
    tx.setups_of(partner)?
        .into_iter()
        .find(|setup| setup.state == SetupState::Submitted)
        .ok_or(Refusal::Unknown("hand-over"))
}

/// Writes to everybody whose link to a set-up works.
fn tell_everybody(
    desk: &Desk,
    tx: &mut Tx<'_>,
    setup: &Setup,
    content: impl Fn(String) -> MailContent,
    now: At,
) -> Result<(), Refusal> {
    let partner = tx.find_partner(&setup.partner_id)?;
    let name = partner.map(|it| it.name).unwrap_or_default();
    for link in tx.setup_links_of(&setup.id)? {
        if link.refuses(now).is_none() {
            let mail = Mail {
                to: link.email,
                language: link.language,
                reply_to: link.inviter_email,
                content: content(name.clone()),
            };
            queue_mail(desk, tx, None, &mail, now)?;
        }
    }
    Ok(())
}

/// Moves an unfinished set-up between the partner's hands and the host's, with what was changed about it
/// since it was read.
fn moved(tx: &mut Tx<'_>, setup: &Setup, to: SetupState, now: At) -> Result<Setup, Refusal> {
    let from = match to {
        SetupState::Open | SetupState::Approved => SetupState::Submitted,
        SetupState::Submitted => SetupState::Open,
    };
    if setup.state != from {
        return Err(Refusal::StateConflict(setup.state.as_str()));
    }
    let after = Setup {
        state: to,
        changed_at: now,
        ..setup.clone()
    };
    write(tx, setup, &after)?;
    let waits = AlertKey::new(AlertKind::SetupWaits, &after.partner_id, &after.id);
    if to == SetupState::Submitted {
        tx.raise_alert(&waits, (home_of(&after), ""), now)?;
    } else {
        tx.put_alert_aside(&waits, now)?;
    }
    Ok(Setup {
        version: setup.version + 1,
        ..after
    })
}

fn home_of(setup: &Setup) -> &str {
    setup.draft.issuer.as_deref().unwrap_or_default()
}

/// What the home was like in a test that passed with the draft as it stands.
fn tested(tx: &mut Tx<'_>, setup: &Setup) -> Result<HomeRecord, Refusal> {
    let attempts = tx.setup_attempts_of(&setup.id)?;
    let outcome = green(setup, &attempts).and_then(|attempt| attempt.outcome.as_ref());
    let facts = outcome.and_then(|outcome| outcome.passed());
    match (facts, setup.draft.complete()) {
        (Some(facts), Some(_)) => Ok(facts.home.clone()),
        _ => Err(Refusal::Refused(Reason::SetupUntested)),
    }
}

/// Whether nothing in a hand-over is news to the host: a domain that it lists was proven, tenants are
/// named by listed domains alone, and no home in use is replaced.
fn needs_no_look(tx: &mut Tx<'_>, setup: &Setup) -> Result<bool, Refusal> {
    let known = tx.partner_domains(&setup.partner_id)?;
    let listed = |name: &str| {
        known
            .iter()
            .any(|it| it.domain == name && it.state.counts())
    };
    let proven = setup
        .draft
        .domains
        .iter()
        .any(|named| named.proven_at.is_some() && listed(&named.domain));
    let settings = &setup.draft.settings;
    let by_domain = settings.template == ProviderTemplate::Google;
    let tenants = !by_domain || settings.tenants.iter().all(|tenant| listed(tenant));
    let has_home = tx
        .connections_of(&setup.partner_id)?
        .iter()
        .any(|it| it.kind == ConnectionKind::Oidc && it.state != ConnectionState::Disabled);
    Ok(proven && tenants && !has_home)
}

/// The one place where a draft becomes a connection.
fn go_live(
    desk: &Desk,
    tx: &mut Tx<'_>,
    (by, adopt): (&Actor, Adopt),
    setup: &Setup,
    now: At,
) -> Result<Connection, Refusal> {
    let home = tested(tx, setup)?;
    let partner = tx
        .find_partner(&setup.partner_id)?
        .ok_or(Refusal::Unknown("partner"))?;
    if let Some(reason) = distrust(&partner, now) {
        return Err(Refusal::Refused(reason));
    }
    let approved = moved(tx, setup, SetupState::Approved, now)?;
    let draft = &approved.draft;
    let connection = Connection {
        id: approved.connection_id.clone(),
        partner_id: partner.id.clone(),
        kind: ConnectionKind::Oidc,
        name: partner.name.clone(),
        issuer: draft.issuer.clone().unwrap_or_default(),
        client_id: draft.client_id.clone(),
        client_secret: approved.client_secret.clone(),
        settings: draft.settings.clone(),
        home: Some(home),
        hold: None,
        state: ConnectionState::Enabled,
        cut_over_at: None,
        created_at: now,
    };
    tx.insert_connection(&connection)?;
    let known = tx.partner_domains(&partner.id)?;
    for named in &draft.domains {
        let listed = known
            .iter()
            .any(|it| it.domain == named.domain && it.state != DomainState::Lapsed);
        if let Some(proven_at) = named.proven_at.filter(|_| listed || adopt == Adopt::All) {
            domains::adopt(tx, by, (&partner.id, named), (proven_at, now))?;
        }
    }
    tx.audit(event(now, by, &approved, "approved"));
    let key = AlertKey::new(AlertKind::SetupApproved, &partner.id, &approved.id);
    tx.raise_alert(&key, (home_of(&approved), ""), now)?;
    let content = |partner| MailContent::SetupDecided {
        partner,
        approved: true,
        note: String::new(),
    };
    tell_everybody(desk, tx, &approved, content, now)?;
    let detail = serde_json::json!({
        "did": "added", "connection": connection.id, "setup": approved.id,
    });
    tx.audit(
        Event::change(now, by.clone(), EventName::Connection)
            .partner(&partner.id)
            .detail(detail),
    );
    Ok(connection)
}
