use crate::pages::{Frame, Page, advice};
use askama::Template;
use model::{At, Reason, text_enum};

text_enum! {
    /// What sort of error a page reports; title and sentence are `error-…`.
    ErrorKind {
        /// No such page (404).
        NotFound = "not_found",
        /// The request cannot be understood (400).
        BadRequest = "bad_request",
        /// Not from our own page or too old (403).
        Forbidden = "forbidden",
        /// More than is taken (413).
        TooLarge = "too_large",
        /// It did not come in time (408).
        TooSlow = "too_slow",
        /// Too much at once (429, 503).
        Busy = "busy",
        /// Our fault (500).
        Internal = "internal",
    }
}

/// Something went wrong that is not a matter of permission.
#[derive(Template)]
#[template(path = "guest/error.html")]
pub struct ErrorPage {
    /// Around the page.
    pub frame: Frame,
    /// What sort.
    pub kind: ErrorKind,
    /// Why, when known; its sentence replaces the general one.
    pub reason: Option<Reason>,
    /// When it happened.
    pub at: At,
}

impl ErrorPage {
    fn sentence(&self) -> String {
        self.reason.map_or_else(
            || self.frame.word("error-text", self.kind),
            |reason| self.frame.reason(reason),
        )
    }

    fn advice(&self) -> Option<String> {
        self.reason.map(|reason| self.frame.t(advice(reason)))
    }

    fn code(&self) -> &'static str {
        self.reason.map_or(self.kind.as_str(), Reason::as_str)
    }
}

impl Page for ErrorPage {
    fn title(&self) -> String {
        self.frame.word("error-title", self.kind)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        ErrorKind::ALL
            .iter()
            .map(|kind| Self {
                frame: frame.clone(),
                kind: *kind,
                reason: (*kind == ErrorKind::BadRequest).then_some(Reason::RedirectMismatch),
                at: s.at(),
            })
            .collect()
    }
}
