use super::{AuditLine, section};
use crate::pages::{Frame, Page};
use askama::Template;
use model::{AlertKind, At, FreezeReason};

/// A number that leads to what it counts.
#[derive(Clone, Debug)]
pub struct Count {
    /// Which: `count-…` (`guests-active`, `guests-invited`, `guests-suspended`,
    /// `guests-frozen`, `partners`, `apps`, `deliveries-waiting`, `deliveries-dead`).
    pub what: &'static str,
    /// How many.
    pub number: i64,
    /// The list, already filtered.
    pub href: String,
}

/// Something that happened; `POST /admin/alerts` with `kind`, `partner` and `about` puts it aside.
#[derive(Clone, Debug)]
pub struct AlertRow {
    /// What happened.
    pub kind: AlertKind,
    /// Whose it is.
    pub partner_id: String,
    /// To what.
    pub about: String,
    /// What happened, in one line and in a paragraph.
    pub words: (String, String),
    /// Particulars; may be empty.
    pub note: String,
    /// When it last happened.
    pub at: At,
    /// Where something is done about it.
    pub href: String,
}

/// Sign-ins of one partner's people today.
#[derive(Clone, Debug)]
pub struct SignInRow {
    /// The partner's id and name; `None` where nobody was found.
    pub partner: Option<(String, String)>,
    /// How many succeeded.
    pub done: i64,
    /// How many were refused.
    pub refused: i64,
}

/// The admins' start page.
#[derive(Template)]
#[template(path = "admin/dashboard.html")]
pub struct Dashboard {
    /// Around the page.
    pub frame: Frame,
    /// What there is.
    pub counts: Vec<Count>,
    /// What waits for somebody.
    pub waiting: Vec<Count>,
    /// Who signed in today.
    pub sign_ins: Vec<SignInRow>,
    /// Partners with a way in that is held: their id and name.
    pub held: Vec<(String, String)>,
    /// What happened that nobody looked at yet.
    pub alerts: Vec<AlertRow>,
    /// Guests for whom another invitation was asked: their id and name.
    pub requests: Vec<(String, String)>,
    /// How many requests of guests wait for this admin.
    pub asked: i64,
    /// Guests who lost every second factor and wait for an answer: their id and name.
    pub recoveries: Vec<(String, String)>,
    /// Partners whose set-up waits for approval: id and name.
    pub setups: Vec<(String, String)>,
    /// Partners whose contract is to be looked at again: their id and name.
    pub reviews: Vec<(String, String)>,
    /// Frozen guests to look at: id, name and why.
    pub frozen: Vec<(String, String, FreezeReason)>,
    /// Sponsors who went: name, how many guests, and when these freeze. Guests of nobody have no name.
    pub sponsors: Vec<(String, i64, Option<At>)>,
    /// The newest audit lines.
    pub lines: Vec<AuditLine>,
}
section!(Dashboard, Dashboard);

impl Dashboard {
    /// With nothing on it.
    #[must_use]
    pub const fn empty(frame: Frame) -> Self {
        Self {
            frame,
            counts: Vec::new(),
            waiting: Vec::new(),
            sign_ins: Vec::new(),
            held: Vec::new(),
            alerts: Vec::new(),
            requests: Vec::new(),
            asked: 0,
            recoveries: Vec::new(),
            setups: Vec::new(),
            reviews: Vec::new(),
            frozen: Vec::new(),
            sponsors: Vec::new(),
            lines: Vec::new(),
        }
    }

    fn needs_somebody(&self) -> bool {
        !(self.held.is_empty()
            && self.alerts.is_empty()
            && self.reviews.is_empty()
            && self.requests.is_empty()
            && self.asked == 0
            && self.setups.is_empty()
            && self.frozen.is_empty()
            && self.sponsors.is_empty()
            && self.recoveries.is_empty()
            && self.waiting.is_empty())
    }
}

impl Page for Dashboard {
    fn title(&self) -> String {
        self.frame.t("dashboard-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let counts = [
            "guests-active",
            "guests-invited",
            "guests-suspended",
            "guests-frozen",
            "partners",
            "apps",
        ];
        let waiting = [
            "unconfirmed",
            "orphans",
            "ending",
            "deliveries-waiting",
            "deliveries-dead",
            "mails",
        ];
        let count = |(n, what): (usize, &'static str)| Count {
            what,
            number: i64::try_from(n * n * 37).unwrap(),
            href: s.text("/admin/guests?state=active"),
        };
        vec![Self {
            frame: frame.clone(),
            counts: counts.into_iter().enumerate().map(count).collect(),
            waiting: waiting.into_iter().enumerate().map(count).collect(),
            sign_ins: vec![
                SignInRow {
                    partner: Some((s.text("ptn_1"), s.text("Fabrikam"))),
                    done: 120,
                    refused: 3,
                },
                SignInRow {
                    partner: None,
                    done: 0,
                    refused: 2,
                },
            ],
            held: vec![(s.text("ptn_1"), s.text("Fabrikam"))],
            alerts: vec![AlertRow {
                kind: AlertKind::KeysReplaced,
                partner_id: s.text("ptn_1"),
                about: s.text("con_1"),
                words: (s.text("New keys"), s.text("It signs with new keys.")),
                note: s.text("a1 → b2"),
                at: s.at(),
                href: s.text("/admin/connections/con_1"),
            }],
            requests: vec![(s.text("gst_1"), s.text("Ana Silva"))],
            asked: 3,
            recoveries: vec![(s.text("gst_2"), s.text("Ben Okoro"))],
            setups: vec![(s.text("ptn_3"), s.text("Litware"))],
            sponsors: vec![
                (s.text("Jo Lind"), 31, Some(s.at())),
                (String::new(), 2, None),
            ],
            frozen: vec![(s.text("gst_2"), s.text("Bo Chen"), FreezeReason::Recreated)],
            reviews: vec![(s.text("ptn_2"), s.text("Tailspin"))],
            lines: s.audit_lines(),
        }]
    }
}
