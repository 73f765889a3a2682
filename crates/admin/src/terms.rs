//! Terms of use: a draft is written, published, and never changes after that; guests agree to what counts now.
//! Whether they have to is the policy's to say; here is what is shown for it and written down.

use crate::{Desk, Refusal, csv::Writer, text};
use model::{
    Actor, Agreement, App, At, Event, EventName, Guest, Id, Language, Publication, Span, Terms,
    TermsState, TermsText, kind,
};
use policy::terms_are_open;
use std::collections::BTreeMap;
use store::{AgreedTerms, Tx};

/// Longest text of one language.
pub const LONGEST: usize = 20_000;
/// A yes that is asked for every year lasts so long.
const A_YEAR: Span = Span::days(365);
/// So many agreements of one guest are shown, the newest.
const SHOWN: i64 = 100;
/// Agreements that are read at once for a file.
const AT_ONCE: i64 = 1_000;
/// Agreements of one file at most.
pub const MOST: usize = 1_000_000;

const PUBLISHED: &str = "published";
const CHANGED: &str = "changed since it was looked at";

/// A version as lists show it.
#[derive(Clone, Debug)]
pub struct TermsLine {
    /// The version.
    pub terms: Terms,
    /// The app that it is about.
    pub app_name: Option<String>,
    /// Where it stands.
    pub state: TermsState,
    /// How many guests agreed to it.
    pub agreed: i64,
    /// How many active guests still have to agree; counted for the host's terms in force alone.
    pub to_ask: Option<i64>,
}

/// What a guest agreed to, with the app's name.
#[derive(Clone, Debug)]
pub struct AgreementLine {
    /// The yes and the version.
    pub agreed: AgreedTerms,
    /// The app that it is about.
    pub app_name: Option<String>,
    /// Whether it counts now: no later yes took its place, and it is not over.
    pub counts: bool,
}

/// What an admin decides when a version is published.
#[derive(Clone, Copy, Debug, Default)]
pub struct Publishing {
    /// From when on it counts; `None` for from now on.
    pub counts_from: Option<At>,
    /// Whether guests who agreed to an earlier version are asked again. The first version asks everybody.
    pub asks_again: bool,
    /// Whether a yes is over after a year.
    pub yearly: bool,
    /// The instant of the draft's last change that the admin saw, if they looked at it.
    pub seen: Option<At>,
}

fn event(now: At, by: &Actor, did: &str, terms: &Terms) -> Event {
    let detail = serde_json::json!({ "did": did, "terms": terms.id, "number": terms.number });
    about(
        Event::change(now, by.clone(), EventName::Terms).detail(detail),
        terms,
    )
}

fn about(event: Event, terms: &Terms) -> Event {
    match &terms.app_id {
        Some(app) => event.app(app),
        None => event,
    }
}

/// All versions: the host's first, each newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<Vec<TermsLine>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| lines(tx, now))
}

fn lines(tx: &mut Tx<'_>, now: At) -> Result<Vec<TermsLine>, Refusal> {
    let all = tx.list_terms()?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let mut counts = tx.count_agreements()?;
    let apps = tx.list_apps()?.into_iter();
    let names: BTreeMap<_, _> = apps.map(|app| (app.id, app.name)).collect();
    let mut in_force = BTreeMap::new();
    for version in &all {
        if version.published.is_some_and(|it| it.counts_from <= now) {
            // Each newest first.
            in_force
                .entry(version.app_id.clone())
                .or_insert(version.number);
        }
    }
    let lines = all.into_iter().map(|terms| TermsLine {
        app_name: terms.app_id.as_ref().and_then(|id| names.get(id)).cloned(),
        state: terms.state(in_force.get(&terms.app_id).copied(), now),
        agreed: counts.remove(&terms.id).unwrap_or_default(),
        to_ask: None,
        terms,
    });
    Ok(lines.collect())
}

/// One version; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn detail(desk: &Desk, id: &Id<kind::Terms>) -> Result<Option<TermsLine>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| {
        let found = lines(tx, now)?.into_iter().find(|it| it.terms.id == *id);
        let Some(mut line) = found else {
            return Ok(None);
        };
        if line.state == TermsState::InForce && line.terms.app_id.is_none() {
            line.to_ask = Some(tx.count_guests_to_ask(now)?);
        }
        Ok(Some(line))
    })
}

/// The draft of an app's terms, or of the host's: the one there is, else a new one with the texts of the last
/// published version.
///
/// # Errors
/// [`Refusal::Unknown`] for an app that is not there.
pub fn draft(desk: &Desk, by: &Actor, app: Option<&Id<kind::App>>) -> Result<Terms, Refusal> {
    desk.change(by, EventName::Terms, |tx, now| {
        if let Some(app) = app
            && tx.find_app(app)?.is_none()
        {
            return Err(Refusal::Unknown("app"));
        }
        let versions = tx.versions_of_terms(app)?;
        let newest = versions.into_iter().next();
        if let Some(draft) = newest.as_ref().filter(|it| it.published.is_none()) {
            return Ok(draft.clone());
        }
        let terms = Terms {
            id: Id::new(now, &*desk.random),
            app_id: app.cloned(),
            number: newest.as_ref().map_or(0, |it| it.number) + 1,
            texts: newest.map(|it| it.texts).unwrap_or_default(),
            changed_at: now,
            published: None,
        };
        tx.insert_terms_draft(&terms)?;
        tx.audit(event(now, by, "drafted", &terms));
        Ok(terms)
    })
}

/// Writes the text of one language into a draft; without heading and text, the language is taken out.
///
/// # Errors
/// [`Refusal::StateConflict`] for what is published or was changed meanwhile, or a fault of the text.
pub fn write(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Terms>,
    given: &TermsText,
) -> Result<Terms, Refusal> {
    let body = text::passage_of("text", &given.body, LONGEST)?;
    let gone = given.title.trim().is_empty() && body.is_empty();
    let title = if gone {
        String::new()
    } else {
        text::line("title", &given.title)?
    };
    if !gone && body.is_empty() {
        return Err(Refusal::Missing("text"));
    }
    desk.change(by, EventName::Terms, |tx, now| {
        let seen = tx.find_terms(id)?.ok_or(Refusal::Unknown("terms"))?;
        let mut texts = seen.texts.clone();
        let place = texts.iter().position(|it| it.language == given.language);
        let new = TermsText {
            language: given.language,
            title,
            body,
        };
        match (place, gone) {
            (Some(n), true) => {
                texts.remove(n);
            }
            (Some(n), false) => texts[n] = new,
            (None, true) => {}
            (None, false) => texts.push(new),
        }
        // Two changes of one instant are two states for whoever publishes what they saw.
        let at = now.max(seen.changed_at.plus(Span::millis(1)));
        if !tx.write_terms_draft(&seen, &texts, at)? {
            return Err(Refusal::StateConflict(PUBLISHED));
        }
        tx.audit(event(now, by, "written", &seen));
        Ok(Terms {
            texts,
            changed_at: at,
            ..seen
        })
    })
}

/// Publishes a draft: from then on nobody changes it, and the policy asks for it from when it counts.
///
/// # Errors
/// [`Refusal::Missing`] without any text, [`Refusal::CountsTooEarly`] where it would count before now or before an
/// earlier version, [`Refusal::StateConflict`] for what is published or was changed meanwhile.
pub fn publish(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::Terms>,
    how: &Publishing,
) -> Result<Terms, Refusal> {
    desk.change(by, EventName::Terms, |tx, now| {
        let (terms, published) = publication(tx, (id, how), now)?;
        if !tx.publish_terms(&terms, &published)? {
            return Err(Refusal::StateConflict(CHANGED));
        }
        let detail = serde_json::json!({
            "did": "published", "terms": terms.id, "number": terms.number, "sha256": terms.digest(),
            "counts_from": published.counts_from.secs(), "asks_again": published.asks_again, "yearly": how.yearly,
        });
        let line = Event::change(now, by.clone(), EventName::Terms).detail(detail);
        tx.audit(about(line, &terms));
        Ok(Terms {
            published: Some(published),
            ..terms
        })
    })
}

/// A draft with what publishing it now would make of it.
pub(crate) fn publication(
    tx: &mut Tx<'_>,
    (id, how): (&Id<kind::Terms>, &Publishing),
    now: At,
) -> Result<(Terms, Publication), Refusal> {
    let terms = tx.find_terms(id)?.ok_or(Refusal::Unknown("terms"))?;
    if terms.published.is_some() {
        return Err(Refusal::StateConflict(PUBLISHED));
    }
    if how.seen.is_some_and(|seen| seen != terms.changed_at) {
        return Err(Refusal::StateConflict(CHANGED));
    }
    if terms.texts.is_empty() {
        return Err(Refusal::Missing("text"));
    }
    let before = tx.versions_of_terms(terms.app_id.as_ref())?;
    let before = before.into_iter().find_map(|it| it.published);
    let counts_from = how.counts_from.unwrap_or(now);
    if counts_from < now || before.is_some_and(|it| counts_from < it.counts_from) {
        return Err(Refusal::CountsTooEarly);
    }
    let published = Publication {
        at: now,
        counts_from,
        asks_again: how.asks_again || before.is_none(),
        renew_after: how.yearly.then_some(A_YEAR),
    };
    Ok((terms, published))
}

/// Throws a draft away.
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::StateConflict`] for what is published.
pub fn discard(desk: &Desk, by: &Actor, id: &Id<kind::Terms>) -> Result<(), Refusal> {
    desk.change(by, EventName::Terms, |tx, now| {
        let terms = tx.find_terms(id)?.ok_or(Refusal::Unknown("terms"))?;
        if !tx.delete_terms_draft(id)? {
            return Err(Refusal::StateConflict(PUBLISHED));
        }
        tx.audit(event(now, by, "discarded", &terms));
        Ok(())
    })
}

const HEAD: [&str; 7] = [
    "guest",
    "name",
    "address",
    "partner",
    "agreed_at",
    "language",
    "until",
];

/// Who agreed to a version, as a table. The export is a line of the audit chain (G02).
///
/// # Errors
/// [`Refusal::Unknown`], or [`Refusal::TooMany`] beyond [`MOST`].
pub fn export(desk: &Desk, by: &Actor, id: &Id<kind::Terms>) -> Result<Vec<u8>, Refusal> {
    let (mut writer, mut count) = (Writer::new(HEAD), 0);
    let terms = desk.store.read(|tx| tx.find_terms(id))?;
    let terms = terms.ok_or(Refusal::Unknown("terms"))?;
    let mut after: Option<Agreement> = None;
    loop {
        let read = desk
            .store
            .read(|tx| tx.agreed_guests(id, after.as_ref(), AT_ONCE))?;
        for each in &read {
            let said = &each.agreement;
            writer.line([
                said.guest_id.as_str(),
                &each.name,
                &each.email,
                &each.partner,
                &said.agreed_at.to_string(),
                said.language.as_str(),
                &said.until.map(|at| at.to_string()).unwrap_or_default(),
            ]);
        }
        count += read.len();
        if count > MOST {
            return Err(Refusal::TooMany(MOST));
        }
        if i64::try_from(read.len()).unwrap_or(0) < AT_ONCE {
            break;
        }
        after = read.into_iter().next_back().map(|it| it.agreement);
    }
    let detail = serde_json::json!({
        "did": "agreements_exported", "terms": terms.id, "agreements": count,
    });
    desk.exported(by, detail)?;
    Ok(writer.done())
}

/// A published version, for whoever wants to read it; `None` for a draft.
///
/// # Errors
/// [`Refusal::Store`].
pub fn read(desk: &Desk, id: &Id<kind::Terms>) -> Result<Option<Terms>, Refusal> {
    let found = desk.store.read(|tx| tx.find_terms(id))?;
    Ok(found.filter(|it| it.published.is_some()))
}

/// What a guest has to agree to now, before everything or before an app: the host's terms first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn open(
    desk: &Desk,
    guest: &Id<kind::Guest>,
    app: Option<&Id<kind::App>>,
) -> Result<Vec<Terms>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| open_in(tx, (guest, app), now))
}

fn open_in(
    tx: &mut Tx<'_>,
    (guest, app): (&Id<kind::Guest>, Option<&Id<kind::App>>),
    now: At,
) -> Result<Vec<Terms>, Refusal> {
    let from = tx.terms_open_from(guest, app)?;
    if from.is_empty() {
        return Ok(Vec::new());
    }
    let apps: Vec<_> = app.into_iter().cloned().collect();
    let mut all = tx.terms_in_force(&apps, now)?;
    all.retain(|it| terms_are_open(from.get(&it.app_id).copied(), now));
    Ok(all)
}

/// Writes down that a guest agreed to a version, shown in that language. What is not open for them, such as a
/// version that was replaced while they read it, is not written down: they are asked for what is.
///
/// # Errors
/// [`Refusal::Store`].
pub fn agree(
    desk: &Desk,
    guest: &Guest,
    id: &Id<kind::Terms>,
    language: Language,
) -> Result<bool, Refusal> {
    let by = Actor::guest(&guest.id);
    desk.change(&by, EventName::Terms, |tx, now| {
        let Some(asked) = tx.find_terms(id)? else {
            return Ok(false);
        };
        let open = open_in(tx, (&guest.id, asked.app_id.as_ref()), now)?;
        let shown = asked.texts.iter().any(|it| it.language == language);
        if !shown || !open.iter().any(|it| it.id == asked.id) {
            return Ok(false);
        }
        let agreement = asked.agreed(&guest.id, language, now);
        let written = tx.agree_to_terms(&asked, &agreement)?;
        if written {
            let detail = serde_json::json!({
                "did": "agreed", "terms": asked.id, "number": asked.number, "language": language,
            });
            let line = Event::change(now, by.clone(), EventName::Terms).detail(detail);
            let line = line.guest(&guest.id).partner(&guest.partner_id);
            tx.audit(about(line, &asked));
        }
        Ok(written)
    })
}

/// What a guest agreed to, newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub fn of_guest(desk: &Desk, guest: &Id<kind::Guest>) -> Result<Vec<AgreementLine>, Refusal> {
    let now = desk.clock.now();
    desk.store.read(|tx| agreements_in(tx, guest, now))
}

pub(crate) fn agreements_in(
    tx: &mut Tx<'_>,
    guest: &Id<kind::Guest>,
    now: At,
) -> Result<Vec<AgreementLine>, Refusal> {
    let mut lines = Vec::new();
    for agreed in tx.agreements_of(guest, SHOWN)? {
        let app = match &agreed.terms.app_id {
            Some(id) => tx.find_app(id)?,
            None => None,
        };
        lines.push(AgreementLine {
            app_name: app.map(|app: App| app.name),
            counts: agreed.stands && agreed.agreement.until.is_none_or(|end| end > now),
            agreed,
        });
    }
    Ok(lines)
}
