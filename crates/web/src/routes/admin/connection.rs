//! One connection: what is agreed, a test sign-in, and what the mapping makes of what came.

use super::{Answer, choice, done, lines_of, settle};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        Choice, Field, Frame, Problem,
        admin::{AgreedForm, ClaimRow, ClientForm, ConnectionDetail, Done, ReleaseForm},
        guest::{AttemptRow, TestOver},
    },
    routes::outcome,
};
use ::admin::{
    Refusal,
    connections::{self, ClientChange, ConnectionView},
};
use broker::mapped;
use model::{
    ClaimNames, Connection, ConnectionTest, HomeAuthMethod, HomeSettings, Id, ProviderTemplate,
    Secret, SetupOutcome, kind,
};

/// The third way of proving ourselves, beside the two that are stored: by nothing.
const PUBLIC: &str = "none";

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, Forms::default(), None))
}

/// Forms as they were sent; those that were not show what is.
#[derive(Default)]
struct Forms {
    agreed: Option<AgreedForm>,
    client: Option<ClientForm>,
    release: ReleaseForm,
}

fn show(exchange: &Exchange<'_>, forms: Forms, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Connection>(0)?;
    let view = exchange.found(connections::detail(exchange.desk(), &id))?;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    let agreed = forms.agreed.unwrap_or_else(|| agreed_form(&view));
    let wished = wished(&view, &agreed).unwrap_or_else(|_| view.connection.settings.clone());
    let came = view.came();
    let connection = &view.connection;
    let page = ConnectionDetail {
        id: id.to_string(),
        name: connection.name.clone(),
        partner_id: view.partner.id.to_string(),
        partner: view.partner.name.clone(),
        facts: facts(exchange, &view),
        changed: connection
            .hold
            .as_ref()
            .map(|hold| hold.drift.clone())
            .unwrap_or_default(),
        fault: view.fault.clone(),
        tests: view.tests.iter().map(test_row).collect(),
        claims: came
            .iter()
            .flat_map(|it| &it.claims)
            .map(claim_row)
            .collect(),
        preview: came.map_or_else(Vec::new, |it| preview(&frame, &view, &it.claims, &wished)),
        agreed: with_templates(&frame, agreed),
        client: with_methods(
            &frame,
            forms.client.unwrap_or_else(|| client_form(connection)),
        ),
        release: forms.release,
        frame,
    };
    let status = if refusal.is_some() { 400 } else { 200 };
    Ok(Response::page(status, &page))
}

/// What is agreed about a connection and what is known of its home.
pub fn facts(exchange: &Exchange<'_>, view: &ConnectionView) -> Vec<(&'static str, String)> {
    let it = &view.connection;
    let home = it.home.clone().unwrap_or_default();
    let settings = &exchange.desk().settings;
    let mut all = agreed_facts(&exchange.frame(), it);
    all.extend([
        (
            "field-group-map",
            connections::write_group_map(&view.groups, &it.settings.groups).join(", "),
        ),
        ("redirect-uri", exchange.portal.broker.redirect_uri(&it.id)),
        ("our-keys", settings.link("/jwks")),
        (
            "start-link",
            settings.link(&format!("/start?idp_hint={}", it.id)),
        ),
        ("home-origins", home.origins.join(", ")),
        ("home-algorithms", home.algorithms.join(", ")),
        ("home-keys", home.keys.join(", ")),
        (
            "home-subjects",
            home.subjects
                .map_or_else(String::new, |shape| exchange.frame().word("shape", shape)),
        ),
    ]);
    all
}

/// The part of what is agreed that the partner's page shows too.
pub fn agreed_facts(frame: &Frame, it: &Connection) -> Vec<(&'static str, String)> {
    let names = &it.settings.claims;
    vec![
        ("field-issuer", it.issuer.clone()),
        ("field-client-id", it.client_id.clone()),
        ("field-own-proof", frame.word("auth-method", method_of(it))),
        (
            "field-template",
            frame.word("template", it.settings.template),
        ),
        ("field-tenants", it.settings.tenants.join(", ")),
        (
            "connection-claims",
            [&names.name, &names.email, &names.groups]
                .map(String::as_str)
                .join(", "),
        ),
    ]
}

fn method_of(it: &Connection) -> &'static str {
    match it.settings.auth_method {
        HomeAuthMethod::Secret if it.client_secret.is_none() => PUBLIC,
        method => method.as_str(),
    }
}

fn test_row(it: &ConnectionTest) -> AttemptRow {
    AttemptRow {
        at: it.created_at,
        by: it.tester.clone(),
        outcome: it.outcome.as_ref().map(|outcome| match outcome {
            SetupOutcome::Passed(_) => Ok(()),
            SetupOutcome::Failed { reason, note } => Err((*reason, note.clone())),
        }),
        is_current: true,
    }
}

fn claim_row(it: &model::CameClaim) -> ClaimRow {
    ClaimRow {
        name: it.name.clone(),
        value: it.shown(),
        at_userinfo: it.at_userinfo,
    }
}

/// What the mapping makes of the claims that came.
fn preview(
    frame: &Frame,
    view: &ConnectionView,
    claims: &[model::CameClaim],
    wished: &HomeSettings,
) -> Vec<(&'static str, String)> {
    let seen = mapped(claims, wished);
    let values = seen.groups.clone().unwrap_or_default();
    let ours = values.iter().filter_map(|it| wished.groups.get(it));
    let ours: Vec<String> = view
        .groups
        .iter()
        .filter(|group| ours.clone().any(|id| *id == group.id))
        .map(|group| group.name.clone())
        .collect();
    let verified = if seen.email_verified { "yes" } else { "no" };
    vec![
        ("setup-name", seen.name.unwrap_or_default()),
        ("setup-email", seen.email.unwrap_or_default()),
        ("connection-verified", frame.word("setup", verified)),
        ("setup-groups", values.join(", ")),
        ("connection-our-groups", ours.join(", ")),
    ]
}

fn agreed_form(view: &ConnectionView) -> AgreedForm {
    let settings = &view.connection.settings;
    let mut form = AgreedForm::default();
    form.template.value = settings.template.to_string();
    form.tenants.value = settings.tenants.join("\n");
    form.name_claim.value.clone_from(&settings.claims.name);
    form.email_claim.value.clone_from(&settings.claims.email);
    form.groups_claim.value.clone_from(&settings.claims.groups);
    form.groups.value = connections::write_group_map(&view.groups, &settings.groups).join("\n");
    form
}

fn with_templates(frame: &Frame, mut form: AgreedForm) -> AgreedForm {
    form.template.choices = template_choices(frame, &form.template.value);
    form
}

/// The products to choose from.
pub fn template_choices(frame: &Frame, chosen: &str) -> Vec<Choice> {
    let all = ProviderTemplate::ALL.iter();
    all.map(|it| choice(it.as_str(), &frame.word("template", it), &[chosen]))
        .collect()
}

fn client_form(connection: &Connection) -> ClientForm {
    let mut form = ClientForm::default();
    form.client_id.value.clone_from(&connection.client_id);
    method_of(connection).clone_into(&mut form.auth_method.value);
    form
}

fn with_methods(frame: &Frame, mut form: ClientForm) -> ClientForm {
    let all = HomeAuthMethod::ALL.iter().map(|it| it.as_str());
    form.auth_method.choices = all
        .chain([PUBLIC])
        .map(|it| {
            choice(
                it,
                &frame.word("auth-method", it),
                &[&form.auth_method.value],
            )
        })
        .collect();
    form
}

/// What the form asks for, as settings.
fn wished(view: &ConnectionView, form: &AgreedForm) -> Result<HomeSettings, Refusal> {
    let refused = Refusal::Missing("product");
    Ok(HomeSettings {
        template: form.template.value.parse().map_err(|_| refused)?,
        tenants: lines_of(&form.tenants.value),
        claims: ClaimNames {
            name: form.name_claim.value.clone(),
            email: form.email_claim.value.clone(),
            groups: form.groups_claim.value.clone(),
        },
        groups: connections::read_group_map(&view.groups, &lines_of(&form.groups.value))?,
        ..view.connection.settings.clone()
    })
}

fn agreeing(form: AgreedForm) -> Forms {
    Forms {
        agreed: Some(form),
        ..Forms::default()
    }
}

/// Saves what is agreed, or shows what it would make of the claims of the last test.
pub fn agree(exchange: &Exchange<'_>) -> Response {
    let sent = &exchange.form;
    let mut form = AgreedForm::default();
    let fill = |field: &mut Field| {
        let value = sent.text(field.spec.name).trim();
        value.clone_into(&mut field.value);
    };
    fill(&mut form.template);
    fill(&mut form.tenants);
    fill(&mut form.name_claim);
    fill(&mut form.email_claim);
    fill(&mut form.groups_claim);
    fill(&mut form.groups);
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Connection>(0)?, exchange.actor()?);
        let view = exchange.found(connections::detail(exchange.desk(), &id))?;
        let wished = wished(&view, &form);
        let refused = match wished {
            Ok(_) if sent.text("do") == "preview" => {
                return show(exchange, agreeing(form), None);
            }
            Ok(wished) => connections::agree(exchange.desk(), &actor, &id, &wished).err(),
            Err(refusal) => Some(refusal),
        };
        let Some(refusal) = refused else {
            return Ok(done(&format!("/admin/connections/{id}"), Done::Saved));
        };
        let (field, problem) = match &refusal {
            Refusal::Store(_) | Refusal::Unknown(_) => return Err(exchange.trouble(&refusal)),
            Refusal::Connection {
                member: "tenant", ..
            } => (&mut form.tenants, Problem::Tenants),
            Refusal::Missing("name of the name claim") => (&mut form.name_claim, Problem::Required),
            Refusal::Missing("name of the mail claim") => {
                (&mut form.email_claim, Problem::Required)
            }
            Refusal::Missing("name of the groups claim") => {
                (&mut form.groups_claim, Problem::Required)
            }
            Refusal::Connection { .. } => (&mut form.groups, Problem::GroupMap),
            _ => (&mut form.template, Problem::Choice),
        };
        field.problem = Some(problem);
        show(exchange, agreeing(form), Some(&refusal))
    })())
}

/// Saves how we prove ourselves.
pub fn client(exchange: &Exchange<'_>) -> Response {
    let sent = &exchange.form;
    let mut form = ClientForm::default();
    form.client_id.value = sent.text("client_id").trim().to_owned();
    form.auth_method.value = sent.text("auth_method").to_owned();
    let secret = sent.text("client_secret").trim();
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Connection>(0)?, exchange.actor()?);
        let public = form.auth_method.value == PUBLIC;
        let change = ClientChange {
            client_id: form.client_id.value.clone(),
            auth_method: form
                .auth_method
                .value
                .parse()
                .unwrap_or(HomeAuthMethod::Secret),
            secret: (!secret.is_empty() && !public).then(|| Secret::new(secret)),
            forget_secret: public,
        };
        match connections::change_client(exchange.desk(), &actor, &id, &change) {
            Ok(()) => Ok(done(&format!("/admin/connections/{id}"), Done::Saved)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                form.client_id.problem = Some(Problem::Required);
                let forms = Forms {
                    client: Some(form),
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
        }
    })())
}

/// Accepts what changed at a held home.
pub fn release(exchange: &Exchange<'_>) -> Response {
    let mut form = ReleaseForm::default();
    form.why.value = exchange.form.text("why").trim().to_owned();
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Connection>(0)?, exchange.actor()?);
        match connections::release(exchange.desk(), &actor, &id, &form.why.value) {
            Ok(()) => Ok(done(&format!("/admin/connections/{id}"), Done::Saved)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                if matches!(refusal, Refusal::Missing(_)) {
                    form.why.problem = Some(Problem::Required);
                }
                let forms = Forms {
                    release: form,
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
        }
    })())
}

/// Begins a test sign-in; where the home cannot be read that is what the page tells.
pub fn test(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Connection>(0)?;
        let (by, actor) = (exchange.by()?, exchange.actor()?);
        let view = exchange.found(connections::detail(exchange.desk(), &id))?;
        let broker = &exchange.portal.broker;
        let (binding, url) = broker
            .start_connection_test(&view.connection, (&by.name, &actor))
            .map_err(|error| outcome::refused(exchange, &error))?;
        let to = url.map_or_else(|| format!("/admin/connections/{id}"), |url| url.to_string());
        Ok(Response::see_other(&to).cookie(http::make(http::TEST, &binding, None)))
    })())
}

/// Back from the home: keeps what the test found. Never a session.
pub fn came_back(exchange: &Exchange<'_>, connection: &Id<kind::Connection>) -> Response {
    let binding = exchange.request.cookie(http::TEST).unwrap_or_default();
    let query = &exchange.request.query;
    match exchange
        .portal
        .broker
        .finish_connection_test(connection, binding, query)
    {
        Ok(true) => Response::page(
            200,
            &TestOver {
                frame: exchange.frame(),
                connection: connection.to_string(),
            },
        )
        .cookie(http::forget(http::TEST)),
        Ok(false) => outcome::denial(exchange, model::Reason::StateInvalid, None),
        Err(error) => outcome::refused(exchange, &error),
    }
}
