//! Asking a home whether a person is still there: it renews what it granted for them, or it does not
//! (RFC 6749 §6, OIDC Core §12).

use crate::{Outbound, OutboundError, Providers, Refusal, RelyingParty, relying_party::client};
use model::{HomeIdentity, Reason, Secret};
use oauth2::{
    RefreshToken, RequestTokenError, TokenResponse,
    basic::{BasicErrorResponse, BasicErrorResponseType},
};
use tokens::Jws;

/// What a home says about a person who is not at the browser.
#[derive(Clone, Debug)]
pub(crate) enum HomeAnswer {
    /// Still there. The token that takes the place of the one that was used, if it was rotated.
    Renewed(Option<Secret>),
    /// Not any more: the home refused to renew what it had granted (`invalid_grant`).
    Gone,
    /// Anything else says nothing about the person: no answer, an error of the home's or of ours, the
    /// wish to see the person, or an answer that does not fit.
    Unclear(Reason, String),
    /// As [`HomeAnswer::Unclear`], where the home may have renewed and its answer did not come through.
    Lost(Reason, String),
}

impl Providers {
    /// Uses a refresh token at the home that gave it.
    pub(crate) fn renew(
        &self,
        party: &RelyingParty,
        identity: &HomeIdentity,
        token: &Secret,
    ) -> HomeAnswer {
        match self.renewed(party, identity, token) {
            Ok(answer) => answer,
            Err(refusal) => HomeAnswer::Unclear(refusal.reason, refusal.note),
        }
    }

    fn renewed(
        &self,
        party: &RelyingParty,
        identity: &HomeIdentity,
        token: &Secret,
    ) -> Result<HomeAnswer, Refusal> {
        let now = self.clock.now();
        let provider = self.catalogue.provider(party, &self.outbound, now)?;
        let client = client(party, &provider)?;
        let token = RefreshToken::new(token.expose().to_owned());
        let mut request = client.exchange_refresh_token(&token);
        for (name, value) in self.client_proof(party, &provider)? {
            request = request.add_extra_param(name, value);
        }
        let outbound: &Outbound = &self.outbound;
        let response = match request.request(&|request| outbound.send(&party.key, request)) {
            Ok(response) => response,
            Err(error) => return Ok(refused(&error)),
        };
        if let Some(id_token) = &response.extra_fields().id_token
            && !is_about(id_token, identity)
        {
            let note = "the renewed ID token is about somebody else".to_owned();
            return Ok(HomeAnswer::Lost(Reason::UpstreamClaim, note));
        }
        let rotated = response.refresh_token().map(|it| it.secret().as_str());
        Ok(HomeAnswer::Renewed(rotated.map(Secret::new)))
    }
}

/// Whether a renewed ID token names the same person (OIDC Core §12.2). It came over TLS from the token
/// endpoint itself, in answer to a secret of that person, and nothing else is taken from it.
fn is_about(id_token: &Secret, identity: &HomeIdentity) -> bool {
    let claims = Jws::parse(id_token.expose()).and_then(|token| token.unverified_claims());
    claims.is_ok_and(|claims| {
        let is =
            |name: &str, wanted: &str| claims.get(name).and_then(|it| it.as_str()) == Some(wanted);
        is("iss", &identity.issuer) && is("sub", &identity.subject)
    })
}

fn refused(error: &RequestTokenError<OutboundError, BasicErrorResponse>) -> HomeAnswer {
    match error {
        RequestTokenError::ServerResponse(answer) => match answer.error() {
            BasicErrorResponseType::InvalidGrant => HomeAnswer::Gone,
            _ => HomeAnswer::Unclear(Reason::HomeRefused, answer.to_string()),
        },
        RequestTokenError::Request(cause) => {
            let note = cause.to_string();
            match cause {
                OutboundError::Timeout | OutboundError::TooLarge => {
                    HomeAnswer::Lost(cause.reason(), note)
                }
                _ => HomeAnswer::Unclear(cause.reason(), note),
            }
        }
        RequestTokenError::Parse(cause, _) => {
            HomeAnswer::Unclear(Reason::HomeUnreachable, cause.to_string())
        }
        RequestTokenError::Other(note) => {
            HomeAnswer::Unclear(Reason::HomeUnreachable, note.clone())
        }
    }
}
