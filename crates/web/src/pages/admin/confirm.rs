use super::{Section, Stake};
use crate::pages::{Frame, Page};
use askama::Template;

/// Asks before something that cuts people off. Posts `csrf` to `action`.
/// What is asked is one of a closed list: `confirm-{what}-title`, `-text` and `-go`
/// (`partner-suspend`, `partner-end`, `connection-disable`, `app-disable`, `app-secret`, `guest-suspend`, `guest-erase`,
/// `assignment-remove`).
#[derive(Template)]
#[template(path = "admin/confirm.html")]
pub struct Confirm {
    /// Around the page.
    pub frame: Frame,
    /// What is asked.
    pub what: &'static str,
    /// Name of the thing.
    pub name: String,
    /// What it cuts off.
    pub stake: Stake,
    /// Where it is posted.
    pub action: String,
    /// Where *Cancel* leads.
    pub back: String,
}

impl Confirm {
    /// What can be asked.
    pub const WHAT: &'static [&'static str] = &[
        "partner-suspend",
        "partner-end",
        "connection-disable",
        "app-disable",
        "app-secret",
        "guest-suspend",
        "guest-erase",
        "assignment-remove",
    ];

    const fn sections(&self) -> &'static [Section] {
        Section::ALL
    }

    fn in_section(&self, section: &Section) -> bool {
        *section
            == if self.what.starts_with("partner") || self.what.starts_with("connection") {
                Section::Partners
            } else if self.what.starts_with("guest") {
                Section::Guests
            } else {
                Section::Apps
            }
    }

    /// Whether what it would change for whom can be seen before.
    fn has_preview(&self) -> bool {
        matches!(self.what, "app-disable" | "assignment-remove")
    }

    fn text(&self) -> String {
        self.frame.t(&format!("confirm-{}-text", self.what))
    }

    fn go(&self) -> String {
        self.frame.t(&format!("confirm-{}-go", self.what))
    }
}

impl Page for Confirm {
    fn title(&self) -> String {
        self.frame
            .t1(&format!("confirm-{}-title", self.what), "name", &self.name)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        Self::WHAT
            .iter()
            .map(|what| Self {
                frame: frame.clone(),
                what,
                name: s.text("Fabrikam"),
                stake: Stake::sample(s),
                action: s.text("/admin/partners/ptn_1/suspend"),
                back: s.text("/admin/partners/ptn_1"),
            })
            .collect()
    }
}
