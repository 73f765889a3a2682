//! The authorization endpoint (RFC 6749 §4.1.1, OIDC Core §3.1.2).

mod redirect;
mod request;

pub(crate) use request::{PROMPTS, SCOPES};

use crate::{
    Cx, OAuthCode, OAuthError, OidcFailure, Params,
    session::{self, SignedIn},
};
use model::{Actor, App, At, Code, Event, EventName, Family, Id, Reason, Secret, Span, kind};
use policy::{Ask, Decision, decide};
use redirect::Redirect;
use request::{AuthorizeRequest, Prompt};
use store::{NewCode, StoreError};

/// What the browser gets.
#[derive(Clone, Debug)]
pub enum AuthorizeOutcome {
    /// Back to the app, with a code or an error.
    Redirect {
        /// A registered redirect URI with the response.
        url: String,
    },
    /// Our own page: the request names no redirect URI that may be trusted (A01, A02).
    PageError {
        /// Why.
        reason: Reason,
        /// For the app's developer.
        hint: &'static str,
    },
    /// The person has to sign in first.
    SignIn(SignInNeeded),
    /// Our own page: this guest may not open the app.
    Denied(Box<Denied>),
}

/// What the sign-in has to know.
#[derive(Clone, Debug)]
pub struct SignInNeeded {
    /// Path and query on our own origin to come back to.
    pub continue_to: String,
    /// Who is probably signing in.
    pub login_hint: Option<String>,
    /// Whether a home session will not do.
    pub force_login: bool,
    /// How old the home's authentication may be, in seconds.
    pub max_age: Option<u32>,
}

/// A refused guest.
#[derive(Clone, Debug)]
pub struct Denied {
    /// The app.
    pub app: App,
    /// Why, in full.
    pub decision: Decision,
    /// The guest.
    pub guest: model::Guest,
    /// Back to the app with `access_denied`.
    pub back_url: String,
}

/// Answers an authorization request. `session` is the value of the session cookie.
///
/// # Errors
/// [`OidcFailure`] when the store fails; then there is no answer to give to the app either.
pub fn authorize(
    cx: &Cx,
    pairs: &[(String, String)],
    session: Option<&str>,
) -> Result<AuthorizeOutcome, OidcFailure> {
    let params = Params::new(pairs);
    // 1. Who asks, and where may the answer go? Until that is known, errors stay on our own page.
    let (app, redirect) = match redirect::verified(cx, &params)? {
        Ok(found) => found,
        Err((reason, hint)) => {
            cx.record(cx.refusal(EventName::Authorize, reason));
            return Ok(AuthorizeOutcome::PageError { reason, hint });
        }
    };
    // 2. Is the request itself in order?
    let request = match request::parse(&params, &app) {
        Ok(request) => request,
        Err(error) => return Ok(refuse(cx, &app, &redirect, error)),
    };
    // 3. Who is there?
    let signed_in = session
        .map(|cookie| session::current(cx, cookie))
        .transpose()?
        .flatten();
    let Some(signed_in) = signed_in.filter(|s| is_fresh_enough(s, &request, cx.clock.now())) else {
        return Ok(needs_sign_in(cx, &app, &redirect, &request, pairs));
    };
    if !fits_hint(cx, &signed_in, &app, &request) {
        return Ok(needs_sign_in(cx, &app, &redirect, &request, pairs));
    }
    // 4. and 5. May this guest? If so, a code.
    grant(cx, &app, &redirect, &request, &signed_in)
}

/// Decides and issues in one transaction, so that no removal can fall between the two.
fn grant(
    cx: &Cx,
    app: &App,
    redirect: &Redirect,
    request: &AuthorizeRequest,
    signed_in: &SignedIn,
) -> Result<AuthorizeOutcome, OidcFailure> {
    let now = cx.clock.now();
    let code = Secret::draw(&*cx.random);
    let decision = cx.store.write(|tx| {
        // Takes the row that every ending of the session writes before it looks for families: on
        // PostgreSQL reading alone would let one end what it sees while this adds a family unseen.
        tx.touch_session(&signed_in.session.id, now)?;
        let Some(facts) = tx.facts_for_session(&signed_in.session.id, &app.id)? else {
            return Ok(None);
        };
        let decision = decide(&facts, Ask::Grant, now);
        if decision.is_allowed() {
            let family = family(cx, signed_in, &app.id, request, now);
            tx.insert_code(&family, &new_code(cx, &family, redirect, request, &code))?;
        } else if let Some(reason) = decision.denied_for() {
            let actor = Actor::guest(&signed_in.guest.id);
            let event = Event::refusal(now, actor, EventName::Authorize, reason);
            tx.audit(
                event
                    .guest(&signed_in.guest.id)
                    .partner(&signed_in.guest.partner_id)
                    .app(&app.id),
            );
        }
        Ok::<_, StoreError>(Some(decision))
    })?;
    let Some(decision) = decision else {
        let error = OAuthError::new(
            OAuthCode::LoginRequired,
            Reason::SessionEnded,
            "the session has ended",
        );
        return Ok(refuse(cx, app, redirect, error));
    };
    if decision.is_allowed() {
        return Ok(AuthorizeOutcome::Redirect {
            url: redirect.success(&code),
        });
    }
    let denied = OAuthError::new(
        OAuthCode::AccessDenied,
        Reason::NotAssigned,
        "this guest may not open the app",
    );
    let back_url = redirect.error(&denied);
    if request.prompt == Prompt::None {
        return Ok(AuthorizeOutcome::Redirect { url: back_url });
    }
    let guest = signed_in.guest.clone();
    Ok(AuthorizeOutcome::Denied(Box::new(Denied {
        app: app.clone(),
        decision,
        guest,
        back_url,
    })))
}

fn family(
    cx: &Cx,
    signed_in: &SignedIn,
    app: &Id<kind::App>,
    request: &AuthorizeRequest,
    now: At,
) -> Family {
    Family {
        id: Id::new(now, &*cx.random),
        session_id: signed_in.session.id.clone(),
        guest_id: signed_in.guest.id.clone(),
        app_id: app.clone(),
        scope: request.scope.clone(),
        created_at: now,
        expires_at: now.plus(cx.settings.lifetimes.family),
        revoked_at: None,
    }
}

fn new_code(
    cx: &Cx,
    family: &Family,
    redirect: &Redirect,
    request: &AuthorizeRequest,
    code: &Secret,
) -> NewCode {
    let code_record = Code {
        family_id: family.id.clone(),
        app_id: family.app_id.clone(),
        redirect_uri: redirect.uri.clone(),
        challenge: request.challenge.clone(),
        nonce: request.nonce.clone(),
        expires_at: family.created_at.plus(cx.settings.lifetimes.code),
    };
    NewCode {
        code: code_record,
        hash: code.hashed(),
    }
}

/// The way back from a sign-in takes a moment; without this, `max_age=0` could never be met.
const WAY_BACK: Span = Span::mins(1);

fn is_fresh_enough(signed_in: &SignedIn, request: &AuthorizeRequest, now: At) -> bool {
    let young = request.max_age.is_none_or(|seconds| {
        let asked = Span::secs(seconds.into());
        let allowed = if request.reauthenticated {
            asked.max(WAY_BACK)
        } else {
            asked
        };
        now.since(signed_in.session.auth_time) <= allowed
    });
    young && request.prompt != Prompt::Login
}

/// An `id_token_hint` must be about the guest who is there (OIDC Core §3.1.2.1).
fn fits_hint(cx: &Cx, signed_in: &SignedIn, app: &App, request: &AuthorizeRequest) -> bool {
    let Some(hint) = &request.id_token_hint else {
        return true;
    };
    let own = tokens::subject(&signed_in.guest.subject, app.subject_type, app.id.as_str());
    crate::logout::subject_of_hint(cx, hint, Some(&app.id))
        .is_some_and(|(_, subject)| subject == own)
}

fn needs_sign_in(
    cx: &Cx,
    app: &App,
    redirect: &Redirect,
    request: &AuthorizeRequest,
    pairs: &[(String, String)],
) -> AuthorizeOutcome {
    // After a sign-in that did not help, asking again would go round in circles.
    if request.prompt == Prompt::None || request.reauthenticated {
        let error = OAuthError::new(
            OAuthCode::LoginRequired,
            Reason::LoginRequired,
            "the guest has to sign in",
        );
        return refuse(cx, app, redirect, error);
    }
    AuthorizeOutcome::SignIn(SignInNeeded {
        continue_to: request::continue_to(pairs),
        login_hint: request.login_hint.clone(),
        force_login: request.prompt == Prompt::Login,
        max_age: request.max_age,
    })
}

fn refuse(cx: &Cx, app: &App, redirect: &Redirect, error: OAuthError) -> AuthorizeOutcome {
    cx.record(cx.refusal(EventName::Authorize, error.reason).app(&app.id));
    AuthorizeOutcome::Redirect {
        url: redirect.error(&error),
    }
}
