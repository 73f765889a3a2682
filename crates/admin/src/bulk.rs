//! Removing many guests at once (O02): each row is a removal of its own, so that a bad one blocks no other,
//! none holds the writer for long, and doing it again changes nothing.

use crate::{
    Desk, Refusal,
    csv::{FileFault, MOST_BYTES, MOST_ROWS, decode, line_of, sniff},
    removal,
};
use csv::ReaderBuilder;
use model::{Actor, Email, Guest, GuestState, Id, kind};
use std::collections::HashSet;
use store::{StoreError, Tx};

/// Labels that a first line may have; the rest of the file is read by position.
const LABELS: [&str; 5] = ["guest", "id", "email", "address", "mail"];

model::text_enum! {
    /// What became of a row.
    RowCode {
        /// Removed just now: every request that starts from here on is refused.
        Removed = "removed",
        /// Was removed before.
        AlreadyRemoved = "already_removed",
        /// An earlier row names the same guest.
        DuplicateRow = "duplicate_row",
        /// There is no such guest.
        GuestUnknown = "guest_unknown",
        /// Several partners have a guest with this address.
        GuestAmbiguous = "guest_ambiguous",
        /// There is no such partner.
        PartnerUnknown = "partner_unknown",
        /// It is neither an id nor an address.
        CellInvalid = "cell_invalid",
        /// The database did not take it; try this row again.
        Unavailable = "unavailable",
    }
}

impl RowCode {
    /// Whether somebody has to look at the row.
    #[must_use]
    pub const fn is_problem(self) -> bool {
        !matches!(
            self,
            Self::Removed | Self::AlreadyRemoved | Self::DuplicateRow
        )
    }
}

/// One guest to remove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The line of the file, from 1; of a list, the place in it.
    pub line: u64,
    /// Id or address.
    pub guest: String,
    /// Name or id of the partner, where an address alone may not do.
    pub partner: Option<String>,
}

/// What became of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The line of the file, from 1.
    pub line: u64,
    /// What it names.
    pub given: String,
    /// What became of it.
    pub code: RowCode,
    /// The guest, where there is one.
    pub guest: Option<(Id<kind::Guest>, String)>,
    /// The receipt of the removal.
    pub receipt: Option<Id<kind::Receipt>>,
}

/// Reads a file of ids or addresses: one a line, with the partner's name or id in the second column where it
/// is needed. A first line of labels is skipped.
///
/// # Errors
/// [`Refusal::File`] when it is no such file at all.
pub fn read(bytes: &[u8]) -> Result<Vec<Wish>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(FileFault::TooLarge.into());
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(FileFault::Empty.into());
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(sniff(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut wishes = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| FileFault::NotCsv)?;
        let cell = |n: usize| record.get(n).map(str::trim).filter(|it| !it.is_empty());
        let Some(guest) = cell(0) else {
            continue;
        };
        let is_label = |label: &&str| label.eq_ignore_ascii_case(guest);
        if wishes.is_empty() && LABELS.iter().any(is_label) {
            continue;
        }
        wishes.push(Wish {
            line: line_of(&text, &record),
            guest: guest.to_owned(),
            partner: cell(1).map(str::to_owned),
        });
        if wishes.len() > MOST_ROWS {
            return Err(FileFault::TooManyRows.into());
        }
    }
    if wishes.is_empty() {
        return Err(FileFault::NoRows.into());
    }
    Ok(wishes)
}

/// Removes them one after the other, each in a transaction of its own; `told` hears of each as soon as it
/// is done.
pub fn remove(desk: &Desk, by: &Actor, wishes: &[Wish], mut told: impl FnMut(&Outcome)) {
    let mut seen = HashSet::new();
    for wish in wishes {
        let mut outcome = Outcome {
            line: wish.line,
            given: wish.guest.clone(),
            code: RowCode::Unavailable,
            guest: None,
            receipt: None,
        };
        match desk.store.read::<_, StoreError>(|tx| find(tx, wish)) {
            Ok(Ok(guest)) => {
                outcome.code = if seen.insert(guest.id.clone()) {
                    one(desk, by, &guest, &mut outcome.receipt)
                } else {
                    RowCode::DuplicateRow
                };
                outcome.guest = Some((guest.id, guest.display_name));
            }
            Ok(Err(code)) => outcome.code = code,
            Err(_) => {}
        }
        told(&outcome);
    }
}

fn one(desk: &Desk, by: &Actor, guest: &Guest, receipt: &mut Option<Id<kind::Receipt>>) -> RowCode {
    match desk.retry_conflicts(|| removal::end(desk, by, &guest.id)) {
        Ok(Some(id)) => {
            *receipt = Some(id);
            RowCode::Removed
        }
        Ok(None) => {
            let id = desk
                .store
                .read(|tx| tx.last_receipt_of(&guest.id, model::ReceiptKind::GuestRemoved));
            *receipt = id.ok().flatten().map(|line| line.id);
            RowCode::AlreadyRemoved
        }
        Err(Refusal::Unknown(_)) => RowCode::GuestUnknown,
        Err(_) => RowCode::Unavailable,
    }
}

/// Whom a row means. Of an address that is whoever holds it; where nobody does, whoever froze under it, and
/// at last whoever was removed, so that a file may be sent again.
fn find(tx: &mut Tx<'_>, wish: &Wish) -> Result<Result<Guest, RowCode>, StoreError> {
    if let Ok(id) = wish.guest.parse::<Id<kind::Guest>>() {
        return Ok(tx.find_guest(&id)?.ok_or(RowCode::GuestUnknown));
    }
    let Ok(email) = wish.guest.parse::<Email>() else {
        return Ok(Err(RowCode::CellInvalid));
    };
    let mut found = tx.guests_invited_as(&email)?;
    if let Some(given) = &wish.partner {
        let partner = match given.parse::<Id<kind::Partner>>() {
            Ok(id) => tx.find_partner(&id)?,
            Err(_) => tx.find_partner_by_name(given)?,
        };
        let Some(partner) = partner else {
            return Ok(Err(RowCode::PartnerUnknown));
        };
        found.retain(|guest| guest.partner_id == partner.id);
    }
    let rank = |state: GuestState| match state {
        GuestState::Removed => 2,
        GuestState::Frozen => 1,
        GuestState::Invited | GuestState::Active | GuestState::Suspended => 0,
    };
    let Some(best) = found.iter().map(|guest| rank(guest.state)).min() else {
        return Ok(Err(RowCode::GuestUnknown));
    };
    found.retain(|guest| rank(guest.state) == best);
    // Newest first: of those who were removed one after the other, the last.
    let several = found.len() > 1 && best < 2;
    let first = found.into_iter().next().filter(|_| !several);
    Ok(first.ok_or(RowCode::GuestAmbiguous))
}
