use crate::pages::{Frame, Page};
use askama::Template;

/// A way in that somebody may choose.
#[derive(Clone, Debug)]
pub struct HomeChoice {
    /// The connection.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it is; tells apart what is called alike.
    pub host: String,
}

/// An address or a company has several sign-ins. What is shown depends on the domain or the name alone,
/// never on who asks. Posts `csrf`, `continue_to`, `email` and `home` to `/sign-in`.
#[derive(Template)]
#[template(path = "guest/choose_home.html")]
pub struct ChooseHome {
    /// Around the page.
    pub frame: Frame,
    /// Name of the app that waits, if any.
    pub app: Option<String>,
    /// The sign-ins.
    pub homes: Vec<HomeChoice>,
    /// The address that was typed; may be empty.
    pub email: String,
    /// Path on our origin to return to.
    pub continue_to: String,
}

impl Page for ChooseHome {
    fn title(&self) -> String {
        match &self.app {
            Some(app) => self.frame.t1("sign-in-title-app", "app", app),
            None => self
                .frame
                .t1("sign-in-title", "company", &self.frame.company),
        }
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let home = |id, name| HomeChoice {
            id: s.text(id),
            name: s.text(name),
            host: s.text("login.fabrikam.example"),
        };
        vec![Self {
            frame: frame.clone(),
            app: Some(s.text("Parts Portal")),
            homes: vec![home("con_1", "Fabrikam"), home("con_2", "Fabrikam Labs")],
            email: s.text("ana@fabrikam.example"),
            continue_to: s.text("/authorize?client_id=app_1"),
        }]
    }
}
