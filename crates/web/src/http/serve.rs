//! The one place that talks to actix.

use super::{
    Lane, Listener, Passage, Request, Response, Throughput,
    gate::Gates,
    headers,
    pace::{self, Silence},
    pieces::Pieces,
    told,
};
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::ServerHandle,
    rt::time::{Instant, timeout},
    web,
};
use admin::{Errand, reach};
use futures_util::StreamExt;
use meters::Meters;
use std::{
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};
use tracing::Span;

/// How long a client may take to send its headers.
const HEADER_DEADLINE: Duration = Duration::from_secs(5);
/// The longest request line and query we look at (D01).
const LONGEST_TARGET: usize = 8 * 1024;
/// Whoever sends more than so many bytes is asked before they are read.
const ASKED_FOR: u64 = 32 * 1024;
/// The most headers, and bytes of names and values in them.
const MOST_HEADERS: (usize, usize) = (64, 16 * 1024);

/// What a site accepts on one path.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest body, in bytes.
    pub body: usize,
    /// Whether that is a large one: who sends it is asked first ([`Site::turns_away`]), and it may take as long
    /// as it goes on coming.
    pub large: bool,
    /// How long a client may take to send a body after its headers, or until a large one comes at a proper pace.
    pub patience: Duration,
}

impl Limits {
    /// Bodies up to so many bytes, which come within ten seconds (D02).
    #[must_use]
    pub const fn of(body: usize) -> Self {
        Self {
            body,
            large: false,
            patience: Duration::from_secs(10),
        }
    }
}

/// A site: everything behind one listener.
pub trait Site: Send + Sync + 'static {
    /// Our public origin; requests for another host are refused (I09).
    fn origin(&self) -> &str;
    /// What is accepted on a path.
    fn limits(&self, path: &str) -> Limits;
    /// How a request is refused that never gets as far as an answer: status and what is wrong, in the words
    /// of whatever stands at the path.
    fn refusal(&self, _path: &str, status: u16, problem: &str) -> Response {
        Response::text(status, problem)
    }
    /// How a request is refused whose body was not read to its end; may block.
    fn refusal_unread(&self, request: &Request, status: u16, problem: &str) -> Response {
        self.refusal(&request.path, status, problem)
    }
    /// Refuses whoever may not send what is asked for at all, before a large body is read; may block.
    fn turns_away(&self, _request: &Request) -> Option<Response> {
        None
    }
    /// What counts its requests; nothing is counted and written to the log without.
    fn meters(&self) -> Option<&Meters> {
        None
    }
    /// How much is worked at at once.
    fn throughput(&self) -> Throughput {
        Throughput::default()
    }
    /// How a request whose answer may block gets in.
    fn passage(&self, _request: &Request) -> Passage {
        Passage::default()
    }
    /// How whoever comes while too much is waiting is told to come later; never blocks.
    fn busy(&self, _request: &Request) -> Response {
        Response::text(503, "too much at once, try again in a moment").later()
    }
    /// Whether answering a request may block. What never does is answered without a change of threads.
    fn blocks(&self, _request: &Request) -> bool {
        true
    }
    /// Answers a request; may block where [`Site::blocks`] says so.
    fn respond(&self, request: Request) -> Response;
}

/// A listener that answers.
pub struct Running {
    /// Where it listens; this machine and port 0 for a socket in the file system.
    pub address: SocketAddr,
    handle: ServerHandle,
    done: std::thread::JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Stops accepting, lets requests under way finish, and waits for that.
    ///
    /// # Errors
    /// From the listener.
    pub fn stop(self) -> std::io::Result<()> {
        let handle = self.handle.clone();
        let stopping =
            std::thread::spawn(move || actix_web::rt::System::new().block_on(handle.stop(true)));
        let _ = stopping.join();
        self.wait()
    }

    /// Waits until the listener ends, by a signal or by [`Running::stop`].
    ///
    /// # Errors
    /// From the listener.
    pub fn wait(self) -> std::io::Result<()> {
        self.done
            .join()
            .unwrap_or_else(|_| Err(std::io::Error::other("the listener panicked")))
    }
}

/// Binds a listener and starts answering on threads of its own. `signals` says whether SIGTERM and
/// Ctrl-C end it.
///
/// # Errors
/// When the address cannot be bound.
pub fn bind(site: Arc<dyn Site>, listen: SocketAddr, signals: Signals) -> std::io::Result<Running> {
    serve_on(site, TcpListener::bind(listen)?, signals)
}

/// Starts answering on a listener that is bound.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve_on(
    site: Arc<dyn Site>,
    listener: impl Into<Listener>,
    signals: Signals,
) -> std::io::Result<Running> {
    let listener = listener.into();
    let address = listener.address()?;
    let (send, receive) = std::sync::mpsc::channel();
    let done = std::thread::Builder::new()
        .name(format!("http-{}", address.port()))
        .spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let connections = site.throughput().connections.div_ceil(workers());
                let gates = web::Data::new(Gates::new(site.throughput()));
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(web::Data::new(Arc::clone(&site)))
                        .app_data(gates.clone())
                        .default_service(web::to(answer))
                })
                .workers(workers())
                .max_connections(connections)
                .client_request_timeout(HEADER_DEADLINE)
                .keep_alive(Duration::from_secs(75))
                .shutdown_timeout(10);
                let server = if signals == Signals::Ignored {
                    server.disable_signals()
                } else {
                    server
                };
                let server = match listener {
                    Listener::Plain(listener) => server.listen(listener)?,
                    Listener::Tls(listener, identity) => {
                        let acceptor = identity.acceptor().map_err(std::io::Error::other)?;
                        server.listen_openssl(listener, acceptor)?
                    }
                    Listener::Unix(listener) => server.listen_uds(listener)?,
                };
                let server = server.run();
                let _ = send.send(server.handle());
                server.await
            })
        })?;
    let handle = receive
        .recv()
        .map_err(|_| std::io::Error::other("the listener did not start"))?;
    Ok(Running {
        address,
        handle,
        done,
    })
}

/// Threads that read requests and write answers; the work is done by others.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// Whether a listener ends on SIGTERM and Ctrl-C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signals {
    /// It does.
    Obeyed,
    /// It does not.
    Ignored,
}

async fn answer(
    request: HttpRequest,
    payload: web::Payload,
    site: web::Data<Arc<dyn Site>>,
    gates: web::Data<Gates>,
) -> HttpResponse {
    let began = Instant::now();
    let path = request.path().to_owned();
    let site: Arc<dyn Site> = Arc::clone(site.get_ref());
    let _counted = site.meters().map(|meters| meters.http.in_flight.hold());
    let method = told::method_of(request.method().as_str());
    let span = match site.meters() {
        Some(_) => told::span(method, request.headers()),
        None => Span::none(),
    };
    let response = match read(&request, payload, &site).await {
        Ok((request, body)) => respond(Arc::clone(&site), &gates, (request, body, &span)).await,
        Err(refused) => refused,
    };
    if response.keeps_beat() {
        pace::keep(began).await;
    }
    if let Some(meters) = site.meters() {
        told::account(meters, (method, &span), &response, began.elapsed());
    }
    let mut response = response.into_actix();
    headers::complete(response.headers_mut(), &path, site.origin());
    response
}

/// A request and its body, or why it gets no further.
async fn read(
    request: &HttpRequest,
    payload: web::Payload,
    site: &Arc<dyn Site>,
) -> Result<(Request, Pieces), Response> {
    let refuse = |status, problem: &str| site.refusal(request.path(), status, problem);
    if request.uri().to_string().len() > LONGEST_TARGET {
        return Err(refuse(414, "the address is too long"));
    }
    let headers = request.headers().iter();
    let sizes = headers.map(|(name, value)| name.as_str().len() + value.len());
    let (count, bytes) = sizes.fold((0, 0), |(count, bytes), it| (count + 1, bytes + it));
    if count > MOST_HEADERS.0 || bytes > MOST_HEADERS.1 {
        return Err(last(refuse(431, "the headers are too large")));
    }
    let Some(wanted) = Request::new(request) else {
        let refused = refuse(405, "method not allowed");
        let all = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
        return Err(last(refused.header("allow", all)));
    };
    if !wanted.has_body() {
        return Ok((wanted, Pieces::default()));
    }
    let limits = site.limits(request.path());
    if limits.large && wanted.announces_more_than(ASKED_FOR) {
        let (site, wanted) = (Arc::clone(site), wanted.clone());
        let turned_away = web::block(move || site.turns_away(&wanted)).await;
        if let Some(refused) = turned_away.map_err(|_| refuse(500, "internal error"))? {
            return Err(last(refused));
        }
    }
    // Whoever says so beforehand need not send it.
    let most = u64::try_from(limits.body).unwrap_or(u64::MAX);
    let body = if wanted.said_length().is_some_and(|it| it > most) {
        Err(Unread::TooLarge)
    } else {
        receive(payload, limits).await
    };
    let unread = match body {
        Ok(body) => return Ok((wanted, body)),
        Err(unread) => unread,
    };
    let (status, problem) = match unread {
        Unread::TooLarge => (413, format!("the body is larger than {most} bytes")),
        Unread::TooSlow => (408, "the body did not arrive in time".to_owned()),
        Unread::Broken => (400, "the body could not be read".to_owned()),
    };
    let teller = Arc::clone(site);
    let told = web::block(move || teller.refusal_unread(&wanted, status, &problem)).await;
    Err(last(told.unwrap_or_else(|_| refuse(500, "internal error"))))
}

/// What is left of the body is not read, so nothing else can come on this connection.
fn last(response: Response) -> Response {
    response.header("connection", "close")
}

/// Why a body was not read to its end.
enum Unread {
    TooLarge,
    TooSlow,
    Broken,
}

async fn receive(mut payload: web::Payload, limits: Limits) -> Result<Pieces, Unread> {
    let (began, mut body) = (Instant::now(), Pieces::default());
    loop {
        let patience = match limits.large {
            true => pace::patience(limits.patience, body.len()),
            false => limits.patience,
        };
        let left = patience.saturating_sub(began.elapsed());
        match timeout(left, payload.next()).await {
            Err(_) => return Err(Unread::TooSlow),
            Ok(None) => return Ok(body),
            Ok(Some(Err(_))) => return Err(Unread::Broken),
            Ok(Some(Ok(bytes))) if body.len() + bytes.len() > limits.body => {
                return Err(Unread::TooLarge);
            }
            Ok(Some(Ok(bytes))) => body.push(&bytes),
        }
    }
}

/// One hop to the blocking pool, around the whole synchronous function, once it is the request's turn. A panic in
/// it becomes a plain 500; the process lives on (X09).
async fn respond(
    site: Arc<dyn Site>,
    gates: &Gates,
    (request, body, span): (Request, Pieces, &Span),
) -> Response {
    if !site.blocks(&request) {
        return span.in_scope(|| site.respond(request.with_body(body)));
    }
    let (passage, came) = (site.passage(&request), Instant::now());
    let Some(pass) = gates.enter(&passage).await else {
        if let Some(meters) = site.meters() {
            meters.http.shed.count();
        }
        return span.in_scope(|| site.busy(&request));
    };
    let errand = Errand::new(passage.name, passage.lane == Lane::Urgent, came.elapsed());
    let (path, worker, own) = (request.path.clone(), Arc::clone(&site), Arc::clone(&errand));
    let span = span.clone();
    let work = web::block(move || {
        // Its place is taken as long as it works, whether or not anybody still waits for it.
        let _pass = pass;
        span.in_scope(|| {
            own.run(|| {
                let response = worker.respond(request.with_body(body));
                reach("answered");
                response
            })
        })
    });
    let done = match passage.answers_soon {
        true => pace::unless_silent(work, || errand.asking()).await,
        false => Ok(work.await),
    };
    match done {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            tracing::error!("a request was given up: its work panicked");
            site.refusal(&path, 500, "internal error")
        }
        Err(Silence) => {
            tracing::error!(path, "a request was given up: the database is silent");
            site.refusal(&path, 503, "the database does not answer")
                .later()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    /// Takes 100,000 bytes, and from nobody at `/closed`.
    struct Door;

    impl Site for Door {
        fn origin(&self) -> &'static str {
            "http://localhost"
        }

        fn limits(&self, path: &str) -> Limits {
            Limits {
                large: path != "/form",
                patience: Duration::from_millis(100),
                ..Limits::of(100_000)
            }
        }

        fn turns_away(&self, request: &Request) -> Option<Response> {
            (request.path == "/closed").then(|| Response::text(403, "not you"))
        }

        fn respond(&self, request: Request) -> Response {
            Response::text(200, &format!("{} bytes", request.body.len()))
        }
    }

    /// Everything that is answered to what is sent, until the connection is closed.
    fn told(request: &str) -> String {
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let running = bind(Arc::new(Door), nowhere, Signals::Ignored).unwrap();
        let mut stream = std::net::TcpStream::connect(running.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        drop(stream);
        running.stop().unwrap();
        answer
    }

    fn post(path: &str, said: usize, body: &str) -> String {
        format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {said}\r\n\r\n{body}"
        )
    }

    #[test]
    fn d02_a_body_that_does_not_come_is_waited_for_no_longer_and_the_connection_closed() {
        for (path, body) in [
            ("/form", ""),
            ("/form", "some"),
            ("/file", ""),
            ("/file", "some"),
        ] {
            let answer = told(&post(path, 1000, body));
            assert!(
                answer.starts_with("HTTP/1.1 408"),
                "{path} {body:?}: {answer}"
            );
        }
        let whole = "x".repeat(100_000);
        let answer = told(&post("/file", whole.len(), &whole));
        assert!(answer.ends_with("100000 bytes"), "{answer}");
    }

    #[test]
    fn d01_who_may_not_send_a_body_is_told_before_it_comes_and_so_is_one_of_too_much() {
        let answer = told(&post("/closed", 100_000, ""));
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        assert!(answer.ends_with("not you"), "{answer}");
        let answer = told(&post("/closed", 4, "some"));
        assert!(answer.ends_with("4 bytes"), "not worth asking: {answer}");
        let answer = told(&post("/file", 100_001, ""));
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    }
}
