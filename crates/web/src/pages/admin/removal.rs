use super::{Stake, section};
use crate::pages::{Frame, Page};
use askama::Template;

/// What removing a guest cuts off, before it is done. Posts `csrf` to `/admin/guests/{id}/remove`.
#[derive(Template)]
#[template(path = "admin/remove_guest.html")]
pub struct RemoveGuest {
    /// Around the page.
    pub frame: Frame,
    /// The guest's id.
    pub id: String,
    /// The guest's name.
    pub name: String,
    /// The guest's address.
    pub email: String,
    /// Apps that the guest can open now.
    pub apps: Vec<String>,
    /// What that cuts off.
    pub stake: Stake,
    /// Longest time in minutes that an app may go on with a token it checks by itself.
    pub residual_minutes: i64,
}
section!(RemoveGuest, Guests);

impl RemoveGuest {
    const fn app_count(&self) -> usize {
        self.apps.len()
    }
}

impl Page for RemoveGuest {
    fn title(&self) -> String {
        self.frame.t1("remove-title", "name", &self.name)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![
            Self {
                frame: frame.clone(),
                id: s.text("gst_1"),
                name: s.text("Ana Silva"),
                email: s.text("ana@fabrikam.example"),
                apps: vec![s.text("Parts Portal"), s.text("Drawing Vault")],
                stake: Stake::sample(s),
                residual_minutes: 5,
            },
            Self {
                frame: frame.clone(),
                id: s.text("gst_2"),
                name: s.text("Bo Chen"),
                email: s.text("bo@fabrikam.example"),
                apps: Vec::new(),
                stake: Stake::default(),
                residual_minutes: 5,
            },
        ]
    }
}
