//! Two nodes, and a way to change and look from either.

use load::{
    process::{Launch, Process, free_address},
    seed::{Seeded, seed_into},
};
use model::{Actor, ActorKind, Clock, Id, Random, SigningAlg};
use product::{Answer, Browser};
use std::{
    path::{Path, PathBuf},
    process::Stdio,
    sync::Arc,
};
use store::Location;
use testkit::{Database, SystemClock, TestRandom, TestStore, test_vault};

/// Both nodes, their database, and what was seeded.
pub struct Cluster {
    pub store: TestStore,
    pub seeded: Seeded,
    pub host: String,
    nodes: Vec<Process>,
    directory: PathBuf,
}

impl Cluster {
    /// With so many signed-in guests; `environment` is further configuration.
    pub fn start(guests: usize, environment: &[(&str, &str)]) -> Self {
        Self::of(2, Database::Postgres, (guests, environment))
    }

    /// One node with SQLite in a file.
    pub fn alone() -> Self {
        Self::of(1, Database::File, (0, &[]))
    }

    fn of(
        nodes: usize,
        database: Database,
        (guests, environment): (usize, &[(&str, &str)]),
    ) -> Self {
        let mut cluster = Self::prepare(database, guests);
        for _ in 0..nodes {
            cluster.launch(environment);
        }
        cluster
    }

    /// Without a node.
    pub fn prepare(database: Database, guests: usize) -> Self {
        let store = TestStore::new(database);
        let mut seeded = seed_into(&store, guests, SigningAlg::Es256, SystemClock.now()).unwrap();
        let port = free_address().unwrap().port();
        let host = format!("localhost:{port}");
        seeded.host.clone_from(&host);
        let name = format!("portico-nodes-{}-{port}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&directory).unwrap();
        Self {
            store,
            seeded,
            host,
            nodes: Vec::new(),
            directory,
        }
    }

    /// Starts one more node.
    pub fn launch(&mut self, environment: &[(&str, &str)]) {
        self.launch_logging(environment, Stdio::inherit());
    }

    /// Starts one more node whose log goes elsewhere.
    pub fn launch_logging(&mut self, environment: &[(&str, &str)], log: Stdio) {
        let url = match self.store.location() {
            Location::Postgres(url) => url.clone(),
            Location::File(path) => format!("sqlite://{}", path.display()),
            Location::Memory => panic!("a database that other processes can open"),
        };
        let launch = Launch {
            bin: Path::new(env!("CARGO_BIN_EXE_portico")),
            directory: &self.directory,
            database: &url,
            host: &self.host,
            listen: free_address().unwrap(),
            environment,
        };
        self.nodes
            .push(Process::launch_logging(&launch, log).unwrap());
    }

    /// Kills the first node.
    pub fn kill_first(&mut self) {
        drop(self.nodes.remove(0));
    }

    /// A fresh browser at one of the nodes.
    pub fn browser(&self, node: usize) -> Browser {
        let node = self.nodes.get(node % self.nodes.len()).unwrap();
        Browser::new(node.address, &self.host)
    }

    /// The browser of a guest with this session.
    pub fn guest(&self, node: usize, session: &str) -> Browser {
        let mut browser = self.browser(node);
        browser.set_cookie(web::http::SESSION, session);
        browser
    }

    /// A signed-in admin at each node; it is one session.
    pub fn admins(&self) -> [Browser; 2] {
        let random: Arc<dyn Random> = Arc::new(TestRandom::from_seed(u64::MAX));
        let desk = admin::Desk {
            store: self.store.handle(),
            vault: test_vault(Arc::clone(&random)),
            clock: Arc::new(SystemClock),
            settings: Arc::new(settings()),
            random: Arc::new(TestRandom::from_seed(
                SystemClock.now().micros().unsigned_abs(),
            )),
        };
        let by = Actor::plain(ActorKind::Operator);
        let mut both = [self.browser(0), self.browser(1)];
        let known = admin::admins::list(&desk).unwrap().len();
        let email = format!("ada{known}@contoso.example").parse().unwrap();
        let (_, link) = admin::admins::add(&desk, &by, "Ada Byron", &email).unwrap();
        let entered = both[0].post(link.expose(), &[]);
        assert_eq!(entered.status, 303, "{}", entered.body);
        let cookie = both[0].cookie(web::http::ADMIN).unwrap().to_owned();
        both[1].set_cookie(web::http::ADMIN, &cookie);
        both
    }

    /// A code for a session, from one of the nodes.
    pub fn code(&self, node: usize, session: &str) -> String {
        let answer = self
            .guest(node, session)
            .get(&load::requests::authorization(&self.seeded));
        code_of(&answer)
    }
}

/// The code in a redirect.
pub fn code_of(answer: &Answer) -> String {
    answer
        .parameter("code")
        .unwrap_or_else(|| panic!("no code: {} {}", answer.status, answer.location()))
}

/// A number below `n`.
pub fn pick(random: &dyn Random, n: usize) -> usize {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    usize::try_from(u64::from_le_bytes(bytes) % u64::try_from(n).unwrap()).unwrap()
}

/// A new id.
pub fn id<K: model::Kind>(random: &dyn Random) -> Id<K> {
    Id::new(SystemClock.now(), random)
}

fn settings() -> model::Settings {
    model::Settings {
        issuer: "http://localhost".into(),
        company: "Contoso".into(),
        contact_url: None,
        language: model::Language::En,
        lifetimes: model::Lifetimes::default(),
        limits: model::Limits::default(),
        dynamic_registration: false,
        ..model::Settings::default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
