//! What stands in single cells: days, roles, switches, and addresses that mean nothing here.

use super::Column;
use crate::InviteFault;
use model::At;

/// The panels to which templates of Entra ID send everybody; here that is ours.
const THEIR_PANELS: [&str; 3] = [
    "myapplications.microsoft.com",
    "myapps.microsoft.com",
    "account.activedirectory.windowsazure.com",
];

/// Whether a reply URL is that panel.
pub(super) fn is_their_panel(given: &str) -> bool {
    url::Url::parse(given).is_ok_and(|url| {
        url.host_str()
            .is_some_and(|host| THEIR_PANELS.contains(&host))
    })
}

/// Roles, separated by semicolons or line breaks; a role may have blanks in it.
pub(super) fn roles(cell: &str) -> Vec<String> {
    let mut all: Vec<String> = cell
        .split([';', '\n', '\r'])
        .map(str::trim)
        .filter(|role| !role.is_empty())
        .map(str::to_owned)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// An instant (RFC 3339), or the end of a day, and whether it was a day.
pub(super) fn day(column: Column, cell: Option<String>) -> Result<Option<(At, bool)>, InviteFault> {
    let Some(given) = cell else {
        return Ok(None);
    };
    match At::parse_or_day(&given) {
        Some(read) => Ok(Some(read)),
        None => Err(InviteFault::DateInvalid {
            field: column.label(),
            given,
        }),
    }
}

/// Yes, unless it says no.
pub(super) fn switch(cell: &str) -> Result<bool, InviteFault> {
    match cell.to_lowercase().as_str() {
        "" | "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(InviteFault::SwitchInvalid(cell.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_with_its_last_instant_and_anything_else_is_named() {
        let day_of = |given: &str| day(Column::End, Some(given.to_owned()));
        let whole = day_of("2027-03-31").unwrap().unwrap();
        assert_eq!(whole, (At::parse("2027-04-01T00:00:00Z").unwrap(), true));
        let instant = day_of("2027-03-31T12:00:00+02:00").unwrap().unwrap();
        assert_eq!(instant, (At::parse("2027-03-31T10:00:00Z").unwrap(), false));
        for wrong in ["31.03.2027", "tomorrow", "2027-02-30", "2027"] {
            let field = "End";
            let given = wrong.to_owned();
            assert_eq!(
                day_of(wrong),
                Err(InviteFault::DateInvalid { field, given })
            );
        }
    }

    #[test]
    fn a_switch_is_on_unless_it_says_no() {
        for (cell, on) in [("", true), ("TRUE", true), ("False", false), ("no", false)] {
            assert_eq!(switch(cell), Ok(on), "{cell}");
        }
        assert!(switch("maybe").is_err());
    }
}
