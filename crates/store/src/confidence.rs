//! How sure it is that guests are still at their company, for lists and counts: one statement however many.

use crate::{
    StoreError, Tx,
    convert::read,
    kept::kept,
    schema::{connections, home_grants, identity_links, partners},
};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_types::{BigInt, Text},
};
use model::{At, ConnectionKind, Id, Span, kind};

/// Values of one statement; SQLite takes 32,766.
const AT_ONCE: usize = 1_000;

/// An account through which a guest can be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub guest_id: Id<kind::Guest>,
    /// The connection's name.
    pub name: String,
    /// The connection's kind.
    pub kind: ConnectionKind,
    /// Whether its home can be asked without the person.
    pub is_asked: bool,
    /// How old the last confirmation may be for the partner's contract.
    pub recheck: Option<Span>,
}

/// How many of a partner's active guests stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConfirmationCounts {
    /// The last confirmation counts.
    pub confirmed: i64,
    /// It counts no more, and the home can be asked.
    pub overdue: i64,
    /// It counts no more, and nobody can be asked: only the guests themselves can sign in anew.
    pub unconfirmable: i64,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    confirmed: i64,
    #[diesel(sql_type = BigInt)]
    overdue: i64,
    #[diesel(sql_type = BigInt)]
    unconfirmable: i64,
}

impl Tx<'_> {
    /// The accounts of some guests.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn accounts_of(&mut self, guests: &[Id<kind::Guest>]) -> Result<Vec<Account>, StoreError> {
        type Row = (String, String, String, Option<String>, Option<i64>);
        let mut accounts = Vec::with_capacity(guests.len());
        for some in guests.chunks(AT_ONCE) {
            let ids: Vec<&str> = some.iter().map(Id::as_str).collect();
            let rows: Vec<Row> = sql!(self, |c| identity_links::table
                .inner_join(
                    connections::table.on(connections::id.eq(identity_links::connection_id))
                )
                .inner_join(partners::table.on(partners::id.eq(connections::partner_id)))
                .left_join(
                    home_grants::table.on(home_grants::guest_id
                        .eq(identity_links::guest_id)
                        .and(home_grants::connection_id.eq(identity_links::connection_id)))
                )
                .filter(identity_links::guest_id.eq_any(&ids))
                .order((identity_links::guest_id, identity_links::connection_id))
                .select((
                    identity_links::guest_id,
                    connections::name,
                    connections::kind,
                    home_grants::guest_id.nullable(),
                    partners::recheck_secs,
                ))
                .load(c))?;
            for (guest, name, kind, grant, recheck) in rows {
                accounts.push(Account {
                    guest_id: read(&guest)?,
                    name,
                    kind: read(&kind)?,
                    is_asked: grant.is_some(),
                    recheck: recheck.map(Span::secs),
                });
            }
        }
        Ok(accounts)
    }

    /// How many of a partner's active guests stand how at an instant; whoever was confirmed no later than
    /// `oldest` has not been confirmed lately enough for the contract.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_confirmed(
        &mut self,
        partner: &Id<kind::Partner>,
        now: At,
        oldest: Option<At>,
    ) -> Result<ConfirmationCounts, StoreError> {
        // SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
        let counts = "g.confirmed_at IS NOT NULL AND (g.confirmed_until IS NULL OR g.confirmed_until > $1) \
                      AND g.confirmed_at > $2";
        let query = format!(
            "SELECT COUNT(CASE WHEN {counts} THEN 1 END) AS confirmed, \
             COUNT(CASE WHEN NOT ({counts}) AND h.guest_id IS NOT NULL THEN 1 END) AS overdue, \
             COUNT(CASE WHEN NOT ({counts}) AND h.guest_id IS NULL THEN 1 END) AS unconfirmable \
             FROM guests g LEFT JOIN home_grants h ON h.guest_id = g.id \
             WHERE g.partner_id = $3 AND g.state = 'active'"
        );
        let row: CountRow = sql!(self, |c| kept(&query)
            .bind::<BigInt, _>(now.micros())
            .bind::<BigInt, _>(oldest.map_or(i64::MIN, At::micros))
            .bind::<Text, _>(partner.as_str())
            .get_result(c))?;
        Ok(ConfirmationCounts {
            confirmed: row.confirmed,
            overdue: row.overdue,
            unconfirmable: row.unconfirmable,
        })
    }
}
