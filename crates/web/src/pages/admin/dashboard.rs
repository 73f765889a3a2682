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

/// The admins' start page.
#[derive(Template)]
#[template(path = "admin/dashboard.html")]
pub struct Dashboard {
    /// Around the page.
    pub frame: Frame,
    /// What there is.
    pub counts: Vec<Count>,
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
            "deliveries-waiting",
            "deliveries-dead",
        ]
        .into_iter()
        .enumerate()
        .map(|(n, what)| Count {
            what,
            number: i64::try_from(n * n * 37).unwrap(),
            href: s.text("/admin/guests?state=active"),
        })
        .collect();
        vec![Self {
            frame: frame.clone(),
            counts,
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
