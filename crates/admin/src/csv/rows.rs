//! What a row asks for, and what is wrong with it.

use super::{
    Column, Layout, Outcome, Row, RowPlan,
    cells::{day, is_their_panel, roles, switch},
    lookup::{Lookup, Names, Unknown, language, suggest_email},
};
use crate::{
    Desk, InviteFault, InviteOutcome, InviteRequest, Refusal, RowCode, assess::keeps_own,
    directory::Directory, text,
};
use model::{Email, Guest, Language, Particulars, Partner, Span, Whole};
use store::Tx;

/// Most characters of a cell that is read; several hundred names have room in it.
const LONGEST: usize = 10_000;
/// Most characters of an address that is none, where it is shown.
const SHOWN: usize = 254;

/// An address as a list shows it.
pub(super) fn shown(given: String) -> String {
    match given.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", given.get(..end).unwrap_or_default()),
        None => given,
    }
}

/// Why a row cannot be used, and what its cell probably means.
#[derive(Debug)]
pub(crate) struct RowFault {
    pub(super) code: RowCode,
    pub(super) message: String,
    pub(super) particulars: Particulars,
    pub(super) field: Option<&'static str>,
    /// The whole text of the cell as it was probably meant.
    pub(super) mended: Option<String>,
}

impl From<InviteFault> for RowFault {
    fn from(fault: InviteFault) -> Self {
        let mended = match &fault {
            InviteFault::MailInvalid { suggestion, .. }
            | InviteFault::PartnerUnknown { suggestion, .. } => suggestion.clone(),
            _ => None,
        };
        Self {
            code: fault.code(),
            message: fault.to_string(),
            particulars: fault.particulars(),
            field: fault.field(),
            mended,
        }
    }
}

impl RowFault {
    /// Why one row could not be used; a failing database is nothing of the row's.
    pub(super) fn of(refusal: Refusal) -> Result<Self, Refusal> {
        let message = refusal.to_string();
        match refusal {
            Refusal::Store(_) => Err(refusal),
            Refusal::Invite(fault) => Ok(fault.into()),
            Refusal::InviteBudget(most) => Ok(Self {
                particulars: Particulars::default().number("most", most),
                ..Self::plain(RowCode::LimitReached, &message)
            }),
            _ => Ok(Self::plain(RowCode::ChangedMeanwhile, &message)),
        }
    }

    pub(super) fn plain(code: RowCode, message: &str) -> Self {
        Self {
            code,
            message: message.to_owned(),
            particulars: Particulars::default(),
            field: None,
            mended: None,
        }
    }
}

/// A row that could be read.
pub(crate) struct RowRequest {
    line: u64,
    pub(crate) request: InviteRequest,
    /// The partner as the cell calls it.
    partner: Option<String>,
    /// The sponsor's address.
    sponsor: Option<String>,
    warning: Option<RowCode>,
    /// The address that was probably meant.
    meant: Option<String>,
    /// What the file is the whole list of.
    whole: Option<Whole>,
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
        if let Some(Whole::Partner(id)) = &self.whole {
            if self.request.partner.as_ref().is_some_and(|it| it != id) {
                let partner = directory.partner(tx, id)?.name;
                return Err(InviteFault::OtherPartner(partner).into());
            }
            self.request.partner = Some(id.clone());
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

    /// Says when a new guest's domain is nobody's, and nearly somebody's.
    pub(super) fn look_at_domain(
        &mut self,
        tx: &mut Tx<'_>,
        directory: &mut Directory,
        partner: Option<&Partner>,
    ) -> Result<(), Refusal> {
        let is_nobodys = self.request.partner.is_none()
            && partner.is_none_or(|it| it.name == crate::partners::INDIVIDUALS);
        if !is_nobodys {
            return Ok(());
        }
        let email = &self.request.email;
        if let Some(domain) = directory.domain_near(tx, email.domain())? {
            let local = email.as_str().rsplit_once('@').map_or("", |it| it.0);
            self.meant = Some(format!("{local}@{domain}"));
            self.warning = Some(RowCode::DomainMisspelt);
        }
        Ok(())
    }

    pub(crate) fn plan(&self, outcome: Result<InviteOutcome, RowFault>) -> RowPlan {
        let email = self.request.email.to_string();
        let (outcome, code, message) = match outcome {
            Err(fault) => return RowPlan::problem(self.line, email, fault),
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
        let note = match (self.warning, &self.meant) {
            (Some(RowCode::LanguageUnknown), _) => {
                " The language is not one of ours; English is used.".to_owned()
            }
            (Some(RowCode::ListAddress), _) => {
                " The address looks like a distribution list; invite each person instead."
                    .to_owned()
            }
            (Some(RowCode::GuestKept), _) => {
                " End and sponsor stay as they are; change them on the guest's page.".to_owned()
            }
            (Some(RowCode::DomainMisspelt), Some(meant)) => {
                format!(" No partner has this domain. Did you mean {meant}?")
            }
            _ => String::new(),
        };
        let mut particulars = Particulars::default().maybe("suggestion", self.meant.as_deref());
        if code == RowCode::Invite {
            particulars = particulars.number("mail", i64::from(self.request.send_mail));
        }
        RowPlan {
            line: self.line,
            email,
            outcome,
            code,
            message: format!("{message}{note}"),
            particulars,
            field: self.warning.map(|warning| {
                match warning {
                    RowCode::LanguageUnknown => "Language",
                    RowCode::GuestKept => "End",
                    _ => "Email",
                }
                .to_owned()
            }),
            warning: self.warning,
            suggestion: self.meant.clone(),
        }
    }
}

/// Turns rows into requests by the apps and groups there are.
pub(crate) struct RowReader<'a> {
    pub(super) layout: &'a Layout,
    names: Names,
    default_contact: bool,
    default_language: Language,
    whole: Option<Whole>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(
        desk: &Desk,
        layout: &'a Layout,
        directory: &Directory,
        whole: Option<Whole>,
    ) -> Self {
        Self {
            layout,
            names: Names::of(directory),
            default_contact: desk.settings.contact_url.is_some(),
            default_language: desk.settings.language,
            whole,
        }
    }

    pub(crate) fn request(&self, row: &Row) -> Result<RowRequest, RowFault> {
        self.check_shape(row)?;
        self.check_lengths(row)?;
        let cell = |column| self.layout.cell(row, column);
        let given = cell(Column::Email);
        let email = address(&given)?;
        let optional = |column| Some(cell(column)).filter(|text| !text.is_empty());
        let contact_url = optional(Column::InviteContactUsUrl);
        if contact_url.is_none() && self.asks_for_contact() {
            return Err(InviteFault::ContactMissing.into());
        }
        let wished = optional(Column::Language);
        let spoken = wished.as_deref().map(language);
        let warning = match spoken {
            Some(None) => Some(RowCode::LanguageUnknown),
            _ => email.looks_shared().then_some(RowCode::ListAddress),
        };
        let name = if self.layout.is_without_names() {
            given.split('@').next().unwrap_or_default().to_owned()
        } else {
            cell(Column::DisplayName)
        };
        let mut request = InviteRequest::new(email, name);
        self.read_targets(row, &mut request)?;
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
            meant: None,
            whole: self.whole.clone(),
        })
    }

    fn read_targets(&self, row: &Row, request: &mut InviteRequest) -> Result<(), RowFault> {
        let apps = Column::InviteAppResources;
        request.apps = self.many(row, apps, &self.names.apps, app_unknown)?;
        let groups = Column::InviteGroupResources;
        request.groups = self.many(row, groups, &self.names.groups, group_unknown)?;
        let mut brand = self.many(row, Column::InviteAppId, &self.names.apps, app_unknown)?;
        if brand.len() > 1 {
            let given = self.layout.cell(row, Column::InviteAppId);
            let fault = app_unknown(Unknown {
                given,
                suggestion: None,
            });
            return Err(RowFault {
                field: Some(Column::InviteAppId.label()),
                ..fault.into()
            });
        }
        request.brand_app = brand.pop();
        if let Some(Whole::App(id)) = &self.whole
            && !request.apps.contains(id)
        {
            request.apps.push(id.clone());
        }
        Ok(())
    }

    /// Several names of one cell.
    fn many<K>(
        &self,
        row: &Row,
        column: Column,
        names: &Lookup<K>,
        fault: fn(Unknown) -> InviteFault,
    ) -> Result<Vec<model::Id<K>>, RowFault> {
        let cell = self.layout.cell(row, column);
        names.many(&cell).map_err(|unknown| {
            let mended = unknown
                .suggestion
                .as_ref()
                .and_then(|meant| put_in_place(&cell, &unknown.given, meant));
            RowFault {
                field: Some(column.label()),
                mended,
                ..fault(unknown).into()
            }
        })
    }

    fn asks_for_contact(&self) -> bool {
        !self.default_contact && !self.layout.sender_is_contact()
    }

    /// No cell that is read is longer than any text of ours, or a list of names, may be.
    fn check_lengths(&self, row: &Row) -> Result<(), InviteFault> {
        let is_longer = |column: &Column| {
            let place = self.layout.place_of(*column);
            let cell = place.and_then(|n| row.cells.get(n));
            cell.is_some_and(|it| it.len() > LONGEST && it.chars().count() > LONGEST)
        };
        match Column::ALL.into_iter().find(is_longer) {
            None => Ok(()),
            Some(column) => Err(InviteFault::TooLong {
                field: column.label(),
                most: LONGEST,
            }),
        }
    }

    /// A row may leave out optional cells at its end, nothing else (R26).
    fn check_shape(&self, row: &Row) -> Result<(), InviteFault> {
        let expected = self.layout.labels().len();
        if row.filled() > expected {
            return Err(InviteFault::CellsExtra {
                found: row.filled(),
                expected,
            });
        }
        let lacks = |column| self.layout.lacks(row, column);
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

fn app_unknown(Unknown { given, suggestion }: Unknown) -> InviteFault {
    InviteFault::AppUnknown { given, suggestion }
}

fn group_unknown(Unknown { given, suggestion }: Unknown) -> InviteFault {
    InviteFault::GroupUnknown { given, suggestion }
}

/// A cell of several names with another one in place of the first that is `given`.
fn put_in_place(cell: &str, given: &str, meant: &str) -> Option<String> {
    let ends = |c: char| c.is_whitespace() || c == ';';
    let stands_alone = |at: usize| {
        let (before, after) = (cell.get(..at), cell.get(at + given.len()..));
        before.is_some_and(|it| it.is_empty() || it.ends_with(ends))
            && after.is_some_and(|it| it.is_empty() || it.starts_with(ends))
    };
    let (at, _) = cell
        .match_indices(given)
        .find(|(at, _)| stands_alone(*at))?;
    Some(format!(
        "{}{meant}{}",
        cell.get(..at)?,
        cell.get(at + given.len()..)?
    ))
}

/// Reads the address of a row.
pub(super) fn address(given: &str) -> Result<Email, InviteFault> {
    if given.chars().any(text::is_control) {
        return Err(InviteFault::ControlCharacter("Email"));
    }
    given.parse().map_err(|_| InviteFault::MailInvalid {
        suggestion: suggest_email(given),
        given: given.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::put_in_place;

    #[test]
    fn a_name_is_replaced_where_it_stands_alone() {
        let mended = |cell, given| put_in_place(cell, given, "Wiki");
        assert_eq!(mended("app1 app", "app").as_deref(), Some("app1 Wiki"));
        assert_eq!(
            mended("Wikki;Moodle", "Wikki").as_deref(),
            Some("Wiki;Moodle")
        );
        assert_eq!(mended("a  b", "a b"), None);
    }
}
