//! Doing something to several guests at once: ticked on the list or all that a filter matches, asked once.
//! Each of those removed has a receipt of its own.

use super::{Answer, app_choices, guest_list::Wish as Listed, settle, sponsors, stake};
use crate::{
    exchange::Exchange,
    http::{Pairs, Response},
    pages::{
        Form as _, Problem,
        admin::{
            BulkChange, BulkForm, ChangedGuests, ChangedRow, RemoveGuests, RemovedGuests,
            RemovedRow, Ticked,
        },
    },
};
use ::admin::{
    Refusal, admins,
    bulk::{self, Wish},
    bulk_change::{self, Change, ChangeCode},
    radius,
};
use model::{At, Guest, GuestState, Id, kind};

pub use crate::pages::admin::BulkAct;

/// Names that a page tells before the question; the count tells of the others.
const TOLD: usize = 100;

/// Whom somebody chose.
struct Chosen {
    guests: Vec<Guest>,
    /// The same as pairs of a form.
    pairs: Vec<(String, String)>,
}

impl Chosen {
    /// Reads a choice: the guests ticked, or all that the filter matches. Whoever is removed by now is left
    /// out.
    fn read(exchange: &Exchange<'_>, given: &Pairs) -> Result<Self, Response> {
        let desk = exchange.desk();
        let trouble = |e: Refusal| exchange.trouble(&e);
        let (mut guests, mut pairs) = if given.get("all").is_some() {
            let wish = Listed::read(exchange, given)?;
            let guests = if wish.is_sound() {
                bulk_change::matching(desk, &wish.filter, bulk_change::MOST).map_err(trouble)?
            } else {
                Vec::new()
            };
            (guests, wish.pairs)
        } else {
            let ids: Vec<Id<kind::Guest>> = given
                .all("guest")
                .iter()
                .filter_map(|id| id.parse().ok())
                .take(bulk_change::MOST)
                .collect();
            let guests = bulk_change::named(desk, &ids).map_err(trouble)?;
            (guests, Vec::new())
        };
        guests.retain(|guest| guest.state != GuestState::Removed);
        if given.get("all").is_some() {
            pairs.push(("all".into(), "1".into()));
            pairs.push(("count".into(), guests.len().to_string()));
        } else {
            let ticked = |guest: &Guest| ("guest".to_owned(), guest.id.to_string());
            pairs.extend(guests.iter().map(ticked));
        }
        Ok(Self { guests, pairs })
    }

    fn ids(&self) -> Vec<Id<kind::Guest>> {
        self.guests.iter().map(|guest| guest.id.clone()).collect()
    }

    fn told(&self) -> Vec<Ticked> {
        let told = self.guests.iter().take(TOLD);
        told.map(|guest| Ticked {
            id: guest.id.to_string(),
            name: guest.display_name.clone(),
            email: guest.email.to_string(),
        })
        .collect()
    }

    /// Whether they are as many as were agreed to; the list may have changed since the question.
    fn is_as_agreed(&self, given: &Pairs) -> bool {
        given.get("all").is_none() || given.get("count") == Some(&*self.guests.len().to_string())
    }
}

pub fn ask(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let chosen = Chosen::read(exchange, &exchange.request.query_pairs())?;
        ask_to_remove(exchange, &chosen, 200)
    })())
}

fn ask_to_remove(exchange: &Exchange<'_>, chosen: &Chosen, status: u16) -> Answer {
    Ok(Response::page(
        status,
        &RemoveGuests {
            frame: exchange.frame(),
            count: chosen.guests.len(),
            guests: chosen.told(),
            stake: stake::of(exchange, radius::Ends::Guests(&chosen.ids()))?,
            hidden: chosen.pairs.clone(),
        },
    ))
}

/// A reload sends the same again, which changes nothing.
pub fn remove(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let given: Vec<String> = if exchange.form.get("all").is_some() {
            let chosen = Chosen::read(exchange, &exchange.form)?;
            if !chosen.is_as_agreed(&exchange.form) {
                return ask_to_remove(exchange, &chosen, 409);
            }
            chosen.ids().iter().map(ToString::to_string).collect()
        } else {
            let all = exchange.form.all("guest").into_iter();
            all.map(str::to_owned).collect()
        };
        let wish = |(line, guest)| Wish {
            line,
            guest,
            partner: None,
        };
        let wishes: Vec<Wish> = (1..).zip(given).map(wish).collect();
        let mut rows = Vec::with_capacity(wishes.len());
        bulk::remove(exchange.desk(), &actor, &wishes, |outcome| {
            let (id, name) = match &outcome.guest {
                Some((id, name)) => (id.to_string(), name.clone()),
                None => (outcome.given.clone(), outcome.given.clone()),
            };
            rows.push(RemovedRow {
                id,
                name,
                code: outcome.code,
                receipt: outcome.receipt.as_ref().map(ToString::to_string),
            });
        });
        let frame = exchange.frame();
        Ok(Response::page(200, &RemovedGuests { frame, rows }))
    })())
}

pub fn ask_change(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let given = exchange.request.query_pairs();
        let chosen = Chosen::read(exchange, &given)?;
        match given.get("act").and_then(|act| act.parse().ok()) {
            Some(BulkAct::Remove) => ask_to_remove(exchange, &chosen, 200),
            Some(act) => show_change(exchange, (act, BulkForm::default()), &chosen, None),
            None => Err(exchange.trouble(&Refusal::Unknown("act"))),
        }
    })())
}

fn show_change(
    exchange: &Exchange<'_>,
    (act, mut form): (BulkAct, BulkForm),
    chosen: &Chosen,
    refusal: Option<&Refusal>,
) -> Answer {
    form.app.choices = app_choices(exchange, &[&form.app.value])?;
    let admins = admins::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    form.to.choices = sponsors::choices(&admins, form.to.value.parse().ok().as_ref());
    let is_wrong = refusal.is_some() || form.is_wrong(act);
    Ok(Response::page(
        if is_wrong { 409 } else { 200 },
        &BulkChange {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
            act,
            count: chosen.guests.len(),
            guests: chosen.told(),
            hidden: chosen.pairs.clone(),
            form,
        },
    ))
}

pub fn change(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let chosen = Chosen::read(exchange, &exchange.form)?;
        let act = exchange.form.get("act").and_then(|act| act.parse().ok());
        let Some(act) = act.filter(|act| *act != BulkAct::Remove) else {
            return Err(exchange.trouble(&Refusal::Unknown("act")));
        };
        let mut form = BulkForm::sent(&exchange.form);
        if !chosen.is_as_agreed(&exchange.form) {
            return show_change(exchange, (act, form), &chosen, None);
        }
        let Some(wanted) = wanted(act, &mut form) else {
            return show_change(exchange, (act, form), &chosen, None);
        };
        let mut rows: Vec<ChangedRow> = Vec::with_capacity(chosen.guests.len());
        let ids = chosen.ids();
        let changed = bulk_change::change(exchange.desk(), &actor, &ids, &wanted, |it| {
            rows.push(ChangedRow {
                id: it.guest.to_string(),
                name: it.name,
                code: it.code,
            });
        });
        match changed {
            Ok(()) => {}
            Err(e @ (Refusal::Store(_) | Refusal::Unknown(_))) => return Err(exchange.trouble(&e)),
            Err(e) => return show_change(exchange, (act, form), &chosen, Some(&e)),
        }
        // What went wrong comes first.
        rows.sort_by_key(|row| matches!(row.code, ChangeCode::Changed | ChangeCode::Unchanged));
        let frame = exchange.frame();
        Ok(Response::page(200, &ChangedGuests { frame, rows }))
    })())
}

/// What the fields ask for; what is wrong with one is said by it.
fn wanted(act: BulkAct, form: &mut BulkForm) -> Option<Change> {
    let until = match form.until.value.as_str() {
        "" => Some(None),
        day => At::parse(day).map(Some),
    };
    match act {
        BulkAct::Give => {
            let app = form.app.value.parse().ok();
            form.app.problem = app.is_none().then_some(Problem::Choice);
            form.until.problem = until.is_none().then_some(Problem::Date);
            Some(Change::Give(app?, until?))
        }
        BulkAct::Extend => {
            form.until.problem = until.is_none().then_some(Problem::Date);
            Some(Change::Extend(until?))
        }
        BulkAct::Sponsor => {
            let to = form.to.value.parse().ok();
            form.to.problem = to.is_none().then_some(Problem::Choice);
            to.map(Change::Sponsor)
        }
        BulkAct::Remove => None,
    }
}
