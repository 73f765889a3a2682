//! The list of guests: what it is filtered by, kept filters, and the list as a file.

use super::{
    Answer, app_choices, attachment, choice, done, group_choices, guests::confirmed, optional,
    or_none, partner_in, partner_names, settle, sponsors,
};
use crate::{
    exchange::Exchange,
    http::{Pairs, Response},
    pages::{
        Choice, Form as _, Problem,
        admin::{Done, GuestFilterForm, GuestList, GuestRow, Linked},
    },
};
use ::admin::{GuestFilter, Refusal, SponsoredBy, admins, guest_export, guest_views, guests};
use model::{At, GuestState};

/// Rows of one page.
const ROWS: i64 = 50;
/// The guests whom nobody answers for, in place of an admin's id.
const NOBODY: &str = "none";
/// Active guests whose confirmation does not count, in place of a state.
const UNCONFIRMED: &str = "unconfirmed";

/// What the list is filtered by.
pub(super) struct Wish {
    pub filter: GuestFilter,
    pub form: GuestFilterForm,
    /// The same as pairs of an address or a form.
    pub pairs: Vec<(String, String)>,
}

impl Wish {
    /// Reads a filter. What cannot be read is said by its field, and then nobody matches.
    pub fn read(exchange: &Exchange<'_>, given: &Pairs) -> Result<Self, Response> {
        let mut form = GuestFilterForm::sent(given);
        let partner = partner_in(exchange, &mut form.partner)?;
        let before = optional(&mut form.before, Problem::Date, At::parse);
        let sponsor = match form.sponsor.value.as_str() {
            NOBODY => Some(SponsoredBy::Nobody),
            id => id.parse().ok().map(SponsoredBy::Admin),
        };
        let filter = GuestFilter {
            text: given.get("q").map(str::to_owned),
            partner_id: partner.map(|it| it.id),
            state: form.state.value.parse().ok(),
            app_id: form.app.value.parse().ok(),
            group_id: form.group.value.parse().ok(),
            sponsor,
            ends_before: before,
            unconfirmed: (form.state.value == UNCONFIRMED).then(|| exchange.now()),
            after: given.get("after").and_then(|id| id.parse().ok()),
            reach: exchange.reach(),
            limit: ROWS,
            ..GuestFilter::default()
        };
        let pairs = form.pairs(given);
        Ok(Self {
            filter,
            form,
            pairs,
        })
    }

    /// Whether every part of it could be read.
    pub fn is_sound(&self) -> bool {
        self.form.problems().is_empty()
    }

    fn offer(&mut self, exchange: &Exchange<'_>) -> Result<(), Response> {
        let frame = exchange.frame();
        let any = || frame.t("any");
        let form = &mut self.form;
        let states = GuestState::ALL
            .iter()
            .map(|it| (it.as_str(), frame.word("guest-state", it)));
        let states = states.chain([(UNCONFIRMED, frame.t("unconfirmed"))]);
        let states: Vec<Choice> = states
            .map(|(value, label)| choice(value, &label, &[&form.state.value]))
            .collect();
        form.state.choices = or_none(states, any());
        form.partner.choices = partner_names(exchange)?;
        form.app.choices = or_none(app_choices(exchange, &[&form.app.value])?, any());
        form.group.choices = or_none(group_choices(exchange, &[&form.group.value])?, any());
        let admins = admins::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
        let mut all = sponsors::choices(&admins, form.sponsor.value.parse().ok().as_ref());
        let nobody = choice(NOBODY, &frame.t("sponsor-none"), &[&form.sponsor.value]);
        all.push(nobody);
        form.sponsor.choices = or_none(all, any());
        Ok(())
    }

    /// The list under this filter, with something more at its end.
    fn link(&self, more: Option<(&str, &str)>) -> String {
        let mut link = super::list_link("/admin/guests?");
        link.extend_pairs(&self.pairs);
        link.extend_pairs(more);
        link.finish()
    }
}

pub fn list(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, &exchange.request.query_pairs(), None))
}

fn show(exchange: &Exchange<'_>, given: &Pairs, refusal: Option<&Refusal>) -> Answer {
    let mut wish = Wish::read(exchange, given)?;
    wish.offer(exchange)?;
    let by = exchange.by()?;
    let trouble = |e: Refusal| exchange.trouble(&e);
    let (lines, total) = if wish.is_sound() {
        guests::page(exchange.desk(), &wish.filter).map_err(trouble)?
    } else {
        (Vec::new(), 0)
    };
    let views = guest_views::list(exchange.desk(), &by.id).map_err(trouble)?;
    let full = i64::try_from(lines.len()).unwrap_or(0) == ROWS;
    let next = lines.last().filter(|_| full);
    let next = next.map(|last| wish.link(Some(("after", last.guest.id.as_str()))));
    let status = if refusal.is_some() { 409 } else { 200 };
    Ok(Response::page(
        status,
        &GuestList {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
            total,
            rows: lines.into_iter().map(row).collect(),
            views: views
                .into_iter()
                .map(|it| Linked {
                    name: it.name,
                    href: format!("/admin/guests?{}", it.query),
                })
                .collect(),
            hidden: wish.pairs,
            form: wish.form,
            next,
        },
    ))
}

fn row(line: guests::GuestLine) -> GuestRow {
    let guest = line.guest;
    GuestRow {
        id: guest.id.to_string(),
        name: guest.display_name,
        email: guest.email.to_string(),
        partner: line.partner_name,
        state: guest.state,
        frozen_for: guest.frozen.map(|it| it.reason),
        sponsor: line.sponsor_name.unwrap_or_default(),
        apps: line.apps,
        confirmed: confirmed(line.sure),
        ends_at: guest.ends_at,
    }
}

/// Everybody whom the filter matches, as a table.
pub fn export(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (actor, wish) = (exchange.actor()?, Wish::read(exchange, &exchange.form)?);
        if !wish.is_sound() {
            return show(exchange, &exchange.form, None);
        }
        match guest_export::export(exchange.desk(), &actor, &wish.filter) {
            Ok(file) => Ok(attachment(file, "text/csv; charset=utf-8", "guests.csv")),
            Err(refusal @ Refusal::TooMany(_)) => show(exchange, &exchange.form, Some(&refusal)),
            Err(refusal) => Err(exchange.trouble(&refusal)),
        }
    })())
}

/// Keeps the filter under a name.
pub fn keep_view(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (by, wish) = (exchange.by()?, Wish::read(exchange, &exchange.form)?);
        let link = wish.link(None);
        let query = link.split_once('?').map_or("", |(_, query)| query);
        let name = exchange.form.text("name");
        match guest_views::keep(exchange.desk(), &by.id, name, query) {
            Ok(()) => Ok(Response::see_other(&wish.link(Some(("done", "saved"))))),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => show(exchange, &exchange.form, Some(&refusal)),
        }
    })())
}

pub fn forget_view(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let by = exchange.by()?;
        guest_views::forget(exchange.desk(), &by.id, exchange.form.text("view"))
            .map_err(|e| exchange.trouble(&e))?;
        Ok(done("/admin/guests", Done::Saved))
    })())
}
