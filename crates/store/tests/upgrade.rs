//! What was written at an earlier schema is carried through every later migration, on both databases, and
//! reads back as what it was.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use diesel::{
    Connection as _, PgConnection, SqliteConnection,
    backend::Backend,
    connection::SimpleConnection,
    migration::{MigrationConnection, MigrationSource},
};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use model::{
    At, ConnectionKind, ConnectionState, DomainState, GuestState, HashedSecret, PartnerState,
};
use store::{Location, Store};
use testkit::{Database, TestStore};

const PARTNER: &str = "ptn_0190a0a0a0a07a0a8a0a0a0a0a0a0a01";
const CONNECTION: &str = "con_0190a0a0a0a07a0a8a0a0a0a0a0a0a02";
const GUEST: &str = "gst_0190a0a0a0a07a0a8a0a0a0a0a0a0a03";
const SESSION: &str = "ses_0190a0a0a0a07a0a8a0a0a0a0a0a0a04";
const ADMIN: &str = "adm_0190a0a0a0a07a0a8a0a0a0a0a0a0a05";
const BORN: i64 = 1_700_000_000_000_000;
const OVER: i64 = 4_000_000_000_000_000;

/// Rows as a node wrote them when the schema was at 0002.
fn rows(blob: impl Fn(&HashedSecret) -> String) -> String {
    let cookie = blob(&HashedSecret::of("the cookie"));
    format!(
        "INSERT INTO partners (id, name, name_key, state, contract_version, mfa_amr, allowed_apps, guest_quota, ends_at, created_at) \
           VALUES ('{PARTNER}', 'Fabrikam', 'fabrikam', 'active', 3, '[\"mfa\"]', NULL, 25, {OVER}, {BORN}); \
         INSERT INTO partner_domains (partner_id, domain) VALUES ('{PARTNER}', 'fabrikam.example'); \
         INSERT INTO connections (id, partner_id, kind, name, issuer, client_id, client_secret, state, created_at) \
           VALUES ('{CONNECTION}', '{PARTNER}', 'oidc', 'Fabrikam', 'https://login.fabrikam.example', 'portico', NULL, 'enabled', {BORN}); \
         INSERT INTO admins (id, email, email_key, name, state, created_at) \
           VALUES ('{ADMIN}', 'Ada@contoso.example', 'ada@contoso.example', 'Ada', 'active', {BORN}); \
         INSERT INTO guests (id, partner_id, email, email_key, display_name, name_key, language, state, sponsor_id, ends_at, created_at, \
           accepted_at, removed_at, confirmed_at, home_name, home_email, home_email_verified, subject_public, subject_pairwise) \
           VALUES ('{GUEST}', '{PARTNER}', 'Ana@fabrikam.example', 'ana@fabrikam.example', 'Ana Silva', 'ana silva', 'de', 'active', \
           '{ADMIN}', NULL, {BORN}, {BORN}, NULL, {BORN}, 'Ana', 'ana@fabrikam.example', TRUE, 'public', 'pairwise'); \
         INSERT INTO identity_links (connection_id, issuer, subject, guest_id, linked_at) \
           VALUES ('{CONNECTION}', 'https://login.fabrikam.example', 'sub 1', '{GUEST}', {BORN}); \
         INSERT INTO sessions (id, token_hash, guest_id, connection_id, home_issuer, auth_time, amr, acr, created_at, seen_at, expires_at, ended_at) \
           VALUES ('{SESSION}', {cookie}, '{GUEST}', '{CONNECTION}', 'https://login.fabrikam.example', {BORN}, '[\"pwd\"]', NULL, {BORN}, {BORN}, {OVER}, NULL);"
    )
}

fn hex(hash: &HashedSecret) -> String {
    hash.as_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Goes back to the schema of 0002 and writes the rows there.
fn write_at_0002<DB: Backend, C>(conn: &mut C, folder: &str, rows: &str)
where
    C: MigrationHarness<DB> + MigrationConnection<Backend = DB> + SimpleConnection,
{
    let folder = format!("{}/../../migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
    let all = FileBasedMigrations::from_path(&folder).unwrap();
    let known: usize = MigrationSource::<DB>::migrations(&all).unwrap().len();
    for _ in 2..known {
        conn.revert_last_migration(FileBasedMigrations::from_path(&folder).unwrap())
            .unwrap();
    }
    let left = conn.applied_migrations().unwrap();
    assert_eq!(left.len(), 2, "{left:?}");
    conn.batch_execute(rows).unwrap();
}

/// A backup that was made at that schema is carried to the present one as it is restored, on either database.
fn reads_back_from_a_backup(store: &TestStore) {
    let mut archive = Vec::new();
    store
        .write_archive(("0.0.1", At::from_micros(BORN)), &mut archive)
        .unwrap();
    for database in Database::ALL {
        let directory =
            std::env::temp_dir().join(format!("portico_upgrade_{}", std::process::id()));
        let other = match database {
            // Those of the test kit have the newest schema already.
            Database::File => {
                std::fs::create_dir_all(&directory).unwrap();
                Store::open(&Location::File(directory.join("portico.db")), 1).unwrap()
            }
            Database::Memory => Store::open(&Location::Memory, 1).unwrap(),
            Database::Postgres => continue,
        };
        let (head, _) = other
            .read_archive(&mut archive.as_slice(), |_| Ok(()))
            .unwrap();
        assert_eq!(head.schema.len(), 2);
        reads_as_it_was(&other);
        let _ = std::fs::remove_dir_all(&directory);
    }
}

fn reads_back(store: &TestStore) {
    assert!(!store.migration_status().unwrap().pending.is_empty());
    let status = store.migrate().unwrap();
    assert!(status.pending.is_empty() && status.applied.len() > 2);
    reads_as_it_was(store);
}

fn reads_as_it_was(store: &Store) {
    let born = At::from_micros(BORN);
    let partner = store.read(|tx| tx.find_partner(&PARTNER.parse().unwrap()));
    let partner = partner.unwrap().unwrap();
    assert_eq!(
        (partner.name.as_str(), partner.state),
        ("Fabrikam", PartnerState::Active)
    );
    assert_eq!(
        (partner.created_at, partner.domains),
        (born, vec!["fabrikam.example".to_owned()])
    );
    let trust = partner.trust;
    assert_eq!(
        (trust.version, trust.guest_quota, trust.ends_at),
        (3, Some(25), Some(At::from_micros(OVER)))
    );
    assert_eq!(
        (trust.mfa_amr, trust.mfa_acr, trust.contacts.len()),
        (vec!["mfa".to_owned()], vec![], 0)
    );
    assert_eq!(
        (trust.recheck, trust.probe_every, trust.review_at),
        (None, None, None)
    );

    let domains = store.read(|tx| tx.partner_domains(&partner.id)).unwrap();
    assert_eq!(
        (domains[0].state, domains[0].since, domains[0].proof),
        (DomainState::Attested, born, None)
    );

    let connection = store.read(|tx| tx.find_connection(&CONNECTION.parse().unwrap()));
    let connection = connection.unwrap().unwrap();
    assert_eq!(
        (connection.kind, connection.state),
        (ConnectionKind::Oidc, ConnectionState::Enabled)
    );
    assert!(
        connection.home.is_none() && connection.hold.is_none() && connection.cut_over_at.is_none()
    );
    assert_eq!(
        connection.settings,
        model::HomeSettings::default(),
        "what was agreed before is what is assumed"
    );

    let key = model::HomeIdentity {
        connection_id: connection.id,
        issuer: connection.issuer,
        subject: "sub 1".into(),
    };
    let guest = store
        .read(|tx| tx.find_guest_by_identity(&key))
        .unwrap()
        .unwrap();
    assert_eq!(
        (guest.id.as_str(), guest.state),
        (GUEST, GuestState::Active)
    );
    assert_eq!(
        (guest.email.as_str(), guest.home.email_verified),
        ("Ana@fabrikam.example", true)
    );
    assert_eq!(
        (guest.confirmed_at, guest.confirmed_until),
        (Some(born), None)
    );
    assert!(guest.frozen.is_none());

    let cookie = HashedSecret::of("the cookie");
    let session = store
        .read(|tx| tx.find_live_session(&cookie, born))
        .unwrap();
    let session = session.unwrap();
    assert_eq!(
        (session.id.as_str(), session.amr),
        (SESSION, vec!["pwd".to_owned()])
    );
    assert_eq!(
        store.read(|tx| tx.stepped_up_at(&session.id)).unwrap(),
        None
    );
}

#[test]
fn rows_of_an_old_sqlite_schema_are_carried_to_the_present_one() {
    let store = TestStore::new(Database::File);
    let Location::File(path) = store.location() else {
        panic!("not a file")
    };
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
    write_at_0002(
        &mut conn,
        "sqlite",
        &rows(|hash| format!("X'{}'", hex(hash))),
    );
    drop(conn);
    reads_back_from_a_backup(&store);
    reads_back(&store);
}

#[test]
fn rows_of_an_old_postgres_schema_are_carried_to_the_present_one() {
    let store = TestStore::new(Database::Postgres);
    let Location::Postgres(url) = store.location() else {
        panic!("not a server")
    };
    let mut conn = PgConnection::establish(url).unwrap();
    write_at_0002(
        &mut conn,
        "postgres",
        &rows(|hash| format!("'\\x{}'", hex(hash))),
    );
    drop(conn);
    reads_back_from_a_backup(&store);
    reads_back(&store);
}
