use chrono::{DateTime, SecondsFormat, Utc};
use std::fmt;

/// An instant: microseconds since the Unix epoch. Seconds and microseconds cannot be mixed up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(i64);

impl At {
    /// From microseconds since the Unix epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// From whole seconds since the Unix epoch (a JWT NumericDate, RFC 7519 §2).
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(1_000_000))
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, rounded down.
    #[must_use]
    pub const fn secs(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// The instant `span` later; saturates.
    #[must_use]
    pub const fn plus(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }

    /// The instant `span` earlier; saturates.
    #[must_use]
    pub const fn minus(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }

    /// The span from `earlier` to this instant; negative if it is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }

    /// Reads RFC 3339, or a plain date (`2027-03-31`), which means the end of that day in UTC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_or_day(text).map(|(at, _)| at)
    }

    /// The same, but a plain date means the beginning of that day.
    #[must_use]
    pub fn parse_beginning(text: &str) -> Option<Self> {
        let (at, is_day) = Self::parse_or_day(text)?;
        Some(if is_day { at.minus(Span::days(1)) } else { at })
    }

    /// As [`At::parse`] reads it, and whether it was a plain date.
    #[must_use]
    pub fn parse_or_day(text: &str) -> Option<(Self, bool)> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Some((Self(instant.timestamp_micros()), false));
        }
        let day = text.parse::<chrono::NaiveDate>().ok()?;
        let end = day.succ_opt()?.and_hms_opt(0, 0, 0)?.and_utc();
        Some((Self(end.timestamp_micros()), true))
    }

    /// As a calendar instant, for display.
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_utc().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}
impl fmt::Debug for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl serde::Serialize for At {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_i64(self.0)
    }
}
impl<'de> serde::Deserialize<'de> for At {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        i64::deserialize(d).map(Self)
    }
}

/// A length of time in microseconds; may be negative as a difference.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Span(i64);

impl Span {
    /// A span of milliseconds.
    #[must_use]
    pub const fn millis(n: i64) -> Self {
        Self(n.saturating_mul(1_000))
    }
    /// A span of seconds.
    #[must_use]
    pub const fn secs(n: i64) -> Self {
        Self(n.saturating_mul(1_000_000))
    }
    /// A span of minutes.
    #[must_use]
    pub const fn mins(n: i64) -> Self {
        Self::secs(n.saturating_mul(60))
    }
    /// A span of hours.
    #[must_use]
    pub const fn hours(n: i64) -> Self {
        Self::mins(n.saturating_mul(60))
    }
    /// A span of days of 24 hours.
    #[must_use]
    pub const fn days(n: i64) -> Self {
        Self::hours(n.saturating_mul(24))
    }
    /// Reads `30s`, `10m`, `12h`, `14d`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let n: i64 = digits.parse().ok().filter(|n| *n >= 0)?;
        match unit {
            "s" => Some(Self::secs(n)),
            "m" => Some(Self::mins(n)),
            "h" => Some(Self::hours(n)),
            "d" => Some(Self::days(n)),
            _ => None,
        }
    }
    /// As [`Span::parse`] reads it, in the largest unit that fits: `14d`.
    #[must_use]
    pub fn in_words(self) -> String {
        let seconds = self.as_secs();
        let units = [(86_400, 'd'), (3_600, 'h'), (60, 'm')];
        let fits = units
            .iter()
            .find(|(unit, _)| seconds != 0 && seconds % unit == 0);
        let (unit, letter) = fits.copied().unwrap_or((1, 's'));
        format!("{}{letter}", seconds / unit)
    }
    /// Whole seconds, rounded towards zero.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.0 / 1_000_000
    }
    /// Microseconds.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }
}
