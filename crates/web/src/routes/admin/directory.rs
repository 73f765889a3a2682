//! The directory of a partner behind one connection: its tokens, and what a user is at the home.

use super::{Answer, choice, done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{Directory, DirectorySubjectForm, DirectoryToken, Done},
    },
};
use ::admin::{
    Refusal, partners,
    scim::{self, TokenView},
};
use model::{Id, ScimSubject, ScimToken, Secret, kind};

/// For how many days a token of the console lives.
const DAYS: i64 = 365;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, None, None))
}

fn show(exchange: &Exchange<'_>, secret: Option<&Secret>, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Connection>(0)?;
    let view = exchange.found(scim::overview(exchange.desk(), &id))?;
    let partner = view.connection.partner_id.clone();
    let partner = exchange
        .found(partners::detail(exchange.desk(), &partner))?
        .partner;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let mut form = DirectorySubjectForm::default();
    let chosen = view.connection.settings.scim_subject;
    form.subject.choices = ScimSubject::ALL
        .iter()
        .map(|it| {
            let label = frame.word("directory-subject", it);
            choice(it.as_str(), &label, &[chosen.as_str()])
        })
        .collect();
    if refusal.is_some_and(|it| matches!(it, Refusal::Missing(_))) {
        form.subject.problem = Some(Problem::Required);
    }
    let now = exchange.portal.desk.clock.now();
    let TokenView {
        base_url,
        tokens,
        users,
        groups,
        ..
    } = view;
    let page = Directory {
        frame,
        id: id.to_string(),
        partner: partner.id.to_string(),
        name: partner.name,
        base_url,
        users,
        groups,
        tokens: tokens.iter().map(|it| row(it, it.lives(now))).collect(),
        secret: secret.map(|it| it.expose().to_owned()),
        form,
    };
    let status = if refusal.is_some() { 400 } else { 200 };
    Ok(Response::page(status, &page))
}

fn row(it: &ScimToken, lives: bool) -> DirectoryToken {
    DirectoryToken {
        id: it.id.to_string(),
        lives,
        made: it.created_at,
        ends: it.revoked_at.unwrap_or(it.expires_at),
        used: it.last_used_at,
    }
}

/// Makes a token, or takes one back.
pub fn change(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, by) = (exchange.named::<kind::Connection>(0)?, exchange.actor()?);
        let desk = exchange.desk();
        match exchange.form.text("do") {
            "token" => match scim::make_token(desk, &by, &id, DAYS) {
                Ok((_, secret)) => show(exchange, Some(&secret), None),
                Err(refusal) => told(exchange, &refusal),
            },
            _ => {
                let token = exchange.form.text("token").parse::<Id<kind::ScimToken>>();
                let token = token.map_err(|_| exchange.trouble(&Refusal::Unknown("token")))?;
                match scim::revoke_token(desk, &by, &id, &token) {
                    Ok(()) => Ok(done(&home(&id), Done::Taken)),
                    Err(refusal) => told(exchange, &refusal),
                }
            }
        }
    })())
}

/// Says which attribute of a user is the subject at the home.
pub fn set_subject(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, by) = (exchange.named::<kind::Connection>(0)?, exchange.actor()?);
        let Ok(subject) = exchange.form.text("subject").parse::<ScimSubject>() else {
            return told(exchange, &Refusal::Missing("subject"));
        };
        match scim::set_subject(exchange.desk(), &by, &id, subject) {
            Ok(()) => Ok(done(&home(&id), Done::Saved)),
            Err(refusal) => told(exchange, &refusal),
        }
    })())
}

fn home(id: &Id<kind::Connection>) -> String {
    format!("/admin/connections/{id}/directory")
}

/// What the page itself tells; the rest goes to the page for trouble.
fn told(exchange: &Exchange<'_>, refusal: &Refusal) -> Answer {
    match refusal {
        Refusal::Store(_) | Refusal::Unknown(_) => Err(exchange.trouble(refusal)),
        _ => show(exchange, None, Some(refusal)),
    }
}
