//! Making the tokens, after the commit.

use super::{Redeemed, TokenResponse};
use crate::{Cx, OidcFailure};
use model::{App, At, Id, Secret, SigningAlg};
use policy::Decision;
use store::GrantView;
use tokens::{AccessToken, IdToken, Person, TokenKind, half_hash, subject};

/// Signs an access token and an ID token. Neither outlives the decision.
pub fn mint(cx: &Cx, app: &App, redeemed: Redeemed) -> Result<TokenResponse, OidcFailure> {
    let Redeemed {
        view,
        decision,
        refresh_token,
        nonce,
        scope,
    } = redeemed;
    let now = cx.clock.now();
    let keys = cx.keys.current();
    let lifetimes = &cx.settings.lifetimes;
    let access_until = bounded(now.plus(lifetimes.access_token), &decision);
    let sub = subject(&view.guest.subject, app.subject_type, app.id.as_str());

    let access = AccessToken {
        iss: cx.settings.issuer.clone(),
        sub: sub.clone(),
        aud: cx.settings.issuer.clone(),
        client_id: app.id.to_string(),
        iat: now.secs(),
        exp: access_until.secs(),
        jti: Id::<model::kind::Event>::new(now, &*cx.random).to_string(),
        scope: scope.clone(),
        sid: view.session.id.to_string(),
        family: view.family.id.to_string(),
        roles: decision.roles(),
    };
    let access_token = keys.sign(SigningAlg::Es256, TokenKind::Access, &access, now)?;
    let id = IdToken {
        iss: cx.settings.issuer.clone(),
        sub,
        aud: app.id.to_string(),
        exp: bounded(now.plus(lifetimes.id_token), &decision).secs(),
        iat: now.secs(),
        auth_time: view.session.auth_time.secs(),
        nonce,
        acr: view.session.acr.clone(),
        amr: view.session.amr.clone(),
        sid: view.session.id.to_string(),
        at_hash: Some(half_hash(&access_token)),
        person: person(&view, &decision, &scope),
    };
    let id_token = keys.sign(app.id_token_alg, TokenKind::Id, &id, now)?;
    Ok(TokenResponse {
        access_token: Secret::new(access_token),
        token_type: "Bearer",
        expires_in: access_until.since(now).as_secs(),
        refresh_token,
        id_token: Secret::new(id_token),
        scope,
    })
}

fn bounded(wished: At, decision: &Decision) -> At {
    decision.until.map_or(wished, |until| until.min(wished))
}

/// Who the person is, as far as the scope goes. The address is the home's if it asserts one, with
/// its own word on whether it is verified; else the invited one, which nobody verified.
pub fn person(view: &GrantView, decision: &Decision, scope: &str) -> Person {
    let has = |wanted: &str| scope.split(' ').any(|s| s == wanted);
    let home = &view.guest.home;
    let (email, verified) = match &home.email {
        Some(email) => (email.clone(), home.email_verified),
        None => (view.guest.email.to_string(), false),
    };
    Person {
        name: has("profile").then(|| view.guest.display_name.clone()),
        locale: has("profile").then(|| view.guest.language.to_string()),
        email: has("email").then_some(email),
        email_verified: has("email").then_some(verified),
        idp: view.session.home_issuer.clone(),
        partner: view.partner_name.clone(),
        partner_id: view.facts.partner_id.to_string(),
        guest: true,
        roles: decision.roles(),
    }
}
