//! What of a request has to be within the reach of an admin who is bound to some partners or apps. It stands
//! for every route in this one table, and whatever is not in it is not for them.

use crate::{exchange::Exchange, http::Method};
use ::admin::{Refusal, scope};
use model::Admin;

/// Something that a request names.
#[derive(Clone, Copy)]
enum Named {
    /// The guest of the path.
    Guest,
    /// Nothing, and not for those who look after apps: the list leaves out what is beyond.
    ByPartner,
    /// The partner of the path.
    Partner,
    /// The app of the path, for those who look after it.
    App,
    /// The assignment of the path, by its app, for those who look after it.
    Assignment,
    /// The invitation file of the path: their own.
    Import,
    /// The request of the path: for an app that they look after, or of a guest whom they sponsor for an app
    /// that they may give.
    Request,
    /// The guest whom a field names by id, if it is filled in.
    Chosen,
    /// A field that has to be empty.
    Without(&'static str),
    /// Only for those who may give every app: the page tells of all.
    EveryApp,
}

/// What has to be within reach; `None` for a route that is not for admins who are bound to something.
/// Lists leave out by themselves whatever is beyond ([`Exchange::reach`]), and invitations are held to it by
/// the verb.
fn named(method: Method, pattern: &str) -> Option<&'static [Named]> {
    Some(match (method, pattern) {
        (
            Method::Get,
            "/admin" | "/admin/guests" | "/admin/apps" | "/admin/passkey" | "/admin/step-up"
            | "/admin/requests",
        )
        | (
            Method::Post,
            "/admin/sign-out"
            | "/admin/passkey"
            | "/admin/passkey/skip"
            | "/admin/step-up"
            | "/admin/guests/export"
            | "/admin/guests/views"
            | "/admin/guests/views/forget",
        )
        | (_, "/admin/invite") => &[],
        (_, "/admin/import") => &[Named::Without("whole-partner"), Named::Without("whole-app")],
        (Method::Get, "/admin/guests/{}")
        | (Method::Post, "/admin/guests/{}/resend" | "/admin/guests/{}/request/dismiss") => {
            &[Named::Guest]
        }
        (
            Method::Get,
            "/admin/partners" | "/admin/import/template.csv" | "/admin/import/ids.csv",
        ) => &[Named::ByPartner],
        (Method::Get, "/admin/partners/{}") => &[Named::Partner, Named::EveryApp],
        (Method::Get, "/admin/import/{}" | "/admin/import/{}/result.csv")
        | (
            Method::Post,
            "/admin/import/{}/apply" | "/admin/import/{}/check" | "/admin/import/{}/rows/{}",
        ) => &[Named::ByPartner, Named::Import],
        (_, "/admin/requests/{}")
        | (Method::Post, "/admin/requests/{}/approve" | "/admin/requests/{}/refuse") => {
            &[Named::Request]
        }
        (Method::Get, "/admin/apps/{}" | "/admin/apps/{}/claims" | "/admin/apps/{}/config")
        | (_, "/admin/apps/{}/secret")
        | (
            Method::Post,
            "/admin/apps/{}/redirects"
            | "/admin/apps/{}/listing"
            | "/admin/apps/{}/notices"
            | "/admin/apps/{}/test"
            | "/admin/apps/{}/test/callback",
        ) => &[Named::App],
        (Method::Post, "/admin/apps/{}/claims") => &[Named::App, Named::Chosen],
        (Method::Post, "/admin/apps/{}/assignments") => &[
            Named::App,
            Named::Without("group"),
            Named::Without("partner"),
        ],
        (_, "/admin/assignments/{}/remove") => &[Named::Assignment],
        _ => return None,
    })
}

/// Whether a route is for an admin at all who is bound to something.
pub(crate) fn is_open(admin: &Admin, method: Method, pattern: &str) -> bool {
    let reach = admin.reach();
    reach.is_whole()
        || named(method, pattern).is_some_and(|all| {
            all.iter().all(|it| match it {
                Named::App | Named::Assignment => reach.guests_by_app,
                Named::Partner | Named::ByPartner => !reach.guests_by_app,
                Named::EveryApp => reach.apps.is_none(),
                _ => true,
            })
        })
}

/// Whether everything that a request names is within the admin's reach.
///
/// # Errors
/// [`Refusal::Store`].
pub(crate) fn holds(
    exchange: &Exchange<'_>,
    admin: &Admin,
    (method, pattern): (Method, &str),
) -> Result<bool, Refusal> {
    let reach = admin.reach();
    if reach.is_whole() {
        return Ok(true);
    }
    let desk = &exchange.portal.desk;
    for it in named(method, pattern).unwrap_or_default() {
        let within = match it {
            Named::Guest => exchange
                .id(0)
                .map_or(Ok(false), |id| scope::has_guest(desk, &reach, &id))?,
            Named::Partner => exchange.id(0).is_some_and(|id| reach.has_partner(&id)),
            Named::App => exchange.id(0).is_some_and(|id| reach.has_app(&id)),
            Named::Assignment => exchange
                .id(0)
                .map_or(Ok(false), |id| scope::has_assignment(desk, &reach, &id))?,
            Named::Import => exchange
                .id(0)
                .map_or(Ok(false), |id| scope::has_import(desk, &admin.id, &id))?,
            Named::Request => exchange
                .id(0)
                .map_or(Ok(false), |id| scope::has_request(desk, admin, &id))?,
            Named::Chosen => match exchange.form.get("guest").unwrap_or_default() {
                "" => true,
                id => match id.parse() {
                    Ok(id) => scope::has_guest(desk, &reach, &id)?,
                    Err(_) => false,
                },
            },
            Named::Without(field) => exchange.form.get(field).is_none(),
            Named::EveryApp | Named::ByPartner => true,
        };
        if !within {
            return Ok(false);
        }
    }
    Ok(true)
}
