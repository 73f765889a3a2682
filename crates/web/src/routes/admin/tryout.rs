//! What an app would learn of a guest, and a test of its sign-in in this browser.

use super::{Answer, choice, settle};
use crate::{
    exchange::Exchange,
    http::{self, Response},
    pages::{
        Choice, Form, Problem,
        admin::{ClaimsForm, ClaimsPage, GuestSearchForm, Linked, Looked, ShownClaims, TrialPage},
        guest::ErrorKind,
    },
};
use ::admin::{GuestFilter, apps, guests};
use model::{App, EventName, Guest, Id, Reason, Span, kind};
use oidc::{
    authorize::SCOPES,
    preview::{Preview, preview},
    tryout::{self, Trial},
};

/// What most apps ask for.
const SCOPE: &str = "openid profile email";
/// So many guests are offered; more are no help.
const OFFERED: i64 = 20;
/// As long as a test may take.
const LIFE: Span = Span::mins(10);

fn app(exchange: &Exchange<'_>) -> Result<App, Response> {
    let id = exchange.named::<kind::App>(0)?;
    Ok(exchange.found(apps::detail(exchange.desk(), &id))?.app)
}

/// Finds guests to choose one from. Nothing of a guest is shown but who it is.
pub fn choose(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let mut form = ClaimsForm::default();
        let text = exchange.request.query_pairs().text("q").trim().to_owned();
        if !text.is_empty() {
            let filter = GuestFilter {
                text: Some(text.clone()),
                reach: exchange.reach(),
                limit: OFFERED,
                ..GuestFilter::default()
            };
            let found = guests::list(exchange.desk(), &filter);
            let found = found.map_err(|e| exchange.trouble(&e))?;
            form.guest.choices = found.iter().map(|guest| named(guest, false)).collect();
        }
        form.scope.choices = scopes(SCOPE);
        show(exchange, (&text, form), None)
    })())
}

fn named(guest: &Guest, chosen: bool) -> Choice {
    let label = format!("{} ({})", guest.display_name, guest.email);
    Choice {
        chosen,
        ..Choice::new(guest.id.as_str(), label)
    }
}

/// `openid` is always part of it.
fn scopes(chosen: &str) -> Vec<Choice> {
    let chosen: Vec<&str> = chosen.split(' ').collect();
    let all = SCOPES.iter().filter(|it| **it != "openid");
    all.map(|scope| choice(scope, scope, &chosen)).collect()
}

fn show(
    exchange: &Exchange<'_>,
    (text, form): (&str, ClaimsForm),
    result: Option<Looked>,
) -> Answer {
    let app = app(exchange)?;
    let mut search = GuestSearchForm::default();
    text.clone_into(&mut search.text.value);
    let bad = !form.problems().is_empty();
    Ok(Response::page(
        if bad { 400 } else { 200 },
        &ClaimsPage {
            frame: exchange.frame(),
            id: app.id.to_string(),
            name: app.name,
            search,
            searched: !text.is_empty(),
            form,
            result,
        },
    ))
}

/// Shows what tokens would say of a guest. The look is written down, so it is a POST.
pub fn claims(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let sent = exchange.form.0.iter().filter(|(name, _)| name == "scope");
        let scope: Vec<&str> = sent.map(|(_, value)| value.as_str()).collect();
        let scope = scope.join(" ");
        let mut form = ClaimsForm::default();
        form.scope.choices = scopes(&scope);
        let Ok(guest) = exchange.form.text("guest").parse::<Id<kind::Guest>>() else {
            form.guest.problem = Some(Problem::Required);
            return show(exchange, ("", form), None);
        };
        let looked = preview(&exchange.portal.oidc, &actor, (&guest, &id), &scope)
            .map_err(|e| exchange.failure(&e))?
            .ok_or_else(|| exchange.error(404, ErrorKind::NotFound, None))?;
        form.guest.choices = vec![named(&looked.guest, true)];
        show(exchange, ("", form), Some(shown(looked)))
    })())
}

fn shown(it: Preview) -> Looked {
    Looked {
        denied: it.decision.denied_for(),
        until: it.decision.until,
        since: it.session_since,
        guest: Linked {
            href: format!("/admin/guests/{}", it.guest.id),
            name: it.guest.display_name,
        },
        documents: it
            .documents
            .into_iter()
            .map(|(document, claims)| ShownClaims {
                document,
                header: None,
                claims,
            })
            .collect(),
    }
}

/// Sends the browser through the app's own sign-in, which comes back to us.
pub fn begin(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (app, by) = (app(exchange)?, exchange.by()?);
        let begun = tryout::begin(&exchange.portal.oidc, &by.id, &app, SCOPE)
            .map_err(|e| exchange.error(409, ErrorKind::BadRequest, Some(e.reason)))?;
        let kept = http::make(http::TRYOUT, &begun.kept, Some(LIFE));
        Ok(Response::see_other(&begun.path).cookie(kept))
    })())
}

/// Back from the sign-in: what came of it.
pub fn came_back(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (app, by) = (app(exchange)?, exchange.by()?);
        let kept = exchange.request.cookie(http::TRYOUT).unwrap_or_default();
        let fields = &exchange.form.0;
        let trial = tryout::finish(&exchange.portal.oidc, (&by.id, &app), kept, fields)
            .map_err(|e| exchange.failure(&e))?;
        let Some(trial) = trial else {
            let (actor, reason) = (exchange.actor()?, Reason::StateInvalid);
            exchange.portal.record(&actor, EventName::Tryout, reason);
            return Err(exchange.error(400, ErrorKind::BadRequest, Some(reason)));
        };
        Ok(found(exchange, app, trial).cookie(http::forget(http::TRYOUT)))
    })())
}

fn found(exchange: &Exchange<'_>, app: App, trial: Trial) -> Response {
    let page = TrialPage {
        frame: exchange.frame(),
        id: app.id.to_string(),
        name: app.name,
        guest: trial.guest.map(|it| it.display_name).unwrap_or_default(),
        refused: trial.refused,
        request: trial.request,
        response: trial.response,
        checks: trial.checks,
        documents: trial
            .shown
            .into_iter()
            .map(|it| ShownClaims {
                document: it.document,
                header: it.header,
                claims: it.claims,
            })
            .collect(),
    };
    Response::page(200, &page)
}
