//! What a proven sign-in comes to: a session, an invitation to accept, or a refusal that names its reason.

use super::{mail_code, moving, terms, wrong_account};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::guest::{Denial, InvitationLanding, InvitedApp},
};
use admin::{
    landing::LandingView,
    redemption::{self, Evidence, Resolution},
};
use broker::BrokerError;
use model::{Guest, Id, Reason, Secret, Span, kind};

/// A browser offers the company it last came through, and is known, for so long.
const HOME_IS_REMEMBERED: Span = Span::days(180);

/// How a sign-in ends for the browser.
pub type Answer = Result<Response, Response>;

/// What a proven sign-in leads to.
pub fn resolve(exchange: &Exchange<'_>, sign_in: &model::SignIn) -> Answer {
    let resolution =
        redemption::resolve(&exchange.portal.desk, sign_in).map_err(|e| exchange.failure(&e))?;
    follow(exchange, sign_in, resolution)
}

/// *Accept*, with what was shown for it.
pub fn accept(exchange: &Exchange<'_>, sign_in: &model::SignIn, evidence: Evidence) -> Answer {
    let resolution = redemption::accept(&exchange.portal.desk, sign_in, evidence)
        .map_err(|e| exchange.failure(&e))?;
    follow(exchange, sign_in, resolution)
}

/// Shows what came of it.
pub fn follow(exchange: &Exchange<'_>, sign_in: &model::SignIn, resolution: Resolution) -> Answer {
    match resolution {
        Resolution::SignedIn(guest) => signed_in(exchange, sign_in, &guest, &sign_in.continue_to),
        Resolution::Redeemed(guest, continue_to) => {
            let offer = is_here(exchange, sign_in) && exchange.portal.broker.offers_passkeys();
            let next = if offer {
                super::back_to("/passkey", &continue_to)
            } else {
                continue_to
            };
            signed_in(exchange, sign_in, &guest, &next)
        }
        Resolution::MailboxProof { to, .. } => {
            let waiting = mail_code::waiting(exchange)?;
            let broker = &exchange.portal.broker;
            let recipient = waiting.recipient.as_ref();
            broker
                .request_code(
                    &waiting.sign_in,
                    &to,
                    (recipient, &mail_code::asker(exchange, recipient)),
                )
                .map_err(|e| refused(exchange, &e))?;
            Ok(Response::see_other("/sign-in/code"))
        }
        Resolution::MoveOffered(offer) => Ok(moving::offer(exchange, *offer)),
        Resolution::Accept(view) => Ok(landing(exchange, &view, "/sign-in/accept".into())),
        Resolution::Refused(denied) => {
            count_refusal(exchange, &sign_in.connection_id);
            Err(wrong_account::denied(exchange, &denied))
        }
    }
}

/// Whether the proof was made here, by mailbox, and not at a home identity provider.
fn is_here(exchange: &Exchange<'_>, sign_in: &model::SignIn) -> bool {
    exchange.portal.broker.address(sign_in).is_some()
}

/// A session under a fresh secret (S01), and onwards.
fn signed_in(
    exchange: &Exchange<'_>,
    sign_in: &model::SignIn,
    guest: &Guest,
    next: &str,
) -> Answer {
    let portal = exchange.portal;
    let proof = match &sign_in.proof {
        Some(proof) => Some(proof.clone()),
        None => {
            let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
            portal
                .broker
                .find(cookie)
                .map_err(|e| refused(exchange, &e))?
                .and_then(|s| s.proof)
        }
    };
    let Some(proof) = proof else {
        return Err(denial(exchange, Reason::StateInvalid, None));
    };
    exchange.notes.partner(&guest.partner_id);
    let sign_ins = &portal.oidc.store.meters().sign_ins;
    let partner = guest.partner_id.to_string();
    match oidc::session::start(&portal.oidc, &guest.id, &proof) {
        Ok(Ok(cookie)) => {
            sign_ins.at(&partner, |it| it.signed_in.count());
            let response = Response::see_other(next)
                .cookie(http::make(http::SESSION, &cookie, None))
                .cookie(http::forget(http::SIGN_IN))
                .cookie(http::forget(http::CSRF));
            Ok(if is_here(exchange, sign_in) {
                let mark = portal.broker.device_mark(&guest.id);
                response.cookie(http::make(http::DEVICE, &mark, Some(HOME_IS_REMEMBERED)))
            } else {
                let home = Secret::new(proof.connection_id.as_str());
                response.cookie(http::make(http::HOME, &home, Some(HOME_IS_REMEMBERED)))
            })
        }
        Ok(Err(reason)) => {
            sign_ins.at(&partner, |it| it.refused.count());
            Err(denial(exchange, reason, None))
        }
        Err(error) => Err(exchange.failure(&error)),
    }
}

/// Counts a sign-in that came back through a connection and was refused.
pub fn count_refusal(exchange: &Exchange<'_>, connection: &Id<kind::Connection>) {
    let named = admin::connections::named(exchange.desk(), connection);
    let partner = named.ok().flatten().map(|it| it.partner_id);
    if let Some(partner) = &partner {
        exchange.notes.partner(partner);
    }
    let partner = partner.map(|it| it.to_string()).unwrap_or_default();
    let sign_ins = &exchange.portal.oidc.store.meters().sign_ins;
    sign_ins.at(&partner, |it| it.refused.count());
}

/// The page of an open invitation; `action` is where *Accept* goes.
pub fn landing(exchange: &Exchange<'_>, view: &LandingView, action: String) -> Response {
    Response::page(
        200,
        &InvitationLanding {
            frame: exchange.frame_in(Some(view.language)),
            inviter_name: view.inviter_name.clone(),
            inviter_email: view.inviter_email.clone(),
            address: view.email.masked(),
            message: view.message.clone(),
            apps: view
                .apps
                .iter()
                .map(|name| InvitedApp { name: name.clone() })
                .collect(),
            terms: terms::titles(exchange, &view.terms, Some(view.language)),
            brand: view.brand.clone(),
            home: view.goes_home().then(|| view.connection.name.clone()),
            expires_at: view.expires_at,
            contact_url: view.contact_url.clone(),
            decline: action
                .starts_with("/invite/")
                .then(|| format!("{action}/decline")),
            action,
        },
    )
}

/// The status of a page that refuses for a reason.
pub const fn status_of(reason: Reason) -> u16 {
    match reason {
        Reason::StateInvalid | Reason::MixUp | Reason::InvalidRequest => 400,
        Reason::RateLimited => 429,
        Reason::HomeUnreachable | Reason::IssuerMismatch => 502,
        _ => 403,
    }
}

/// What nobody has was tried: says so, or to wait once a network tried too much. What works is opened
/// however much was tried, so nobody is shut out by others.
pub fn guessed(exchange: &Exchange<'_>, answer: impl FnOnce() -> Response) -> Response {
    match exchange
        .portal
        .broker
        .count_guess(exchange.network().as_deref())
    {
        Ok(false) => answer(),
        Ok(true) => denial(exchange, Reason::RateLimited, None).header("retry-after", "3600"),
        Err(error) => exchange.failure(&error),
    }
}

/// A guest who is refused for what they are, not for what they did, may leave all the same.
pub const fn is_kept(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::GuestSuspended
            | Reason::GuestFrozen
            | Reason::GuestEnded
            | Reason::PartnerSuspended
            | Reason::PartnerEnded
    )
}

/// A refusal names its reason and whom to ask.
pub fn denial(exchange: &Exchange<'_>, reason: Reason, contact: Option<String>) -> Response {
    exchange.notes.refused(reason);
    tracing::warn!(reference = exchange.reference(), %reason, "a sign-in was refused");
    let contact = contact.or_else(|| exchange.settings().contact_url.clone());
    Response::page(
        status_of(reason),
        &Denial {
            frame: exchange.frame(),
            app: None,
            reason,
            ask: contact.map(|link| (None, link)),
            request: None,
            leaves: is_kept(reason),
            at: exchange.now(),
        },
    )
}

/// A refusal of the broker, as a page.
pub fn refused(exchange: &Exchange<'_>, error: &BrokerError) -> Response {
    match error.reason() {
        Some(reason) => denial(exchange, reason, None),
        None => exchange.failure(error),
    }
}

/// Either way it is a response.
pub fn settle(answer: Answer) -> Response {
    answer.unwrap_or_else(|refusal| refusal)
}
