//! What guests have to agree to: drafts, versions, and who agreed.

use super::{
    Answer, app_choices, attachment, done, or_none,
    preview::{self, Around},
    settle,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Choice, Form, Problem, Prose, Tone,
        admin::{
            Done, NewTermsForm, PublishTermsForm, Section, TermsDetail, TermsLanguage, TermsList,
            TermsRow, TermsTextForm,
        },
    },
    routes::terms::text_of,
};
use ::admin::{
    Refusal,
    preview::{Change, Preview},
    terms::{self, Publishing, TermsLine},
};
use model::{At, Id, Language, TermsText, kind};

pub fn list(exchange: &Exchange<'_>) -> Response {
    settle(show_list(exchange))
}

fn show_list(exchange: &Exchange<'_>) -> Answer {
    let lines = terms::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let mut form = NewTermsForm::default();
    let everything = exchange.frame().t("terms-everything");
    form.app.choices = or_none(app_choices(exchange, &[])?, everything);
    Ok(Response::page(
        200,
        &TermsList {
            rows: lines.iter().map(|it| row(exchange, it)).collect(),
            form,
            frame: exchange.frame(),
        },
    ))
}

fn row(exchange: &Exchange<'_>, line: &TermsLine) -> TermsRow {
    let text = text_of(exchange, &line.terms, None);
    TermsRow {
        id: line.terms.id.to_string(),
        title: text.map(|it| it.title.clone()).unwrap_or_default(),
        app: line.app_name.clone(),
        number: line.terms.number,
        state: line.state,
        counts_from: line.terms.published.map(|it| it.counts_from),
        agreed: line.agreed,
    }
}

/// Begins a draft, or goes on with the one there is.
pub fn draft(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let app = match exchange.form.text("app") {
            "" => None,
            id => Some(
                id.parse::<Id<kind::App>>()
                    .map_err(|_| exchange.trouble(&Refusal::Unknown("app")))?,
            ),
        };
        let draft = terms::draft(exchange.desk(), &actor, app.as_ref())
            .map_err(|e| exchange.trouble(&e))?;
        Ok(Response::see_other(&format!("/admin/terms/{}", draft.id)))
    })())
}

/// What was typed and did not do.
#[derive(Default)]
struct Typed {
    write: Option<TermsTextForm>,
    publish: Option<PublishTermsForm>,
}

pub fn detail(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, Typed::default(), None))
}

fn show(exchange: &Exchange<'_>, typed: Typed, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Terms>(0)?;
    let line = exchange.found(terms::detail(exchange.desk(), &id))?;
    let query = exchange.request.query_pairs();
    let asked = query.get("language").or(exchange.form.get("language"));
    let reader = exchange.locale(None).language();
    let version = &line.terms;
    let near = text_of(exchange, version, None);
    let asked = asked.and_then(|tag| tag.parse().ok());
    let language = asked.unwrap_or(near.map_or(reader, |it| it.language));
    let text = version.texts.iter().find(|it| it.language == language);
    let write = typed.write.unwrap_or_else(|| {
        let mut form = TermsTextForm::default();
        if let Some(text) = text {
            form.title.value.clone_from(&text.title);
            form.text.value.clone_from(&text.body);
        }
        form
    });
    let mut publish = typed.publish.unwrap_or_default();
    publish.also.choices = also(exchange);
    let published = version.published;
    Ok(Response::page(
        if refusal.is_some() { 409 } else { 200 },
        &TermsDetail {
            row: row(exchange, &line),
            languages: languages(exchange, &line, language),
            language,
            text: text.map(Prose::from),
            published_at: published.map(|it| it.at),
            asks_again: published.is_some_and(|it| it.asks_again),
            yearly: published.is_some_and(|it| it.renew_after.is_some()),
            to_ask: line.to_ask,
            seen: version.changed_at.micros(),
            write,
            publish,
            app_id: version
                .app_id
                .as_ref()
                .map(Id::to_string)
                .unwrap_or_default(),
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
        },
    ))
}

/// Those that the host offers and those that are written; of what is published, those that are written.
fn languages(exchange: &Exchange<'_>, line: &TermsLine, shown: Language) -> Vec<TermsLanguage> {
    let offered = &exchange.settings().languages;
    let written = |language: &Language| line.terms.texts.iter().any(|it| it.language == *language);
    let draft = line.terms.published.is_none();
    Language::ALL
        .iter()
        .filter(|it| written(it) || (draft && (offered.contains(it) || **it == shown)))
        .map(|language| TermsLanguage {
            language: *language,
            written: written(language),
            shown: *language == shown,
        })
        .collect()
}

fn also(exchange: &Exchange<'_>) -> Vec<Choice> {
    let (frame, chosen) = (exchange.frame(), exchange.form.all("also"));
    [("again", "terms-again-all"), ("yearly", "terms-yearly")]
        .into_iter()
        .map(|(value, key)| super::choice(value, &frame.t(key), &chosen))
        .collect()
}

/// Writes one language.
pub fn write(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Terms>(0)?, exchange.actor()?);
        let mut form = TermsTextForm::default();
        form.title.value = exchange.form.text("title").to_owned();
        form.text.value = exchange.form.text("text").to_owned();
        let tag = exchange.form.text("language");
        let language: Language = tag
            .parse()
            .map_err(|_| exchange.trouble(&Refusal::Unknown("language")))?;
        let text = TermsText {
            language,
            title: form.title.value.clone(),
            body: form.text.value.clone(),
        };
        match terms::write(exchange.desk(), &actor, &id, &text) {
            Ok(_) => Ok(Response::see_other(&format!(
                "/admin/terms/{id}?language={language}&done={}",
                Done::Saved
            ))),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                mark(&mut form, &refusal, exchange.told(&refusal));
                let typed = Typed {
                    write: Some(form),
                    ..Typed::default()
                };
                show(exchange, typed, Some(&refusal))
            }
        }
    })())
}

fn mark(form: &mut TermsTextForm, refusal: &Refusal, said: String) {
    let (name, problem) = match refusal {
        Refusal::Missing(name) => (*name, Problem::Required),
        Refusal::TooLong { field, .. } => (*field, Problem::TooLong),
        Refusal::ControlCharacter(name) => (*name, Problem::Values),
        _ => return,
    };
    let field = if name == "title" {
        &mut form.title
    } else {
        &mut form.text
    };
    field.problem = Some(problem);
    field.said = Some(said);
}

pub fn publish(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Terms>(0)?, exchange.actor()?);
        let mut form = PublishTermsForm::default();
        form.from.value = exchange.form.text("from").trim().to_owned();
        let counts_from = super::optional(&mut form.from, Problem::Date, At::parse_beginning);
        let also = exchange.form.all("also");
        let seen = exchange.form.text("seen").parse().ok();
        let how = Publishing {
            counts_from,
            asks_again: also.contains(&"again"),
            yearly: also.contains(&"yearly"),
            seen: seen.map(At::from_micros),
        };
        let refusal = if form.from.problem.is_some() {
            Refusal::Missing("day")
        } else {
            let outcome = preview::or_change(exchange, Change::Publish(&id, &how), || {
                terms::publish(exchange.desk(), &actor, &id, &how)
            });
            match outcome {
                Ok(None) => return Ok(done(&format!("/admin/terms/{id}"), Done::Published)),
                Ok(Some(seen)) => return previewed(exchange, &id, (seen, form)),
                Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                    return Err(exchange.trouble(&refusal));
                }
                Err(refusal) => refusal,
            }
        };
        if matches!(refusal, Refusal::CountsTooEarly) {
            form.from.problem = Some(Problem::Date);
            form.from.said = Some(exchange.told(&refusal));
        }
        let typed = Typed {
            publish: Some(form),
            ..Typed::default()
        };
        show(exchange, typed, Some(&refusal))
    })())
}

/// The form with whom the version would ask.
fn previewed(
    exchange: &Exchange<'_>,
    id: &Id<kind::Terms>,
    (seen, mut form): (Preview, PublishTermsForm),
) -> Answer {
    form.also.choices = also(exchange);
    let around = Around {
        section: Section::Terms,
        name: exchange.frame().t("terms-title"),
        action: format!("/admin/terms/{id}/publish"),
        hidden: vec![("seen", exchange.form.text("seen").to_owned())],
        fields: form.fields(),
        tone: Tone::Ok,
        back: format!("/admin/terms/{id}"),
    };
    preview::page(exchange, seen, around)
}

pub fn discard(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Terms>(0)?, exchange.actor()?);
        terms::discard(exchange.desk(), &actor, &id).map_err(|e| exchange.trouble(&e))?;
        Ok(done("/admin/terms", Done::Taken))
    })())
}

/// Who agreed, as a table.
pub fn export(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Terms>(0)?, exchange.actor()?);
        let file = terms::export(exchange.desk(), &actor, &id).map_err(|e| exchange.trouble(&e))?;
        Ok(attachment(
            file,
            "text/csv; charset=utf-8",
            "agreements.csv",
        ))
    })())
}
