//! How we know that partners' mail domains are theirs, and when to look again.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, micros, read, read_opt},
    schema::partner_domains,
};
use diesel::prelude::*;
use model::{At, DomainProof, DomainState, HashedSecret, Id, PartnerDomain, Span, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = partner_domains)]
struct Row {
    partner_id: String,
    domain: String,
    state: String,
    since: i64,
    confirmed_at: Option<i64>,
    misses: i32,
    token: Option<String>,
    next_check_at: Option<i64>,
    proof: Option<String>,
}

impl TryFrom<Row> for PartnerDomain {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            partner_id: read(&row.partner_id)?,
            domain: row.domain,
            state: read(&row.state)?,
            since: at(row.since),
            confirmed_at: at_opt(row.confirmed_at),
            misses: row.misses,
            token: row.token,
            next_check_at: at_opt(row.next_check_at),
            proof: read_opt(row.proof.as_deref())?,
        })
    }
}

impl Tx<'_> {
    /// A partner's mail domains by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn partner_domains(
        &mut self,
        id: &Id<kind::Partner>,
    ) -> Result<Vec<PartnerDomain>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| partner_domains::table
            .filter(partner_domains::partner_id.eq(id.as_str()))
            .order(partner_domains::domain)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(TryInto::try_into).collect()
    }

    /// The mail domains of all partners, by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn all_partner_domains(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(sql!(self, |c| partner_domains::table
            .order(partner_domains::domain)
            .select(partner_domains::domain)
            .load(c))?)
    }

    /// Gives a domain what its record must hold, unless it has that already; the one that stands
    /// is kept. `false` when it had one or there is no such domain.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn give_domain_token(
        &mut self,
        id: &Id<kind::Partner>,
        domain: &str,
        token: &str,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            partner_domains::table
                .find((id.as_str(), domain))
                .filter(partner_domains::token.is_null())
        )
        .set(partner_domains::token.eq(token))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// Keeps the link that was mailed to a domain's postmaster; the one before is dead. `false` when
    /// there is no such domain.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn keep_domain_mail(
        &mut self,
        id: &Id<kind::Partner>,
        domain: &str,
        (token, expires_at): (&HashedSecret, At),
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            partner_domains::table.find((id.as_str(), domain))
        )
        .set((
            partner_domains::mail_token.eq(token.as_bytes()),
            partner_domains::mail_expires_at.eq(expires_at.micros()),
        ))
        .execute(c))?;
        Ok(rows == 1)
    }

    /// The domain that a postmaster's link is about, while the link works.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_domain_mail(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<Option<PartnerDomain>, StoreError> {
        let row: Option<Row> = sql!(self, |c| partner_domains::table
            .filter(partner_domains::mail_token.eq(token.as_bytes()))
            .filter(partner_domains::mail_expires_at.gt(now.micros()))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(TryInto::try_into).transpose()
    }

    /// Uses a postmaster's link up, by one conditional write; `None` when it is used or over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn take_domain_mail(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<Option<PartnerDomain>, StoreError> {
        let row: Option<Row> = sql!(self, |c| diesel::update(
            partner_domains::table
                .filter(partner_domains::mail_token.eq(token.as_bytes()))
                .filter(partner_domains::mail_expires_at.gt(now.micros()))
        )
        .set((
            partner_domains::mail_token.eq(None::<Vec<u8>>),
            partner_domains::mail_expires_at.eq(None::<i64>),
        ))
        .returning(Row::as_returning())
        .get_result(c)
        .optional())?;
        row.map(TryInto::try_into).transpose()
    }

    /// Writes what is known of a domain now, unless it changed since `before` was read; `false`
    /// then. Both values that may be missing go away only together with the state. The link that was
    /// mailed to the postmaster dies with a domain that stops counting.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn update_domain(
        &mut self,
        before: &PartnerDomain,
        after: &PartnerDomain,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            partner_domains::table
                .find((before.partner_id.as_str(), &before.domain))
                .filter(partner_domains::state.eq(before.state.as_str()))
                .filter(partner_domains::since.eq(before.since.micros()))
                .filter(partner_domains::misses.eq(before.misses))
                .filter(
                    partner_domains::token
                        .eq(before.token.as_deref())
                        .or(partner_domains::token.is_null())
                )
                .filter(
                    partner_domains::next_check_at
                        .eq(micros(before.next_check_at))
                        .or(partner_domains::next_check_at.is_null())
                )
        )
        .set((
            partner_domains::state.eq(after.state.as_str()),
            partner_domains::since.eq(after.since.micros()),
            partner_domains::confirmed_at.eq(micros(after.confirmed_at)),
            partner_domains::misses.eq(after.misses),
            partner_domains::token.eq(after.token.as_deref()),
            partner_domains::next_check_at.eq(micros(after.next_check_at)),
            partner_domains::proof.eq(after.proof.map(DomainProof::as_str)),
        ))
        .execute(c))?;
        let stops = before.state.counts() && !after.state.counts();
        if rows == 1 && stops {
            self.forget_domain_mail(after)?;
        }
        Ok(rows == 1)
    }

    fn forget_domain_mail(&mut self, domain: &PartnerDomain) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(
            partner_domains::table.find((domain.partner_id.as_str(), &domain.domain))
        )
        .set((
            partner_domains::mail_token.eq(None::<Vec<u8>>),
            partner_domains::mail_expires_at.eq(None::<i64>),
        ))
        .execute(c))?;
        Ok(())
    }

    /// The proven domain whose record is due to be looked up, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn next_domain_due(&mut self, now: At) -> Result<Option<PartnerDomain>, StoreError> {
        let row: Option<Row> = sql!(self, |c| partner_domains::table
            .filter(partner_domains::state.eq(DomainState::Proven.as_str()))
            .filter(partner_domains::next_check_at.le(now.micros()))
            .order((partner_domains::next_check_at, partner_domains::domain))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(TryInto::try_into).transpose()
    }

    /// Takes a due domain for this node until the lease ends; `None` when another node was first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn claim_domain(
        &mut self,
        due: &PartnerDomain,
        now: At,
        lease: Span,
    ) -> Result<Option<PartnerDomain>, StoreError> {
        let claimed = PartnerDomain {
            next_check_at: Some(now.plus(lease)),
            ..due.clone()
        };
        Ok(self.update_domain(due, &claimed)?.then_some(claimed))
    }
}
