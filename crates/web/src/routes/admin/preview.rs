//! What a form would change, shown before it does: every form with a button *Preview* comes here with it.

use super::Answer;
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Field, Tone,
        admin::{PreviewPage, Previewed, Section},
    },
};
use ::admin::{
    Refusal,
    preview::{self, Change, Preview},
};

/// The form that a preview is shown with.
pub(super) struct Around<'a> {
    pub section: Section,
    /// What the change is about.
    pub name: String,
    /// Where the form is posted.
    pub action: String,
    /// What it carries besides its fields.
    pub hidden: Vec<(&'static str, String)>,
    /// Its fields, as they were filled in.
    pub fields: Vec<&'a Field>,
    /// Bad where the change can only cut people off.
    pub tone: Tone,
    /// The page that the form is from.
    pub back: String,
}

/// Looks at a change where the form's button asks for that, or else makes it.
pub(super) fn or_change<T>(
    exchange: &Exchange<'_>,
    change: Change<'_>,
    make: impl FnOnce() -> Result<T, Refusal>,
) -> Result<Option<Preview>, Refusal> {
    if exchange.form.get("preview").is_some() {
        preview::of(exchange.desk(), change).map(Some)
    } else {
        make().map(|_| None)
    }
}

/// The form as it was filled in, with what it would change.
pub(super) fn page(exchange: &Exchange<'_>, seen: Preview, around: Around<'_>) -> Answer {
    let hidden = around.hidden.into_iter();
    Ok(Response::page(
        200,
        &PreviewPage {
            frame: exchange.frame(),
            section: around.section,
            name: around.name,
            action: around.action,
            hidden: hidden
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            fields: around.fields.into_iter().cloned().collect(),
            tone: around.tone,
            back: around.back,
            seen: Previewed::of(seen),
        },
    ))
}
