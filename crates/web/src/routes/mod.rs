//! The table of routes. A route without a row does not exist; a row says who may come in.

mod admin;
mod asking;
mod brand;
mod consent;
mod device;
mod domain_proof;
mod duties;
mod invite;
mod lane;
mod leaving;
mod mail_code;
mod me;
mod moving;
mod oidc;
mod outcome;
mod panel;
mod passkey;
mod passkeys;
mod published;
mod recovery;
mod registration;
mod scim;
mod scope;
mod setup;
mod sign_in;
mod signals;
mod start;
mod status;
mod step_up;
mod table;
mod terms;
mod wrong_account;

pub(crate) use duties::{duty, proof_needed};
pub(crate) use lane::lane;
pub(crate) use scim::{is_directory, refuse_directory};
pub(crate) use scope::holds;
pub use table::table;
pub(crate) use table::{FORM, find};

use crate::{
    exchange::Exchange,
    http::{Method, Response},
    pages::guest::ErrorKind,
    router::{Access::Admin, Found},
};

/// Whether a route shows pages or goes by settings that may change while we run. The others, which apps ask
/// all the time, ask for none; where one of them shows a page after all, [`Exchange::settings`] asks.
pub(crate) fn goes_by_settings(pattern: &str) -> bool {
    let machines = ["/ssf/", "/.well-known/"];
    !machines.iter().any(|it| pattern.starts_with(it))
        && !matches!(
            pattern,
            "/authorize"
                | "/token"
                | "/revoke"
                | "/introspect"
                | "/userinfo"
                | "/jwks"
                | "/par"
                | "/device_authorization"
                | "/healthz"
                | "/readyz"
        )
}

/// Whether the answer at a route may take more than a look at what is in memory.
pub(crate) fn blocks(pattern: &str) -> bool {
    !matches!(
        pattern,
        "/jwks"
            | "/.well-known/openid-configuration"
            | "/.well-known/oauth-authorization-server"
            | "/healthz"
    )
}

/// Whether a page or form at a path of ours is for an admin, by what they may do and are bound to. What the
/// request names is looked at when it comes ([`holds`]).
pub(crate) fn is_for(admin: &model::Admin, method: Method, path: &str) -> bool {
    match find(method, path) {
        Found::Route(route, _) if route.access == Admin => {
            admin.role.may(duty(method, route.pattern))
                && scope::is_open(admin, method, route.pattern)
        }
        Found::Route(..) | Found::Nothing => true,
        Found::WrongMethod => false,
    }
}

/// The page for a body that was not read to its end: it is too large, came too slowly, or broke off.
pub(crate) fn unread(exchange: &Exchange<'_>, pattern: &str, status: u16) -> Response {
    match (status, pattern) {
        (413, "/admin/import") => admin::import::too_large(exchange),
        (413, _) => exchange.error(status, ErrorKind::TooLarge, None),
        (408, _) => exchange.error(status, ErrorKind::TooSlow, None),
        _ => exchange.error(status, ErrorKind::BadRequest, None),
    }
}

/// To the sign-in, and back here afterwards.
pub(crate) fn send_to_sign_in(exchange: &Exchange<'_>) -> Response {
    Response::see_other(&back_to("/sign-in", &exchange.frame().path))
}

/// A page of ours that leads on to `next` when it is done.
pub(crate) fn back_to(page: &str, next: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{page}?continue_to={next}")
}

/// A path on our own origin, or the start page for anything else: never another host's.
pub(crate) fn own_path(given: Option<&str>) -> String {
    given
        .filter(|path| {
            path.starts_with('/')
                && !path.starts_with("//")
                && !path.contains('\\')
                && path.bytes().all(|b| (b' '..0x7f).contains(&b))
        })
        .unwrap_or("/")
        .to_owned()
}
