use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{At, GuestState, Reason, RequestKind};

form! {
    /// Posted to `/admin/requests/{id}/approve`.
    ApproveForm {
        /// The last day.
        last_day: Spec::new(Kind::Text, "last_day", "field-request-until").required().hint("field-request-until-hint"),
    }
}

form! {
    /// Posted to `/admin/requests/{id}/refuse`.
    RefuseForm {
        /// Why, as the guest reads it.
        reason: Spec::new(Kind::Lines, "reason", "field-request-reason").required().hint("field-request-reason-hint"),
    }
}

/// A request that waits.
#[derive(Clone, Debug)]
pub struct AskedRow {
    /// Its id.
    pub id: String,
    /// The guest's name.
    pub guest: String,
    /// The guest's partner.
    pub partner: String,
    /// The app.
    pub app: String,
    /// For what.
    pub kind: RequestKind,
    /// Who answers for the guest.
    pub sponsor: Option<String>,
    /// When it was asked.
    pub asked_at: At,
}

/// What guests ask for.
#[derive(Template)]
#[template(path = "admin/requests.html")]
pub struct Requests {
    /// Around the page.
    pub frame: Frame,
    /// One page of requests.
    pub rows: Vec<AskedRow>,
    /// Whether those of other sponsors are among them.
    pub all: bool,
    /// How many there are for this admin, and in all.
    pub counts: (i64, i64),
    /// The next page.
    pub next: Option<String>,
    /// Guests for whom another invitation was asked: their id and name.
    pub invitations: Vec<(String, String)>,
}
section!(Requests, Guests);

impl Page for Requests {
    fn title(&self) -> String {
        self.frame.t("requests-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let rows = RequestKind::ALL.iter().map(|kind| AskedRow {
            id: s.text("arq_1"),
            guest: s.text("Ana Silva"),
            partner: s.text("Fabrikam"),
            app: s.text("Drawing Vault"),
            kind: *kind,
            sponsor: (*kind == RequestKind::Access).then(|| s.text("Mia Berg")),
            asked_at: s.at(),
        });
        let page = |rows: Vec<AskedRow>, all| Self {
            frame: frame.clone(),
            next: (!rows.is_empty()).then(|| s.text("/admin/requests?after=arq_1")),
            counts: (i64::try_from(rows.len()).unwrap(), 7),
            invitations: rows
                .iter()
                .map(|it| (s.text("gst_1"), it.guest.clone()))
                .collect(),
            rows,
            all,
        };
        vec![page(rows.collect(), true), page(Vec::new(), false)]
    }
}

/// One request, with what an admin decides on.
#[derive(Template)]
#[template(path = "admin/request_detail.html")]
pub struct RequestDetail {
    /// Around the page.
    pub frame: Frame,
    /// The request.
    pub row: AskedRow,
    /// The guest's page, where the reader may open it.
    pub guest: Option<String>,
    /// The guest's address.
    pub email: String,
    /// Where the guest stands.
    pub state: GuestState,
    /// When the home last confirmed them.
    pub confirmed_at: Option<At>,
    /// When they last opened the app.
    pub last_used: Option<At>,
    /// When their access to the app ends now.
    pub until: Option<At>,
    /// Why the app does not open now.
    pub shut: Option<Reason>,
    /// When all their access ends.
    pub guest_ends_at: Option<At>,
    /// When the partner's contract ends.
    pub partner_ends_at: Option<At>,
    /// Why, in the guest's words.
    pub note: Option<String>,
    /// Whether this admin may decide.
    pub may_decide: bool,
    /// Lets them.
    pub approve: ApproveForm,
    /// Does not.
    pub refuse: RefuseForm,
}
section!(RequestDetail, Guests);

impl Page for RequestDetail {
    fn title(&self) -> String {
        self.frame.locale.with(
            "request-title",
            &[("guest", &self.row.guest), ("app", &self.row.app)],
        )
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.approve.problems();
        all.extend(self.refuse.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|full| {
                let mut page = Self {
                    frame: frame.clone(),
                    row: AskedRow {
                        id: s.text("arq_1"),
                        guest: s.text("Ana Silva"),
                        partner: s.text("Fabrikam"),
                        app: s.text("Drawing Vault"),
                        kind: RequestKind::ALL[usize::from(full)],
                        sponsor: full.then(|| s.text("Mia Berg")),
                        asked_at: s.at(),
                    },
                    guest: full.then(|| s.text("/admin/guests/gst_1")),
                    email: s.text("ana.silva@fabrikam.example"),
                    state: GuestState::Active,
                    confirmed_at: full.then(|| s.at()),
                    last_used: full.then(|| s.at()),
                    until: full.then(|| s.at()),
                    shut: (!full).then_some(Reason::NotAssigned),
                    guest_ends_at: full.then(|| s.at()),
                    partner_ends_at: full.then(|| s.at()),
                    note: full.then(|| s.text("We begin on Monday.")),
                    may_decide: full,
                    approve: ApproveForm::default(),
                    refuse: RefuseForm::default(),
                };
                page.approve.last_day.value = s.text("2027-03-31");
                page.refuse.reason.problem = full.then_some(crate::pages::Problem::Required);
                page
            })
            .collect()
    }
}
