//! What may be a logo: a small PNG or WebP, by what the bytes say and not by a name.

use model::LogoKind;

/// Largest file.
const MOST_BYTES: usize = 64 * 1024;
/// Widest and highest in pixels.
const MOST: u32 = 1024;
/// Narrowest and lowest.
const LEAST: u32 = 16;

/// Why an image cannot be the logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    /// An SVG image.
    #[error("An SVG image can hold scripts. Save the logo as PNG or WebP")]
    Svg,
    /// Something else.
    #[error("The logo must be a PNG or WebP image")]
    Kind,
    /// Too many bytes.
    #[error("The logo may have 64 kB at most. Save it smaller")]
    Bytes,
    /// Too large or too small.
    #[error("The logo must be from 16 to 1024 pixels wide and high")]
    Size,
}

impl LogoFault {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Svg, Self::Kind, Self::Bytes, Self::Size];

    /// The stable spelling.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Kind => "kind",
            Self::Bytes => "bytes",
            Self::Size => "size",
        }
    }
}

/// The kind of an image that may be the logo.
pub(super) fn kind_of(image: &[u8]) -> Result<LogoKind, LogoFault> {
    if image.len() > MOST_BYTES {
        return Err(LogoFault::Bytes);
    }
    let (kind, size) = if image.starts_with(b"\x89PNG\r\n\x1a\n") {
        (LogoKind::Png, png(image))
    } else if image.starts_with(b"RIFF") && image.get(8..12) == Some(b"WEBP") {
        (LogoKind::Webp, webp(image))
    } else if is_svg(image) {
        return Err(LogoFault::Svg);
    } else {
        return Err(LogoFault::Kind);
    };
    let (width, height) = size.ok_or(LogoFault::Kind)?;
    let fits = |side: u32| (LEAST..=MOST).contains(&side);
    if fits(width) && fits(height) {
        Ok(kind)
    } else {
        Err(LogoFault::Size)
    }
}

fn is_svg(image: &[u8]) -> bool {
    let start = String::from_utf8_lossy(image.get(..512).unwrap_or(image)).to_lowercase();
    start.contains("<svg")
        || start
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with("<?xml")
}

/// Width and height in the IHDR chunk, which comes first (PNG §11.2.2).
fn png(image: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(image.get(at..at + 4)?.try_into().ok()?));
    (image.get(12..16)? == b"IHDR").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// Width and height in the first chunk (RFC 9649 §2).
fn webp(image: &[u8]) -> Option<(u32, u32)> {
    let byte = |at: usize| image.get(at).copied().map(u32::from);
    match image.get(12..16)? {
        b"VP8 " => {
            (image.get(23..26)? == [0x9d, 0x01, 0x2a]).then_some(())?;
            let side = |at: usize| Some((byte(at)? | byte(at + 1)? << 8) & 0x3fff);
            Some((side(26)?, side(28)?))
        }
        b"VP8L" => {
            (byte(20)? == 0x2f).then_some(())?;
            let bits = byte(21)? | byte(22)? << 8 | byte(23)? << 16 | byte(24)? << 24;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => {
            let side = |at: usize| Some((byte(at)? | byte(at + 1)? << 8 | byte(at + 2)? << 16) + 1);
            Some((side(24)?, side(27)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut image = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        image.extend(width.to_be_bytes());
        image.extend(height.to_be_bytes());
        image
    }

    fn webp_of(chunk: &[u8], rest: &[u8]) -> Vec<u8> {
        let mut image = b"RIFF\0\0\0\0WEBP".to_vec();
        image.extend(chunk);
        image.extend([0; 4]);
        image.extend(rest);
        image
    }

    #[test]
    fn small_png_and_webp_images_may_be_the_logo() {
        assert_eq!(kind_of(&png_of(240, 80)), Ok(LogoKind::Png));
        let lossy = webp_of(b"VP8 ", &[0, 0, 0, 0x9d, 0x01, 0x2a, 240, 0, 80, 0]);
        let lossless = webp_of(b"VP8L", &[0x2f, 239, 0xc0, 0x13, 0]);
        let extended = webp_of(b"VP8X", &[0, 0, 0, 0, 239, 0, 0, 79, 0, 0]);
        for image in [lossy, lossless, extended] {
            assert_eq!(kind_of(&image), Ok(LogoKind::Webp));
        }
    }

    #[test]
    fn x01_what_can_hold_scripts_or_is_no_image_or_too_large_is_refused() {
        for (image, fault) in [
            (
                &b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..],
                LogoFault::Svg,
            ),
            (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", LogoFault::Svg),
            (b"  <!-- x --><SVG onload=alert(1)>", LogoFault::Svg),
            (b"GIF89a", LogoFault::Kind),
            (b"", LogoFault::Kind),
            (b"\x89PNG\r\n\x1a\n", LogoFault::Kind),
            (b"RIFF\0\0\0\0WEBPVP8L", LogoFault::Kind),
        ] {
            assert_eq!(kind_of(image), Err(fault), "{image:?}");
        }
        assert_eq!(kind_of(&png_of(2000, 80)), Err(LogoFault::Size));
        assert_eq!(kind_of(&png_of(240, 1)), Err(LogoFault::Size));
        let mut large = png_of(240, 80);
        large.resize(MOST_BYTES + 1, 0);
        assert_eq!(kind_of(&large), Err(LogoFault::Bytes));
    }
}
