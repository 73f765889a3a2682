//! Userinfo (OIDC Core §5.3). The token's signature is not enough: its family is asked for too.

use crate::{
    Cx, OAuthCode, OAuthError, OidcFailure,
    dpop::{self, NonceUse, ProofOf},
    presented::{access_claims, family_of},
    token::mint::person,
};
use model::{Actor, ClientMetadata, Confirmation, Event, EventName, Id, Reason, kind};
use policy::{Ask, Decision, decide};
use serde_json::{Value, json};
use store::GrantView;
use tokens::{Certificate, TokenKind};

/// Where it is.
pub const PATH: &str = "/userinfo";

/// An access token and what came with it.
#[derive(Clone, Copy, Debug)]
pub struct Presentation<'a> {
    /// The token.
    pub token: &'a str,
    /// How it was presented.
    pub scheme: Scheme,
    /// The method of the request.
    pub method: &'a str,
    /// The `DPoP` header.
    pub proof: Option<&'a str>,
    /// The certificate that the client proved to hold.
    pub certificate: Option<&'a Certificate>,
}

/// How an access token is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// RFC 6750 §2.
    Bearer,
    /// RFC 9449 §7.1.
    Dpop,
}

impl<'a> Presentation<'a> {
    /// A token that nothing has to come with.
    #[must_use]
    pub const fn bearer(token: &'a str) -> Self {
        Self {
            token,
            scheme: Scheme::Bearer,
            method: "GET",
            proof: None,
            certificate: None,
        }
    }
}

/// The claims of a guest, in the form that the app registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Userinfo {
    /// As JSON.
    Plain(Value),
    /// As a JWT (OIDC Core §5.3.2).
    Signed(String),
}

/// The claims of whoever the access token stands for.
///
/// # Errors
/// [`OAuthError`] with `invalid_token` from the instant at which access ended (T27), or with what is
/// wrong with the proof that has to come along.
pub fn userinfo(cx: &Cx, shown: &Presentation<'_>) -> Result<Userinfo, OAuthError> {
    let claims = shown_claims(cx, shown)?;
    let family = family_of(&claims).ok_or_else(|| invalid(Reason::TokenInvalid))?;
    let view = cx.store.read(|tx| tx.grant_view(&family))?;
    let view = view.ok_or_else(|| invalid(Reason::SessionEnded))?;
    let holder = Holder {
        app_id: &view.family.app_id,
        client: &view.client,
        path: PATH,
    };
    prove_possession(cx, &holder, &claims, shown)?;
    let decision = decide(&view.facts, Ask::Grant, cx.clock.now());
    if let Some(reason) = decision.denied_for() {
        let app = &view.family.app_id;
        let (now, actor) = (cx.clock.now(), Actor::app(app));
        let event = Event::refusal(now, actor, EventName::Userinfo, reason);
        cx.record(event.guest(&view.guest.id).app(app));
        return Err(invalid(reason));
    }
    let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    let answer = answer(cx, (&view, &decision), text("scope"), text("sub"));
    Ok(match view.client.userinfo_signed_response_alg {
        None => Userinfo::Plain(answer),
        Some(alg) => {
            let keys = cx.keys.current();
            let now = cx.clock.now();
            let token = keys.sign(alg, TokenKind::Userinfo, &answer, now);
            Userinfo::Signed(token.map_err(OidcFailure::from)?)
        }
    })
}

/// What an access token for our own endpoints says, whoever shows it.
pub(crate) fn shown_claims(cx: &Cx, shown: &Presentation<'_>) -> Result<Value, OAuthError> {
    access_claims(cx, shown.token)?.map_err(|error| {
        let reason = match error {
            tokens::VerifyError::Algorithm => Reason::AlgInvalid,
            tokens::VerifyError::Time => Reason::Expired,
            _ => Reason::TokenInvalid,
        };
        cx.record(cx.refusal(EventName::Jwt, reason));
        invalid(reason)
    })
}

pub(crate) const fn invalid(reason: Reason) -> OAuthError {
    OAuthError::new(
        OAuthCode::InvalidToken,
        reason,
        "the access token is not valid",
    )
}

/// Whose token is shown where.
pub(crate) struct Holder<'a> {
    pub app_id: &'a Id<kind::App>,
    pub client: &'a ClientMetadata,
    pub path: &'a str,
}

/// A bound token counts only together with what it is bound to (RFC 9449 §7.1, RFC 8705 §3).
pub(crate) fn prove_possession(
    cx: &Cx,
    holder: &Holder<'_>,
    claims: &Value,
    shown: &Presentation<'_>,
) -> Result<(), OAuthError> {
    let bound = claims
        .get("cnf")
        .map(|cnf| serde_json::from_value::<Confirmation>(cnf.clone()));
    let fits = match (bound, shown.scheme) {
        (None, Scheme::Bearer) => true,
        (Some(Ok(Confirmation::Key(jkt))), Scheme::Dpop) => {
            let proof = shown.proof.ok_or_else(|| {
                OAuthError::new(
                    OAuthCode::InvalidDpopProof,
                    Reason::ProofInvalid,
                    "the DPoP proof is missing",
                )
            })?;
            let what = ProofOf {
                method: shown.method,
                path: holder.path,
                access_token: Some(shown.token),
                nonce: NonceUse::of(holder.client),
            };
            dpop::verify(cx, proof, &what)? == jkt
        }
        (Some(Ok(Confirmation::Certificate(thumbprint))), Scheme::Bearer) => shown
            .certificate
            .is_some_and(|certificate| certificate.thumbprint() == thumbprint),
        _ => false,
    };
    if fits {
        return Ok(());
    }
    cx.record(
        cx.refusal(EventName::Jwt, Reason::ProofInvalid)
            .app(holder.app_id),
    );
    Err(invalid(Reason::ProofInvalid))
}

/// What userinfo says; where it is signed, for whom and since when too (OIDC Core §5.3.2).
pub(crate) fn answer(
    cx: &Cx,
    (view, decision): (&GrantView, &Decision),
    scope: &str,
    sub: &str,
) -> Value {
    let asked = &view.family.granted.claims.userinfo;
    let person = person(view, decision, scope, asked);
    let mut answer = serde_json::to_value(person).unwrap_or_else(|_| json!({}));
    if let Some(object) = answer.as_object_mut() {
        object.insert("sub".into(), json!(sub));
        if view.client.userinfo_signed_response_alg.is_some() {
            object.insert("iss".into(), json!(cx.settings.issuer));
            object.insert("aud".into(), json!(view.family.app_id));
            object.insert("iat".into(), json!(cx.clock.now().secs()));
        }
    }
    answer
}
