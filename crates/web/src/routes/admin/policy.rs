//! What counts at present, in one place, with what a change would change.

use super::{Answer, choice, contract::last_day, list_link, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Field, Problem,
        admin::{AppRule, PartnerRule, PolicyPage, Previewed, TryForm, WhyForm},
    },
};
use ::admin::{
    AppRules, PartnerFilter, Refusal, apps, partners,
    preview::{self, Change},
};
use model::{AppState, Id, Partner, Span, kind};

/// Partners of one page.
const ROWS: i64 = 50;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

fn show(exchange: &Exchange<'_>) -> Answer {
    let query = exchange.request.query_pairs();
    let rules = apps::rules(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let filter = PartnerFilter {
        after: query.get("after").map(str::to_owned),
        limit: ROWS,
        ..PartnerFilter::default()
    };
    let (lines, total) =
        partners::page(exchange.desk(), &filter).map_err(|e| exchange.trouble(&e))?;
    let is_full = i64::try_from(lines.len()) == Ok(ROWS);
    let next = lines.last().filter(|_| is_full).map(|last| {
        let name = &last.partner.name;
        list_link("/admin/policy?")
            .append_pair("after", name)
            .finish()
    });
    let (attempt, seen, refusal) = attempt(exchange, &rules)?;
    let status = if attempt.app.problem.is_some() {
        400
    } else if refusal.is_some() {
        409
    } else {
        200
    };
    Ok(Response::page(
        status,
        &PolicyPage {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(&r)),
            why: WhyForm::default(),
            attempt,
            seen,
            partners: lines
                .into_iter()
                .map(|line| partner(line.partner, &rules))
                .collect(),
            apps: rules.into_iter().map(app).collect(),
            total,
            next,
        },
    ))
}

/// The change that is tried, with what it would change, or why it cannot be made.
fn attempt(
    exchange: &Exchange<'_>,
    rules: &[AppRules],
) -> Result<(TryForm, Option<Previewed>, Option<Refusal>), Response> {
    let (query, frame) = (exchange.request.query_pairs(), exchange.frame());
    let mut form = TryForm::default();
    query.text("try").clone_into(&mut form.app.value);
    query.text("change").clone_into(&mut form.change.value);
    let chosen = form.app.value.clone();
    let apps = rules.iter();
    form.app.choices = apps
        .map(|it| choice(it.id.as_str(), &it.name, &[&chosen]))
        .collect();
    let wished = form.change.value.clone();
    form.change.choices = TryForm::CHANGES
        .map(|(value, key)| choice(value, &frame.t(key), &[&wished]))
        .to_vec();
    if chosen.is_empty() && wished.is_empty() {
        return Ok((form, None, None));
    }
    let Ok(id) = chosen.parse::<Id<kind::App>>() else {
        refuse(&mut form.app);
        return Ok((form, None, None));
    };
    let change = match wished.as_str() {
        "mfa-on" => Change::Mfa(&id, true),
        "mfa-off" => Change::Mfa(&id, false),
        "off" => Change::AppState(&id, AppState::Disabled),
        "on" => Change::AppState(&id, AppState::Enabled),
        _ => {
            refuse(&mut form.change);
            return Ok((form, None, None));
        }
    };
    match preview::of(exchange.desk(), change) {
        Ok(seen) => Ok((form, Some(Previewed::of(seen)), None)),
        Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&refusal)),
        Err(refusal) => Ok((form, None, Some(refusal))),
    }
}

const fn refuse(field: &mut Field) {
    field.problem = Some(Problem::Choice);
}

fn app(it: AppRules) -> AppRule {
    AppRule {
        id: it.id.to_string(),
        name: it.name,
        state: it.state,
        wants_mfa: it.wants_mfa,
        hours: it.max_unconfirmed.map(|longest| longest.as_secs() / 3600),
    }
}

fn partner(it: Partner, rules: &[AppRules]) -> PartnerRule {
    let name = |id: &Id<kind::App>| {
        let found = rules.iter().find(|app| app.id == *id);
        found.map(|app| app.name.clone())
    };
    let trust = it.trust;
    PartnerRule {
        id: it.id.to_string(),
        name: it.name,
        state: it.state,
        mfa: [trust.mfa_amr, trust.mfa_acr].concat(),
        apps: trust
            .allowed_apps
            .map(|allowed| allowed.iter().filter_map(name).collect()),
        minutes: trust.recheck.map(Span::as_secs).map(|secs| secs / 60),
        ends: last_day(trust.ends_at),
    }
}
