//! The host as mails show it.

use crate::i18n::Value;
use fluent_bundle::FluentValue;
use model::{Accent, Colour, Settings};
use std::fmt;

/// The host company: its name, and how it looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Host<'a> {
    pub(super) name: &'a str,
    pub(super) support: Option<&'a str>,
    pub(super) logo: bool,
    accent: Option<Accent>,
}

impl<'a> Host<'a> {
    pub(super) fn of(settings: &'a Settings) -> Self {
        Self {
            name: &settings.company,
            support: settings.support.as_deref(),
            logo: settings.logo.is_some(),
            accent: settings.accent,
        }
    }

    /// The colour of links and buttons on light ground.
    pub(super) fn accent(self) -> Colour {
        let own = Colour::OURS;
        self.accent.map_or(own.0, |it| it.light().accent)
    }

    /// The same on dark ground.
    pub(super) fn dark_accent(self) -> Colour {
        let own = Colour::OURS;
        self.accent.map_or(own.1, |it| it.dark().accent)
    }
}

impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Value for Host<'_> {
    fn plain(&self) -> FluentValue<'static> {
        self.name.plain()
    }
    fn marked(&self) -> FluentValue<'static> {
        self.name.marked()
    }
}
