//! F18 and N4: a backup from before a removal revives nobody.

use admin::{Desk, InviteRequest, admins, guests, partners, removal};
use model::{
    Actor, ActorKind, Clock, Connection, Ending, FreezeReason, GuestState, Id, Lifetimes, Limits,
    Random, Settings, Span, Tombstones, kind,
};
use server::tombstones::Journal;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{NewSession, Store};
use testkit::{Database, TestClock, TestRandom, TestStore, test_vault};

/// A desk over a database whose endings are kept in a file.
struct House {
    desk: Desk,
    journal: Arc<Journal>,
    clock: Arc<TestClock>,
}

fn house(
    store: Store,
    tombstones: &Path,
    clock: &Arc<TestClock>,
    seed: u64,
) -> (House, Option<usize>) {
    let journal = Arc::new(Journal::open(tombstones).unwrap());
    let store = store.with_tombstones(Arc::clone(&journal) as Arc<dyn Tombstones>);
    let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(seed));
    let vault = test_vault(Arc::clone(&random));
    let ended = journal
        .catch_up(&store, (&**clock, &*random, &*vault))
        .unwrap();
    let desk = Desk {
        store,
        vault,
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        random,
        settings: Arc::new(Settings {
            issuer: "https://id.contoso.example".into(),
            company: "Contoso".into(),
            contact_url: None,
            language: model::Language::En,
            lifetimes: Lifetimes::default(),
            limits: Limits::default(),
            dynamic_registration: false,
            ..Settings::default()
        }),
    };
    let clock = Arc::clone(clock);
    (
        House {
            desk,
            journal,
            clock,
        },
        ended,
    )
}

fn operator() -> Actor {
    Actor::plain(ActorKind::Operator)
}

impl House {
    fn invite(&self, by: &model::Admin, email: &str) -> Id<kind::Guest> {
        let request = InviteRequest::new(email.parse().unwrap(), "A Guest");
        let invited = admin::invitations::invite(&self.desk, by, &request).unwrap();
        let now = self.clock.now();
        let id = invited.guest.id;
        self.desk
            .store
            .write(|tx| tx.activate_guest(&id, now))
            .unwrap();
        id
    }

    fn state(&self, id: &Id<kind::Guest>) -> GuestState {
        guests::detail(&self.desk, id).unwrap().unwrap().guest.state
    }

    fn session(&self, guest: &Id<kind::Guest>, connection: &Connection) -> Id<kind::Session> {
        let guest = guests::find(&self.desk, guest).unwrap().unwrap();
        let (random, now) = (&*self.desk.random, self.clock.now());
        let (session, cookie) = load::seed::session(&guest, connection, random, now);
        let new = NewSession {
            session: session.clone(),
            token: cookie.hashed(),
        };
        self.desk.store.write(|tx| tx.insert_session(&new)).unwrap();
        session.id
    }
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("portico-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("tombstones.jsonl")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn removal_survives(database: Database, name: &str) {
    let (store, folder, clock) = (
        TestStore::new(database),
        Folder::new(name),
        Arc::new(TestClock::new()),
    );
    let (live, fresh) = house(store.handle(), &folder.file(), &clock, 1);
    assert_eq!(fresh, None);
    let desk = &live.desk;
    let add = |name: &str, email: &str| {
        admins::add(desk, &operator(), name, &email.parse().unwrap())
            .unwrap()
            .0
    };
    let (ada, bea) = (
        add("Ada", "ada@contoso.example"),
        add("Bea", "bea@contoso.example"),
    );
    let partner = |name: &str, domain: &str| {
        partners::add(desk, &operator(), name, &[domain.to_owned()]).unwrap()
    };
    let (fabrikam, litware) = (
        partner("Fabrikam", "fabrikam.example"),
        partner("Litware", "litware.example"),
    );
    let connection = store
        .read(|tx| tx.connections_of(&fabrikam.id))
        .unwrap()
        .remove(0);
    let [ana, bob, cleo, dan, eve] = ["ana", "bob", "cleo", "dan", "eve"]
        .map(|name| live.invite(&ada, &format!("{name}@fabrikam.example")));
    let far = live.invite(&ada, "far@litware.example");
    live.session(&eve, &connection);

    let backup = store.backup();

    clock.advance(Span::mins(5));
    let now = clock.now();
    removal::remove(desk, &operator(), &ana).unwrap();
    guests::suspend(desk, &operator(), &bob).unwrap();
    desk.store
        .write(|tx| tx.freeze_guest(&cleo, FreezeReason::Deleted, now, &*desk.random))
        .unwrap();
    admin::closing::erase(desk, &operator(), &dan).unwrap();
    partners::suspend(desk, &operator(), &litware.id).unwrap();
    admin::sponsors::disable(desk, &operator(), &bea.id, Some(&ada.id)).unwrap();
    let ended = std::fs::read_to_string(folder.file()).unwrap();
    assert!(
        ended.lines().filter(|line| line.contains("ended")).count() >= 6,
        "{ended}"
    );
    for personal in ["fabrikam.example", "A Guest", "contoso.example"] {
        assert!(!ended.contains(personal), "{personal}");
    }
    // An ordinary start changes nothing.
    let (again, restored) = house(store.handle(), &folder.file(), &clock, 2);
    assert_eq!(restored, None);
    assert_eq!(again.state(&eve), GuestState::Active);

    let (back, restored) = house(backup.handle(), &folder.file(), &clock, 3);
    assert!(restored.is_some_and(|ended| ended >= 6), "{restored:?}");
    assert_eq!(back.state(&ana), GuestState::Removed);
    assert_eq!(back.state(&bob), GuestState::Suspended);
    assert_eq!(back.state(&cleo), GuestState::Frozen);
    let erased = guests::detail(&back.desk, &dan).unwrap().unwrap().guest;
    assert!(erased.closed_at.is_some() && !erased.email.as_str().contains("dan@"));
    assert_eq!(back.state(&eve), GuestState::Active);
    assert_eq!(
        back.state(&far),
        GuestState::Active,
        "the partner stops them"
    );
    let of = backup
        .read(|tx| tx.find_partner(&litware.id))
        .unwrap()
        .unwrap();
    assert_eq!(of.state, model::PartnerState::Suspended);
    let live_sessions = backup
        .read(|tx| tx.live_sessions_of(&eve, clock.now()))
        .unwrap();
    assert!(live_sessions.is_empty(), "everybody signs in anew");
    let off = backup.read(|tx| tx.find_admin(&bea.id)).unwrap().unwrap();
    assert_eq!(off.state, model::AdminState::Disabled);
    assert!(matches!(
        admin::audit::verify(&back.desk).unwrap(),
        admin::AuditVerdict::Intact { .. }
    ));

    // It is up to date now, and endings there are kept as before.
    let (_, restored) = house(backup.handle(), &folder.file(), &clock, 4);
    assert_eq!(restored, None);
    removal::remove(&back.desk, &operator(), &eve).unwrap();
    let (_, restored) = house(backup.handle(), &folder.file(), &clock, 5);
    assert_eq!(restored, None);
}

#[test]
fn f18_n4_a_restored_backup_revives_nobody_on_sqlite() {
    removal_survives(Database::File, "restore-lite");
}

#[test]
fn f18_n4_a_restored_backup_revives_nobody_on_postgres() {
    removal_survives(Database::Postgres, "restore-pg");
}

#[test]
fn f18_a_restored_backup_is_noticed_when_nothing_ended_since() {
    let (store, folder, clock) = (
        TestStore::new(Database::File),
        Folder::new("restore-quiet"),
        Arc::new(TestClock::new()),
    );
    let (live, _) = house(store.handle(), &folder.file(), &clock, 1);
    let hired = |name: &str| {
        let email = format!("{name}@contoso.example").parse().unwrap();
        admins::add(&live.desk, &operator(), name, &email).unwrap();
    };
    hired("ada");
    let backup = store.backup();
    hired("ben");
    let end = store.read(|tx| tx.audit_end()).unwrap();
    live.journal.note(&end).unwrap();
    let (_, restored) = house(backup.handle(), &folder.file(), &clock, 2);
    assert_eq!(restored, Some(0));
}

#[test]
fn n4_a_line_whose_transaction_did_not_commit_ends_nobody_until_a_backup_is_restored() {
    let (store, folder, clock) = (
        TestStore::new(Database::File),
        Folder::new("restore-doubt"),
        Arc::new(TestClock::new()),
    );
    let (live, _) = house(store.handle(), &folder.file(), &clock, 1);
    let email = "ada@contoso.example".parse().unwrap();
    let (ada, _) = admins::add(&live.desk, &operator(), "Ada", &email).unwrap();
    partners::add(
        &live.desk,
        &operator(),
        "Fabrikam",
        &["fabrikam.example".to_owned()],
    )
    .unwrap();
    let ana = live.invite(&ada, "ana@fabrikam.example");
    let backup = store.backup();
    let other = live.invite(&ada, "bob@fabrikam.example");
    removal::remove(&live.desk, &operator(), &other).unwrap();
    // The process dies between the line and the commit.
    let mut mark = store.read(|tx| tx.audit_end()).unwrap();
    mark.seq += 1;
    let ending = Ending::Guest {
        id: ana.clone(),
        state: GuestState::Removed,
        at: clock.now(),
    };
    live.journal.bury(&[ending], &mark);
    std::fs::OpenOptions::new()
        .append(true)
        .open(folder.file())
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"{\"committed\":{\"se"))
        .unwrap();
    let (again, restored) = house(store.handle(), &folder.file(), &clock, 2);
    assert_eq!((restored, again.state(&ana)), (None, GuestState::Active));
    let (back, restored) = house(backup.handle(), &folder.file(), &clock, 3);
    assert_eq!((restored, back.state(&ana)), (Some(1), GuestState::Removed));
}
