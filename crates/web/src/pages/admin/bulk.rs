use super::{Stake, section};
use crate::pages::{Frame, Page, Tone};
use ::admin::bulk::RowCode;
use askama::Template;

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
    /// Who.
    pub guests: Vec<Ticked>,
    /// What that cuts off.
    pub stake: Stake,
}
section!(RemoveGuests, Guests);

impl RemoveGuests {
    const fn count(&self) -> usize {
        self.guests.len()
    }
}

impl Page for RemoveGuests {
    fn title(&self) -> String {
        self.frame.t1("bulk-title", "count", self.guests.len())
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
                guests: vec![ticked.clone(), ticked],
                stake: Stake::sample(s),
            },
            Self {
                frame: frame.clone(),
                guests: Vec::new(),
                stake: Stake::default(),
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
