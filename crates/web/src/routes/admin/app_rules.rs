//! What an app asks of those who open it, and whether it may be opened at all.

use super::{
    Answer,
    apps::{Forms, confirm, show},
    done,
    preview::{self, Around},
    settle, stake,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Field, Form, Problem, Tone,
        admin::{ConfirmationForm, Done, Section},
    },
};
use ::admin::{
    Refusal, apps,
    preview::{Change, Preview},
    radius::Ends,
};
use model::{AppState, Id, Span, kind};

pub fn set_mfa(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let wanted = exchange.form.text("wanted") == "yes";
        let outcome = preview::or_change(exchange, Change::Mfa(&id, wanted), || {
            apps::require_mfa(exchange.desk(), &actor, &id, wanted)
        });
        let seen = outcome.map_err(|e| exchange.trouble(&e))?;
        let said = if wanted { "yes" } else { "no" };
        answer(exchange, (&id, "mfa"), seen, |around| {
            around.hidden = vec![("wanted", said.to_owned())];
        })
    })())
}

pub fn set_confirmation(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let mut form = ConfirmationForm::default();
        form.hours.value = exchange.form.text("hours").trim().to_owned();
        let longest = match form.hours.value.as_str() {
            "" => None,
            // What is no number is refused as one that is too small.
            hours => Some(Span::hours(i64::from(hours.parse().unwrap_or(0_u16)))),
        };
        let outcome = preview::or_change(exchange, Change::Confirmation(&id, longest), || {
            apps::bound_confirmation(exchange.desk(), &actor, &id, longest)
        });
        match outcome {
            Ok(seen) => answer(exchange, (&id, "confirmation"), seen, |around| {
                around.fields = form.fields();
            }),
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

pub fn ask_disable(exchange: &Exchange<'_>) -> Response {
    confirm(exchange, "app-disable", "disable", |id| {
        stake::of(exchange, Ends::App(id))
    })
}

pub fn disable(exchange: &Exchange<'_>) -> Response {
    switch(exchange, AppState::Disabled)
}

pub fn enable(exchange: &Exchange<'_>) -> Response {
    switch(exchange, AppState::Enabled)
}

fn switch(exchange: &Exchange<'_>, to: AppState) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let desk = exchange.desk();
        let outcome = preview::or_change(exchange, Change::AppState(&id, to), || match to {
            AppState::Enabled => apps::enable(desk, &actor, &id),
            AppState::Disabled => apps::disable(desk, &actor, &id),
        });
        let seen = outcome.map_err(|e| exchange.trouble(&e))?;
        let (verb, tone) = match to {
            AppState::Enabled => ("enable", Tone::Ok),
            AppState::Disabled => ("disable", Tone::Bad),
        };
        answer(exchange, (&id, verb), seen, |around| around.tone = tone)
    })())
}

/// Back to the app's page, or its form with what it would change.
fn answer<'a>(
    exchange: &Exchange<'_>,
    (id, verb): (&Id<kind::App>, &str),
    seen: Option<Preview>,
    fill: impl FnOnce(&mut Around<'a>),
) -> Answer {
    let back = format!("/admin/apps/{id}");
    let Some(seen) = seen else {
        return Ok(done(&back, Done::Saved));
    };
    let mut around = Around {
        section: Section::Apps,
        name: exchange.found(apps::name(exchange.desk(), id))?,
        action: format!("{back}/{verb}"),
        hidden: Vec::new(),
        fields: Vec::<&'a Field>::new(),
        tone: Tone::Ok,
        back,
    };
    fill(&mut around);
    preview::page(exchange, seen, around)
}
