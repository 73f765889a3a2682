use super::{Linked, Section};
use crate::pages::{Frame, Page, Tone};
use askama::Template;
use model::{At, ReceiptKind, text_enum};

text_enum! {
    /// What an app has heard of the end of its sessions; the words are `delivery-…`.
    Delivery {
        /// The app accepted the logout token.
        Delivered = "delivered",
        /// It will be tried until it succeeds.
        Waiting = "waiting",
        /// Given up after the last try.
        Dead = "dead",
        /// The app is not registered for back-channel logout.
        Deaf = "deaf",
        /// Nobody had a session at this app.
        Unused = "unused",
    }
}

/// One app of the receipt.
#[derive(Clone, Debug)]
pub struct ReceiptRow {
    /// The app's name.
    pub name: String,
    /// Guests who held something there.
    pub guests: i64,
    /// From then on we refuse.
    pub cut_at: At,
    /// What the app has heard.
    pub delivery: Delivery,
    /// When it acknowledged the last notice.
    pub delivered_at: Option<At>,
    /// What went wrong with the last try.
    pub problem: Option<String>,
    /// Notices that it acknowledged.
    pub delivered: i64,
    /// Notices on their way.
    pub waiting: i64,
    /// Notices that were given up.
    pub given_up: i64,
    /// What it has heard by signals, where it has a stream of them, and when the last came through.
    pub signal: Option<(Delivery, Option<At>)>,
    /// The last access token ends then; `None` if none was live.
    pub tokens_end: Option<At>,
}

impl ReceiptRow {
    const fn tone(&self) -> Tone {
        match self.delivery {
            Delivery::Delivered => Tone::Ok,
            Delivery::Waiting => Tone::Info,
            Delivery::Dead => Tone::Bad,
            Delivery::Deaf => Tone::Warn,
            Delivery::Unused => Tone::Quiet,
        }
    }

    const fn is_told(&self) -> bool {
        !matches!(self.delivery, Delivery::Deaf | Delivery::Unused)
    }
}

/// The receipt of an ending, at `GET /admin/receipts/{id}`; `/file` is the same to be kept.
#[derive(Template)]
#[template(path = "admin/receipt.html")]
pub struct Receipt {
    /// Around the page.
    pub frame: Frame,
    /// Its id; removals of old have none.
    pub id: Option<String>,
    /// What ended.
    pub kind: ReceiptKind,
    /// When.
    pub at: At,
    /// Who did it.
    pub by: String,
    /// Guest, app and partner concerned; what it is about first.
    pub of: Vec<Linked>,
    /// Sessions that ended.
    pub sessions: i64,
    /// Sign-ins at apps that ended.
    pub grants: i64,
    /// Invitations that were revoked.
    pub invitations: i64,
    /// Every app.
    pub apps: Vec<ReceiptRow>,
    /// Number and hash of the audit line that it rests on.
    pub line: Option<(i64, String)>,
}

impl Receipt {
    const fn sections(&self) -> &'static [Section] {
        Section::ALL
    }

    fn in_section(&self, section: &Section) -> bool {
        let list = self.of.first().map_or("", |it| it.href.as_str());
        *section != Section::Dashboard && list.starts_with(&format!("{}/", section.path()))
    }

    fn is_waiting(&self) -> bool {
        self.apps.iter().any(|row| {
            let signal = row.signal.map(|it| it.0);
            row.delivery == Delivery::Waiting || signal == Some(Delivery::Waiting)
        })
    }

    /// Whether it may be about more than one guest.
    const fn is_many(&self) -> bool {
        matches!(
            self.kind,
            ReceiptKind::PartnerSuspended
                | ReceiptKind::PartnerEnded
                | ReceiptKind::ContractNarrowed
                | ReceiptKind::ConnectionDisabled
                | ReceiptKind::AppDisabled
                | ReceiptKind::AppWithdrawn
                | ReceiptKind::AssignmentRemoved
        )
    }

    fn last_end(&self) -> Option<At> {
        self.apps.iter().filter_map(|row| row.tokens_end).max()
    }

    const fn since(&self) -> &'static str {
        match self.kind {
            ReceiptKind::GuestRemoved => "removed-text",
            _ => "receipt-text",
        }
    }
}

impl Page for Receipt {
    fn title(&self) -> String {
        let name = self.of.first().map_or("", |it| it.name.as_str());
        title(&self.frame, self.kind, name)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |delivery: &Delivery| ReceiptRow {
            name: s.text("Parts Portal"),
            guests: 214,
            cut_at: s.at(),
            delivery: *delivery,
            delivered_at: (*delivery == Delivery::Delivered).then(|| s.at()),
            problem: (*delivery == Delivery::Waiting).then(|| s.text("status 503")),
            delivered: 210,
            waiting: 4,
            given_up: 0,
            signal: (*delivery == Delivery::Deaf).then(|| (Delivery::Delivered, Some(s.at()))),
            tokens_end: (*delivery != Delivery::Unused).then(|| s.at()),
        };
        let of = |kind: &ReceiptKind| match kind {
            ReceiptKind::AppDisabled | ReceiptKind::AppWithdrawn => {
                vec![s.linked("Parts Portal", "/admin/apps/app_1")]
            }
            ReceiptKind::PartnerSuspended | ReceiptKind::PartnerEnded => {
                vec![s.linked("Fabrikam", "/admin/partners/ptn_1")]
            }
            _ => vec![
                s.linked("Ana Silva", "/admin/guests/gst_1"),
                s.linked("Fabrikam", "/admin/partners/ptn_1"),
            ],
        };
        let page = |kind: &ReceiptKind| Self {
            frame: frame.clone(),
            id: Some(s.text("rcp_1")),
            kind: *kind,
            at: s.at(),
            by: s.text("Mia Moss"),
            of: of(kind),
            sessions: 2,
            grants: 3,
            invitations: 1,
            apps: Delivery::ALL.iter().map(row).collect(),
            line: Some((17, s.text("7f3c91ab"))),
        };
        let mut all: Vec<Self> = ReceiptKind::ALL.iter().map(page).collect();
        all.push(Self {
            id: None,
            apps: Vec::new(),
            line: None,
            ..page(&ReceiptKind::GuestRemoved)
        });
        all
    }
}

fn title(frame: &Frame, kind: ReceiptKind, name: &str) -> String {
    let kind = kind.as_str().replace('_', "-");
    frame.t1(&format!("receipt-{kind}"), "name", name)
}

/// A receipt in a list.
#[derive(Clone, Debug)]
pub struct ReceiptLink {
    /// Its id.
    pub id: String,
    /// What ended.
    pub kind: ReceiptKind,
    /// Name of the guest, partner or app that it is about.
    pub name: String,
    /// When.
    pub at: At,
    /// How many apps it names.
    pub apps: i64,
    /// The last token of any app ends then.
    pub tokens_end: Option<At>,
}

impl ReceiptLink {
    pub(super) fn title(&self, frame: &Frame) -> String {
        title(frame, self.kind, &self.name)
    }

    #[cfg(test)]
    pub(super) fn samples(s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [Some(s.at()), None]
            .map(|tokens_end| Self {
                id: s.text("rcp_1"),
                kind: ReceiptKind::GuestSuspended,
                name: s.text("Ana Silva"),
                at: s.at(),
                apps: 3,
                tokens_end,
            })
            .to_vec()
    }
}
