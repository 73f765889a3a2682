use super::{
    Column, Row, Sheet,
    cells::{day, is_their_panel, roles, switch},
    lookup::{Names, Unknown, language, suggest_email},
};
use crate::{
    Desk, InviteFault, InviteOutcome, InviteRequest, Refusal, RowCode,
    assess::{Assessment, assess, keeps_own},
    directory::Directory,
    text,
};
use model::{At, Email, Guest, Language, Span, text_enum};
use std::collections::HashMap;
use store::Tx;

text_enum! {
    /// What a row comes to.
    Outcome {
        /// A mail goes out.
        Invite = "invite",
        /// A guest gets more apps or groups.
        AddAccess = "add_access",
        /// Nothing is to be done.
        Unchanged = "unchanged",
        /// The row cannot be used.
        Problem = "problem",
        /// The row is left out.
        Skipped = "skipped",
    }
}

/// What one row would do, or did.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RowPlan {
    /// The line in the file, from 1.
    pub line: u64,
    /// The address as given.
    pub email: String,
    /// What the row comes to.
    pub outcome: Outcome,
    /// The stable code.
    pub code: RowCode,
    /// A sentence in English; pages translate by the code.
    pub message: String,
    /// The column at fault.
    pub field: Option<String>,
    /// Something to look at although the row is used.
    pub warning: Option<RowCode>,
}

/// How many rows come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Mails that go out.
    pub invite: usize,
    /// Guests who get more.
    pub add_access: usize,
    /// Nothing to do.
    pub unchanged: usize,
    /// Rows that cannot be used.
    pub problem: usize,
    /// Rows left out.
    pub skipped: usize,
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
            *match row.outcome {
                Outcome::Invite => &mut totals.invite,
                Outcome::AddAccess => &mut totals.add_access,
                Outcome::Unchanged => &mut totals.unchanged,
                Outcome::Problem => &mut totals.problem,
                Outcome::Skipped => &mut totals.skipped,
            } += 1;
        }
        totals
    }
}

/// Says what each row would do, without doing anything.
///
/// # Errors
/// [`Refusal::Store`].
pub fn check(desk: &Desk, sheet: &Sheet) -> Result<Report, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let mut directory = Directory::load(tx, &desk.settings.issuer)?;
        let reader = RowReader::new(desk, sheet, &directory);
        let mut seen = Seen::default();
        let mut rows = Vec::with_capacity(sheet.rows());
        sheet.each(|row| {
            rows.push(match seen.read(&reader, row) {
                Read::Plan(plan) => plan,
                Read::Request(mut it) => plan_of(tx, &mut directory, &mut it, now)?,
            });
            Ok::<_, Refusal>(())
        })?;
        Ok(Report { rows })
    })
}

fn plan_of(
    tx: &mut Tx<'_>,
    directory: &mut Directory,
    it: &mut RowRequest,
    now: At,
) -> Result<RowPlan, Refusal> {
    let assessed = it
        .look_up(tx, directory)
        .and_then(|()| assess(tx, directory, &it.request, now));
    if let Ok(Assessment::Living(living)) = &assessed {
        it.compare(&living.guest);
    }
    let outcome = match assessed {
        Ok(Assessment::New(partner)) => {
            if let Some(partner) = partner {
                directory.plan_one_more(&partner.id);
            }
            Ok(InviteOutcome::Invited)
        }
        Ok(Assessment::Living(living)) if living.mail => Ok(InviteOutcome::Invited),
        Ok(Assessment::Living(living)) if living.apps.is_empty() && living.groups.is_empty() => {
            Ok(InviteOutcome::Unchanged)
        }
        Ok(Assessment::Living(_)) => Ok(InviteOutcome::AccessAdded),
        Err(Refusal::Invite(fault)) => Err(fault),
        Err(other) => return Err(other),
    };
    Ok(it.plan(outcome))
}

/// A row that could be read.
#[derive(Clone)]
pub(crate) struct RowRequest {
    line: u64,
    pub(crate) request: InviteRequest,
    /// The partner as the cell calls it.
    partner: Option<String>,
    /// The sponsor's address.
    sponsor: Option<String>,
    warning: Option<RowCode>,
}

impl RowRequest {
    /// Finds what the row calls by name.
    pub(crate) fn look_up(
        &mut self,
        tx: &mut Tx<'_>,
        directory: &mut Directory,
    ) -> Result<(), Refusal> {
        if let Some(given) = &self.partner {
            self.request.partner = Some(directory.partner_called(tx, given)?);
        }
        if let Some(given) = &self.sponsor {
            self.request.sponsor = Some(directory.sponsor(tx, given)?);
        }
        Ok(())
    }

    /// Says where a guest who is there stays otherwise than the row has it.
    pub(crate) fn compare(&mut self, guest: &Guest) {
        if keeps_own(guest, &self.request) {
            self.warning = Some(RowCode::GuestKept);
        }
    }

    pub(crate) fn plan(&self, outcome: Result<InviteOutcome, InviteFault>) -> RowPlan {
        let email = self.request.email.to_string();
        let (outcome, code, message) = match outcome {
            Err(fault) => return problem(self.line, email, &fault),
            Ok(InviteOutcome::Invited) if self.request.send_mail => {
                (Outcome::Invite, RowCode::Invite, "Is invited by mail.")
            }
            Ok(InviteOutcome::Invited) => (
                Outcome::Invite,
                RowCode::Invite,
                "Is invited without a mail.",
            ),
            Ok(InviteOutcome::AccessAdded) => (
                Outcome::AddAccess,
                RowCode::AddsAccess,
                "Is a guest already and gets the missing apps and groups.",
            ),
            Ok(InviteOutcome::Unchanged) => (
                Outcome::Unchanged,
                RowCode::Unchanged,
                "Is a guest already and has all of this.",
            ),
        };
        let note = match self.warning {
            Some(RowCode::LanguageUnknown) => " The language is not one of ours; English is used.",
            Some(RowCode::ListAddress) => {
                " The address looks like a distribution list; invite each person instead."
            }
            Some(RowCode::GuestKept) => {
                " End and sponsor stay as they are; change them on the guest's page."
            }
            _ => "",
        };
        RowPlan {
            line: self.line,
            email,
            outcome,
            code,
            message: format!("{message}{note}"),
            field: self.warning.map(|warning| {
                match warning {
                    RowCode::LanguageUnknown => "Language",
                    RowCode::GuestKept => "End",
                    _ => "Email",
                }
                .to_owned()
            }),
            warning: self.warning,
        }
    }
}

fn problem(line: u64, email: String, fault: &InviteFault) -> RowPlan {
    RowPlan {
        line,
        email,
        outcome: Outcome::Problem,
        code: fault.code(),
        message: fault.to_string(),
        field: fault.field().map(str::to_owned),
        warning: None,
    }
}

fn skipped(line: u64, email: String, code: RowCode, message: String) -> RowPlan {
    RowPlan {
        line,
        email,
        outcome: Outcome::Skipped,
        code,
        message,
        field: None,
        warning: None,
    }
}

/// What reading a row gave.
pub(crate) enum Read {
    /// It needs no look at the data.
    Plan(RowPlan),
    /// It asks for this.
    Request(Box<RowRequest>),
}

/// The addresses of the rows so far.
#[derive(Default)]
pub(crate) struct Seen {
    lines: HashMap<String, u64>,
}

impl Seen {
    /// Reads a row, unless an earlier usable one has the same address.
    pub(crate) fn read(&mut self, reader: &RowReader<'_>, row: &Row) -> Read {
        if row.filled() == 0 {
            return Read::Plan(skipped(
                row.line,
                String::new(),
                RowCode::BlankRow,
                "The row is empty.".into(),
            ));
        }
        let email = reader.sheet.cell(row, Column::Email);
        if email.to_lowercase().starts_with("example:") {
            let message = "The row is the template's example.".to_owned();
            return Read::Plan(skipped(row.line, email, RowCode::ExampleRow, message));
        }
        match reader.request(row) {
            Err(fault) => Read::Plan(problem(row.line, email, &fault)),
            Ok(it) => {
                let first = *self.lines.entry(it.request.email.key()).or_insert(row.line);
                if first == row.line {
                    return Read::Request(Box::new(it));
                }
                let message = format!(
                    "Line {first} has the same address. Put everything for one person into one row."
                );
                Read::Plan(skipped(
                    row.line,
                    it.request.email.to_string(),
                    RowCode::DuplicateRow,
                    message,
                ))
            }
        }
    }
}

/// Turns rows into requests by the apps and groups there are.
pub(crate) struct RowReader<'a> {
    sheet: &'a Sheet,
    names: Names,
    default_contact: bool,
    default_language: Language,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(desk: &Desk, sheet: &'a Sheet, directory: &Directory) -> Self {
        Self {
            sheet,
            names: Names::of(directory),
            default_contact: desk.settings.contact_url.is_some(),
            default_language: desk.settings.language,
        }
    }

    fn request(&self, row: &Row) -> Result<RowRequest, InviteFault> {
        self.check_shape(row)?;
        let cell = |column| self.sheet.cell(row, column);
        let given = cell(Column::Email);
        if given.chars().any(text::is_control) {
            return Err(InviteFault::ControlCharacter("Email"));
        }
        let email: Email = given.parse().map_err(|_| InviteFault::MailInvalid {
            suggestion: suggest_email(&given),
            given: given.clone(),
        })?;
        let optional = |column| Some(cell(column)).filter(|text| !text.is_empty());
        let contact_url = optional(Column::InviteContactUsUrl);
        if contact_url.is_none() && self.asks_for_contact() {
            return Err(InviteFault::ContactMissing);
        }
        let app_unknown =
            |Unknown { given, suggestion }| InviteFault::AppUnknown { given, suggestion };
        let group_unknown =
            |Unknown { given, suggestion }| InviteFault::GroupUnknown { given, suggestion };
        let wished = optional(Column::Language);
        let spoken = wished.as_deref().map(language);
        let warning = match spoken {
            Some(None) => Some(RowCode::LanguageUnknown),
            _ => email.looks_shared().then_some(RowCode::ListAddress),
        };
        let name = if self.sheet.is_without_names() {
            given.split('@').next().unwrap_or_default().to_owned()
        } else {
            cell(Column::DisplayName)
        };
        let mut request = InviteRequest::new(email, name);
        request.apps = self
            .names
            .apps
            .many(&cell(Column::InviteAppResources))
            .map_err(app_unknown)?;
        request.groups = self
            .names
            .groups
            .many(&cell(Column::InviteGroupResources))
            .map_err(group_unknown)?;
        request.brand_app = self
            .names
            .apps
            .one(&cell(Column::InviteAppId))
            .map_err(app_unknown)?;
        request.reply_url = optional(Column::InviteReplyUrl).filter(|url| !is_their_panel(url));
        request.message = optional(Column::PersonalMessage);
        request.roles = roles(&cell(Column::Roles));
        // A day as a start is its first instant, as an end its last.
        request.starts_at = day(Column::Start, optional(Column::Start))?.map(|(day, is_day)| {
            if is_day {
                day.minus(Span::days(1))
            } else {
                day
            }
        });
        request.ends_at = day(Column::End, optional(Column::End))?.map(|(day, _)| day);
        request.send_mail = switch(&cell(Column::SendMail))?;
        request.contact_url = contact_url;
        request.language = match spoken {
            Some(spoken) => spoken.unwrap_or(Language::En),
            None => self.default_language,
        };
        Ok(RowRequest {
            line: row.line,
            request,
            partner: optional(Column::Partner),
            sponsor: optional(Column::Sponsor),
            warning,
        })
    }

    fn asks_for_contact(&self) -> bool {
        !self.default_contact && !self.sheet.sender_is_contact()
    }

    /// A row may leave out optional cells at its end, nothing else (R26).
    fn check_shape(&self, row: &Row) -> Result<(), InviteFault> {
        let expected = self.sheet.labels().len();
        if row.filled() > expected {
            return Err(InviteFault::CellsExtra {
                found: row.filled(),
                expected,
            });
        }
        let lacks = |column| self.sheet.lacks(row, column);
        let contact = self.asks_for_contact() && lacks(Column::InviteContactUsUrl);
        if contact || lacks(Column::Email) || lacks(Column::DisplayName) {
            return Err(InviteFault::CellsMissing {
                found: row.len(),
                expected,
            });
        }
        Ok(())
    }
}
