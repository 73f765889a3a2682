//! Making the tokens, after the commit.

use super::{Redeemed, TokenResponse};
use crate::{Cx, OidcFailure};
use model::{App, At, Confirmation, Id, IdTokenClaims, Secret, SigningAlg, kind};
use policy::Decision;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::GrantView;
use tokens::{AccessToken, IdToken, Person, TokenKind, half_hash, subject};

/// What tokens may be made from, once the policy said yes.
pub struct Ticket {
    /// Guest, session and family.
    pub view: GrantView,
    /// The yes.
    pub decision: Decision,
    /// When the access token ends, as the family says.
    pub access_until: At,
    /// What the access token allows.
    pub scope: String,
    /// The resource it is for; our own userinfo if none (RFC 8707).
    pub resource: Option<String>,
    /// What it is bound to.
    pub confirmation: Option<Confirmation>,
    /// Authorization details.
    pub authorization_details: Vec<Value>,
    /// The app that has it made for another (RFC 8693).
    pub actor: Option<Id<kind::App>>,
}

impl Ticket {
    /// For everything that was granted, bound to nothing.
    pub fn of(cx: &Cx, view: GrantView, decision: Decision) -> Self {
        Self {
            scope: view.family.scope.clone(),
            resource: None,
            confirmation: None,
            authorization_details: view.family.granted.authorization_details.clone(),
            actor: None,
            access_until: (view.family.access_until).unwrap_or_else(|| cx.access_until(&decision)),
            view,
            decision,
        }
    }
}

/// A signed access token.
pub struct Made {
    /// The token.
    pub token: Secret,
    /// Seconds it lives.
    pub expires_in: i64,
}

/// Signs the tokens of a redemption. None outlives the decision.
pub fn mint(cx: &Cx, app: &App, redeemed: Redeemed) -> Result<TokenResponse, OidcFailure> {
    let Redeemed {
        ticket,
        refresh_token,
        nonce,
    } = redeemed;
    let access = access_token(cx, app, &ticket)?;
    let about = IdTokenFor {
        nonce,
        access_token: Some(access.token.expose()),
        code: None,
        state: None,
    };
    let id_token = id_token(cx, app, &ticket, &about)?;
    Ok(TokenResponse {
        token_type: token_type(ticket.confirmation.as_ref()),
        expires_in: access.expires_in,
        access_token: access.token,
        refresh_token,
        id_token: Some(id_token),
        scope: ticket.scope,
        authorization_details: ticket.authorization_details,
        issued_token_type: None,
    })
}

/// How an access token is presented (RFC 6750 §2.1, RFC 9449 §7.1).
pub const fn token_type(confirmation: Option<&Confirmation>) -> &'static str {
    match confirmation {
        Some(Confirmation::Key(_)) => "DPoP",
        _ => "Bearer",
    }
}

/// Signs an access token (RFC 9068).
pub fn access_token(cx: &Cx, app: &App, ticket: &Ticket) -> Result<Made, OidcFailure> {
    let now = cx.clock.now();
    let claims = access_claims(cx, app, ticket);
    let keys = cx.keys.current();
    let token = keys.sign(SigningAlg::Es256, TokenKind::Access, &claims, now)?;
    Ok(Made {
        token: Secret::new(token),
        expires_in: ticket.access_until.since(now).as_secs(),
    })
}

/// What an access token says.
pub fn access_claims(cx: &Cx, app: &App, ticket: &Ticket) -> AccessToken {
    let now = cx.clock.now();
    let view = &ticket.view;
    let issuer = &cx.settings.issuer;
    AccessToken {
        iss: issuer.clone(),
        sub: subject(&view.guest.subject, app.subject_type, app.sector()),
        aud: ticket.resource.clone().unwrap_or_else(|| issuer.clone()),
        client_id: ticket.actor.as_ref().unwrap_or(&app.id).to_string(),
        iat: now.secs(),
        exp: ticket.access_until.secs(),
        jti: Id::<kind::Event>::new(now, &*cx.random).to_string(),
        scope: ticket.scope.clone(),
        sid: Some(view.session.id.to_string()),
        family: Some(view.family.id.to_string()),
        auth_time: Some(view.session.auth_time.secs()),
        acr: view.session.acr.clone(),
        amr: view.session.amr.clone(),
        cnf: ticket.confirmation.clone(),
        act: ticket.actor.as_ref().map(|actor| json!({ "sub": actor })),
        authorization_details: ticket.authorization_details.clone(),
        roles: ticket.decision.roles(),
    }
}

/// What an ID token comes with.
pub struct IdTokenFor<'a> {
    /// The request's nonce.
    pub nonce: Option<String>,
    /// The access token beside it.
    pub access_token: Option<&'a str>,
    /// The code beside it.
    pub code: Option<&'a str>,
    /// The state beside it.
    pub state: Option<&'a str>,
}

/// Signs an ID token (OIDC Core §2).
pub fn id_token(
    cx: &Cx,
    app: &App,
    ticket: &Ticket,
    about: &IdTokenFor<'_>,
) -> Result<Secret, OidcFailure> {
    let claims = id_claims(cx, app, ticket, about);
    let keys = cx.keys.current();
    let token = keys.sign(app.id_token_alg, TokenKind::Id, &claims, cx.clock.now())?;
    Ok(Secret::new(token))
}

/// What an ID token says.
pub fn id_claims(cx: &Cx, app: &App, ticket: &Ticket, about: &IdTokenFor<'_>) -> IdToken {
    let now = cx.clock.now();
    let view = &ticket.view;
    let until = bounded(now.plus(cx.settings.lifetimes.id_token), &ticket.decision);
    // Where no access token comes along, there is no other place to read claims (OIDC Core §5.4).
    let alone = about.access_token.is_none() && about.code.is_none();
    let scope = match app.client.id_token_claims {
        IdTokenClaims::Userinfo if !alone => "",
        _ => ticket.scope.as_str(),
    };
    let asked = &view.family.granted.claims.id_token;
    let hash = |text| half_hash(app.id_token_alg, text);
    IdToken {
        iss: cx.settings.issuer.clone(),
        sub: subject(&view.guest.subject, app.subject_type, app.sector()),
        aud: app.id.to_string(),
        exp: until.secs(),
        iat: now.secs(),
        auth_time: view.session.auth_time.secs(),
        nonce: about.nonce.clone(),
        acr: view.session.acr.clone(),
        amr: view.session.amr.clone(),
        sid: view.session.id.to_string(),
        at_hash: about.access_token.map(hash),
        c_hash: about.code.map(hash),
        s_hash: about.state.map(hash),
        person: person(view, &ticket.decision, scope, asked),
    }
}

/// A wish, but no later than the decision.
pub fn bounded(wished: At, decision: &Decision) -> At {
    decision.until.map_or(wished, |until| until.min(wished))
}

/// Who the person is, as far as the scope and single claims go. The address is the home's if it
/// asserts one, with its own word on whether it is verified; else the invited one, which nobody
/// verified.
pub fn person(
    view: &GrantView,
    decision: &Decision,
    scope: &str,
    asked: &BTreeSet<String>,
) -> Person {
    let has =
        |wanted: &str, claim: &str| scope.split(' ').any(|s| s == wanted) || asked.contains(claim);
    let home = &view.guest.home;
    let (email, verified) = match &home.email {
        Some(email) => (email.clone(), home.email_verified),
        None => (view.guest.email.to_string(), false),
    };
    Person {
        name: has("profile", "name").then(|| view.guest.display_name.clone()),
        locale: has("profile", "locale").then(|| view.guest.language.to_string()),
        email: has("email", "email").then_some(email),
        email_verified: has("email", "email_verified").then_some(verified),
        idp: view.session.home_issuer.clone(),
        partner: view.partner_name.clone(),
        partner_id: view.facts.partner_id.to_string(),
        guest: true,
        roles: decision.roles(),
    }
}
