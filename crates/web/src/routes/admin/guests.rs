//! One guest's page, and what can be done there.

use super::{
    Answer, app_choices, done, group_choices, lines::audit_lines, optional, receipts, settle,
    sponsors,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form as _, Problem,
        admin::{
            AssignForm, Confirmed, Done, EndForm, Frozen, GuestApp, GuestDetail, GuestGroup,
            HomeWord, IdentityRow, InvitationRow, JoinForm, Linked, RequestRow, SessionRow,
            SponsorForm, Via,
        },
        guest::AgreedRow,
    },
};
use ::admin::{
    ReceiptFilter, Refusal, admins, assignments,
    confidence::{self, Confidence},
    groups, guests, invitations, leavers, radius, recovery, requests, terms,
};
use model::{Assignee, AssigneeKind, At, Guest, Id, kind};

pub fn detail(exchange: &Exchange<'_>) -> Response {
    settle(show(
        exchange,
        AssignForm::default(),
        JoinForm::default(),
        None,
    ))
}

fn show(
    exchange: &Exchange<'_>,
    mut assign: AssignForm,
    mut join: JoinForm,
    refusal: Option<&Refusal>,
) -> Answer {
    let id = exchange.named::<kind::Guest>(0)?;
    let view = exchange.found(guests::detail(exchange.desk(), &id))?;
    let admins = admins::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    assign.app.choices = app_choices(exchange, &[&assign.app.value])?;
    join.group.choices = group_choices(exchange, &[&join.group.value])?;
    let now = exchange.now();
    let reach = exchange.reach();
    let guest = &view.guest;
    let mut sponsor_form = SponsorForm::default();
    sponsor_form.to.choices = sponsors::choices(&admins, guest.sponsor_id.as_ref());
    let page = GuestDetail {
        frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
        id: id.to_string(),
        name: guest.display_name.clone(),
        email: guest.email.to_string(),
        partner: Linked {
            name: view.partner.name.clone(),
            href: format!("/admin/partners/{}", view.partner.id),
        },
        state: guest.state,
        frozen: view.leaving.as_ref().map(|it| Frozen {
            since: it.since,
            reason: it.reason,
            closes_at: it.closes_at,
            archived: if reach.is_whole() {
                it.apps.iter().chain(&it.groups).cloned().collect()
            } else {
                Vec::new()
            },
        }),
        closed_at: guest.closed_at,
        sponsor: view.sponsor_name.clone(),
        home: home_word(guest),
        created_at: guest.created_at,
        accepted_at: guest.accepted_at,
        confirmed: confirmed(
            confidence::of(exchange.desk(), std::slice::from_ref(guest))
                .map_err(|e| exchange.trouble(&e))?
                .swap_remove(0),
        ),
        ends_at: guest.ends_at,
        identities: identities(&view),
        apps: apps_of(exchange, &view)?,
        groups: groups_of(exchange, &view),
        invitations: invitations_of(&view, now),
        request: view.request.as_ref().map(|request| RequestRow {
            reason: request.reason,
            account: request.account.clone(),
            asked_at: request.asked_at,
        }),
        recovery: recovery::open_of(exchange.desk(), &id)
            .map_err(|e| exchange.trouble(&e))?
            .map(|it| it.expires_at),
        agreements: agreements_of(exchange, &id)?,
        sessions: sessions_of(&view),
        end_form: end_form(exchange).0,
        assign,
        join,
        sponsor_form,
        // Receipts and lines name apps that are beyond somebody's reach.
        receipts: if reach.apps.is_none() {
            receipts::newest(
                exchange,
                ReceiptFilter {
                    guest_id: Some(id.clone()),
                    ..ReceiptFilter::default()
                },
            )?
        } else {
            Vec::new()
        },
        lines: if reach.apps.is_none() {
            audit_lines(exchange, &view.audit)?
        } else {
            Vec::new()
        },
    };
    Ok(Response::page(
        if refusal.is_some() { 409 } else { 200 },
        &page,
    ))
}

fn identities(view: &guests::GuestView) -> Vec<IdentityRow> {
    let row = |i: &guests::IdentityView| IdentityRow {
        id: i.connection_id.to_string(),
        connection: i.connection_name.clone(),
        issuer: i.issuer.clone(),
        subject: i.subject.clone(),
    };
    view.identities.iter().map(row).collect()
}

/// Apps within the reader's reach, each with until when it would stay open after a removal.
fn apps_of(exchange: &Exchange<'_>, view: &guests::GuestView) -> Result<Vec<GuestApp>, Response> {
    let reach = exchange.reach();
    let ends = radius::Ends::Guests(std::slice::from_ref(&view.guest.id));
    let cut = radius::of(exchange.desk(), ends).map_err(|e| exchange.trouble(&e))?;
    let shown = view.apps.iter().filter(|app| reach.has_app(&app.app_id));
    Ok(shown
        .map(|app| {
            let held = cut.apps.iter().find(|it| it.app_id == app.app_id);
            GuestApp {
                open_until: held.and_then(|it| it.tokens_until),
                ..guest_app(app, view)
            }
        })
        .collect())
}

/// Groups may bring apps that are beyond somebody's reach.
fn groups_of(exchange: &Exchange<'_>, view: &guests::GuestView) -> Vec<GuestGroup> {
    let is_whole = exchange.reach().is_whole();
    let row = |g: &model::Group| GuestGroup {
        id: g.id.to_string(),
        name: g.name.clone(),
    };
    view.groups.iter().filter(|_| is_whole).map(row).collect()
}

fn invitations_of(view: &guests::GuestView, now: At) -> Vec<InvitationRow> {
    let row = |it: &model::Invitation| InvitationRow {
        state: it.state,
        expired: it.expires_at <= now,
        created_at: it.created_at,
        expires_at: it.expires_at,
    };
    view.invitations.iter().map(row).collect()
}

fn sessions_of(view: &guests::GuestView) -> Vec<SessionRow> {
    let row = |it: &model::Session| SessionRow {
        id: it.id.to_string(),
        since: it.created_at,
        seen: it.seen_at,
    };
    view.sessions.iter().map(row).collect()
}

/// The form as it was sent, and the instant in it.
fn end_form(exchange: &Exchange<'_>) -> (EndForm, Option<At>) {
    let mut form = EndForm::sent(&exchange.form);
    let until = optional(&mut form.until, Problem::Date, At::parse);
    (form, until)
}

pub(super) fn confirmed(sure: Confidence) -> Confirmed {
    Confirmed {
        at: sure.at,
        until: sure.until,
        through: sure.through,
        standing: sure.standing,
    }
}

/// What the guest agreed to; terms of an app are not for whoever does not see it.
fn agreements_of(
    exchange: &Exchange<'_>,
    id: &Id<kind::Guest>,
) -> Result<Vec<AgreedRow>, Response> {
    let reach = exchange.reach();
    let mut lines = terms::of_guest(exchange.desk(), id).map_err(|e| exchange.trouble(&e))?;
    lines.retain(|it| {
        let app = it.agreed.terms.app_id.as_ref();
        app.is_none_or(|app| reach.has_app(app))
    });
    Ok(crate::routes::terms::rows(lines))
}

fn home_word(guest: &Guest) -> HomeWord {
    let home = &guest.home;
    let differs = |email: &&String| email.to_ascii_lowercase() != guest.email.key();
    HomeWord {
        name: home.name.clone().filter(|it| *it != guest.display_name),
        email: home.email.as_ref().filter(differs).cloned(),
        verified: home.email_verified,
    }
}

fn guest_app(app: &guests::AppAccess, view: &guests::GuestView) -> GuestApp {
    let via = app.decision.assignments.iter().map(|a| match a.via {
        AssigneeKind::Guest => Via::Direct(a.id.to_string()),
        AssigneeKind::Group => {
            let group = view.groups.iter().find(|g| g.name == a.via_name);
            let href = group.map_or_else(
                || "/admin/groups".to_owned(),
                |g| format!("/admin/groups/{}", g.id),
            );
            Via::Group(Linked {
                name: a.via_name.clone(),
                href,
            })
        }
        AssigneeKind::Partner => Via::Partner(Linked {
            name: a.via_name.clone(),
            href: format!("/admin/partners/{}", view.partner.id),
        }),
    });
    GuestApp {
        id: app.app_id.to_string(),
        name: app.name.clone(),
        allowed: app.decision.is_allowed(),
        via: via.collect(),
        until: app.decision.until,
        used_at: view.used.get(&app.app_id).copied(),
        open_until: None,
    }
}

/// Sets when all access of the guest ends.
pub fn set_end(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let (form, until) = end_form(exchange);
        if form.until.problem.is_some() {
            return show(exchange, AssignForm::default(), JoinForm::default(), None);
        }
        act(exchange, Done::Saved, |id| {
            guests::extend(exchange.desk(), &actor, id, until)
        })
    })())
}

/// Ends one session of the guest, or all of them.
pub fn end_sessions(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let only = exchange.form.get("session").map(str::parse).transpose();
        act(exchange, Done::Ended, |id| {
            let only = only.map_err(|_| Refusal::Unknown("session"))?;
            guests::end_sessions(exchange.desk(), &actor, id, only.as_ref())
        })
    })())
}

/// Does something to the guest and comes back to its page.
fn act(
    exchange: &Exchange<'_>,
    what: Done,
    verb: impl FnOnce(&Id<kind::Guest>) -> Result<(), Refusal>,
) -> Answer {
    let id = exchange.named::<kind::Guest>(0)?;
    match verb(&id) {
        Ok(()) => Ok(done(&format!("/admin/guests/{id}"), what)),
        Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&refusal)),
        Err(refusal) => show(
            exchange,
            AssignForm::default(),
            JoinForm::default(),
            Some(&refusal),
        ),
    }
}

pub fn resend(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let by = exchange.by()?;
        act(exchange, Done::Resent, |id| {
            invitations::resend(exchange.desk(), by, id).map(drop)
        })
    })())
}

pub fn dismiss_request(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        act(exchange, Done::Dismissed, |id| {
            requests::dismiss(exchange.desk(), &actor, id)
        })
    })())
}

/// The host's answer to a guest who lost every second factor.
pub fn recovery(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let (what, approves) = match exchange.form.text("do") {
            "approve" => (Done::Saved, true),
            _ => (Done::Saved, false),
        };
        act(exchange, what, |id| {
            recovery::decide(exchange.desk(), &actor, id, approves)
        })
    })())
}

pub fn suspend(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        act(exchange, Done::Suspended, |id| {
            guests::suspend(exchange.desk(), &actor, id)
        })
    })())
}

pub fn resume(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        act(exchange, Done::Resumed, |id| {
            guests::resume(exchange.desk(), &actor, id)
        })
    })())
}

pub fn set_sponsor(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let to = exchange.form.text("to").parse();
        act(exchange, Done::Sponsored, |id| {
            let to = to.map_err(|_| Refusal::Unknown("admin"))?;
            ::admin::sponsors::assign(exchange.desk(), &actor, id, &to)
        })
    })())
}

pub fn take_address(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        act(exchange, Done::AddressTakenOver, |id| {
            guests::take_home_address(exchange.desk(), &actor, id)
        })
    })())
}

pub fn thaw(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        act(exchange, Done::Thawed, |id| {
            leavers::thaw(exchange.desk(), &actor, id)
        })
    })())
}

pub fn unlink(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let connection = exchange.form.text("account").parse();
        act(exchange, Done::Unlinked, |id| {
            let connection = connection.map_err(|_| Refusal::Unknown("account"))?;
            leavers::unlink_account(exchange.desk(), &actor, id, &connection)
        })
    })())
}

pub fn reset_factors(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        act(exchange, Done::FactorsReset, |id| {
            guests::reset_factors(exchange.desk(), &actor, id)
        })
    })())
}

pub fn give_app(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = AssignForm::default();
        form.app.value = exchange.form.text("app").to_owned();
        form.ends.value = exchange.form.text("ends").trim().to_owned();
        let Ok(app_id) = form.app.value.parse() else {
            form.app.problem = Some(Problem::Choice);
            return show(exchange, form, JoinForm::default(), None);
        };
        let ends_at = (!form.ends.value.is_empty()).then(|| At::parse(&form.ends.value));
        if ends_at == Some(None) {
            form.ends.problem = Some(Problem::Choice);
            return show(exchange, form, JoinForm::default(), None);
        }
        act(exchange, Done::Given, |id| {
            let new = assignments::NewAssignment {
                app_id,
                assignee: Assignee::Guest(id.clone()),
                roles: Vec::new(),
                starts_at: None,
                ends_at: ends_at.flatten(),
            };
            assignments::assign(exchange.desk(), &actor, &new).map(drop)
        })
    })())
}

pub fn join_group(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let Ok(group) = exchange.form.text("group").parse() else {
            let mut form = JoinForm::default();
            form.group.problem = Some(Problem::Choice);
            return show(exchange, AssignForm::default(), form, None);
        };
        act(exchange, Done::Given, |id| {
            groups::add_member(exchange.desk(), &actor, &group, id).map(drop)
        })
    })())
}
