use super::{Stake, section};
use crate::pages::{Field, Frame, Kind, Page, Spec, Tone, form};
use ::admin::{bulk::RowCode, bulk_change::ChangeCode};
use askama::Template;

model::text_enum! {
    /// What is done to several guests at once.
    BulkAct {
        /// They get an app.
        Give = "give",
        /// All their access ends on another day.
        Extend = "extend",
        /// Somebody else answers for them.
        Sponsor = "sponsor",
        /// All their access ends now.
        Remove = "remove",
    }
}

form! {
    /// Posted to `/admin/guests/bulk`; what a change asks for is [`BulkForm::mine`].
    BulkForm {
        /// The app's id.
        app: Spec::new(Kind::Select, "give", "field-app").required(),
        /// The last day.
        until: Spec::new(Kind::Text, "until", "field-ends").hint("field-ends-hint"),
        /// The admin's id.
        to: Spec::new(Kind::Select, "to", "sponsor").required(),
    }
}

impl BulkForm {
    /// The fields that one kind of change has.
    fn shown(&self, act: BulkAct) -> Vec<&Field> {
        match act {
            BulkAct::Give => vec![&self.app, &self.until],
            BulkAct::Extend => vec![&self.until],
            BulkAct::Sponsor => vec![&self.to],
            BulkAct::Remove => Vec::new(),
        }
    }

    /// Whether something is wrong with a field that this change has.
    #[must_use]
    pub fn is_wrong(&self, act: BulkAct) -> bool {
        self.shown(act).iter().any(|it| it.problem.is_some())
    }
}

/// One of the guests who were ticked.
#[derive(Clone, Debug)]
pub struct Ticked {
    /// The guest's id.
    pub id: String,
    /// The guest's name.
    pub name: String,
    /// The guest's address.
    pub email: String,
}

/// Asks before several guests are removed. Posts `csrf` and each `guest` to `/admin/removals`.
#[derive(Template)]
#[template(path = "admin/remove_guests.html")]
pub struct RemoveGuests {
    /// Around the page.
    pub frame: Frame,
    /// How many.
    pub count: usize,
    /// Who, the first ones.
    pub guests: Vec<Ticked>,
    /// What that cuts off.
    pub stake: Stake,
    /// The choice, for the form.
    pub hidden: Vec<(String, String)>,
}
section!(RemoveGuests, Guests);

impl Page for RemoveGuests {
    fn title(&self) -> String {
        self.frame.t1("bulk-title", "count", self.count)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let ticked = Ticked {
            id: s.text("gst_1"),
            name: s.text("Ana Silva"),
            email: s.text("ana@fabrikam.example"),
        };
        vec![
            Self {
                frame: frame.clone(),
                count: 2,
                guests: vec![ticked.clone(), ticked],
                stake: Stake::sample(s),
                hidden: vec![("guest".into(), s.text("gst_1"))],
            },
            Self {
                frame: frame.clone(),
                count: 0,
                guests: Vec::new(),
                stake: Stake::default(),
                hidden: Vec::new(),
            },
        ]
    }
}

/// What became of one of them.
#[derive(Clone, Debug)]
pub struct RemovedRow {
    /// The guest's id.
    pub id: String,
    /// The guest's name.
    pub name: String,
    /// What became of it.
    pub code: RowCode,
    /// Id of the receipt.
    pub receipt: Option<String>,
}

impl RemovedRow {
    const fn tone(&self) -> Tone {
        match self.code {
            RowCode::Removed => Tone::Ok,
            RowCode::AlreadyRemoved | RowCode::DuplicateRow => Tone::Quiet,
            _ => Tone::Bad,
        }
    }
}

/// What became of each guest who was ticked.
#[derive(Template)]
#[template(path = "admin/removed_guests.html")]
pub struct RemovedGuests {
    /// Around the page.
    pub frame: Frame,
    /// One after the other.
    pub rows: Vec<RemovedRow>,
}
section!(RemovedGuests, Guests);

impl Page for RemovedGuests {
    fn title(&self) -> String {
        let removed = self.rows.iter().filter(|row| row.code == RowCode::Removed);
        self.frame.t1("bulk-done", "count", removed.count())
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |code: &RowCode| RemovedRow {
            id: s.text("gst_1"),
            name: s.text("Ana Silva"),
            code: *code,
            receipt: (!code.is_problem()).then(|| s.text("rcp_1")),
        };
        vec![Self {
            frame: frame.clone(),
            rows: RowCode::ALL.iter().map(row).collect(),
        }]
    }
}

/// Asks before several guests are changed. Posts the choice, `act` and the fields to
/// `/admin/guests/bulk`.
#[derive(Template)]
#[template(path = "admin/bulk_change.html")]
pub struct BulkChange {
    /// Around the page.
    pub frame: Frame,
    /// What is to be done.
    pub act: BulkAct,
    /// To how many.
    pub count: usize,
    /// To whom, the first ones.
    pub guests: Vec<Ticked>,
    /// The choice, for the form.
    pub hidden: Vec<(String, String)>,
    /// What to give.
    pub form: BulkForm,
}
section!(BulkChange, Guests);

impl BulkChange {
    fn fields(&self) -> Vec<&Field> {
        self.form.shown(self.act)
    }

    const fn others(&self) -> usize {
        self.count.saturating_sub(self.guests.len())
    }
}

impl Page for BulkChange {
    fn title(&self) -> String {
        self.frame.word("bulk-act", self.act)
    }

    fn problems(&self) -> Vec<&Field> {
        // Where nobody is left to be changed there is no form.
        if self.guests.is_empty() {
            return Vec::new();
        }
        let mut all = self.fields();
        all.retain(|it| it.problem.is_some());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let ticked = Ticked {
            id: s.text("gst_1"),
            name: s.text("Ana Silva"),
            email: s.text("ana@fabrikam.example"),
        };
        let mut form = BulkForm::default();
        form.app.choices = s.choices();
        form.to.choices = s.choices();
        form.until.problem = Some(crate::pages::Problem::Date);
        let page = |act: &BulkAct| Self {
            frame: frame.clone(),
            act: *act,
            count: if *act == BulkAct::Give { 1284 } else { 1 },
            guests: vec![ticked.clone()],
            hidden: vec![("guest".into(), s.text("gst_1"))],
            form: form.clone(),
        };
        let mut all: Vec<Self> = BulkAct::ALL.iter().map(page).collect();
        let mut none = page(&BulkAct::Give);
        (none.count, none.guests) = (0, Vec::new());
        all.push(none);
        all
    }
}

/// What became of one of them.
#[derive(Clone, Debug)]
pub struct ChangedRow {
    /// The guest's id.
    pub id: String,
    /// The guest's name.
    pub name: String,
    /// What became of it.
    pub code: ChangeCode,
}

impl ChangedRow {
    const fn tone(&self) -> Tone {
        match self.code {
            ChangeCode::Changed => Tone::Ok,
            ChangeCode::Unchanged => Tone::Quiet,
            _ => Tone::Bad,
        }
    }
}

/// What became of each guest who was chosen.
#[derive(Template)]
#[template(path = "admin/changed_guests.html")]
pub struct ChangedGuests {
    /// Around the page.
    pub frame: Frame,
    /// One after the other.
    pub rows: Vec<ChangedRow>,
}
section!(ChangedGuests, Guests);

impl Page for ChangedGuests {
    fn title(&self) -> String {
        let changed = |row: &&ChangedRow| row.code == ChangeCode::Changed;
        let count = self.rows.iter().filter(changed).count();
        self.frame.t1("bulk-changed", "count", count)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |code: &ChangeCode| ChangedRow {
            id: s.text("gst_1"),
            name: s.text("Ana Silva"),
            code: *code,
        };
        vec![Self {
            frame: frame.clone(),
            rows: ChangeCode::ALL.iter().map(row).collect(),
        }]
    }
}
