//! The cookies we set: all `__Host-`, `Secure`, `HttpOnly`, path `/` (S05).

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use model::{Secret, Span};

/// A guest's single sign-on session.
pub const SESSION: &str = "__Host-portico-session";
/// An admin's session.
pub const ADMIN: &str = "__Host-portico-admin";
/// Binds a sign-in that is under way to this browser.
pub const SIGN_IN: &str = "__Host-portico-signin";
/// Binds a passkey ceremony to this browser.
pub const CEREMONY: &str = "__Host-portico-passkey";
/// Binds the recovery of a lost second factor to this browser.
pub const RECOVERY: &str = "__Host-portico-recovery";
/// The secret that forms must repeat.
pub const CSRF: &str = "__Host-portico-csrf";
/// The home identity provider that this browser last came through.
pub const HOME: &str = "__Host-portico-home";
/// What lets a browser into a partner's set-up: the link's token, a dot, and a secret.
pub const SETUP: &str = "__Host-portico-setup";
/// Binds an admin's test sign-in at a connection to this browser.
pub const TEST: &str = "__Host-portico-test";
/// What an admin's test of an app's sign-in needs when it comes back, sealed.
pub const TRYOUT: &str = "__Host-portico-tryout";
/// The mark of a device on which a guest signed in here before.
pub const DEVICE: &str = "__Host-portico-device";
/// The language a person chose.
pub const LANGUAGE: &str = "__Host-portico-language";

/// A cookie that lives as long as the browser, or for `life`.
#[must_use]
pub fn make(name: &'static str, value: &Secret, life: Option<Span>) -> Cookie<'static> {
    let same_site = if name == ADMIN {
        SameSite::Strict
    } else {
        SameSite::Lax
    };
    let mut cookie = Cookie::build(name, value.expose().to_owned())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(same_site)
        .finish();
    if let Some(life) = life {
        cookie.set_max_age(Duration::seconds(life.as_secs()));
    }
    cookie
}

/// A cookie that removes itself.
#[must_use]
pub fn forget(name: &'static str) -> Cookie<'static> {
    let mut cookie = make(name, &Secret::new(""), None);
    cookie.make_removal();
    cookie
}
