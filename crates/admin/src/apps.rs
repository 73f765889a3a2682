//! Apps: registration, secrets, switching on and off.

use crate::{
    Desk, Refusal,
    desk::done,
    streams::{self, StreamView},
    text, urls,
};
use model::{
    Actor, App, AppListing, AppState, Assignment, At, ClientAuthMethod, ClientMetadata, Event,
    EventName, Id, Party, Pkce, ReceiptKind, RefreshUse, Secret, SigningAlg, Span, SubjectType,
    kind,
};
use store::{AppRules, GrantScope, Tx};

/// What is registered about an app. The defaults are right for a server-side web app.
#[derive(Clone, Debug)]
pub struct Registration {
    /// Its name as shown to people.
    pub name: String,
    /// How it authenticates; anything but `None` makes it confidential.
    pub auth_method: ClientAuthMethod,
    /// Whether PKCE is required; public clients must.
    pub pkce: Pkce,
    /// Whether it may use refresh tokens.
    pub refresh: RefreshUse,
    /// Whether guests are asked before it learns about them.
    pub party: Party,
    /// What else it registers.
    pub client: ClientMetadata,
    /// How its ID tokens are signed.
    pub id_token_alg: SigningAlg,
    /// How its subjects are named.
    pub subject_type: SubjectType,
    /// Exact redirect URIs.
    pub redirect_uris: Vec<String>,
    /// Exact post-logout redirect URIs.
    pub post_logout_redirect_uris: Vec<String>,
    /// Where a person starts it.
    pub launch_url: Option<String>,
    /// Whom a refused guest may ask.
    pub contact_url: Option<String>,
    /// Where logout tokens go.
    pub backchannel_logout_uri: Option<String>,
}

impl Default for Registration {
    fn default() -> Self {
        Self {
            name: String::new(),
            auth_method: ClientAuthMethod::SecretBasic,
            pkce: Pkce::Required,
            refresh: RefreshUse::Allowed,
            party: Party::Host,
            client: ClientMetadata::default(),
            id_token_alg: SigningAlg::Rs256,
            subject_type: SubjectType::Pairwise,
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            launch_url: None,
            contact_url: None,
            backchannel_logout_uri: None,
        }
    }
}

impl From<App> for Registration {
    fn from(app: App) -> Self {
        Self {
            name: app.name,
            auth_method: app.auth_method,
            pkce: app.pkce,
            refresh: app.refresh,
            party: app.party,
            client: app.client,
            id_token_alg: app.id_token_alg,
            subject_type: app.subject_type,
            redirect_uris: app.redirect_uris,
            post_logout_redirect_uris: app.post_logout_redirect_uris,
            launch_url: app.launch_url,
            contact_url: app.contact_url,
            backchannel_logout_uri: app.backchannel_logout_uri,
        }
    }
}

/// An app with everything its page shows.
#[derive(Debug)]
pub struct AppView {
    /// The app.
    pub app: App,
    /// Whom it is assigned to, each with a name to show.
    pub assignments: Vec<(Assignment, String)>,
    /// Whether it asks for multi-factor authentication.
    pub wants_mfa: bool,
    /// How many client secrets work.
    pub secrets: usize,
    /// When it last acknowledged that a session ended.
    pub logout_told_at: Option<At>,
    /// How many guests hold live grants at it.
    pub guests: i64,
    /// In how many sessions.
    pub live_sessions: i64,
    /// How long ago their home may have confirmed a guest who opens it; `None` for no bound of its own.
    pub max_unconfirmed: Option<Span>,
    /// How many logout notices wait for it.
    pub notices_waiting: i64,
    /// How many logout notices were given up, and can be sent again.
    pub notices_given_up: i64,
    /// The stream of signals that it made.
    pub stream: Option<StreamView>,
}

/// Registers an app. A confidential one gets a 256-bit secret, returned this once.
///
/// # Errors
/// [`Refusal::Url`] naming the field (A03, A04, A06), [`Refusal::RedirectMissing`],
/// [`Refusal::PkceNeeded`] or a fault of the name.
pub fn register(
    desk: &Desk,
    by: &Actor,
    given: &Registration,
) -> Result<(App, Option<Secret>), Refusal> {
    let given = given.checked()?;
    desk.change(by, EventName::App, |tx, now| {
        insert(desk, tx, by, &given, now)
    })
}

/// Adds a checked registration.
pub(crate) fn insert(
    desk: &Desk,
    tx: &mut Tx<'_>,
    by: &Actor,
    given: &Registration,
    now: model::At,
) -> Result<(App, Option<Secret>), Refusal> {
    let slug = free_slug(tx, &given.name)?;
    let app = given.app(Id::new(now, &*desk.random), slug, now);
    tx.insert_app(&app)?;
    let secret = if app.auth_method.has_secret() {
        Some(draw_secret(desk, tx, &app, now)?)
    } else {
        None
    };
    tx.audit(done(now, by, EventName::App, "registered").app(&app.id));
    Ok((app, secret))
}

/// Changes an app's registration; id and slug stay.
///
/// # Errors
/// As [`register`], and [`Refusal::Unknown`].
pub fn update(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::App>,
    given: &Registration,
) -> Result<App, Refusal> {
    let given = given.checked()?;
    desk.change(by, EventName::App, |tx, now| {
        let old = tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
        let secrets = tx.app_secrets(id)?.len();
        if given.auth_method.has_secret() && secrets == 0 {
            return Err(Refusal::Metadata {
                member: "token_endpoint_auth_method",
                problem: "needs a secret; register the app anew",
            });
        }
        let app = App {
            state: old.state,
            ..given.app(old.id, old.slug, old.created_at)
        };
        tx.update_app(&app)?;
        tx.audit(done(now, by, EventName::App, "changed").app(&app.id));
        Ok(app)
    })
}

/// Draws a secret for an app. It is kept as a hash, and sealed beside it only where the method
/// needs the secret itself to verify.
fn draw_secret(desk: &Desk, tx: &mut Tx<'_>, app: &App, now: model::At) -> Result<Secret, Refusal> {
    let secret = Secret::draw(&*desk.random);
    let sealed = (app.auth_method == ClientAuthMethod::SecretJwt).then(|| {
        let context = App::secret_context(&app.id);
        desk.vault.seal(&context, secret.expose().as_bytes())
    });
    tx.insert_sealed_app_secret(&app.id, &secret.hashed(), sealed.as_deref(), now)?;
    Ok(secret)
}

/// Gives a confidential app a new secret, returned this once; the old ones stop working.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::NoSecret`].
pub fn new_secret(desk: &Desk, by: &Actor, id: &Id<kind::App>) -> Result<Secret, Refusal> {
    change_secret(desk, by, id, 0)
}

/// The same, but the one before goes on working until it is retired, so that an app can change
/// over without a gap. Two work at a time at most.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::NoSecret`].
pub fn add_secret(desk: &Desk, by: &Actor, id: &Id<kind::App>) -> Result<Secret, Refusal> {
    change_secret(desk, by, id, 1)
}

fn change_secret(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::App>,
    kept: usize,
) -> Result<Secret, Refusal> {
    desk.change(by, EventName::App, |tx, now| {
        let app = tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
        if !app.auth_method.has_secret() {
            return Err(Refusal::NoSecret);
        }
        let before: Vec<_> = tx.app_secrets(id)?.into_iter().take(kept).collect();
        let secret = draw_secret(desk, tx, &app, now)?;
        let keep = [before, vec![secret.hashed()]].concat();
        tx.delete_other_app_secrets(id, &keep)?;
        tx.audit(
            done(
                now,
                by,
                EventName::App,
                if kept == 0 {
                    "secret_replaced"
                } else {
                    "secret_added"
                },
            )
            .app(id),
        );
        Ok(secret)
    })
}

/// Makes the newest secret of an app the only one; how many stopped working.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn retire_secrets(desk: &Desk, by: &Actor, id: &Id<kind::App>) -> Result<usize, Refusal> {
    desk.change(by, EventName::App, |tx, now| {
        tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
        let newest: Vec<_> = tx.app_secrets(id)?.into_iter().take(1).collect();
        let retired = tx.delete_other_app_secrets(id, &newest)?;
        tx.audit(done(now, by, EventName::App, "secrets_retired").app(id));
        Ok(retired)
    })
}

/// Switches an app on.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn enable(desk: &Desk, by: &Actor, id: &Id<kind::App>) -> Result<(), Refusal> {
    set_state(desk, by, id, AppState::Enabled)
}

/// Switches an app off and ends every grant at it.
///
/// # Errors
/// [`Refusal::Unknown`] or [`Refusal::StateConflict`].
pub fn disable(desk: &Desk, by: &Actor, id: &Id<kind::App>) -> Result<(), Refusal> {
    set_state(desk, by, id, AppState::Disabled)
}

/// All apps by slug.
///
/// # Errors
/// [`Refusal::Store`].
pub fn list(desk: &Desk) -> Result<Vec<App>, Refusal> {
    Ok(desk.store.read(|tx| tx.list_apps())?)
}

/// What every app asks of those who open it, by name.
///
/// # Errors
/// [`Refusal::Store`].
pub fn rules(desk: &Desk) -> Result<Vec<AppRules>, Refusal> {
    Ok(desk.store.read(|tx| tx.app_rules())?)
}

/// All apps by slug, each with how many assignments give it.
///
/// # Errors
/// [`Refusal::Store`].
pub fn counted(desk: &Desk) -> Result<Vec<(App, i64)>, Refusal> {
    desk.store.read(|tx| {
        let number = tx.count_assignments()?;
        let all = tx.list_apps()?.into_iter();
        let counted = all.map(|app| (number.get(&app.id).copied().unwrap_or(0), app));
        Ok(counted.map(|(number, app)| (app, number)).collect())
    })
}

/// An app's name as people know it; `None` when there is no such app.
///
/// # Errors
/// [`Refusal::Store`].
pub fn name(desk: &Desk, id: &Id<kind::App>) -> Result<Option<String>, Refusal> {
    Ok(desk.store.read(|tx| tx.find_app(id))?.map(|app| app.name))
}

/// The app with this slug that may be opened; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn by_slug(desk: &Desk, slug: &str) -> Result<Option<App>, Refusal> {
    let app = desk.store.read(|tx| tx.find_app_by_slug(slug))?;
    Ok(app.filter(|app| app.state == AppState::Enabled))
}

/// An app with everything its page shows; `None` when there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub fn detail(desk: &Desk, id: &Id<kind::App>) -> Result<Option<AppView>, Refusal> {
    desk.store.read(|tx| {
        let Some(app) = tx.find_app(id)? else {
            return Ok(None);
        };
        let mut assignments = Vec::new();
        for assignment in tx.assignments_of_app(id)? {
            let name = crate::assignments::assignee_name(tx, &assignment.assignee)?;
            assignments.push((assignment, name));
        }
        let (guests, live_sessions) = tx.count_live_grants(id, desk.clock.now())?;
        let (notices_waiting, notices_given_up) = tx.notices_to(id)?;
        Ok(Some(AppView {
            wants_mfa: tx.app_wants_mfa(id)?,
            secrets: tx.app_secrets(id)?.len(),
            logout_told_at: tx.last_logout_told(id)?,
            guests,
            live_sessions,
            max_unconfirmed: tx.app_max_unconfirmed(id)?,
            notices_waiting,
            notices_given_up,
            stream: streams::of_app(tx, id)?,
            app,
            assignments,
        }))
    })
}

/// Says whether an app asks for multi-factor authentication. Sessions that have none lose it at the
/// next request and are asked for a second factor once.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn require_mfa(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::App>,
    wanted: bool,
) -> Result<(), Refusal> {
    desk.change(by, EventName::App, |tx, now| {
        if !tx.set_app_mfa(id, wanted)? {
            return Err(Refusal::Unknown("app"));
        }
        let detail = serde_json::json!({ "did": "mfa_set", "wanted": wanted });
        tx.audit(
            Event::change(now, by.clone(), EventName::App)
                .app(id)
                .detail(detail),
        );
        Ok(())
    })
}

/// What the panel says of an app.
///
/// # Errors
/// [`Refusal::Store`].
pub fn listing(desk: &Desk, id: &Id<kind::App>) -> Result<AppListing, Refusal> {
    Ok(desk.store.read(|tx| tx.listing_of(id))?)
}

/// Says what the panel says of an app, and whether guests may ask for it.
///
/// # Errors
/// [`Refusal::Unknown`] or a fault of the description.
pub fn set_listing(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::App>,
    listing: &AppListing,
) -> Result<(), Refusal> {
    let said = listing.description.as_deref().map(str::trim);
    let listing = AppListing {
        description: said
            .filter(|text| !text.is_empty())
            .map(|text| text::line("description", text))
            .transpose()?,
        requestable: listing.requestable,
    };
    desk.change(by, EventName::App, |tx, now| {
        tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
        tx.set_listing(id, &listing)?;
        let detail = serde_json::json!({ "did": "listed", "requestable": listing.requestable });
        tx.audit(
            Event::change(now, by.clone(), EventName::App)
                .app(id)
                .detail(detail),
        );
        Ok(())
    })
}

/// How long a bound on confirmations may be.
const UNCONFIRMED: std::ops::RangeInclusive<Span> = Span::hours(1)..=Span::days(365);

/// Whether a bound on confirmations is one.
pub(crate) fn check_unconfirmed(longest: Option<Span>) -> Result<(), Refusal> {
    if longest.is_some_and(|longest| !UNCONFIRMED.contains(&longest)) {
        return Err(Refusal::Metadata {
            member: "max_unconfirmed",
            problem: "is 1 to 8760 hours",
        });
    }
    Ok(())
}

/// Bounds how long ago a guest's home may have confirmed them when they open an app, on top of what their
/// partner's contract says. It holds from the next request on.
///
/// # Errors
/// [`Refusal::Metadata`] unless it is an hour to a year, [`Refusal::Unknown`].
pub fn bound_confirmation(
    desk: &Desk,
    by: &Actor,
    id: &Id<kind::App>,
    longest: Option<Span>,
) -> Result<(), Refusal> {
    check_unconfirmed(longest)?;
    desk.change(by, EventName::App, |tx, now| {
        if !tx.set_app_max_unconfirmed(id, longest)? {
            return Err(Refusal::Unknown("app"));
        }
        let secs = longest.map(Span::as_secs);
        let detail = serde_json::json!({ "did": "confirmation_bounded", "seconds": secs });
        tx.audit(
            Event::change(now, by.clone(), EventName::App)
                .app(id)
                .detail(detail),
        );
        Ok(())
    })
}

/// Sends the logout notices that were given up at an app again; how many there are.
///
/// # Errors
/// [`Refusal::Unknown`].
pub fn resend_notices(desk: &Desk, by: &Actor, id: &Id<kind::App>) -> Result<usize, Refusal> {
    desk.change(by, EventName::App, |tx, now| {
        tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
        let count = tx.resend_notices(id, now)? + tx.resend_signals(id, now)?;
        let detail = serde_json::json!({ "did": "notices_resent", "count": count });
        tx.audit(
            Event::change(now, by.clone(), EventName::App)
                .app(id)
                .detail(detail),
        );
        Ok(count)
    })
}

fn set_state(desk: &Desk, by: &Actor, id: &Id<kind::App>, to: AppState) -> Result<(), Refusal> {
    desk.change(by, EventName::App, |tx, now| {
        tx.find_app(id)?.ok_or(Refusal::Unknown("app"))?;
        if !tx.set_app_state(id, to)? {
            return Err(Refusal::StateConflict(to.as_str()));
        }
        let event = Event::change(now, by.clone(), EventName::App).app(id);
        if to != AppState::Disabled {
            let detail = serde_json::json!({ "did": to.as_str(), "ended": 0 });
            tx.audit(event.detail(detail));
            return Ok(());
        }
        let ends = (&GrantScope::App(id), ReceiptKind::AppDisabled);
        let receipt = tx.end_for_receipt(ends, now, &*desk.random)?;
        let detail = serde_json::json!({ "did": to.as_str(), "ended": receipt.grants() });
        tx.audit_ending(event.detail(detail), receipt)?;
        Ok(())
    })
}

impl Registration {
    /// Trimmed and checked; blank optional fields become absent.
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        let mut it = self.clone();
        it.name = text::line("name", &self.name)?;
        for list in [&mut it.redirect_uris, &mut it.post_logout_redirect_uris] {
            *list = list
                .iter()
                .map(|uri| uri.trim().to_owned())
                .filter(|uri| !uri.is_empty())
                .collect();
        }
        if it.redirect_uris.is_empty() && !it.client.response_types.is_empty() {
            return Err(Refusal::RedirectMissing);
        }
        for uri in &it.redirect_uris {
            urls::check_redirect_uri(uri).map_err(|fault| fault.of("redirect URI", uri))?;
        }
        for uri in &it.post_logout_redirect_uris {
            urls::check_redirect_uri(uri)
                .map_err(|fault| fault.of("post-logout redirect URI", uri))?;
        }
        type Check = fn(&str) -> Result<(), urls::UrlFault>;
        let optional: [(_, _, Check); 3] = [
            ("launch URL", &mut it.launch_url, urls::check_web_url),
            ("contact URL", &mut it.contact_url, urls::check_contact_url),
            (
                "back-channel logout URI",
                &mut it.backchannel_logout_uri,
                urls::check_web_url,
            ),
        ];
        for (field, value, check) in optional {
            *value = value
                .as_deref()
                .map(str::trim)
                .filter(|v| !v.is_empty())
                .map(str::to_owned);
            if let Some(uri) = value {
                check(uri).map_err(|fault| fault.of(field, uri))?;
            }
        }
        if it.auth_method == ClientAuthMethod::None && it.pkce != Pkce::Required {
            return Err(Refusal::PkceNeeded);
        }
        crate::registration::check(&it)?;
        Ok(it)
    }

    fn app(&self, id: Id<kind::App>, slug: String, created_at: model::At) -> App {
        let it = self.clone();
        App {
            id,
            slug,
            name: it.name,
            state: AppState::Enabled,
            auth_method: it.auth_method,
            pkce: it.pkce,
            refresh: it.refresh,
            party: it.party,
            client: it.client,
            id_token_alg: it.id_token_alg,
            subject_type: it.subject_type,
            launch_url: it.launch_url,
            contact_url: it.contact_url,
            backchannel_logout_uri: it.backchannel_logout_uri,
            redirect_uris: it.redirect_uris,
            post_logout_redirect_uris: it.post_logout_redirect_uris,
            created_at,
        }
    }
}

/// A slug from the name that no other app has.
fn free_slug(tx: &mut Tx<'_>, name: &str) -> Result<String, Refusal> {
    let mut base = String::new();
    for c in name.to_lowercase().chars().take(48) {
        if c.is_ascii_alphanumeric() {
            base.push(c);
        } else if !base.is_empty() && !base.ends_with('-') {
            base.push('-');
        }
    }
    let base = match base.trim_end_matches('-') {
        "" => "app",
        other => other,
    };
    let taken: Vec<String> = tx.list_apps()?.into_iter().map(|app| app.slug).collect();
    let mut slug = base.to_owned();
    for n in 2.. {
        if !taken.contains(&slug) {
            break;
        }
        slug = format!("{base}-{n}");
    }
    Ok(slug)
}

/// Whether an address is where an app starts or is returned to, exactly as registered.
///
/// # Errors
/// [`Refusal::Store`].
pub fn is_registered_target(desk: &Desk, url: &str) -> Result<bool, Refusal> {
    Ok(list(desk)?.iter().any(|app| {
        app.launch_url.as_deref() == Some(url) || app.redirect_uris.iter().any(|uri| uri == url)
    }))
}
