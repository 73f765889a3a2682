//! The settings that admins make while Portico runs: kept in the database, effective at the next request on
//! every node. What the configuration says is fixed.

mod logo;

pub use logo::LogoFault;

use crate::{Desk, Refusal};
use model::{Actor, Event, EventName, KeptSettings, Logo, SettingKey, SettingValues, Settings};
use std::sync::{Arc, PoisonError, RwLock};
use store::{Store, StoreError};

/// The settings of the moment. Whoever asks reads their version from the database, so that no node answers
/// by settings that were replaced.
pub struct Live {
    base: Arc<Settings>,
    seen: RwLock<(i64, Arc<Settings>)>,
}

impl Live {
    /// Over what the configuration says.
    #[must_use]
    pub fn new(base: Arc<Settings>) -> Self {
        Self {
            seen: RwLock::new((0, Arc::clone(&base))),
            base,
        }
    }

    /// The settings as they are now; as they were last seen while the database cannot be read.
    #[must_use]
    pub fn now(&self, store: &Store) -> Arc<Settings> {
        self.read(store).unwrap_or_else(|error| {
            tracing::warn!(%error, "the settings could not be read; going by those last seen");
            self.last_seen()
        })
    }

    /// The settings as they were when this node last looked: a second ago at most, and without a look.
    #[must_use]
    pub fn last_seen(&self) -> Arc<Settings> {
        Arc::clone(&self.seen.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    fn read(&self, store: &Store) -> Result<Arc<Settings>, StoreError> {
        let version = store.read(|tx| tx.settings_version())?;
        {
            let seen = self.seen.read().unwrap_or_else(PoisonError::into_inner);
            if seen.0 == version {
                return Ok(Arc::clone(&seen.1));
            }
        }
        let kept = store.read(|tx| tx.kept_settings())?;
        let settings = Arc::new(self.base.with(&kept));
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have read newer ones meanwhile.
        if kept.version > seen.0 {
            *seen = (kept.version, Arc::clone(&settings));
        }
        Ok(settings)
    }
}

/// A setting to look at.
#[derive(Clone, Debug)]
pub struct SettingLine {
    /// Which.
    pub key: SettingKey,
    /// What it is set to.
    pub value: String,
    /// The configuration decided it.
    pub fixed: bool,
    /// Somebody set it here.
    pub kept: bool,
}

/// All settings, and the version to name in a change.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<(i64, Vec<SettingLine>), Refusal> {
    let kept = desk.store.read(|tx| tx.kept_settings())?;
    let now = desk.settings.with(&kept);
    let lines = SettingKey::ALL.iter().map(|key| {
        let fixed = desk.settings.fixed.contains(key);
        SettingLine {
            key: *key,
            value: key.get(&now),
            fixed,
            kept: !fixed && kept.values.contains_key(key),
        }
    });
    Ok((kept.version, lines.collect()))
}

/// Changes settings, all of them or none; an empty value puts the default back. `seen` is the version that
/// the change was made from; without one, whatever there is is changed.
///
/// # Errors
/// [`Refusal::Setting`] for a value that does not fit, [`Refusal::SettingFixed`],
/// [`Refusal::StateConflict`] when somebody else changed them meanwhile.
pub fn change(
    desk: &Desk,
    by: &Actor,
    wishes: &[(SettingKey, String)],
    seen: Option<i64>,
) -> Result<(), Refusal> {
    for (key, value) in wishes {
        if desk.settings.fixed.contains(key) {
            return Err(Refusal::SettingFixed(*key));
        }
        let mut trial = Settings::default();
        key.set(&mut trial, value)
            .map_err(|fault| Refusal::Setting { key: *key, fault })?;
    }
    desk.change(by, EventName::Settings, |tx, now| {
        let KeptSettings {
            version, values, ..
        } = tx.kept_settings()?;
        let conflict = Refusal::StateConflict("changed by somebody else meanwhile");
        if seen.is_some_and(|it| it != version) {
            return Err(conflict);
        }
        let (values, changed) = merge(values, wishes);
        if changed.is_empty() {
            return Ok(());
        }
        if !tx.keep_settings(version, &values, now)? {
            return Err(conflict);
        }
        let said = changed.iter().map(|key| {
            let value = values.get(key).filter(|_| is_plain(*key));
            (key.to_string(), serde_json::json!(value))
        });
        let said: serde_json::Map<_, _> = said.collect();
        tx.audit(
            Event::change(now, by.clone(), EventName::Settings).detail(
                serde_json::json!({ "did": "changed", "version": version + 1, "set": said }),
            ),
        );
        Ok(())
    })
}

/// The values with the wishes in them, and the keys that are not as they were.
fn merge(
    mut values: SettingValues,
    wishes: &[(SettingKey, String)],
) -> (SettingValues, Vec<SettingKey>) {
    let mut changed = Vec::new();
    for (key, value) in wishes {
        let value = value.trim().to_owned();
        let before = values.get(key).cloned().unwrap_or_default();
        if before != value {
            changed.push(*key);
        }
        if value.is_empty() {
            values.remove(key);
        } else {
            values.insert(*key, value);
        }
    }
    (values, changed)
}

/// Whether the audit chain may hold the value: addresses of people are named and not repeated there.
const fn is_plain(key: SettingKey) -> bool {
    !matches!(
        key,
        SettingKey::Contact
            | SettingKey::Support
            | SettingKey::MailFrom
            | SettingKey::MailReplyTo
            | SettingKey::MailBounce
    )
}

/// Makes an image the logo, or takes the logo away.
///
/// # Errors
/// [`Refusal::Logo`] for anything but a small PNG or WebP.
pub fn set_logo(desk: &Desk, by: &Actor, image: Option<&[u8]>) -> Result<(), Refusal> {
    let logo = match image {
        Some(image) => Some((
            Logo {
                mark: desk.draw_seed().chars().take(16).collect(),
                kind: logo::kind_of(image).map_err(Refusal::Logo)?,
            },
            image,
        )),
        None => None,
    };
    desk.change(by, EventName::Settings, |tx, now| {
        tx.keep_logo(logo.as_ref().map(|(logo, image)| (logo, *image)), now)?;
        let did = if logo.is_some() {
            "logo_set"
        } else {
            "logo_removed"
        };
        tx.audit(crate::desk::done(now, by, EventName::Settings, did));
        Ok(())
    })
}

/// The logo and its bytes.
///
/// # Errors
/// [`Refusal::Store`].
pub fn logo(desk: &Desk) -> Result<Option<(Logo, Vec<u8>)>, Refusal> {
    Ok(desk.store.read(|tx| {
        let logo = tx.kept_settings()?.logo;
        let image = tx.logo_image()?;
        Ok::<_, StoreError>(logo.zip(image))
    })?)
}
