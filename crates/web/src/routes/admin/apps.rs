//! Apps: registration, sign-in settings, secrets.

use super::{
    Answer, choice, done, group_choices, lines_of, or_none, partner_names, presets, receipts,
    settle, stake,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem,
        admin::{
            AppDetail, AppForm, AppList, AppRow, AssignedTo, AssigneeForm, Confirm,
            ConfirmationForm, Done, Linked, ListingForm, PresetForm, RedirectForm, Stake,
            StreamFacts,
        },
    },
};
use ::admin::{ReceiptFilter, Refusal, apps, radius::Ends, streams};
use model::{AppListing, Assignee, ClientAuthMethod, Id, SigningAlg, kind};

pub fn list(exchange: &Exchange<'_>) -> Response {
    let forms = (AppForm::default(), PresetForm::default());
    settle(show_list(exchange, forms, None))
}

pub(super) fn show_list(
    exchange: &Exchange<'_>,
    (mut form, preset): (AppForm, PresetForm),
    refusal: Option<&Refusal>,
) -> Answer {
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let method = form.auth_method.value.clone();
    form.auth_method.choices = [
        ClientAuthMethod::SecretBasic,
        ClientAuthMethod::SecretPost,
        ClientAuthMethod::None,
    ]
    .iter()
    .map(|m| choice(m.as_str(), &frame.word("auth", m), &[&method]))
    .collect();
    let alg = form.id_token_alg.value.clone();
    form.id_token_alg.choices = SigningAlg::ALL
        .iter()
        .map(|a| choice(a.as_str(), a.as_str(), &[&alg]))
        .collect();
    let reach = exchange.reach();
    let mut counted = apps::counted(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    counted.retain(|(app, _)| reach.has_app(&app.id));
    let rows = counted.into_iter().map(|(app, assignments)| AppRow {
        id: app.id.to_string(),
        name: app.name,
        slug: app.slug,
        state: app.state,
        assignments,
    });
    let rows = rows.collect();
    let bad = refusal.is_some() || !form.problems().is_empty();
    let preset = presets::offered(&frame, preset);
    Ok(Response::page(
        if bad { 400 } else { 200 },
        &AppList {
            frame,
            rows,
            form,
            preset,
        },
    ))
}

pub fn register(exchange: &Exchange<'_>) -> Response {
    if exchange.form.get("preset").is_some() {
        return presets::register(exchange);
    }
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = AppForm::default();
        for field in [
            &mut form.name,
            &mut form.redirect_uris,
            &mut form.auth_method,
            &mut form.id_token_alg,
            &mut form.launch_url,
            &mut form.contact_url,
            &mut form.backchannel_logout_uri,
        ] {
            field.value = exchange.form.text(field.spec.name).to_owned();
        }
        match apps::register(exchange.desk(), &actor, &registration(&form)) {
            Ok((app, secret)) => Ok(presets::keys(exchange, &app, secret, None)),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                mark(&mut form, &refusal);
                show_list(exchange, (form, PresetForm::default()), Some(&refusal))
            }
        }
    })())
}

fn registration(form: &AppForm) -> apps::Registration {
    let some = |text: &str| {
        Some(text.trim())
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
    };
    apps::Registration {
        name: form.name.value.clone(),
        auth_method: form
            .auth_method
            .value
            .parse()
            .unwrap_or(ClientAuthMethod::SecretBasic),
        id_token_alg: form.id_token_alg.value.parse().unwrap_or(SigningAlg::Rs256),
        redirect_uris: lines_of(&form.redirect_uris.value),
        launch_url: some(&form.launch_url.value),
        contact_url: some(&form.contact_url.value),
        backchannel_logout_uri: some(&form.backchannel_logout_uri.value),
        ..apps::Registration::default()
    }
}

fn mark(form: &mut AppForm, refusal: &Refusal) {
    let (field, problem) = match refusal {
        Refusal::Missing(_) => (&mut form.name, Problem::Required),
        Refusal::RedirectMissing => (&mut form.redirect_uris, Problem::Required),
        Refusal::Url { given, .. } if form.redirect_uris.value.contains(given.as_str()) => {
            (&mut form.redirect_uris, Problem::RedirectUri)
        }
        Refusal::Url { given, .. } if form.contact_url.value.trim() == given => {
            (&mut form.contact_url, Problem::Link)
        }
        Refusal::Url { given, .. } if form.launch_url.value.trim() == given => {
            (&mut form.launch_url, Problem::Link)
        }
        Refusal::Url { .. } => (&mut form.backchannel_logout_uri, Problem::Link),
        _ => return,
    };
    field.problem = Some(problem);
}

pub fn detail(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, Forms::default(), None))
}

/// What somebody filled in on an app's page; the rest shows what is so.
#[derive(Default)]
pub(super) struct Forms {
    pub redirects: Option<RedirectForm>,
    pub confirmation: Option<ConfirmationForm>,
    pub listing: Option<ListingForm>,
    pub assign: AssigneeForm,
}

/// Whom an app may be given to, beside guests.
pub(super) fn assignee_choices(
    exchange: &Exchange<'_>,
    form: &mut AssigneeForm,
) -> Result<(), Response> {
    let groups = group_choices(exchange, &[&form.group.value])?;
    form.group.choices = or_none(groups, "–".to_owned());
    form.partner.choices = partner_names(exchange)?;
    Ok(())
}

pub(super) fn show(exchange: &Exchange<'_>, forms: Forms, refusal: Option<&Refusal>) -> Answer {
    let mut assign = forms.assign;
    let id = exchange.named::<kind::App>(0)?;
    let view = exchange.found(apps::detail(exchange.desk(), &id))?;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    assignee_choices(exchange, &mut assign)?;
    let app = &view.app;
    let redirects = forms.redirects.unwrap_or_else(|| {
        let mut form = RedirectForm::default();
        form.redirect_uris.value = app.redirect_uris.join("\n");
        form
    });
    let confirmation = forms.confirmation.unwrap_or_else(|| {
        let mut form = ConfirmationForm::default();
        let hours = view.max_unconfirmed.map(|it| it.as_secs() / 3600);
        form.hours.value = hours.map(|n| n.to_string()).unwrap_or_default();
        form
    });
    let listing = match forms.listing {
        Some(form) => form,
        None => listing_form(exchange, &id)?,
    };
    let bad = refusal.is_some() || !assign.problems().is_empty();
    let page = AppDetail {
        frame,
        id: id.to_string(),
        name: app.name.clone(),
        slug: app.slug.clone(),
        issuer: exchange.portal.oidc.settings.issuer.clone(),
        state: app.state,
        wants_mfa: view.wants_mfa,
        auth_method: app.auth_method.to_string(),
        id_token_alg: app.id_token_alg.to_string(),
        launch_url: app.launch_url.clone(),
        backchannel_logout_uri: app.backchannel_logout_uri.clone(),
        logout_told_at: view.logout_told_at,
        has_secret: app.auth_method.has_secret(),
        confirmation,
        listing,
        notices_waiting: view.notices_waiting,
        notices_given_up: view.notices_given_up,
        stream: view.stream.as_ref().map(StreamFacts::of),
        assigned: view
            .assignments
            .iter()
            .map(|(assignment, name)| AssignedTo {
                assignment: assignment.id.to_string(),
                kind: assignment.assignee.kind(),
                why: match &assignment.assignee {
                    Assignee::Guest(guest) => Some(format!("/admin/why?guest={guest}&app={id}")),
                    _ => None,
                },
                to: Linked {
                    name: name.clone(),
                    href: format!(
                        "/admin/{}s/{}",
                        assignment.assignee.kind(),
                        assignment.assignee.id()
                    ),
                },
            })
            .collect(),
        redirects,
        assign,
        receipts: receipts::newest(
            exchange,
            ReceiptFilter {
                app_id: Some(id.clone()),
                ..ReceiptFilter::default()
            },
        )?,
    };
    Ok(Response::page(if bad { 400 } else { 200 }, &page))
}

pub fn set_redirects(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let app = exchange.found(apps::detail(exchange.desk(), &id))?.app;
        let mut form = RedirectForm::default();
        form.redirect_uris.value = exchange.form.text("redirect_uris").to_owned();
        let wished = apps::Registration {
            redirect_uris: lines_of(&form.redirect_uris.value),
            ..app.into()
        };
        match apps::update(exchange.desk(), &actor, &id, &wished) {
            Ok(_) => Ok(done(&format!("/admin/apps/{id}"), Done::Saved)),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                form.redirect_uris.problem = Some(Problem::RedirectUri);
                let forms = Forms {
                    redirects: Some(form),
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
        }
    })())
}

const REQUESTABLE: &str = "yes";

/// What the panel says of the app now.
fn listing_form(exchange: &Exchange<'_>, id: &Id<kind::App>) -> Result<ListingForm, Response> {
    let said = apps::listing(exchange.desk(), id).map_err(|e| exchange.trouble(&e))?;
    let mut form = ListingForm::default();
    form.description.value = said.description.unwrap_or_default();
    Ok(offering(exchange, form, said.requestable))
}

fn offering(exchange: &Exchange<'_>, mut form: ListingForm, chosen: bool) -> ListingForm {
    let label = exchange.frame().t("requestable-yes");
    let chosen: &[&str] = if chosen { &[REQUESTABLE] } else { &[] };
    form.requestable.choices = vec![super::choice(REQUESTABLE, &label, chosen)];
    form
}

pub fn set_listing(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let description = exchange.form.text("description");
        let listing = AppListing {
            description: Some(description.to_owned()),
            requestable: exchange.form.get("requestable").is_some(),
        };
        match apps::set_listing(exchange.desk(), &actor, &id, &listing) {
            Ok(()) => Ok(done(&format!("/admin/apps/{id}"), Done::Saved)),
            Err(refusal @ (Refusal::TooLong { .. } | Refusal::ControlCharacter(_))) => {
                let mut form = ListingForm::default();
                description.clone_into(&mut form.description.value);
                form.description.problem = Some(Problem::TooLong);
                let forms = Forms {
                    listing: Some(offering(exchange, form, listing.requestable)),
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
            Err(refusal) => Err(exchange.trouble(&refusal)),
        }
    })())
}

pub fn end_stream(exchange: &Exchange<'_>) -> Response {
    switch(exchange, |id, actor| {
        streams::end(exchange.desk(), actor, id)
    })
}

pub fn resend_notices(exchange: &Exchange<'_>) -> Response {
    switch(exchange, |id, actor| {
        apps::resend_notices(exchange.desk(), actor, id).map(drop)
    })
}

pub fn ask_secret(exchange: &Exchange<'_>) -> Response {
    // Nothing ends; whoever signs in next needs the new one.
    confirm(exchange, "app-secret", "secret", |id| {
        let stake = stake::of(exchange, Ends::App(id))?;
        Ok(Stake {
            apps: Vec::new(),
            ..stake
        })
    })
}

pub(super) fn confirm(
    exchange: &Exchange<'_>,
    what: &'static str,
    verb: &str,
    stake: impl FnOnce(&Id<kind::App>) -> Result<Stake, Response>,
) -> Response {
    settle((|| {
        let id = exchange.named::<kind::App>(0)?;
        let view = exchange.found(apps::detail(exchange.desk(), &id))?;
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what,
                name: view.app.name,
                stake: stake(&id)?,
                action: format!("/admin/apps/{id}/{verb}"),
                back: format!("/admin/apps/{id}"),
            },
        ))
    })())
}

fn switch(
    exchange: &Exchange<'_>,
    verb: impl FnOnce(&Id<kind::App>, &model::Actor) -> Result<(), Refusal>,
) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        verb(&id, &actor).map_err(|e| exchange.trouble(&e))?;
        Ok(done(&format!("/admin/apps/{id}"), Done::Saved))
    })())
}

pub fn new_secret(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let app = exchange.found(apps::detail(exchange.desk(), &id))?.app;
        let secret =
            apps::new_secret(exchange.desk(), &actor, &id).map_err(|e| exchange.trouble(&e))?;
        Ok(presets::keys(exchange, &app, Some(secret), None))
    })())
}
