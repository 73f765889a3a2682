use crate::pages::{Frame, Page};
use askama::Template;
use model::At;

/// One app of the panel.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Its name.
    pub name: String,
    /// Where it starts; `None` when the app can only be opened from its own side.
    pub href: Option<String>,
    /// When access ends by itself.
    pub until: Option<At>,
    /// Whether that is soon.
    pub ends_soon: bool,
}

/// The App Access Panel: exactly the apps that the policy lets this guest open (R55).
/// *Sign out* posts `csrf` to `/sign-out`.
#[derive(Template)]
#[template(path = "guest/panel.html")]
pub struct Panel {
    /// Around the page.
    pub frame: Frame,
    /// The apps.
    pub apps: Vec<Tile>,
    /// The guest's name.
    pub name: String,
    /// The guest's company.
    pub partner: String,
    /// Whether the guest agreed to an app of others.
    pub consents: bool,
    /// Whom to ask when there is no app: a name and a link.
    pub sponsor: Option<(String, String)>,
}

impl Page for Panel {
    fn title(&self) -> String {
        self.frame.t1("panel-title", "company", &self.frame.company)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let apps = vec![
            Tile {
                name: s.text("Parts Portal"),
                href: Some(s.text("https://parts.example/start")),
                until: Some(s.at()),
                ends_soon: false,
            },
            Tile {
                name: s.text("Drawing Vault"),
                href: Some("https://vault.example/".to_owned()),
                until: Some(s.at()),
                ends_soon: true,
            },
            Tile {
                name: s.text("Quality Reports"),
                href: None,
                until: None,
                ends_soon: false,
            },
        ];
        let full = Self {
            frame: frame.clone(),
            apps,
            name: s.text("Ana Silva"),
            partner: s.text("Fabrikam"),
            consents: true,
            sponsor: None,
        };
        let empty = Self {
            frame: frame.clone(),
            apps: Vec::new(),
            name: s.text("Bo Chen"),
            partner: s.text("Fabrikam"),
            consents: false,
            sponsor: Some((
                s.text("Mia Berg"),
                s.text("mailto:mia.berg@contoso.example"),
            )),
        };
        vec![full, empty]
    }
}
