use crate::{Id, kind};
use std::collections::BTreeSet;

/// What of the host an admin sees and may change. `None` does not narrow; an empty set leaves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Only guests of these partners, and these partners.
    pub partners: Option<BTreeSet<Id<kind::Partner>>>,
    /// Only these apps.
    pub apps: Option<BTreeSet<Id<kind::App>>>,
    /// Only guests to whom something assigns one of the apps.
    pub guests_by_app: bool,
}

impl Reach {
    /// Whether nothing is left out.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.partners.is_none() && self.apps.is_none()
    }

    /// Whether a partner is within.
    #[must_use]
    pub fn has_partner(&self, id: &Id<kind::Partner>) -> bool {
        self.partners.as_ref().is_none_or(|all| all.contains(id))
    }

    /// Whether an app is within.
    #[must_use]
    pub fn has_app(&self, id: &Id<kind::App>) -> bool {
        self.apps.as_ref().is_none_or(|all| all.contains(id))
    }
}
