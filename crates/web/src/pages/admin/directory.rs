use super::section;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::At;

form! {
    /// Posted to `/admin/connections/{id}/directory/subject`.
    DirectorySubjectForm {
        /// Which attribute of a user is the subject at the home.
        subject: Spec::new(Kind::Select, "subject", "field-directory-subject").required().hint("field-directory-subject-hint"),
    }
}

/// A token of the directory.
#[derive(Clone, Debug)]
pub struct DirectoryToken {
    /// Its id.
    pub id: String,
    /// Whether it opens anything.
    pub lives: bool,
    /// When it was made.
    pub made: At,
    /// When it ends by itself.
    pub ends: At,
    /// When it was last used.
    pub used: Option<At>,
}

/// The directory of a partner behind one connection: where it sends, its tokens and what it has here. Posts
/// to `/admin/connections/{id}/directory` with `csrf` and `do`: `token`, or `revoke` with `token`.
#[derive(Template)]
#[template(path = "admin/directory.html")]
pub struct Directory {
    /// Around the page.
    pub frame: Frame,
    /// The connection's id.
    pub id: String,
    /// The partner's id.
    pub partner: String,
    /// The partner's name.
    pub name: String,
    /// Where the directory sends its requests.
    pub base_url: String,
    /// How many users it keeps here.
    pub users: i64,
    /// How many groups.
    pub groups: i64,
    /// Its tokens, oldest first.
    pub tokens: Vec<DirectoryToken>,
    /// A token that was made just now, shown this once.
    pub secret: Option<String>,
    /// Which attribute is the subject.
    pub form: DirectorySubjectForm,
}
section!(Directory, Partners);

impl Page for Directory {
    fn title(&self) -> String {
        self.frame.t1("directory-title", "name", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let token = |lives: bool| DirectoryToken {
            id: s.text("sct_1"),
            lives,
            made: s.at(),
            ends: s.at(),
            used: lives.then(|| s.at()),
        };
        let page = |tokens, secret| Self {
            frame: frame.clone(),
            id: s.text("con_1"),
            partner: s.text("ptn_1"),
            name: s.text("Fabrikam"),
            base_url: s.text("https://id.contoso.example/scim/v2/con_1"),
            users: 12,
            groups: 1,
            tokens,
            secret,
            form: DirectorySubjectForm::default(),
        };
        vec![
            page(
                vec![token(false), token(true)],
                Some(s.text("0123456789abcdef")),
            ),
            page(Vec::new(), None),
        ]
    }
}
