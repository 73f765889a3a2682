use crate::pages::{Frame, Page};
use askama::Template;
use model::At;

/// Asks before a third-party app learns about the guest. Posts `csrf`, `request` and `answer` to
/// `/consent`.
#[derive(Template)]
#[template(path = "guest/consent.html")]
pub struct Consent {
    /// Around the page.
    pub frame: Frame,
    /// The app, in the reader's language.
    pub app: String,
    /// Where its logo is; shown as a link, since our pages load nothing of others.
    pub logo: Option<String>,
    /// Who is asked.
    pub name: String,
    /// With which address.
    pub email: String,
    /// In which language they read.
    pub language: &'static str,
    /// Keys of what the app gets to know.
    pub learns: Vec<&'static str>,
    /// What it wants to be allowed, in its own words.
    pub does: Vec<String>,
    /// Keys and addresses of its policy, terms and home page.
    pub links: Vec<(&'static str, String)>,
    /// The request, to be repeated.
    pub request: String,
}

impl Consent {
    /// What the app would read there, so that nobody agrees to a word without its value.
    fn value(&self, key: &str) -> Option<&str> {
        match key {
            "consent-name" => Some(&self.name),
            "consent-email" => Some(&self.email),
            "consent-locale" => Some(self.language),
            _ => None,
        }
    }
}

impl Page for Consent {
    fn title(&self) -> String {
        self.frame.t1("consent-title", "app", &self.app)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let plain = Self {
            frame: frame.clone(),
            app: s.text("Shared Drawings"),
            logo: None,
            name: s.text("Ana Silva"),
            email: s.text("ana.silva@fabrikam.example"),
            language: "de",
            learns: learns(["openid", "profile"].into_iter()),
            does: Vec::new(),
            links: Vec::new(),
            request: s.text("client_id=app_1&scope=openid"),
        };
        let full = Self {
            frame: frame.clone(),
            logo: Some(s.text("https://drawings.example/logo.png")),
            learns: learns(["openid", "name", "email", "locale"].into_iter()),
            does: vec![s.text("drawing_access"), s.text("payment")],
            links: vec![
                ("consent-policy", s.text("https://drawings.example/policy")),
                ("consent-terms", s.text("https://drawings.example/terms")),
                ("consent-site", s.text("https://drawings.example/")),
            ],
            app: s.text("Shared Drawings"),
            name: s.text("Ana Silva"),
            email: s.text("ana.silva@fabrikam.example"),
            language: "de",
            request: s.text("client_id=app_1&scope=openid"),
        };
        vec![plain, full]
    }
}

/// The keys of what an app gets to know by these scopes and single claims, each once.
pub fn learns<'a>(asked: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for name in asked {
        let more: &[&'static str] = match name {
            "openid" => &["consent-openid"],
            "profile" => &["consent-name", "consent-locale"],
            "name" => &["consent-name"],
            "locale" => &["consent-locale"],
            "email" | "email_verified" => &["consent-email"],
            _ => &[],
        };
        for key in more {
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
    }
    keys
}

/// An app that the guest agreed to.
#[derive(Clone, Debug)]
pub struct AgreedApp {
    /// Its name.
    pub name: String,
    /// When.
    pub since: At,
    /// Where taking it back is posted.
    pub action: String,
}

/// What the guest agreed to, each with a button that takes it back.
#[derive(Template)]
#[template(path = "guest/consents.html")]
pub struct Consents {
    /// Around the page.
    pub frame: Frame,
    /// The apps.
    pub apps: Vec<AgreedApp>,
    /// Whether one was just taken back.
    pub withdrawn: bool,
}

impl Page for Consents {
    fn title(&self) -> String {
        self.frame.t("consents-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let app = AgreedApp {
            name: s.text("Shared Drawings"),
            since: s.at(),
            action: "/consents/app_1/withdraw".to_owned(),
        };
        vec![
            Self {
                frame: frame.clone(),
                apps: vec![app],
                withdrawn: false,
            },
            Self {
                frame: frame.clone(),
                apps: Vec::new(),
                withdrawn: true,
            },
        ]
    }
}
