//! `portico app presets`, `portico app config …` and `portico app claims …`

use super::{
    Format,
    output::{answer, table},
};
use crate::wire::Portico;
use admin::presets::{Filled, Preset};
use anyhow::Context;
use model::{Actor, App, Id, kind};
use oidc::preview::preview;
use serde_json::{Value, json};

/// The kinds of apps that are known here.
pub fn presets(format: Format) {
    let rows: Vec<Vec<String>> = Preset::ALL
        .iter()
        .map(|it| {
            let product = it.product().unwrap_or("any");
            vec![it.to_string(), product.to_owned(), it.callback().to_owned()]
        })
        .collect();
    let json = Preset::ALL.iter().map(|it| {
        json!({"preset": it, "product": it.product(), "callback": it.callback(), "scope": it.scope()})
    });
    answer(
        format,
        &table(&["preset", "product", "callback"], &rows),
        &Value::Array(json.collect()),
    );
}

/// What to write into an app's own settings.
pub fn config(portico: &Portico, app: &App, preset: Option<Preset>, format: Format) {
    let preset = preset.unwrap_or_else(|| Preset::of(app));
    let text = config_of(portico, app, preset);
    let json = json!({"preset": preset, "config": text});
    answer(format, text.trim_end(), &json);
}

/// The same for an app that is of that kind.
pub fn config_of(portico: &Portico, app: &App, preset: Preset) -> String {
    preset.config(&Filled {
        issuer: &portico.settings.issuer,
        client_id: app.id.as_str(),
        url: &preset.address(app),
        company: &portico.settings.company,
    })
}

/// What tokens would say of a guest now.
pub fn claims(
    portico: &Portico,
    (by, guest, app): (&Actor, &Id<kind::Guest>, &Id<kind::App>),
    scope: &str,
    format: Format,
) -> anyhow::Result<()> {
    let it = preview(&portico.oidc, by, (guest, app), scope)?.context("the app is gone")?;
    let mut text = match it.decision.denied_for() {
        None => String::new(),
        Some(reason) => format!("No tokens: {reason}"),
    };
    let mut documents = serde_json::Map::new();
    for (document, claims) in &it.documents {
        let rows: Vec<Vec<String>> = claims
            .iter()
            .map(|claim| {
                let value = claim.value.clone().unwrap_or_else(|| "-".to_owned());
                let from = format!("{} {}", claim.source, claim.detail);
                vec![claim.name.clone(), value, from]
            })
            .collect();
        let head = [document.as_str(), "value", "from"];
        text = format!("{text}{}\n\n", table(&head, &rows));
        let json = claims.iter().map(|it| {
            json!({"name": it.name, "value": it.value, "source": it.source, "detail": it.detail})
        });
        documents.insert(document.to_string(), Value::Array(json.collect()));
    }
    if let Some(until) = it.decision.until {
        text = format!("{text}The policy's yes ends {until}");
    }
    let json = json!({
        "scope": it.scope,
        "denied": it.decision.denied_for(),
        "until": it.decision.until,
        "session_since": it.session_since,
        "documents": documents,
    });
    answer(format, text.trim_end(), &json);
    Ok(())
}
