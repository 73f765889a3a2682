use super::*;
use crate::{system::SystemClock, wire};
use model::{Actor, ActorKind, At, BoundTo, TxtUnknown};
use std::{
    collections::BTreeSet,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/// A directory with an installation in which nothing is wrong.
struct House(PathBuf);

/// Answers with what was published.
struct Published(Vec<(String, String)>);

impl TxtRecords for Published {
    fn txt(&self, name: &str) -> Result<Vec<String>, TxtUnknown> {
        let found = self.0.iter().filter(|(at, _)| at == name);
        Ok(found.map(|(_, text)| text.clone()).collect())
    }
}

struct Silent;

impl TxtRecords for Silent {
    fn txt(&self, _: &str) -> Result<Vec<String>, TxtUnknown> {
        Err(TxtUnknown("nobody answers".into()))
    }
}

struct Moment(At);

impl Clock for Moment {
    fn now(&self) -> At {
        self.0
    }
}

impl House {
    fn new(name: &str) -> Self {
        let directory = std::env::temp_dir().join(format!("doctor-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&directory);
        for part in ["data", "elsewhere"] {
            std::fs::create_dir_all(directory.join(part)).unwrap();
        }
        private(&directory.join("data"));
        let house = Self(directory);
        std::fs::write(house.0.join("key"), KEY).unwrap();
        private(&house.0.join("key"));
        house
    }

    fn config(&self, changes: &[(&str, &str)]) -> Config {
        let at = |part: &str| self.0.join(part).display().to_string();
        let mut pairs = vec![
            ("PUBLIC_URL", "https://guests.contoso.example".to_owned()),
            ("LISTEN", "127.0.0.1:0".to_owned()),
            ("COMPANY", "Contoso".to_owned()),
            ("CONTACT_URL", "https://contoso.example/help".to_owned()),
            ("ADMIN__NAME", "Mia Berg".to_owned()),
            ("ADMIN__EMAIL", "mia@contoso.example".to_owned()),
            ("MAIL__URL", "smtps://mail.contoso.example".to_owned()),
            ("DATA_DIR", at("data")),
            ("DATA__TOMBSTONES", at("elsewhere/tombstones.jsonl")),
            ("KEYS__ENCRYPTION_KEY_FILE", at("key")),
        ];
        for (key, value) in changes {
            pairs.retain(|(it, _)| it != key);
            if !value.is_empty() {
                pairs.push((key, value.replace("$DIR", &self.0.display().to_string())));
            }
        }
        let environment = pairs.into_iter().map(|(k, v)| (format!("PORTICO_{k}"), v));
        Config::load(None, environment, &[]).unwrap()
    }

    /// What is found with these changes.
    fn codes(&self, changes: &[(&str, &str)]) -> BTreeSet<&'static str> {
        codes(&examine(&self.config(changes), &SystemClock, &published()))
    }

    /// The database, with two owners who have no passkey.
    fn furnished(&self) -> wire::Portico {
        let portico = wire::Portico::for_serving(&self.config(&[])).unwrap();
        let by = Actor::plain(ActorKind::Operator);
        for name in ["mia", "bo"] {
            let email = format!("{name}@contoso.example").parse().unwrap();
            let (admin, _) = ::admin::admins::add(&portico.desk, &by, name, &email).unwrap();
            let owner = model::AdminRole::Owner;
            portico
                .store
                .write(|tx| tx.set_admin_role(&admin.id, owner, &BoundTo::default()))
                .unwrap();
        }
        portico
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn private(path: &Path) {
    let mode = if path.is_dir() { 0o700 } else { 0o600 };
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn open(path: &Path) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn published() -> Published {
    let record = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    Published(vec![
        record("guests.contoso.example", "v=spf1 mx -all"),
        record("_dmarc.contoso.example", "v=DMARC1; p=reject"),
    ])
}

fn codes(found: &[Finding]) -> BTreeSet<&'static str> {
    found.iter().map(|it| it.code).collect()
}

#[test]
fn where_nothing_is_wrong_nothing_is_found() {
    let house = House::new("clean");
    assert!(house.codes(&[]).is_empty(), "{:?}", house.codes(&[]));
    // Trying things out on this machine is no mistake either.
    let config = Config::load(
        None,
        [(
            "PORTICO_DATA_DIR".to_owned(),
            house.0.join("none").display().to_string(),
        )],
        &[("listen", "127.0.0.1:0".to_owned())],
    );
    let found = examine(&config.unwrap(), &SystemClock, &Silent);
    assert_eq!(found, []);
}

#[test]
fn each_planted_mistake_of_the_configuration_is_found_and_nothing_else() {
    let house = House::new("planted");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for (code, changes) in [
        (
            "outbound_too_wide",
            &[("OUTBOUND__ALLOW", "169.254.0.0/16")][..],
        ),
        ("outbound_too_wide", &[("OUTBOUND__ALLOW", "0.0.0.0/0")]),
        (
            "proxies_too_wide",
            &[
                ("LIMITS__CLIENT_ADDRESS_HEADER", "x-forwarded-for"),
                ("LIMITS__TRUSTED_PROXIES", "0.0.0.0/0"),
            ],
        ),
        (
            "proxies_too_wide",
            &[
                ("CLIENT_CERTIFICATES__HEADER", "x-client-cert"),
                ("CLIENT_CERTIFICATES__TRUSTED_PROXIES", "0.0.0.0/0"),
            ],
        ),
        ("proxy_unknown", &[("LISTEN", "0.0.0.0:0")]),
        ("connections_few", &[("DATABASE__CONNECTIONS", "2")]),
        ("access_token_long", &[("LIFETIMES__ACCESS_TOKEN", "10m")]),
        ("contact_missing", &[("CONTACT_URL", "")]),
        ("company_default", &[("COMPANY", "")]),
        ("pseudo_languages", &[("PSEUDO_LANGUAGES", "true")]),
        ("registration_open", &[("REGISTRATION__DYNAMIC", "true")]),
        (
            "admin_placeholder",
            &[("ADMIN__EMAIL", ""), ("ADMIN__NAME", "")],
        ),
        (
            "database_in_memory",
            &[("DATABASE__URL", "sqlite::memory:")],
        ),
        ("tombstones_beside_database", &[("DATA__TOMBSTONES", "")]),
        ("mail_to_folder", &[("MAIL__URL", "")]),
        (
            "mail_unencrypted",
            &[("MAIL__URL", "smtp://mail.contoso.example:25")],
        ),
        (
            "dkim_key",
            &[
                ("MAIL__DKIM_KEY_FILE", "$DIR/none.pem"),
                ("MAIL__DKIM_DOMAIN", "keyed.example"),
            ],
        ),
        (
            "client_ca",
            &[
                ("CLIENT_CERTIFICATES__HEADER", "x-client-cert"),
                ("CLIENT_CERTIFICATES__CA_FILE", "$DIR/none.pem"),
            ],
        ),
        ("listen", &[("LISTEN", &taken)]),
        (
            "database_unreachable",
            &[("DATABASE__URL", "postgres://portico@127.0.0.1:1/none")],
        ),
        (
            "spf_missing",
            &[("MAIL__FROM", "guests@elsewhere.contoso.example")],
        ),
        ("dmarc_missing", &[("MAIL__FROM", "guests@litware.example")]),
    ] {
        let mut found = house.codes(changes);
        assert!(found.remove(code), "{code} with {changes:?}: {found:?}");
        // A sender elsewhere lacks both records, and so does one whose key stands nowhere.
        for other in ["spf_missing", "dmarc_missing", "dkim_missing"] {
            found.remove(other);
        }
        assert!(found.is_empty(), "{code}: {found:?} too");
    }
    let silent = examine(&house.config(&[]), &SystemClock, &Silent);
    assert_eq!(codes(&silent), BTreeSet::from(["dns_silent"]));
}

/// A certificate that ends in so many days, and its key, as files.
fn certify(house: &House, name: &str, days: i64) {
    use openssl::{asn1::Asn1Time, hash::MessageDigest, pkey::PKey, rsa::Rsa, x509};
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut made = x509::X509::builder().unwrap();
    made.set_version(2).unwrap();
    let until = SystemClock.now().plus(model::Span::days(days)).secs();
    made.set_not_before(&Asn1Time::from_unix(0).unwrap())
        .unwrap();
    made.set_not_after(&Asn1Time::from_unix(until).unwrap())
        .unwrap();
    made.set_pubkey(&key).unwrap();
    let mut names = x509::extension::SubjectAlternativeName::new();
    names.dns("*.contoso.example");
    let names = names.build(&made.x509v3_context(None, None)).unwrap();
    made.append_extension(names).unwrap();
    made.sign(&key, MessageDigest::sha256()).unwrap();
    std::fs::write(
        house.0.join(format!("{name}.pem")),
        made.build().to_pem().unwrap(),
    )
    .unwrap();
    let file = house.0.join(format!("{name}.key"));
    std::fs::write(&file, key.private_key_to_pem_pkcs8().unwrap()).unwrap();
    private(&file);
}

#[test]
fn k07_what_is_wrong_with_the_certificate_of_the_listener_is_found() {
    let house = House::new("tls");
    for (name, days) in [("good", 60), ("soon", 20), ("over", -1)] {
        certify(&house, name, days);
    }
    let with = |certificate: &str, key: &str, more: &[(&str, &str)]| {
        let certificate = format!("$DIR/{certificate}");
        let key = format!("$DIR/{key}");
        let mut changes = vec![
            ("TLS__CERTIFICATE_FILE", certificate.as_str()),
            ("TLS__KEY_FILE", key.as_str()),
        ];
        changes.extend(more);
        house.codes(&changes)
    };
    let only = |code| BTreeSet::from([code]);
    assert_eq!(with("good.pem", "good.key", &[]), BTreeSet::new());
    let public = &[("LISTEN", "0.0.0.0:0")];
    assert_eq!(
        with("good.pem", "good.key", public),
        BTreeSet::new(),
        "clients connect themselves"
    );
    assert_eq!(with("good.pem", "none.key", &[]), only("tls_unusable"));
    assert_eq!(with("none.pem", "good.key", &[]), only("tls_unusable"));
    assert_eq!(
        with("good.pem", "soon.key", &[]),
        only("tls_unusable"),
        "of another pair"
    );
    assert_eq!(with("soon.pem", "soon.key", &[]), only("tls_expires"));
    assert_eq!(with("over.pem", "over.key", &[]), only("tls_expired"));
    let elsewhere = &[
        ("PUBLIC_URL", "https://guests.litware.example"),
        ("MAIL__FROM", "g@guests.contoso.example"),
    ];
    assert_eq!(
        with("good.pem", "good.key", elsewhere),
        only("tls_other_host")
    );
    open(&house.0.join("good.key"));
    assert_eq!(with("good.pem", "good.key", &[]), only("tls_key_readable"));
}

#[test]
fn files_that_others_can_read_are_found() {
    let house = House::new("files");
    drop(house.furnished());
    for (code, part) in [
        ("key_readable", "key"),
        ("data_readable", "data"),
        ("database_readable", "data/portico.db"),
    ] {
        let path = house.0.join(part);
        open(&path);
        assert!(house.codes(&[]).contains(code), "{code}");
        private(&path);
        assert!(!house.codes(&[]).contains(code), "{code} is mended");
    }
}

#[test]
fn what_is_wrong_with_the_database_is_found() {
    let house = House::new("database");
    let portico = house.furnished();
    assert_eq!(house.codes(&[]), BTreeSet::from(["owner_without_passkey"]));

    let wrong = KEY.replace('A', "B");
    std::fs::write(house.0.join("key"), wrong).unwrap();
    assert!(house.codes(&[]).contains("key_wrong"));
    std::fs::remove_file(house.0.join("key")).unwrap();
    assert!(house.codes(&[]).contains("key_missing"));
    std::fs::write(house.0.join("key"), KEY).unwrap();
    private(&house.0.join("key"));

    let past = Moment(portico.clock.now().minus(model::Span::hours(2)));
    let found = examine(&house.config(&[]), &past, &published());
    assert!(codes(&found).contains("clock_behind"));

    let later = Moment(portico.clock.now().plus(model::Span::hours(2)));
    let waits = || codes(&examine(&house.config(&[]), &later, &published())).contains("work_waits");
    assert!(!waits());
    let admins = portico.store.read(|tx| tx.list_admins()).unwrap();
    let by = Actor::plain(ActorKind::Operator);
    ::admin::partners::add(
        &portico.desk,
        &by,
        "Fabrikam",
        &["fabrikam.example".to_owned()],
    )
    .unwrap();
    let request = ::admin::InviteRequest::new("ana@fabrikam.example".parse().unwrap(), "Ana");
    ::admin::invitations::invite(&portico.desk, &admins[0], &request).unwrap();
    assert!(waits(), "the invitation is due and nobody sends it");

    let bo = admins
        .iter()
        .find(|it| it.email.as_str().starts_with("bo"))
        .unwrap();
    let admin = model::AdminRole::Admin;
    portico
        .store
        .write(|tx| tx.set_admin_role(&bo.id, admin, &BoundTo::default()))
        .unwrap();
    assert!(house.codes(&[]).contains("owner_alone"));
    for it in &admins {
        portico
            .store
            .write(|tx| tx.set_admin_role(&it.id, admin, &BoundTo::default()))
            .unwrap();
    }
    assert!(house.codes(&[]).contains("owner_missing"));

    let other = house.0.join("data/moved.db");
    let target = store::Store::open(&store::Location::File(other), 1).unwrap();
    portico.store.move_to(&target).unwrap();
    assert_eq!(house.codes(&[]), BTreeSet::from(["database_moved"]));
    assert!(wire::Portico::for_commands(&house.config(&[])).is_err());
}

#[test]
fn every_code_stands_in_the_reference() {
    let reference = include_str!("../../../../docs/reference/doctor.md");
    let sources = [
        include_str!("configuration.rs"),
        include_str!("files.rs"),
        include_str!("database.rs"),
        include_str!("mail.rs"),
    ];
    let is_code = |text: &&str| {
        text.contains('_') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    };
    let mut seen = 0;
    for code in sources.iter().flat_map(|it| it.split('"')).filter(is_code) {
        if code != "client_certificates" {
            assert!(reference.contains(&format!("`{code}`")), "{code}");
            seen += 1;
        }
    }
    assert!(seen > 25, "{seen}");
}
