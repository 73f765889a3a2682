//! A product that dies and is started again on the same data.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use load::{
    client::{Client, code_of},
    company::{Company, ENCRYPTION_KEY, Founding, Person},
    ears::{Ears, Manner},
    holding::{Holding, Way},
    process::{Launch, Process, free_address},
    requests,
    seed::{self, Seeded, seed_into},
    wire::Wire,
};
use model::{
    Clock, Connection, ConnectionKind, HomeIdentity, Id, ScimSubject, ScimToken, Secret,
    SignalDelivery, SigningAlg, Span, kind,
};
use serde_json::Value;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::{AuditVerdict, Location};
use testkit::{Database, SystemClock, TestRandom, TestStore};

/// Guests beside those that a test acts on; they keep the product busy.
const BUSY: usize = 4;
/// The guests that a test acts on come after those.
const GUESTS: usize = BUSY + 2;

/// What an app holds for a guest.
#[derive(Debug)]
pub struct Tokens {
    pub access: String,
    pub refresh: String,
}

/// Data, an app that listens, and one node at a time.
pub struct House {
    pub store: TestStore,
    pub app: Ears,
    seeded: Arc<Seeded>,
    admin: Secret,
    directory: PathBuf,
    node: Option<Process>,
    /// How the node reaches the database, where that is not the straight way.
    way: Option<String>,
    environment: Vec<(&'static str, String)>,
}

impl House {
    /// Guests that keep the product busy.
    pub const BUSY: usize = BUSY;

    /// With a node that dies at the first of the named steps; none when there are no names.
    pub fn start(database: Database, die_at: &str) -> Self {
        let mut house = Self::prepare(database);
        house.launch(die_at);
        house
    }

    /// Without a node.
    pub fn prepare(database: Database) -> Self {
        let store = TestStore::new(database);
        let (now, app) = (SystemClock.now(), Ears::listen(Manner::Answers).unwrap());
        let mut seeded = seed_into(&store, GUESTS, SigningAlg::Es256, now).unwrap();
        let id: Id<kind::App> = seeded.client_id.parse().unwrap();
        let mut registered = store.read(|tx| tx.find_app(&id)).unwrap().unwrap();
        registered.backchannel_logout_uri = Some(app.uri.clone());
        assert!(store.write(|tx| tx.update_app(&registered)).unwrap());
        let admin = seed::admin(&store, &TestRandom::from_seed(2), now).unwrap();
        let port = free_address().unwrap().port();
        seeded.host = format!("localhost:{port}");
        let directory =
            std::env::temp_dir().join(format!("portico-faults-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        Self {
            store,
            app,
            seeded: Arc::new(seeded),
            admin,
            directory,
            node: None,
            way: None,
            environment: Vec::new(),
        }
    }

    /// With a node by further configuration.
    pub fn with(database: Database, environment: &[(&'static str, &str)]) -> Self {
        let mut house = Self::prepare(database);
        house.configure(environment);
        house.launch("");
        house
    }

    fn configure(&mut self, environment: &[(&'static str, &str)]) {
        let own = |(name, value): &(&'static str, &str)| (*name, (*value).to_owned());
        self.environment = environment.iter().map(own).collect();
    }

    /// Where the node listens.
    pub fn address(&self) -> SocketAddr {
        self.node.as_ref().unwrap().address
    }

    /// On PostgreSQL, with a node that reaches it by a wire, and further configuration.
    pub fn behind_a_wire(environment: &[(&'static str, &str)]) -> (Self, Wire) {
        let mut house = Self::prepare(Database::Postgres);
        let Location::Postgres(url) = house.store.location() else {
            panic!("PostgreSQL has a URL")
        };
        let wire = Wire::before(url).unwrap();
        house.way = Some(wire.url.clone());
        house.configure(environment);
        house.launch("");
        (house, wire)
    }

    /// A partner whose home is asked about its people from ten seconds on, or which lets its signals be
    /// fetched from then on.
    pub fn company(&self, people: usize, delivery: Option<SignalDelivery>) -> Company {
        let by = Founding {
            store: &self.store,
            seeded: &self.seeded,
            now: SystemClock.now(),
            period: Span::mins(1),
            quiet: Span::secs(10),
        };
        let company = Company::found(&by, "litware", people).unwrap();
        if let Some(delivery) = delivery {
            company.agree(&by, delivery).unwrap();
        }
        company
    }

    /// What the app and the browser of somebody of a company hold.
    pub fn holding(&self, of: &Person) -> Holding {
        Holding::get(&mut self.client(), &self.seeded, &of.cookie).unwrap()
    }

    /// The ways to the app that are open, as often as one looks: a code works once.
    pub fn open_ways(&self, held: &Holding) -> Vec<Way> {
        let mut client = self.client();
        let ways = [
            Way::Userinfo,
            Way::Introspection,
            Way::Authorize,
            Way::Refresh,
        ];
        ways.into_iter()
            .filter(|way| held.is_granted(&mut client, &self.seeded, *way).unwrap())
            .collect()
    }

    /// Starts the node anew; how long it took to be ready.
    pub fn launch(&mut self, die_at: &str) -> Duration {
        let node = self.start_node(die_at);
        let ready = node.ready;
        self.node = Some(node);
        ready
    }

    /// One more node on the same database.
    pub fn another(&self) -> Process {
        self.start_node("")
    }

    /// Kills the node at once.
    pub fn kill(&mut self) {
        drop(self.node.take());
    }

    /// What was seeded.
    pub fn seeded(&self) -> Arc<Seeded> {
        Arc::clone(&self.seeded)
    }

    fn start_node(&self, die_at: &str) -> Process {
        let url = match self.store.location() {
            Location::Postgres(url) => url.clone(),
            Location::File(path) => format!("sqlite://{}", path.display()),
            Location::Memory => panic!("a database that outlives its process"),
        };
        let url = self.way.clone().unwrap_or(url);
        let mut environment = vec![
            ("FAILPOINTS_DIE_AT", die_at),
            ("PORTICO_OUTBOUND__ALLOW", "127.0.0.0/8"),
            ENCRYPTION_KEY,
        ];
        let more = self.environment.iter();
        environment.extend(more.map(|(name, value)| (*name, value.as_str())));
        let node = Process::launch(&Launch {
            bin: Path::new(env!("CARGO_BIN_EXE_portico")),
            directory: &self.directory,
            database: &url,
            host: &self.seeded.host,
            listen: free_address().unwrap(),
            environment: &environment,
        });
        node.unwrap()
    }

    /// Waits for the node to die.
    pub fn wait_for_death(&mut self) {
        self.node.take().unwrap().wait().unwrap();
    }

    /// Waits for the node to die, then starts one that does not.
    pub fn revive(&mut self) {
        self.wait_for_death();
        self.launch("");
    }

    pub fn client(&self) -> Client {
        let address = self.node.as_ref().unwrap().address;
        Client::connect(address, &self.seeded.host).unwrap()
    }

    /// One of the guests that a test acts on.
    pub fn guest(&self, n: usize) -> Id<kind::Guest> {
        self.seeded.guests[BUSY + n].clone()
    }

    /// The cookie of a guest of the load.
    pub fn cookie(&self, n: usize) -> String {
        format!("Cookie: __Host-portico-session={}", self.seeded.sessions[n])
    }

    /// Signs one of those guests in to the app.
    pub fn tokens(&self, n: usize) -> Tokens {
        self.redeems(&self.code(n).unwrap()).unwrap()
    }

    /// A code for one of those guests; `None` when there was no answer or a refusal.
    pub fn code(&self, n: usize) -> Option<String> {
        let authorize = requests::authorization(&self.seeded);
        let mut client = self.reach()?;
        let answer = client.get(&authorize, &self.cookie(BUSY + n)).ok()?;
        code_of(&answer).ok()
    }

    /// Tokens for a code; `None` when there was no answer or a refusal.
    pub fn redeems(&self, code: &str) -> Option<Tokens> {
        self.asks_for_tokens(&requests::redemption(&self.seeded, code))
    }

    /// Tokens for a refresh token; `None` when there was no answer or a refusal.
    pub fn refreshes(&self, held: &Tokens) -> Option<Tokens> {
        self.asks_for_tokens(&self.refresh_of(&held.refresh))
    }

    /// What an app is told that posts this.
    pub fn asks_for_tokens(&self, form: &str) -> Option<Tokens> {
        tokens_in(&self.reach()?.post_form("/token", form).ok()?.body)
    }

    /// Has the app revoke what it holds; the status of the answer, if there was one.
    pub fn revokes(&self, held: &Tokens) -> Option<u16> {
        self.revokes_token(&held.refresh)
    }

    /// What an app posts to refresh by a token.
    pub fn refresh_of(&self, token: &str) -> String {
        requests::refresh(&self.seeded, token)
    }

    /// Has the app revoke a refresh token; the status of the answer, if there was one.
    pub fn revokes_token(&self, token: &str) -> Option<u16> {
        let form = requests::revocation(&self.seeded, token);
        let answer = self.reach()?.post_form("/revoke", &form);
        answer.ok().map(|answer| answer.status)
    }

    /// Whether the key behind an access token is among those that are published.
    pub fn knows_who_signed(&self, held: &Tokens) -> bool {
        let head = held.access.split('.').next().unwrap();
        let head = URL_SAFE_NO_PAD.decode(head).unwrap();
        let head: Value = serde_json::from_slice(&head).unwrap();
        let keys = self.client().get("/jwks", "Accept: */*").unwrap().body;
        let keys: Value = serde_json::from_slice(&keys).unwrap();
        let all = keys["keys"].as_array().unwrap();
        all.iter().any(|key| key["kid"] == head["kid"])
    }

    fn reach(&self) -> Option<Client> {
        Client::connect(self.address(), &self.seeded.host).ok()
    }

    /// Whether the app may go on, by refresh and userinfo; and the tokens after it.
    pub fn goes_on(&self, held: &Tokens) -> Option<Tokens> {
        let mut client = self.client();
        let form = requests::refresh(&self.seeded, &held.refresh);
        let renewed = tokens_in(&client.post_form("/token", &form).unwrap().body);
        let bearer = format!("Authorization: Bearer {}", held.access);
        let told = client.get("/userinfo", &bearer).unwrap().status == 200;
        assert_eq!(renewed.is_some(), told, "one door is open and another shut");
        renewed
    }

    /// What an app asks with a guest's browser.
    pub fn authorization(&self) -> String {
        requests::authorization(&self.seeded)
    }

    /// The cookie of the admin.
    pub fn admin_cookie(&self) -> String {
        format!("Cookie: __Host-portico-admin={}", self.admin.expose())
    }

    /// Whether the guest's browser still gets codes.
    pub fn is_signed_in(&self, n: usize) -> bool {
        let authorize = requests::authorization(&self.seeded);
        let answer = self
            .client()
            .get(&authorize, &self.cookie(BUSY + n))
            .unwrap();
        code_of(&answer).is_ok()
    }

    /// Posts an invitation file as the console's page does; its path when there was an answer.
    pub fn uploads(&self, file: &str) -> Option<String> {
        const LINE: &str = "a-line-that-no-file-holds";
        let (headers, form) = requests::admin_post(&self.admin);
        let csrf = form.strip_prefix("csrf=").unwrap();
        let field = |name: &str, value: &str| {
            format!(
                "--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
        };
        let body = format!(
            "{}{}--{LINE}--\r\n",
            field("csrf", csrf),
            field("file", file)
        );
        let kind = format!("multipart/form-data; boundary={LINE}");
        let answer = self
            .client()
            .send_body("POST", "/admin/import", (&headers, &kind, &body));
        answer.ok().and_then(|answer| answer.location)
    }

    /// The addresses to which mails left, one for each mail.
    pub fn mails(&self) -> Vec<String> {
        let all = std::fs::read_dir(self.directory.join("mail"));
        let read = |entry: std::io::Result<std::fs::DirEntry>| {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            text.lines()
                .next()
                .unwrap()
                .trim_start_matches("To: ")
                .to_owned()
        };
        all.map(|all| all.map(read).collect()).unwrap_or_default()
    }

    /// Posts what an admin posts; `None` when there was no answer.
    pub fn admin_posts(&self, target: &str) -> Option<u16> {
        let (headers, form) = requests::admin_post(&self.admin);
        let answer = self.client().post_form_with(target, &form, &headers);
        answer.ok().map(|answer| answer.status)
    }

    /// A token for the directory of the guests' home, and its address. The first of the guests that a test
    /// acts on is `one` there.
    pub fn directory(&self) -> (String, Secret) {
        let (now, random) = (SystemClock.now(), TestRandom::from_seed(3));
        let secret = Secret::draw(&random);
        let made = self.store.write(|tx| {
            let partner = tx.find_guest(&self.guest(0))?.unwrap().partner_id;
            let all = tx.connections_of(&partner)?;
            let is_home = |it: &Connection| it.kind == ConnectionKind::Oidc;
            let mut home = all.into_iter().find(is_home).unwrap();
            home.settings.scim_subject = ScimSubject::ExternalId;
            tx.set_home_settings(&home.id, &home.settings)?;
            let identity = HomeIdentity {
                connection_id: home.id.clone(),
                issuer: home.issuer,
                subject: "one".into(),
            };
            assert!(tx.link_identity(&identity, &self.guest(0), now)?);
            let token = ScimToken {
                id: Id::new(now, &random),
                connection_id: home.id.clone(),
                made_by: None,
                created_at: now,
                expires_at: now.plus(Span::days(1)),
                last_used_at: None,
                revoked_at: None,
            };
            tx.insert_scim_token(&token, &secret.hashed())?;
            Ok::<_, store::StoreError>(home.id)
        });
        (format!("/scim/v2/{}", made.unwrap()), secret)
    }

    /// Keeps the other guests busy while something is done; a dying node ends that, too.
    pub fn under_load<T>(&self, act: impl FnOnce(&Self) -> T) -> T {
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for n in 0..BUSY {
                let (mut client, over) = (self.client(), &over);
                let (seeded, cookie) = (Arc::clone(&self.seeded), self.cookie(n));
                scope.spawn(move || {
                    let authorize = requests::authorization(&seeded);
                    while !over.load(Ordering::SeqCst) {
                        let Ok(answer) = client.get(&authorize, &cookie) else {
                            return;
                        };
                        let form = requests::redemption(&seeded, &code_of(&answer).unwrap());
                        if client.post_form("/token", &form).is_err() {
                            return;
                        }
                    }
                });
            }
            let done = act(self);
            over.store(true, Ordering::SeqCst);
            done
        })
    }

    /// What must hold after every crash.
    pub fn is_sound(&self) {
        let verdict = self.store.read(|tx| tx.verify_audit()).unwrap();
        assert!(
            matches!(verdict, AuditVerdict::Intact { .. }),
            "{verdict:?}"
        );
    }
}

/// The tokens in an answer, if it holds any.
pub fn tokens_in(body: &[u8]) -> Option<Tokens> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    Some(Tokens {
        access: text("access_token")?,
        refresh: text("refresh_token")?,
    })
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.node.take());
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
