//! Talking to a transmitter: what it says of itself, and requests that it lets us make there.

use crate::{
    Broker, Outbound, Providers, Refusal, RelyingParty, Request, Response, members,
    relying_party::{client, not_redeemed},
};
use model::{At, Connection, EventName, Reason, Secret, SignalStream, Span};
use oauth2::{Scope, TokenResponse};
use parking_lot::Mutex;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::HashMap;
use ureq::http;
use url::Url;

const WELL_KNOWN: &str = "/.well-known/ssf-configuration";
/// What the transmitter is to let us do (CAEP Interoperability Profile 1.0 §2.7.3).
const SCOPE: &str = "ssf.manage";
/// An access token is used so long where the home does not say how long it works.
const TOKEN_LIFE: Span = Span::mins(1);
/// Not until its very end.
const TOKEN_MARGIN: Span = Span::secs(10);

/// What a transmitter says of itself (Shared Signals Framework 1.0 §7).
#[derive(Debug, Deserialize)]
pub(super) struct Transmitter {
    pub(super) issuer: String,
    pub(super) jwks_uri: String,
    #[serde(default)]
    pub(super) delivery_methods_supported: Vec<String>,
    pub(super) configuration_endpoint: String,
    pub(super) status_endpoint: Option<String>,
    pub(super) verification_endpoint: Option<String>,
    pub(super) default_subjects: Option<String>,
}

impl Transmitter {
    fn endpoints(&self) -> impl Iterator<Item = &String> {
        [&self.jwks_uri, &self.configuration_endpoint]
            .into_iter()
            .chain(&self.status_endpoint)
            .chain(&self.verification_endpoint)
    }
}

/// Access tokens that homes gave us for their transmitters, by connection.
#[derive(Default)]
pub(crate) struct AccessTokens(Mutex<HashMap<String, (Secret, At)>>);

impl AccessTokens {
    fn of(&self, connection: &str, now: At) -> Option<Secret> {
        let known = self.0.lock();
        let (token, until) = known.get(connection)?;
        (now < *until).then(|| token.clone())
    }

    fn keep(&self, connection: &str, token: &Secret, until: At) {
        let kept = (token.clone(), until);
        self.0.lock().insert(connection.to_owned(), kept);
    }

    fn forget(&self, connection: &str) {
        self.0.lock().remove(connection);
    }
}

pub(super) fn odd(note: &str) -> Refusal {
    Refusal::new(EventName::UpstreamMetadata, Reason::HomeUnreachable, note)
}

/// Where a transmitter describes itself: what its issuer has as a path comes last (§7.2).
fn address(issuer: &str) -> Result<String, Refusal> {
    let mut url = Url::parse(issuer).map_err(|e| odd(&e.to_string()))?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(odd("an issuer has neither query nor fragment"));
    }
    let path = format!("{WELL_KNOWN}{}", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url.to_string())
}

/// A JSON answer with one of some status codes.
pub(super) fn read<T: DeserializeOwned>(answer: &Response, wanted: &[u16]) -> Result<T, Refusal> {
    let status = answer.status().as_u16();
    if !wanted.contains(&status) {
        return Err(odd(&format!("the transmitter answered {status}")));
    }
    members::read(answer.body()).map_err(|e| odd(&e.to_string()))
}

impl Providers {
    /// Reads what a transmitter says of itself. It must call itself what we call it, and all of its
    /// addresses must be ones that may be asked.
    pub(super) fn transmitter(&self, partner: &str, issuer: &str) -> Result<Transmitter, Refusal> {
        let answer = self.outbound.get_json(partner, &address(issuer)?)?;
        let found: Transmitter = read(&answer, &[200])?;
        if found.issuer != issuer {
            let note = format!("it calls itself {}", found.issuer);
            let event = EventName::UpstreamMetadata;
            return Err(Refusal::new(event, Reason::IssuerMismatch, &note));
        }
        for endpoint in found.endpoints() {
            self.check_endpoint(endpoint)?;
        }
        Ok(found)
    }

    pub(super) fn check_endpoint(&self, address: &str) -> Result<(), Refusal> {
        let url = Url::parse(address).map_err(|e| odd(&e.to_string()))?;
        Ok(self.outbound.check_url(&url)?)
    }

    /// An access token for the transmitter, for which we prove ourselves as at the home (RFC 6749 §4.4).
    fn client_token(&self, party: &RelyingParty) -> Result<(Secret, At), Refusal> {
        let now = self.clock.now();
        let provider = self.catalogue.provider(party, &self.outbound, now)?;
        let client = client(party, &provider)?;
        let mut request = client
            .exchange_client_credentials()
            .add_scope(Scope::new(SCOPE.into()));
        for (name, value) in self.client_proof(party, &provider)? {
            request = request.add_extra_param(name, value);
        }
        let outbound: &Outbound = &self.outbound;
        let response = request
            .request(&|request| outbound.send(&party.key, request))
            .map_err(|error| not_redeemed(&error))?;
        let told = response.expires_in().map(|it| it.as_secs().min(3600));
        let life = told
            .and_then(|it| i64::try_from(it).ok())
            .map_or(TOKEN_LIFE, Span::secs);
        let token = Secret::new(response.access_token().secret().as_str());
        Ok((token, now.plus(life).minus(TOKEN_MARGIN)))
    }
}

/// A request to a transmitter.
pub(super) struct Ask<'a> {
    pub(super) method: http::Method,
    pub(super) url: &'a str,
    pub(super) body: Option<&'a Value>,
}

impl Broker {
    /// Sends a request that the transmitter of a stream lets us make.
    pub(super) fn ask_transmitter(
        &self,
        (connection, party): (&Connection, &RelyingParty),
        stream_token: Option<&[u8]>,
        ask: &Ask<'_>,
    ) -> Result<Response, Refusal> {
        let token = self.transmitter_token(connection, party, stream_token)?;
        let body = ask.body.map(Value::to_string).unwrap_or_default();
        let mut request = http::Request::builder()
            .method(ask.method.clone())
            .uri(ask.url)
            .header("authorization", format!("Bearer {}", token.expose()))
            .header("accept", "application/json");
        if ask.body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let request: Request = request
            .body(body.into_bytes())
            .map_err(|e| odd(&e.to_string()))?;
        let answer = self.providers.outbound.send(&party.key, request)?;
        if answer.status() == 401 {
            self.providers.access_tokens.forget(connection.id.as_str());
        }
        Ok(answer)
    }

    fn transmitter_token(
        &self,
        connection: &Connection,
        party: &RelyingParty,
        given: Option<&[u8]>,
    ) -> Result<Secret, Refusal> {
        if let Some(sealed) = given {
            let context = SignalStream::token_context(&connection.id);
            let plain = self.vault.open(&context, sealed).ok();
            let text = plain.and_then(|plain| String::from_utf8(plain).ok());
            return text
                .map(Secret::new)
                .ok_or_else(|| odd("what lets us in there does not open"));
        }
        let (tokens, id) = (&self.providers.access_tokens, connection.id.as_str());
        if let Some(token) = tokens.of(id, self.clock.now()) {
            return Ok(token);
        }
        let (token, until) = self.providers.client_token(party)?;
        tokens.keep(id, &token, until);
        Ok(token)
    }
}
