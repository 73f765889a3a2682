//! The rows: each path, who may come in, and what answers. Those of the console are in [`admin`].

mod admin;

use super::{
    asking, brand, consent, device, domain_proof, invite, leaving, mail_code, me, moving, oidc,
    panel, passkey, passkeys, recovery, registration, scim, setup, sign_in, signals, start, status,
    step_up, terms, wrong_account,
};
use crate::{
    http::Method::{self, Delete, Get, Options, Patch, Post, Put},
    router::{
        Access::{self, Guest, Public},
        Found,
        Origin::{self, Any, OwnPage},
        Route, Router,
    },
    site::Handler,
};
use std::sync::LazyLock;

/// Forms of people and protocols (D01).
pub(crate) const FORM: usize = 32 * 1024;
/// A browser's answer to a passkey ceremony.
const ANSWER: usize = 96 * 1024;
/// What a partner's directory sends; long texts, of which a letter may take nine bytes in a form.
const DIRECTORY: usize = 1024 * 1024;
/// A logo, with what a form puts around it.
const LOGO: usize = 128 * 1024;
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

/// Every route.
pub fn table() -> impl Iterator<Item = &'static Route<Handler>> + Clone {
    PEOPLE_AND_APPS.iter().chain(admin::CONSOLE)
}

/// The row for a request.
pub(crate) fn find(method: Method, path: &str) -> Found<'_, Handler> {
    static ROUTER: LazyLock<Router<Handler>> = LazyLock::new(|| Router::new(table()));
    ROUTER.find(method, path)
}

const PEOPLE_AND_APPS: &[Route<Handler>] = &[
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
    get("/terms", Guest, terms::page),
    post("/terms", Guest, terms::agree),
    get("/terms/not-now", Guest, terms::not_now),
    get("/terms/{}", Public, terms::read),
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
    get("/invite/{}/decline", Public, invite::ask_decline),
    post("/invite/{}/decline", Public, invite::decline),
    post("/invite/{}/unblock", Public, invite::unblock),
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
    // How the host looks
    get("/brand/{}", Public, brand::file),
    // The operator
    get("/healthz", Public, status::alive),
    get("/readyz", Public, status::ready),
];
