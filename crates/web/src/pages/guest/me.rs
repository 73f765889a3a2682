use super::AgreedRow;
use crate::pages::{Frame, Page};
use askama::Template;
use model::{AssigneeKind, At, GuestState};

/// An app of the guest.
#[derive(Clone, Debug)]
pub struct MyAppRow {
    /// Its name.
    pub name: String,
    /// Through what: how the assignment reaches the guest, and the name of the group or company.
    pub why: Vec<(AssigneeKind, String)>,
    /// Keys of what it was given.
    pub learned: Vec<&'static str>,
    /// When it was last opened.
    pub last_used: Option<At>,
    /// Until when it opens.
    pub until: Option<At>,
    /// Whether it opens now.
    pub open: bool,
}

/// A sign-in of the guest.
#[derive(Clone, Debug)]
pub struct SignInRow {
    /// When.
    pub at: At,
    /// Through which way in.
    pub through: String,
    /// By which methods, as the home says.
    pub how: String,
    /// Whether the session lives.
    pub lives: bool,
}

/// What the guest sees of themselves. Posts: `/language`, `/me/sign-out`; leaving begins at `/leave`.
#[derive(Clone, Template)]
#[template(path = "guest/me.html")]
pub struct MePage {
    /// Around the page.
    pub frame: Frame,
    /// The guest's name.
    pub name: String,
    /// The guest's address here.
    pub email: String,
    /// The guest's company.
    pub partner: String,
    /// Through which ways in, with the issuer of each that is a company's.
    pub ways: Vec<(String, Option<String>)>,
    /// When the home last confirmed them.
    pub confirmed_at: Option<At>,
    /// When all access ends.
    pub ends_at: Option<At>,
    /// Who answers for them.
    pub sponsor: Option<String>,
    /// What the company passed on and is kept: the name, the address, and whether it vouches for that. Nothing
    /// where there is no company's sign-in.
    pub said: Option<(Option<String>, Option<String>, bool)>,
    /// The apps.
    pub apps: Vec<MyAppRow>,
    /// The sign-ins of thirty days, newest first.
    pub sign_ins: Vec<SignInRow>,
    /// The terms of use they agreed to, newest first.
    pub agreements: Vec<AgreedRow>,
    /// Whether they agreed to apps of others.
    pub consents: bool,
    /// Whether something was just saved.
    pub saved: bool,
}

impl Page for MePage {
    fn title(&self) -> String {
        self.frame.t("me-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let app = |full: bool| MyAppRow {
            name: s.text("Parts Portal"),
            why: if full {
                vec![
                    (AssigneeKind::Guest, String::new()),
                    (AssigneeKind::Group, s.text("Suppliers")),
                ]
            } else {
                vec![(AssigneeKind::Partner, s.text("Fabrikam"))]
            },
            learned: if full {
                vec!["consent-name", "consent-email"]
            } else {
                Vec::new()
            },
            last_used: full.then(|| s.at()),
            until: full.then(|| s.at()),
            open: full,
        };
        let sign_in = |lives| SignInRow {
            at: s.at(),
            through: s.text("Fabrikam"),
            how: if lives {
                s.text("pwd, mfa")
            } else {
                String::new()
            },
            lives,
        };
        let full = Self {
            frame: frame.clone(),
            name: s.text("Ana Silva"),
            email: s.text("ana.silva@fabrikam.example"),
            partner: s.text("Fabrikam"),
            ways: vec![(
                s.text("Fabrikam"),
                Some(s.text("https://login.fabrikam.example")),
            )],
            confirmed_at: Some(s.at()),
            ends_at: Some(s.at()),
            sponsor: Some(s.text("Mia Berg")),
            said: Some((
                Some(s.text("Ana Maria Silva")),
                Some(s.text("ana@fabrikam.example")),
                true,
            )),
            apps: vec![app(true), app(false)],
            sign_ins: vec![sign_in(true), sign_in(false)],
            agreements: AgreedRow::samples(s).split_off(1),
            consents: true,
            saved: true,
        };
        let bare = Self {
            ways: Vec::new(),
            confirmed_at: None,
            ends_at: None,
            sponsor: None,
            said: None,
            apps: Vec::new(),
            sign_ins: Vec::new(),
            agreements: Vec::new(),
            consents: false,
            saved: false,
            ..full.clone()
        };
        vec![full, bare]
    }
}

/// Asks before the guest leaves. Posts `csrf` to `/leave`.
#[derive(Template)]
#[template(path = "guest/leave.html")]
pub struct Leave {
    /// Around the page.
    pub frame: Frame,
    /// Where the guest stands.
    pub state: GuestState,
    /// The apps that they lose.
    pub apps: Vec<String>,
    /// Who hears of it.
    pub sponsor: Option<String>,
    /// After so many days everything personal is erased.
    pub days: i64,
}

impl Leave {
    fn is_in(&self) -> bool {
        self.state == GuestState::Active
    }
}

impl Page for Leave {
    fn title(&self) -> String {
        self.frame.t1("leave-title", "company", &self.frame.company)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|full| Self {
                frame: frame.clone(),
                state: if full {
                    GuestState::Active
                } else {
                    GuestState::Suspended
                },
                apps: if full {
                    vec![s.text("Parts Portal")]
                } else {
                    Vec::new()
                },
                sponsor: full.then(|| s.text("Mia Berg")),
                days: if full { 30 } else { 0 },
            })
            .collect()
    }
}

/// The guest has left.
#[derive(Template)]
#[template(path = "guest/left.html")]
pub struct Left {
    /// Around the page.
    pub frame: Frame,
    /// After so many days everything personal is erased.
    pub days: i64,
}

impl Page for Left {
    fn title(&self) -> String {
        self.frame.t1("left-title", "company", &self.frame.company)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, _: &crate::pages::samples::Sampler) -> Vec<Self> {
        [30, 0]
            .into_iter()
            .map(|days| Self {
                frame: frame.clone(),
                days,
            })
            .collect()
    }
}
