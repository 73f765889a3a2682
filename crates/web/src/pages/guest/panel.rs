use crate::pages::{Frame, Page};
use askama::Template;
use model::{AccessRequest, At, RequestState};

/// One app of the panel.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Where it starts; `None` when the app can only be opened from its own side.
    pub href: Option<String>,
    /// Where the terms of use are that it waits for.
    pub terms: Option<String>,
    /// Whether it does not open now; `/apps/{id}/why` says why.
    pub shut: bool,
    /// When access ends by itself.
    pub until: Option<At>,
    /// In how many days, where that is soon.
    pub days_left: Option<i64>,
    /// Whether it stands first.
    pub starred: bool,
    /// Whether more time can be asked for at `/request?app={id}`.
    pub may_ask: bool,
}

/// Something that the guest asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What.
    pub request: AccessRequest,
    /// The app's name.
    pub app: String,
}

impl Asking {
    fn is_approved(&self) -> bool {
        self.request.state == RequestState::Approved
    }
}

/// The App Access Panel: the apps that the policy lets this guest open (R55), and those it does not with the
/// reason. `/apps/star`, `/requests/{id}/withdraw` and `/sign-out` are posted to; finding is `?q=`.
#[derive(Template)]
#[template(path = "guest/panel.html")]
pub struct Panel {
    /// Around the page.
    pub frame: Frame,
    /// The apps.
    pub apps: Vec<Tile>,
    /// Whether there are so many that finding helps.
    pub finds: bool,
    /// What was looked for.
    pub query: String,
    /// What was asked for and waits.
    pub waiting: Vec<Asking>,
    /// What was decided lately.
    pub decided: Vec<Asking>,
    /// Whether there is something to ask for at `/request`.
    pub may_ask: bool,
    /// Whether something was just asked for.
    pub asked: bool,
    /// Who decides about it, if anybody in particular.
    pub decider: Option<String>,
    /// The guest's name.
    pub name: String,
    /// The guest's company.
    pub partner: String,
    /// Whom to ask when there is no app: a name and a link.
    pub sponsor: Option<(String, String)>,
}

impl Page for Panel {
    fn title(&self) -> String {
        self.frame.t1("panel-title", "company", &self.frame.company)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let tile = |name: &str, starred: bool, days_left: Option<i64>, shut: bool| Tile {
            id: s.text("app_1"),
            name: s.text(name),
            description: starred.then(|| s.text("Order and track parts")),
            href: (!shut && days_left != Some(0)).then(|| s.text("https://parts.example/start")),
            shut,
            terms: (shut && starred).then(|| s.text("/terms?continue_to=%2F")),
            until: Some(s.at()),
            days_left,
            starred,
            may_ask: days_left.is_some(),
        };
        let asking = |state| Asking {
            request: AccessRequest {
                state,
                decided_at: Some(s.at()),
                answer: (state == RequestState::Refused).then(|| s.text("Ask me in May.")),
                ends_at: (state == RequestState::Approved).then(|| s.at()),
                ..s.access_request()
            },
            app: s.text("Quality Reports"),
        };
        let full = Self {
            frame: frame.clone(),
            apps: vec![
                tile("Parts Portal", true, None, false),
                tile("Drawing Vault", false, Some(14), false),
                tile("Wiki", false, Some(0), false),
                tile("Archive", false, None, true),
                tile("Reports", true, None, true),
            ],
            finds: true,
            query: s.text("parts"),
            waiting: vec![asking(RequestState::Open)],
            decided: vec![
                asking(RequestState::Approved),
                asking(RequestState::Refused),
            ],
            may_ask: true,
            asked: true,
            decider: Some(s.text("Mia Berg")),
            name: s.text("Ana Silva"),
            partner: s.text("Fabrikam"),
            sponsor: None,
        };
        let bare = || Self {
            frame: frame.clone(),
            apps: Vec::new(),
            finds: false,
            query: String::new(),
            waiting: Vec::new(),
            decided: Vec::new(),
            may_ask: true,
            asked: false,
            decider: None,
            name: s.text("Bo Chen"),
            partner: s.text("Fabrikam"),
            sponsor: None,
        };
        let empty = Self {
            waiting: vec![asking(RequestState::Open)],
            may_ask: false,
            sponsor: Some((
                s.text("Mia Berg"),
                s.text("mailto:mia.berg@contoso.example"),
            )),
            ..bare()
        };
        let none_found = Self {
            finds: true,
            query: s.text("no such app"),
            ..bare()
        };
        vec![full, empty, none_found]
    }
}
