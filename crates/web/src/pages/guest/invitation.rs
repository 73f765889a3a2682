use crate::i18n::Rich;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, advice, form};
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
    /// Heading and path of the terms of use that accepting leads to.
    pub terms: Vec<(String, String)>,
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
    /// Where saying no begins, for whoever opened the link.
    pub decline: Option<String>,
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
            terms: vec![(s.text("Rules for guests"), "/terms/trm_1".to_owned())],
            brand: Some(s.text("Parts Portal")),
            home: Some(s.text("Fabrikam")),
            expires_at: s.at(),
            contact_url: s.text("https://contoso.example/people/mia"),
            action: "/invite/token".to_owned(),
            decline: Some(s.text("/invite/token/decline")),
        };
        let bare = Self {
            frame: frame.clone(),
            inviter_name: s.text("Mia Berg"),
            inviter_email: None,
            address: s.text("c••@tailor.example"),
            message: None,
            apps: Vec::new(),
            terms: Vec::new(),
            brand: None,
            home: None,
            expires_at: s.at(),
            contact_url: s.text("mailto:mia.berg@contoso.example"),
            action: "/invite/token".to_owned(),
            decline: None,
        };
        vec![full, bare]
    }
}

form! {
    /// Posted to `/invite/{token}/decline`.
    DeclineForm {
        /// Why, in the person's words.
        note: Spec::new(Kind::Lines, "note", "field-decline-note").hint("field-decline-note-hint"),
        /// What else: `block`, `report`.
        also: Spec::new(Kind::Picks, "also", "field-decline-also"),
    }
}

/// Says no to an invitation. Looking at it changes nothing.
#[derive(Template)]
#[template(path = "guest/decline.html")]
pub struct Decline {
    /// Around the page.
    pub frame: Frame,
    /// Who invites.
    pub inviter_name: String,
    /// Where the page of the invitation is.
    pub back: String,
    /// Where the form is posted.
    pub action: String,
    /// The form.
    pub form: DeclineForm,
}

impl Page for Decline {
    fn title(&self) -> String {
        self.frame.t("decline-title")
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut form = DeclineForm::default();
        form.note.value = s.text("I do not work there any more.");
        form.note.problem = Some(crate::pages::Problem::TooLong);
        form.also.choices = s.choices();
        vec![Self {
            frame: frame.clone(),
            inviter_name: s.text("Mia Berg"),
            back: s.text("/invite/token"),
            action: s.text("/invite/token/decline"),
            form,
        }]
    }
}

/// An invitation was declined, or its address closed to others.
#[derive(Template)]
#[template(path = "guest/declined.html")]
pub struct SaidNo {
    /// Around the page.
    pub frame: Frame,
    /// Whether the address takes no invitations; posting to this undoes it.
    pub unblock: Option<String>,
}

impl Page for SaidNo {
    fn title(&self) -> String {
        self.frame.t("declined-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [None, Some(s.text("/invite/token/unblock"))]
            .into_iter()
            .map(|unblock| Self {
                frame: frame.clone(),
                unblock,
            })
            .collect()
    }
}

/// The one button that leads on: a form that is posted.
#[derive(Clone, Debug)]
pub struct Lead {
    /// Where it goes.
    pub action: String,
    /// Key of what it says; it may name the `inviter`.
    pub key: &'static str,
    /// The `state` of a sign-in that came back in another browser.
    pub state: Option<String>,
}

/// Why a sign-in or an invitation link does not work for this person: which account was used, whom it
/// was meant for, who can help, and one button that leads on.
#[derive(Template)]
#[template(path = "guest/invitation_problem.html")]
pub struct InvitationProblem {
    /// Around the page.
    pub frame: Frame,
    /// Why.
    pub reason: Reason,
    /// The account that was used, in the words of its home.
    pub account: Option<String>,
    /// The invited address, masked.
    pub invited: Option<String>,
    /// Who had invited, if the link was ours.
    pub inviter_name: Option<String>,
    /// How to reach the inviter.
    pub contact_url: Option<String>,
    /// The way on; without one it is the contact.
    pub lead: Option<Lead>,
    /// Where another invitation can be asked for by POST, beside the way on.
    pub ask: Option<String>,
    /// Whether whoever was refused may leave at `/leave`.
    pub leaves: bool,
    /// When it was shown.
    pub at: At,
}

impl InvitationProblem {
    fn advice(&self) -> String {
        self.frame.t(advice(self.reason))
    }

    fn leads_on(&self) -> bool {
        self.lead.is_some()
    }

    fn lead_text(&self, lead: &Lead) -> Rich {
        self.naming_inviter(lead.key)
    }

    fn ask_text(&self) -> Rich {
        self.naming_inviter("lead-ask")
    }

    fn naming_inviter(&self, key: &'static str) -> Rich {
        let name = self.inviter_name.as_deref().unwrap_or_default();
        self.frame.rich(key).arg("name", name)
    }
}

impl Page for InvitationProblem {
    fn title(&self) -> String {
        self.frame.t(if self.inviter_name.is_some() {
            "invite-problem-title"
        } else {
            "denial-title"
        })
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let ways = [
            (Reason::InvitationExpired, Some("lead-ask")),
            (Reason::InvitationUsed, Some("lead-sign-in")),
            (Reason::InvitationRevoked, Some("lead-ask")),
            (Reason::InvitationUnknown, None),
            (Reason::OtherGuest, Some("lead-switch")),
            (Reason::HomeUnreachable, Some("lead-again")),
            (Reason::StateInvalid, Some("lead-here")),
            (Reason::NotInvited, Some("lead-switch")),
        ];
        ways.into_iter()
            .map(|(reason, key)| {
                let known = !matches!(reason, Reason::InvitationUnknown | Reason::NotInvited);
                let used = matches!(reason, Reason::OtherGuest | Reason::NotInvited);
                Self {
                    frame: frame.clone(),
                    reason,
                    account: used.then(|| s.text("ana.silva@fabrikam.example")),
                    invited: known.then(|| s.text("b••@fabrikam.example")),
                    inviter_name: known.then(|| s.text("Mia Berg")),
                    contact_url: known.then(|| s.text("mailto:mia.berg@contoso.example")),
                    lead: key.map(|key| Lead {
                        action: s.text("/sign-in/again"),
                        key,
                        state: (key == "lead-here").then(|| s.text("state-value")),
                    }),
                    leaves: reason == Reason::InvitationUsed,
                    ask: (reason == Reason::OtherGuest).then(|| s.text("/sign-in/ask")),
                    at: s.at(),
                }
            })
            .collect()
    }
}

/// Another invitation was asked for.
#[derive(Template)]
#[template(path = "guest/asked.html")]
pub struct Asked {
    /// Around the page.
    pub frame: Frame,
    /// Who hears of it.
    pub inviter_name: String,
    /// How to reach them directly.
    pub contact_url: String,
}

impl Page for Asked {
    fn title(&self) -> String {
        self.frame.t("asked-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        vec![Self {
            frame: frame.clone(),
            inviter_name: s.text("Mia Berg"),
            contact_url: s.text("mailto:mia.berg@contoso.example"),
        }]
    }
}
