//! The product's site: finds the route, checks what its row demands, and calls its handler.

use crate::{
    assets,
    exchange::Exchange,
    http::{self, Lane, Limits, Method, Passage, Request, Response, Site, Throughput, Told},
    pages::guest::ErrorKind,
    router::{Access, Found, Origin, Route},
    routes,
};
use meters::Meters;
use model::{Actor, ActorKind, Event, EventName, Reason, Settings, TxtRecords};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// Everything the pages and endpoints stand on.
#[derive(Clone)]
pub struct Portal {
    /// The OIDC endpoints.
    pub oidc: oidc::Cx,
    /// The ways in.
    pub broker: broker::Broker,
    /// The verbs of admins.
    pub desk: admin::Desk,
    /// The settings of the moment.
    pub live: Arc<admin::settings::Live>,
    /// How certificates of clients reach us, if they do.
    pub certificates: Option<ProxyHeader>,
    /// How addresses of clients reach us through a proxy, if they do.
    pub client_addresses: Option<ProxyHeader>,
    /// Asks the DNS, for an admin who looks a domain up now.
    pub dns: Arc<dyn TxtRecords>,
    /// How much is worked at at once.
    pub throughput: Throughput,
    /// A sign that the database answers.
    pub ready: Arc<dyn Fn() -> bool + Send + Sync>,
}

/// What the proxy before us says in a header.
#[derive(Clone)]
pub struct ProxyHeader {
    /// The header, in lower case.
    pub header: String,
    /// Whether an address is that of the proxy; the header counts from nowhere else.
    pub trusts: Arc<dyn Fn(std::net::IpAddr) -> bool + Send + Sync>,
}

/// A handler of one route.
pub type Handler = fn(&Exchange<'_>) -> Response;

impl Site for Portal {
    fn origin(&self) -> &str {
        &self.oidc.settings.issuer
    }

    fn meters(&self) -> Option<&Meters> {
        Some(self.oidc.store.meters())
    }

    fn limits(&self, path: &str) -> Limits {
        let rows = [Method::Post, Method::Put, Method::Patch].map(|method| {
            match routes::find(method, path) {
                Found::Route(route, _) => Some(route),
                _ => None,
            }
        });
        let rows = || rows.iter().flatten();
        Limits {
            large: rows().any(|it| it.body > routes::FORM && it.access != Access::Public),
            ..Limits::of(rows().map(|it| it.body).max().unwrap_or(0))
        }
    }

    fn refusal(&self, path: &str, status: u16, problem: &str) -> Response {
        if routes::is_directory(path) {
            routes::refuse_directory(status, problem)
        } else {
            Response::text(status, problem)
        }
    }

    fn refusal_unread(&self, request: &Request, status: u16, problem: &str) -> Response {
        match routes::find(request.method, &request.path) {
            Found::Route(route, segments) if route.origin == Origin::OwnPage => {
                self.at(request, (route, segments), |portal, exchange| {
                    let refused = portal.admit_sender(exchange, route);
                    refused.unwrap_or_else(|| routes::unread(exchange, route.pattern, status))
                })
            }
            _ => self.refusal(&request.path, status, problem),
        }
    }

    fn turns_away(&self, request: &Request) -> Option<Response> {
        let Found::Route(route, segments) = routes::find(request.method, &request.path) else {
            return None;
        };
        let mut is_welcome = false;
        let refused = self.at(request, (route, segments), |portal, exchange| {
            let refused = portal
                .admit_sender(exchange, route)
                .or_else(|| portal.admit_origin(exchange, route));
            is_welcome = refused.is_none();
            refused.unwrap_or_else(|| Response::text(200, ""))
        });
        (!is_welcome).then_some(refused)
    }

    fn throughput(&self) -> Throughput {
        self.throughput
    }

    fn passage(&self, request: &Request) -> Passage {
        let (name, lane, answers_soon) = match routes::find(request.method, &request.path) {
            Found::Route(route, _) => (
                route.pattern,
                routes::lane(request.method, route.pattern),
                route.access != Access::Admin,
            ),
            Found::WrongMethod | Found::Nothing => ("", Lane::First, true),
        };
        let network = self.network(request).unwrap_or_default();
        Passage {
            name,
            lane,
            answers_soon,
            network,
        }
    }

    fn busy(&self, request: &Request) -> Response {
        let wants_page = request
            .header("accept")
            .is_some_and(|it| it.contains("text/html"));
        let path = &request.path;
        if routes::is_directory(path) {
            return routes::refuse_directory(503, "Too much at once. Try again in a moment.")
                .later();
        }
        if !wants_page {
            let told = "too much at once, try again in a moment";
            return Response::error_json(503, "temporarily_unavailable", told).later();
        }
        // By what is in memory: whoever is turned away costs as little as can be.
        let settings = Some(self.live.last_seen());
        let exchange = Exchange::new(self, request, ("", Vec::new()), settings);
        exchange
            .finish(exchange.error(503, ErrorKind::Busy, None))
            .later()
    }

    fn blocks(&self, request: &Request) -> bool {
        let asset = request.path.strip_prefix("/assets/");
        if asset.and_then(assets::asset).is_some() {
            return false;
        }
        match routes::find(request.method, &request.path) {
            Found::Route(route, _) => routes::blocks(route.pattern),
            Found::WrongMethod | Found::Nothing => true,
        }
    }

    fn respond(&self, request: Request) -> Response {
        if let Some(asset) = request
            .path
            .strip_prefix("/assets/")
            .and_then(assets::asset)
        {
            return Response::new(200, asset.content_type, asset.bytes)
                .header("cache-control", assets::CACHE_CONTROL)
                .telling(Told {
                    route: "/assets/{}",
                    ..Told::default()
                });
        }
        match routes::find(request.method, &request.path) {
            Found::Route(route, segments) => {
                self.at(&request, (route, segments), |portal, exchange| {
                    portal
                        .admit(exchange, route)
                        .unwrap_or_else(|| (route.handler)(exchange))
                })
            }
            Found::WrongMethod => self.refusal(&request.path, 405, "method not allowed"),
            Found::Nothing if routes::is_directory(&request.path) => {
                self.refusal(&request.path, 404, "there is nothing at this address")
            }
            Found::Nothing => {
                let exchange = Exchange::new(self, &request, ("", Vec::new()), None);
                exchange.finish(exchange.error(404, ErrorKind::NotFound, None))
            }
        }
    }
}

impl Portal {
    /// The same, by other settings.
    fn by(&self, settings: Arc<Settings>) -> Self {
        let mut it = self.clone();
        it.broker = it.broker.with_settings(Arc::clone(&settings));
        it.desk.settings = Arc::clone(&settings);
        it.oidc.settings = settings;
        it
    }

    /// Answers at a route, by the settings of the moment where it shows a page or goes by one.
    fn at(
        &self,
        request: &Request,
        (route, segments): (&Route<Handler>, Vec<&str>),
        answer: impl FnOnce(&Self, &mut Exchange<'_>) -> Response,
    ) -> Response {
        let settings =
            routes::goes_by_settings(route.pattern).then(|| self.live.now(&self.desk.store));
        let present = settings.clone().map(|it| self.by(it));
        let portal = present.as_ref().unwrap_or(self);
        let segments = segments.into_iter().map(str::to_owned).collect();
        let mut exchange = Exchange::new(portal, request, (route.pattern, segments), settings);
        let reference = exchange.reference().to_owned();
        if admin::database_was_away() {
            return exchange.finish(exchange.failure(&"the settings cannot be read"));
        }
        let work = AssertUnwindSafe(|| answer(portal, &mut exchange));
        // Transactions that were open are rolled back; whoever asked reads a reference and no cause (X09).
        let response = admin::referring_to(&reference, || catch_unwind(work))
            .unwrap_or_else(|_| exchange.failure(&"the work of the request panicked"));
        exchange.finish(response)
    }

    /// What the row demands before the handler may run; a response is a refusal.
    fn admit(&self, exchange: &mut Exchange<'_>, route: &Route<Handler>) -> Option<Response> {
        if !self.is_our_host(exchange.request) {
            let path = &exchange.request.path;
            return Some(self.refusal(path, 421, "this host is not served here"));
        }
        if route.origin == Origin::OwnPage {
            let repeated = exchange.form.get("csrf");
            if !http::is_ours(exchange.request, repeated, self.origin()) {
                return Some(self.refuse_csrf(exchange));
            }
        }
        let refused = self.admit_sender(exchange, route);
        // Whose session cannot be looked up is not told to sign in (F05).
        if refused.is_some() && admin::database_was_away() {
            return Some(exchange.failure(&"who asks cannot be looked up"));
        }
        if refused.is_none()
            && let Some(admin) = &exchange.admin
        {
            let path = &exchange.request.path;
            tracing::info!(admin = %admin.id, method = ?route.method, path, "an admin's request");
        }
        refused
    }

    /// As much about where a request comes from as its head tells.
    fn admit_origin(&self, exchange: &Exchange<'_>, route: &Route<Handler>) -> Option<Response> {
        let doubted = route.origin == Origin::OwnPage
            && http::is_from_elsewhere(exchange.request, self.origin());
        doubted.then(|| self.refuse_csrf(exchange))
    }

    fn refuse_csrf(&self, exchange: &Exchange<'_>) -> Response {
        self.record_refusal(EventName::Csrf, Reason::Csrf);
        exchange.error(403, ErrorKind::Forbidden, Some(Reason::Csrf))
    }

    /// Whether whoever sends a request may come in at all.
    fn admit_sender(
        &self,
        exchange: &mut Exchange<'_>,
        route: &Route<Handler>,
    ) -> Option<Response> {
        match route.access {
            Access::Public => None,
            Access::Guest => {
                exchange.guest = self.guest_of(exchange.request);
                exchange
                    .guest
                    .is_none()
                    .then(|| routes::send_to_sign_in(exchange))
            }
            Access::Admin => {
                let at_work = exchange
                    .request
                    .cookie(http::ADMIN)
                    .and_then(|c| self.current_admin(c));
                let Some(at_work) = at_work else {
                    return Some(Response::see_other("/admin/sign-in"));
                };
                exchange.admin = Some(at_work.admin.clone());
                self.admit_admin(exchange, route, &at_work)
            }
        }
    }

    /// What an admin's role and reach allow, and what needs a new proof of who they are.
    fn admit_admin(
        &self,
        exchange: &Exchange<'_>,
        route: &Route<Handler>,
        at_work: &admin::admins::AtWork,
    ) -> Option<Response> {
        let (admin, path) = (&at_work.admin, exchange.request.path.as_str());
        let actor = Actor::admin(&admin.id);
        if !routes::is_for(admin, route.method, path) {
            self.record(&actor, EventName::Admin, Reason::AdminRole);
            return Some(exchange.error(403, ErrorKind::Forbidden, Some(Reason::AdminRole)));
        }
        match routes::holds(exchange, admin, (route.method, route.pattern)) {
            Ok(true) => {}
            // As if it were not there (P03).
            Ok(false) => {
                self.record(&actor, EventName::Admin, Reason::AdminScope);
                return Some(exchange.error(404, ErrorKind::NotFound, None));
            }
            Err(error) => return Some(exchange.failure(&error)),
        }
        if route.method == Method::Post
            && !at_work.is_fresh(exchange.now())
            && let Some(page) = routes::proof_needed(route.pattern, path, &exchange.form)
        {
            return Some(Response::see_other(&routes::back_to(
                "/admin/step-up",
                &page,
            )));
        }
        None
    }

    /// The guest whose session the browser has, if any.
    pub(crate) fn guest_of(&self, request: &http::Request) -> Option<oidc::session::SignedIn> {
        let cookie = request.cookie(http::SESSION)?;
        oidc::session::current(&self.oidc, cookie).unwrap_or_else(|error| {
            tracing::error!(%error, "a session could not be looked up");
            None
        })
    }

    fn current_admin(&self, cookie: &str) -> Option<admin::admins::AtWork> {
        admin::admins::session(&self.desk, cookie).unwrap_or_else(|error| {
            tracing::error!(%error, "an admin session could not be looked up");
            None
        })
    }

    /// Writes a refusal to the audit chain.
    pub(crate) fn record_refusal(&self, name: EventName, reason: Reason) {
        self.record(&Actor::plain(ActorKind::Anonymous), name, reason);
    }

    pub(crate) fn record(&self, actor: &Actor, name: EventName, reason: Reason) {
        let now = self.oidc.clock.now();
        let event = Event::refusal(now, actor.clone(), name, reason);
        if let Err(error) = admin::audit::record(&self.desk, event) {
            tracing::error!(%error, "a refusal could not be recorded");
        }
    }

    /// Only our public name is served, and loopback addresses for health checks (I09).
    fn is_our_host(&self, request: &Request) -> bool {
        let ours = self.origin().split_once("://").map_or("", |(_, host)| host);
        request.header("host").is_some_and(|host| host == ours)
            || matches!(request.path.as_str(), "/readyz" | "/healthz")
    }
}
