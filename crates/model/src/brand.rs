//! The host's colour, and what becomes of it in light and dark, by the contrast rules of WCAG 2.2.

use std::{fmt, str::FromStr};

/// Text needs this much contrast (WCAG 2.2 §1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

const WHITE: Colour = Colour(255, 255, 255);
const BLACK: Colour = Colour(0, 0, 0);
/// The ground, the panels and the ink on the accent in dark pages, as in the stylesheet.
const DARK_GROUND: Colour = Colour(0x12, 0x17, 0x1d);
const DARK_PANEL: Colour = Colour(0x1b, 0x22, 0x2b);
const DARK_INK: Colour = Colour(0x0b, 0x1a, 0x29);

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

/// The text is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a colour such as #12558f")]
pub struct InvalidColour;

impl FromStr for Colour {
    type Err = InvalidColour;

    /// Reads `#12558f`.
    fn from_str(text: &str) -> Result<Self, InvalidColour> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6);
        let part = |from: usize| {
            let two = digits?.get(from..from + 2)?;
            let hex = two.bytes().all(|b| b.is_ascii_hexdigit());
            u8::from_str_radix(two, 16).ok().filter(|_| hex)
        };
        match (part(0), part(2), part(4)) {
            (Some(r), Some(g), Some(b)) => Ok(Self(r, g, b)),
            _ => Err(InvalidColour),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Colour {
    /// The colours of links and buttons where the host names none, in light and dark, as in the stylesheet.
    pub const OURS: (Self, Self) = (Self(0x12, 0x55, 0x8f), Self(0x8c, 0xc0, 0xf2));

    /// The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// With `percent` of another colour in it.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let mix = |a: u8, b: u8| {
            let sum = u16::from(a) * (100 - percent) + u16::from(b) * percent;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    fn reads_on(self, grounds: &[Self]) -> bool {
        let enough = |ground: &Self| self.contrast(*ground) >= LEAST_CONTRAST;
        grounds.iter().all(enough)
    }
}

/// A colour that can be read on light pages; those for dark pages are made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(Colour);

/// What the stylesheet takes, for light or dark pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Links and buttons.
    pub accent: Colour,
    /// The same under the pointer.
    pub hover: Colour,
    /// Text on a button.
    pub on_accent: Colour,
    /// The ground of a notice.
    pub tint: Colour,
}

impl Accent {
    /// Takes a colour that has enough contrast.
    ///
    /// # Errors
    /// The nearest darker colour that has.
    pub fn new(colour: Colour) -> Result<Self, Colour> {
        let tint = |it: Colour| it.mixed(WHITE, 90);
        let reads = |it: &Colour| it.reads_on(&[WHITE, tint(*it)]);
        let mut darker = (0..=100).map(|percent| colour.mixed(BLACK, percent));
        let nearest = darker.find(reads).unwrap_or(BLACK);
        if nearest == colour {
            Ok(Self(colour))
        } else {
            Err(nearest)
        }
    }

    /// The colour as it was chosen.
    #[must_use]
    pub const fn colour(self) -> Colour {
        self.0
    }

    /// For light pages.
    #[must_use]
    pub fn light(self) -> Palette {
        Palette {
            accent: self.0,
            hover: self.0.mixed(BLACK, 25),
            on_accent: WHITE,
            tint: self.0.mixed(WHITE, 90),
        }
    }

    /// For dark pages: as much lighter as it takes.
    #[must_use]
    pub fn dark(self) -> Palette {
        let tint = self.0.mixed(DARK_GROUND, 80);
        let reads = |it: &Colour| it.reads_on(&[DARK_GROUND, DARK_PANEL, DARK_INK, tint]);
        let mut lighter = (0..=100).map(|percent| self.0.mixed(WHITE, percent));
        let accent = lighter.find(reads).unwrap_or(WHITE);
        Palette {
            accent,
            hover: accent.mixed(WHITE, 30),
            on_accent: DARK_INK,
            tint,
        }
    }

    /// The least contrast in light and in dark pages.
    #[must_use]
    pub fn contrasts(self) -> (f64, f64) {
        let (light, dark) = (self.light(), self.dark());
        let on = |accent: Colour, grounds: &[Colour]| {
            let all = grounds.iter().map(|ground| accent.contrast(*ground));
            all.fold(f64::INFINITY, f64::min)
        };
        (
            on(light.accent, &[WHITE, light.tint]),
            on(dark.accent, &[DARK_GROUND, DARK_PANEL, DARK_INK, dark.tint]),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 0.01);
        assert!((colour("#777777").contrast(WHITE) - 4.48).abs() < 0.01);
        for wrong in [
            "", "#fff", "12558f", "#12558g", "#+12558", "red", "#12558f ",
        ] {
            assert_eq!(wrong.parse::<Colour>(), Err(InvalidColour), "{wrong}");
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_answered_with_the_nearest_that_can() {
        assert!(Accent::new(colour("#12558f")).is_ok());
        let nearest = Accent::new(colour("#ffcc00")).unwrap_err();
        assert!(nearest.contrast(WHITE) >= LEAST_CONTRAST, "{nearest}");
        assert!(Accent::new(nearest).is_ok());
    }

    #[test]
    fn every_accent_reads_on_light_and_dark_pages_and_text_reads_on_it() {
        for r in (0..=255_u8).step_by(51) {
            for g in (0..=255_u8).step_by(51) {
                for b in (0..=255_u8).step_by(51) {
                    let wished = Colour(r, g, b);
                    let accent = Accent::new(wished).or_else(Accent::new).unwrap();
                    let (light, dark) = accent.contrasts();
                    assert!(
                        light >= LEAST_CONTRAST && dark >= LEAST_CONTRAST,
                        "{wished}"
                    );
                    for palette in [accent.light(), accent.dark()] {
                        let hover = palette.hover.contrast(palette.on_accent);
                        assert!(hover >= LEAST_CONTRAST, "{wished}");
                    }
                }
            }
        }
    }
}
