use crate::pages::{Frame, Page};
use askama::Template;

/// An admin's test sign-in is over. The report is one click away: the browser sends the admin's cookie
/// only from a page of ours, not on the way back from a home.
#[derive(Template)]
#[template(path = "guest/test_over.html")]
pub struct TestOver {
    /// Around the page.
    pub frame: Frame,
    /// The connection's id.
    pub connection: String,
}

impl Page for TestOver {
    fn title(&self) -> String {
        self.frame.t("test-over")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            connection: s.text("con_1"),
        }]
    }
}
