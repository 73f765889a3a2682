use super::AccountUsed;
use crate::pages::{Frame, Page, advice};
use askama::Template;
use model::{At, Reason};

/// An app that the guest will be able to open.
#[derive(Clone, Debug)]
pub struct InvitedApp {
    /// Its name.
    pub name: String,
}

/// The landing page behind an invitation link. Looking at it changes nothing; *Accept* posts
/// `csrf` to `action`.
#[derive(Template)]
#[template(path = "guest/invitation.html")]
pub struct InvitationLanding {
    /// Around the page.
    pub frame: Frame,
    /// Who invites.
    pub inviter_name: String,
    /// The inviter's address.
    pub inviter_email: Option<String>,
    /// The invited address, masked unless the reader has proved who they are.
    pub address: String,
    /// The personal message as plain text.
    pub message: Option<String>,
    /// What the guest gets.
    pub apps: Vec<InvitedApp>,
    /// The app whose brand the page carries (R30).
    pub brand: Option<String>,
    /// The home identity provider's name; `None` means a mailed code.
    pub home: Option<String>,
    /// The link works until then.
    pub expires_at: At,
    /// How to reach the inviter (R29).
    pub contact_url: String,
    /// Where acceptance is posted.
    pub action: String,
}

impl Page for InvitationLanding {
    fn title(&self) -> String {
        self.frame.locale.with(
            "invite-title",
            &[
                ("company", &self.frame.company),
                ("count", &self.apps.len()),
            ],
        )
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let full = Self {
            frame: frame.clone(),
            inviter_name: s.text("Mia Berg"),
            inviter_email: Some(s.text("mia.berg@contoso.example")),
            address: s.text("a••@fabrikam.example"),
            message: Some(s.text("Hi Ana,\nas agreed on Monday: here is the way in.")),
            apps: ["Parts Portal", "Quality Reports"]
                .iter()
                .map(|name| InvitedApp { name: s.text(name) })
                .collect(),
            brand: Some(s.text("Parts Portal")),
            home: Some(s.text("Fabrikam")),
            expires_at: s.at(),
            contact_url: s.text("https://contoso.example/people/mia"),
            action: "/invite/token".to_owned(),
        };
        let bare = Self {
            frame: frame.clone(),
            inviter_name: s.text("Mia Berg"),
            inviter_email: None,
            address: s.text("c••@tailor.example"),
            message: None,
            apps: Vec::new(),
            brand: None,
            home: None,
            expires_at: s.at(),
            contact_url: s.text("mailto:mia.berg@contoso.example"),
            action: "/invite/token".to_owned(),
        };
        vec![full, bare]
    }
}

/// Why an invitation link does not work, and the one way on.
#[derive(Template)]
#[template(path = "guest/invitation_problem.html")]
pub struct InvitationProblem {
    /// Around the page.
    pub frame: Frame,
    /// Why.
    pub reason: Reason,
    /// Who had invited, if the link was ours.
    pub inviter_name: Option<String>,
    /// How to reach the inviter.
    pub contact_url: Option<String>,
    /// The account that somebody signed in with, if somebody did.
    pub account: Option<AccountUsed>,
    /// When it was shown.
    pub at: At,
}

impl InvitationProblem {
    fn advice(&self) -> String {
        self.frame.t(advice(self.reason))
    }
}

impl Page for InvitationProblem {
    fn title(&self) -> String {
        self.frame.t("invite-problem-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [
            Reason::InvitationExpired,
            Reason::InvitationUsed,
            Reason::InvitationRevoked,
            Reason::InvitationUnknown,
            Reason::WrongPartner,
        ]
        .into_iter()
        .map(|reason| {
            let known = reason != Reason::InvitationUnknown;
            Self {
                frame: frame.clone(),
                reason,
                inviter_name: known.then(|| s.text("Mia Berg")),
                contact_url: known.then(|| s.text("mailto:mia.berg@contoso.example")),
                account: (reason == Reason::WrongPartner).then(|| AccountUsed {
                    used: s.text("ana.silva@fabrikam.example"),
                    invited: Some(s.text("b••@tailspin.example")),
                }),
                at: s.at(),
            }
        })
        .collect()
    }
}
