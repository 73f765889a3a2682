//! Apps: registration, sign-in settings, who may open them.

use super::{
    Answer, choice, done, group_choices, groups::guest_called, lines_of, or_none, partner_in,
    partner_names, receipts, settle, stake,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem,
        admin::{
            AppDetail, AppForm, AppList, AppMetadata, AppRow, AppSecret, AssignedTo, AssigneeForm,
            Confirm, ConfirmationForm, Done, Linked, ListingForm, MetadataForm, RedirectForm,
            Stake, StreamFacts,
        },
    },
};
use ::admin::{ReceiptFilter, Refusal, apps, assignments, radius::Ends, registration, streams};
use model::{App, AppListing, Assignee, Assignment, ClientAuthMethod, Id, SigningAlg, Span, kind};

pub fn list(exchange: &Exchange<'_>) -> Response {
    settle(show_list(exchange, AppForm::default(), None))
}

fn show_list(exchange: &Exchange<'_>, mut form: AppForm, refusal: Option<&Refusal>) -> Answer {
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
    Ok(Response::page(
        if bad { 400 } else { 200 },
        &AppList { frame, rows, form },
    ))
}

pub fn register(exchange: &Exchange<'_>) -> Response {
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
            Ok((app, secret)) => Ok(Response::page(
                200,
                &AppSecret {
                    frame: exchange.frame(),
                    id: app.id.to_string(),
                    name: app.name,
                    issuer: exchange.portal.oidc.settings.issuer.clone(),
                    secret: secret.map(|s| s.expose().to_owned()),
                },
            )),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                mark(&mut form, &refusal);
                show_list(exchange, form, Some(&refusal))
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
struct Forms {
    redirects: Option<RedirectForm>,
    confirmation: Option<ConfirmationForm>,
    listing: Option<ListingForm>,
    assign: AssigneeForm,
}

fn show(exchange: &Exchange<'_>, forms: Forms, refusal: Option<&Refusal>) -> Answer {
    let mut assign = forms.assign;
    let id = exchange.named::<kind::App>(0)?;
    let view = exchange.found(apps::detail(exchange.desk(), &id))?;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let nobody = frame.t("nobody");
    assign.group.choices = or_none(group_choices(exchange, &[&assign.group.value])?, nobody);
    assign.partner.choices = partner_names(exchange)?;
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

/// Everything that is registered, as JSON.
pub fn metadata(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::App>(0)?;
        let app = exchange.found(apps::detail(exchange.desk(), &id))?.app;
        let mut form = MetadataForm::default();
        form.metadata.value = written(&app);
        Ok(Response::page(
            200,
            &AppMetadata {
                frame: exchange.frame(),
                id: id.to_string(),
                name: app.name,
                form,
            },
        ))
    })())
}

/// What may be changed: neither the id nor the age.
fn written(app: &App) -> String {
    let mut all = registration::describe(app);
    all.remove("client_id");
    all.remove("client_id_issued_at");
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

pub fn set_metadata(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let app = exchange.found(apps::detail(exchange.desk(), &id))?.app;
        let text = exchange.form.text("metadata");
        let documents = exchange.portal.oidc.client_keys.documents();
        let changed = serde_json::from_str(text)
            .map_err(|_| Refusal::Metadata {
                member: "metadata",
                problem: "must be one JSON object",
            })
            .and_then(|given| registration::parse(&given))
            .and_then(|wished| registration::with_sector(documents, wished))
            .and_then(|wished| apps::update(exchange.desk(), &actor, &id, &wished));
        match changed {
            Ok(_) => Ok(done(&format!("/admin/apps/{id}"), Done::Saved)),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                let mut form = MetadataForm::default();
                text.clone_into(&mut form.metadata.value);
                form.metadata.problem = Some(Problem::Metadata);
                Ok(Response::page(
                    400,
                    &AppMetadata {
                        frame: exchange.frame_refusing(&refusal),
                        id: id.to_string(),
                        name: app.name,
                        form,
                    },
                ))
            }
        }
    })())
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

pub fn set_confirmation(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let mut form = ConfirmationForm::default();
        form.hours.value = exchange.form.text("hours").trim().to_owned();
        let outcome = match form.hours.value.as_str() {
            "" => apps::bound_confirmation(exchange.desk(), &actor, &id, None),
            // What is no number is refused as one that is too small.
            hours => {
                let hours = hours.parse().unwrap_or(0_u16);
                let longest = Span::hours(i64::from(hours));
                apps::bound_confirmation(exchange.desk(), &actor, &id, Some(longest))
            }
        };
        match outcome {
            Ok(()) => Ok(done(&format!("/admin/apps/{id}"), Done::Saved)),
            Err(refusal @ Refusal::Metadata { .. }) => {
                form.hours.problem = Some(Problem::Hours);
                let forms = Forms {
                    confirmation: Some(form),
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
            Err(refusal) => Err(exchange.trouble(&refusal)),
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

pub fn assign(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let mut form = AssigneeForm::default();
        for field in [&mut form.guest, &mut form.group, &mut form.partner] {
            field.value = exchange.form.text(field.spec.name).trim().to_owned();
        }
        let Some(assignee) = assignee(exchange, &mut form)? else {
            let forms = Forms {
                assign: form,
                ..Forms::default()
            };
            return show(exchange, forms, None);
        };
        let new = assignments::NewAssignment {
            app_id: id.clone(),
            assignee,
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        match assignments::assign(exchange.desk(), &actor, &new) {
            Ok(_) => Ok(done(&format!("/admin/apps/{id}"), Done::Given)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                let forms = Forms {
                    assign: form,
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
        }
    })())
}

/// Exactly one of the three; otherwise the form says what is missing.
fn assignee(
    exchange: &Exchange<'_>,
    form: &mut AssigneeForm,
) -> Result<Option<Assignee>, Response> {
    let given = [&form.guest.value, &form.group.value, &form.partner.value]
        .iter()
        .filter(|v| !v.is_empty())
        .count();
    if given != 1 {
        form.guest.problem = Some(if given == 0 {
            Problem::Required
        } else {
            Problem::Choice
        });
        return Ok(None);
    }
    if let Ok(group) = form.group.value.parse() {
        return Ok(Some(Assignee::Group(group)));
    }
    if !form.partner.value.is_empty() {
        let partner = partner_in(exchange, &mut form.partner)?;
        return Ok(partner.map(|it| Assignee::Partner(it.id)));
    }
    let guest = guest_called(exchange, &form.guest.value)?;
    if guest.is_none() {
        form.guest.problem = Some(Problem::Unknown);
    }
    Ok(guest.map(Assignee::Guest))
}

pub fn unassign(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Assignment>(0)?, exchange.actor()?);
        let gone = assignments::unassign(exchange.desk(), &actor, &id)
            .map_err(|e| exchange.trouble(&e))?;
        Ok(done(&whence(exchange, &gone), Done::Taken))
    })())
}

/// The page from which an assignment is taken away.
fn whence(exchange: &Exchange<'_>, assignment: &Assignment) -> String {
    if exchange.request.query_pairs().text("from") == "app" {
        return format!("/admin/apps/{}", assignment.app_id);
    }
    match &assignment.assignee {
        Assignee::Guest(guest) => format!("/admin/guests/{guest}"),
        Assignee::Group(group) => format!("/admin/groups/{group}"),
        Assignee::Partner(partner) => format!("/admin/partners/{partner}"),
    }
}

/// Asks before an assignment is taken away.
pub fn ask_unassign(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Assignment>(0)?;
        let (assignment, app) = exchange.found(assignments::find(exchange.desk(), &id))?;
        let from = match exchange.request.query_pairs().text("from") {
            "app" => "?from=app",
            _ => "",
        };
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what: "assignment-remove",
                name: app,
                stake: stake::of(exchange, Ends::Assignment(&id))?,
                action: format!("/admin/assignments/{id}/remove{from}"),
                back: whence(exchange, &assignment),
            },
        ))
    })())
}

pub fn ask_disable(exchange: &Exchange<'_>) -> Response {
    confirm(exchange, "app-disable", "disable", |id| {
        stake::of(exchange, Ends::App(id))
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

fn confirm(
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

pub fn disable(exchange: &Exchange<'_>) -> Response {
    switch(exchange, |id, actor| {
        apps::disable(exchange.desk(), actor, id)
    })
}

pub fn set_mfa(exchange: &Exchange<'_>) -> Response {
    let wanted = exchange.form.text("wanted") == "yes";
    switch(exchange, |id, actor| {
        apps::require_mfa(exchange.desk(), actor, id, wanted)
    })
}

pub fn enable(exchange: &Exchange<'_>) -> Response {
    switch(exchange, |id, actor| {
        apps::enable(exchange.desk(), actor, id)
    })
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
        Ok(Response::page(
            200,
            &AppSecret {
                frame: exchange.frame(),
                id: id.to_string(),
                name: app.name,
                issuer: exchange.portal.oidc.settings.issuer.clone(),
                secret: Some(secret.expose().to_owned()),
            },
        ))
    })())
}
