//! The authorization endpoint (RFC 6749 §4.1.1, OIDC Core §3.1.2).

mod again;
mod claims;
mod incoming;
mod issue;
mod request;
mod response;

pub(crate) use claims::PERSONAL;
pub(crate) use incoming::{REQUEST_URI, opened};
pub use request::SCOPES;
pub(crate) use request::{PROMPTS, authorization_details, parse};
pub use response::ResponseMode;
pub(crate) use response::verified;

use crate::{
    Cx, OAuthCode, OAuthError, OidcFailure, Params,
    session::{self, SignedIn},
};
use incoming::Incoming;
use issue::{Asked, Issued, issue};
use model::{App, At, EventName, Id, Reason, Span, kind};
use policy::Decision;
use request::AuthorizeRequest;
use response::{Answer, Redirect};

/// What the browser gets.
#[derive(Clone, Debug)]
pub enum AuthorizeOutcome {
    /// Back to the app, with an answer or an error.
    Redirect {
        /// A registered redirect URI with the response.
        url: String,
    },
    /// Back to the app by a form (Form Post Response Mode).
    Form {
        /// A registered redirect URI.
        action: String,
        /// The response.
        fields: Vec<(String, String)>,
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
    /// Our own page: the guest has to prove a second factor, and comes back here afterwards.
    StepUp {
        /// Path and query on our own origin to come back to.
        continue_to: String,
    },
    /// Our own page: the guest has to agree to terms of use, and comes back here afterwards.
    Terms {
        /// The app.
        app_id: Id<kind::App>,
        /// Path and query on our own origin to come back to.
        continue_to: String,
    },
    /// Our own page: the guest has to be asked.
    Consent(Box<ConsentAsk>),
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
    /// Which company's sign-in is meant: see [`home_hint`].
    pub home_hint: Option<String>,
    /// In which languages, space-separated, the best first (OIDC Core §3.1.2.1).
    pub ui_locales: Option<String>,
    /// What the home is asked for.
    pub wishes: SignInWishes,
}

/// Which company's sign-in a request or link means, from the first of the parameters that apps use for
/// it. None of them is in a standard: Keycloak knows `kc_idp_hint`, Microsoft `domain_hint`, others
/// `idp_hint`. The value is a connection's id or a partner's mail domain.
pub fn home_hint<'a>(param: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    ["idp_hint", "kc_idp_hint", "domain_hint"]
        .into_iter()
        .find_map(|name| param(name).filter(|hint| (1..=LONGEST_HINT).contains(&hint.len())))
        .map(str::to_owned)
}

/// A domain name has at most 253 characters (RFC 1035 §2.3.4).
const LONGEST_HINT: usize = 253;

/// What a request wants from the sign-in at home (OIDC Core §3.1.2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInWishes {
    /// Whether a home session will not do.
    pub force_login: bool,
    /// How old the home's authentication may be, in seconds.
    pub max_age: Option<u32>,
    /// The contexts that would do, the best first.
    pub acr_values: Vec<String>,
}

impl SignInWishes {
    fn of(request: &AuthorizeRequest) -> Self {
        let demands = &request.demands;
        Self {
            force_login: request.prompt.login,
            max_age: request.max_age,
            acr_values: [&demands.essential_acr[..], &demands.acr[..]].concat(),
        }
    }
}

/// What a request that waits for a sign-in wants from it; nothing, for one that is not in order.
///
/// # Errors
/// [`OidcFailure`].
pub fn wishes(cx: &Cx, pairs: &[(String, String)]) -> Result<SignInWishes, OidcFailure> {
    let Some(app) = find_app(cx, &Params::new(pairs))? else {
        return Ok(SignInWishes::default());
    };
    let incoming = incoming::resolve(cx, &app, pairs)?.ok();
    let request = incoming.and_then(|it| parse(&Params::new(&it.params), &app).ok());
    Ok(request.as_ref().map(SignInWishes::of).unwrap_or_default())
}

/// What a guest is asked before a third-party app learns about them.
#[derive(Clone, Debug)]
pub struct ConsentAsk {
    /// The app.
    pub app: App,
    /// Who is asked.
    pub guest: model::Guest,
    /// What it wants to know, by scope.
    pub scopes: Vec<String>,
    /// What it wants to know, by single claims.
    pub claims: Vec<String>,
    /// What it wants to do: the types of its authorization details.
    pub details: Vec<String>,
    /// The request, to be repeated with the answer.
    pub request: Vec<(String, String)>,
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
}

/// What a guest said when asked for consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentAnswer {
    /// Not asked yet.
    NotAsked,
    /// Yes, to this request.
    Yes,
    /// No.
    No,
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
    answer(cx, pairs, session, ConsentAnswer::NotAsked)
}

/// Answers the same request after the guest was asked.
///
/// # Errors
/// As [`authorize`].
pub fn answer(
    cx: &Cx,
    pairs: &[(String, String)],
    session: Option<&str>,
    consent: ConsentAnswer,
) -> Result<AuthorizeOutcome, OidcFailure> {
    // 1. Who asks?
    let Some(app) = find_app(cx, &Params::new(pairs))? else {
        return Ok(page_error(
            cx,
            None,
            Reason::UnknownClient,
            "there is no such client_id",
        ));
    };
    // 2. What, and where may the answer go? Until that is known, errors stay on our own page.
    let (incoming, redirect) = match read(cx, &app, pairs)? {
        Ok(found) => found,
        Err(outcome) => return Ok(outcome),
    };
    // 3. Is the request itself in order?
    let request = match parse(&Params::new(&incoming.params), &app) {
        Ok(request) => request,
        Err(error) => return refuse(cx, &app, &redirect, error),
    };
    if consent == ConsentAnswer::No {
        let error = OAuthError::new(
            OAuthCode::AccessDenied,
            Reason::ConsentRefused,
            "the guest said no",
        );
        return refuse(cx, &app, &redirect, error);
    }
    // 4. Who is there?
    let signed_in = session
        .map(|cookie| session::current(cx, cookie))
        .transpose()?
        .flatten();
    let visit = Visit {
        app: &app,
        redirect: &redirect,
        request: &request,
        pairs,
        wanted_since: again::wanted_since(cx, pairs),
    };
    let Some(signed_in) = signed_in else {
        return visit.sign_in(cx, None);
    };
    if !visit.is_fresh_enough(&signed_in, cx.clock.now()) || !visit.fits_hint(cx, &signed_in) {
        return visit.sign_in(cx, Some(&signed_in));
    }
    if !visit.fits_context(&signed_in) {
        return visit.step_up(cx, &signed_in);
    }
    // 5. May this guest? If so, a code.
    let asked = Asked {
        app: &app,
        redirect: &redirect,
        request: &request,
        incoming: &incoming,
        signed_in: &signed_in,
        consents: consent == ConsentAnswer::Yes,
    };
    conclude(cx, &visit, &asked, issue(cx, &asked)?)
}

fn find_app(cx: &Cx, params: &Params<'_>) -> Result<Option<App>, OidcFailure> {
    if params.repeats("client_id") {
        return Ok(None);
    }
    let id: Option<Id<kind::App>> = params.get("client_id").and_then(|id| id.parse().ok());
    Ok(match id {
        Some(id) => cx.store.read(|tx| tx.find_app(&id))?,
        None => None,
    })
}

/// The request that counts and its verified redirect URI; the inner error is the answer instead.
fn read(
    cx: &Cx,
    app: &App,
    pairs: &[(String, String)],
) -> Result<Result<(Incoming, Redirect), AuthorizeOutcome>, OidcFailure> {
    match incoming::resolve(cx, app, pairs)? {
        Ok(incoming) => {
            let own = incoming.own_redirect.as_deref();
            let found = verified(cx, app, &Params::new(&incoming.params), own);
            Ok(match found {
                Ok(redirect) => Ok((incoming, redirect)),
                Err((reason, hint)) => Err(page_error(cx, Some(app), reason, hint)),
            })
        }
        // The request cannot be read, but its sender may be told if the address itself is good.
        Err(error) => Ok(Err(match verified(cx, app, &Params::new(pairs), None) {
            Ok(redirect) => refuse(cx, app, &redirect, error)?,
            Err(_) => page_error(cx, Some(app), error.reason, error.hint),
        })),
    }
}

fn conclude(
    cx: &Cx,
    visit: &Visit<'_>,
    asked: &Asked<'_>,
    issued: Issued,
) -> Result<AuthorizeOutcome, OidcFailure> {
    let refused = |code, reason, hint| {
        refuse(
            cx,
            visit.app,
            visit.redirect,
            OAuthError::new(code, reason, hint),
        )
    };
    match issued {
        Issued::Done(pairs) => Ok(visit.redirect.answer(cx, pairs)?.into()),
        Issued::SessionGone => refused(
            OAuthCode::LoginRequired,
            Reason::SessionEnded,
            "the session has ended",
        ),
        Issued::RequestUsed => refused(
            OAuthCode::InvalidRequestUri,
            Reason::RequestUriInvalid,
            "the request_uri was used before",
        ),
        Issued::ConsentOwed if visit.request.prompt.none => refused(
            OAuthCode::ConsentRequired,
            Reason::ConsentMissing,
            "the guest has to be asked",
        ),
        Issued::ConsentOwed => Ok(AuthorizeOutcome::Consent(Box::new(visit.ask(asked)))),
        Issued::MfaOwed if visit.request.prompt.none => refused(
            OAuthCode::InteractionRequired,
            Reason::MfaRequired,
            "the guest has to prove a second factor",
        ),
        Issued::MfaOwed => Ok(AuthorizeOutcome::StepUp {
            continue_to: again::as_it_came(visit.pairs),
        }),
        Issued::TermsOwed if visit.request.prompt.none => refused(
            OAuthCode::InteractionRequired,
            Reason::TermsOpen,
            "the guest has to agree to the terms of use",
        ),
        Issued::TermsOwed => Ok(AuthorizeOutcome::Terms {
            app_id: visit.app.id.clone(),
            continue_to: again::as_it_came(visit.pairs),
        }),
        Issued::Unconfirmed => visit.sign_in(cx, Some(asked.signed_in)),
        Issued::Denied(_) if visit.request.prompt.none => {
            let denied = OAuthError::new(
                OAuthCode::AccessDenied,
                Reason::NotAssigned,
                "this guest may not open the app",
            );
            Ok(visit.redirect.error(cx, &denied)?.into())
        }
        Issued::Denied(decision) => Ok(AuthorizeOutcome::Denied(Box::new(Denied {
            app: visit.app.clone(),
            decision: *decision,
            guest: asked.signed_in.guest.clone(),
        }))),
    }
}

/// One request by one browser.
struct Visit<'a> {
    app: &'a App,
    redirect: &'a Redirect,
    request: &'a AuthorizeRequest,
    /// As the browser sent it.
    pairs: &'a [(String, String)],
    /// Since when a sign-in was wanted for it, once it comes back from there.
    wanted_since: Option<At>,
}

/// The way back from a sign-in takes a moment; without this, `max_age=0` could never be met.
const WAY_BACK: Span = Span::mins(1);

impl Visit<'_> {
    /// Whether the guest proved who they are for this very request, where that is wanted, and
    /// lately enough.
    fn is_fresh_enough(&self, signed_in: &SignedIn, now: At) -> bool {
        let session = &signed_in.session;
        let anew = self
            .wanted_since
            .is_some_and(|since| since <= session.created_at);
        let young = self.request.max_age.is_none_or(|seconds| {
            let asked = Span::secs(seconds.into());
            let allowed = if anew { asked.max(WAY_BACK) } else { asked };
            now.since(session.auth_time) <= allowed
        });
        young && (anew || !self.request.prompt.wants_sign_in())
    }

    /// An `id_token_hint`, or a `sub` that is demanded, must be about the guest who is there (OIDC
    /// Core §3.1.2.1, §5.5.1).
    fn fits_hint(&self, cx: &Cx, signed_in: &SignedIn) -> bool {
        let (hint, demanded) = (&self.request.id_token_hint, &self.request.demands.subject);
        if hint.is_none() && demanded.is_none() {
            return true;
        }
        let seed = &signed_in.guest.subject;
        let own = tokens::subject(seed, self.app.subject_type, self.app.sector());
        let hinted = hint.as_ref().is_none_or(|hint| {
            crate::logout::subject_of_hint(cx, hint, Some(&self.app.id))
                .is_some_and(|(_, subject)| subject == own)
        });
        hinted && demanded.as_ref().is_none_or(|subject| *subject == own)
    }

    /// Whether the session has one of the contexts that are wished for. A wish that is not
    /// essential may be left unmet once a sign-in was tried for it (OIDC Core §5.5.1.1).
    fn fits_context(&self, signed_in: &SignedIn) -> bool {
        let demands = &self.request.demands;
        let has = |list: &[String]| {
            list.iter()
                .any(|acr| Some(acr) == signed_in.session.acr.as_ref())
        };
        let essential = demands.essential_acr.is_empty() || has(&demands.essential_acr);
        let wished = demands.acr.is_empty() || has(&demands.acr);
        let tried = self.wanted_since.is_some() || self.request.prompt.none;
        essential && (wished || tried)
    }

    /// Another sign-in may give a better context; after one there is nothing left to try.
    fn step_up(&self, cx: &Cx, signed_in: &SignedIn) -> Result<AuthorizeOutcome, OidcFailure> {
        if self.wanted_since.is_none() && !self.request.prompt.none {
            return self.sign_in(cx, Some(signed_in));
        }
        let error = OAuthError::new(
            OAuthCode::UnmetAuthentication,
            Reason::AuthenticationUnmet,
            "the home of this guest does not give the demanded authentication",
        );
        refuse(cx, self.app, self.redirect, error)
    }

    fn sign_in(
        &self,
        cx: &Cx,
        signed_in: Option<&SignedIn>,
    ) -> Result<AuthorizeOutcome, OidcFailure> {
        // After a sign-in that did not help, asking again would go round in circles.
        if self.request.prompt.none || self.wanted_since.is_some() {
            let error = OAuthError::new(
                OAuthCode::LoginRequired,
                Reason::LoginRequired,
                "the guest has to sign in",
            );
            return refuse(cx, self.app, self.redirect, error);
        }
        let known = signed_in
            .filter(|_| !self.request.prompt.select)
            .map(|it| it.guest.email.to_string());
        Ok(AuthorizeOutcome::SignIn(SignInNeeded {
            continue_to: again::continue_to(cx, self.pairs),
            login_hint: self.request.login_hint.clone().or(known),
            home_hint: self.request.home_hint.clone(),
            ui_locales: self.request.ui_locales.clone(),
            wishes: SignInWishes::of(self.request),
        }))
    }

    fn ask(&self, asked: &Asked<'_>) -> ConsentAsk {
        let granted = &self.request.granted;
        let claims = granted.claims.id_token.union(&granted.claims.userinfo);
        let kinds = granted.authorization_details.iter();
        ConsentAsk {
            app: self.app.clone(),
            guest: asked.signed_in.guest.clone(),
            scopes: self.request.scope.split(' ').map(str::to_owned).collect(),
            claims: claims.cloned().collect(),
            details: kinds
                .filter_map(|detail| Some(detail.get("type")?.as_str()?.to_owned()))
                .collect(),
            request: self.pairs.to_vec(),
        }
    }
}

impl From<Answer> for AuthorizeOutcome {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Redirect(url) => Self::Redirect { url },
            Answer::Form { action, fields } => Self::Form { action, fields },
        }
    }
}

fn page_error(cx: &Cx, app: Option<&App>, reason: Reason, hint: &'static str) -> AuthorizeOutcome {
    let event = cx.refusal(EventName::Authorize, reason);
    cx.record(match app {
        Some(app) => event.app(&app.id),
        None => event,
    });
    AuthorizeOutcome::PageError { reason, hint }
}

fn refuse(
    cx: &Cx,
    app: &App,
    redirect: &Redirect,
    error: OAuthError,
) -> Result<AuthorizeOutcome, OidcFailure> {
    cx.record(cx.refusal(EventName::Authorize, error.reason).app(&app.id));
    Ok(redirect.error(cx, &error)?.into())
}
