//! What admins set while we run. What the configuration says is shown and stays.

use super::{Answer, done, settle, uploaded};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Field, Problem,
        admin::{Done, LogoForm, SettingsPage, fields_of},
    },
};
use ::admin::{
    Refusal,
    settings::{self, SettingLine},
};
use model::{Language, SettingKey};

const PAGE: &str = "/admin/settings";

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(read(exchange).and_then(|(version, lines)| show(exchange, version, &lines, None)))
}

pub fn save(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let (_, mut lines) = read(exchange)?;
        let seen = exchange.form.get("version").and_then(|it| it.parse().ok());
        let mut wishes = Vec::new();
        for line in lines.iter_mut().filter(|line| !line.fixed) {
            let sent = sent(exchange, line.key);
            // What is as it was is left to the default, so that a new default can come.
            if sent != line.value {
                wishes.push((line.key, sent.clone()));
            }
            line.value = sent;
        }
        match settings::change(exchange.desk(), &actor, &wishes, seen) {
            Ok(()) => Ok(done(PAGE, Done::Saved)),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => show(exchange, seen.unwrap_or_default(), &lines, Some(&refusal)),
        }
    })())
}

/// A setting as it was sent; several languages are several pairs.
fn sent(exchange: &Exchange<'_>, key: SettingKey) -> String {
    if key != SettingKey::Languages {
        return exchange.form.text(key.as_str()).trim().to_owned();
    }
    let chosen = exchange.form.all(key.as_str());
    // All of them is what it is when nobody chooses.
    if chosen.len() == Language::ALL.len() {
        String::new()
    } else {
        chosen.join(" ")
    }
}

pub fn set_logo(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let image = uploaded(exchange);
        match settings::set_logo(exchange.desk(), &actor, Some(&image)) {
            Ok(()) => Ok(done(PAGE, Done::Saved)),
            Err(refusal @ Refusal::Logo(_)) => {
                let (version, lines) = read(exchange)?;
                show(exchange, version, &lines, Some(&refusal))
            }
            Err(refusal) => Err(exchange.trouble(&refusal)),
        }
    })())
}

pub fn remove_logo(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        settings::set_logo(exchange.desk(), &actor, None).map_err(|e| exchange.trouble(&e))?;
        Ok(done(PAGE, Done::Taken))
    })())
}

fn read(exchange: &Exchange<'_>) -> Result<(i64, Vec<SettingLine>), Response> {
    settings::list(exchange.desk()).map_err(|e| exchange.trouble(&e))
}

fn show(
    exchange: &Exchange<'_>,
    version: i64,
    lines: &[SettingLine],
    refusal: Option<&Refusal>,
) -> Answer {
    let (fixed, open): (Vec<_>, Vec<_>) = lines.iter().cloned().partition(|line| line.fixed);
    let mut form = fields_of(&open);
    let mut logo = LogoForm::default();
    let mut frame = exchange.frame();
    match refusal {
        Some(refusal @ Refusal::Setting { key, .. }) => {
            if let Some(field) = form.iter_mut().find(|it| it.spec.name == key.as_str()) {
                mark(field, Problem::Setting, exchange.told(refusal));
            }
        }
        Some(refusal @ Refusal::Logo(_)) => {
            mark(&mut logo.file, Problem::Logo, exchange.told(refusal));
        }
        Some(refusal) => frame = exchange.frame_refusing(refusal),
        None => {}
    }
    let labels = fields_of(&fixed);
    let fixed = fixed.iter().zip(&labels);
    let fixed = fixed.map(|(line, field)| (field.spec.label, line.key, line.value.clone()));
    let accent = exchange.settings().accent;
    let page = SettingsPage {
        frame,
        version,
        form,
        fixed: fixed.collect(),
        contrast: accent.map(|it| {
            let (light, dark) = it.contrasts();
            (format!("{light:.1}"), format!("{dark:.1}"))
        }),
        logo,
    };
    let status = if refusal.is_some() { 400 } else { 200 };
    Ok(Response::page(status, &page))
}

fn mark(field: &mut Field, problem: Problem, said: String) {
    field.problem = Some(problem);
    field.said = Some(said);
}
