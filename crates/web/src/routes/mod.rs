//! The table of routes. A route without a row does not exist; a row says who may come in.

mod admin;
mod asking;
mod consent;
mod device;
mod domain_proof;
mod duties;
mod invite;
mod leaving;
mod mail_code;
mod me;
mod moving;
mod oidc;
mod outcome;
mod panel;
mod passkey;
mod passkeys;
mod recovery;
mod registration;
mod scim;
mod setup;
mod sign_in;
mod signals;
mod start;
mod status;
mod step_up;
mod wrong_account;

pub(crate) use duties::duty;
pub(crate) use scim::{is_directory, refuse_directory};

use crate::{
    exchange::Exchange,
    http::{
        Method, Method::Delete, Method::Get, Method::Options, Method::Patch, Method::Post,
        Method::Put, Response,
    },
    router::{
        Access::{self, Admin, Guest, Public},
        Origin::{self, Any, OwnPage},
        Route,
    },
    site::Handler,
};

/// Forms of people and protocols (D01).
const FORM: usize = 32 * 1024;
/// A browser's answer to a passkey ceremony.
const ANSWER: usize = 96 * 1024;
/// What a partner's directory sends.
const DIRECTORY: usize = 1024 * 1024;
/// An invitation file.
const FILE: usize = 50 * 1024 * 1024;

const fn get(pattern: &'static str, access: Access, handler: Handler) -> Route<Handler> {
    Route {
        method: Get,
        pattern,
        access,
        origin: Any,
        body: 0,
        handler,
    }
}

const fn post(pattern: &'static str, access: Access, handler: Handler) -> Route<Handler> {
    row(Post, pattern, (access, OwnPage, FORM), handler)
}

const fn row(
    method: Method,
    pattern: &'static str,
    (access, origin, body): (Access, Origin, usize),
    handler: Handler,
) -> Route<Handler> {
    Route {
        method,
        pattern,
        access,
        origin,
        body,
        handler,
    }
}

/// Every route, the busiest first.
pub(crate) const TABLE: &[Route<Handler>] = &[
    // OpenID Connect
    get("/authorize", Public, oidc::authorize),
    row(
        Post,
        "/authorize",
        (Public, Any, FORM),
        oidc::authorize_post,
    ),
    row(Post, "/token", (Public, Any, FORM), oidc::token),
    row(Options, "/token", (Public, Any, 0), oidc::preflight),
    get("/token", Public, oidc::token_by_get),
    row(Post, "/revoke", (Public, Any, FORM), oidc::revoke),
    row(Options, "/revoke", (Public, Any, 0), oidc::preflight),
    row(Post, "/introspect", (Public, Any, FORM), oidc::introspect),
    get("/userinfo", Public, oidc::userinfo),
    row(Post, "/userinfo", (Public, Any, FORM), oidc::userinfo),
    row(Options, "/userinfo", (Public, Any, 0), oidc::preflight),
    get("/jwks", Public, oidc::jwks),
    get("/.well-known/openid-configuration", Public, oidc::discovery),
    get(
        "/.well-known/oauth-authorization-server",
        Public,
        oidc::discovery,
    ),
    get("/logout", Public, oidc::logout),
    row(Post, "/logout", (Public, Any, FORM), oidc::logout_post),
    post("/logout/now", Public, oidc::logout_now),
    row(Post, "/par", (Public, Any, FORM), oidc::push),
    row(Options, "/par", (Public, Any, 0), oidc::preflight),
    row(
        Post,
        "/device_authorization",
        (Public, Any, FORM),
        oidc::device_authorization,
    ),
    row(
        Post,
        "/register",
        (Public, Any, FORM),
        registration::register,
    ),
    get("/register/{}", Public, registration::read),
    row(
        Put,
        "/register/{}",
        (Public, Any, FORM),
        registration::replace,
    ),
    row(
        Delete,
        "/register/{}",
        (Public, Any, 0),
        registration::withdraw,
    ),
    // What apps are told
    get(
        "/.well-known/ssf-configuration",
        Public,
        signals::configuration,
    ),
    get("/ssf/stream", Public, signals::stream),
    row(Post, "/ssf/stream", (Public, Any, FORM), signals::stream),
    row(Put, "/ssf/stream", (Public, Any, FORM), signals::stream),
    row(Patch, "/ssf/stream", (Public, Any, FORM), signals::stream),
    row(Delete, "/ssf/stream", (Public, Any, 0), signals::stream),
    get("/ssf/status", Public, signals::status),
    row(Post, "/ssf/status", (Public, Any, FORM), signals::status),
    row(
        Post,
        "/ssf/verification",
        (Public, Any, FORM),
        signals::verification,
    ),
    row(Post, "/ssf/events/{}", (Public, Any, FORM), signals::fetch),
    // Directories of partners
    get(
        "/.well-known/oauth-protected-resource/scim/v2/{}",
        Public,
        scim::metadata,
    ),
    get("/scim/v2/{}/{}", Public, scim::answer),
    get("/scim/v2/{}/{}/{}", Public, scim::answer),
    row(
        Post,
        "/scim/v2/{}/{}",
        (Public, Any, DIRECTORY),
        scim::answer,
    ),
    row(
        Post,
        "/scim/v2/{}/{}/{}",
        (Public, Any, DIRECTORY),
        scim::answer,
    ),
    row(
        Put,
        "/scim/v2/{}/{}/{}",
        (Public, Any, DIRECTORY),
        scim::answer,
    ),
    row(
        Patch,
        "/scim/v2/{}/{}/{}",
        (Public, Any, DIRECTORY),
        scim::answer,
    ),
    row(
        Delete,
        "/scim/v2/{}/{}/{}",
        (Public, Any, DIRECTORY),
        scim::answer,
    ),
    // The way in
    get("/start", Public, start::panel),
    get("/start/{}", Public, start::app),
    get("/domain-proof/{}", Public, domain_proof::page),
    post("/domain-proof/{}", Public, domain_proof::confirm),
    get("/step-up", Guest, step_up::page),
    row(
        Post,
        "/step-up/passkey",
        (Guest, OwnPage, ANSWER),
        step_up::passkey,
    ),
    row(
        Post,
        "/step-up/passkey/new",
        (Guest, OwnPage, ANSWER),
        step_up::new_passkey,
    ),
    post("/step-up/totp", Guest, step_up::totp),
    post("/step-up/totp/new", Guest, step_up::new_totp),
    get("/recovery", Guest, recovery::page),
    post("/recovery", Guest, recovery::begin),
    post("/recovery/code", Guest, recovery::code),
    row(
        Post,
        "/recovery/passkey",
        (Guest, OwnPage, ANSWER),
        recovery::passkey,
    ),
    get("/sign-in", Public, sign_in::page),
    post("/sign-in", Public, sign_in::choose),
    row(
        Post,
        "/sign-in/passkey",
        (Public, OwnPage, ANSWER),
        sign_in::with_passkey,
    ),
    get("/sign-in/code", Public, mail_code::page),
    post("/sign-in/code", Public, mail_code::submit),
    post("/sign-in/code/new", Public, mail_code::again),
    post("/sign-in/accept", Public, sign_in::accept_here),
    get("/broker/{}/callback", Public, sign_in::callback),
    row(
        Post,
        "/broker/{}/backchannel-logout",
        (Public, Any, FORM),
        leaving::home_logout,
    ),
    row(
        Post,
        "/broker/{}/events",
        (Public, Any, FORM),
        leaving::events,
    ),
    row(
        Post,
        "/broker/{}/global-token-revocation",
        (Public, Any, FORM),
        leaving::revoke_all,
    ),
    get("/invite/{}", Public, invite::landing),
    post("/invite/{}", Public, invite::accept),
    post("/invite/{}/ask", Public, wrong_account::ask_by_link),
    post("/invite/{}/sign-in", Public, wrong_account::sign_in_by_link),
    post("/sign-in/again", Public, wrong_account::again),
    post("/sign-in/switch", Public, wrong_account::switch),
    post("/sign-in/ask", Public, wrong_account::ask),
    get("/setup/{}", Public, setup::page),
    post("/setup/{}/code", Public, setup::code),
    post("/setup/{}/enter", Public, setup::enter),
    post("/setup/{}/provider", Public, setup::provider),
    post("/setup/{}/connect", Public, setup::connect),
    post("/setup/{}/domain", Public, setup::check_domain),
    post("/setup/{}/colleague", Public, setup::colleague),
    post("/setup/{}/test", Public, setup::test),
    post("/setup/{}/submit", Public, setup::submit),
    post("/setup/{}/reopen", Public, setup::reopen),
    post("/sign-in/move", Public, moving::go),
    post("/sign-in/stay", Public, moving::stay),
    // A guest
    get("/", Guest, panel::panel),
    post("/apps/star", Guest, panel::star),
    get("/apps/{}/why", Guest, asking::why),
    get("/request", Guest, asking::page),
    post("/request", Guest, asking::ask),
    post("/requests/{}/withdraw", Guest, asking::withdraw),
    get("/me", Guest, me::page),
    get("/me/data.json", Guest, me::data),
    post("/me/sign-out", Guest, me::sign_out_everywhere),
    get("/leave", Public, me::ask_leave),
    post("/leave", Public, me::leave),
    get("/passkeys", Guest, passkeys::page),
    post(
        "/passkeys/authenticator/remove",
        Guest,
        passkeys::remove_totp,
    ),
    post("/passkeys/{}/remove", Guest, passkeys::remove),
    get("/passkey", Guest, passkey::offer),
    row(Post, "/passkey", (Guest, OwnPage, ANSWER), passkey::create),
    post("/passkey/skip", Guest, passkey::skip),
    post("/consent", Public, consent::answer),
    get("/consents", Guest, consent::list),
    post("/consents/{}/withdraw", Guest, consent::withdraw),
    get("/device", Guest, device::page),
    post("/device", Guest, device::answer),
    post("/sign-out", Public, panel::sign_out),
    get("/signed-out", Public, panel::signed_out),
    post("/language", Public, panel::language),
    // An admin
    get("/admin/sign-in", Public, admin::session::page),
    row(
        Post,
        "/admin/sign-in",
        (Public, OwnPage, ANSWER),
        admin::session::with_passkey,
    ),
    get("/admin/link/{}", Public, admin::session::link),
    post("/admin/link/{}", Public, admin::session::use_link),
    post("/admin/sign-out", Admin, admin::session::sign_out),
    get("/admin/passkey", Admin, admin::session::offer_passkey),
    row(
        Post,
        "/admin/passkey",
        (Admin, OwnPage, ANSWER),
        admin::session::create_passkey,
    ),
    post("/admin/passkey/skip", Admin, admin::session::skip_passkey),
    get("/admin", Admin, admin::dashboard::page),
    post("/admin/alerts", Admin, admin::dashboard::put_aside),
    get("/admin/guests", Admin, admin::guest_list::list),
    get("/admin/guests/bulk", Admin, admin::bulk::ask_change),
    post("/admin/guests/bulk", Admin, admin::bulk::change),
    post("/admin/guests/export", Admin, admin::guest_list::export),
    post("/admin/guests/views", Admin, admin::guest_list::keep_view),
    post(
        "/admin/guests/views/forget",
        Admin,
        admin::guest_list::forget_view,
    ),
    get("/admin/guests/{}", Admin, admin::guests::detail),
    post("/admin/guests/{}/resend", Admin, admin::guests::resend),
    post(
        "/admin/guests/{}/request/dismiss",
        Admin,
        admin::guests::dismiss_request,
    ),
    post("/admin/guests/{}/recovery", Admin, admin::guests::recovery),
    get(
        "/admin/guests/{}/suspend",
        Admin,
        admin::removal::ask_suspend,
    ),
    post("/admin/guests/{}/suspend", Admin, admin::guests::suspend),
    post(
        "/admin/guests/{}/factors",
        Admin,
        admin::guests::reset_factors,
    ),
    post("/admin/guests/{}/resume", Admin, admin::guests::resume),
    post("/admin/guests/{}/thaw", Admin, admin::guests::thaw),
    post("/admin/guests/{}/unlink", Admin, admin::guests::unlink),
    post("/admin/guests/{}/apps", Admin, admin::guests::give_app),
    post("/admin/guests/{}/groups", Admin, admin::guests::join_group),
    get("/admin/guests/{}/remove", Admin, admin::removal::ask),
    post("/admin/guests/{}/remove", Admin, admin::removal::remove),
    get("/admin/guests/{}/removed", Admin, admin::removal::receipt),
    get("/admin/removals", Admin, admin::bulk::ask),
    post("/admin/removals", Admin, admin::bulk::remove),
    get("/admin/receipts/{}", Admin, admin::receipts::page),
    get("/admin/receipts/{}/file", Admin, admin::receipts::file),
    post(
        "/admin/guests/{}/sponsor",
        Admin,
        admin::guests::set_sponsor,
    ),
    post(
        "/admin/guests/{}/address",
        Admin,
        admin::guests::take_address,
    ),
    get("/admin/guests/{}/erase", Admin, admin::removal::ask_erase),
    post("/admin/guests/{}/erase", Admin, admin::removal::erase),
    get("/admin/sponsors", Admin, admin::sponsors::page),
    post("/admin/sponsors", Admin, admin::sponsors::hand_over),
    post("/admin/sponsors/disable", Admin, admin::sponsors::disable),
    post("/admin/sponsors/role", Admin, admin::sponsors::set_role),
    post("/admin/sponsors/{}/enable", Admin, admin::sponsors::enable),
    get("/admin/invite", Admin, admin::invite::page),
    post("/admin/invite", Admin, admin::invite::invite),
    get("/admin/import", Admin, admin::import::page),
    row(
        Post,
        "/admin/import",
        (Admin, OwnPage, FILE),
        admin::import::upload,
    ),
    get("/admin/import/template.csv", Admin, admin::import::template),
    get("/admin/import/ids.csv", Admin, admin::import::ids),
    get("/admin/import/{}", Admin, admin::import::check),
    post("/admin/import/{}/check", Admin, admin::import::check_again),
    post("/admin/import/{}/rows/{}", Admin, admin::import::settle_row),
    post("/admin/import/{}/apply", Admin, admin::import::apply),
    post(
        "/admin/import/{}/reconcile",
        Admin,
        admin::import::reconcile,
    ),
    get("/admin/import/{}/result.csv", Admin, admin::import::result),
    get("/admin/partners", Admin, admin::partners::list),
    post("/admin/partners", Admin, admin::partners::add),
    get("/admin/partners/{}", Admin, admin::partners::detail),
    get("/admin/partners/{}/contract", Admin, admin::contract::page),
    post("/admin/partners/{}/contract", Admin, admin::contract::save),
    post("/admin/partners/{}/cut-over", Admin, admin::cut_over::save),
    get("/admin/partners/{}/setup", Admin, admin::setup::page),
    post("/admin/partners/{}/setup", Admin, admin::setup::send),
    post(
        "/admin/partners/{}/setup/approve",
        Admin,
        admin::setup::approve,
    ),
    post(
        "/admin/partners/{}/setup/back",
        Admin,
        admin::setup::send_back,
    ),
    post(
        "/admin/partners/{}/setup/links/{}/revoke",
        Admin,
        admin::setup::revoke,
    ),
    get("/admin/partners/{}/rekey", Admin, admin::rekey::page),
    post("/admin/partners/{}/rekey", Admin, admin::rekey::submit),
    post(
        "/admin/partners/{}/rekey/approve",
        Admin,
        admin::rekey::approve,
    ),
    post(
        "/admin/partners/{}/rekey/discard",
        Admin,
        admin::rekey::discard,
    ),
    get("/admin/partners/{}/domains", Admin, admin::domains::page),
    post("/admin/partners/{}/domains/add", Admin, admin::domains::add),
    post(
        "/admin/partners/{}/domains/{}",
        Admin,
        admin::domains::change,
    ),
    post(
        "/admin/partners/{}/domains",
        Admin,
        admin::partners::set_domains,
    ),
    post(
        "/admin/partners/{}/connections",
        Admin,
        admin::partners::connect,
    ),
    post("/admin/partners/{}/apps", Admin, admin::partners::give_app),
    get(
        "/admin/partners/{}/suspend",
        Admin,
        admin::partners::ask_suspend,
    ),
    post(
        "/admin/partners/{}/suspend",
        Admin,
        admin::partners::suspend,
    ),
    post("/admin/partners/{}/resume", Admin, admin::partners::resume),
    get("/admin/partners/{}/end", Admin, admin::partners::ask_end),
    post("/admin/partners/{}/end", Admin, admin::partners::end),
    get("/admin/connections/{}", Admin, admin::connection::page),
    post("/admin/connections/{}", Admin, admin::connection::agree),
    post(
        "/admin/connections/{}/client",
        Admin,
        admin::connection::client,
    ),
    post("/admin/connections/{}/test", Admin, admin::connection::test),
    post(
        "/admin/connections/{}/enable",
        Admin,
        admin::partners::enable_connection,
    ),
    get(
        "/admin/connections/{}/disable",
        Admin,
        admin::partners::ask_disable_connection,
    ),
    post(
        "/admin/connections/{}/disable",
        Admin,
        admin::partners::disable_connection,
    ),
    post(
        "/admin/connections/{}/release",
        Admin,
        admin::connection::release,
    ),
    get(
        "/admin/connections/{}/directory",
        Admin,
        admin::directory::page,
    ),
    post(
        "/admin/connections/{}/directory",
        Admin,
        admin::directory::change,
    ),
    post(
        "/admin/connections/{}/directory/subject",
        Admin,
        admin::directory::set_subject,
    ),
    get("/admin/apps", Admin, admin::apps::list),
    post("/admin/apps", Admin, admin::apps::register),
    get("/admin/apps/{}", Admin, admin::apps::detail),
    post(
        "/admin/apps/{}/redirects",
        Admin,
        admin::apps::set_redirects,
    ),
    get("/admin/apps/{}/metadata", Admin, admin::apps::metadata),
    post("/admin/apps/{}/metadata", Admin, admin::apps::set_metadata),
    post("/admin/apps/{}/assignments", Admin, admin::apps::assign),
    get("/admin/apps/{}/disable", Admin, admin::apps::ask_disable),
    post("/admin/apps/{}/mfa", Admin, admin::apps::set_mfa),
    post(
        "/admin/apps/{}/confirmation",
        Admin,
        admin::apps::set_confirmation,
    ),
    post("/admin/apps/{}/notices", Admin, admin::apps::resend_notices),
    post("/admin/apps/{}/stream", Admin, admin::apps::end_stream),
    post("/admin/apps/{}/disable", Admin, admin::apps::disable),
    post("/admin/apps/{}/enable", Admin, admin::apps::enable),
    get("/admin/apps/{}/secret", Admin, admin::apps::ask_secret),
    post("/admin/apps/{}/secret", Admin, admin::apps::new_secret),
    get(
        "/admin/assignments/{}/remove",
        Admin,
        admin::apps::ask_unassign,
    ),
    post("/admin/assignments/{}/remove", Admin, admin::apps::unassign),
    get("/admin/groups", Admin, admin::groups::list),
    post("/admin/groups", Admin, admin::groups::create),
    get("/admin/groups/{}", Admin, admin::groups::detail),
    post("/admin/groups/{}/members", Admin, admin::groups::add_member),
    post(
        "/admin/groups/{}/members/{}/remove",
        Admin,
        admin::groups::remove_member,
    ),
    post("/admin/groups/{}/apps", Admin, admin::groups::give_app),
    get("/admin/requests", Admin, admin::asking::list),
    get("/admin/requests/{}", Admin, admin::asking::detail),
    post("/admin/requests/{}/approve", Admin, admin::asking::approve),
    post("/admin/requests/{}/refuse", Admin, admin::asking::refuse),
    post("/admin/apps/{}/listing", Admin, admin::apps::set_listing),
    get("/admin/why", Admin, admin::why::page),
    get("/admin/audit", Admin, admin::audit::page),
    post("/admin/audit/export", Admin, admin::audit::export),
    // The operator
    get("/healthz", Public, status::alive),
    get("/readyz", Public, status::ready),
];

/// The table, for tests that hold it against the rules.
#[must_use]
pub fn table() -> &'static [Route<Handler>] {
    TABLE
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
