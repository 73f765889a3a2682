//! Partners and their mail domains.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, micros, read, read_json},
    schema::{partner_domains, partners},
};
use diesel::prelude::*;
use model::{At, DomainState, Ending, Id, Partner, PartnerState, Span, TrustContract, kind};
use std::collections::BTreeMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = partners)]
pub(crate) struct Row {
    pub(crate) id: String,
    name: String,
    state: String,
    contract_version: i32,
    mfa_amr: String,
    allowed_apps: Option<String>,
    guest_quota: Option<i32>,
    ends_at: Option<i64>,
    created_at: i64,
    mfa_acr: String,
    recheck_secs: Option<i64>,
    review_at: Option<i64>,
    contacts: String,
    probe_secs: Option<i64>,
}

impl Row {
    /// With what belongs to it among the domains of many.
    pub(crate) fn with_domains(
        self,
        domains: &mut BTreeMap<String, Vec<String>>,
    ) -> Result<Partner, StoreError> {
        let own = domains.remove(&self.id).unwrap_or_default();
        self.partner(own)
    }

    fn partner(self, domains: Vec<String>) -> Result<Partner, StoreError> {
        Ok(Partner {
            id: read(&self.id)?,
            name: self.name,
            state: read(&self.state)?,
            trust: TrustContract {
                version: self.contract_version,
                mfa_amr: read_json(&self.mfa_amr)?,
                mfa_acr: read_json(&self.mfa_acr)?,
                allowed_apps: self.allowed_apps.as_deref().map(read_json).transpose()?,
                guest_quota: self.guest_quota,
                recheck: self.recheck_secs.map(Span::secs),
                probe_every: self.probe_secs.map(Span::secs),
                review_at: at_opt(self.review_at),
                ends_at: at_opt(self.ends_at),
                contacts: read_json(&self.contacts)?,
            },
            domains,
            created_at: at(self.created_at),
        })
    }
}

impl Tx<'_> {
    /// Adds a partner with its domains. Names are unique without regard to case.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the name is taken.
    pub fn insert_partner(&mut self, partner: &Partner) -> Result<(), StoreError> {
        let allowed = partner.trust.allowed_apps.as_ref().map(json).transpose()?;
        sql!(self, |c| diesel::insert_into(partners::table)
            .values((
                partners::id.eq(partner.id.as_str()),
                partners::name.eq(&partner.name),
                partners::name_key.eq(partner.name.to_lowercase()),
                partners::state.eq(partner.state.as_str()),
                partners::contract_version.eq(partner.trust.version),
                partners::mfa_amr.eq(json(&partner.trust.mfa_amr)?),
                partners::allowed_apps.eq(allowed),
                partners::guest_quota.eq(partner.trust.guest_quota),
                partners::ends_at.eq(micros(partner.trust.ends_at)),
                partners::created_at.eq(partner.created_at.micros()),
                partners::mfa_acr.eq(json(&partner.trust.mfa_acr)?),
                partners::recheck_secs.eq(partner.trust.recheck.map(Span::as_secs)),
                partners::review_at.eq(micros(partner.trust.review_at)),
                partners::contacts.eq(json(&partner.trust.contacts)?),
                partners::probe_secs.eq(partner.trust.probe_every.map(Span::as_secs)),
            ))
            .execute(c))?;
        self.set_partner_domains(&partner.id, &partner.domains, partner.created_at)
    }

    /// Replaces the partner's mail domains. New ones are attested; those that stay keep their state.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_partner_domains(
        &mut self,
        id: &Id<kind::Partner>,
        domains: &[String],
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::delete(
            partner_domains::table
                .filter(partner_domains::partner_id.eq(id.as_str()))
                .filter(partner_domains::domain.ne_all(domains))
        )
        .execute(c))?;
        for domain in domains {
            sql!(self, |c| diesel::insert_into(partner_domains::table)
                .values((
                    partner_domains::partner_id.eq(id.as_str()),
                    partner_domains::domain.eq(domain),
                    partner_domains::state.eq(DomainState::Attested.as_str()),
                    partner_domains::since.eq(now.micros()),
                    partner_domains::misses.eq(0),
                ))
                .on_conflict_do_nothing()
                .execute(c))?;
        }
        Ok(())
    }

    /// Changes name and trust contract, and raises the contract's version.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the name is taken.
    pub fn update_partner(
        &mut self,
        id: &Id<kind::Partner>,
        name: &str,
        trust: &TrustContract,
    ) -> Result<bool, StoreError> {
        let allowed = trust.allowed_apps.as_ref().map(json).transpose()?;
        let rows = sql!(self, |c| diesel::update(partners::table.find(id.as_str()))
            .set((
                partners::name.eq(name),
                partners::name_key.eq(name.to_lowercase()),
                partners::contract_version.eq(partners::contract_version + 1),
                partners::mfa_amr.eq(json(&trust.mfa_amr)?),
                partners::allowed_apps.eq(allowed),
                partners::guest_quota.eq(trust.guest_quota),
                partners::ends_at.eq(micros(trust.ends_at)),
                partners::mfa_acr.eq(json(&trust.mfa_acr)?),
                partners::recheck_secs.eq(trust.recheck.map(Span::as_secs)),
                partners::review_at.eq(micros(trust.review_at)),
                partners::contacts.eq(json(&trust.contacts)?),
                partners::probe_secs.eq(trust.probe_every.map(Span::as_secs)),
            ))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Moves a partner from one state to another; `false` when it was not in `from`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_partner_state(
        &mut self,
        id: &Id<kind::Partner>,
        from: PartnerState,
        to: PartnerState,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            partners::table
                .find(id.as_str())
                .filter(partners::state.eq(from.as_str()))
        )
        .set(partners::state.eq(to.as_str()))
        .execute(c))?;
        if rows == 1 && to != PartnerState::Active {
            self.ended(Ending::Partner {
                id: id.clone(),
                state: to,
            });
        }
        Ok(rows == 1)
    }

    /// Ends all access of a partner's guests in one write, however many they are: every session that
    /// began until now belongs to an earlier epoch and is dead for every later request.
    /// [`Tx::sweep_partner`] writes it down guest by guest afterwards.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn end_partner_access(
        &mut self,
        id: &Id<kind::Partner>,
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(partners::table.find(id.as_str()))
            .set((
                partners::access_epoch.eq(partners::access_epoch + 1),
                partners::access_ended_at.eq(now.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Partners whose contract somebody was to look at again by now, by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn partners_to_review(&mut self, now: At) -> Result<Vec<Partner>, StoreError> {
        let rows = sql!(self, |c| partners::table
            .filter(partners::review_at.le(now.micros()))
            .filter(partners::state.ne(PartnerState::Ended.as_str()))
            .order(partners::name_key)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(|row| self.with_domains(row)).collect()
    }

    /// Finds a partner.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_partner(&mut self, id: &Id<kind::Partner>) -> Result<Option<Partner>, StoreError> {
        let row = sql!(self, |c| partners::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(|row| self.with_domains(row)).transpose()
    }

    /// Finds a partner by its name, without regard to case.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_partner_by_name(&mut self, name: &str) -> Result<Option<Partner>, StoreError> {
        let row = sql!(self, |c| partners::table
            .filter(partners::name_key.eq(name.to_lowercase()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(|row| self.with_domains(row)).transpose()
    }

    /// The partners whose people have addresses in `domain` (lower case), oldest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_partners_by_domain(&mut self, domain: &str) -> Result<Vec<Partner>, StoreError> {
        let rows = sql!(self, |c| partners::table
            .inner_join(partner_domains::table.on(partner_domains::partner_id.eq(partners::id)))
            .filter(partner_domains::domain.eq(domain))
            .order(partners::id)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(|row| self.with_domains(row)).collect()
    }

    /// All partners by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_partners(&mut self) -> Result<Vec<Partner>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| partners::table
            .order(partners::name_key)
            .select(Row::as_select())
            .load(c))?;
        let all: Vec<(String, String)> = sql!(self, |c| partner_domains::table
            .order(partner_domains::domain)
            .select((partner_domains::partner_id, partner_domains::domain))
            .load(c))?;
        let mut domains = by_partner(all);
        rows.into_iter()
            .map(|row| row.with_domains(&mut domains))
            .collect()
    }

    /// The mail domains of some partners, by partner.
    pub(crate) fn domains_of(
        &mut self,
        ids: &[String],
    ) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
        let some: Vec<(String, String)> = sql!(self, |c| partner_domains::table
            .filter(partner_domains::partner_id.eq_any(ids))
            .order(partner_domains::domain)
            .select((partner_domains::partner_id, partner_domains::domain))
            .load(c))?;
        Ok(by_partner(some))
    }

    fn with_domains(&mut self, row: Row) -> Result<Partner, StoreError> {
        let domains = sql!(self, |c| partner_domains::table
            .filter(partner_domains::partner_id.eq(&row.id))
            .order(partner_domains::domain)
            .select(partner_domains::domain)
            .load(c))?;
        row.partner(domains)
    }
}

fn by_partner(pairs: Vec<(String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut domains = BTreeMap::<String, Vec<String>>::new();
    for (partner, domain) in pairs {
        domains.entry(partner).or_default().push(domain);
    }
    domains
}
