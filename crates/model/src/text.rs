//! What text that people typed may hold.

/// Whether a character may break a line or steer a terminal: C0, C1, DEL, the Unicode line and
/// paragraph separators, and marks that reverse or hide the text around them (X07).
#[must_use]
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
