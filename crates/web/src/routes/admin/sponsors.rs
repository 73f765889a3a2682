//! Who answers for whom: handing guests over, switching admins off and on.

use super::{Answer, choice, done, or_none, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Choice, Problem,
        admin::{DisableAdminForm, Done, HandOverForm, SponsorRow, Sponsors},
    },
};
use ::admin::{Refusal, sponsors};
use model::{Admin, AdminRole, AdminState, Id, kind};

/// Stands for nobody in a list of sponsors.
const NOBODY: &str = "none";

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, Forms::default(), None))
}

/// Forms as they were sent.
#[derive(Default)]
struct Forms {
    hand_over: HandOverForm,
    disable: DisableAdminForm,
}

fn show(exchange: &Exchange<'_>, forms: Forms, refusal: Option<&Refusal>) -> Answer {
    let Forms {
        mut hand_over,
        mut disable,
    } = forms;
    let all = sponsors::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    let frame = refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r));
    hand_over.from.choices = all
        .iter()
        .filter(|it| it.guests > 0)
        .map(|it| match &it.admin {
            Some(admin) => choice(admin.id.as_str(), &admin.name, &[&hand_over.from.value]),
            None => choice(NOBODY, &frame.t("sponsor-none"), &[&hand_over.from.value]),
        })
        .collect();
    let active = |chosen: &str| active_choices(&all, chosen);
    hand_over.to.choices = active(&hand_over.to.value);
    disable.admin.choices = active(&disable.admin.value);
    disable.successor.choices = or_none(
        active(&disable.successor.value),
        frame.t("successor-nobody"),
    );
    let problems = [&hand_over.from, &disable.admin];
    let bad = refusal.is_some() || problems.iter().any(|it| it.problem.is_some());
    let rows = all
        .into_iter()
        .map(|it| SponsorRow {
            id: it.admin.as_ref().map(|a| a.id.to_string()),
            name: it
                .admin
                .as_ref()
                .map(|a| a.name.clone())
                .unwrap_or_default(),
            email: it
                .admin
                .as_ref()
                .map(|a| a.email.to_string())
                .unwrap_or_default(),
            role: it.admin.as_ref().map_or(AdminRole::Auditor, |a| a.role),
            state: it.admin.map_or(AdminState::Active, |a| a.state),
            guests: it.guests,
            until: it.until,
        })
        .collect();
    Ok(Response::page(
        if bad { 409 } else { 200 },
        &Sponsors {
            frame,
            rows,
            hand_over,
            disable,
        },
    ))
}

fn active_choices(all: &[sponsors::Sponsor], chosen: &str) -> Vec<Choice> {
    let admins = all.iter().filter_map(|it| it.admin.as_ref());
    admins
        .filter(|admin| admin.state == AdminState::Active)
        .map(|admin| choice(admin.id.as_str(), &admin.name, &[chosen]))
        .collect()
}

/// Active admins to choose a sponsor from.
pub(super) fn choices(admins: &[Admin], chosen: Option<&Id<kind::Admin>>) -> Vec<Choice> {
    let chosen = chosen.map_or("", |id| id.as_str());
    admins
        .iter()
        .filter(|admin| admin.state == AdminState::Active)
        .map(|admin| choice(admin.id.as_str(), &admin.name, &[chosen]))
        .collect()
}

fn handing(form: HandOverForm) -> Forms {
    Forms {
        hand_over: form,
        ..Forms::default()
    }
}

fn disabling(form: DisableAdminForm) -> Forms {
    Forms {
        disable: form,
        ..Forms::default()
    }
}

pub fn hand_over(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = HandOverForm::default();
        form.from.value = exchange.form.text("from").to_owned();
        form.to.value = exchange.form.text("to").to_owned();
        let from = match form.from.value.as_str() {
            NOBODY => Ok(None),
            id => id.parse::<Id<kind::Admin>>().map(Some),
        };
        let (Ok(from), Ok(to)) = (from, form.to.value.parse()) else {
            form.from.problem = Some(Problem::Choice);
            return show(exchange, handing(form), None);
        };
        match sponsors::hand_over(exchange.desk(), &actor, from.as_ref(), &to) {
            Ok(_) => Ok(done("/admin/sponsors", Done::Sponsored)),
            Err(e @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&e)),
            Err(e) => show(exchange, handing(form), Some(&e)),
        }
    })())
}

pub fn disable(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = DisableAdminForm::default();
        form.admin.value = exchange.form.text("admin").to_owned();
        form.successor.value = exchange.form.text("successor").to_owned();
        let successor = match form.successor.value.as_str() {
            "" => Ok(None),
            id => id.parse::<Id<kind::Admin>>().map(Some),
        };
        let (Ok(admin), Ok(successor)) = (form.admin.value.parse(), successor) else {
            form.admin.problem = Some(Problem::Choice);
            return show(exchange, disabling(form), None);
        };
        match sponsors::disable(exchange.desk(), &actor, &admin, successor.as_ref()) {
            Ok(_) => Ok(done("/admin/sponsors", Done::Suspended)),
            Err(e @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&e)),
            Err(e) => show(exchange, disabling(form), Some(&e)),
        }
    })())
}

pub fn enable(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Admin>(0)?, exchange.actor()?);
        match sponsors::enable(exchange.desk(), &actor, &id) {
            Ok(()) => Ok(done("/admin/sponsors", Done::Resumed)),
            Err(e @ (Refusal::Store(_) | Refusal::Unknown(_))) => Err(exchange.trouble(&e)),
            Err(e) => show(exchange, Forms::default(), Some(&e)),
        }
    })())
}
