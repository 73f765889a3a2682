//! The one place that talks to actix.

use super::{Request, Response, headers, pace};
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::ServerHandle,
    rt::time::{Instant, timeout},
    web,
};
use std::{
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

/// How long a client may take to send a body after its headers (D02).
const BODY_DEADLINE: Duration = Duration::from_secs(10);
/// How long a client may take to send its headers.
const HEADER_DEADLINE: Duration = Duration::from_secs(5);
/// The longest request line and query we look at (D01).
const LONGEST_TARGET: usize = 8 * 1024;

/// What a site accepts on one path.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest body, in bytes.
    pub body: usize,
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
    /// Answers a request; may block.
    fn respond(&self, request: Request) -> Response;
}

/// A listener that answers.
pub struct Running {
    /// Where it listens.
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
    listener: TcpListener,
    signals: Signals,
) -> std::io::Result<Running> {
    let address = listener.local_addr()?;
    let (send, receive) = std::sync::mpsc::channel();
    let done = std::thread::Builder::new()
        .name(format!("http-{}", address.port()))
        .spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(web::Data::new(Arc::clone(&site)))
                        .default_service(web::to(answer))
                })
                .client_request_timeout(HEADER_DEADLINE)
                .keep_alive(Duration::from_secs(75))
                .shutdown_timeout(10);
                let server = if signals == Signals::Ignored {
                    server.disable_signals()
                } else {
                    server
                };
                let server = server.listen(listener)?.run();
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
) -> HttpResponse {
    let began = Instant::now();
    let path = request.path().to_owned();
    let site: Arc<dyn Site> = Arc::clone(site.get_ref());
    let response = match read(&request, payload, &*site).await {
        Ok(request) => respond(Arc::clone(&site), request).await,
        Err(refused) => refused,
    };
    if response.keeps_beat() {
        pace::keep(began).await;
    }
    let mut response = response.into_actix();
    headers::complete(response.headers_mut(), &path, site.origin());
    response
}

async fn read(
    request: &HttpRequest,
    payload: web::Payload,
    site: &dyn Site,
) -> Result<Request, Response> {
    let refuse = |status, problem: &str| site.refusal(request.path(), status, problem);
    // What is left of the body is not read, so nothing else can come on this connection.
    let last = |status, problem: &str| refuse(status, problem).header("connection", "close");
    if request.uri().to_string().len() > LONGEST_TARGET {
        return Err(refuse(414, "the address is too long"));
    }
    let limit = site.limits(request.path()).body;
    let too_large = || {
        let problem = format!("the body is larger than {limit} bytes");
        last(413, &problem)
    };
    // Whoever says so beforehand need not send it.
    let said = request.headers().get("content-length");
    let said = said.and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    if said.is_some_and(|it| it > u64::try_from(limit).unwrap_or(u64::MAX)) {
        return Err(too_large());
    }
    let body = match timeout(BODY_DEADLINE, payload.to_bytes_limited(limit)).await {
        Err(_) => return Err(last(408, "the body did not arrive in time")),
        Ok(Err(_)) => return Err(too_large()),
        Ok(Ok(Err(_))) => return Err(last(400, "the body could not be read")),
        Ok(Ok(Ok(body))) => body,
    };
    Request::new(request, &body).ok_or_else(|| {
        refuse(405, "method not allowed")
            .header("allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
    })
}

/// One hop to the blocking pool, around the whole synchronous function. A panic in it becomes a
/// plain 500; the process lives on (X09).
async fn respond(site: Arc<dyn Site>, request: Request) -> Response {
    let (path, worker) = (request.path.clone(), Arc::clone(&site));
    web::block(move || worker.respond(request))
        .await
        .unwrap_or_else(|_| {
            tracing::error!("a request was given up: its work panicked");
            site.refusal(&path, 500, "internal error")
        })
}
