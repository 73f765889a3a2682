//! The trust contract of a partner: what the host accepts from it.

use super::{
    Answer, app_choices, choice, done, lines_of, optional,
    preview::{self, Around},
    settle,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Choice, Form, Frame, Problem, Tone,
        admin::{Contract, ContractForm, Done, Section},
    },
};
use ::admin::{Refusal, partners, preview::Change};
use model::{At, Id, Partner, PartnerContact, Span, TrustContract, kind};
use std::ops::RangeInclusive;

/// Any app may be given to the partner's guests.
const ANY: &str = "any";
/// Only the chosen ones may.
const ONLY: &str = "only";
const DAY: i64 = Span::days(1).as_micros();

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let partner = partner(exchange)?;
        let form = written(&partner);
        show(exchange, &partner, form, None)
    })())
}

pub fn save(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (partner, actor) = (partner(exchange)?, exchange.actor()?);
        let mut form = sent(exchange);
        let Some(wished) = wish(exchange, &mut form) else {
            return show(exchange, &partner, form, None);
        };
        let (name, id) = (form.name.value.clone(), &partner.id);
        let outcome = preview::or_change(exchange, Change::Contract(id, &wished), || {
            partners::update(exchange.desk(), &actor, id, &name, &wished)
        });
        match outcome {
            Ok(None) => Ok(done(&format!("/admin/partners/{id}"), Done::Saved)),
            Ok(Some(seen)) => {
                offer(exchange, &mut form)?;
                let around = Around {
                    section: Section::Partners,
                    name: partner.name.clone(),
                    action: format!("/admin/partners/{id}/contract"),
                    hidden: Vec::new(),
                    fields: form.fields(),
                    tone: Tone::Ok,
                    back: format!("/admin/partners/{id}/contract"),
                };
                preview::page(exchange, seen, around)
            }
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                mark(&mut form, &refusal);
                show(exchange, &partner, form, Some(&refusal))
            }
        }
    })())
}

fn partner(exchange: &Exchange<'_>) -> Result<Partner, Response> {
    let id = exchange.named::<kind::Partner>(0)?;
    Ok(exchange
        .found(partners::detail(exchange.desk(), &id))?
        .partner)
}

fn show(
    exchange: &Exchange<'_>,
    partner: &Partner,
    mut form: ContractForm,
    refusal: Option<&Refusal>,
) -> Answer {
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    offer(exchange, &mut form)?;
    let bad = refusal.is_some() || !form.problems().is_empty();
    let page = Contract {
        frame,
        id: partner.id.to_string(),
        name: partner.name.clone(),
        version: partner.trust.version,
        form,
    };
    Ok(Response::page(if bad { 400 } else { 200 }, &page))
}

/// What there is to choose from.
fn offer(exchange: &Exchange<'_>, form: &mut ContractForm) -> Result<(), Response> {
    let (frame, scope) = (exchange.frame(), form.app_scope.value.clone());
    form.app_scope.choices = [ANY, ONLY]
        .map(|it| choice(it, &frame.word("app-scope", it), &[&scope]))
        .to_vec();
    let chosen: Vec<&str> = form.apps.value.split(' ').collect();
    form.apps.choices = app_choices(exchange, &chosen)?;
    Ok(())
}

/// The contract as it stands, in the form's words.
fn written(partner: &Partner) -> ContractForm {
    let trust = &partner.trust;
    let mut form = ContractForm::default();
    form.name.value.clone_from(&partner.name);
    form.mfa_amr.value = trust.mfa_amr.join("\n");
    form.mfa_acr.value = trust.mfa_acr.join("\n");
    let scope = if trust.allowed_apps.is_some() {
        ONLY
    } else {
        ANY
    };
    scope.clone_into(&mut form.app_scope.value);
    let allowed = trust.allowed_apps.iter().flatten();
    form.apps.value = allowed.map(Id::as_str).collect::<Vec<_>>().join(" ");
    form.quota.value = trust.guest_quota.map(|n| n.to_string()).unwrap_or_default();
    let minutes = trust.recheck.map(|it| it.as_secs() / 60);
    form.recheck.value = minutes.map(|n| n.to_string()).unwrap_or_default();
    let minutes = trust.probe_every.map(|it| it.as_secs() / 60);
    form.probe.value = minutes.map(|n| n.to_string()).unwrap_or_default();
    form.review.value = last_day(trust.review_at);
    form.ends.value = last_day(trust.ends_at);
    let people = trust.contacts.iter().map(ToString::to_string);
    form.contacts.value = people.collect::<Vec<_>>().join("\n");
    form
}

/// An end that falls on midnight is told as the day before it, as it was entered.
pub fn last_day(end: Option<At>) -> String {
    let Some(end) = end else {
        return String::new();
    };
    if end.micros() % DAY == 0 {
        let day = end.minus(Span::days(1)).to_string();
        day.split('T').next().unwrap_or_default().to_owned()
    } else {
        end.to_string()
    }
}

/// The contract as lines of the partner's page.
pub(super) fn facts(
    frame: &Frame,
    partner: &Partner,
    apps: &[Choice],
) -> Vec<(&'static str, String)> {
    let (trust, form) = (&partner.trust, written(partner));
    let allowed = match &trust.allowed_apps {
        None => frame.t("app-scope-any"),
        Some(allowed) => {
            let is_allowed = |app: &&Choice| allowed.iter().any(|id| id.as_str() == app.value);
            let names = apps.iter().filter(is_allowed).map(|app| app.label.as_str());
            names.collect::<Vec<_>>().join(", ")
        }
    };
    vec![
        ("contract-version", trust.version.to_string()),
        ("field-app-scope", allowed),
        ("field-quota", form.quota.value),
        ("field-mfa-amr", trust.mfa_amr.join(", ")),
        ("field-mfa-acr", trust.mfa_acr.join(", ")),
        ("field-recheck", form.recheck.value),
        ("field-probe", form.probe.value),
        ("field-review", form.review.value),
        ("field-ends", form.ends.value),
        ("field-contacts", form.contacts.value.replace('\n', ", ")),
    ]
}

fn sent(exchange: &Exchange<'_>) -> ContractForm {
    let mut form = ContractForm::default();
    for field in [
        &mut form.name,
        &mut form.mfa_amr,
        &mut form.mfa_acr,
        &mut form.app_scope,
        &mut form.quota,
        &mut form.recheck,
        &mut form.probe,
        &mut form.review,
        &mut form.ends,
        &mut form.contacts,
    ] {
        exchange
            .form
            .text(field.spec.name)
            .trim()
            .clone_into(&mut field.value);
    }
    form.apps.value = exchange.form.all("apps").join(" ");
    form
}

/// What the form wishes; `None` when a field cannot be read, which is marked.
fn wish(exchange: &Exchange<'_>, form: &mut ContractForm) -> Option<TrustContract> {
    let quota = optional(&mut form.quota, Problem::Number, |text| {
        text.parse::<i32>().ok().filter(|n| *n >= 0)
    });
    let recheck = optional(&mut form.recheck, Problem::Period, |text| {
        minutes(text, 5..=43_200)
    });
    let probe_every = optional(&mut form.probe, Problem::ProbePeriod, |text| {
        minutes(text, 1..=60)
    });
    let review_at = optional(&mut form.review, Problem::Date, At::parse);
    let ends_at = optional(&mut form.ends, Problem::Date, At::parse);
    let contacts = lines_of(&form.contacts.value)
        .iter()
        .map(|line| line.parse())
        .collect::<Result<Vec<PartnerContact>, _>>();
    if contacts.is_err() {
        form.contacts.problem = Some(Problem::Contact);
    }
    let apps = exchange
        .form
        .all("apps")
        .into_iter()
        .map(str::parse)
        .collect::<Result<Vec<_>, _>>();
    let allowed_apps = match (form.app_scope.value.as_str(), apps) {
        (ANY, _) => None,
        (ONLY, Ok(apps)) => Some(apps),
        _ => {
            form.app_scope.problem = Some(Problem::Choice);
            None
        }
    };
    let wished = TrustContract {
        version: 0,
        mfa_amr: lines_of(&form.mfa_amr.value),
        mfa_acr: lines_of(&form.mfa_acr.value),
        allowed_apps,
        guest_quota: quota,
        recheck,
        probe_every,
        review_at,
        ends_at,
        contacts: contacts.unwrap_or_default(),
    };
    form.problems().is_empty().then_some(wished)
}

fn minutes(text: &str, allowed: RangeInclusive<i64>) -> Option<Span> {
    let number = text.parse::<i64>().ok();
    number.filter(|n| allowed.contains(n)).map(Span::mins)
}

fn mark(form: &mut ContractForm, refusal: &Refusal) {
    let (field, problem) = match refusal {
        Refusal::Missing(_) => (&mut form.name, Problem::Required),
        Refusal::TooLong { .. } => (&mut form.name, Problem::TooLong),
        Refusal::Taken { .. } => (&mut form.name, Problem::Taken),
        Refusal::Contract {
            member: "mfa_amr", ..
        } => (&mut form.mfa_amr, Problem::Values),
        Refusal::Contract {
            member: "mfa_acr", ..
        } => (&mut form.mfa_acr, Problem::Values),
        Refusal::Contract {
            member: "guest_quota",
            ..
        } => (&mut form.quota, Problem::Number),
        Refusal::Contract {
            member: "recheck", ..
        } => (&mut form.recheck, Problem::Period),
        Refusal::Contract {
            member: "probe_every",
            ..
        } => (&mut form.probe, Problem::ProbePeriod),
        Refusal::Contract { .. } => (&mut form.contacts, Problem::Contact),
        _ => return,
    };
    field.problem = Some(problem);
}
