//! How long things live, each within its bounds.

use super::{ConfigError, raw::Raw};
use model::{Lifetimes, Span};

/// What the file, the environment or the defaults say.
pub(super) fn read(raw: &Raw) -> Result<Lifetimes, ConfigError> {
    let mut it = Lifetimes::default();
    let table: [Bounded<'_>; 14] = [
        (
            "lifetimes.access_token",
            &mut it.access_token,
            Span::secs(30),
            Span::mins(10),
        ),
        (
            "lifetimes.family",
            &mut it.family,
            Span::mins(5),
            Span::days(30),
        ),
        (
            "lifetimes.refresh_retry",
            &mut it.refresh_retry,
            Span::secs(0),
            Span::secs(10),
        ),
        (
            "lifetimes.session_idle",
            &mut it.session_idle,
            Span::mins(1),
            Span::hours(24),
        ),
        (
            "lifetimes.session",
            &mut it.session,
            Span::mins(5),
            Span::days(7),
        ),
        (
            "lifetimes.admin_idle",
            &mut it.admin_idle,
            Span::mins(1),
            Span::hours(8),
        ),
        (
            "lifetimes.admin_session",
            &mut it.admin_session,
            Span::mins(5),
            Span::hours(24),
        ),
        (
            "lifetimes.admin_link",
            &mut it.admin_link,
            Span::mins(1),
            Span::hours(24),
        ),
        (
            "lifetimes.mail_code",
            &mut it.mail_code,
            Span::mins(1),
            Span::mins(30),
        ),
        (
            "lifetimes.domain_recheck",
            &mut it.domain_recheck,
            Span::hours(1),
            Span::days(90),
        ),
        (
            "lifetimes.probe",
            &mut it.probe,
            Span::mins(1),
            Span::mins(60),
        ),
        (
            "lifetimes.unconfirmed",
            &mut it.unconfirmed,
            Span::mins(5),
            Span::days(30),
        ),
        (
            "lifetimes.mailbox_proof",
            &mut it.mailbox_proof,
            Span::hours(1),
            Span::days(365),
        ),
        (
            "lifetimes.key_active",
            &mut it.key_active,
            Span::days(1),
            Span::days(365),
        ),
    ];
    read_spans(raw, table)?;
    after_leaving(raw, &mut it)?;
    Ok(it)
}

fn after_leaving(raw: &Raw, it: &mut Lifetimes) -> Result<(), ConfigError> {
    let table: [Bounded<'_>; 3] = [
        (
            "lifetimes.closing",
            &mut it.closing,
            Span::secs(0),
            Span::days(365),
        ),
        (
            "lifetimes.unconfirmed_freeze",
            &mut it.unconfirmed_freeze,
            Span::days(1),
            Span::days(3650),
        ),
        (
            "lifetimes.receipts",
            &mut it.receipts,
            Span::days(30),
            Span::days(3650),
        ),
    ];
    read_spans(raw, table)
}

/// A key, where its value goes, the least and the most it may be.
type Bounded<'a> = (&'static str, &'a mut Span, Span, Span);

fn read_spans<'a>(
    raw: &Raw,
    table: impl IntoIterator<Item = Bounded<'a>>,
) -> Result<(), ConfigError> {
    for (key, slot, least, most) in table {
        if let Some(text) = raw.text(key)? {
            *slot = Span::parse(&text)
                .filter(|span| *span >= least && *span <= most)
                .ok_or_else(|| {
                    raw.value_error(
                        key,
                        format!(
                            "must be a time such as 30s, 10m, 12h or 14d, from {} to {} seconds",
                            least.as_secs(),
                            most.as_secs()
                        ),
                    )
                })?;
        }
    }
    Ok(())
}
