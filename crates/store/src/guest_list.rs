//! Guests a page at a time, in a fixed number of statements however many there are.

use crate::{
    StoreError, Tx,
    guests::Row,
    schema::{assignments, group_members, guest_words, guests},
};
use diesel::{
    dsl::{count_star, sql},
    prelude::*,
    sql_types::{BigInt, Bool},
};
use model::{AssigneeKind, At, Guest, GuestState, Id, Reach, kind, terms_of};

/// Behind every text that begins with another one.
const LAST: char = char::MAX;

/// Who answers for a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SponsoredBy {
    /// Nobody.
    Nobody,
    /// This admin.
    Admin(Id<kind::Admin>),
}

/// Which guests to list, in id order after `after`.
#[derive(Clone, Debug, Default)]
pub struct GuestFilter {
    /// How words of the name or of the address begin, without regard to case and diacritics.
    pub text: Option<String>,
    /// Only this partner's.
    pub partner_id: Option<Id<kind::Partner>>,
    /// Only in this state.
    pub state: Option<GuestState>,
    /// Only those to whom something assigns this app.
    pub app_id: Option<Id<kind::App>>,
    /// Only members of this group.
    pub group_id: Option<Id<kind::Group>>,
    /// Only with this sponsor.
    pub sponsor: Option<SponsoredBy>,
    /// Only those whose access ends before this instant.
    pub ends_before: Option<At>,
    /// Only active ones whose last confirmation does not count at this instant.
    pub unconfirmed: Option<At>,
    /// Only this one.
    pub id: Option<Id<kind::Guest>>,
    /// Nobody outside of this.
    pub reach: Reach,
    /// Start behind this id.
    pub after: Option<Id<kind::Guest>>,
    /// At most so many.
    pub limit: i64,
}

/// What a filter asks for, in the words of the tables.
struct Wanted {
    /// Beginnings of words, each with where they end.
    terms: Vec<(String, String)>,
    app: Option<Vec<String>>,
    partners: Option<Vec<String>>,
    /// Apps of which somebody has to have one.
    apps: Option<Vec<String>>,
}

impl Wanted {
    fn of(filter: &GuestFilter) -> Self {
        let texts = |id: &Id<kind::App>| id.to_string();
        let reach = &filter.reach;
        let through = reach.apps.as_ref().filter(|_| reach.guests_by_app);
        Self {
            terms: terms_of(filter.text.as_deref().unwrap_or_default())
                .into_iter()
                .map(|term| {
                    let end = format!("{term}{LAST}");
                    (term, end)
                })
                .collect(),
            app: filter.app_id.as_ref().map(|id| vec![id.to_string()]),
            partners: reach
                .partners
                .as_ref()
                .map(|all| all.iter().map(Id::to_string).collect()),
            apps: through.map(|all| all.iter().map(texts).collect()),
        }
    }
}

/// Those to whom something assigns one of some apps.
macro_rules! having {
    ($query:expr, $apps:expr) => {{
        let given = |kind: AssigneeKind| {
            assignments::table
                .filter(assignments::app_id.eq_any($apps))
                .filter(assignments::assignee_kind.eq(kind.as_str()))
                .select(assignments::assignee_id)
        };
        let members = group_members::table
            .filter(group_members::group_id.eq_any(given(AssigneeKind::Group)))
            .select(group_members::guest_id);
        $query.filter(
            guests::id
                .eq_any(given(AssigneeKind::Guest))
                .or(guests::partner_id.eq_any(given(AssigneeKind::Partner)))
                .or(guests::id.eq_any(members)),
        )
    }};
}

/// Narrows a query down to what a filter says, except where its page begins.
macro_rules! matching {
    ($query:expr, $filter:expr, $wanted:expr) => {{
        let (mut query, filter, wanted) = ($query, $filter, $wanted);
        for (from, to) in &wanted.terms {
            let found = guest_words::table
                .filter(guest_words::word.ge(from))
                .filter(guest_words::word.lt(to))
                .select(guest_words::guest_id);
            query = query.filter(guests::id.eq_any(found));
        }
        if let Some(id) = &filter.id {
            query = query.filter(guests::id.eq(id.as_str()));
        }
        if let Some(partner) = &filter.partner_id {
            query = query.filter(guests::partner_id.eq(partner.as_str()));
        }
        if let Some(state) = filter.state {
            query = query.filter(guests::state.eq(state.as_str()));
        }
        if let Some(app) = &wanted.app {
            query = having!(query, app);
        }
        if let Some(group) = &filter.group_id {
            let members = group_members::table
                .filter(group_members::group_id.eq(group.as_str()))
                .select(group_members::guest_id);
            query = query.filter(guests::id.eq_any(members));
        }
        match &filter.sponsor {
            Some(SponsoredBy::Admin(id)) => {
                query = query.filter(guests::sponsor_id.eq(id.as_str()));
            }
            Some(SponsoredBy::Nobody) => query = query.filter(guests::sponsor_id.is_null()),
            None => {}
        }
        if let Some(before) = filter.ends_before {
            query = query.filter(guests::ends_at.lt(before.micros()));
        }
        if let Some(now) = filter.unconfirmed {
            let late = sql::<Bool>("(guests.confirmed_at IS NULL OR guests.confirmed_until <= ")
                .bind::<BigInt, _>(now.micros())
                .sql(
                    " OR guests.confirmed_at + 1000000 * (SELECT p.recheck_secs FROM partners p \
                     WHERE p.id = guests.partner_id) <= ",
                )
                .bind::<BigInt, _>(now.micros())
                .sql(")");
            query = query
                .filter(guests::state.eq(GuestState::Active.as_str()))
                .filter(late);
        }
        if let Some(partners) = &wanted.partners {
            query = query.filter(guests::partner_id.eq_any(partners));
        }
        if let Some(apps) = &wanted.apps {
            query = having!(query, apps);
        }
        query
    }};
}

impl Tx<'_> {
    /// Lists guests by filter.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_guests(&mut self, filter: &GuestFilter) -> Result<Vec<Guest>, StoreError> {
        let wanted = Wanted::of(filter);
        let rows: Vec<Row> = sql!(self, |c| {
            let query = guests::table
                .select(Row::as_select())
                .order(guests::id)
                .limit(filter.limit)
                .into_boxed();
            let mut query = matching!(query, filter, &wanted);
            if let Some(after) = &filter.after {
                query = query.filter(guests::id.gt(after.as_str()));
            }
            query.load(c)
        })?;
        rows.into_iter().map(Guest::try_from).collect()
    }

    /// Counts the guests that a filter matches, wherever its page begins.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_matching_guests(&mut self, filter: &GuestFilter) -> Result<i64, StoreError> {
        let wanted = Wanted::of(filter);
        Ok(sql!(self, |c| {
            let query = guests::table.select(count_star()).into_boxed();
            matching!(query, filter, &wanted).first(c)
        })?)
    }

    /// Some guests, in id order; unknown ids are left out.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn guests_of_ids(&mut self, ids: &[Id<kind::Guest>]) -> Result<Vec<Guest>, StoreError> {
        let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
        let rows: Vec<Row> = sql!(self, |c| guests::table
            .filter(guests::id.eq_any(&ids))
            .order(guests::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(Guest::try_from).collect()
    }
}
