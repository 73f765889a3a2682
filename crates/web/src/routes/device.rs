//! Where a guest answers for a device (RFC 8628 §3.3).

use super::{back_to, send_to_sign_in, sign_in, terms};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        guest::{DeviceAsk, DeviceCode, DeviceDone, ErrorKind, UserCodeForm, learns},
    },
};
use ::oidc::{
    authorize::{SignInNeeded, SignInWishes},
    device,
    session::SignedIn,
};
use model::Reason;

/// Asks for the code, or whether the device behind it may go on.
pub fn page(exchange: &Exchange<'_>) -> Response {
    let query = exchange.request.query_pairs();
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let frame = exchange.frame_in(Some(signed_in.guest.language));
    let mut form = UserCodeForm::default();
    if let Some(code) = query.get("user_code") {
        match device::find(&exchange.portal.oidc, code) {
            Ok(Some(ask)) => {
                return Response::page(
                    200,
                    &DeviceAsk {
                        app: ask
                            .app
                            .client
                            .localized("client_name", frame.lang(), &ask.app.name)
                            .to_owned(),
                        frame,
                        code: ask.user_code,
                        name: signed_in.guest.display_name.clone(),
                        email: signed_in.guest.email.to_string(),
                        learns: learns(ask.scopes.iter().map(String::as_str)),
                    },
                );
            }
            Ok(None) => {
                form.user_code.value = code.to_owned();
                form.user_code.problem = Some(Problem::DeviceCode);
            }
            Err(error) => return exchange.failure(&error),
        }
    }
    let status = if form.user_code.problem.is_some() {
        422
    } else {
        200
    };
    Response::page(status, &DeviceCode { frame, form })
}

/// The guest's answer.
pub fn answer(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let cx = &exchange.portal.oidc;
    let code = exchange.form.get("user_code").unwrap_or_default();
    let connected = match exchange.form.get("answer") {
        Some("yes") => match device::approve(cx, code, signed_in) {
            Ok(Ok(())) => true,
            Ok(Err(reason)) => return not_yet(exchange, signed_in, (reason, code)),
            Err(error) => return exchange.failure(&error),
        },
        Some("no") => match device::refuse(cx, code, signed_in) {
            Ok(_) => false,
            Err(error) => return exchange.failure(&error),
        },
        _ => return exchange.error(400, ErrorKind::BadRequest, None),
    };
    let frame = exchange.frame_in(Some(signed_in.guest.language));
    Response::page(200, &DeviceDone { frame, connected })
}

/// What is missing leads to where it is proven and back to the same code; the rest is refused.
fn not_yet(
    exchange: &Exchange<'_>,
    signed_in: &SignedIn,
    (reason, code): (Reason, &str),
) -> Response {
    let code: String = url::form_urlencoded::byte_serialize(code.as_bytes()).collect();
    let here = format!("/device?user_code={code}");
    match reason {
        Reason::TermsOpen => match device::find(&exchange.portal.oidc, &code) {
            Ok(ask) => terms::ask_for(ask.as_ref().map(|it| &it.app.id), &here),
            Err(error) => exchange.failure(&error),
        },
        Reason::MfaRequired => Response::see_other(&back_to("/step-up", &here)),
        Reason::SessionEnded | Reason::LoginRequired => {
            Response::see_other(&back_to("/sign-in", &here))
        }
        Reason::HomeUnconfirmed => {
            let needed = SignInNeeded {
                continue_to: here,
                login_hint: Some(signed_in.guest.email.to_string()),
                home_hint: Some(signed_in.session.connection_id.to_string()),
                ui_locales: None,
                wishes: SignInWishes {
                    force_login: true,
                    ..SignInWishes::default()
                },
            };
            sign_in::begin(exchange, &needed)
        }
        _ => exchange.error(403, ErrorKind::Forbidden, Some(reason)),
    }
}
