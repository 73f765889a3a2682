//! The guest list as a file.

use crate::{
    Desk, Refusal,
    csv::Writer,
    guests::{self, GuestLine},
};
use model::{Actor, At};
use store::{GuestFilter, SponsoredBy, StoreError, Tx};

/// Guests of one exported file.
pub const MOST: usize = 100_000;
/// Guests that are read at once.
const AT_ONCE: i64 = 1_000;

const HEAD: [&str; 13] = [
    "id",
    "name",
    "address",
    "partner",
    "state",
    "sponsor",
    "apps",
    "ends_at",
    "confirmed_at",
    "standing",
    "invited_at",
    "accepted_at",
    "language",
];

/// Everybody whom a filter matches as a table. The export is a line of the audit chain (G02): who took how
/// many out, by which filter.
///
/// # Errors
/// [`Refusal::TooMany`] beyond [`MOST`].
pub fn export(desk: &Desk, by: &Actor, filter: &GuestFilter) -> Result<Vec<u8>, Refusal> {
    let (mut writer, mut count) = (Writer::new(HEAD), 0);
    let mut filter = GuestFilter {
        after: None,
        limit: AT_ONCE,
        ..filter.clone()
    };
    loop {
        let now = desk.clock.now();
        let read = |tx: &mut Tx<'_>| guests::lines(tx, &filter, now);
        let lines = desk.store.read::<_, StoreError>(read)?;
        filter.after = lines.last().map(|line| line.guest.id.clone());
        let is_last = i64::try_from(lines.len()).unwrap_or(0) < AT_ONCE;
        lines.iter().for_each(|line| writer.line(row(line)));
        count += lines.len();
        if count > MOST {
            return Err(Refusal::TooMany(MOST));
        }
        if is_last {
            break;
        }
    }
    let detail = serde_json::json!({
        "did": "guests_exported", "guests": count, "filter": told(&filter),
    });
    desk.exported(by, detail)?;
    Ok(writer.done())
}

fn row(line: &GuestLine) -> [String; 13] {
    let (guest, sure) = (&line.guest, &line.sure);
    let instant = |at: Option<At>| at.map(|at| at.to_string()).unwrap_or_default();
    [
        guest.id.to_string(),
        guest.display_name.clone(),
        guest.email.to_string(),
        line.partner_name.clone(),
        guest.state.to_string(),
        line.sponsor_name.clone().unwrap_or_default(),
        line.apps.to_string(),
        instant(guest.ends_at),
        instant(sure.at),
        sure.standing.to_string(),
        guest.created_at.to_string(),
        instant(guest.accepted_at),
        guest.language.to_string(),
    ]
}

/// A filter for the chain: ids and names, and never what was searched for, which may be a person's name.
fn told(filter: &GuestFilter) -> serde_json::Value {
    let sponsor = filter.sponsor.as_ref().map(|it| match it {
        SponsoredBy::Nobody => "none".to_owned(),
        SponsoredBy::Admin(id) => id.to_string(),
    });
    serde_json::json!({
        "searched": filter.text.is_some(), "partner": filter.partner_id, "state": filter.state,
        "app": filter.app_id, "group": filter.group_id, "sponsor": sponsor,
        "ends_before": filter.ends_before.map(At::secs), "unconfirmed": filter.unconfirmed.is_some(),
    })
}
