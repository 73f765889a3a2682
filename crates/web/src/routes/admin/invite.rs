//! Inviting one person, or a few by the same form.

use super::{
    Answer, app_choices, choice, done, group_choices, optional, partner_in, partner_names, settle,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem,
        admin::{Done, Invite, InviteForm},
    },
};
use ::admin::{InviteFault, InviteRequest, Refusal, RowCode, csv, invitations};
use model::{Admin, At, Email, Language};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, read(exchange), None))
}

/// The form as it was sent, or empty.
fn read(exchange: &Exchange<'_>) -> InviteForm {
    let sent = &exchange.form;
    let mut form = InviteForm::default();
    for field in [
        &mut form.people,
        &mut form.email,
        &mut form.name,
        &mut form.partner,
        &mut form.until,
        &mut form.message,
        &mut form.contact_url,
        &mut form.reply_url,
        &mut form.language,
    ] {
        field.value = sent.text(field.spec.name).to_owned();
    }
    form
}

fn show(exchange: &Exchange<'_>, mut form: InviteForm, refusal: Option<&Refusal>) -> Answer {
    let sent = &exchange.form;
    form.apps.choices = app_choices(exchange, &sent.all("apps"))?;
    form.groups.choices = group_choices(exchange, &sent.all("groups"))?;
    form.partner.choices = partner_names(exchange)?;
    let wished = if form.language.value.is_empty() {
        exchange.portal.oidc.settings.language.as_str()
    } else {
        &form.language.value
    };
    form.language.choices = Language::ALL
        .iter()
        .map(|l| choice(l.as_str(), crate::i18n::name_of(*l), &[wished]))
        .collect();
    let renewable = matches!(
        refusal,
        Some(Refusal::Invite(
            InviteFault::GuestRemoved | InviteFault::GuestFrozen
        ))
    );
    let bad = refusal.is_some() || !form.problems().is_empty();
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    Ok(Response::page(
        if bad { 400 } else { 200 },
        &Invite {
            frame,
            form,
            renewable,
        },
    ))
}

pub fn invite(exchange: &Exchange<'_>) -> Response {
    settle(send(exchange))
}

fn send(exchange: &Exchange<'_>) -> Answer {
    let by = exchange.by()?;
    let mut form = read(exchange);
    let people = people(exchange, by, &form);
    let email = form.email.value.parse::<Email>();
    if people.is_empty() && email.is_err() {
        form.email.problem = Some(if form.email.value.trim().is_empty() {
            Problem::Required
        } else {
            Problem::Email
        });
    }
    let ends_at = optional(&mut form.until, Problem::Date, |day| {
        At::parse_or_day(day).map(|(at, _)| at)
    });
    let partner = partner_in(exchange, &mut form.partner)?;
    if !form.problems().is_empty() {
        return show(exchange, form, None);
    }
    let request = InviteRequest {
        partner: partner.map(|it| it.id),
        ends_at,
        ..request(exchange, &form, email.unwrap_or_else(|_| by.email.clone()))
    };
    if people.is_empty() {
        send_one(exchange, by, (form, &request))
    } else {
        check_several(exchange, by, (form, &request), &people)
    }
}

fn send_one(
    exchange: &Exchange<'_>,
    by: &Admin,
    (mut form, request): (InviteForm, &InviteRequest),
) -> Answer {
    match invitations::invite(exchange.desk(), by, request) {
        Ok(invited) => Ok(done(
            &format!("/admin/guests/{}", invited.guest.id),
            if invited.guest.email.looks_shared() {
                Done::InvitedShared
            } else {
                Done::Invited
            },
        )),
        Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
        Err(refusal) => {
            mark(&mut form, &refusal);
            show(exchange, form, Some(&refusal))
        }
    }
}

/// Whom the form names beside the one person, who then counts with them.
fn people(exchange: &Exchange<'_>, by: &Admin, form: &InviteForm) -> Vec<csv::Person> {
    // They lead to the pages of a file, which are not for everybody who may invite.
    if !crate::routes::is_for(by, exchange.request.method, "/admin/import") {
        return Vec::new();
    }
    let mut all = csv::people(&form.people.value);
    let address = form.email.value.trim();
    if !all.is_empty() && !address.is_empty() {
        let name = Some(form.name.value.trim().to_owned());
        all.push(csv::Person {
            line: all.last().map_or(0, |it| it.line) + 1,
            name: name.filter(|it| !it.is_empty()),
            address: address.to_owned(),
        });
    }
    all
}

/// They are shown row by row before anything is sent, as those of a file are.
fn check_several(
    exchange: &Exchange<'_>,
    by: &Admin,
    (mut form, same): (InviteForm, &InviteRequest),
    people: &[csv::Person],
) -> Answer {
    match csv::several(exchange.desk(), by, people, same) {
        Ok(file) => Ok(Response::see_other(&format!("/admin/import/{}", file.id))),
        Err(Refusal::TooMany(_)) => {
            form.people.problem = Some(Problem::People);
            show(exchange, form, None)
        }
        Err(refusal) => Err(exchange.trouble(&refusal)),
    }
}

fn request(exchange: &Exchange<'_>, form: &InviteForm, email: Email) -> InviteRequest {
    let some = |text: &str| {
        Some(text.trim())
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
    };
    let mut request = InviteRequest::new(email, form.name.value.trim());
    request.apps = exchange
        .form
        .all("apps")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    request.groups = exchange
        .form
        .all("groups")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    request.contact_url = some(&form.contact_url.value);
    request.reply_url = some(&form.reply_url.value);
    request.message = some(&form.message.value);
    request.language = form
        .language
        .value
        .parse()
        .unwrap_or(exchange.portal.oidc.settings.language);
    request.renew = exchange.form.get("renew").is_some();
    request
}

/// Marks the field at fault, so that the summary leads to it.
fn mark(form: &mut InviteForm, refusal: &Refusal) {
    let Refusal::Invite(fault) = refusal else {
        return;
    };
    let (field, problem) = match fault.code() {
        RowCode::MailInvalid => (&mut form.email, Problem::Email),
        RowCode::NameMissing => (&mut form.name, Problem::Required),
        RowCode::ContactMissing | RowCode::ContactInvalid => (&mut form.contact_url, Problem::Link),
        RowCode::ReplyUrlUnregistered => (&mut form.reply_url, Problem::NotRegistered),
        _ => return,
    };
    field.problem = Some(problem);
}
