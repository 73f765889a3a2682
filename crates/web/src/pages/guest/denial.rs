use crate::{
    i18n::Rich,
    pages::{Frame, Page, advice},
};
use askama::Template;
use model::{At, Reason, RequestKind};

/// A request that one button sends: posted to `/request` with `csrf` and `app`.
#[derive(Clone, Debug)]
pub struct AskNow {
    /// The app's id.
    pub app_id: String,
    /// For what.
    pub kind: RequestKind,
    /// Who decides, if anybody in particular.
    pub decider: Option<String>,
    /// Since when a request waits already.
    pub asked_at: Option<At>,
}

/// A guest may not open an app, or not sign in: why, and whom to ask.
#[derive(Template)]
#[template(path = "guest/denial.html")]
pub struct Denial {
    /// Around the page.
    pub frame: Frame,
    /// The app, if one was asked for.
    pub app: Option<String>,
    /// Why not.
    pub reason: Reason,
    /// Whom to ask: the app's or the guest's contact. The name may be unknown.
    pub ask: Option<(Option<String>, String)>,
    /// What asking at the press of a button would do.
    pub request: Option<AskNow>,
    /// Whether whoever was refused may leave at `/leave`.
    pub leaves: bool,
    /// When it was refused.
    pub at: At,
}

impl Denial {
    fn advice(&self) -> String {
        self.frame.t(advice(self.reason))
    }

    fn button(&self, ask: &AskNow) -> Rich {
        let (named, plain) = match ask.kind {
            RequestKind::Access => ("denial-ask-name", "denial-ask"),
            RequestKind::Extension => ("denial-extend-name", "denial-extend"),
        };
        match &ask.decider {
            Some(name) => self.frame.rich(named).arg("name", name),
            None => self.frame.rich(plain),
        }
    }
}

impl Page for Denial {
    fn title(&self) -> String {
        match &self.app {
            Some(app) => self.frame.t1("denial-title-app", "app", app),
            None => self.frame.t("denial-title"),
        }
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        Reason::ALL
            .iter()
            .enumerate()
            .map(|(n, reason)| Self {
                frame: frame.clone(),
                app: (n % 2 == 1).then(|| s.text("Drawing Vault")),
                reason: *reason,
                ask: match n % 3 {
                    0 => None,
                    1 => Some((None, s.text("https://contoso.example/help"))),
                    _ => Some((
                        Some(s.text("Mia Berg")),
                        s.text("mailto:mia.berg@contoso.example"),
                    )),
                },
                request: (n % 3 == 1).then(|| AskNow {
                    app_id: s.text("app_1"),
                    kind: RequestKind::ALL[n % 2],
                    decider: (n % 4 == 1).then(|| s.text("Mia Berg")),
                    asked_at: (n % 5 == 1).then(|| s.at()),
                }),
                leaves: n % 7 == 1,
                at: s.at(),
            })
            .collect()
    }
}
