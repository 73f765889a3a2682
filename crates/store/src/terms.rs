//! Terms of use: their versions, and which guest agreed to which.

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, json, micros, read, read_json},
    kept::kept,
    schema::{agreements, guests, partners, terms},
};
use diesel::{
    dsl::count,
    prelude::*,
    sql_types::{BigInt, Nullable, Text},
};
use model::{Agreement, At, GuestState, Id, Publication, Span, Terms, TermsText, kind};
use std::collections::BTreeMap;

/// From when on a guest has to be asked, over the versions `t` that ask, with the guest's standing agreements
/// `y` beside them: a version that no agreement covers asks from when it counts, and an agreement is over at its
/// end. The one place that says so; the instant is compared by the policy.
macro_rules! open_from {
    () => {
        "MIN(CASE WHEN y.number >= t.number THEN y.until ELSE t.counts_from END)"
    };
}
pub(crate) use open_from;

/// A draft that is still as it was seen.
macro_rules! draft_as {
    ($seen:expr) => {
        terms::table
            .find($seen.id.as_str())
            .filter(terms::published_at.is_null())
            .filter(terms::changed_at.eq($seen.changed_at.micros()))
    };
}

/// What a guest agreed to.
#[derive(Clone, Debug)]
pub struct AgreedTerms {
    /// The yes.
    pub agreement: Agreement,
    /// To what.
    pub terms: Terms,
    /// Whether no later yes took its place.
    pub stands: bool,
}

/// A guest who agreed to a version.
#[derive(Clone, Debug)]
pub struct AgreedGuest {
    /// The yes.
    pub agreement: Agreement,
    /// The guest's name.
    pub name: String,
    /// The guest's address.
    pub email: String,
    /// The guest's partner.
    pub partner: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = terms)]
struct Row {
    id: String,
    scope: String,
    number: i32,
    texts: String,
    changed_at: i64,
    published_at: Option<i64>,
    counts_from: Option<i64>,
    asks: bool,
    renew_secs: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = agreements)]
struct AgreementRow {
    guest_id: String,
    terms_id: String,
    agreed_at: i64,
    until: Option<i64>,
    language: String,
    stands: bool,
}

#[derive(QueryableByName)]
struct OpenRow {
    #[diesel(sql_type = Text)]
    scope: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    open_from: Option<i64>,
}

#[derive(QueryableByName)]
struct OwedRow {
    #[diesel(sql_type = BigInt)]
    guests: i64,
}

impl TryFrom<Row> for Terms {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let published = row.published_at.zip(row.counts_from);
        Ok(Self {
            id: read(&row.id)?,
            app_id: app_of(&row.scope)?,
            number: row.number,
            texts: read_json(&row.texts)?,
            changed_at: at(row.changed_at),
            published: published.map(|(published, counts_from)| Publication {
                at: at(published),
                counts_from: at(counts_from),
                asks_again: row.asks,
                renew_after: row.renew_secs.map(Span::secs),
            }),
        })
    }
}

impl AgreementRow {
    fn agreement(&self) -> Result<Agreement, StoreError> {
        Ok(Agreement {
            guest_id: read(&self.guest_id)?,
            terms_id: read(&self.terms_id)?,
            agreed_at: at(self.agreed_at),
            until: at_opt(self.until),
            language: read(&self.language)?,
        })
    }
}

/// What an app's terms are kept under; the host's have no app.
fn scope(app: Option<&Id<kind::App>>) -> &str {
    app.map_or("", Id::as_str)
}

/// Whose terms are kept under it.
fn app_of(scope: &str) -> Result<Option<Id<kind::App>>, StoreError> {
    (!scope.is_empty()).then(|| read(scope)).transpose()
}

impl Tx<'_> {
    /// Adds a draft.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when there is one, or another version of the number.
    pub fn insert_terms_draft(&mut self, draft: &Terms) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(terms::table)
            .values((
                terms::id.eq(draft.id.as_str()),
                terms::scope.eq(scope(draft.app_id.as_ref())),
                terms::number.eq(draft.number),
                terms::texts.eq(json(&draft.texts)?),
                terms::changed_at.eq(draft.changed_at.micros()),
                terms::asks.eq(false),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Writes the texts of a draft that is still as it was seen; `false` when it is not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn write_terms_draft(
        &mut self,
        seen: &Terms,
        texts: &[TermsText],
        now: At,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(draft_as!(seen))
            .set((
                terms::texts.eq(json(texts)?),
                terms::changed_at.eq(now.micros()),
            ))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Publishes a draft that is still as it was seen; `false` when it is not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn publish_terms(
        &mut self,
        seen: &Terms,
        decided: &Publication,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(draft_as!(seen))
            .set((
                terms::published_at.eq(decided.at.micros()),
                terms::counts_from.eq(decided.counts_from.micros()),
                terms::asks.eq(decided.asks_again),
                terms::renew_secs.eq(decided.renew_after.map(Span::as_secs)),
            ))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Throws a draft away; `false` when there is no such draft.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_terms_draft(&mut self, id: &Id<kind::Terms>) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::delete(
            terms::table
                .find(id.as_str())
                .filter(terms::published_at.is_null())
        )
        .execute(c))?;
        Ok(rows == 1)
    }

    /// One version.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_terms(&mut self, id: &Id<kind::Terms>) -> Result<Option<Terms>, StoreError> {
        let row: Option<Row> = sql!(self, |c| terms::table
            .find(id.as_str())
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(TryInto::try_into).transpose()
    }

    /// Every version of the terms of an app, or of the host, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn versions_of_terms(
        &mut self,
        app: Option<&Id<kind::App>>,
    ) -> Result<Vec<Terms>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| terms::table
            .filter(terms::scope.eq(scope(app)))
            .order(terms::number.desc())
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(TryInto::try_into).collect()
    }

    /// Every version there is: those of the host first, each newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_terms(&mut self) -> Result<Vec<Terms>, StoreError> {
        let rows: Vec<Row> = sql!(self, |c| terms::table
            .order((terms::scope, terms::number.desc()))
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(TryInto::try_into).collect()
    }

    /// The version of the host's terms that counts at an instant, and those of these apps: the host's first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn terms_in_force(
        &mut self,
        apps: &[Id<kind::App>],
        now: At,
    ) -> Result<Vec<Terms>, StoreError> {
        let scopes: Vec<&str> = std::iter::once("")
            .chain(apps.iter().map(Id::as_str))
            .collect();
        let rows: Vec<Row> = sql!(self, |c| terms::table
            .filter(terms::scope.eq_any(&scopes))
            .filter(terms::counts_from.le(now.micros()))
            .order((terms::scope, terms::number.desc()))
            .select(Row::as_select())
            .load(c))?;
        let mut newest: Vec<Terms> = Vec::new();
        for row in rows {
            let version: Terms = row.try_into()?;
            if newest.last().map(|it| &it.app_id) != Some(&version.app_id) {
                newest.push(version);
            }
        }
        Ok(newest)
    }

    /// From when on a guest has to be asked: for the host's terms (`None`) and for those of an app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn terms_open_from(
        &mut self,
        guest: &Id<kind::Guest>,
        app: Option<&Id<kind::App>>,
    ) -> Result<BTreeMap<Option<Id<kind::App>>, At>, StoreError> {
        let query = concat!(
            "SELECT t.scope, ",
            open_from!(),
            " AS open_from FROM terms t LEFT JOIN agreements y ON y.guest_id = $1 AND y.scope = t.scope \
             AND y.stands WHERE t.asks AND t.scope IN ('', $2) GROUP BY t.scope"
        );
        let rows: Vec<OpenRow> = sql!(self, |c| kept(query)
            .bind::<Text, _>(guest.as_str())
            .bind::<Text, _>(scope(app))
            .load(c))?;
        rows.into_iter()
            .filter_map(|row| Some((row.scope, row.open_from?)))
            .map(|(scope, from)| Ok((app_of(&scope)?, at(from))))
            .collect()
    }

    /// Notes a guest's yes in the place of the one that stands; `false` when another one of the same moment won.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn agree_to_terms(
        &mut self,
        version: &Terms,
        agreement: &Agreement,
    ) -> Result<bool, StoreError> {
        let scope = scope(version.app_id.as_ref());
        sql!(self, |c| diesel::update(
            agreements::table
                .filter(agreements::guest_id.eq(agreement.guest_id.as_str()))
                .filter(agreements::scope.eq(scope))
                .filter(agreements::stands)
        )
        .set(agreements::stands.eq(false))
        .execute(c))?;
        let rows = sql!(self, |c| diesel::insert_into(agreements::table)
            .values((
                agreements::guest_id.eq(agreement.guest_id.as_str()),
                agreements::terms_id.eq(agreement.terms_id.as_str()),
                agreements::agreed_at.eq(agreement.agreed_at.micros()),
                agreements::scope.eq(scope),
                agreements::number.eq(version.number),
                agreements::until.eq(micros(agreement.until)),
                agreements::language.eq(agreement.language.as_str()),
                agreements::stands.eq(true),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        Ok(rows == 1)
    }

    /// What a guest agreed to, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn agreements_of(
        &mut self,
        guest: &Id<kind::Guest>,
        limit: i64,
    ) -> Result<Vec<AgreedTerms>, StoreError> {
        let rows: Vec<(AgreementRow, Row)> = sql!(self, |c| agreements::table
            .inner_join(terms::table.on(terms::id.eq(agreements::terms_id)))
            .filter(agreements::guest_id.eq(guest.as_str()))
            .order((agreements::agreed_at.desc(), agreements::scope))
            .limit(limit)
            .select((AgreementRow::as_select(), Row::as_select()))
            .load(c))?;
        rows.into_iter()
            .map(|(row, version)| {
                Ok(AgreedTerms {
                    agreement: row.agreement()?,
                    stands: row.stands,
                    terms: version.try_into()?,
                })
            })
            .collect()
    }

    /// How many guests agreed to each version.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_agreements(&mut self) -> Result<BTreeMap<Id<kind::Terms>, i64>, StoreError> {
        let rows: Vec<(String, i64)> = sql!(self, |c| agreements::table
            .group_by(agreements::terms_id)
            .select((
                agreements::terms_id,
                count(agreements::guest_id).aggregate_distinct()
            ))
            .load(c))?;
        rows.iter()
            .map(|(version, guests)| Ok((read(version)?, *guests)))
            .collect()
    }

    /// How many active guests still have to agree to the host's terms at an instant.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_guests_to_ask(&mut self, now: At) -> Result<i64, StoreError> {
        let query = concat!(
            "SELECT COUNT(*) AS guests FROM guests g WHERE g.state = $1 AND (SELECT ",
            open_from!(),
            " FROM terms t LEFT JOIN agreements y ON y.guest_id = g.id AND y.scope = t.scope AND y.stands \
             WHERE t.asks AND t.scope = '') <= $2"
        );
        let row: OwedRow = sql!(self, |c| kept(query)
            .bind::<Text, _>(GuestState::Active.as_str())
            .bind::<BigInt, _>(now.micros())
            .get_result(c))?;
        Ok(row.guests)
    }

    /// The next yeses to a version behind that one, by guest.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn agreed_guests(
        &mut self,
        version: &Id<kind::Terms>,
        after: Option<&Agreement>,
        limit: i64,
    ) -> Result<Vec<AgreedGuest>, StoreError> {
        let (guest, time) =
            after.map_or(("", 0), |it| (it.guest_id.as_str(), it.agreed_at.micros()));
        let behind = agreements::guest_id.gt(guest).or(agreements::guest_id
            .eq(guest)
            .and(agreements::agreed_at.gt(time)));
        let rows: Vec<(AgreementRow, String, String, String)> = sql!(self, |c| agreements::table
            .inner_join(guests::table.on(guests::id.eq(agreements::guest_id)))
            .inner_join(partners::table.on(partners::id.eq(guests::partner_id)))
            .filter(agreements::terms_id.eq(version.as_str()))
            .filter(behind)
            .order((agreements::guest_id, agreements::agreed_at))
            .limit(limit)
            .select((
                AgreementRow::as_select(),
                guests::display_name,
                guests::email,
                partners::name,
            ))
            .load(c))?;
        rows.into_iter()
            .map(|(row, name, email, partner)| {
                Ok(AgreedGuest {
                    agreement: row.agreement()?,
                    name,
                    email,
                    partner,
                })
            })
            .collect()
    }
}
