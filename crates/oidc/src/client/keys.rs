use crate::Cx;
use model::{App, At, Documents, SigningAlg, Span};
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use tokens::{ForeignProblem, Jws, KeySet};

/// A key set is read again after so long.
const FRESH: Span = Span::mins(10);
/// And for a key that it does not hold, not more often than this (D-rows: nobody makes us fetch).
const PATIENCE: Span = Span::secs(30);

/// The key sets that clients publish.
pub struct ClientKeys {
    documents: Arc<dyn Documents>,
    read: Mutex<HashMap<String, (At, Arc<KeySet>)>>,
}

impl ClientKeys {
    /// Over a reader of documents.
    #[must_use]
    pub fn new(documents: Arc<dyn Documents>) -> Self {
        Self {
            documents,
            read: Mutex::default(),
        }
    }

    /// What reads other documents of clients.
    #[must_use]
    pub fn documents(&self) -> &dyn Documents {
        &*self.documents
    }

    fn remembered(&self, url: &str) -> Option<(At, Arc<KeySet>)> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.get(url).map(|(at, keys)| (*at, Arc::clone(keys)))
    }

    /// The set at an address, at most so old. An old set is better than none.
    fn at(&self, url: &str, oldest: Span, now: At) -> Arc<KeySet> {
        let known = self.remembered(url);
        if let Some((read_at, keys)) = &known
            && now.since(*read_at) < oldest
        {
            return Arc::clone(keys);
        }
        let fresh = self
            .documents
            .json(url)
            .map_err(|e| e.to_string())
            .and_then(|set| KeySet::parse(&set).map_err(|e| e.to_string()));
        let keys = match fresh {
            Ok(keys) => Arc::new(keys),
            Err(problem) => {
                tracing::warn!(url, problem, "the keys of a client could not be read");
                known.map(|(_, keys)| keys).unwrap_or_default()
            }
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(url.to_owned(), (now, Arc::clone(&keys)));
        keys
    }
}

impl fmt::Debug for ClientKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientKeys")
    }
}

/// The claims of a JWT that the app signed with a registered key.
pub(crate) fn verify(
    cx: &Cx,
    app: &App,
    jws: &Jws<'_>,
    wanted: Option<SigningAlg>,
) -> Result<serde_json::Value, ForeignProblem> {
    let now = cx.clock.now();
    let outcome = jws.verify(&*key_set(cx, app, FRESH, now)?, wanted);
    // A key that is not there may have been added since, or, without a name, taken another's place.
    let stale = matches!(
        outcome,
        Err(ForeignProblem::Key | ForeignProblem::Signature)
    );
    if stale && app.client.jwks_uri.is_some() {
        return jws.verify(&*key_set(cx, app, PATIENCE, now)?, wanted);
    }
    outcome
}

/// The keys of an app: registered by value, or at its address.
pub(crate) fn key_set(
    cx: &Cx,
    app: &App,
    oldest: Span,
    now: At,
) -> Result<Arc<KeySet>, ForeignProblem> {
    match (&app.client.jwks, &app.client.jwks_uri) {
        (Some(set), _) => KeySet::parse(set).map(Arc::new),
        (None, Some(url)) => Ok(cx.client_keys.at(url, oldest, now)),
        (None, None) => Err(ForeignProblem::Key),
    }
}

/// The keys of an app as of a few minutes ago at most.
pub(crate) fn current_key_set(cx: &Cx, app: &App) -> Result<Arc<KeySet>, ForeignProblem> {
    key_set(cx, app, FRESH, cx.clock.now())
}
