//! What a guest sees of themselves, and what they may do about it: take it along, sign out everywhere, leave.

use crate::{
    Desk, Refusal,
    asking::decider_of,
    desk::done,
    guests::{AppAccess, apps_of, identities_of},
    invitations::letter::write_to,
    leavers, removal,
    terms::{AgreementLine, agreements_in},
};
use model::{
    Actor, Assignee, At, EventName, Guest, GuestSaidMail, GuestState, GuestWord, Id, MailContent,
    PasskeyOwner, ReceiptKind, SignIn, SignInStep, Span, kind,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::{AuditFilter, GivenTo, GrantScope, PastSignIn, Tx};

/// Sign-ins are shown for so long.
const HISTORY: Span = Span::days(30);
/// So many sign-ins are shown, the newest.
const SHOWN: i64 = 50;
/// So many rows of one kind are handed out at most.
const MOST: i64 = 10_000;

/// An app of a guest, for the guest.
#[derive(Clone, Debug)]
pub struct MyApp {
    /// The app and what the policy says.
    pub access: AppAccess,
    /// What it was given.
    pub given: Vec<GivenTo>,
    /// When it was last opened.
    pub last_used: Option<At>,
}

/// What a guest sees of themselves.
#[derive(Clone, Debug)]
pub struct Me {
    /// The guest.
    pub guest: Guest,
    /// The guest's partner.
    pub partner_name: String,
    /// Who answers for them.
    pub sponsor: Option<String>,
    /// Through which ways in, with the issuer of each.
    pub ways: Vec<(String, String)>,
    /// The apps that something assigns to them.
    pub apps: Vec<MyApp>,
    /// Their sign-ins of thirty days, newest first.
    pub sign_ins: Vec<PastSignIn>,
    /// How many apps of others they agreed to.
    pub consents: usize,
    /// The terms of use they agreed to, newest first.
    pub agreements: Vec<AgreementLine>,
}

/// What a guest sees of themselves; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of(desk: &Desk, id: &Id<kind::Guest>) -> Result<Option<Me>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let Some(guest) = tx.find_guest(id)? else {
            return Ok(None);
        };
        let used = tx.last_uses_of(id)?;
        let mut given: BTreeMap<Id<kind::App>, Vec<GivenTo>> = BTreeMap::new();
        for each in tx.given_of(id)? {
            given.entry(each.app_id.clone()).or_default().push(each);
        }
        let apps = apps_of(tx, id, now)?.into_iter().map(|access| MyApp {
            given: given.remove(&access.app_id).unwrap_or_default(),
            last_used: used.get(&access.app_id).copied(),
            access,
        });
        let apps = apps.collect();
        let ways = identities_of(tx, id)?.into_iter();
        let ways = ways.map(|it| (it.connection_name, it.issuer)).collect();
        Ok(Some(Me {
            partner_name: partner_name(tx, &guest)?,
            sponsor: decider_of(tx, &guest)?,
            ways,
            apps,
            sign_ins: tx.sign_ins_of(id, now.minus(HISTORY), SHOWN)?,
            consents: tx.consents_of(id)?.len(),
            agreements: agreements_in(tx, id, now)?,
            guest,
        }))
    })
}

pub(crate) fn partner_name(tx: &mut Tx<'_>, guest: &Guest) -> Result<String, Refusal> {
    let partner = tx.find_partner(&guest.partner_id)?;
    Ok(partner.map(|it| it.name).unwrap_or_default())
}

/// Everything that is held about a guest, for them to take along: no secret, and nobody else's data but the
/// names of those who acted.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn held(desk: &Desk, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        Ok(json!({
            "made_at": now.to_string(),
            "host": desk.settings.company,
            "guest": about(&guest),
            "partner": partner_name(tx, &guest)?,
            "sponsor": decider_of(tx, &guest)?,
            "accounts": accounts(tx, id)?,
            "invitations": invitations(tx, id)?,
            "apps": apps(tx, id, now)?,
            "requests": requests(tx, id)?,
            "terms": agreements(tx, id, now)?,
            "sign_ins": sign_ins(tx, id)?,
            "factors": factors(tx, id)?,
            "history": history(tx, id)?,
        }))
    })
}

fn text(at: Option<At>) -> Option<String> {
    at.map(|at| at.to_string())
}

fn about(guest: &Guest) -> Value {
    json!({
        "id": guest.id, "name": guest.display_name, "email": guest.email,
        "language": guest.language, "state": guest.state,
        "created_at": guest.created_at.to_string(), "accepted_at": text(guest.accepted_at),
        "ends_at": text(guest.ends_at), "confirmed_at": text(guest.confirmed_at),
        "frozen": guest.frozen.map(|it| json!({ "at": it.at.to_string(), "because": it.reason })),
        "said_by_your_company": {
            "name": guest.home.name, "email": guest.home.email,
            "email_verified": guest.home.email_verified,
        },
    })
}

fn accounts(tx: &mut Tx<'_>, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let mut all = Vec::new();
    for identity in tx.identities_of(id)? {
        let connection = tx.find_connection(&identity.connection_id)?;
        let directory = tx.scim_user_of(&identity.connection_id, id)?;
        all.push(json!({
            "through": connection.map(|it| it.name), "issuer": identity.issuer,
            "subject": identity.subject,
            "said_by_directory": directory.map(|user| user.attributes),
        }));
    }
    Ok(Value::Array(all))
}

fn invitations(tx: &mut Tx<'_>, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let all = tx.invitations_of(id)?.into_iter().map(|it| {
        json!({
            "by": it.inviter_name, "message": it.message, "state": it.state,
            "language": it.language, "created_at": it.created_at.to_string(),
            "expires_at": it.expires_at.to_string(), "redeemed_at": text(it.redeemed_at),
        })
    });
    Ok(Value::Array(all.collect()))
}

fn apps(tx: &mut Tx<'_>, id: &Id<kind::Guest>, now: At) -> Result<Value, Refusal> {
    let used = tx.last_uses_of(id)?;
    let first = tx.favourites_of(id)?;
    let assigned: Vec<Value> = apps_of(tx, id, now)?
        .into_iter()
        .map(|app| {
            json!({
                "app": app.name, "opens": app.decision.is_allowed(),
                "until": text(app.decision.until), "last_opened_at": text(used.get(&app.app_id).copied()),
                "shown_first": first.contains(&app.app_id),
            })
        })
        .collect();
    let mut given = Vec::new();
    for each in tx.given_of(id)? {
        let app = tx.find_app(&each.app_id)?.map(|it| it.name);
        given.push(json!({ "app": app, "scope": each.scope, "more": each.granted }));
    }
    let agreed: Vec<Value> = tx
        .consents_of(id)?
        .into_iter()
        .map(|(it, name)| json!({ "app": name, "scope": it.scope, "given_at": it.given_at.to_string() }))
        .collect();
    let direct: Vec<Value> = tx
        .assignments_to(&Assignee::Guest(id.clone()))?
        .into_iter()
        .map(|it| {
            json!({
                "app": it.app_id, "roles": it.roles, "starts_at": text(it.starts_at),
                "ends_at": text(it.ends_at), "created_at": it.created_at.to_string(),
            })
        })
        .collect();
    let groups: Vec<String> = tx.groups_of(id)?.into_iter().map(|it| it.name).collect();
    Ok(json!({
        "assigned": assigned, "directly": direct, "groups": groups, "given_to_apps": given, "agreed_to": agreed,
    }))
}

fn requests(tx: &mut Tx<'_>, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let all = tx.access_requests_of(id, MOST)?.into_iter().map(|it| {
        let asked = it.request;
        json!({
            "app": it.app_name, "for": asked.kind, "note": asked.note, "state": asked.state,
            "asked_at": asked.asked_at.to_string(), "decided_at": text(asked.decided_at),
            "until": text(asked.ends_at), "answer": asked.answer,
        })
    });
    Ok(Value::Array(all.collect()))
}

fn agreements(tx: &mut Tx<'_>, id: &Id<kind::Guest>, now: At) -> Result<Value, Refusal> {
    let all = agreements_in(tx, id, now)?.into_iter().map(|it| {
        let (said, terms) = (it.agreed.agreement, it.agreed.terms);
        let text = terms.text_in(&[said.language]);
        json!({
            "id": terms.id, "version": terms.number, "app": it.app_name,
            "title": text.map(|text| &text.title), "text": text.map(|text| &text.body),
            "language": said.language, "agreed_at": said.agreed_at.to_string(),
            "until": said.until.map(|at| at.to_string()), "counts": it.counts,
        })
    });
    Ok(Value::Array(all.collect()))
}

fn sign_ins(tx: &mut Tx<'_>, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let all = tx.sign_ins_of(id, At::from_secs(0), MOST)?;
    let all = all.into_iter().map(|it| {
        json!({
            "at": it.at.to_string(), "through": it.connection_name, "issuer": it.issuer,
            "methods": it.amr, "ended_at": text(it.ended_at), "ends_at": it.expires_at.to_string(),
        })
    });
    Ok(Value::Array(all.collect()))
}

fn factors(tx: &mut Tx<'_>, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let passkeys: Vec<Value> = tx
        .passkeys_of(&PasskeyOwner::Guest(id.clone()))?
        .into_iter()
        .map(|it| json!({ "created_at": it.created_at.to_string(), "used_at": text(it.used_at) }))
        .collect();
    let totp = tx.find_totp(id)?.is_some();
    Ok(json!({ "passkeys": passkeys, "authenticator_app": totp }))
}

fn history(tx: &mut Tx<'_>, id: &Id<kind::Guest>) -> Result<Value, Refusal> {
    let filter = AuditFilter {
        guest_id: Some(id.clone()),
        limit: MOST,
        ..AuditFilter::default()
    };
    let lines = tx.list_events(&filter)?;
    let all = lines.into_iter().map(|line| {
        let event = line.event;
        json!({
            "at": event.at.to_string(), "what": event.name, "refused_because": event.reason,
            "by": event.actor.kind, "app": event.app_id, "detail": event.detail,
        })
    });
    Ok(Value::Array(all.collect()))
}

/// Ends every session of a guest and all that was granted in them, by their own wish; they may sign in again.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn sign_out_everywhere(desk: &Desk, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    let by = Actor::guest(id);
    desk.change(&by, EventName::Logout, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        let ends = (&GrantScope::Guest(id), ReceiptKind::SignedOut);
        let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
        let event = done(now, &by, EventName::Logout, "everywhere");
        tx.audit_ending(event.guest(id).partner(&guest.partner_id), receipt)?;
        Ok(())
    })
}

/// The guest whom a proven sign-in in this browser is about, in whatever state they are but gone: so much is
/// proof enough to leave.
///
/// # Errors
/// [`Refusal::Store`].
pub fn proven(desk: &Desk, sign_in: &SignIn) -> Result<Option<Guest>, Refusal> {
    let now = desk.clock.now();
    let proof = match (&sign_in.proof, sign_in.step) {
        (Some(proof), SignInStep::Proven | SignInStep::Finished) if sign_in.expires_at > now => {
            proof
        }
        _ => return Ok(None),
    };
    let found = desk
        .store
        .read(|tx| tx.find_guest_by_identity(&proof.identity()))?;
    Ok(found.filter(|it| it.state != GuestState::Removed))
}

/// Ends everything of a guest by their own wish, in any state, and tells whoever answers for them.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn leave(desk: &Desk, id: &Id<kind::Guest>) -> Result<(), Refusal> {
    let by = Actor::guest(id);
    desk.change(&by, EventName::GuestRemoved, |tx, now| {
        let guest = tx.find_guest(id)?.ok_or(Refusal::Unknown("guest"))?;
        if removal::end_in(desk, tx, (&by, &guest), now)?.is_none() {
            return Ok(());
        }
        for reader in leavers::who_answers(tx, &guest)? {
            let content = MailContent::GuestSaid(GuestSaidMail {
                said: GuestWord::Left,
                name: guest.display_name.clone(),
                email: guest.email.clone(),
                note: None,
                link: desk.settings.link(&format!("/admin/guests/{id}")),
            });
            write_to(desk, tx, reader, content, now)?;
        }
        Ok(())
    })
}
