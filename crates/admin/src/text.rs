//! Rules for text that people typed and that ends up in mails and pages.

use crate::Refusal;
pub(crate) use model::is_control;

/// Longest name of anything.
pub(crate) const NAME: usize = 200;
/// Longest URL.
pub(crate) const URL: usize = 2_000;
/// Longest personal message.
pub(crate) const MESSAGE: usize = 2_000;

/// Lines of text, or none: trimmed, short enough, without control characters but line breaks.
pub(crate) fn passage(field: &'static str, given: &str) -> Result<String, Refusal> {
    passage_of(field, given, MESSAGE)
}

/// The same of another length.
pub(crate) fn passage_of(field: &'static str, given: &str, most: usize) -> Result<String, Refusal> {
    let text = given.trim().replace("\r\n", "\n");
    if text.chars().count() > most {
        return Err(Refusal::TooLong { field, most });
    }
    if text.chars().any(|c| c != '\n' && is_control(c)) {
        return Err(Refusal::ControlCharacter(field));
    }
    Ok(text)
}

/// One line of text: trimmed, not empty, short enough, without control characters.
pub(crate) fn line(field: &'static str, given: &str) -> Result<String, Refusal> {
    let text = given.trim();
    if text.is_empty() {
        return Err(Refusal::Missing(field));
    }
    if text.chars().count() > NAME {
        return Err(Refusal::TooLong { field, most: NAME });
    }
    if text.chars().any(is_control) {
        return Err(Refusal::ControlCharacter(field));
    }
    Ok(text.to_owned())
}
