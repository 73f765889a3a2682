use crate::pages::{Frame, Page};
use askama::Template;
use model::At;

/// One of the guest's passkeys.
#[derive(Clone, Debug)]
pub struct PasskeyRow {
    /// Its id.
    pub id: String,
    /// Its number among them, from 1.
    pub number: usize,
    /// When it was made.
    pub created_at: At,
    /// When it was last used.
    pub used_at: Option<At>,
}

/// What a guest proves who they are by. Posts `csrf` to `/passkeys/{id}/remove` and
/// `/passkeys/authenticator/remove`; *Add* begins at `GET /passkey`.
#[derive(Template)]
#[template(path = "guest/passkeys.html")]
pub struct Passkeys {
    /// Around the page.
    pub frame: Frame,
    /// The passkeys, oldest first.
    pub rows: Vec<PasskeyRow>,
    /// Since when there is an authenticator app.
    pub totp_since: Option<At>,
    /// Passkeys can be made at this address.
    pub can_add: bool,
    /// Whether a lost factor can be replaced.
    pub can_recover: bool,
    /// Something was removed just now.
    pub removed: bool,
}

impl Page for Passkeys {
    fn title(&self) -> String {
        self.frame.t("passkeys-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |number, used_at| PasskeyRow {
            id: s.text("psk_1"),
            number,
            created_at: s.at(),
            used_at,
        };
        [
            (vec![row(1, None), row(2, Some(s.at()))], Some(s.at())),
            (Vec::new(), None),
        ]
        .map(|(rows, totp_since)| Self {
            frame: frame.clone(),
            removed: rows.is_empty(),
            can_add: true,
            can_recover: totp_since.is_some(),
            rows,
            totp_since,
        })
        .into()
    }
}
