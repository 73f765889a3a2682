//! New keys for many guests of a partner whose home moved.

use super::{Answer, choice, done, settle, uploaded};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Problem,
        admin::{Done, OpenRekey, Rekey, RekeyCheck, RekeyForm, RekeyLine},
    },
};
use ::admin::{
    Refusal,
    partners::{self, PartnerView},
    rekey::{self, RekeyPlan},
};
use model::{Actor, ConnectionKind, Id, kind};

/// Rows that a page shows.
const SHOWN: usize = 500;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, RekeyForm::default(), (None, None)))
}

/// Looks at the file, or proposes it.
pub fn submit(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        let mut form = RekeyForm::default();
        let ways = ways(exchange, &mut form);
        let file = uploaded(exchange);
        form.pasted.value = String::from_utf8_lossy(&file).into_owned();
        if file.is_empty() {
            form.file.problem = Some(Problem::File);
        }
        let Some((from, to)) = ways.filter(|_| !file.is_empty()) else {
            return show(exchange, form, (None, None));
        };
        let wished = if exchange.form.text("do") == "propose" {
            rekey::propose(exchange.desk(), &actor, (&from, &to), &file).map(|_| None)
        } else {
            rekey::plan(exchange.desk(), (&from, &to), &file).map(Some)
        };
        match wished {
            Ok(None) => Ok(done(&path(&id), Done::Saved)),
            Ok(Some(plan)) => {
                form.pasted.value.clone_from(&plan.text);
                show(exchange, form, (Some(plan), None))
            }
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                mark(&mut form, &refusal, exchange.told(&refusal));
                show(exchange, form, (None, Some(&refusal)))
            }
        }
    })())
}

fn path(id: &Id<kind::Partner>) -> String {
    format!("/admin/partners/{id}/rekey")
}

/// The connections that were chosen.
fn ways(
    exchange: &Exchange<'_>,
    form: &mut RekeyForm,
) -> Option<(Id<kind::Connection>, Id<kind::Connection>)> {
    let read = |field: &mut crate::pages::Field, name| {
        exchange.form.text(name).clone_into(&mut field.value);
        let chosen = field.value.parse().ok();
        field.problem = chosen.is_none().then_some(Problem::Choice);
        chosen
    };
    let from = read(&mut form.from, "from");
    let to = read(&mut form.to, "to");
    from.zip(to)
}

fn mark(form: &mut RekeyForm, refusal: &Refusal, said: String) {
    let (field, problem) = match refusal {
        Refusal::Connection { .. } => (&mut form.to, Problem::Choice),
        _ => (&mut form.file, Problem::FileUnreadable),
    };
    field.problem = Some(problem);
    field.said = Some(said);
}

fn show(
    exchange: &Exchange<'_>,
    mut form: RekeyForm,
    (plan, refusal): (Option<RekeyPlan>, Option<&Refusal>),
) -> Answer {
    let id = exchange.named::<kind::Partner>(0)?;
    let view = exchange.found(partners::detail(exchange.desk(), &id))?;
    let homes = view
        .connections
        .iter()
        .filter(|it| it.kind == ConnectionKind::Oidc);
    let homes: Vec<(&str, String)> = homes
        .map(|it| (it.id.as_str(), format!("{} – {}", it.name, it.issuer)))
        .collect();
    for field in [&mut form.from, &mut form.to] {
        let chosen = field.value.clone();
        field.choices = homes
            .iter()
            .map(|(id, name)| choice(id, name, &[&chosen]))
            .collect();
    }
    let open = rekey::open(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
    let open = open.map(|it| waiting(exchange, &view, it)).transpose()?;
    let bad = refusal.is_some() || !crate::pages::Form::problems(&form).is_empty();
    let page = Rekey {
        frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
        id: id.to_string(),
        name: view.partner.name,
        form,
        check: plan.map(checked),
        open,
    };
    Ok(Response::page(if bad { 400 } else { 200 }, &page))
}

fn checked(plan: RekeyPlan) -> RekeyCheck {
    let (faults, total) = (plan.faults(), plan.rows.len());
    let mut rows = plan.rows;
    rows.sort_by_key(|row| (row.entry.is_ok(), row.line));
    let lines = rows.into_iter().take(SHOWN).map(|row| RekeyLine {
        line: row.line,
        old: row.old,
        new: row.new,
        who: row.entry.map(|(_, name)| name),
    });
    RekeyCheck {
        lines: lines.collect(),
        total,
        faults,
        left_out: plan.left_out,
    }
}

fn waiting(
    exchange: &Exchange<'_>,
    view: &PartnerView,
    open: model::Rekey,
) -> Result<OpenRekey, Response> {
    let named = |id: &Id<kind::Connection>| {
        let found = view.connections.iter().find(|it| it.id == *id);
        found.map_or_else(String::new, |it| format!("{} – {}", it.name, it.issuer))
    };
    Ok(OpenRekey {
        guests: open.entries.len(),
        from: named(&open.from),
        to: named(&open.to),
        by: exchange.name_of(&open.proposed_by)?,
        at: open.proposed_at,
        is_own: open.proposed_by == exchange.actor()?,
    })
}

pub fn approve(exchange: &Exchange<'_>) -> Response {
    decide(exchange, |id, by| {
        rekey::approve(exchange.desk(), by, id).map(drop)
    })
}

pub fn discard(exchange: &Exchange<'_>) -> Response {
    decide(exchange, |id, by| rekey::discard(exchange.desk(), by, id))
}

fn decide(
    exchange: &Exchange<'_>,
    verb: impl FnOnce(&Id<kind::Partner>, &Actor) -> Result<(), Refusal>,
) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        match verb(&id, &actor) {
            Ok(()) => Ok(done(&format!("/admin/partners/{id}"), Done::Saved)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => show(exchange, RekeyForm::default(), (None, Some(&refusal))),
        }
    })())
}
