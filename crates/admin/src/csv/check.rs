use super::{
    Column, Row, RowFault, Sheet,
    rows::{RowReader, RowRequest, shown},
};
use crate::{
    Desk, InviteOutcome, Refusal, RowCode,
    assess::{Assessment, assess},
    directory::Directory,
};
use model::{At, Id, Particulars, Reach, kind};
use std::collections::HashMap;
use store::{ImportRow, StoreError, Tx};

pub use model::RowOutcome as Outcome;

/// What one row would do, or did.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RowPlan {
    /// The line in the file, from 1; 0 for somebody who is not in it.
    pub line: u64,
    /// The address as given.
    pub email: String,
    /// What the row comes to.
    pub outcome: Outcome,
    /// The stable code.
    pub code: RowCode,
    /// A sentence in English; pages translate by the code and the particulars.
    pub message: String,
    /// What that names.
    #[serde(skip_serializing_if = "Particulars::is_empty")]
    pub particulars: Particulars,
    /// The column at fault.
    pub field: Option<String>,
    /// Something to look at although the row is used.
    pub warning: Option<RowCode>,
    /// What the column at fault probably means.
    pub suggestion: Option<String>,
}

/// How many rows come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Rows that were not looked at yet.
    pub waiting: usize,
    /// Mails that go out.
    pub invite: usize,
    /// Guests who get more.
    pub add_access: usize,
    /// Guests who lose something for not being in the file.
    pub remove: usize,
    /// Nothing to do.
    pub unchanged: usize,
    /// Rows that cannot be used.
    pub problem: usize,
    /// Rows left out.
    pub skipped: usize,
}

impl Totals {
    /// Where rows of one outcome are counted.
    pub(super) const fn of(&mut self, outcome: Outcome) -> &mut usize {
        match outcome {
            Outcome::Waiting => &mut self.waiting,
            Outcome::Invite => &mut self.invite,
            Outcome::AddAccess => &mut self.add_access,
            Outcome::Remove => &mut self.remove,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Problem => &mut self.problem,
            Outcome::Skipped => &mut self.skipped,
        }
    }
}

/// What a file would do, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// One entry for each row, in order.
    pub rows: Vec<RowPlan>,
}

impl Report {
    /// Counts the outcomes.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for row in &self.rows {
            *totals.of(row.outcome) += 1;
        }
        totals
    }
}

impl RowPlan {
    /// What a kept row says.
    pub(super) fn of(row: &ImportRow) -> Result<Self, StoreError> {
        let code = |text: &str| {
            let read = text.parse::<RowCode>();
            read.map_err(|e| StoreError::Corrupt(e.to_string()))
        };
        Ok(Self {
            line: u64::try_from(row.line).unwrap_or(0),
            email: row.address.clone(),
            outcome: row.outcome,
            code: row.code.as_deref().map_or(Ok(RowCode::Waiting), code)?,
            message: row.message.clone(),
            particulars: row.particulars.clone(),
            field: row.field.clone(),
            warning: row.warning.as_deref().map(code).transpose()?,
            suggestion: row.suggestion.clone(),
        })
    }

    /// Writes it into a kept row.
    pub(super) fn write_to(self, row: &mut ImportRow) {
        row.pending = self.outcome.does_something();
        row.address = self.email;
        row.outcome = self.outcome;
        row.code = Some(self.code.to_string());
        row.message = self.message;
        row.particulars = self.particulars;
        row.field = self.field;
        row.warning = self.warning.map(|it| it.to_string());
        row.suggestion = self.suggestion;
    }

    pub(super) fn problem(line: u64, email: String, fault: RowFault) -> Self {
        Self {
            line,
            email,
            outcome: Outcome::Problem,
            code: fault.code,
            message: fault.message,
            particulars: fault.particulars,
            field: fault.field.map(str::to_owned),
            warning: None,
            suggestion: fault.mended,
        }
    }

    pub(super) fn skipped(line: u64, email: String, (code, message): (RowCode, String)) -> Self {
        Self {
            line,
            email,
            outcome: Outcome::Skipped,
            code,
            message,
            particulars: Particulars::default(),
            field: None,
            warning: None,
            suggestion: None,
        }
    }
}

/// Says what each row would do, without doing anything or keeping the file.
///
/// # Errors
/// [`Refusal::Store`].
pub fn check(desk: &Desk, sheet: &Sheet<'_>) -> Result<Report, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let mut directory = Directory::load(tx, &desk.settings.issuer, Reach::default())?;
        let reader = RowReader::new(desk, sheet.layout(), &directory, None);
        let mut seen = Seen::default();
        let mut rows = Vec::with_capacity(sheet.rows());
        sheet.each(|row| {
            rows.push(seen.plan(tx, &mut directory, (&reader, row), now)?.plan);
            Ok::<_, Refusal>(())
        })?;
        Ok(Report { rows })
    })
}

/// What a file would do, without keeping it.
///
/// # Errors
/// [`Refusal::File`] when the file as a whole cannot be used.
pub fn check_file(desk: &Desk, bytes: &[u8]) -> Result<Report, Refusal> {
    let sheet = super::read(bytes, desk.settings.contact_url.is_none())?;
    check(desk, &sheet)
}

/// What a row comes to, and whose list gets longer by it.
pub(super) struct Planned {
    pub(super) plan: RowPlan,
    pub(super) partner: Option<Id<kind::Partner>>,
}

/// The addresses of the rows so far, each with its line.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) lines: HashMap<String, u64>,
}

impl Seen {
    /// What a row would do; one with the address of an earlier row that can be used is left out.
    pub(super) fn plan(
        &mut self,
        tx: &mut Tx<'_>,
        directory: &mut Directory,
        (reader, row): (&RowReader<'_>, &Row),
        now: At,
    ) -> Result<Planned, Refusal> {
        let plain = |plan| {
            Ok(Planned {
                plan,
                partner: None,
            })
        };
        let mut it = match read_row(reader, row) {
            Ok(it) => it,
            Err(plan) => return plain(*plan),
        };
        let key = it.request.email.key();
        if let Some(first) = self.lines.get(&key) {
            let message = format!(
                "Line {first} has the same address. Put everything for one person into one row."
            );
            let (code, email) = (RowCode::DuplicateRow, it.request.email.to_string());
            return plain(RowPlan {
                particulars: Particulars::default().number("line", *first),
                ..RowPlan::skipped(row.line, email, (code, message))
            });
        }
        let planned = plan_of(tx, directory, &mut it, now)?;
        if planned.plan.outcome != Outcome::Problem {
            self.lines.insert(key, row.line);
        }
        Ok(planned)
    }
}

/// What a row asks for, or what it comes to without a look at the data.
pub(super) fn read_row(reader: &RowReader<'_>, row: &Row) -> Result<RowRequest, Box<RowPlan>> {
    if row.filled() == 0 {
        let code = (RowCode::BlankRow, "The row is empty.".to_owned());
        return Err(RowPlan::skipped(row.line, String::new(), code).into());
    }
    let email = shown(reader.layout.cell(row, Column::Email));
    if email.to_lowercase().starts_with("example:") {
        let message = "The row is the template's example.".to_owned();
        let code = (RowCode::ExampleRow, message);
        return Err(RowPlan::skipped(row.line, email, code).into());
    }
    reader
        .request(row)
        .map_err(|fault| RowPlan::problem(row.line, email, fault).into())
}

fn plan_of(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    it: &mut RowRequest,
    now: At,
) -> Result<Planned, Refusal> {
    let assessed = it
        .look_up(tx, directory)
        .and_then(|()| assess(tx, directory, &it.request, now));
    let mut more_of = None;
    let outcome = match assessed {
        Ok(Assessment::New(partner)) => {
            it.look_at_domain(tx, directory, partner.as_ref())?;
            if let Some(partner) = partner {
                directory.plan_one_more(&partner.id);
                more_of = Some(partner.id);
            }
            Ok(InviteOutcome::Invited)
        }
        Ok(Assessment::Living(living)) => {
            it.compare(&living.guest);
            if living.mail {
                Ok(InviteOutcome::Invited)
            } else if living.apps.is_empty() && living.groups.is_empty() {
                Ok(InviteOutcome::Unchanged)
            } else {
                Ok(InviteOutcome::AccessAdded)
            }
        }
        Err(refusal) => Err(RowFault::of(refusal)?),
    };
    Ok(Planned {
        plan: it.plan(outcome),
        partner: more_of,
    })
}
