use model::{HomeCheck, Id, kind};

/// Homes that nobody can ask.
#[derive(Clone, Copy, Debug)]
pub struct SilentHomes;

impl HomeCheck for SilentHomes {
    fn confirm(&self, _guest: &Id<kind::Guest>) {}
}
