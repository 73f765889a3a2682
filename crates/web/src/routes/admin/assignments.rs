//! Who may open an app: given and taken away on its page.

use super::{
    apps::{Forms, assignee_choices, show},
    done,
    groups::guest_called,
    partner_in,
    preview::{self, Around},
    settle, stake,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem, Tone,
        admin::{AssigneeForm, Confirm, Done, Section},
    },
};
use ::admin::{Refusal, apps, assignments, preview::Change, radius::Ends};
use model::{Assignee, Assignment, kind};

pub fn assign(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::App>(0)?, exchange.actor()?);
        let mut form = AssigneeForm::default();
        for field in [&mut form.guest, &mut form.group, &mut form.partner] {
            field.value = exchange.form.text(field.spec.name).trim().to_owned();
        }
        let Some(assignee) = assignee(exchange, &mut form)? else {
            let forms = Forms {
                assign: form,
                ..Forms::default()
            };
            return show(exchange, forms, None);
        };
        let new = assignments::NewAssignment {
            app_id: id.clone(),
            assignee,
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        let outcome = preview::or_change(exchange, Change::Give(&new), || {
            assignments::assign(exchange.desk(), &actor, &new)
        });
        let back = format!("/admin/apps/{id}");
        match outcome {
            Ok(None) => Ok(done(&back, Done::Given)),
            Ok(Some(seen)) => {
                assignee_choices(exchange, &mut form)?;
                let around = Around {
                    section: Section::Apps,
                    name: exchange.found(apps::name(exchange.desk(), &id))?,
                    action: format!("{back}/assignments"),
                    hidden: Vec::new(),
                    fields: form.fields(),
                    tone: Tone::Ok,
                    back,
                };
                preview::page(exchange, seen, around)
            }
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                let forms = Forms {
                    assign: form,
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
        }
    })())
}

/// Exactly one of the three; otherwise the form says what is missing.
fn assignee(
    exchange: &Exchange<'_>,
    form: &mut AssigneeForm,
) -> Result<Option<Assignee>, Response> {
    let given = [&form.guest.value, &form.group.value, &form.partner.value]
        .iter()
        .filter(|v| !v.is_empty())
        .count();
    if given != 1 {
        form.guest.problem = Some(if given == 0 {
            Problem::Required
        } else {
            Problem::Choice
        });
        return Ok(None);
    }
    if let Ok(group) = form.group.value.parse() {
        return Ok(Some(Assignee::Group(group)));
    }
    if !form.partner.value.is_empty() {
        let partner = partner_in(exchange, &mut form.partner)?;
        return Ok(partner.map(|it| Assignee::Partner(it.id)));
    }
    let guest = guest_called(exchange, &form.guest.value)?;
    if guest.is_none() {
        form.guest.problem = Some(Problem::Unknown);
    }
    Ok(guest.map(Assignee::Guest))
}

pub fn unassign(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Assignment>(0)?, exchange.actor()?);
        let (gone, app) = exchange.found(assignments::find(exchange.desk(), &id))?;
        let back = whence(exchange, &gone);
        let outcome = preview::or_change(exchange, Change::Take(&id), || {
            assignments::unassign(exchange.desk(), &actor, &id)
        });
        let Some(seen) = outcome.map_err(|e| exchange.trouble(&e))? else {
            return Ok(done(&back, Done::Taken));
        };
        let around = Around {
            section: Section::Apps,
            name: app,
            action: taking(exchange, &gone),
            hidden: Vec::new(),
            fields: Vec::new(),
            tone: Tone::Bad,
            back,
        };
        preview::page(exchange, seen, around)
    })())
}

/// Where taking an assignment away is posted; it keeps which page it is from.
fn taking(exchange: &Exchange<'_>, assignment: &Assignment) -> String {
    let from = match exchange.request.query_pairs().text("from") {
        "app" => "?from=app",
        _ => "",
    };
    format!("/admin/assignments/{}/remove{from}", assignment.id)
}

/// The page from which an assignment is taken away.
fn whence(exchange: &Exchange<'_>, assignment: &Assignment) -> String {
    if exchange.request.query_pairs().text("from") == "app" {
        return format!("/admin/apps/{}", assignment.app_id);
    }
    match &assignment.assignee {
        Assignee::Guest(guest) => format!("/admin/guests/{guest}"),
        Assignee::Group(group) => format!("/admin/groups/{group}"),
        Assignee::Partner(partner) => format!("/admin/partners/{partner}"),
    }
}

/// Asks before an assignment is taken away.
pub fn ask_unassign(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Assignment>(0)?;
        let (assignment, app) = exchange.found(assignments::find(exchange.desk(), &id))?;
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what: "assignment-remove",
                name: app,
                stake: stake::of(exchange, Ends::Assignment(&id))?,
                action: taking(exchange, &assignment),
                back: whence(exchange, &assignment),
            },
        ))
    })())
}
