//! The three pages behind the door, and what is posted from them. Each saves by itself.

use super::{base, failed, test_of, visitor};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Choice, Frame, Problem,
        guest::{
            AttemptRow, ColleagueForm, SetupConnect, SetupConnectForm, SetupDomainRow,
            SetupHandover, SetupProvider, SetupProviderForm, SetupShell,
        },
    },
};
use admin::{
    Refusal, issuer_candidates,
    setup::{self, ConnectionDetails, FoundHome, SetupView, Visit},
};
use broker::{Broker, Discovered};
use model::{Email, Id, ProviderTemplate, Secret, SetupOutcome, SetupState, kind};

/// What a post left to be told on the page it came from.
#[derive(Default)]
struct Told {
    provider: Option<SetupProviderForm>,
    connect: Option<SetupConnectForm>,
    colleague: Option<ColleagueForm>,
    notice: Option<(bool, String)>,
}

/// The page where the set-up stands, or an earlier one that was asked for.
pub fn show(exchange: &Exchange<'_>, visit: &Visit) -> Response {
    let query = exchange.request.query_pairs();
    let asked = query.get("step").and_then(|it| it.parse().ok());
    let told = Told {
        notice: query
            .get("sent")
            .map(|_| (true, frame(exchange, visit).t("setup-colleague-sent"))),
        ..Told::default()
    };
    draw(exchange, visit, asked, told)
}

fn frame(exchange: &Exchange<'_>, visit: &Visit) -> Frame {
    exchange.frame_in(Some(visit.link.language))
}

fn draw(exchange: &Exchange<'_>, visit: &Visit, asked: Option<u8>, told: Told) -> Response {
    let view = match setup::of_visit(exchange.desk(), visit) {
        Ok(view) => view,
        Err(refusal) => return super::refused(exchange, &refusal),
    };
    let draft = &view.setup.draft;
    let reached = match (draft.provider_chosen, draft.complete()) {
        (false, _) => 1,
        (true, None) => 2,
        (true, Some(_)) => 3,
    };
    // What was handed over is looked at, not changed.
    let is_open = view.setup.state == SetupState::Open;
    let step = if is_open {
        asked
            .filter(|n| (1..=reached).contains(n))
            .unwrap_or(reached)
    } else {
        3
    };
    let bad = told.provider.is_some()
        || told.connect.is_some()
        || told.colleague.is_some()
        || told.notice.as_ref().is_some_and(|(good, _)| !good);
    let status = if bad { 400 } else { 200 };
    let shell = SetupShell {
        base: base(exchange.segment(0)),
        partner: visit.partner.name.clone(),
        step,
        reached: if is_open { reached } else { 0 },
        contact: (
            visit.link.inviter_name.clone(),
            visit.link.inviter_email.clone(),
        ),
        expires_at: visit.link.expires_at,
        domains: draft.domains.iter().map(domain_row).collect(),
        colleague: told.colleague.unwrap_or_default(),
        notice: told.notice,
    };
    let frame = frame(exchange, visit);
    match step {
        1 => {
            let form = told.provider.unwrap_or_else(|| provider_form(&view));
            let form = with_templates(&frame, form);
            Response::page(status, &SetupProvider { frame, shell, form })
        }
        2 => {
            let form = told.connect.unwrap_or_else(|| connect_form(&view));
            let page = SetupConnect {
                frame,
                shell,
                form,
                template: draft.settings.template.to_string(),
                redirect_uri: exchange
                    .portal
                    .broker
                    .redirect_uri(&view.setup.connection_id),
                jwks_uri: exchange.desk().settings.link("/jwks"),
                has_secret: view.setup.client_secret.is_some(),
            };
            Response::page(status, &page)
        }
        _ => Response::page(status, &handover(frame, shell, &view)),
    }
}

/// A domain with its record.
pub fn domain_row(it: &model::SetupDomain) -> SetupDomainRow {
    SetupDomainRow {
        domain: it.domain.clone(),
        name: it.record_name(),
        value: it.record_value(),
        proven_at: it.proven_at,
    }
}

fn provider_form(view: &SetupView) -> SetupProviderForm {
    let mut form = SetupProviderForm::default();
    let names: Vec<&str> = view
        .setup
        .draft
        .domains
        .iter()
        .map(|it| it.domain.as_str())
        .collect();
    form.domains.value = names.join("\n");
    if view.setup.draft.provider_chosen {
        form.template.value = view.setup.draft.settings.template.to_string();
    }
    form
}

fn with_templates(frame: &Frame, mut form: SetupProviderForm) -> SetupProviderForm {
    let mut choices = vec![Choice {
        value: String::new(),
        label: frame.t("setup-find-out"),
        note: None,
        chosen: form.template.value.is_empty(),
    }];
    choices.extend(ProviderTemplate::ALL.iter().map(|it| Choice {
        value: it.to_string(),
        label: frame.word("template", it),
        note: None,
        chosen: form.template.value == it.as_str(),
    }));
    form.template.choices = choices;
    form
}

fn connect_form(view: &SetupView) -> SetupConnectForm {
    let mut form = SetupConnectForm::default();
    form.issuer.value = view.setup.draft.issuer.clone().unwrap_or_default();
    form.client_id.value.clone_from(&view.setup.draft.client_id);
    form
}

/// What was entered, as pages show it.
pub fn entered(frame: &Frame, view: &SetupView) -> Vec<(&'static str, String)> {
    let draft = &view.setup.draft;
    let proof = if view.setup.client_secret.is_some() {
        "setup-proof-secret"
    } else {
        "setup-proof-keys"
    };
    vec![
        ("field-issuer", draft.issuer.clone().unwrap_or_default()),
        ("field-client-id", draft.client_id.clone()),
        ("setup-proof", frame.t(proof)),
    ]
}

fn handover(frame: Frame, shell: SetupShell, view: &SetupView) -> SetupHandover {
    SetupHandover {
        entered: entered(&frame, view),
        found: found(&frame, view),
        attempts: attempts(view),
        state: view.setup.state,
        returned: view.setup.draft.returned.clone(),
        frame,
        shell,
    }
}

/// What the newest test of the draft as it stands found.
pub fn found(frame: &Frame, view: &SetupView) -> Option<Vec<(&'static str, String)>> {
    let facts = view.green()?.outcome.as_ref()?.passed()?;
    let verified = if facts.email_verified { "yes" } else { "no" };
    let or_none = |value: String| {
        if value.is_empty() {
            frame.t("setup-not-said")
        } else {
            value
        }
    };
    let reusable = facts.home.subjects.filter(|it| it.is_reusable());
    let reusable = reusable.map(|_| ("setup-subject-note", frame.t("setup-subject-reusable")));
    let mut all = vec![
        ("field-issuer", facts.issuer.clone()),
        ("setup-subject", facts.subject.clone()),
        (
            "setup-name",
            or_none(facts.name.clone().unwrap_or_default()),
        ),
        (
            "setup-email",
            or_none(facts.email.clone().unwrap_or_default()),
        ),
        ("setup-email-verified", frame.word("setup", verified)),
        (
            "setup-groups",
            or_none(facts.groups.clone().unwrap_or_default().join(", ")),
        ),
        ("setup-amr", or_none(facts.amr.join(", "))),
        ("setup-acr", or_none(facts.acr.clone().unwrap_or_default())),
        ("setup-skew", facts.clock_skew.to_string()),
    ];
    all.extend(reusable);
    Some(all)
}

/// The tests that are kept, newest first.
pub fn attempts(view: &SetupView) -> Vec<AttemptRow> {
    let all = view.attempts.iter();
    all.map(|it| AttemptRow {
        at: it.created_at,
        by: it.email.to_string(),
        outcome: it.outcome.as_ref().map(|outcome| match outcome {
            SetupOutcome::Passed(_) => Ok(()),
            SetupOutcome::Failed { reason, note } => Err((*reason, note.clone())),
        }),
        is_current: it.revision == view.setup.revision,
    })
    .collect()
}

/// On to a page after something was saved.
fn on_to(exchange: &Exchange<'_>, step: u8) -> Response {
    Response::see_other(&format!("{}?step={step}", base(exchange.segment(0))))
}

/// A refusal that belongs to no field, told on the page.
fn told(exchange: &Exchange<'_>, visit: &Visit, step: Option<u8>, refusal: &Refusal) -> Response {
    if let Refusal::Store(error) = refusal {
        return exchange.failure(error);
    }
    let text = match refusal.reason() {
        Some(reason) => frame(exchange, visit).reason(reason),
        None => frame(exchange, visit).refusal(refusal),
    };
    let notice = Some((false, text));
    draw(
        exchange,
        visit,
        step,
        Told {
            notice,
            ..Told::default()
        },
    )
}

fn with_visit(exchange: &Exchange<'_>, step: impl FnOnce(&Visit) -> Response) -> Response {
    match visitor(exchange) {
        Ok(visit) => step(&visit),
        Err(response) => response,
    }
}

/// Page 1. The provider is looked for at the first domain before anything is written.
pub fn provider(exchange: &Exchange<'_>) -> Response {
    with_visit(exchange, |visit| {
        let mut form = SetupProviderForm::default();
        form.domains.value = exchange.form.text("domains").to_owned();
        form.template.value = exchange.form.text("template").to_owned();
        let names = crate::routes::admin::lines_of(&form.domains.value);
        let template = form.template.value.parse::<ProviderTemplate>().ok();
        let first = names.first().map(|it| it.trim_start_matches('@'));
        // Nothing is asked at what cannot be a company's domain.
        let first = first.filter(|it| issuer_candidates(&format!("https://{it}"), false).is_ok());
        let found = first.and_then(|domain| {
            let broker = &exchange.portal.broker;
            broker.discover_by_domain(&visit.partner.id, domain)
        });
        let found = found.map(|home| FoundHome {
            issuer: home.issuer,
        });
        let wished = (names.as_slice(), template);
        match setup::choose_provider(exchange.desk(), visit, wished, found.as_ref()) {
            Ok(_) => on_to(exchange, 2),
            Err(
                refusal @ (Refusal::DomainInvalid { .. }
                | Refusal::Missing(_)
                | Refusal::TooLong { .. }),
            ) => {
                form.domains.problem = Some(Problem::Domain);
                form.domains.said = Some(frame(exchange, visit).refusal(&refusal));
                let provider = Some(form);
                draw(
                    exchange,
                    visit,
                    Some(1),
                    Told {
                        provider,
                        ..Told::default()
                    },
                )
            }
            Err(refusal) => told(exchange, visit, Some(1), &refusal),
        }
    })
}

/// Page 2. Whatever was pasted, what stands there is asked; a fault names what was found.
pub fn connect(exchange: &Exchange<'_>) -> Response {
    with_visit(exchange, |visit| {
        let mut form = SetupConnectForm::default();
        form.issuer.value = exchange.form.text("issuer").trim().to_owned();
        form.client_id.value = exchange.form.text("client_id").trim().to_owned();
        let secret = exchange.form.text("client_secret").trim();
        let secret = (!secret.is_empty()).then(|| Secret::new(secret));
        let has_secret = secret.is_some() || visit.setup.client_secret.is_some();
        match asked_issuer(exchange, visit, (&form, has_secret)) {
            Ok(issuer) => {
                let given = ConnectionDetails {
                    issuer,
                    client_id: form.client_id.value.clone(),
                    client_secret: secret,
                    forget_secret: exchange.form.get("forget_secret").is_some(),
                };
                match setup::connect(exchange.desk(), visit, &given) {
                    Ok(_) => return on_to(exchange, 3),
                    Err(Refusal::Store(error)) => return exchange.failure(&error),
                    Err(refusal @ Refusal::StateConflict(_)) => {
                        return told(exchange, visit, Some(2), &refusal);
                    }
                    Err(refusal @ Refusal::Connection { member, .. }) if member != "client id" => {
                        form.issuer.problem = Some(Problem::Issuer);
                        form.issuer.said = Some(frame(exchange, visit).refusal(&refusal));
                    }
                    Err(refusal) => {
                        form.client_id.problem = Some(Problem::Required);
                        form.client_id.said = Some(frame(exchange, visit).refusal(&refusal));
                    }
                }
            }
            Err((on_secret, said)) => {
                let field = if on_secret {
                    &mut form.client_secret
                } else {
                    &mut form.issuer
                };
                field.problem = Some(Problem::Issuer);
                field.said = Some(said);
            }
        }
        if form.client_id.value.is_empty() {
            form.client_id.problem = Some(Problem::Required);
        }
        let connect = Some(form);
        draw(
            exchange,
            visit,
            Some(2),
            Told {
                connect,
                ..Told::default()
            },
        )
    })
}

/// The issuer that answers at what was pasted; else whether it is about the secret, and what is wrong.
fn asked_issuer(
    exchange: &Exchange<'_>,
    visit: &Visit,
    (form, has_secret): (&SetupConnectForm, bool),
) -> Result<String, (bool, String)> {
    let frame = frame(exchange, visit);
    let broker = &exchange.portal.broker;
    let found = asked_home(&frame, broker, &visit.partner.id, &form.issuer.value)
        .map_err(|said| (false, said))?;
    if found.takes_keys == Some(false) && !has_secret {
        return Err((true, frame.t("setup-secret-needed")));
    }
    Ok(found.issuer)
}

/// The home that answers at what was typed or pasted; else what is wrong, naming what was found.
pub fn asked_home(
    frame: &Frame,
    broker: &Broker,
    partner: &Id<kind::Partner>,
    typed: &str,
) -> Result<Discovered, String> {
    let candidates = issuer_candidates(typed, broker.allows_loopback())
        .map_err(|fault| frame.word("issuer-fault", fault.code()))?;
    broker.discover(partner, &candidates).map_err(|fault| {
        let said = frame.word("discovery-fault", fault.code());
        let seen = fault.found();
        if seen.is_empty() {
            said
        } else {
            format!("{said} ({seen})")
        }
    })
}

/// Looks one record up now.
pub fn check_domain(exchange: &Exchange<'_>) -> Response {
    with_visit(exchange, |visit| {
        let step = exchange.form.text("step").parse().ok();
        let domain = exchange.form.text("domain");
        match setup::check_domain(exchange.desk(), visit, &*exchange.portal.dns, domain) {
            Ok(_) => on_to(exchange, step.unwrap_or(3)),
            Err(refusal) => told(exchange, visit, step, &refusal),
        }
    })
}

/// Sends a colleague a link.
pub fn colleague(exchange: &Exchange<'_>) -> Response {
    with_visit(exchange, |visit| {
        let step = exchange.form.text("step").parse().ok();
        let mut form = ColleagueForm::default();
        form.email.value = exchange.form.text("email").trim().to_owned();
        let sent = match form.email.value.parse::<Email>() {
            Ok(email) => setup::add_colleague(exchange.desk(), visit, &email).map(drop),
            Err(_) => Err(Refusal::Missing("address")),
        };
        match sent {
            Ok(()) => Response::see_other(&format!(
                "{}?sent=yes&step={}",
                base(exchange.segment(0)),
                step.unwrap_or(1)
            )),
            Err(Refusal::Missing(_)) => {
                form.email.problem = Some(Problem::Email);
                let colleague = Some(form);
                draw(
                    exchange,
                    visit,
                    step,
                    Told {
                        colleague,
                        ..Told::default()
                    },
                )
            }
            Err(refusal @ Refusal::Colleague(_)) => {
                form.email.problem = Some(Problem::WrongPartner);
                form.email.said = Some(frame(exchange, visit).t("setup-colleague-unknown"));
                tracing::info!(code = refusal.code(), "a colleague was not let in");
                let colleague = Some(form);
                draw(
                    exchange,
                    visit,
                    step,
                    Told {
                        colleague,
                        ..Told::default()
                    },
                )
            }
            Err(refusal) => told(exchange, visit, step, &refusal),
        }
    })
}

/// Begins a test sign-in; where the home cannot be read that is what the page tells.
pub fn test(exchange: &Exchange<'_>) -> Response {
    with_visit(exchange, |visit| {
        let actor = visit.actor();
        match exchange
            .portal
            .broker
            .start_setup_test(&test_of(visit, &actor))
        {
            Ok(Some(url)) => Response::see_other(url.as_str()),
            Ok(None) => on_to(exchange, 3),
            Err(error) => failed(exchange, &error),
        }
    })
}

/// Hands it over to the host.
pub fn submit(exchange: &Exchange<'_>) -> Response {
    moved(exchange, setup::submit)
}

/// Takes it back to change something.
pub fn reopen(exchange: &Exchange<'_>) -> Response {
    moved(exchange, setup::reopen)
}

fn moved(
    exchange: &Exchange<'_>,
    verb: impl FnOnce(&admin::Desk, &Visit) -> Result<model::Setup, Refusal>,
) -> Response {
    with_visit(exchange, |visit| match verb(exchange.desk(), visit) {
        Ok(_) => on_to(exchange, 3),
        Err(refusal) => told(exchange, visit, Some(3), &refusal),
    })
}
