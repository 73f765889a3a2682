//! What the database holds.

use super::{Finding, problem, warning};
use crate::{config::Config, wire};
use model::{Admin, AdminRole, AdminState, At, PasskeyOwner, Span};
use store::{AuditFilter, AuditVerdict, Location, MigrationStatus, Store, StoreError};
use tokens::KeyRing;

/// How far a clock may be behind another node's.
const SKEW: Span = Span::mins(5);
/// How long something due may wait before nobody seems to be at work.
const PATIENCE: Span = Span::mins(15);

pub(super) fn examine(config: &Config, now: At) -> Vec<Finding> {
    match &config.database {
        Location::Memory => return Vec::new(),
        Location::File(path) if !path.exists() => return Vec::new(),
        _ => {}
    }
    let store = match wire::open_store(config) {
        Ok(store) => store,
        Err(error) => return vec![unreachable(&format!("{error:#}"))],
    };
    stored(config, &store, now).unwrap_or_else(|error| vec![unreachable(&error.to_string())])
}

fn unreachable(error: &str) -> Finding {
    problem(
        "database_unreachable",
        format!("database.url: {error}"),
        "See that the database runs, that the address is right, and that its user may connect.",
    )
}

fn stored(config: &Config, store: &Store, now: At) -> Result<Vec<Finding>, StoreError> {
    if store.was_moved()? {
        return Ok(vec![problem(
            "database_moved",
            store::MOVED,
            "Set database.url to the new one, or run `portico db reopen`.",
        )]);
    }
    let status = store.migration_status()?;
    if let Some(finding) = schema(&status) {
        return Ok(vec![finding]);
    }
    if status.applied.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = keys(config, store)?;
    found.extend(chain(store, now)?);
    found.extend(admins(store)?);
    found.extend(work(store, now)?);
    Ok(found)
}

/// What must be right before anything else can be looked at.
fn schema(status: &MigrationStatus) -> Option<Finding> {
    if !status.unknown.is_empty() {
        return Some(problem(
            "schema_newer",
            "the database was used by a newer Portico",
            "Run that version or a later one.",
        ));
    }
    (!status.pending.is_empty() && !status.applied.is_empty()).then(|| {
        warning(
            "schema_old",
            format!(
                "{} steps of the schema are not applied",
                status.pending.len()
            ),
            "Make a backup, then run `portico migrate up` or start `portico serve`.",
        )
    })
}

fn keys(config: &Config, store: &Store) -> Result<Vec<Finding>, StoreError> {
    let keys = store.read(|tx| tx.list_signing_keys(At::from_micros(0)))?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    Ok(match wire::surroundings_of_existing(config) {
        Err(error) => vec![problem(
            "key_missing",
            format!("{error:#}"),
            "Without it nothing sealed in the database can be read; get it from where it is kept.",
        )],
        Ok(around) => KeyRing::load(&keys, &*around.vault)
            .err()
            .map(|error| {
                problem(
                    "key_wrong",
                    error.to_string(),
                    "Put the encryption key in its place that the database was made with.",
                )
            })
            .into_iter()
            .collect(),
    })
}

fn chain(store: &Store, now: At) -> Result<Vec<Finding>, StoreError> {
    let mut found = Vec::new();
    if let AuditVerdict::Broken { seq, .. } = store.read(|tx| tx.verify_audit())? {
        found.push(problem(
            "audit_broken",
            format!("the audit chain is broken at line {seq}"),
            "Somebody or something changed the database from outside. Keep it, and compare it with a backup.",
        ));
    }
    let newest = AuditFilter {
        limit: 1,
        ..AuditFilter::default()
    };
    let newest = store.read(|tx| tx.list_events(&newest))?;
    if newest
        .first()
        .is_some_and(|line| line.event.at > now.plus(SKEW))
    {
        found.push(problem(
            "clock_behind",
            "the clock of this machine is behind what was written last",
            "Set the clock; run an NTP client.",
        ));
    }
    Ok(found)
}

fn admins(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let all = store.read(|tx| tx.list_admins())?;
    let owners: Vec<&Admin> = all
        .iter()
        .filter(|it| it.state == AdminState::Active && it.role == AdminRole::Owner)
        .collect();
    if all.is_empty() {
        return Ok(Vec::new());
    }
    if owners.is_empty() {
        return Ok(vec![problem(
            "owner_missing",
            "nobody who is active has the role of owner",
            "Run `portico admin role ADDRESS owner`.",
        )]);
    }
    let mut found = Vec::new();
    if owners.len() == 1 {
        found.push(warning(
            "owner_alone",
            "there is one owner alone",
            "Make another admin an owner: `portico admin role ADDRESS owner`.",
        ));
    }
    let keyless = store.read(|tx| {
        let mut keyless = Vec::new();
        for owner in owners {
            if tx
                .passkeys_of(&PasskeyOwner::Admin(owner.id.clone()))?
                .is_empty()
            {
                keyless.push(owner.email.to_string());
            }
        }
        Ok::<_, StoreError>(keyless)
    })?;
    if !keyless.is_empty() {
        found.push(warning(
            "owner_without_passkey",
            format!("no passkey: {}", keyless.join(", ")),
            "Sign in by `portico admin recover`, and add a passkey.",
        ));
    }
    Ok(found)
}

/// What waits although it should not.
fn work(store: &Store, now: At) -> Result<Vec<Finding>, StoreError> {
    let mut found = Vec::new();
    let (undelivered, due) =
        store.read(|tx| Ok::<_, StoreError>((tx.undelivered()?, tx.next_outbox_due()?)))?;
    if undelivered.mails > 0 {
        found.push(warning(
            "mail_undelivered",
            format!("{} mails could not be delivered", undelivered.mails),
            "Look at mail.url and at the log; `portico mail test ADDRESS` sends one.",
        ));
    }
    if undelivered.notices_given_up > 0 {
        found.push(warning(
            "notices_given_up",
            format!("{} logout notices were given up", undelivered.notices_given_up),
            "See which app does not answer (console, Dashboard), then `portico app resend-notices APP`.",
        ));
    }
    if due.is_some_and(|due| due.plus(PATIENCE) < now) {
        found.push(problem(
            "work_waits",
            "mail or notices have been due for a while: no server is at work on this database",
            "Start `portico serve`.",
        ));
    }
    Ok(found)
}
