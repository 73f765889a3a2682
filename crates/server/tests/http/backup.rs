//! Backups: what is in one comes back, on either database, and nothing that was granted lives on.

use model::{Actor, ActorKind, Clock};
use product::Product;
use server::backup::Backups;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{ArchiveError, Store};
use testkit::{Database, TestRandom, TestStore, on_every_store};

/// A directory of its own.
struct Folder(PathBuf);

impl Folder {
    fn of(store: &TestStore) -> Self {
        let name = format!(
            "backup-{:p}-{}",
            std::ptr::from_ref(store),
            std::process::id()
        );
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn backups(product: &Product) -> Backups<'_> {
    Backups {
        clock: &*product.portico.clock,
        random: &*product.portico.desk.random,
        vault: &*product.portico.desk.vault,
    }
}

/// The rows of each table, in one order.
fn contents(store: &Store) -> BTreeMap<String, Vec<String>> {
    let mut archive = Vec::new();
    store
        .write_archive(("test", model::At::from_micros(0)), &mut archive)
        .unwrap();
    let text = String::from_utf8(archive).unwrap();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open = String::new();
    for line in text.lines() {
        if line.starts_with('[') {
            tables
                .entry(open.clone())
                .or_default()
                .push(line.to_owned());
        } else {
            open = line.to_owned();
        }
    }
    tables.values_mut().for_each(|rows| rows.sort());
    tables
}

/// What a restore changes itself.
fn is_touched(table: &str) -> bool {
    [
        "\"audit_",
        "\"partners\"",
        "\"admin_sessions\"",
        "\"admin_links\"",
        "\"rows\"",
    ]
    .iter()
    .any(|it| table.contains(it))
}

on_every_store! {
    fn what_is_in_a_backup_comes_back_on_either_database(store: &TestStore) {
        let (product, _) = Product::start(store);
        product.guest(0).get(&load::requests::authorization(&product.seeded));
        let folder = Folder::of(store);
        for (sealed, name) in [(false, "plain"), (true, "sealed")] {
            let file = folder.file(name);
            let written = backups(&product).create(store, &file, sealed).unwrap();
            assert!(written.of("guests") > 0 && written.of("audit_events") > 0);
            let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
            assert_eq!(text.contains("fabrikam"), !sealed);
            for database in Database::ALL {
                let other = TestStore::new(database);
                let read = backups(&product).restore(&other, &file).unwrap();
                assert_eq!(read.summary, written, "{database:?}");
                let (left, arrived) = (contents(store), contents(&other));
                assert_eq!(left.len(), arrived.len());
                for (table, rows) in left.iter().filter(|(table, _)| !is_touched(table)) {
                    assert_eq!(Some(rows), arrived.get(table), "{table} on {database:?}");
                }
                let verdict = other.read(|tx| tx.verify_audit()).unwrap();
                assert!(matches!(verdict, store::AuditVerdict::Intact { .. }), "{verdict:?}");
            }
        }
    }

    fn n4_a_restored_backup_revives_no_session(store: &TestStore) {
        let (product, _) = Product::start(store);
        let ask = load::requests::authorization(&product.seeded);
        assert_eq!(product.guest(0).get(&ask).status, 303);
        let mut admin = product.admin("ada@contoso.example");
        let cookie = admin.cookie(web::http::ADMIN).unwrap().to_owned();
        assert_eq!(admin.get("/admin/guests").status, 200);
        let folder = Folder::of(store);
        backups(&product).create(store, &folder.file("it"), true).unwrap();

        let other = TestStore::new(Database::File);
        backups(&product).restore(&other, &folder.file("it")).unwrap();
        let restored = product.another_node(other.handle());
        let asked = restored.guest(0).get(&ask);
        assert!(asked.location().starts_with("/sign-in"), "{}", asked.location());
        let mut browser = restored.browser();
        browser.set_cookie(web::http::ADMIN, &cookie);
        assert_eq!(browser.get("/admin/guests").status, 303);
    }

    fn f18_a_backup_that_was_cut_or_changed_is_refused_and_fills_nothing(store: &TestStore) {
        let (product, _) = Product::start(store);
        let folder = Folder::of(store);
        let other = TestStore::new(Database::File);
        let empty = contents(&other);
        for (sealed, name) in [(false, "plain"), (true, "sealed")] {
            let file = folder.file(name);
            backups(&product).create(store, &file, sealed).unwrap();
            let whole = std::fs::read(&file).unwrap();
            let hurt = folder.file("hurt");
            for part in 0..16 {
                let at = whole.len() * part / 16;
                std::fs::write(&hurt, &whole[..at]).unwrap();
                assert!(backups(&product).restore(&other, &hurt).is_err(), "cut at {at}");
                let mut changed = whole.clone();
                changed[at] ^= 1;
                std::fs::write(&hurt, &changed).unwrap();
                assert!(backups(&product).restore(&other, &hurt).is_err(), "changed at {at}");
            }
            assert_eq!(contents(&other), empty);
            assert!(backups(&product).verify(&file, &folder.0).is_ok());
            assert!(backups(&product).verify(&hurt, &folder.0).is_err());
        }
    }

    fn a_database_in_use_is_not_filled(store: &TestStore) {
        let (product, _) = Product::start(store);
        let folder = Folder::of(store);
        backups(&product).create(store, &folder.file("it"), false).unwrap();
        let before = contents(store);
        let refused = backups(&product).restore(store, &folder.file("it")).err().unwrap();
        assert!(matches!(refused.downcast_ref(), Some(ArchiveError::InUse)), "{refused:#}");
        assert_eq!(contents(store), before);
        let again = backups(&product).create(store, &folder.file("it"), false);
        assert!(again.is_err(), "a backup is not written over another one");
    }

    fn without_its_encryption_key_a_backup_is_refused(store: &TestStore) {
        let (product, clock) = Product::start(store);
        let folder = Folder::of(store);
        let random: Arc<dyn model::Random> = Arc::new(TestRandom::from_seed(9));
        let key = model::Secret::draw(&*random);
        let stranger = tokens::Sealer::from_base64(&key, Arc::clone(&random)).unwrap();
        let with_another = Backups { clock: &*clock, random: &*random, vault: &stranger };
        for (sealed, name) in [(false, "plain"), (true, "sealed")] {
            let file = folder.file(name);
            backups(&product).create(store, &file, sealed).unwrap();
            let other = TestStore::new(Database::File);
            let refused = with_another.restore(&other, &file).err().unwrap();
            assert!(format!("{refused:#}").contains("encryption key"), "{refused:#}");
            assert_eq!(other.read(|tx| tx.audit_end()).unwrap().seq, 0);
        }
    }

    fn a_backup_of_a_newer_version_is_refused_by_name(store: &TestStore) {
        let (product, _) = Product::start(store);
        let folder = Folder::of(store);
        backups(&product).create(store, &folder.file("it"), false).unwrap();
        let text = std::fs::read_to_string(folder.file("it")).unwrap();
        let newer = text.replacen("\"schema\":[", "\"schema\":[\"9999\",", 1);
        std::fs::write(folder.file("newer"), newer).unwrap();
        let other = TestStore::new(Database::File);
        let refused = backups(&product).restore(&other, &folder.file("newer")).err().unwrap();
        assert!(matches!(refused.downcast_ref(), Some(ArchiveError::Newer(_))), "{refused:#}");
    }

    fn what_is_no_backup_is_refused(store: &TestStore) {
        let (product, _) = Product::start(store);
        let folder = Folder::of(store);
        let other = TestStore::new(Database::File);
        for bytes in [&b""[..], b"\n", b"{}\n", b"SQLite format 3\0", &[0xff; 4096]] {
            std::fs::write(folder.file("it"), bytes).unwrap();
            assert!(backups(&product).restore(&other, &folder.file("it")).is_err());
        }
        assert!(backups(&product).restore(&other, Path::new("/nowhere")).is_err());
    }

    fn everything_moves_to_another_database_and_the_old_one_takes_no_more_writes(store: &TestStore) {
        let (product, _) = Product::start(store);
        product.guest(0).get(&load::requests::authorization(&product.seeded));
        for database in [Database::File, Database::Postgres] {
            let other = TestStore::new(database);
            let before = contents(store);
            store.move_to(&other).unwrap();
            assert_eq!(contents(&other), before, "{database:?}");

            assert!(store.was_moved().unwrap() && !other.was_moved().unwrap());
            let email = "eve@contoso.example".parse().unwrap();
            let by = Actor::plain(ActorKind::Operator);
            let desk = &product.portico.desk;
            assert!(admin::admins::add(desk, &by, "Eve", &email).is_err());
            assert_eq!(contents(store), before, "nothing was written");
            // Sessions go on at the new place.
            let moved = product.another_node(other.handle());
            assert_eq!(moved.guest(0).get(&load::requests::authorization(&product.seeded)).status, 303);
            assert_eq!(moved.guest(0).get("/me").status, 200);

            store.take_back().unwrap();
            assert!(!store.was_moved().unwrap());
            assert_eq!(store.read(|tx| tx.find_admin_by_email(&email)).unwrap().map(|it| it.id), None);
        }
        let filled = TestStore::new(Database::File);
        let (_, clock) = Product::start(&filled);
        let refused = store.move_to(&filled).unwrap_err();
        assert!(matches!(refused, ArchiveError::InUse), "{refused} at {:?}", clock.now());
        assert!(!store.was_moved().unwrap());
    }
}
