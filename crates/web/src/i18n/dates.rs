//! Dates and times as the language writes them, by ICU. The zone is UTC and always said.

use icu_calendar::Gregorian;
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter, NoCalendarFormatter,
    fieldsets::{T, YMD, YMDT},
    input::{Date, DateTime, Time},
};
use icu_locale::Locale as IcuLocale;
use model::{At, Language};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// The three ways in which a page or mail tells an instant.
struct Writer {
    day: Formatter<Gregorian, YMD>,
    moment: Formatter<Gregorian, YMDT>,
    time: NoCalendarFormatter<T>,
}

thread_local! {
    /// Made once in each thread: the data behind them cannot be shared between threads.
    static WRITERS: RefCell<BTreeMap<&'static str, Rc<Writer>>> = const { RefCell::new(BTreeMap::new()) };
}

/// `23 Nov 2026`.
pub(super) fn day(language: Language, at: At) -> String {
    write(language, at, |writer, local| {
        writer.day.format(&local.date).to_string()
    })
}

/// `23 Nov 2026, 09:31 UTC`.
pub(super) fn moment(language: Language, at: At) -> String {
    write(language, at, |writer, local| {
        format!("{} UTC", writer.moment.format(local))
    })
}

/// `09:31:07 UTC`.
pub(super) fn time(language: Language, at: At) -> String {
    write(language, at, |writer, local| {
        format!("{} UTC", writer.time.format(&local.time))
    })
}

/// As the language's writer does it; in the form of RFC 3339 should ICU know no way.
fn write(
    language: Language,
    at: At,
    with: impl FnOnce(&Writer, &DateTime<Gregorian>) -> String,
) -> String {
    let local = in_utc(at);
    let written = writer_of(language).zip(local);
    written.map_or_else(|| at.to_string(), |(writer, local)| with(&writer, &local))
}

fn writer_of(language: Language) -> Option<Rc<Writer>> {
    let tag = tag(language);
    let known = WRITERS.with_borrow(|all| all.get(tag).cloned());
    known.or_else(|| {
        let new = Rc::new(writer(language)?);
        WRITERS.with_borrow_mut(|all| all.insert(tag, Rc::clone(&new)));
        Some(new)
    })
}

fn writer(language: Language) -> Option<Writer> {
    let locale: IcuLocale = tag(language).parse().ok()?;
    // Numbers alone are read as day or month first, so the month is always named.
    let date = match language {
        Language::En => YMD::medium(),
        _ => YMD::long(),
    };
    Some(Writer {
        day: Formatter::try_new(locale.clone().into(), date).ok()?,
        moment: Formatter::try_new(locale.clone().into(), date.with_time_hm()).ok()?,
        time: NoCalendarFormatter::try_new(locale.into(), T::hms()).ok()?,
    })
}

/// English is that of most readers outside the United States: day first, and 24 hours.
const fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        _ => language.as_str(),
    }
}

fn in_utc(at: At) -> Option<DateTime<Gregorian>> {
    let utc = at.to_utc();
    let number = |format: &str| utc.format(format).to_string().parse::<i32>().ok();
    let part = |format: &str| u8::try_from(number(format)?).ok();
    Some(DateTime {
        date: Date::try_new_gregorian(number("%Y")?, part("%-m")?, part("%-d")?).ok()?,
        time: Time::try_new(part("%-H")?, part("%-M")?, part("%-S")?, 0).ok()?,
    })
}
