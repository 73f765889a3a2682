//! A PostgreSQL server for the tests of one process: the one that `PORTICO_TEST_POSTGRES_URL`
//! names, or a private one from the local binaries in a temporary directory.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

/// Holds the pipe whose end tells the private server to stop.
struct Server {
    url: String,
    tools: PathBuf,
    /// `None` on a server that was named.
    keeper: Option<Child>,
}

static SERVER: OnceLock<Server> = OnceLock::new();

/// The migrated database that those of the private server are copied from.
static TEMPLATE: OnceLock<()> = OnceLock::new();
const TEMPLATE_NAME: &str = "portico_template";

/// Makes a database and returns its URL. On the private server it is a copy of a migrated one;
/// on a server that was named it is empty.
pub fn fresh_database(name: &str) -> String {
    let server = SERVER.get_or_init(start);
    if server.keeper.is_none() {
        server.run(&[&format!("CREATE DATABASE {name}")]);
    } else {
        TEMPLATE.get_or_init(|| server.make_template());
        server.run(&[&format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE_NAME}")]);
    }
    server.url_of(name)
}

/// Makes a database that is a copy of another one as it stands, by a dump, as a backup is made.
#[expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test without its database must fail"
)]
pub fn copy_database(from: &str, to: &str) -> String {
    let server = SERVER.get_or_init(start);
    server.run(&[&format!("CREATE DATABASE {to}")]);
    let dump = Command::new(server.tools.join("pg_dump"))
        .args(["--no-owner", "-d", &server.url_of(from)])
        .output()
        .expect("pg_dump runs");
    let url = server.url_of(to);
    let mut restore = Command::new(server.tools.join("psql"))
        .args(["-qX", "-v", "ON_ERROR_STOP=1", "-d", &url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("psql runs");
    let mut input = restore.stdin.take().expect("psql reads");
    std::io::Write::write_all(&mut input, &dump.stdout).expect("psql reads");
    drop(input);
    let done = restore.wait().expect("psql ends");
    if !dump.status.success() || !done.success() {
        panic!("the database could not be copied");
    }
    url
}

/// Drops a database that [`fresh_database`] made. Failure leaves it behind and nothing else.
pub fn drop_database(name: &str) {
    if let Some(server) = SERVER.get() {
        let _ = server.psql(&[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")]);
    }
}

impl Server {
    fn psql(&self, statements: &[&str]) -> std::io::Result<std::process::Output> {
        let mut command = Command::new(self.tools.join("psql"));
        command.args(["-qX", "-v", "ON_ERROR_STOP=1", "-d", &self.url]);
        for statement in statements {
            command.args(["-c", statement]);
        }
        command.output()
    }

    #[expect(
        clippy::expect_used,
        clippy::panic,
        reason = "a test without its database must fail"
    )]
    fn run(&self, statements: &[&str]) {
        let output = self.psql(statements).expect("psql runs");
        if !output.status.success() {
            panic!(
                "no database could be made: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }

    #[expect(clippy::expect_used, reason = "a test without its database must fail")]
    fn make_template(&self) {
        self.run(&[&format!("CREATE DATABASE {TEMPLATE_NAME}")]);
        let location = store::Location::Postgres(self.url_of(TEMPLATE_NAME));
        store::Store::open_patient(&location, 1, crate::stores::PATIENCE)
            .and_then(|store| store.migrate())
            .expect("the schema is made");
        // A database is copied only while nobody is connected to it.
        self.run(&[
            &format!("ALTER DATABASE {TEMPLATE_NAME} WITH ALLOW_CONNECTIONS false"),
            &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{TEMPLATE_NAME}'"),
        ]);
    }

    fn url_of(&self, name: &str) -> String {
        let (server_part, query) = self.url.split_once('?').unwrap_or((&self.url, ""));
        let base = server_part
            .rsplit_once('/')
            .map_or(server_part, |(base, _)| base);
        let mut url = format!("{base}/{name}");
        if !query.is_empty() {
            let _ = write!(url, "?{query}");
        }
        url
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the environment may name a server to test on"
)]
fn start() -> Server {
    let tools = tools();
    match std::env::var("PORTICO_TEST_POSTGRES_URL") {
        Ok(url) => Server {
            url,
            tools,
            keeper: None,
        },
        Err(_) => private(tools),
    }
}

/// Where `initdb`, `postgres` and `psql` are.
#[expect(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test without its database must fail"
)]
fn tools() -> PathBuf {
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|v| v.path().join("bin")).collect())
        .unwrap_or_default();
    places.sort();
    places.reverse();
    if let Ok(path) = std::env::var("PATH") {
        places.extend(std::env::split_paths(&path));
    }
    let complete = |place: &Path| {
        ["initdb", "postgres", "psql"]
            .iter()
            .all(|tool| place.join(tool).is_file())
    };
    places.into_iter().find(|place| complete(place)).unwrap_or_else(|| {
        panic!("PostgreSQL is missing: install it (Debian: apt-get install postgresql) or set PORTICO_TEST_POSTGRES_URL")
    })
}

/// Starts a private server. It stops when this process ends, however it ends: a shell waits for the
/// end of its standard input, which we hold open, and then stops the server and deletes its data.
#[expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test without its database must fail"
)]
fn private(tools: PathBuf) -> Server {
    let name = format!("portico-postgres-{}", std::process::id());
    let script = r#"
set -eu
base=$1; name=$2; bin=$3
# Each test's database is some hundred files that live for a second: in memory where there is room.
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
if [ -w /dev/shm ] && [ "${room:-0}" -gt 2000000 ]; then base=/dev/shm; fi
dir=$base/$name
echo "$dir"
mkdir -p "$dir"
run() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  user=nobody; id postgres >/dev/null 2>&1 && user=postgres
  chown "$user" "$dir"
  run() { setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME="$dir" "$@"; }
fi
cd "$dir"
run "$bin/initdb" -D "$dir/data" -U portico -A trust -E UTF8 --no-locale >"$dir.log" 2>&1
run "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=400 \
  -c shared_buffers=64MB -c log_min_messages=fatal -c fsync=off -c synchronous_commit=off \
  -c full_page_writes=off -c max_wal_size=256MB >>"$dir.log" 2>&1 </dev/null &
server=$!
for _ in $(seq 1 200); do
  if run "$bin/psql" -qX -h "$dir" -U portico -d postgres -c 'SELECT 1' >/dev/null 2>&1; then echo ready; break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.05
done
cat >/dev/null
kill -QUIT "$(head -n 1 "$dir/data/postmaster.pid")" 2>/dev/null || true
wait "$server" 2>/dev/null || true
rm -rf "$dir" "$dir.log"
"#;
    let mut keeper = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(std::env::temp_dir())
        .arg(name)
        .arg(&tools)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("a shell runs");
    let out = keeper.stdout.take().expect("the shell's output is ours");
    let mut lines = BufReader::new(out).lines();
    let mut line = || lines.next().and_then(Result::ok).unwrap_or_default();
    let directory = PathBuf::from(line());
    if line() != "ready" {
        let log = std::fs::read_to_string(directory.with_extension("log")).unwrap_or_default();
        panic!("the private PostgreSQL server did not start: {log}");
    }
    let host = directory.to_string_lossy().replace('/', "%2F");
    Server {
        url: format!("postgres://portico@{host}/postgres"),
        tools,
        keeper: Some(keeper),
    }
}
