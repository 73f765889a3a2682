//! What waits for somebody, as numbers, and who signed in today.

use crate::{Desk, Refusal};
use model::{At, GuestState, Reach, Span};
use store::{GuestFilter, SponsoredBy, StoreError, Undelivered};

/// Sign-ins of one partner's people today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIns {
    /// The partner's id and name; `None` where nobody was found.
    pub partner: Option<(String, String)>,
    /// How many succeeded.
    pub done: i64,
    /// How many were refused.
    pub refused: i64,
}

/// Numbers that lead to lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Active guests whose confirmation does not count.
    pub unconfirmed: i64,
    /// Guests in use whom nobody answers for.
    pub orphans: i64,
    /// Guests whose access ends within 30 days.
    pub ending: i64,
    /// What did not arrive.
    pub undelivered: Undelivered,
}

/// What waits, within somebody's reach.
///
/// # Errors
/// [`Refusal::Store`].
pub fn waiting(desk: &Desk, reach: &Reach) -> Result<Waiting, Refusal> {
    let now = desk.clock.now();
    let of = |filter: GuestFilter| GuestFilter {
        reach: reach.clone(),
        ..filter
    };
    Ok(desk.store.read(|tx| {
        Ok::<_, StoreError>(Waiting {
            unconfirmed: tx.count_matching_guests(&of(GuestFilter {
                unconfirmed: Some(now),
                ..GuestFilter::default()
            }))?,
            orphans: tx.count_matching_guests(&of(GuestFilter {
                sponsor: Some(SponsoredBy::Nobody),
                state: Some(GuestState::Active),
                ..GuestFilter::default()
            }))?,
            ending: tx.count_matching_guests(&of(GuestFilter {
                ends_before: Some(soon(now)),
                state: Some(GuestState::Active),
                ..GuestFilter::default()
            }))?,
            // Whom something did not reach may be beyond it.
            undelivered: if reach.is_whole() {
                tx.undelivered()?
            } else {
                Undelivered::default()
            },
        })
    })?)
}

/// Up to then an end is near.
#[must_use]
pub fn soon(now: At) -> At {
    now.plus(Span::days(30))
}

/// The first instant of a day (UTC).
fn midnight(now: At) -> At {
    At::from_secs(now.secs() - now.secs().rem_euclid(86_400))
}

/// Sign-ins since midnight (UTC) by partner, those with most refusals first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn sign_ins_today(desk: &Desk) -> Result<Vec<SignIns>, Refusal> {
    let since = midnight(desk.clock.now());
    Ok(desk.store.read(|tx| {
        let counts = tx.sign_ins_since(since)?;
        let ids = counts.iter().filter_map(|it| it.partner_id.as_ref());
        let names = tx.names_of_partners(ids)?;
        let one = |it: store::SignInCounts| SignIns {
            partner: it.partner_id.map(|id| {
                let name = names.get(&id).cloned().unwrap_or_default();
                (id.to_string(), name)
            }),
            done: it.done,
            refused: it.refused,
        };
        Ok::<_, StoreError>(counts.into_iter().map(one).collect())
    })?)
}
