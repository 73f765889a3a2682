//! The way in: which home, a mailed code, a passkey, and what comes of it.

use crate::{
    exchange::Exchange,
    http::{self, Pairs, Response},
    pages::{
        Problem,
        guest::{
            Ceremony, CodeForm, Denial, InvitationLanding, InvitationProblem, InvitedApp, MailCode,
            MailboxProof, SignIn, SignInForm,
        },
    },
    routes::own_path,
};
use admin::{
    Refusal,
    landing::LandingView,
    mailbox,
    redemption::{self, Denied, Evidence, Resolution},
};
use broker::{BrokerError, Recipient, StartRequest, Wishes};
use model::{
    Connection, ConnectionKind, ConnectionState, Email, Guest, HomeSignIn, Id, Reason, kind,
};
use oidc::authorize::SignInNeeded;

/// How a sign-in ends for the browser.
type Answer = Result<Response, Response>;

/// An app needs somebody signed in: straight to the home where it is known, else ask.
pub fn begin(exchange: &Exchange<'_>, needed: &SignInNeeded) -> Response {
    let hint: Option<Email> = needed
        .login_hint
        .as_deref()
        .and_then(|hint| hint.parse().ok());
    if let Some(email) = &hint {
        let wishes = Wishes {
            login_hint: Some(email.to_string()),
            prompt: needed.force_login.then(|| "login".to_owned()),
            max_age: needed.max_age,
        };
        match way_home(exchange, email, &needed.continue_to, wishes) {
            Ok(Some(response)) | Err(response) => return response,
            Ok(None) => {}
        }
    }
    let back: String =
        url::form_urlencoded::byte_serialize(needed.continue_to.as_bytes()).collect();
    let address: String = hint
        .iter()
        .flat_map(|email| url::form_urlencoded::byte_serialize(email.as_str().as_bytes()))
        .collect();
    Response::see_other(&format!("/sign-in?continue_to={back}&address={address}"))
}

/// Starts at the home identity provider of an address's partner; `None` where there is none, since
/// a mailed code must be asked for by a person.
fn way_home(
    exchange: &Exchange<'_>,
    email: &Email,
    continue_to: &str,
    wishes: Wishes,
) -> Result<Option<Response>, Response> {
    let partner = admin::partners::find_for_address(&exchange.portal.desk, email)
        .map_err(|e| exchange.failure(&e))?;
    let Some(partner) = partner else {
        return Ok(None);
    };
    let view = admin::partners::detail(&exchange.portal.desk, &partner.id)
        .map_err(|e| exchange.failure(&e))?;
    let home = view.and_then(|view| {
        view.connections
            .into_iter()
            .rev()
            .find(|c| c.kind == ConnectionKind::Oidc && c.state == ConnectionState::Enabled)
    });
    home.map(|home| go_home(exchange, &home, None, (continue_to, wishes)))
        .transpose()
}

/// Sends the browser to a home identity provider, bound to it by a cookie.
pub fn go_home(
    exchange: &Exchange<'_>,
    connection: &Connection,
    invitation: Option<Id<kind::Invitation>>,
    (continue_to, wishes): (&str, Wishes),
) -> Answer {
    let request = StartRequest {
        connection,
        invitation_id: invitation,
        continue_to: continue_to.to_owned(),
        wishes,
    };
    let started = exchange
        .portal
        .broker
        .start(&request)
        .map_err(|e| refused(exchange, &e))?;
    Ok(
        Response::see_other(started.redirect.as_str()).cookie(http::make(
            http::SIGN_IN,
            &started.binding,
            None,
        )),
    )
}

/// Asks who is there (G1).
pub fn page(exchange: &Exchange<'_>) -> Response {
    let query = exchange.request.query_pairs();
    let mut form = SignInForm::default();
    form.email.value = query.get("address").unwrap_or_default().to_owned();
    ask(exchange, form, own_path(query.get("continue_to")), None)
}

/// The name of the app whose authorization request waits, from its registration.
fn waiting_app(exchange: &Exchange<'_>, continue_to: &str) -> Option<String> {
    let query = continue_to.strip_prefix("/authorize?")?;
    let client_id = Pairs::parse(query.as_bytes())
        .get("client_id")?
        .parse()
        .ok()?;
    admin::apps::detail(&exchange.portal.desk, &client_id)
        .ok()
        .flatten()
        .map(|view| view.app.name)
}

fn ask(
    exchange: &Exchange<'_>,
    form: SignInForm,
    continue_to: String,
    refused: Option<Reason>,
) -> Response {
    let app = waiting_app(exchange, &continue_to);
    let broker = &exchange.portal.broker;
    let ceremony = if broker.offers_passkeys() {
        broker.start_passkey_authentication().ok()
    } else {
        None
    };
    let (binding, passkey) = match ceremony {
        Some(begun) => (
            Some(begun.binding),
            Some(Ceremony {
                options: begun.options,
                id: String::new(),
            }),
        ),
        None => (None, None),
    };
    let status = if refused.is_some() || form.email.problem.is_some() {
        400
    } else {
        200
    };
    let page = SignIn {
        frame: exchange.frame(),
        form,
        app,
        continue_to,
        passkey,
        refused,
    };
    let response = Response::page(status, &page);
    match binding {
        Some(binding) => response.cookie(http::make(http::CEREMONY, &binding, None)),
        None => response,
    }
}

/// Takes the address: to its company's sign-in, or to the page for a mailed code, which looks the
/// same whether anybody is known by that address or not (E01).
pub fn choose(exchange: &Exchange<'_>) -> Response {
    let continue_to = own_path(exchange.form.get("continue_to"));
    let given = exchange.form.text("email");
    let Ok(email) = given.parse::<Email>() else {
        let mut form = SignInForm::default();
        form.email.value = given.to_owned();
        form.email.problem = Some(if given.trim().is_empty() {
            Problem::Required
        } else {
            Problem::Email
        });
        return ask(exchange, form, continue_to, None);
    };
    match mailbox::way_in(&exchange.portal.desk, &email) {
        Ok(Some(connection)) if connection.kind == ConnectionKind::Oidc => {
            let wishes = Wishes {
                login_hint: Some(email.to_string()),
                ..Wishes::default()
            };
            settle(go_home(exchange, &connection, None, (&continue_to, wishes)))
        }
        Ok(Some(connection)) => settle(mail_code(
            exchange,
            &connection,
            None,
            (&continue_to, &email),
        )),
        Ok(None) => denial(exchange, Reason::ConnectionDisabled, None),
        Err(error) => exchange.failure(&error),
    }
}

/// Begins a sign-in here and mails a code to whoever the address belongs to, if to anybody.
pub fn mail_code(
    exchange: &Exchange<'_>,
    connection: &Connection,
    invitation: Option<Id<kind::Invitation>>,
    (continue_to, email): (&str, &Email),
) -> Answer {
    let broker = &exchange.portal.broker;
    let recipient = recipient(exchange, invitation.as_ref(), email)?;
    let request = StartRequest {
        connection,
        invitation_id: invitation.or_else(|| {
            recipient
                .as_ref()
                .and_then(|(_, invitation)| invitation.clone())
        }),
        continue_to: continue_to.to_owned(),
        wishes: Wishes {
            login_hint: Some(email.to_string()),
            ..Wishes::default()
        },
    };
    let begun = broker
        .start_here(&request)
        .map_err(|e| refused(exchange, &e))?;
    let to = recipient.as_ref().map(|(to, _)| to);
    broker
        .request_code(&begun.sign_in, email, to)
        .map_err(|e| refused(exchange, &e))?;
    Ok(
        Response::see_other("/sign-in/code").cookie(http::make(
            http::SIGN_IN,
            &begun.binding,
            None,
        )),
    )
}

type Addressee = (Recipient, Option<Id<kind::Invitation>>);

/// Whom a code may be mailed to: the invited guest, or the guest who has an account by mailbox.
fn recipient(
    exchange: &Exchange<'_>,
    invitation: Option<&Id<kind::Invitation>>,
    email: &Email,
) -> Result<Option<Addressee>, Response> {
    let desk = &exchange.portal.desk;
    let fail = |e: Refusal| exchange.failure(&e);
    if let Some(id) = invitation {
        let guest = mailbox::invited_guest(desk, id).map_err(fail)?;
        return Ok(guest.map(|guest| (to_guest(&guest), Some(id.clone()))));
    }
    let way = mailbox::eligible_for_mail_code(desk, email).map_err(fail)?;
    Ok(way.map(|way| {
        let to = Recipient {
            guest_id: way.guest_id,
            email: way.email,
            name: way.name,
            language: way.language,
        };
        (to, way.invitation_id)
    }))
}

fn to_guest(guest: &Guest) -> Recipient {
    Recipient {
        guest_id: guest.id.clone(),
        email: guest.email.clone(),
        name: guest.display_name.clone(),
        language: guest.language,
    }
}

/// The sign-in of this browser that waits for a code.
struct Waiting {
    sign_in: model::SignIn,
    /// The proof from a home, if the code is for the invited mailbox on top of it.
    proof: Option<HomeSignIn>,
    recipient: Option<Recipient>,
    address: Email,
}

fn waiting(exchange: &Exchange<'_>) -> Result<Waiting, Response> {
    let broker = &exchange.portal.broker;
    let gone = || denial(exchange, Reason::StateInvalid, None);
    let cookie = exchange.request.cookie(http::SIGN_IN).ok_or_else(gone)?;
    let sign_in = broker
        .find(cookie)
        .map_err(|e| refused(exchange, &e))?
        .ok_or_else(gone)?;
    match (&sign_in.proof, broker.address(&sign_in)) {
        (Some(proof), _) => {
            let proof = proof.clone();
            let invitation = sign_in.invitation_id.clone().ok_or_else(gone)?;
            let guest = mailbox::invited_guest(&exchange.portal.desk, &invitation);
            let guest = guest.map_err(|e| exchange.failure(&e))?.ok_or_else(gone)?;
            Ok(Waiting {
                address: guest.email.clone(),
                recipient: Some(to_guest(&guest)),
                proof: Some(proof),
                sign_in,
            })
        }
        (None, Some(address)) => {
            let recipient =
                recipient(exchange, sign_in.invitation_id.as_ref(), &address)?.map(|(to, _)| to);
            Ok(Waiting {
                sign_in,
                proof: None,
                recipient,
                address,
            })
        }
        (None, None) => Err(gone()),
    }
}

/// Asks for the mailed code (G4).
pub fn code_page(exchange: &Exchange<'_>) -> Response {
    match waiting(exchange) {
        Ok(waiting) => show_code(
            exchange,
            &waiting,
            CodeForm::default(),
            exchange.request.query == "again",
        ),
        Err(response) => response,
    }
}

fn show_code(
    exchange: &Exchange<'_>,
    waiting: &Waiting,
    form: CodeForm,
    sent_again: bool,
) -> Response {
    let status = if form.code.problem.is_some() {
        400
    } else {
        200
    };
    let language = waiting.recipient.as_ref().map(|r| r.language);
    Response::page(
        status,
        &MailCode {
            frame: exchange.frame_in(language.filter(|_| waiting.sign_in.invitation_id.is_some())),
            form,
            masked: waiting.address.masked(),
            minutes: exchange.portal.oidc.settings.lifetimes.mail_code.as_secs() / 60,
            proof: waiting.proof.as_ref().map(|proof| MailboxProof {
                signed_in_as: proof.email.clone().unwrap_or_else(|| proof.subject.clone()),
                invited: waiting.address.masked(),
            }),
            action: "/sign-in/code".into(),
            again: "/sign-in/code/new".into(),
            sent_again,
            back: waiting.proof.is_none().then(|| "/sign-in".to_owned()),
        },
    )
}

/// Takes the code.
pub fn code(exchange: &Exchange<'_>) -> Response {
    settle(take_code(exchange))
}

fn take_code(exchange: &Exchange<'_>) -> Answer {
    let waiting = waiting(exchange)?;
    let broker = &exchange.portal.broker;
    let typed = exchange.form.text("code");
    let mut form = CodeForm::default();
    let outcome = match (&waiting.proof, &waiting.recipient) {
        _ if typed.trim().is_empty() => {
            form.code.problem = Some(Problem::Required);
            return Ok(show_code(exchange, &waiting, form, false));
        }
        (Some(_), Some(recipient)) => {
            broker.check_invited_mailbox(&waiting.sign_in, typed, recipient)
        }
        (_, recipient) => broker
            .check_code(&waiting.sign_in, typed, recipient.as_ref())
            .map(|_| ()),
    };
    match outcome.map_err(|e| (e.reason(), e)) {
        Ok(()) if waiting.proof.is_some() => {
            accept(exchange, &waiting.sign_in, Evidence::MailboxProven)
        }
        Ok(()) => {
            let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
            let proven = broker.find(cookie).map_err(|e| refused(exchange, &e))?;
            proven.map_or_else(
                || Err(denial(exchange, Reason::StateInvalid, None)),
                |s| resolve(exchange, &s),
            )
        }
        Err((Some(reason @ (Reason::CodeWrong | Reason::TooManyTries)), _)) => {
            form.code.problem = Some(if reason == Reason::CodeWrong {
                Problem::Code
            } else {
                Problem::CodeTries
            });
            Ok(show_code(exchange, &waiting, form, false))
        }
        Err((_, error)) => Err(refused(exchange, &error)),
    }
}

/// Mails another code; the old one dies.
pub fn new_code(exchange: &Exchange<'_>) -> Response {
    let waiting = match waiting(exchange) {
        Ok(waiting) => waiting,
        Err(response) => return response,
    };
    match exchange.portal.broker.request_code(
        &waiting.sign_in,
        &waiting.address,
        waiting.recipient.as_ref(),
    ) {
        Ok(()) => Response::see_other("/sign-in/code?again"),
        Err(error) => refused(exchange, &error),
    }
}

/// Back from a home identity provider.
pub fn callback(exchange: &Exchange<'_>) -> Response {
    let Some(connection) = exchange.id::<kind::Connection>(0) else {
        return denial(exchange, Reason::StateInvalid, None);
    };
    let binding = exchange.request.cookie(http::SIGN_IN);
    match exchange
        .portal
        .broker
        .finish(&connection, binding, &exchange.request.query)
    {
        Ok(finished) => settle(resolve(exchange, &finished.sign_in)),
        Err(error) => refused(exchange, &error),
    }
}

/// A passkey of an invitation account.
pub fn with_passkey(exchange: &Exchange<'_>) -> Response {
    let continue_to = own_path(exchange.form.get("continue_to"));
    let binding = exchange.request.cookie(http::CEREMONY).unwrap_or_default();
    match exchange.portal.broker.sign_in_with_passkey(
        &continue_to,
        binding,
        exchange.form.text("answer"),
    ) {
        Ok(begun) => settle(resolve(exchange, &begun.sign_in)).cookie(http::forget(http::CEREMONY)),
        Err(error) if error.reason() == Some(Reason::PasskeyInvalid) => ask(
            exchange,
            SignInForm::default(),
            continue_to,
            Some(Reason::PasskeyInvalid),
        ),
        Err(error) => refused(exchange, &error),
    }
}

/// *Accept* of an invitation whose link was not opened (E09).
pub fn accept_here(exchange: &Exchange<'_>) -> Response {
    let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
    match exchange.portal.broker.find(cookie) {
        Ok(Some(sign_in)) => settle(accept(exchange, &sign_in, Evidence::AcceptedHere)),
        Ok(None) => denial(exchange, Reason::StateInvalid, None),
        Err(error) => refused(exchange, &error),
    }
}

/// What a proven sign-in leads to.
fn resolve(exchange: &Exchange<'_>, sign_in: &model::SignIn) -> Answer {
    let resolution =
        redemption::resolve(&exchange.portal.desk, sign_in).map_err(|e| exchange.failure(&e))?;
    follow(exchange, sign_in, resolution)
}

fn accept(exchange: &Exchange<'_>, sign_in: &model::SignIn, evidence: Evidence) -> Answer {
    let resolution = redemption::accept(&exchange.portal.desk, sign_in, evidence)
        .map_err(|e| exchange.failure(&e))?;
    follow(exchange, sign_in, resolution)
}

fn follow(exchange: &Exchange<'_>, sign_in: &model::SignIn, resolution: Resolution) -> Answer {
    match resolution {
        Resolution::SignedIn(guest) => signed_in(exchange, sign_in, &guest, &sign_in.continue_to),
        Resolution::Redeemed(guest, continue_to) => {
            let offer = is_here(exchange, sign_in) && exchange.portal.broker.offers_passkeys();
            let next = if offer {
                let back: String =
                    url::form_urlencoded::byte_serialize(continue_to.as_bytes()).collect();
                format!("/passkey?continue_to={back}")
            } else {
                continue_to
            };
            signed_in(exchange, sign_in, &guest, &next)
        }
        Resolution::MailboxProof { to, .. } => {
            let waiting = waiting(exchange)?;
            let broker = &exchange.portal.broker;
            broker
                .request_code(&waiting.sign_in, &to, waiting.recipient.as_ref())
                .map_err(|e| refused(exchange, &e))?;
            Ok(Response::see_other("/sign-in/code"))
        }
        Resolution::Accept(view) => Ok(landing(exchange, &view, "/sign-in/accept".into())),
        Resolution::Refused(denied) => Err(not_invited(exchange, &denied)),
    }
}

/// Whether the proof was made here, by mailbox, and not at a home identity provider.
fn is_here(exchange: &Exchange<'_>, sign_in: &model::SignIn) -> bool {
    exchange.portal.broker.address(sign_in).is_some()
}

/// A session under a fresh secret (S01), and onwards.
fn signed_in(
    exchange: &Exchange<'_>,
    sign_in: &model::SignIn,
    guest: &Guest,
    next: &str,
) -> Answer {
    let portal = exchange.portal;
    let proof = match &sign_in.proof {
        Some(proof) => Some(proof.clone()),
        None => {
            let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
            portal
                .broker
                .find(cookie)
                .map_err(|e| refused(exchange, &e))?
                .and_then(|s| s.proof)
        }
    };
    let Some(proof) = proof else {
        return Err(denial(exchange, Reason::StateInvalid, None));
    };
    match oidc::session::start(&portal.oidc, &guest.id, &proof) {
        Ok(Ok(cookie)) => Ok(Response::see_other(next)
            .cookie(http::make(http::SESSION, &cookie, None))
            .cookie(http::forget(http::SIGN_IN))
            .cookie(http::forget(http::CSRF))),
        Ok(Err(reason)) => Err(denial(exchange, reason, None)),
        Err(error) => Err(exchange.failure(&error)),
    }
}

/// The page of an open invitation; `action` is where *Accept* goes.
pub fn landing(exchange: &Exchange<'_>, view: &LandingView, action: String) -> Response {
    Response::page(
        200,
        &InvitationLanding {
            frame: exchange.frame_in(Some(view.language)),
            inviter_name: view.inviter_name.clone(),
            inviter_email: view.inviter_email.clone(),
            address: view.email.masked(),
            message: view.message.clone(),
            apps: view
                .apps
                .iter()
                .map(|name| InvitedApp { name: name.clone() })
                .collect(),
            brand: view.brand.clone(),
            home: view.goes_home().then(|| view.connection.name.clone()),
            expires_at: view.expires_at,
            contact_url: view.contact_url.clone(),
            action,
        },
    )
}

fn not_invited(exchange: &Exchange<'_>, denied: &Denied) -> Response {
    if denied.inviter_name.is_some() {
        return Response::page(
            403,
            &InvitationProblem {
                frame: exchange.frame(),
                reason: denied.reason,
                inviter_name: denied.inviter_name.clone(),
                contact_url: denied.contact_url.clone(),
                at: exchange.now(),
            },
        );
    }
    denial(exchange, denied.reason, denied.contact_url.clone())
}

/// A refusal names its reason and whom to ask.
pub fn denial(exchange: &Exchange<'_>, reason: Reason, contact: Option<String>) -> Response {
    tracing::warn!(reference = exchange.reference(), %reason, "a sign-in was refused");
    let contact = contact.or_else(|| exchange.portal.oidc.settings.contact_url.clone());
    let status = match reason {
        Reason::StateInvalid | Reason::MixUp | Reason::InvalidRequest => 400,
        Reason::RateLimited => 429,
        Reason::HomeUnreachable | Reason::IssuerMismatch => 502,
        _ => 403,
    };
    Response::page(
        status,
        &Denial {
            frame: exchange.frame(),
            app: None,
            reason,
            ask: contact.map(|link| (None, link)),
            at: exchange.now(),
        },
    )
}

fn refused(exchange: &Exchange<'_>, error: &BrokerError) -> Response {
    match error.reason() {
        Some(reason) => denial(exchange, reason, None),
        None => exchange.failure(error),
    }
}

fn settle(answer: Answer) -> Response {
    answer.unwrap_or_else(|refusal| refusal)
}
