//! What a measurement needs in the database: one partner, one app assigned to it, guests with sessions.

use anyhow::Result;
use model::{
    Admin, AdminSession, AdminState, App, AppState, Assignee, Assignment, At, ClientAuthMethod,
    ClientMetadata, Clock, Connection, ConnectionKind, ConnectionState, Family, GrantType, Granted,
    Guest, GuestState, HomeProfile, HomeSettings, Id, Language, Partner, PartnerState, Party, Pkce,
    Random, RefreshUse, Secret, Session, SigningAlg, Span, SubjectSeed, SubjectType, TrustContract,
    kind,
};
use store::{Location, NewSession, Store, StoreError};
use testkit::{SystemClock, TestRandom};

/// What clients need to know.
pub struct Seeded {
    /// Host and port as the product knows itself.
    pub host: String,
    /// The app.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Another app, for which it may exchange tokens.
    pub api_id: String,
    /// Its redirect URI.
    pub redirect_uri: String,
    /// Session cookies, one for each guest.
    pub sessions: Vec<String>,
    /// The guests, in the same order.
    pub guests: Vec<Id<kind::Guest>>,
}

/// Seeds an empty database.
///
/// # Errors
/// When the database refuses.
pub fn seed(location: &Location, guests: usize, alg: SigningAlg) -> Result<Seeded> {
    let store = Store::open(location, 4)?;
    store.migrate()?;
    seed_into(&store, guests, alg, SystemClock.now())
}

/// Seeds an empty, migrated store as of an instant.
///
/// # Errors
/// When the database refuses.
pub fn seed_into(store: &Store, guests: usize, alg: SigningAlg, now: At) -> Result<Seeded> {
    let random = TestRandom::from_seed(1);
    let secret = Secret::draw(&random);
    let mut app = app(alg, &random, now);
    let mut api = self::app(alg, &random, now);
    api.slug = "called".into();
    app.client.extra_grants = vec![
        GrantType::ClientCredentials,
        GrantType::DeviceCode,
        GrantType::TokenExchange,
    ];
    app.client.token_exchange_audiences = vec![api.id.to_string()];
    let (partner, connection) = partner(&random, now);
    store.write(|tx| {
        tx.insert_partner(&partner)?;
        tx.insert_connection(&connection)?;
        tx.insert_app(&app)?;
        tx.insert_app_secret(&app.id, &secret.hashed(), now)?;
        tx.insert_app(&api)?;
        for given in [&app, &api] {
            tx.insert_assignment(&Assignment {
                id: Id::new(now, &random),
                app_id: given.id.clone(),
                assignee: Assignee::Partner(partner.id.clone()),
                roles: Vec::new(),
                starts_at: None,
                ends_at: None,
                created_at: now,
            })?;
        }
        Ok::<_, StoreError>(())
    })?;
    let mut sessions = Vec::with_capacity(guests);
    let mut ids = Vec::with_capacity(guests);
    for n in 0..guests {
        let guest = guest(n, &partner, &random, now)?;
        let (session, cookie) = session(&guest, &connection, &random, now);
        store.write(|tx| {
            tx.insert_guest(&guest)?;
            tx.insert_session(&NewSession {
                session,
                token: cookie.hashed(),
            })
        })?;
        sessions.push(cookie.expose().to_owned());
        ids.push(guest.id);
    }
    Ok(Seeded {
        host: String::new(),
        client_id: app.id.to_string(),
        client_secret: secret.expose().to_owned(),
        api_id: api.id.to_string(),
        redirect_uri: app.redirect_uris.first().cloned().unwrap_or_default(),
        sessions,
        guests: ids,
    })
}

/// An admin with a session that has just begun; the cookie's value.
///
/// # Errors
/// When the database refuses.
pub fn admin(store: &Store, random: &dyn Random, now: At) -> Result<Secret> {
    let admin = Admin {
        id: Id::new(now, random),
        email: "ada@contoso.example".parse()?,
        name: "Ada Byron".into(),
        state: AdminState::Active,
        role: model::AdminRole::Owner,
        bound_to: model::BoundTo::default(),
        created_at: now,
    };
    let cookie = Secret::draw(random);
    let session = AdminSession {
        admin_id: admin.id.clone(),
        created_at: now,
        proven_at: now,
        seen_at: now,
        expires_at: now.plus(Span::hours(8)),
    };
    store.write(|tx| {
        tx.insert_admin(&admin)?;
        tx.insert_admin_session(&session, &cookie.hashed())
    })?;
    Ok(cookie)
}

/// A confidential app with one redirect URI.
#[must_use]
pub fn app(alg: SigningAlg, random: &dyn Random, now: At) -> App {
    App {
        id: Id::new(now, random),
        slug: "measured".into(),
        name: "Measured".into(),
        state: AppState::Enabled,
        auth_method: ClientAuthMethod::SecretPost,
        pkce: Pkce::Required,
        refresh: RefreshUse::Allowed,
        party: Party::Host,
        client: ClientMetadata::default(),
        id_token_alg: alg,
        subject_type: SubjectType::Pairwise,
        launch_url: None,
        contact_url: None,
        backchannel_logout_uri: None,
        redirect_uris: vec!["https://app.example/cb".into()],
        post_logout_redirect_uris: Vec::new(),
        created_at: now,
    }
}

/// An active partner with one home identity provider.
#[must_use]
pub fn partner(random: &dyn Random, now: At) -> (Partner, Connection) {
    let partner = Partner {
        id: Id::new(now, random),
        name: "Fabrikam".into(),
        state: PartnerState::Active,
        trust: TrustContract::default(),
        domains: vec!["fabrikam.example".into()],
        created_at: now,
    };
    let connection = Connection {
        id: Id::new(now, random),
        partner_id: partner.id.clone(),
        kind: ConnectionKind::Oidc,
        name: "Fabrikam".into(),
        issuer: "https://login.fabrikam.example".into(),
        client_id: "portico".into(),
        client_secret: None,
        settings: HomeSettings::default(),
        home: None,
        hold: None,
        state: ConnectionState::Enabled,
        cut_over_at: None,
        created_at: now,
    };
    (partner, connection)
}

/// An active guest of a partner.
///
/// # Errors
/// None in practice; the address is always well formed.
pub fn guest(n: usize, partner: &Partner, random: &dyn Random, now: At) -> Result<Guest> {
    Ok(Guest {
        id: Id::new(now, random),
        partner_id: partner.id.clone(),
        email: format!("guest{n}@fabrikam.example").parse()?,
        display_name: format!("Guest {n}"),
        language: Language::En,
        state: GuestState::Active,
        sponsor_id: None,
        ends_at: None,
        created_at: now,
        accepted_at: Some(now),
        removed_at: None,
        confirmed_at: Some(now),
        confirmed_until: None,
        closed_at: None,
        frozen: None,
        home: HomeProfile::default(),
        subject: SubjectSeed {
            public: Secret::draw(random).expose().to_owned(),
            pairwise: Secret::draw(random).expose().to_owned(),
        },
    })
}

/// A session that has just begun, with its cookie.
#[must_use]
pub fn session(
    guest: &Guest,
    connection: &Connection,
    random: &dyn Random,
    now: At,
) -> (Session, Secret) {
    let session = Session {
        id: Id::new(now, random),
        guest_id: guest.id.clone(),
        connection_id: connection.id.clone(),
        home_issuer: connection.issuer.clone(),
        auth_time: now,
        amr: vec!["pwd".into()],
        acr: None,
        created_at: now,
        seen_at: now,
        expires_at: now.plus(Span::hours(12)),
        ended_at: None,
    };
    (session, Secret::draw(random))
}

/// A token family that a session has just got at an app; no access token is out yet.
#[must_use]
pub fn family(session: &Session, app: &App, random: &dyn Random) -> Family {
    Family {
        id: Id::new(session.created_at, random),
        session_id: session.id.clone(),
        guest_id: session.guest_id.clone(),
        app_id: app.id.clone(),
        scope: "openid".into(),
        granted: Granted::default(),
        exchanged_from: None,
        confirmation: None,
        created_at: session.created_at,
        expires_at: session.created_at.plus(Span::hours(12)),
        access_until: None,
        revoked_at: None,
    }
}
