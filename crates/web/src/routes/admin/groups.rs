//! Groups of guests.

use super::{
    Answer, app_choices, done,
    preview::{self, Around},
    settle,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Field, Form, Problem, Tone,
        admin::{
            AddMemberForm, Done, GroupApp, GroupAppForm, GroupDetail, GroupForm, GroupList,
            GroupRow, Linked, Member, Section,
        },
    },
};
use ::admin::{
    Refusal, assignments, groups, guests,
    preview::{Change, Preview},
};
use model::{Assignee, GuestState, Id, kind};

pub fn list(exchange: &Exchange<'_>) -> Response {
    settle(show_list(exchange, GroupForm::default(), None))
}

fn show_list(exchange: &Exchange<'_>, form: GroupForm, refusal: Option<&Refusal>) -> Answer {
    let mut rows = Vec::new();
    for group in groups::list(exchange.desk()).map_err(|e| exchange.trouble(&e))? {
        let view = exchange.found(groups::detail(exchange.desk(), &group.id))?;
        rows.push(GroupRow {
            id: group.id.to_string(),
            name: group.name,
            members: i64::try_from(view.members.len()).unwrap_or(i64::MAX),
            apps: view.apps.len(),
        });
    }
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    Ok(Response::page(
        if refusal.is_some() { 400 } else { 200 },
        &GroupList { frame, rows, form },
    ))
}

pub fn create(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = GroupForm::default();
        form.name.value = exchange.form.text("name").trim().to_owned();
        match groups::create(exchange.desk(), &actor, &form.name.value) {
            Ok(group) => Ok(done(&format!("/admin/groups/{}", group.id), Done::Saved)),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                let missing = matches!(refusal, Refusal::Missing(_));
                form.name.problem = Some(if missing {
                    Problem::Required
                } else {
                    Problem::Taken
                });
                show_list(exchange, form, Some(&refusal))
            }
        }
    })())
}

pub fn detail(exchange: &Exchange<'_>) -> Response {
    settle(show(
        exchange,
        AddMemberForm::default(),
        GroupAppForm::default(),
    ))
}

fn show(exchange: &Exchange<'_>, add: AddMemberForm, mut assign: GroupAppForm) -> Answer {
    let id = exchange.named::<kind::Group>(0)?;
    let view = exchange.found(groups::detail(exchange.desk(), &id))?;
    assign.app.choices = app_choices(exchange, &[&assign.app.value])?;
    let given = assignments::to_group(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
    let bad = add.guest.problem.is_some() || assign.app.problem.is_some();
    Ok(Response::page(
        if bad { 400 } else { 200 },
        &GroupDetail {
            frame: exchange.frame(),
            id: id.to_string(),
            name: view.group.name,
            members: view
                .members
                .iter()
                .map(|g| Member {
                    id: g.id.to_string(),
                    name: g.display_name.clone(),
                    email: g.email.to_string(),
                })
                .collect(),
            apps: given
                .iter()
                .map(|assignment| {
                    let name = view.apps.iter().find(|(app, _)| *app == assignment.app_id);
                    GroupApp {
                        assignment: assignment.id.to_string(),
                        app: Linked {
                            name: name.map(|(_, name)| name.clone()).unwrap_or_default(),
                            href: format!("/admin/apps/{}", assignment.app_id),
                        },
                    }
                })
                .collect(),
            add,
            assign,
        },
    ))
}

pub fn add_member(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Group>(0)?, exchange.actor()?);
        let mut form = AddMemberForm::default();
        form.guest.value = exchange.form.text("guest").trim().to_owned();
        let Some(guest) = guest_called(exchange, &form.guest.value)? else {
            form.guest.problem = Some(Problem::Unknown);
            return show(exchange, form, GroupAppForm::default());
        };
        let outcome = preview::or_change(exchange, Change::Join(&id, &guest), || {
            groups::add_member(exchange.desk(), &actor, &id, &guest)
        });
        let seen = outcome.map_err(|e| exchange.trouble(&e))?;
        given(exchange, (&id, "members"), seen, form.fields())
    })())
}

/// The living guest that the host invited under an address, or that has an id.
pub(super) fn guest_called(
    exchange: &Exchange<'_>,
    given: &str,
) -> Result<Option<Id<kind::Guest>>, Response> {
    if let Ok(id) = given.parse::<Id<kind::Guest>>() {
        return Ok(Some(id));
    }
    let Ok(email) = given.parse() else {
        return Ok(None);
    };
    let found = guests::invited_as(exchange.desk(), &email).map_err(|e| exchange.trouble(&e))?;
    // The one that was invited first.
    let mut living = found.into_iter().rev();
    let first = living.find(|guest| guest.state != GuestState::Removed);
    Ok(first.map(|guest| guest.id))
}

pub fn remove_member(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (group, guest) = (
            exchange.named::<kind::Group>(0)?,
            exchange.named::<kind::Guest>(1)?,
        );
        let actor = exchange.actor()?;
        groups::remove_member(exchange.desk(), &actor, &group, &guest)
            .map_err(|e| exchange.trouble(&e))?;
        Ok(done(&format!("/admin/groups/{group}"), Done::Taken))
    })())
}

pub fn give_app(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Group>(0)?, exchange.actor()?);
        let mut form = GroupAppForm::default();
        form.app.value = exchange.form.text("app").to_owned();
        let Ok(app_id) = form.app.value.parse() else {
            form.app.problem = Some(Problem::Choice);
            return show(exchange, AddMemberForm::default(), form);
        };
        let new = assignments::NewAssignment {
            app_id,
            assignee: Assignee::Group(id.clone()),
            roles: Vec::new(),
            starts_at: None,
            ends_at: None,
        };
        let outcome = preview::or_change(exchange, Change::Give(&new), || {
            assignments::assign(exchange.desk(), &actor, &new)
        });
        let seen = outcome.map_err(|e| exchange.trouble(&e))?;
        form.app.choices = app_choices(exchange, &[&form.app.value])?;
        given(exchange, (&id, "apps"), seen, form.fields())
    })())
}

/// Back to the group's page, or the form with what it would change.
fn given(
    exchange: &Exchange<'_>,
    (id, verb): (&Id<kind::Group>, &str),
    seen: Option<Preview>,
    fields: Vec<&Field>,
) -> Answer {
    let back = format!("/admin/groups/{id}");
    let Some(seen) = seen else {
        return Ok(done(&back, Done::Given));
    };
    let around = Around {
        section: Section::Groups,
        name: exchange
            .found(groups::detail(exchange.desk(), id))?
            .group
            .name,
        action: format!("{back}/{verb}"),
        hidden: Vec::new(),
        fields,
        tone: Tone::Ok,
        back,
    };
    preview::page(exchange, seen, around)
}
