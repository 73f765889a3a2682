use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{AdminRole, AdminState, At};

form! {
    /// Posted to `/admin/admins`.
    AddAdminForm {
        /// Their name as guests see it.
        name: Spec::new(Kind::Text, "name", "field-name").required(),
        /// Their address.
        email: Spec::new(Kind::Email, "email", "field-email").required(),
        /// What they may do.
        role: Spec::new(Kind::Select, "role", "field-role").required(),
    }
}

form! {
    /// Posted to `/admin/admins/{id}`.
    ReachForm {
        /// What they may do.
        role: Spec::new(Kind::Select, "role", "field-role").required(),
        /// Ids of partners they are bound to.
        partners: Spec::new(Kind::Picks, "partners", "nav-partners").hint("bound-partners-hint"),
        /// Ids of apps they are bound to.
        apps: Spec::new(Kind::Picks, "apps", "nav-apps").hint("bound-apps-hint"),
    }
}

/// One admin.
#[derive(Clone, Debug)]
pub struct AdminRow {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may do.
    pub role: AdminRole,
    /// Whether they are bound to some partners or apps.
    pub is_bound: bool,
    /// Whether they may sign in.
    pub state: AdminState,
    /// How many guests they answer for.
    pub guests: i64,
}

impl AdminRow {
    fn is_off(&self) -> bool {
        self.state == AdminState::Disabled
    }
}

/// Who administers. Posts `/admin/admins`.
#[derive(Template)]
#[template(path = "admin/admins.html")]
pub struct Admins {
    /// Around the page.
    pub frame: Frame,
    /// Every admin.
    pub rows: Vec<AdminRow>,
    /// Adds one.
    pub form: AddAdminForm,
}
section!(Admins, Settings);

impl Page for Admins {
    fn title(&self) -> String {
        self.frame.t("admins-title")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |role: &AdminRole| AdminRow {
            id: s.text("adm_1"),
            name: s.text("Mia Berg"),
            email: s.text("mia.berg@contoso.example"),
            role: *role,
            is_bound: *role == AdminRole::AppOwner,
            state: if *role == AdminRole::Auditor {
                AdminState::Disabled
            } else {
                AdminState::Active
            },
            guests: 31,
        };
        let mut form = AddAdminForm::default();
        form.role.choices = s.choices();
        form.email.problem = Some(crate::pages::Problem::Email);
        vec![Self {
            frame: frame.clone(),
            rows: AdminRole::ALL.iter().map(row).collect(),
            form,
        }]
    }
}

/// The one-time link of an admin, shown this once.
#[derive(Template)]
#[template(path = "admin/admin_added.html")]
pub struct AdminAdded {
    /// Around the page.
    pub frame: Frame,
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The link.
    pub link: String,
    /// How long it works.
    pub minutes: i64,
}
section!(AdminAdded, Settings);

impl Page for AdminAdded {
    fn title(&self) -> String {
        self.name.clone()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            id: s.text("adm_1"),
            name: s.text("Mia Berg"),
            link: s.text("https://id.contoso.example/admin/link/x"),
            minutes: 30,
        }]
    }
}

/// One admin. Posts `/admin/admins/{id}` and `/admin/admins/{id}/link`.
#[derive(Template)]
#[template(path = "admin/admin_detail.html")]
pub struct AdminDetail {
    /// Around the page.
    pub frame: Frame,
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may do.
    pub role: AdminRole,
    /// Whether they may not sign in.
    pub is_off: bool,
    /// When they were added.
    pub created_at: At,
    /// Changes what they may do.
    pub form: ReachForm,
}
section!(AdminDetail, Settings);

impl Page for AdminDetail {
    fn title(&self) -> String {
        self.name.clone()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut form = ReachForm::default();
        form.role.choices = s.choices();
        form.partners.choices = s.choices();
        let page = |is_off| Self {
            frame: frame.clone(),
            id: s.text("adm_1"),
            name: s.text("Mia Berg"),
            email: s.text("mia.berg@contoso.example"),
            role: AdminRole::Inviter,
            is_off,
            created_at: s.at(),
            form: form.clone(),
        };
        vec![page(false), page(true)]
    }
}
