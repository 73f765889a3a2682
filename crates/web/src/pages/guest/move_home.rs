use crate::pages::{Frame, Page};
use askama::Template;
use model::At;

/// Somebody came in by an invitation account, and their company has a sign-in of its own by now. Posts
/// `csrf` to `/sign-in/move` or, while the account is still a way in, to `/sign-in/stay`.
#[derive(Template)]
#[template(path = "guest/move_home.html")]
pub struct MoveHome {
    /// Around the page.
    pub frame: Frame,
    /// The name of the company's sign-in.
    pub home: String,
    /// Until when mailed codes and passkeys work; `None` when that is over.
    pub until: Option<At>,
}

impl Page for MoveHome {
    fn title(&self) -> String {
        self.frame.t1("move-title", "home", &self.home)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [Some(s.at()), None]
            .map(|until| Self {
                frame: frame.clone(),
                home: s.text("Fabrikam"),
                until,
            })
            .into()
    }
}
