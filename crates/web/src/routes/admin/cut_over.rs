//! When a partner's mailed codes end because it has a sign-in of its own.

use super::{contract::last_day, partners::Forms};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{CutOver, CutOverForm, Done},
    },
};
use ::admin::{Refusal, cut_over, partners::PartnerView};
use model::{At, ConnectionKind, ConnectionState};

/// What the partner's page shows of it: nothing while the partner has no sign-in of its own.
pub fn section(
    exchange: &Exchange<'_>,
    view: &PartnerView,
    form: Option<CutOverForm>,
) -> Result<Option<CutOver>, Response> {
    let all = &view.connections;
    let has_home = all
        .iter()
        .any(|it| it.kind == ConnectionKind::Oidc && it.state != ConnectionState::Disabled);
    let here = all.iter().find(|it| it.kind == ConnectionKind::Invitation);
    let Some(here) = here.filter(|_| has_home) else {
        return Ok(None);
    };
    let accounts = cut_over::accounts(exchange.desk(), &here.id);
    let form = form.unwrap_or_else(|| {
        let mut form = CutOverForm::default();
        form.last_day.value = last_day(here.cut_over_at);
        form
    });
    Ok(Some(CutOver {
        form,
        accounts: accounts.map_err(|e| exchange.trouble(&e))?,
    }))
}

/// Sets the last day, or none.
pub fn save(exchange: &Exchange<'_>) -> Response {
    let mut form = CutOverForm::default();
    form.last_day.value = exchange.form.text("last_day").trim().to_owned();
    let wished = match form.last_day.value.as_str() {
        "" => Ok(None),
        text => At::parse(text).map(Some).ok_or(Refusal::Missing("day")),
    };
    form.last_day.problem = Some(Problem::Date);
    let forms = Forms {
        cut_over: Some(form),
        ..Forms::default()
    };
    super::partners::act(exchange, Done::Saved, forms, |id, by| {
        cut_over::set(exchange.desk(), by, id, wished?)
    })
}
