//! Software that is known here: registering it, and what to write into its own settings.

use super::{apps::show_list, choice, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Frame, Problem,
        admin::{AppConfig, AppForm, AppSecret, ConfigForm, ConfigText, PresetForm},
    },
};
use ::admin::{
    Refusal, apps,
    presets::{Filled, Preset},
};
use model::{App, Secret, kind};

/// The same form with what can be chosen.
pub(super) fn offered(frame: &Frame, mut form: PresetForm) -> PresetForm {
    let chosen = form.preset.value.clone();
    form.preset.choices = Preset::ALL
        .iter()
        .map(|preset| choice(preset.as_str(), &label(frame, *preset), &[&chosen]))
        .collect();
    form
}

/// A product's name is the same in every language.
fn label(frame: &Frame, preset: Preset) -> String {
    let product = preset.product().map(str::to_owned);
    product.unwrap_or_else(|| frame.word("preset", preset))
}

/// Registers an app as its kind wants it.
pub(super) fn register(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = PresetForm::sent(&exchange.form);
        let Ok(preset) = form.preset.value.parse::<Preset>() else {
            form.preset.problem = Some(Problem::Choice);
            let refusal = Refusal::Missing("kind of app");
            return show_list(exchange, (AppForm::default(), form), Some(&refusal));
        };
        let registered = preset
            .registration(&form.name.value, &form.url.value)
            .and_then(|wished| apps::register(exchange.desk(), &actor, &wished));
        match registered {
            Ok((app, secret)) => Ok(keys(exchange, &app, secret, Some(preset))),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                let (field, problem) = match &refusal {
                    Refusal::Url { .. } => (&mut form.url, Problem::Link),
                    Refusal::Missing(_) => (&mut form.name, Problem::Required),
                    _ => (&mut form.name, Problem::TooLong),
                };
                field.problem = Some(problem);
                show_list(exchange, (AppForm::default(), form), Some(&refusal))
            }
        }
    })())
}

/// The page of an app's keys, its secret shown this once, with what to write into its own settings.
pub(super) fn keys(
    exchange: &Exchange<'_>,
    app: &App,
    secret: Option<Secret>,
    preset: Option<Preset>,
) -> Response {
    let page = AppSecret {
        frame: exchange.frame(),
        id: app.id.to_string(),
        name: app.name.clone(),
        issuer: exchange.settings().issuer.clone(),
        secret: secret.map(|it| it.expose().to_owned()),
        config: config(exchange, app, preset),
    };
    Response::page(200, &page)
}

/// What to write into an app's own settings; where nobody says what it is, as its registration looks.
fn config(exchange: &Exchange<'_>, app: &App, preset: Option<Preset>) -> ConfigText {
    let settings = exchange.settings();
    let preset = preset.unwrap_or_else(|| Preset::of(app));
    let filled = Filled {
        issuer: &settings.issuer,
        client_id: app.id.as_str(),
        url: &preset.address(app),
        company: &settings.company,
    };
    ConfigText {
        label: label(&exchange.frame(), preset),
        text: preset.config(&filled),
    }
}

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::App>(0)?;
        let app = exchange.found(apps::detail(exchange.desk(), &id))?.app;
        let query = exchange.request.query_pairs();
        let chosen = query.text("for").parse().ok();
        let preset = chosen.unwrap_or_else(|| Preset::of(&app));
        let frame = exchange.frame();
        let mut form = ConfigForm::default();
        form.preset.choices = Preset::ALL
            .iter()
            .map(|it| choice(it.as_str(), &label(&frame, *it), &[preset.as_str()]))
            .collect();
        Ok(Response::page(
            200,
            &AppConfig {
                frame,
                id: id.to_string(),
                config: config(exchange, &app, Some(preset)),
                name: app.name,
                form,
            },
        ))
    })())
}
