//! Terms of use: what a guest reads and agrees to before the first access, and when a version wants a new yes.
//! Whether they have to is the policy's decision; whatever refuses for it leads here and back.

use super::{own_path, send_to_sign_in};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Prose,
        guest::{AgreedRow, ErrorKind, TermsAsk, TermsLater, TermsPage},
    },
};
use admin::terms::{self, AgreementLine};
use model::{Id, Language, Terms, TermsText, kind};

/// To the page that asks, for the host's terms and those of an app, and back to `next` when nothing is open.
pub fn ask_for(app: Option<&Id<kind::App>>, next: &str) -> Response {
    Response::see_other(&path(app, next))
}

/// Where that is.
pub fn path(app: Option<&Id<kind::App>>, next: &str) -> String {
    format!("/terms{}", query(app, next))
}

fn query(app: Option<&Id<kind::App>>, next: &str) -> String {
    let mut query = super::back_to("", next);
    if let Some(app) = app {
        query.push_str("&app=");
        query.push_str(app.as_str());
    }
    query
}

/// What the address says: for which app, and where to go afterwards.
fn asked(exchange: &Exchange<'_>) -> (Option<Id<kind::App>>, String) {
    let query = exchange.request.query_pairs();
    let app = query.get("app").and_then(|id| id.parse().ok());
    (app, own_path(query.get("continue_to")))
}

/// The next version that is open for the guest; where there is none, they go on.
pub fn page(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let (app, next) = asked(exchange);
    let open = match terms::open(exchange.desk(), &signed_in.guest.id, app.as_ref()) {
        Ok(open) => open,
        Err(error) => return exchange.failure(&error),
    };
    let Some((version, since)) = open
        .into_iter()
        .find_map(|it| it.published.map(|published| (it, published.counts_from)))
    else {
        return Response::see_other(&next);
    };
    let Some(text) = text_of(exchange, &version, Some(signed_in.guest.language)) else {
        return Response::see_other(&next);
    };
    let name = match &version.app_id {
        Some(id) => admin::apps::name(exchange.desk(), id),
        None => Ok(None),
    };
    match name {
        Ok(app_name) => Response::page(
            200,
            &TermsAsk {
                frame: exchange.frame_in(Some(signed_in.guest.language)),
                id: version.id.to_string(),
                app: app_name,
                since,
                text: Prose::from(text),
                query: query(app.as_ref(), &next),
            },
        ),
        Err(error) => exchange.failure(&error),
    }
}

/// The yes. Whatever is open after it is asked for next.
pub fn agree(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let (app, next) = asked(exchange);
    let id = exchange.form.text("terms").parse();
    let language = exchange.form.text("language").parse::<Language>();
    let (Ok(id), Ok(language)) = (id, language) else {
        return exchange.error(400, ErrorKind::BadRequest, None);
    };
    match terms::agree(exchange.desk(), &signed_in.guest, &id, language) {
        Ok(_) => ask_for(app.as_ref(), &next),
        Err(error) => exchange.failure(&error),
    }
}

/// What it means not to agree.
pub fn not_now(exchange: &Exchange<'_>) -> Response {
    let Some(signed_in) = &exchange.guest else {
        return send_to_sign_in(exchange);
    };
    let (app, next) = asked(exchange);
    let name = match &app {
        Some(id) => admin::apps::name(exchange.desk(), id),
        None => Ok(None),
    };
    match name {
        Ok(name) => Response::page(
            200,
            &TermsLater {
                frame: exchange.frame_in(Some(signed_in.guest.language)),
                app: name,
                back: path(app.as_ref(), &next),
            },
        ),
        Err(error) => exchange.failure(&error),
    }
}

/// A published version, for anybody who has its link.
pub fn read(exchange: &Exchange<'_>) -> Response {
    let Some(id) = exchange.id::<kind::Terms>(0) else {
        return exchange.error(404, ErrorKind::NotFound, None);
    };
    let found = match terms::read(exchange.desk(), &id) {
        Ok(found) => found,
        Err(error) => return exchange.failure(&error),
    };
    let shown = found.as_ref().and_then(|version| {
        let text = text_of(exchange, version, None)?;
        Some((version, text, version.published?.counts_from))
    });
    match shown {
        Some((version, text, since)) => Response::page(
            200,
            &TermsPage {
                frame: exchange.frame(),
                number: version.number,
                since,
                text: Prose::from(text),
            },
        ),
        None => exchange.error(404, ErrorKind::NotFound, None),
    }
}

/// The text in the reader's language, else in the host's, else in the first one there is.
pub(super) fn text_of<'t>(
    exchange: &Exchange<'_>,
    version: &'t Terms,
    invited_in: Option<Language>,
) -> Option<&'t TermsText> {
    let reader = exchange.locale(invited_in).language();
    version.text_in(&[reader, exchange.settings().language])
}

/// Headings and paths of versions, to link to.
pub fn titles(
    exchange: &Exchange<'_>,
    versions: &[Terms],
    invited_in: Option<Language>,
) -> Vec<(String, String)> {
    versions
        .iter()
        .filter_map(|it| {
            let text = text_of(exchange, it, invited_in)?;
            Some((text.title.clone(), format!("/terms/{}", it.id)))
        })
        .collect()
}

/// What a guest agreed to, for pages.
pub fn rows(lines: Vec<AgreementLine>) -> Vec<AgreedRow> {
    lines
        .into_iter()
        .map(|line| {
            let (said, terms) = (line.agreed.agreement, line.agreed.terms);
            let text = terms.text_in(&[said.language]);
            AgreedRow {
                title: text.map(|it| it.title.clone()).unwrap_or_default(),
                href: format!("/terms/{}", terms.id),
                app: line.app_name,
                number: terms.number,
                at: said.agreed_at,
                until: said.until,
                language: said.language,
                counts: line.counts,
            }
        })
        .collect()
}
