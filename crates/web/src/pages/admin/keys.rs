use super::section;
use crate::pages::{Frame, Page, Tone};
use askama::Template;
use model::{At, SigningAlg, SigningKeyRecord, text_enum};

text_enum! {
    /// Where a key stands.
    KeyState {
        /// Published, so that apps know it when it begins to sign.
        Next = "next",
        /// It signs.
        Current = "current",
        /// It signs no more; published until the last token that it signed is over.
        Retiring = "retiring",
    }
}

/// One key.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// Its id.
    pub kid: String,
    /// Its algorithm.
    pub alg: SigningAlg,
    /// Where it stands.
    pub state: KeyState,
    /// It signs from then on.
    pub from: At,
    /// It signs until then.
    pub until: At,
    /// It is published until then.
    pub published: At,
}

impl KeyRow {
    /// How a key stands at an instant.
    #[must_use]
    pub fn of(key: &SigningKeyRecord, now: At) -> Self {
        let state = if now < key.active_from {
            KeyState::Next
        } else if now < key.active_until {
            KeyState::Current
        } else {
            KeyState::Retiring
        };
        Self {
            kid: key.kid.clone(),
            alg: key.alg,
            state,
            from: key.active_from,
            until: key.active_until,
            published: key.published_until,
        }
    }

    const fn tone(&self) -> Tone {
        match self.state {
            KeyState::Next => Tone::Info,
            KeyState::Current => Tone::Ok,
            KeyState::Retiring => Tone::Quiet,
        }
    }
}

/// How many apps have their ID tokens signed so.
#[derive(Clone, Copy, Debug)]
pub struct AlgUse {
    /// The algorithm.
    pub alg: SigningAlg,
    /// How many apps.
    pub apps: usize,
}

impl AlgUse {
    /// Access tokens of all apps are signed by one algorithm.
    fn signs_access(&self) -> bool {
        self.alg == SigningAlg::Es256
    }
}

/// The signing keys. Posts `/admin/keys`.
#[derive(Template)]
#[template(path = "admin/keys.html")]
pub struct Keys {
    /// Around the page.
    pub frame: Frame,
    /// Every key that is published.
    pub rows: Vec<KeyRow>,
    /// Who uses which algorithm.
    pub uses: Vec<AlgUse>,
}
section!(Keys, Settings);

impl Page for Keys {
    fn title(&self) -> String {
        self.frame.t("keys-title")
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let row = |state: &KeyState| KeyRow {
            kid: s.text("rs256-2026-11"),
            alg: SigningAlg::Rs256,
            state: *state,
            from: s.at(),
            until: s.at(),
            published: s.at(),
        };
        let uses = SigningAlg::ALL
            .iter()
            .map(|alg| AlgUse { alg: *alg, apps: 3 });
        vec![Self {
            frame: frame.clone(),
            rows: KeyState::ALL.iter().map(row).collect(),
            uses: uses.collect(),
        }]
    }
}
