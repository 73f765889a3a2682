//! The directory of a partner (SCIM 2.0, RFC 7644): it brings people in and takes them out, within
//! the partner's contract and through one connection.
//!
//! Invariant: a token reaches the resources of its own connection and nothing else; every change is
//! one transaction with its audit line; a mail address never finds a guest.

mod bulk;
mod door;
mod follow;
mod groups;
mod list;
mod tokens;
mod users;

pub use follow::bar;
pub(crate) use follow::linked;
pub(crate) use groups::remap;
pub use tokens::{TokenView, make_token, overview, revoke_token, set_subject};

use crate::{Desk, Refusal};
pub use ::scim::Fault;
use ::scim::{Projection, Resource};
use model::{
    Actor, At, Connection, ConnectionState, Event, EventName, HashedSecret, Id, Partner,
    PartnerState, Reason, ScimKind, ScimResource, ScimToken, Span, kind,
};
use serde_json::{Map, Value, json};
use store::{ScimValue, StoreError, Tx};

/// Within how long [`model::Limits::directory`] counts.
const BUDGET_SPAN: Span = Span::hours(1);

/// Who calls: a token, its connection and whose that is.
pub struct Caller {
    pub(crate) token: ScimToken,
    pub(crate) connection: Connection,
    pub(crate) partner: Partner,
    pub(crate) base: String,
}

impl Caller {
    fn actor(&self) -> Actor {
        Actor::directory(&self.token.id)
    }
}

/// A request below the connection's base address.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: String,
    /// The segments of the path.
    pub path: Vec<String>,
    /// The parameters of the query, decoded.
    pub query: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The `If-Match` header.
    pub if_match: Option<String>,
    /// The `If-None-Match` header.
    pub if_none_match: Option<String>,
}

impl Request {
    fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    fn projection(&self, resource: Resource) -> Projection {
        Projection::new(
            resource,
            self.parameter("attributes"),
            self.parameter("excludedAttributes"),
        )
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body; none for 204 and 304.
    pub body: Option<Value>,
    /// The `ETag`.
    pub etag: Option<String>,
    /// The `Location`.
    pub location: Option<String>,
}

impl Answer {
    const fn of(status: u16, body: Value) -> Self {
        Self {
            status,
            body: Some(body),
            etag: None,
            location: None,
        }
    }

    /// A refusal.
    #[must_use]
    pub fn refused(fault: &Fault) -> Self {
        Self::of(fault.status, fault.body())
    }
}

/// Why a transaction was given up.
pub(crate) enum Stop {
    Told(Fault),
    /// For the audit chain too, with the guest whom it is about.
    Refused(Fault, Reason, Option<Id<kind::Guest>>),
    /// Somebody changed the resource meanwhile.
    Lost,
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Told(fault)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Store(error) => Self::Store(error),
            other => {
                let fault = Fault::new(403, other.to_string());
                match other.reason() {
                    Some(reason) => Self::Refused(fault, reason, None),
                    None => Self::Told(fault),
                }
            }
        }
    }
}

/// Finds out who calls. Who comes without a token that lives is logged by the caller; a token at the
/// wrong door is written to the audit chain.
///
/// # Errors
/// 401 for no token that lives, 429 for one that asked too often, 403 for the token of another connection or one that is switched off
/// (C04).
pub fn authenticate(desk: &Desk, connection: &str, bearer: &str) -> Result<Caller, Fault> {
    let now = desk.clock.now();
    let hash = HashedSecret::of(bearer);
    let found = desk.store.read(|tx| {
        let Some(token) = tx.find_scim_token(&hash)?.filter(|it| it.lives(now)) else {
            return Ok(None);
        };
        let connection = tx.find_connection(&token.connection_id)?;
        let partner = match &connection {
            Some(it) => tx.find_partner(&it.partner_id)?,
            None => None,
        };
        Ok::<_, StoreError>(connection.zip(partner).map(|it| (token, it)))
    });
    let found = found.map_err(|error| failed(&error))?;
    let Some((token, (found, partner))) = found else {
        let detail = "Send a bearer token of this connection that is in force.";
        return Err(Fault::new(401, detail));
    };
    let refusal = if found.id.as_str() != connection {
        Some((Reason::WrongPartner, "The token is not for this address."))
    } else if found.state == ConnectionState::Disabled {
        Some((
            Reason::ConnectionDisabled,
            "The connection is switched off. Ask your contact.",
        ))
    } else if partner.state == PartnerState::Ended {
        Some((
            Reason::PartnerEnded,
            "The contract with your company ended. Ask your contact.",
        ))
    } else {
        None
    };
    if let Some((reason, detail)) = refusal {
        let event = Event::refusal(now, Actor::directory(&token.id), EventName::Scim, reason)
            .partner(&partner.id);
        let noted = desk.store.record(event);
        noted.map_err(|error| failed(&error))?;
        return Err(Fault::new(403, detail));
    }
    within_budget(desk, &token, now)?;
    if token.is_to_touch(now) {
        let touched = desk.store.write(|tx| tx.touch_scim_token(&token.id, now));
        touched.map_err(|error: StoreError| failed(&error))?;
    }
    let base = desk.settings.link(&format!("/scim/v2/{}", found.id));
    Ok(Caller {
        token,
        connection: found,
        partner,
        base,
    })
}

/// Counts the request. A token that asks more than it may within an hour waits, and its first refusal of
/// that hour is written down.
fn within_budget(desk: &Desk, token: &ScimToken, now: At) -> Result<(), Fault> {
    let budget = (desk.settings.limits.directory, BUDGET_SPAN);
    let key = HashedSecret::of(&format!("scim:{}", token.id));
    let by = Actor::directory(&token.id);
    let refusal = Event::refusal(now, by, EventName::Scim, Reason::RateLimited);
    let exceeds = desk
        .store
        .write(|tx| tx.exceeds_limit(&key, budget, refusal));
    if !exceeds.map_err(|error: StoreError| failed(&error))? {
        return Ok(());
    }
    let detail = "That were too many requests within an hour. Go on later, or send a bulk.";
    Err(Fault::new(429, detail))
}

/// Answers one request.
#[must_use]
pub fn answer(desk: &Desk, caller: &Caller, request: &Request) -> Answer {
    route(desk, caller, request).unwrap_or_else(|fault| Answer::refused(&fault))
}

fn route(desk: &Desk, caller: &Caller, request: &Request) -> Result<Answer, Fault> {
    let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
    let not_allowed = || Fault::new(405, "That method does not go with this address.");
    let is_get = request.method == "GET";
    match path.as_slice() {
        ["Users"] => collection(desk, caller, request, Resource::User),
        ["Groups"] => collection(desk, caller, request, Resource::Group),
        ["Users", ".search"] => list::search(desk, caller, request, Resource::User),
        ["Groups", ".search"] => list::search(desk, caller, request, Resource::Group),
        ["Users", id] => one(desk, caller, request, (Resource::User, id)),
        ["Groups", id] => one(desk, caller, request, (Resource::Group, id)),
        ["Bulk"] if request.method == "POST" => bulk::run(desk, caller, request),
        [".search"] => Err(Fault::new(
            501,
            "Search users and groups one after the other, at /Users/.search and /Groups/.search.",
        )),
        ["Me"] => Err(Fault::new(501, "A token is nobody in particular.")),
        ["ServiceProviderConfig" | "ResourceTypes" | "Schemas", ..] | ["Bulk"] if !is_get => {
            Err(not_allowed())
        }
        _ => list::about(caller, &path, request.parameter("filter").is_some()),
    }
}

fn collection(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    resource: Resource,
) -> Result<Answer, Fault> {
    match (request.method.as_str(), resource) {
        ("GET", _) => list::list(desk, caller, request, resource),
        ("POST", Resource::User) => users::create(desk, caller, request),
        ("POST", Resource::Group) => groups::create(desk, caller, request),
        _ => Err(Fault::new(
            405,
            "That method does not go with this address.",
        )),
    }
}

fn one(
    desk: &Desk,
    caller: &Caller,
    request: &Request,
    (resource, id): (Resource, &str),
) -> Result<Answer, Fault> {
    let id: Id<kind::ScimResource> = id.parse().map_err(|_| Fault::unknown())?;
    match (request.method.as_str(), resource) {
        ("GET", _) => list::read(desk, caller, request, (resource, &id)),
        ("PUT" | "PATCH", Resource::User) => users::change(desk, caller, request, &id),
        ("PUT" | "PATCH", Resource::Group) => groups::change(desk, caller, request, &id),
        ("DELETE", Resource::User) => users::delete(desk, caller, request, &id),
        ("DELETE", Resource::Group) => groups::delete(desk, caller, request, &id),
        _ => Err(Fault::new(
            405,
            "That method does not go with this address.",
        )),
    }
}

pub(crate) fn failed(error: &StoreError) -> Fault {
    tracing::error!(%error, "a request of a directory failed");
    Fault::new(
        503,
        "The data could not be read or written. Try again in a moment.",
    )
}

/// Runs one change in one transaction, once more when somebody else changed the same at the same
/// moment. A refusal undoes it and leaves its line in the audit chain.
pub(crate) fn write<T>(
    desk: &Desk,
    caller: &Caller,
    condition: Option<&str>,
    mut work: impl FnMut(&mut Tx<'_>, At) -> Result<T, Stop>,
) -> Result<T, Fault> {
    let now = desk.clock.now();
    for last in [false, false, false, true] {
        let stop = match desk.store.write(|tx| work(tx, now)) {
            Ok(done) => return Ok(done),
            Err(stop) => stop,
        };
        match stop {
            Stop::Lost if condition.is_some() => break,
            Stop::Lost => {}
            Stop::Store(StoreError::Conflict(_)) if last => {
                return Err(Fault::uniqueness("Another resource has that name."));
            }
            Stop::Store(StoreError::Conflict(_) | StoreError::Sql(_)) if !last => {}
            Stop::Store(error) => return Err(failed(&error)),
            Stop::Told(fault) => return Err(fault),
            Stop::Refused(fault, reason, guest) => {
                let mut event = Event::refusal(now, caller.actor(), EventName::Scim, reason)
                    .partner(&caller.partner.id);
                event.guest_id = guest;
                let detail = json!({ "connection": caller.connection.id });
                let noted = desk.store.record(event.detail(detail));
                noted.map_err(|error| failed(&error))?;
                return Err(fault);
            }
        }
    }
    Err(Fault::new(
        412,
        "The resource was changed meanwhile. Read it again.",
    ))
}

/// Whether a condition on the version holds (RFC 7644 §3.14).
fn check_version(request: &Request, resource: &ScimResource) -> Result<(), Fault> {
    let tag = etag(resource);
    let holds = |wanted: &str| {
        wanted.split(',').any(|it| {
            let it = it.trim();
            it == "*" || it.trim_start_matches("W/") == tag.trim_start_matches("W/")
        })
    };
    match &request.if_match {
        Some(wanted) if !holds(wanted) => Err(Fault::new(
            412,
            "The resource was changed meanwhile. Read it again.",
        )),
        _ => Ok(()),
    }
}

fn etag(resource: &ScimResource) -> String {
    format!("W/\"{}\"", resource.version)
}

const fn stored_as(resource: Resource) -> ScimKind {
    match resource {
        Resource::User => ScimKind::User,
        Resource::Group => ScimKind::Group,
    }
}

const fn shown_as(kind: ScimKind) -> Resource {
    match kind {
        ScimKind::User => Resource::User,
        ScimKind::Group => Resource::Group,
    }
}

/// A resource with what we say of it, without groups and members.
fn whole(caller: &Caller, it: &ScimResource) -> Map<String, Value> {
    let resource = shown_as(it.kind);
    let mut all = it.attributes.clone();
    let mut schemas = vec![resource.schema()];
    if all.contains_key(::scim::ENTERPRISE) {
        schemas.push(::scim::ENTERPRISE);
    }
    all.insert("schemas".into(), json!(schemas));
    all.insert("id".into(), it.id.as_str().into());
    let meta = json!({
        "resourceType": resource.name(),
        "created": it.created_at.to_string(),
        "lastModified": it.modified_at.to_string(),
        "location": format!("{}/{}/{}", caller.base, resource.endpoint(), it.id),
        "version": etag(it),
    });
    all.insert("meta".into(), meta);
    all
}

/// What filters find a resource by.
fn values_of(caller: &Caller, it: &ScimResource) -> Vec<ScimValue> {
    ::scim::values(shown_as(it.kind), &whole(caller, it))
        .into_iter()
        .map(|(path, element, compared)| ScimValue {
            path,
            element,
            compared,
        })
        .collect()
}

/// A resource as it is shown, with the groups or members it has.
fn shown(
    tx: &mut Tx<'_>,
    caller: &Caller,
    it: &ScimResource,
    projection: &Projection,
) -> Result<Map<String, Value>, StoreError> {
    let mut all = whole(caller, it);
    match it.kind {
        ScimKind::User if projection.shows("groups") => {
            let groups: Vec<Value> = tx
                .scim_groups_of(&it.id)?
                .iter()
                .map(|group| {
                    json!({
                        "value": group.id, "display": group.attributes.get("displayName"),
                        "$ref": format!("{}/Groups/{}", caller.base, group.id),
                    })
                })
                .collect();
            if !groups.is_empty() {
                all.insert("groups".into(), groups.into());
            }
        }
        ScimKind::Group if projection.shows("members") => {
            let members = groups::members(tx, caller, &it.id)?;
            if !members.is_empty() {
                all.insert("members".into(), members.into());
            }
        }
        _ => {}
    }
    Ok(projection.of(&all))
}

/// The answer that shows one resource.
fn showing(
    tx: &mut Tx<'_>,
    caller: &Caller,
    (status, request): (u16, &Request),
    it: &ScimResource,
) -> Result<Answer, StoreError> {
    let projection = request.projection(shown_as(it.kind));
    let body = shown(tx, caller, it, &projection)?;
    let place = format!("{}/{}/{}", caller.base, shown_as(it.kind).endpoint(), it.id);
    Ok(Answer {
        status,
        body: Some(body.into()),
        etag: Some(etag(it)),
        location: (status == 201).then_some(place),
    })
}

/// The body of a POST or PUT, which names its schema (C04).
fn sent(resource: Resource, request: &Request) -> Result<Map<String, Value>, Fault> {
    let body = ::scim::parse_body(&request.body)?;
    let named = body.get("schemas").and_then(Value::as_array);
    if named.is_some_and(|all| all.iter().any(|it| it == resource.schema())) {
        ::scim::normalise(resource, &body)
    } else {
        let wanted = resource.schema();
        Err(Fault::syntax(format!("schemas must name {wanted}.")))
    }
}

/// What a PUT or PATCH wants a resource to be (RFC 7644 §3.5).
enum Wish {
    /// PUT: this, whatever it was.
    Whole(Map<String, Value>),
    /// PATCH: what these make of what it was.
    Changed(Vec<::scim::Operation>),
}

impl Wish {
    fn of(resource: Resource, request: &Request) -> Result<Self, Fault> {
        if request.method == "PUT" {
            Ok(Self::Whole(sent(resource, request)?))
        } else {
            let body = ::scim::parse_body(&request.body)?;
            Ok(Self::Changed(::scim::operations(&body)?))
        }
    }

    /// What `before` becomes; what comes out is checked in the same way.
    fn applied(
        &self,
        resource: Resource,
        before: Map<String, Value>,
    ) -> Result<Map<String, Value>, Fault> {
        match self {
            Self::Whole(whole) => Ok(whole.clone()),
            Self::Changed(operations) => {
                let mut document = before;
                ::scim::apply(resource, &mut document, operations)?;
                ::scim::normalise(resource, &document)
            }
        }
    }
}

/// A resource that is not there yet.
fn newcomer(
    desk: &Desk,
    caller: &Caller,
    kind: ScimKind,
    (name_key, attributes): (String, Map<String, Value>),
    now: At,
) -> ScimResource {
    ScimResource {
        id: Id::new(now, &*desk.random),
        connection_id: caller.connection.id.clone(),
        kind,
        name_key,
        subject: None,
        guest_id: None,
        attributes,
        version: 1,
        created_at: now,
        modified_at: now,
    }
}

fn event(now: At, caller: &Caller, did: &str, it: &ScimResource) -> Event {
    let mut event = Event::change(now, caller.actor(), EventName::Scim).partner(&caller.partner.id);
    event.guest_id.clone_from(&it.guest_id);
    event.detail(json!({
        "did": did, "resource": it.id, "connection": caller.connection.id,
    }))
}
