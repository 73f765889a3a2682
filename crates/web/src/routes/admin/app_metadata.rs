//! All that is registered about an app, to be changed as a whole.

use super::{done, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{AppMetadata, Done, MetadataForm},
    },
};
use ::admin::{Refusal, apps, registration};
use model::{App, kind};

/// Everything that is registered, as JSON.
pub fn page(exchange: &Exchange<'_>) -> Response {
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

pub fn save(exchange: &Exchange<'_>) -> Response {
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
