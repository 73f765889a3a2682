use super::{Linked, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;

form! {
    /// Posted to `/admin/groups`.
    GroupForm {
        /// Its unique name.
        name: Spec::new(Kind::Text, "name", "field-group-name").required(),
    }
}

form! {
    /// Posted to `/admin/groups/{id}/members`.
    AddMemberForm {
        /// Address of a guest.
        guest: Spec::new(Kind::Email, "guest", "field-guest-mail").required(),
    }
}

form! {
    /// Posted to `/admin/groups/{id}/apps`.
    GroupAppForm {
        /// The app's id.
        app: Spec::new(Kind::Select, "app", "field-app").required(),
    }
}

/// One group of the list.
#[derive(Clone, Debug)]
pub struct GroupRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many members.
    pub members: i64,
    /// How many apps it gives.
    pub apps: usize,
}

/// The list of groups, with the form that makes one.
#[derive(Template)]
#[template(path = "admin/groups.html")]
pub struct GroupList {
    /// Around the page.
    pub frame: Frame,
    /// Every group.
    pub rows: Vec<GroupRow>,
    /// Makes one.
    pub form: GroupForm,
}
section!(GroupList, Groups);

impl Page for GroupList {
    fn title(&self) -> String {
        self.frame.t("nav-groups")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = GroupForm::default();
        wrong.name.value = s.text("Engineering");
        wrong.name.problem = Some(crate::pages::Problem::Taken);
        vec![
            Self {
                frame: frame.clone(),
                rows: Vec::new(),
                form: GroupForm::default(),
            },
            Self {
                frame: frame.clone(),
                rows: vec![GroupRow {
                    id: s.text("grp_1"),
                    name: s.text("Engineering"),
                    members: 14,
                    apps: 2,
                }],
                form: wrong,
            },
        ]
    }
}

/// A member of a group.
#[derive(Clone, Debug)]
pub struct Member {
    /// The guest's id.
    pub id: String,
    /// The guest's name.
    pub name: String,
    /// The guest's address.
    pub email: String,
}

/// An app that a group gives.
#[derive(Clone, Debug)]
pub struct GroupApp {
    /// Id of the assignment.
    pub assignment: String,
    /// The app.
    pub app: Linked,
}

/// All about one group. Posts: `/admin/groups/{id}/members`, `/members/{guest}/remove`, `/apps`,
/// `/admin/assignments/{id}/remove`.
#[derive(Template)]
#[template(path = "admin/group_detail.html")]
pub struct GroupDetail {
    /// Around the page.
    pub frame: Frame,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its members.
    pub members: Vec<Member>,
    /// What it gives.
    pub apps: Vec<GroupApp>,
    /// Adds a guest.
    pub add: AddMemberForm,
    /// Gives an app.
    pub assign: GroupAppForm,
}
section!(GroupDetail, Groups);

impl Page for GroupDetail {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.add.problems();
        all.extend(self.assign.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut full = Self {
            frame: frame.clone(),
            id: s.text("grp_1"),
            name: s.text("Engineering"),
            members: vec![Member {
                id: s.text("gst_1"),
                name: s.text("Ana Silva"),
                email: s.text("ana@fabrikam.example"),
            }],
            apps: vec![GroupApp {
                assignment: s.text("asg_1"),
                app: s.linked("Drawing Vault", "/admin/apps/app_1"),
            }],
            add: AddMemberForm::default(),
            assign: GroupAppForm::default(),
        };
        full.assign.app.choices = s.choices();
        let empty = Self {
            frame: frame.clone(),
            id: s.text("grp_2"),
            name: s.text("Quality"),
            members: Vec::new(),
            apps: Vec::new(),
            add: AddMemberForm::default(),
            assign: full.assign.clone(),
        };
        vec![full, empty]
    }
}
