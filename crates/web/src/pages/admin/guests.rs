use super::{Linked, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use ::admin::confidence::{Standing, Through};
use askama::Template;
use model::{At, FreezeReason, GuestState};

/// One guest of the list.
#[derive(Clone, Debug)]
pub struct GuestRow {
    /// Its id.
    pub id: String,
    /// The name the host gave.
    pub name: String,
    /// The invited address.
    pub email: String,
    /// The partner's name.
    pub partner: String,
    /// Where the guest stands.
    pub state: GuestState,
    /// Why it is frozen, if it is.
    pub frozen_for: Option<FreezeReason>,
    /// The name of whoever answers for the guest; empty for nobody.
    pub sponsor: String,
    /// How many apps the policy lets the guest open now.
    pub apps: usize,
    /// When the person was last confirmed.
    pub confirmed: Confirmed,
    /// When all access ends by itself.
    pub ends_at: Option<At>,
}

form! {
    /// What the list is filtered by: `GET /admin/guests?q=…&state=…&partner=…`.
    GuestFilterForm {
        /// Beginnings of words of the name or the address.
        text: Spec::new(Kind::Text, "q", "name-or-mail"),
        /// A state, or `unconfirmed`.
        state: Spec::new(Kind::Select, "state", "state"),
        /// A partner's name, domain or id.
        partner: Spec::new(Kind::Text, "partner", "field-partner"),
        /// An app's id.
        app: Spec::new(Kind::Select, "app", "field-app"),
        /// A group's id.
        group: Spec::new(Kind::Select, "group", "field-group"),
        /// An admin's id, or `none`.
        sponsor: Spec::new(Kind::Select, "sponsor", "sponsor"),
        /// A day.
        before: Spec::new(Kind::Text, "before", "ends-before"),
    }
}

impl GuestFilterForm {
    /// What stands folded away beside the words that are looked for.
    fn narrowing(&self) -> Vec<&Field> {
        let all = self.fields().into_iter();
        all.filter(|it| it.spec.name != self.text.spec.name)
            .collect()
    }

    /// Whether one of those is set, or wrong.
    fn narrows(&self) -> bool {
        let is_set = |it: &&Field| {
            let chosen = it.choices.iter().any(|c| c.chosen && !c.value.is_empty());
            !it.value.is_empty() || chosen || it.problem.is_some()
        };
        self.narrowing().iter().any(is_set)
    }
}

/// When a guest was last confirmed at home, through what, and whether that counts.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// When.
    pub at: Option<At>,
    /// Until when that counts.
    pub until: Option<At>,
    /// Through what, and the connection's name.
    pub through: Option<(Through, String)>,
    /// How it stands.
    pub standing: Standing,
}

impl Confirmed {
    pub(super) fn source(&self, frame: &Frame) -> String {
        let (through, name) = match &self.through {
            Some((through, name)) => (through.as_str().replace('_', "-"), name),
            None => return String::new(),
        };
        frame.t1(&format!("confirmed-through-{through}"), "name", name)
    }

    pub(super) const fn is_late(&self) -> bool {
        matches!(self.standing, Standing::Overdue | Standing::Unconfirmable)
    }

    #[cfg(test)]
    pub(super) fn sample(s: &crate::pages::samples::Sampler, state: GuestState) -> Self {
        let is_active = state == GuestState::Active;
        Self {
            at: is_active.then(|| s.at()),
            until: is_active.then(|| s.at()),
            through: (state != GuestState::Invited).then(|| (Through::Probe, s.text("Fabrikam"))),
            standing: match state {
                GuestState::Active => Standing::Confirmed,
                GuestState::Suspended => Standing::Overdue,
                _ => Standing::Idle,
            },
        }
    }
}

impl GuestRow {
    fn may_be_removed(&self) -> bool {
        self.state != GuestState::Removed
    }
}

/// The list of guests. Those ticked go to `GET /admin/guests/bulk?act=…&guest=…`, all that match with
/// `all=1` and the filter. Posts: `/admin/guests/export`, `/admin/guests/views`,
/// `/admin/guests/views/forget`.
#[derive(Template)]
#[template(path = "admin/guests.html")]
pub struct GuestList {
    /// Around the page.
    pub frame: Frame,
    /// The guests of this part.
    pub rows: Vec<GuestRow>,
    /// How many match in all.
    pub total: i64,
    /// What is filtered by.
    pub form: GuestFilterForm,
    /// The filter again, for forms.
    pub hidden: Vec<(String, String)>,
    /// Filters that the admin keeps.
    pub views: Vec<Linked>,
    /// Link to the next part.
    pub next: Option<String>,
}
section!(GuestList, Guests);

impl GuestList {
    const fn shown(&self) -> usize {
        self.rows.len()
    }
}

impl Page for GuestList {
    fn title(&self) -> String {
        self.frame.t("nav-guests")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |name: &str, email: &str, state| GuestRow {
            id: s.text("gst_1"),
            name: s.text(name),
            email: s.text(email),
            partner: s.text("Fabrikam"),
            state,
            frozen_for: (state == GuestState::Suspended).then_some(FreezeReason::Unconfirmed),
            sponsor: s.text("Mia Berg"),
            apps: 3,
            confirmed: Confirmed::sample(s, state),
            ends_at: Some(s.at()),
        };
        let rows = vec![
            row("Ana Silva", "ana@fabrikam.example", GuestState::Active),
            row("Bo Chen", "bo@fabrikam.example", GuestState::Invited),
            row(
                "Carol Oyelaran-Fitzgerald",
                "carol.oyelaran-fitzgerald@workshop.tailor.example",
                GuestState::Suspended,
            ),
            row("Dai", "dai@fabrikam.example", GuestState::Removed),
        ];
        let mut form = GuestFilterForm::default();
        form.partner.choices = s.choices();
        form.partner.value = s.text("Fabrikam");
        form.state.choices = s.choices();
        form.app.choices = s.choices();
        form.group.choices = s.choices();
        form.sponsor.choices = s.choices();
        let list = |rows, total, form, next| Self {
            frame: frame.clone(),
            rows,
            total,
            form,
            hidden: vec![("q".into(), s.text("fabrikam"))],
            views: vec![s.linked("Ends this year", "/admin/guests?before=2026-12-31")],
            next,
        };
        let mut wrong = form.clone();
        wrong.partner.problem = Some(crate::pages::Problem::Unknown);
        vec![
            list(rows, 1284, form, Some(s.text("/admin/guests?after=x"))),
            list(Vec::new(), 0, wrong, None),
        ]
    }
}
