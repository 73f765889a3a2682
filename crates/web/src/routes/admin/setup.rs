//! A partner's set-up of its own sign-in: links to it, and the approval.

use super::{Answer, choice, done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem,
        admin::{Done, PartnerSetup, SetupBackForm, SetupLinkForm, SetupLinkRow, SetupShown},
    },
    routes::setup as portal,
};
use ::admin::{
    Refusal, partners,
    setup::{self, SetupInvite, SetupView},
};
use model::{Actor, At, Id, Language, Reason, SetupLink, kind};

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, SetupLinkForm::default(), None))
}

fn show(exchange: &Exchange<'_>, form: SetupLinkForm, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Partner>(0)?;
    let view = exchange.found(partners::detail(exchange.desk(), &id))?;
    let newest = setup::newest(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let bad = refusal.is_some() || !form.problems().is_empty();
    let now = exchange.now();
    let links = newest.iter().flat_map(|it| &it.links);
    let page = PartnerSetup {
        id: id.to_string(),
        name: view.partner.name,
        links: links.map(|link| row(link, now)).collect(),
        shown: newest.map(|it| shown(exchange, &it)),
        form: with_choices(exchange, form),
        frame,
    };
    Ok(Response::page(if bad { 400 } else { 200 }, &page))
}

fn with_choices(exchange: &Exchange<'_>, mut form: SetupLinkForm) -> SetupLinkForm {
    let frame = exchange.frame();
    let own = exchange.portal.oidc.settings.language;
    let chosen = form.language.value.parse().unwrap_or(own);
    form.language.choices = Language::ALL
        .iter()
        .map(|it| choice(it.as_str(), crate::i18n::name_of(*it), &[chosen.as_str()]))
        .collect();
    let chosen = form.auto_approve.value.clone();
    let label = frame.t("auto-approve");
    form.auto_approve.choices = vec![choice("yes", &label, &[&chosen])];
    form
}

fn row(link: &SetupLink, now: At) -> SetupLinkRow {
    SetupLinkRow {
        id: link.id.to_string(),
        email: link.email.to_string(),
        at: link.created_at,
        expires_at: link.expires_at,
        ended: match link.refuses(now) {
            None => "",
            Some(Reason::SetupLinkExpired) => "setup-link-expired",
            Some(_) => "setup-link-revoked",
        },
    }
}

fn shown(exchange: &Exchange<'_>, view: &SetupView) -> SetupShown {
    let frame = exchange.frame();
    SetupShown {
        state: view.setup.state,
        version: view.setup.version,
        entered: portal::entered(&frame, view),
        found: portal::found(&frame, view),
        back: SetupBackForm::default(),
        returned: view.setup.draft.returned.clone(),
        attempts: portal::attempts(view),
        domains: view
            .setup
            .draft
            .domains
            .iter()
            .map(portal::domain_row)
            .collect(),
    }
}

/// Mails a link.
pub fn send(exchange: &Exchange<'_>) -> Response {
    let mut form = SetupLinkForm::default();
    form.email.value = exchange.form.text("email").trim().to_owned();
    form.language.value = exchange.form.text("language").to_owned();
    form.auto_approve.value = exchange.form.text("auto_approve").to_owned();
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        let by = exchange.by()?;
        let Ok(email) = form.email.value.parse() else {
            form.email.problem = Some(Problem::Email);
            return show(exchange, form, None);
        };
        let invite = SetupInvite {
            partner_id: id.clone(),
            email,
            language: form
                .language
                .value
                .parse()
                .unwrap_or(exchange.portal.oidc.settings.language),
            auto_approve: form.auto_approve.value == "yes",
            inviter: (by.name.clone(), Some(by.email.to_string())),
        };
        let sent = setup::send_link(exchange.desk(), &actor, &invite).map(drop);
        tell(exchange, (&id, sent), form)
    })())
}

fn tell(
    exchange: &Exchange<'_>,
    (id, outcome): (&Id<kind::Partner>, Result<(), Refusal>),
    form: SetupLinkForm,
) -> Answer {
    match outcome {
        Ok(()) => Ok(done(&format!("/admin/partners/{id}/setup"), Done::Saved)),
        Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&refusal)),
        Err(refusal) => show(exchange, form, Some(&refusal)),
    }
}

fn act(
    exchange: &Exchange<'_>,
    verb: impl FnOnce(&Id<kind::Partner>, &Actor) -> Result<(), Refusal>,
) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        let outcome = verb(&id, &actor);
        tell(exchange, (&id, outcome), SetupLinkForm::default())
    })())
}

/// Approves what was seen on the page, and nothing newer.
pub fn approve(exchange: &Exchange<'_>) -> Response {
    let seen = exchange.form.text("version").parse().ok();
    act(exchange, |id, by| {
        let seen = seen.ok_or(Refusal::Missing("version"))?;
        setup::approve(exchange.desk(), by, id, Some(seen)).map(drop)
    })
}

/// Sends a hand-over back to the partner.
pub fn send_back(exchange: &Exchange<'_>) -> Response {
    let note = exchange.form.text("note");
    act(exchange, |id, by| {
        setup::send_back(exchange.desk(), by, id, note)
    })
}

/// Withdraws a link.
pub fn revoke(exchange: &Exchange<'_>) -> Response {
    let link = exchange.id::<kind::SetupLink>(1);
    act(exchange, |id, by| {
        let link = link.ok_or(Refusal::Unknown("link"))?;
        setup::revoke_link(exchange.desk(), by, id, &link)
    })
}
