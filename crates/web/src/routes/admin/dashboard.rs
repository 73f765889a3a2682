//! The admins' start page.

use super::{Answer, done, lines::audit_lines, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    mail::alert_words,
    pages::{
        Frame,
        admin::{AlertRow, Count, Dashboard, Done, SignInRow},
    },
};
use ::admin::{
    AuditFilter, GuestFilter, Refusal, alerts, apps, asking, audit, connections, dashboard, guests,
    leavers, partners, recovery, requests, scope, setup, sponsors,
};
use model::{Alert, AlertKey, GuestState};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

fn show(exchange: &Exchange<'_>) -> Answer {
    if !exchange.reach().is_whole() {
        return show_part(exchange);
    }
    let desk = exchange.desk();
    let trouble = |e: Refusal| exchange.trouble(&e);
    let held = connections::held(desk).map_err(trouble)?;
    let lines = audit::list(
        desk,
        &AuditFilter {
            limit: 10,
            ..AuditFilter::default()
        },
    )
    .map_err(trouble)?;
    let frame = exchange.frame();
    Ok(Response::page(
        200,
        &Dashboard {
            frame: frame.clone(),
            counts: counts(exchange)?,
            waiting: waiting(exchange)?,
            sign_ins: dashboard::sign_ins_today(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|it| SignInRow {
                    partner: it.partner,
                    done: it.done,
                    refused: it.refused,
                })
                .collect(),
            held: held
                .into_iter()
                .map(|(connection, partner)| (connection.partner_id.to_string(), partner))
                .collect(),
            alerts: alerts::open(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|alert| alert_row(&frame, alert))
                .collect(),
            requests: requests::open(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|(_, guest)| (guest.id.to_string(), guest.display_name))
                .collect(),
            asked: asking::count(desk, exchange.by()?).map_err(trouble)?.0,
            recoveries: recovery::open(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|(_, guest)| (guest.id.to_string(), guest.display_name))
                .collect(),
            setups: setup::waiting(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|(setup, partner)| (setup.partner_id.to_string(), partner))
                .collect(),
            reviews: partners::to_review(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|partner| (partner.id.to_string(), partner.name))
                .collect(),
            frozen: leavers::to_look_at(desk)
                .map_err(trouble)?
                .into_iter()
                .filter_map(|guest| {
                    let reason = guest.frozen?.reason;
                    Some((guest.id.to_string(), guest.display_name, reason))
                })
                .collect(),
            sponsors: sponsors::list(desk)
                .map_err(trouble)?
                .into_iter()
                .filter(|it| it.until.is_some() || it.admin.is_none())
                .map(|it| {
                    let name = it.admin.map(|admin| admin.name).unwrap_or_default();
                    (name, it.guests, it.until)
                })
                .collect(),
            lines: audit_lines(exchange, &lines)?,
        },
    ))
}

/// What an admin sees who is bound to some partners or apps: numbers and requests of their own people.
fn show_part(exchange: &Exchange<'_>) -> Answer {
    let (desk, reach) = (exchange.desk(), exchange.reach());
    let mut requests = requests::open(desk).map_err(|e| exchange.trouble(&e))?;
    let mut mine = Vec::new();
    for (_, guest) in requests.drain(..) {
        if scope::has_guest(desk, &reach, &guest.id).map_err(|e| exchange.trouble(&e))? {
            mine.push((guest.id.to_string(), guest.display_name));
        }
    }
    let mut counts = Vec::new();
    for (what, state) in [
        ("guests-active", GuestState::Active),
        ("guests-invited", GuestState::Invited),
    ] {
        let filter = GuestFilter {
            state: Some(state),
            reach: reach.clone(),
            ..GuestFilter::default()
        };
        counts.push(Count {
            what,
            number: guests::count_matching(desk, &filter).map_err(|e| exchange.trouble(&e))?,
            href: format!("/admin/guests?state={state}"),
        });
    }
    let page = Dashboard {
        counts,
        requests: mine,
        asked: asking::count(desk, exchange.by()?)
            .map_err(|e| exchange.trouble(&e))?
            .0,
        waiting: waiting(exchange)?,
        ..Dashboard::empty(exchange.frame())
    };
    Ok(Response::page(200, &page))
}

/// What waits for somebody, as numbers that lead to filtered lists; nothing where nothing waits.
fn waiting(exchange: &Exchange<'_>) -> Result<Vec<Count>, Response> {
    let found = dashboard::waiting(exchange.desk(), &exchange.reach());
    let found = found.map_err(|e| exchange.trouble(&e))?;
    let before = dashboard::soon(exchange.now()).to_string();
    let all = [
        (
            "unconfirmed",
            found.unconfirmed,
            "/admin/guests?state=unconfirmed".to_owned(),
        ),
        (
            "orphans",
            found.orphans,
            "/admin/guests?state=active&sponsor=none".to_owned(),
        ),
        (
            "ending",
            found.ending,
            format!("/admin/guests?state=active&before={before}"),
        ),
        (
            "deliveries-dead",
            found.undelivered.notices_given_up,
            "/admin/audit?event=delivery".to_owned(),
        ),
        (
            "deliveries-waiting",
            found.undelivered.notices_waiting,
            "/admin/apps".to_owned(),
        ),
        (
            "mails",
            found.undelivered.mails,
            "/admin/audit?event=delivery".to_owned(),
        ),
    ];
    let waits = all.into_iter().filter(|it| it.1 > 0);
    Ok(waits
        .map(|(what, number, href)| Count { what, number, href })
        .collect())
}

/// The numbers that lead to what they count.
fn counts(exchange: &Exchange<'_>) -> Result<Vec<Count>, Response> {
    let desk = exchange.desk();
    let trouble = |e: Refusal| exchange.trouble(&e);
    let guests = guests::count(desk).map_err(trouble)?;
    let partners = partners::count(desk).map_err(trouble)?;
    let apps = apps::list(desk).map_err(trouble)?.len();
    let of_guests = |what, state: &str, number| Count {
        what,
        number,
        href: format!("/admin/guests?state={state}"),
    };
    Ok(vec![
        of_guests("guests-active", "active", guests.active),
        of_guests("guests-invited", "invited", guests.invited),
        of_guests("guests-suspended", "suspended", guests.suspended),
        of_guests("guests-frozen", "frozen", guests.frozen),
        Count {
            what: "partners",
            number: partners,
            href: "/admin/partners".into(),
        },
        Count {
            what: "apps",
            number: i64::try_from(apps).unwrap_or(i64::MAX),
            href: "/admin/apps".into(),
        },
    ])
}

fn alert_row(frame: &Frame, alert: Alert) -> AlertRow {
    let names = (alert.partner.as_str(), alert.subject.as_str());
    AlertRow {
        words: alert_words(frame.locale, alert.key.kind, names),
        href: alerts::href(&alert.key),
        kind: alert.key.kind,
        partner_id: alert.key.partner_id.to_string(),
        about: alert.key.about,
        note: alert.note,
        at: alert.last_at,
    }
}

/// Puts something that happened aside until it happens again.
pub fn put_aside(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let text = |name| exchange.form.text(name);
        let key = match (text("kind").parse(), text("partner").parse()) {
            (Ok(kind), Ok(partner_id)) => AlertKey {
                kind,
                partner_id,
                about: text("about").to_owned(),
            },
            _ => return Err(exchange.trouble(&Refusal::Unknown("alert"))),
        };
        match alerts::put_aside(exchange.desk(), &actor, &key) {
            // Somebody else was first: it is aside.
            Ok(()) | Err(Refusal::Unknown(_)) => Ok(done("/admin", Done::Dismissed)),
            Err(refusal) => Err(exchange.trouble(&refusal)),
        }
    })())
}
