//! Made-up languages for tests: what breaks in them breaks in a translation too.
//!
//! They are made from English when texts are loaded. Only what a message file says is changed, values
//! that people typed are not; so a text that stands in the code instead of a file shows itself.

use std::borrow::Cow;

/// Written from right to left.
const RIGHT_TO_LEFT: char = '\u{202e}';
const BACK: char = '\u{202c}';

/// English with accents on its letters and about 40 % longer, as translations are (`en-XA`).
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    let mut longer = String::with_capacity(text.len() * 3);
    for (n, c) in text.chars().enumerate() {
        longer.push(accent(c));
        // Every second letter or so comes twice.
        if c.is_ascii_alphabetic() && n % 2 == 0 {
            longer.push(accent(c).to_lowercase().next().unwrap_or(c));
        }
    }
    Cow::Owned(longer)
}

/// English whose words run from right to left (`ar-XB`).
pub(super) fn mirrored(text: &str) -> Cow<'_, str> {
    let mut other = String::with_capacity(text.len() * 2);
    let mut in_word = false;
    for c in text.chars() {
        if c.is_alphanumeric() != in_word {
            other.push(if in_word { BACK } else { RIGHT_TO_LEFT });
            in_word = !in_word;
        }
        other.push(c);
    }
    if in_word {
        other.push(BACK);
    }
    Cow::Owned(other)
}

const fn accent(c: char) -> char {
    match c {
        'a' => 'å',
        'c' => 'ç',
        'd' => 'đ',
        'e' => 'é',
        'g' => 'ĝ',
        'h' => 'ĥ',
        'i' => 'î',
        'k' => 'ķ',
        'l' => 'ļ',
        'n' => 'ñ',
        'o' => 'ö',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'û',
        'w' => 'ŵ',
        'y' => 'ý',
        'z' => 'ž',
        'A' => 'Å',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ö',
        'S' => 'Š',
        'T' => 'Ţ',
        'U' => 'Û',
        'Y' => 'Ý',
        _ => c,
    }
}
