//! The set-up portal: a partner's IT admin connects the company's sign-in by a mailed link.
//!
//! Opening the link changes nothing. A code to the link's mailbox lets one browser in; its cookie names
//! the link too, so that what comes back from a test finds its set-up.

mod steps;

pub use steps::{
    asked_home, attempts, check_domain, colleague, connect, domain_row, entered, found, provider,
    reopen, submit, test,
};

use super::outcome;
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        Problem,
        guest::{CodeForm, SetupDoor},
    },
};
use admin::{
    Refusal,
    setup::{self, Visit},
};
use broker::{BrokerError, SetupTest};
use model::{Id, Reason, Secret, kind};

/// The browser stays in for as long as a link can live.
const COOKIE_LIFE: model::Span = model::SETUP_LINK_LIFE;

/// What this browser holds for the link: a code that was asked for, or the mailbox proved.
fn held<'a>(exchange: &'a Exchange<'_>, token: &str) -> Option<&'a str> {
    let (of, secret) = exchange.request.cookie(http::SETUP)?.split_once('.')?;
    (of == token).then_some(secret)
}

fn hold(response: Response, token: &str, secret: &Secret) -> Response {
    let value = Secret::new(format!("{token}.{}", secret.expose()));
    response.cookie(http::make(http::SETUP, &value, Some(COOKIE_LIFE)))
}

fn base(token: &str) -> String {
    format!("/setup/{token}")
}

/// Why the door or a step did not open, as a page.
fn refused(exchange: &Exchange<'_>, refusal: &Refusal) -> Response {
    match (refusal, refusal.reason()) {
        (Refusal::Store(error), _) => exchange.failure(error),
        (_, Some(reason @ Reason::SetupLinkUnknown)) => {
            outcome::guessed(exchange, || outcome::denial(exchange, reason, None))
        }
        (_, Some(reason)) => outcome::denial(exchange, reason, None),
        (_, None) => outcome::denial(exchange, Reason::InvalidRequest, None),
    }
}

/// The page of the link: the door, or the step where the set-up stands.
pub fn page(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match setup::visit(exchange.desk(), token, held(exchange, token)) {
        Ok(Some(visit)) => steps::show(exchange, &visit),
        Ok(None) => {
            let form = held(exchange, token).map(|_| CodeForm::default());
            door(exchange, form)
        }
        Err(refusal) => refused(exchange, &refusal),
    }
}

fn door(exchange: &Exchange<'_>, form: Option<CodeForm>) -> Response {
    let token = exchange.segment(0);
    let opened = match setup::look(exchange.desk(), token) {
        Ok(opened) => opened,
        Err(refusal) => return refused(exchange, &refusal),
    };
    let is_wrong = form.as_ref().is_some_and(|it| it.code.problem.is_some());
    Response::page(
        if is_wrong { 400 } else { 200 },
        &SetupDoor {
            frame: exchange.frame_in(Some(opened.link.language)),
            base: base(token),
            inviter: opened.link.inviter_name,
            partner: opened.partner.name,
            masked: opened.link.email.masked(),
            form,
            minutes: exchange.portal.oidc.settings.lifetimes.mail_code.as_secs() / 60,
        },
    )
}

/// Mails a code to the link's mailbox.
pub fn code(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match setup::request_code(exchange.desk(), token) {
        Ok(binding) => hold(Response::see_other(&base(token)), token, &binding),
        Err(refusal) => refused(exchange, &refusal),
    }
}

/// Takes the code.
pub fn enter(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    let mut form = CodeForm::default();
    let typed = exchange.form.text("code");
    if typed.trim().is_empty() {
        form.code.problem = Some(Problem::Required);
        return door(exchange, Some(form));
    }
    let binding = held(exchange, token).unwrap_or_default();
    match setup::check_code(exchange.desk(), token, binding, typed) {
        Ok(fresh) => hold(Response::see_other(&base(token)), token, &fresh),
        Err(refusal) => {
            form.code.problem = match refusal.reason() {
                Some(Reason::CodeWrong) => Some(Problem::Code),
                Some(Reason::TooManyTries) => Some(Problem::CodeTries),
                _ => return refused(exchange, &refusal),
            };
            door(exchange, Some(form))
        }
    }
}

/// Who is in; everybody else is led to the door.
fn visitor(exchange: &Exchange<'_>) -> Result<Visit, Response> {
    let token = exchange.segment(0);
    setup::visit(exchange.desk(), token, held(exchange, token))
        .map_err(|refusal| refused(exchange, &refusal))?
        .ok_or_else(|| Response::see_other(&base(token)))
}

/// Back from the home of a draft: keeps what the test found and shows it. Never a session.
pub fn came_back(exchange: &Exchange<'_>, connection: &Id<kind::Connection>) -> Response {
    let gone = || outcome::denial(exchange, Reason::StateInvalid, None);
    let Some((token, secret)) = exchange
        .request
        .cookie(http::SETUP)
        .and_then(|it| it.split_once('.'))
    else {
        return gone();
    };
    let visit = match setup::visit(exchange.desk(), token, Some(secret)) {
        Ok(Some(visit)) => visit,
        Ok(None) => return gone(),
        Err(refusal) => return refused(exchange, &refusal),
    };
    let actor = visit.actor();
    let test = test_of(&visit, &actor);
    match exchange
        .portal
        .broker
        .finish_setup_test(&test, connection, &exchange.request.query)
    {
        Ok(true) => Response::see_other(&format!("{}?step=3", base(token))),
        Ok(false) => gone(),
        Err(error) => failed(exchange, &error),
    }
}

fn test_of<'a>(visit: &'a Visit, by: &'a model::Actor) -> SetupTest<'a> {
    SetupTest {
        setup: &visit.setup,
        session: &visit.session.id,
        email: &visit.link.email,
        by,
    }
}

fn failed(exchange: &Exchange<'_>, error: &BrokerError) -> Response {
    outcome::refused(exchange, error)
}
