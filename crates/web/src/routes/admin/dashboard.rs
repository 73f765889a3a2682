//! The admins' start page.

use super::{Answer, lines::audit_lines, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::admin::{Count, Dashboard},
};
use ::admin::{
    AuditFilter, admins, apps, audit, connections, guests, leavers, partners, recovery, requests,
    setup, sponsors,
};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

fn show(exchange: &Exchange<'_>) -> Answer {
    let desk = exchange.desk();
    let trouble = |e: ::admin::Refusal| exchange.trouble(&e);
    let counted = guests::count(desk).map_err(trouble)?;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let partners = partners::count(desk).map_err(trouble)?;
    let apps = apps::list(desk).map_err(trouble)?.len();
    let count = |what, number, href: &str| Count {
        what,
        number,
        href: href.into(),
    };
    let held = connections::held(desk).map_err(trouble)?;
    let lines = audit::list(
        desk,
        &AuditFilter {
            limit: 10,
            ..AuditFilter::default()
        },
    )
    .map_err(trouble)?;
    let admins = admins::list(desk).map_err(trouble)?;
    Ok(Response::page(
        200,
        &Dashboard {
            frame: exchange.frame(),
            counts: vec![
                count(
                    "guests-active",
                    counted.active,
                    "/admin/guests?state=active",
                ),
                count(
                    "guests-invited",
                    counted.invited,
                    "/admin/guests?state=invited",
                ),
                count(
                    "guests-suspended",
                    counted.suspended,
                    "/admin/guests?state=suspended",
                ),
                count(
                    "guests-frozen",
                    counted.frozen,
                    "/admin/guests?state=frozen",
                ),
                count("partners", partners, "/admin/partners"),
                count("apps", number(apps), "/admin/apps"),
            ],
            held: held
                .into_iter()
                .map(|(connection, partner)| (connection.partner_id.to_string(), partner))
                .collect(),
            requests: requests::open(desk)
                .map_err(trouble)?
                .into_iter()
                .map(|(_, guest)| (guest.id.to_string(), guest.display_name))
                .collect(),
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
            lines: audit_lines(&lines, &admins),
        },
    ))
}
