//! The pages: one struct per page, filled by the routes, rendered by askama.
//!
//! Invariant: pages are pure; whatever they show was put into the struct. No page carries inline
//! script or style, every form posts with the frame's CSRF value, and nothing but passkeys needs
//! JavaScript. The names of form inputs are those of the [`Spec`]s, the actions stand in the
//! templates or in the page's fields.

pub mod admin;
mod advice;
mod field;
mod frame;
pub mod guest;
mod prose;
mod refusal;

pub use advice::advice;
pub(crate) use field::form;
pub use field::{Choice, Field, Form, Kind, Problem, Spec};
pub use frame::{Brand, Frame, LanguageChoice};
pub use prose::{Piece, Prose};

/// What all pages have in common.
pub trait Page: askama::Template {
    /// What the page is about: its heading and the first part of its `<title>`.
    fn title(&self) -> String;

    /// The fields with problems, for the summary at the top.
    fn problems(&self) -> Vec<&Field> {
        Vec::new()
    }

    /// The page in each of its states.
    #[cfg(test)]
    fn samples(frame: &Frame, sampler: &samples::Sampler) -> Vec<Self>
    where
        Self: Sized;
}

/// How a state, result or notice is coloured. A tag always has a word too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neutral.
    Quiet,
    /// Under way.
    Info,
    /// Good.
    Ok,
    /// Needs attention.
    Warn,
    /// Bad.
    Bad,
}

impl std::fmt::Display for Tone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Quiet => "quiet",
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
        })
    }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
