//! Rows of invitation files: what each says, what it comes to, and what became of it.

use crate::{
    ImportBatch, StoreError, Tx,
    convert::{json, read, read_json, read_opt},
    guests::like_pattern,
    schema::{assignments, guests, import_rows, invitations},
};
use diesel::{
    QueryableByName,
    dsl::{count_star, exists, not},
    prelude::*,
    sql_query,
    sql_types::{BigInt, Bool, Nullable, Text},
};
use model::{
    AssigneeKind, Email, Guest, GuestState, Id, InvitationState, Particulars, RowOutcome, Whole,
    kind,
};

/// So many rows are written by one statement.
const AT_ONCE: usize = 200;
/// Who is on a list that a file is the whole of: whoever is neither frozen nor removed.
const LISTED: [GuestState; 3] = [
    GuestState::Invited,
    GuestState::Active,
    GuestState::Suspended,
];

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Its place, from 1.
    pub n: i64,
    /// The line in the file on which it begins; 0 for somebody who is not in it.
    pub line: i64,
    /// Its cells, corrected ones as they are now.
    pub cells: Vec<String>,
    /// The address as given.
    pub address: String,
    /// The form in which addresses are compared; `None` when it is none.
    pub email_key: Option<String>,
    /// What it comes to.
    pub outcome: RowOutcome,
    /// Whether it is still to be done.
    pub pending: bool,
    /// The stable code.
    pub code: Option<String>,
    /// What it means, in English.
    pub message: String,
    /// The column at fault.
    pub field: Option<String>,
    /// Something to look at although the row is used.
    pub warning: Option<String>,
    /// What the column at fault probably means.
    pub suggestion: Option<String>,
    /// The partner that gets one more guest by it.
    pub partner_id: Option<Id<kind::Partner>>,
    /// The guest it is about.
    pub guest_id: Option<Id<kind::Guest>>,
    /// The invitation that it made.
    pub invitation_id: Option<Id<kind::Invitation>>,
    /// The receipt of what it ended.
    pub receipt_id: Option<Id<kind::Receipt>>,
    /// What the message names.
    pub particulars: Particulars,
}

impl ImportRow {
    /// Rows that somebody has to look at come first.
    const fn rank(&self) -> i32 {
        match self.outcome {
            RowOutcome::Problem => 0,
            _ if self.warning.is_some() => 1,
            RowOutcome::Remove => 2,
            RowOutcome::Invite => 3,
            RowOutcome::AddAccess => 4,
            RowOutcome::Unchanged => 5,
            RowOutcome::Skipped => 6,
            RowOutcome::Waiting => 7,
        }
    }
}

/// Ranks up to this one are for somebody to look at.
const TO_LOOK_AT: i32 = 1;

/// Which rows of a file to show: in the order in which somebody wants to see them.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowPage {
    /// Only rows with a problem or a remark.
    pub only_problems: bool,
    /// Rows behind this one, by rank and place.
    pub after: Option<(i32, i64)>,
    /// At most so many.
    pub limit: i64,
}

/// How many rows of one sort a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowTally {
    /// What they come to.
    pub outcome: RowOutcome,
    /// Whether there is something to look at.
    pub warned: bool,
    /// Whether they are still to be done.
    pub pending: bool,
    /// How many.
    pub number: i64,
}

/// How far the invitations of a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailTally {
    /// Mails that wait to be handed over, be it again.
    pub waiting: i64,
    /// Mails that the mail server took.
    pub handed_over: i64,
    /// Mails that were refused for good.
    pub refused: i64,
    /// Invitations that were accepted.
    pub accepted: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = import_rows)]
struct Row {
    n: i64,
    line: i64,
    cells: String,
    address: String,
    email_key: Option<String>,
    outcome: String,
    pending: bool,
    code: Option<String>,
    message: String,
    field: Option<String>,
    warning: Option<String>,
    suggestion: Option<String>,
    partner_id: Option<String>,
    guest_id: Option<String>,
    invitation_id: Option<String>,
    receipt_id: Option<String>,
    particulars: Option<String>,
}

impl TryFrom<Row> for ImportRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            n: row.n,
            line: row.line,
            cells: read_json(&row.cells)?,
            address: row.address,
            email_key: row.email_key,
            outcome: read(&row.outcome)?,
            pending: row.pending,
            code: row.code,
            message: row.message,
            field: row.field,
            warning: row.warning,
            suggestion: row.suggestion,
            partner_id: read_opt(row.partner_id.as_deref())?,
            guest_id: read_opt(row.guest_id.as_deref())?,
            invitation_id: read_opt(row.invitation_id.as_deref())?,
            receipt_id: read_opt(row.receipt_id.as_deref())?,
            particulars: match row.particulars {
                Some(text) => read_json(&text)?,
                None => Particulars::default(),
            },
        })
    }
}

#[derive(QueryableByName)]
struct TallyRow {
    #[diesel(sql_type = Text)]
    outcome: String,
    #[diesel(sql_type = Bool)]
    warned: bool,
    #[diesel(sql_type = Bool)]
    pending: bool,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct MailRow {
    #[diesel(sql_type = Nullable<Text>)]
    state: Option<String>,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const TALLY: &str = "SELECT outcome, warning IS NOT NULL AS warned, pending, COUNT(*) AS number \
     FROM import_rows WHERE batch_id = $1 GROUP BY outcome, warning IS NOT NULL, pending";

// A mail is written in the transaction, and at the instant, of its invitation.
const MAILS: &str = "SELECT o.state AS state, COUNT(*) AS number FROM import_rows r \
     JOIN invitations i ON i.id = r.invitation_id \
     JOIN outbox o ON o.guest_id = i.guest_id AND o.kind = 'mail' AND o.created_at = i.created_at \
     WHERE r.batch_id = $1 GROUP BY o.state";

/// Some rows of a file, in its order.
macro_rules! some_rows {
    ($batch:expr, $which:expr, $limit:expr) => {
        import_rows::table
            .filter(import_rows::batch_id.eq($batch.as_str()))
            .filter($which)
            .order(import_rows::n)
            .limit($limit)
            .select(Row::as_select())
    };
}

/// Those of a query over guests who have what a file is the whole list of.
macro_rules! listed {
    ($query:expr, $whole:expr) => {{
        let query = $query.filter(guests::state.eq_any(LISTED.map(GuestState::as_str)));
        match $whole {
            Whole::Partner(id) => query.filter(guests::partner_id.eq(id.as_str())),
            Whole::App(id) => query.filter(exists(
                assignments::table
                    .filter(assignments::app_id.eq(id.as_str()))
                    .filter(assignments::assignee_kind.eq(AssigneeKind::Guest.as_str()))
                    .filter(assignments::assignee_id.eq(guests::id)),
            )),
        }
    }};
}

/// The rows of a file whose page begins behind a place.
macro_rules! page {
    ($id:expr, $page:expr) => {{
        let mut query = import_rows::table
            .filter(import_rows::batch_id.eq($id.as_str()))
            .order((import_rows::rank, import_rows::n))
            .limit($page.limit)
            .select((import_rows::rank, Row::as_select()))
            .into_boxed();
        if $page.only_problems {
            query = query.filter(import_rows::rank.le(TO_LOOK_AT));
        }
        if let Some((rank, n)) = $page.after {
            let behind = import_rows::rank.eq(rank).and(import_rows::n.gt(n));
            query = query.filter(import_rows::rank.gt(rank).or(behind));
        }
        query
    }};
}

impl Tx<'_> {
    /// Writes rows of a file down, in place of what stood at their places.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn put_import_rows(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        rows: &[ImportRow],
    ) -> Result<(), StoreError> {
        for some in rows.chunks(AT_ONCE) {
            let places: Vec<i64> = some.iter().map(|row| row.n).collect();
            sql!(self, |c| diesel::delete(
                import_rows::table
                    .filter(import_rows::batch_id.eq(batch.as_str()))
                    .filter(import_rows::n.eq_any(&places))
            )
            .execute(c))?;
            self.add_import_rows(batch, some)?;
        }
        Ok(())
    }

    /// Adds rows to a file at places where none stands.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn add_import_rows(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        rows: &[ImportRow],
    ) -> Result<(), StoreError> {
        for some in rows.chunks(AT_ONCE) {
            let texts = some.iter().map(|row| {
                let named = Some(&row.particulars).filter(|it| !it.is_empty());
                Ok((json(&row.cells)?, named.map(json).transpose()?))
            });
            let texts = texts.collect::<Result<Vec<_>, StoreError>>()?;
            let values: Vec<_> = some
                .iter()
                .zip(&texts)
                .map(|(row, (cells, particulars))| {
                    (
                        import_rows::batch_id.eq(batch.as_str()),
                        import_rows::n.eq(row.n),
                        import_rows::line.eq(row.line),
                        import_rows::cells.eq(cells),
                        import_rows::address.eq(&row.address),
                        import_rows::email_key.eq(&row.email_key),
                        import_rows::outcome.eq(row.outcome.as_str()),
                        import_rows::rank.eq(row.rank()),
                        import_rows::pending.eq(row.pending),
                        import_rows::code.eq(&row.code),
                        import_rows::message.eq(&row.message),
                        import_rows::field.eq(&row.field),
                        import_rows::warning.eq(&row.warning),
                        import_rows::suggestion.eq(&row.suggestion),
                        import_rows::partner_id.eq(row.partner_id.as_ref().map(Id::as_str)),
                        import_rows::guest_id.eq(row.guest_id.as_ref().map(Id::as_str)),
                        import_rows::invitation_id.eq(row.invitation_id.as_ref().map(Id::as_str)),
                        import_rows::receipt_id.eq(row.receipt_id.as_ref().map(Id::as_str)),
                        import_rows::particulars.eq(particulars),
                    )
                })
                .collect();
            sql!(self, |c| diesel::insert_into(import_rows::table)
                .values(&values)
                .execute(c))?;
        }
        Ok(())
    }

    /// The rows behind a place, in the order of the file.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn import_rows_after(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        n: i64,
        limit: i64,
    ) -> Result<Vec<ImportRow>, StoreError> {
        let rows = sql!(self, |c| some_rows!(batch, import_rows::n.gt(n), limit)
            .load(c))?;
        rows.into_iter().map(ImportRow::try_from).collect()
    }

    /// The first rows that are still to be done.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn pending_import_rows(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        limit: i64,
    ) -> Result<Vec<ImportRow>, StoreError> {
        let rows = sql!(self, |c| some_rows!(batch, import_rows::pending, limit)
            .load(c))?;
        rows.into_iter().map(ImportRow::try_from).collect()
    }

    /// One row.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_import_row(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        n: i64,
    ) -> Result<Option<ImportRow>, StoreError> {
        let row = sql!(self, |c| import_rows::table
            .find((batch.as_str(), n))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(ImportRow::try_from).transpose()
    }

    /// Rows to show, each with its rank: problems first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn page_of_import(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        page: &RowPage,
    ) -> Result<Vec<(i32, ImportRow)>, StoreError> {
        let rows: Vec<(i32, Row)> = sql!(self, |c| page!(batch, page).load(c))?;
        rows.into_iter()
            .map(|(rank, row)| Ok((rank, row.try_into()?)))
            .collect()
    }

    /// How many rows of each sort a file has.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn tally_import(
        &mut self,
        batch: &Id<kind::ImportBatch>,
    ) -> Result<Vec<RowTally>, StoreError> {
        let rows: Vec<TallyRow> = sql!(self, |c| sql_query(TALLY)
            .bind::<Text, _>(batch.as_str())
            .load(c))?;
        rows.into_iter()
            .map(|row| {
                Ok(RowTally {
                    outcome: read(&row.outcome)?,
                    warned: row.warned,
                    pending: row.pending,
                    number: row.number,
                })
            })
            .collect()
    }

    /// How far the invitations of a file are.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn tally_mails_of_import(
        &mut self,
        batch: &Id<kind::ImportBatch>,
    ) -> Result<MailTally, StoreError> {
        let by_state: Vec<(String, i64)> = sql!(self, |c| import_rows::table
            .inner_join(
                invitations::table.on(invitations::id.nullable().eq(import_rows::invitation_id))
            )
            .filter(import_rows::batch_id.eq(batch.as_str()))
            .group_by(invitations::state)
            .select((invitations::state, count_star()))
            .load(c))?;
        let mut tally = MailTally::default();
        for (state, number) in by_state {
            if read::<InvitationState>(&state)? == InvitationState::Redeemed {
                tally.accepted += number;
            }
        }
        let mails: Vec<MailRow> = sql!(self, |c| sql_query(MAILS)
            .bind::<Text, _>(batch.as_str())
            .load(c))?;
        for row in mails {
            match row.state.as_deref() {
                Some("waiting") => tally.waiting += row.number,
                Some("dead") => tally.refused += row.number,
                _ => tally.handed_over += row.number,
            }
        }
        Ok(tally)
    }

    /// Which of some addresses stand in usable rows before a place, with the first line of each.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn import_addresses_before(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        n: i64,
        keys: &[&str],
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let usable = [
            RowOutcome::Invite,
            RowOutcome::AddAccess,
            RowOutcome::Unchanged,
        ];
        let rows: Vec<(Option<String>, Option<i64>)> = sql!(self, |c| import_rows::table
            .filter(import_rows::batch_id.eq(batch.as_str()))
            .filter(import_rows::email_key.eq_any(keys))
            .filter(import_rows::n.lt(n))
            .filter(import_rows::outcome.eq_any(usable.map(RowOutcome::as_str)))
            .group_by(import_rows::email_key)
            .select((import_rows::email_key, diesel::dsl::min(import_rows::line)))
            .load(c))?;
        Ok(rows
            .into_iter()
            .filter_map(|(key, line)| Some((key?, line?)))
            .collect())
    }

    /// How many new guests of each partner the rows up to a place come to.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn planned_by_import(
        &mut self,
        batch: &Id<kind::ImportBatch>,
        up_to: i64,
    ) -> Result<Vec<(Id<kind::Partner>, i64)>, StoreError> {
        let rows: Vec<(Option<String>, i64)> = sql!(self, |c| import_rows::table
            .filter(import_rows::batch_id.eq(batch.as_str()))
            .filter(import_rows::n.le(up_to))
            .filter(import_rows::partner_id.is_not_null())
            .group_by(import_rows::partner_id)
            .select((import_rows::partner_id, count_star()))
            .load(c))?;
        rows.into_iter()
            .filter_map(|(id, number)| id.map(|id| Ok((read(&id)?, number))))
            .collect()
    }

    /// How many rows name nobody: of those nothing is known about who is missing from a whole list.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_nameless_rows(
        &mut self,
        batch: &Id<kind::ImportBatch>,
    ) -> Result<i64, StoreError> {
        Ok(sql!(self, |c| import_rows::table
            .filter(import_rows::batch_id.eq(batch.as_str()))
            .filter(import_rows::email_key.is_null())
            .filter(import_rows::outcome.eq(RowOutcome::Problem.as_str()))
            .count()
            .get_result(c))?)
    }

    /// Takes away the rows behind the last one of the file: those who are not in it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn drop_missing_rows(&mut self, batch: &ImportBatch) -> Result<usize, StoreError> {
        Ok(sql!(self, |c| diesel::delete(
            import_rows::table
                .filter(import_rows::batch_id.eq(batch.id.as_str()))
                .filter(import_rows::n.gt(batch.rows))
        )
        .execute(c))?)
    }

    /// The next guests, by id, who have what a file is the whole list of and are not in it; at an app each
    /// with the assignment that goes.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn missing_from_import(
        &mut self,
        batch: &ImportBatch,
        whole: &Whole,
        (after, limit): (Option<&Id<kind::Guest>>, i64),
    ) -> Result<Vec<Guest>, StoreError> {
        let after = after.map_or("", Id::as_str);
        let named = || {
            exists(
                import_rows::table
                    .filter(import_rows::batch_id.eq(batch.id.as_str()))
                    .filter(import_rows::email_key.eq(guests::email_key.nullable()))
                    .filter(import_rows::n.le(batch.rows)),
            )
        };
        let rows = sql!(self, |c| {
            let query = guests::table
                .filter(guests::id.gt(after))
                .filter(not(named()))
                .order(guests::id)
                .limit(limit)
                .select(crate::guests::Row::as_select())
                .into_boxed();
            listed!(query, whole).load(c)
        })?;
        rows.into_iter().map(Guest::try_from).collect()
    }

    /// How many guests have what a file is the whole list of.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn count_listed(&mut self, whole: &Whole) -> Result<i64, StoreError> {
        Ok(sql!(self, |c| {
            let query = guests::table.select(count_star()).into_boxed();
            listed!(query, whole).first(c)
        })?)
    }

    /// Forgets the rows of all files that name an address; in how many files there were some.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn forget_imports_naming(&mut self, email: &Email) -> Result<usize, StoreError> {
        let (key, pattern) = (email.key(), like_pattern(&email.key()));
        let names = || {
            import_rows::email_key
                .eq(key.clone())
                .assume_not_null()
                .or(lower(import_rows::cells).like(pattern.clone()).escape('\\'))
                .or(lower(import_rows::message)
                    .like(pattern.clone())
                    .escape('\\'))
        };
        let files: Vec<String> = sql!(self, |c| import_rows::table
            .filter(names())
            .select(import_rows::batch_id)
            .distinct()
            .load(c))?;
        sql!(self, |c| diesel::delete(import_rows::table.filter(names()))
            .execute(c))?;
        Ok(files.len())
    }
}

diesel::define_sql_function! {
    /// Small letters, of ASCII at least.
    fn lower(text: Text) -> Text;
}
