use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{AdminRole, AdminState, At};

form! {
    /// Posted to `/admin/sponsors`.
    HandOverForm {
        /// Whose guests: an admin's id, or `none` for those of nobody.
        from: Spec::new(Kind::Select, "from", "field-guests-of").required(),
        /// The id of whoever answers for them from now on.
        to: Spec::new(Kind::Select, "to", "field-successor").required(),
    }
}

form! {
    /// Posted to `/admin/sponsors/disable`.
    DisableAdminForm {
        /// The admin's id.
        admin: Spec::new(Kind::Select, "admin", "field-admin").required(),
        /// The id of whoever answers for the guests from now on; empty begins the countdown.
        successor: Spec::new(Kind::Select, "successor", "field-successor").hint("field-successor-hint"),
    }
}

/// An admin and the guests they answer for.
#[derive(Clone, Debug)]
pub struct SponsorRow {
    /// Their id; `None` for the guests of nobody.
    pub id: Option<String>,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Whether they may sign in.
    pub state: AdminState,
    /// What they may do.
    pub role: AdminRole,
    /// How many guests.
    pub guests: i64,
    /// When these freeze.
    pub until: Option<At>,
}

impl SponsorRow {
    fn is_off(&self) -> bool {
        self.id.is_some() && self.state == AdminState::Disabled
    }
}

/// Who answers for whom. Posts: `/admin/sponsors`, `/admin/sponsors/disable`,
/// `/admin/sponsors/{id}/enable`.
#[derive(Template)]
#[template(path = "admin/sponsors.html")]
pub struct Sponsors {
    /// Around the page.
    pub frame: Frame,
    /// Every admin.
    pub rows: Vec<SponsorRow>,
    /// Hands guests over.
    pub hand_over: HandOverForm,
    /// Switches an admin off.
    pub disable: DisableAdminForm,
}
section!(Sponsors, Guests);

impl Page for Sponsors {
    fn title(&self) -> String {
        self.frame.t("sponsors-title")
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.hand_over.problems();
        all.extend(self.disable.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |id: Option<&str>, name: &str, state, until| SponsorRow {
            id: id.map(|id| s.text(id)),
            name: s.text(name),
            email: s.text("mia.berg@contoso.example"),
            state,
            role: AdminRole::Inviter,
            guests: 31,
            until,
        };
        let mut hand_over = HandOverForm::default();
        hand_over.from.choices = s.choices();
        hand_over.to.choices = s.choices();
        let mut disable = DisableAdminForm::default();
        disable.admin.choices = s.choices();
        disable.successor.choices = vec![crate::pages::Choice::new("", "–")];
        vec![Self {
            frame: frame.clone(),
            rows: vec![
                row(Some("adm_1"), "Mia Berg", AdminState::Active, None),
                row(Some("adm_2"), "Jo Lind", AdminState::Disabled, Some(s.at())),
                row(None, "", AdminState::Active, None),
            ],
            hand_over,
            disable,
        }]
    }
}
