//! When a guest was last confirmed at home, through what, and whether that still counts.

use crate::{Desk, Refusal};
use model::{At, ConnectionKind, Guest, GuestState, Id, Partner, kind};
use std::collections::BTreeMap;
use store::{Account, StoreError, Tx};

pub use store::ConfirmationCounts;

model::text_enum! {
    /// Through what a guest is confirmed.
    Through {
        /// The home is asked without the person.
        Probe = "probe",
        /// The person signs in at home; nobody can be asked without them.
        SignIn = "sign_in",
        /// A code that was mailed to them.
        Mailbox = "mailbox",
    }
}

model::text_enum! {
    /// How the last confirmation stands.
    Standing {
        /// It counts.
        Confirmed = "confirmed",
        /// It counts no more, and the home can be asked.
        Overdue = "overdue",
        /// It counts no more, and only the guest's next sign-in can tell.
        Unconfirmable = "unconfirmable",
        /// Nobody is to be confirmed: the guest is not in use.
        Idle = "idle",
    }
}

/// How sure it is that a guest is still at their company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// When the guest was last confirmed.
    pub at: Option<At>,
    /// Until when that counts; `None` where nothing bounds it.
    pub until: Option<At>,
    /// Through what the next confirmation comes, with the connection's name; `None` before the first sign-in.
    pub through: Option<(Through, String)>,
    /// How it stands now.
    pub standing: Standing,
}

/// Of some guests, in the order of theirs; by one statement for a thousand.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of(desk: &Desk, guests: &[Guest]) -> Result<Vec<Confidence>, Refusal> {
    let now = desk.clock.now();
    Ok(desk.store.read(|tx| of_in(tx, guests, now))?)
}

pub(crate) fn of_in(
    tx: &mut Tx<'_>,
    guests: &[Guest],
    now: At,
) -> Result<Vec<Confidence>, StoreError> {
    let ids: Vec<Id<kind::Guest>> = guests.iter().map(|guest| guest.id.clone()).collect();
    let accounts = tx.accounts_of(&ids)?;
    let mut best: BTreeMap<&Id<kind::Guest>, &Account> = BTreeMap::new();
    for account in &accounts {
        let known = best.entry(&account.guest_id).or_insert(account);
        if through(account) < through(known) {
            *known = account;
        }
    }
    let one = |guest: &Guest| of_one(guest, best.get(&guest.id).copied(), now);
    Ok(guests.iter().map(one).collect())
}

/// How many active guests of a partner stand how.
///
/// # Errors
/// [`Refusal::Store`].
pub fn count(desk: &Desk, partner: &Partner) -> Result<ConfirmationCounts, Refusal> {
    let now = desk.clock.now();
    let oldest = partner.trust.recheck.map(|it| now.minus(it));
    Ok(desk
        .store
        .read(|tx| tx.count_confirmed(&partner.id, now, oldest))?)
}

fn of_one(guest: &Guest, account: Option<&Account>, now: At) -> Confidence {
    let agreed = account.and_then(|it| it.recheck);
    let until = [
        guest.confirmed_until,
        agreed.and_then(|span| guest.confirmed_at.map(|at| at.plus(span))),
    ];
    let until = until.into_iter().flatten().min();
    let counts = guest.confirmed_at.is_some() && until.is_none_or(|until| until > now);
    let standing = match guest.state {
        GuestState::Active if counts => Standing::Confirmed,
        GuestState::Active if account.is_some_and(|it| it.is_asked) => Standing::Overdue,
        GuestState::Active => Standing::Unconfirmable,
        _ => Standing::Idle,
    };
    Confidence {
        at: guest.confirmed_at,
        until: until.filter(|_| guest.confirmed_at.is_some()),
        through: account.map(|it| (through(it), it.name.clone())),
        standing,
    }
}

/// The surest first.
fn through(account: &Account) -> Through {
    match account.kind {
        _ if account.is_asked => Through::Probe,
        ConnectionKind::Invitation => Through::Mailbox,
        ConnectionKind::Oidc => Through::SignIn,
    }
}
