//! Partners a page at a time, in a fixed number of statements however many there are.

use crate::{
    StoreError, Tx,
    convert::read,
    guests::like_pattern,
    partners::Row,
    schema::{connections, guests, partner_domains, partners},
};
use diesel::{dsl::count_star, prelude::*};
use model::{ConnectionKind, ConnectionState, GuestState, Id, Partner, kind};
use std::collections::{BTreeMap, BTreeSet};

/// Which partners to list, by name behind `after`.
#[derive(Clone, Debug, Default)]
pub struct PartnerFilter {
    /// Part of the name or of a mail domain, without regard to case.
    pub text: Option<String>,
    /// Start behind the partner of this name.
    pub after: Option<String>,
    /// Only these.
    pub within: Option<BTreeSet<Id<kind::Partner>>>,
    /// At most so many.
    pub limit: i64,
}

/// A partner as lists show it.
#[derive(Clone, Debug)]
pub struct PartnerLine {
    /// The partner.
    pub partner: Partner,
    /// The name of its home identity provider that is in use, the newest where there are several.
    pub home: Option<String>,
    /// How many guests it has that are not removed.
    pub guests: i64,
}

/// Narrows a query down to what a filter says, except where its page begins.
macro_rules! matching {
    ($query:expr, $filter:expr) => {{
        let mut query = $query;
        if let Some(text) = &$filter.text {
            let pattern = like_pattern(&text.to_lowercase());
            let of_domain = partner_domains::table
                .filter(partner_domains::domain.like(pattern.clone()).escape('\\'))
                .select(partner_domains::partner_id);
            query = query.filter(
                partners::name_key
                    .like(pattern)
                    .escape('\\')
                    .or(partners::id.eq_any(of_domain)),
            );
        }
        if let Some(within) = &$filter.within {
            let ids: Vec<&str> = within.iter().map(Id::as_str).collect();
            query = query.filter(partners::id.eq_any(ids));
        }
        query
    }};
}

impl Tx<'_> {
    /// A page of partners by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn page_of_partners(
        &mut self,
        filter: &PartnerFilter,
    ) -> Result<Vec<PartnerLine>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| {
            let query = partners::table
                .order(partners::name_key)
                .limit(filter.limit)
                .select(Row::as_select())
                .into_boxed();
            let mut query = matching!(query, filter);
            if let Some(after) = &filter.after {
                query = query.filter(partners::name_key.gt(after.to_lowercase()));
            }
            query.load(c)
        })?;
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let mut domains = self.domains_of(&ids)?;
        let homes = self.homes_of(&ids)?;
        let guests: Vec<(String, i64)> = sql!(self, |c| guests::table
            .filter(guests::partner_id.eq_any(&ids))
            .filter(guests::state.ne(GuestState::Removed.as_str()))
            .group_by(guests::partner_id)
            .select((guests::partner_id, count_star()))
            .load(c))?;
        let guests: BTreeMap<_, _> = guests.into_iter().collect();
        rows.into_iter()
            .map(|row| {
                Ok(PartnerLine {
                    home: homes.get(&row.id).cloned(),
                    guests: guests.get(&row.id).copied().unwrap_or(0),
                    partner: row.with_domains(&mut domains)?,
                })
            })
            .collect()
    }

    /// How many partners a filter matches, wherever its page begins.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_partners(&mut self, filter: &PartnerFilter) -> Result<i64, StoreError> {
        Ok(sql!(self, |c| {
            let query = partners::table.select(count_star()).into_boxed();
            matching!(query, filter).first(c)
        })?)
    }

    /// The names of some partners.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn names_of_partners<'a>(
        &mut self,
        ids: impl Iterator<Item = &'a Id<kind::Partner>>,
    ) -> Result<BTreeMap<Id<kind::Partner>, String>, StoreError> {
        let ids: BTreeSet<&str> = ids.map(Id::as_str).collect();
        let names: Vec<(String, String)> = sql!(self, |c| partners::table
            .filter(partners::id.eq_any(&ids))
            .select((partners::id, partners::name))
            .load(c))?;
        names
            .into_iter()
            .map(|(id, name)| Ok((read(&id)?, name)))
            .collect()
    }

    fn homes_of(&mut self, ids: &[String]) -> Result<BTreeMap<String, String>, StoreError> {
        let homes: Vec<(String, String)> = sql!(self, |c| connections::table
            .filter(connections::partner_id.eq_any(ids))
            .filter(connections::kind.eq(ConnectionKind::Oidc.as_str()))
            .filter(connections::state.eq(ConnectionState::Enabled.as_str()))
            .order(connections::id)
            .select((connections::partner_id, connections::name))
            .load(c))?;
        Ok(homes.into_iter().collect())
    }
}
