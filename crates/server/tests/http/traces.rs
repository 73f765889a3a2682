//! What a collector of traces and a reader of the log get from a process that serves.

use product::Browser;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
};

/// A collector that keeps what is posted to it: head and body.
struct Collector {
    address: SocketAddr,
    posts: Receiver<(String, Value)>,
}

impl Collector {
    fn open(status: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (send, posts) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let post = read(stream, status);
                if send.send(post).is_err() {
                    return;
                }
            }
        });
        Self { address, posts }
    }
}

fn read(stream: TcpStream, status: &str) -> (String, Value) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "{head}");
    }
    let lower = head.to_ascii_lowercase();
    let length = lower
        .lines()
        .find_map(|it| it.strip_prefix("content-length:"));
    let mut body = vec![0; length.unwrap().trim().parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
    reader.get_mut().write_all(answer.as_bytes()).unwrap();
    (head, serde_json::from_slice(&body).unwrap())
}

/// `portico serve`, as an operator starts it.
struct Served {
    child: Child,
    address: SocketAddr,
    directory: PathBuf,
}

impl Served {
    fn start(name: &str, environment: &[(&str, &str)]) -> Self {
        let directory = std::env::temp_dir().join(format!("served-{name}-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        let log = fs::File::create(directory.join("log")).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_portico"))
            .arg("serve")
            .env("PORTICO_DATA_DIR", directory.join("data"))
            .env("PORTICO_LISTEN", "127.0.0.1:0")
            .env("PORTICO_PUBLIC_URL", "http://localhost:8080")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        let ready = lines.find(|it| it.starts_with("Ready"));
        std::thread::spawn(move || lines.for_each(drop));
        let ready = ready
            .unwrap_or_else(|| panic!("{}", fs::read_to_string(directory.join("log")).unwrap()));
        let address = ready.rsplit_once("listening on ").unwrap().1;
        let address = address.trim_end_matches(')').parse().unwrap();
        Self {
            child,
            address,
            directory,
        }
    }

    /// Ends it as an operator does, and returns its log.
    fn stop(mut self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").arg(id).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
        fs::read_to_string(self.directory.join("log")).unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.directory);
    }
}

/// Every span of what was posted.
fn spans(posts: &Receiver<(String, Value)>) -> Vec<Value> {
    posts
        .try_iter()
        .flat_map(|(_, body)| {
            let scopes = body["resourceSpans"][0]["scopeSpans"][0]["spans"].clone();
            scopes.as_array().cloned().unwrap_or_default()
        })
        .collect()
}

fn attributes(span: &Value) -> BTreeMap<&str, &Value> {
    let all = span["attributes"].as_array().unwrap().iter();
    all.map(|it| (it["key"].as_str().unwrap(), &it["value"]))
        .collect()
}

const CALLER: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

#[test]
fn a_request_is_one_trace_with_its_work_inside_and_goes_to_the_collector_before_the_end() {
    let collector = Collector::open("200 OK");
    let endpoint = format!("http://{}", collector.address);
    let served = Served::start(
        "traced",
        &[
            ("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=guests"),
            ("OTEL_SERVICE_NAME", "partner-access"),
        ],
    );
    let mut browser = Browser::new(served.address, "localhost:8080");
    let answer = browser.send(
        "GET",
        "/invite/a-token-that-lets-somebody-in",
        &[("traceparent", CALLER)],
        "",
    );
    assert_eq!(answer.status, 410);
    assert_eq!(browser.get("/jwks").status, 200);
    served.stop();

    let (head, first) = collector.posts.recv().unwrap();
    assert!(head.starts_with("POST /v1/traces HTTP/1.1"), "{head}");
    assert!(
        head.to_ascii_lowercase().contains("x-tenant: guests"),
        "{head}"
    );
    let resource = first["resourceSpans"][0]["resource"]["attributes"].to_string();
    assert!(resource.contains("partner-access"), "{resource}");
    let mut all = first["resourceSpans"][0]["scopeSpans"][0]["spans"]
        .as_array()
        .unwrap()
        .clone();
    all.extend(spans(&collector.posts));
    let whole = Value::from(all.clone()).to_string();
    assert!(
        !whole.contains("a-token-that-lets-somebody-in"),
        "a path is no attribute: {whole}"
    );

    let request = all
        .iter()
        .find(|it| it["name"] == "GET /invite/{}")
        .unwrap();
    assert_eq!(
        request["traceId"], "4bf92f3577b34da6a3ce929d0e0e4736",
        "the caller's trace"
    );
    assert_eq!(request["parentSpanId"], "00f067aa0ba902b7");
    assert_eq!(request["kind"], 2);
    let said = attributes(request);
    assert_eq!(said["http.response.status_code"]["intValue"], "410");
    assert!(said.contains_key("portico.reference"), "{request}");
    let inside: Vec<_> = all
        .iter()
        .filter(|it| it["parentSpanId"] == request["spanId"])
        .collect();
    assert!(inside.iter().any(|it| it["name"] == "store"), "{whole}");
    let nanoseconds = |it: &Value, name: &str| it[name].as_str().unwrap().parse::<u64>().unwrap();
    for part in &inside {
        assert_eq!(part["traceId"], request["traceId"]);
        assert!(
            nanoseconds(part, "startTimeUnixNano")
                >= nanoseconds(request, "startTimeUnixNano") - 1_000
        );
        assert!(nanoseconds(part, "endTimeUnixNano") >= nanoseconds(part, "startTimeUnixNano"));
    }
    let other = all.iter().find(|it| it["name"] == "GET /jwks").unwrap();
    assert_ne!(other["traceId"], request["traceId"]);
    assert!(other.get("parentSpanId").is_none(), "{other}");
}

#[test]
fn a_collector_that_refuses_or_is_gone_harms_nobody_and_is_told_of_once() {
    let gone = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let refusing = Collector::open("503 Service Unavailable");
    for address in [gone, refusing.address] {
        let endpoint = format!("http://{address}");
        let served = Served::start(
            &format!("refused-{}", address.port()),
            &[
                ("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint),
                ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "2"),
                ("OTEL_BSP_MAX_QUEUE_SIZE", "4"),
            ],
        );
        let mut browser = Browser::new(served.address, "localhost:8080");
        for _ in 0..50 {
            assert_eq!(browser.get("/jwks").status, 200);
        }
        let log = served.stop();
        assert_eq!(log.matches("traces could not be sent").count(), 1, "{log}");
    }
}

#[test]
fn g03_each_request_leaves_one_line_of_json_with_its_reference_and_nothing_that_lets_anybody_in() {
    let served = Served::start("logged", &[("PORTICO_LOG__FORMAT", "json")]);
    let mut browser = Browser::new(served.address, "localhost:8080");
    let page = browser.get("/invite/a-token-that-lets-somebody-in?secret=query");
    assert_eq!(page.status, 410);
    assert_eq!(browser.get("/nothing-here").status, 404);
    let token = browser.post_bare(
        "/token",
        &[("grant_type", "password"), ("password", "hunter2")],
    );
    assert_eq!(token.status, 401);
    let log = served.stop();
    for secret in [
        "a-token-that-lets-somebody-in",
        "hunter2",
        "secret=query",
        "nothing-here",
    ] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
    let lines = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let lines: Vec<Value> = lines.filter(|it| it["target"] == "request").collect();
    let told: Vec<_> = lines
        .iter()
        .map(|it| {
            let it = &it["fields"];
            (
                it["method"].as_str().unwrap(),
                it["route"].as_str().unwrap(),
                it["status"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("GET", "/invite/{}", 410),
            ("GET", "none", 404),
            ("POST", "/token", 401)
        ]
    );
    let first = &lines[0]["fields"];
    let reference = first["reference"].as_str().unwrap();
    assert!(page.body.contains(reference), "the page names {reference}");
    assert_eq!(first["reason"], "invitation_unknown");
    assert!(first["duration_ms"].as_f64().unwrap() > 0.0);
    assert!(lines[2]["fields"]["reason"].is_string(), "{}", lines[2]);
}
