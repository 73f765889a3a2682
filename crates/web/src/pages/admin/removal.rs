use super::section;
use crate::pages::{Frame, Page, Tone};
use askama::Template;
use model::At;

/// What one app holds for a guest.
#[derive(Clone, Debug)]
pub struct TokensAtStake {
    /// The app's name.
    pub name: String,
    /// Whether it is told of the end.
    pub listens: bool,
    /// Its last access token ends then by itself; `None` when it holds none that lives.
    pub until: Option<At>,
}

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
    /// What apps hold for the guest.
    pub tokens: Vec<TokensAtStake>,
    /// Live sessions.
    pub sessions: i64,
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
                tokens: [true, false]
                    .map(|listens| TokensAtStake {
                        name: s.text("Parts Portal"),
                        listens,
                        until: listens.then(|| s.at()),
                    })
                    .to_vec(),
                sessions: 2,
                residual_minutes: 5,
            },
            Self {
                frame: frame.clone(),
                id: s.text("gst_2"),
                name: s.text("Bo Chen"),
                email: s.text("bo@fabrikam.example"),
                apps: Vec::new(),
                tokens: Vec::new(),
                sessions: 1,
                residual_minutes: 5,
            },
        ]
    }
}
