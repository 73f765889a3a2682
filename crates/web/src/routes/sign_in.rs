//! The way in: which home, a passkey, or a mailed code.

use super::{
    mail_code,
    outcome::{Answer, accept, count_refusal, denial, refused, resolve, settle},
    own_path, wrong_account,
};
use crate::{
    exchange::Exchange,
    http::{self, Pairs, Response},
    pages::{
        Problem,
        guest::{Ceremony, ChooseHome, HomeChoice, SignIn, SignInForm},
    },
};
use admin::{Refusal, mailbox, realm, redemption::Evidence};
use broker::{BrokerError, StartRequest, TestKind, Wishes};
use model::{Connection, Email, Id, Reason, kind};
use oidc::{
    authorize::{ConsentAnswer, SignInNeeded, SignInWishes},
    session::SignedIn,
};

/// Sends somebody who is signed in to sign in once more, where they did before.
pub fn anew(exchange: &Exchange<'_>, guest: &SignedIn, continue_to: String) -> Response {
    let needed = SignInNeeded {
        continue_to,
        login_hint: Some(guest.guest.email.to_string()),
        home_hint: Some(guest.session.connection_id.to_string()),
        ui_locales: None,
        wishes: SignInWishes {
            force_login: true,
            ..SignInWishes::default()
        },
    };
    begin(exchange, &needed)
}

/// An app needs somebody signed in: straight to the home where it is known, else ask.
pub fn begin(exchange: &Exchange<'_>, needed: &SignInNeeded) -> Response {
    let hint: Option<Email> = needed
        .login_hint
        .as_deref()
        .and_then(|hint| hint.parse().ok());
    if let Some(home) = &needed.home_hint {
        match realm::of_hint(&exchange.portal.desk, home) {
            Ok(Some(home)) => {
                let wishes = at_home(hint.as_ref(), needed.wishes.clone());
                return settle(go_home(
                    exchange,
                    &home,
                    None,
                    (&needed.continue_to, wishes),
                ));
            }
            Ok(None) => {}
            Err(error) => return exchange.failure(&error),
        }
    }
    if let Some(email) = &hint {
        let wishes = at_home(Some(email), needed.wishes.clone());
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
    let languages: String = needed
        .ui_locales
        .iter()
        .flat_map(|tags| url::form_urlencoded::byte_serialize(tags.as_bytes()))
        .collect();
    Response::see_other(&format!(
        "/sign-in?continue_to={back}&address={address}&ui_locales={languages}"
    ))
}

/// The same wishes in the words of the home's request.
fn at_home(email: Option<&Email>, wanted: SignInWishes) -> Wishes {
    Wishes {
        login_hint: email.map(ToString::to_string),
        prompt: wanted.force_login.then(|| "login".to_owned()),
        max_age: wanted.max_age,
        acr_values: wanted.acr_values,
        ui_locales: None,
    }
}

/// What the authorization request that waits, if any does, wants from the sign-in.
fn waiting_wishes(exchange: &Exchange<'_>, continue_to: &str) -> SignInWishes {
    let Some(query) = continue_to.strip_prefix("/authorize?") else {
        return SignInWishes::default();
    };
    let pairs = Pairs::parse(query.as_bytes()).0;
    oidc::authorize::wishes(&exchange.portal.oidc, &pairs).unwrap_or_else(|error| {
        tracing::error!(%error, "a waiting request could not be read");
        SignInWishes::default()
    })
}

/// Starts at the home identity provider of an address's partner; `None` where there is none, since
/// a mailed code must be asked for by a person.
fn way_home(
    exchange: &Exchange<'_>,
    email: &Email,
    continue_to: &str,
    wishes: Wishes,
) -> Result<Option<Response>, Response> {
    let homes = realm::of_domain(exchange.desk(), email.domain());
    let mut homes = homes.map_err(|e| exchange.failure(&e))?;
    // Of several the person chooses.
    let home = homes.pop().filter(|_| homes.is_empty());
    home.map(|home| go_home(exchange, &home, None, (continue_to, wishes)))
        .transpose()
}

/// Sends the browser to a home identity provider, bound to it by a cookie.
pub fn go_home(
    exchange: &Exchange<'_>,
    connection: &Connection,
    invitation: Option<Id<kind::Invitation>>,
    to: (&str, Wishes),
) -> Answer {
    start_home(exchange, connection, invitation, to).map_err(|e| refused(exchange, &e))
}

/// Sends a browser that is signed in to a guest's invitation account home, to replace the account.
pub fn move_home(
    exchange: &Exchange<'_>,
    home: &Connection,
    guest: Id<kind::Guest>,
    (continue_to, wishes): (&str, Wishes),
) -> Answer {
    let mut request = StartRequest {
        connection: home,
        invitation_id: None,
        moves_guest_id: Some(guest),
        continue_to: continue_to.to_owned(),
        wishes,
    };
    leave(exchange, &mut request).map_err(|e| refused(exchange, &e))
}

/// The same, for callers who tell themselves why it cannot begin.
pub fn start_home(
    exchange: &Exchange<'_>,
    connection: &Connection,
    invitation: Option<Id<kind::Invitation>>,
    (continue_to, wishes): (&str, Wishes),
) -> Result<Response, BrokerError> {
    let mut request = StartRequest {
        connection,
        invitation_id: invitation,
        moves_guest_id: None,
        continue_to: continue_to.to_owned(),
        wishes,
    };
    leave(exchange, &mut request)
}

/// The home is asked to speak as the page did from which the person comes.
fn leave(exchange: &Exchange<'_>, request: &mut StartRequest<'_>) -> Result<Response, BrokerError> {
    request.wishes.ui_locales = Some(exchange.locale(None).tag().to_owned());
    let started = exchange.portal.broker.start(request)?;
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
pub fn waiting_app(exchange: &Exchange<'_>, continue_to: &str) -> Option<String> {
    let query = continue_to.strip_prefix("/authorize?")?;
    let client_id = Pairs::parse(query.as_bytes())
        .get("client_id")?
        .parse()
        .ok()?;
    admin::apps::name(&exchange.portal.desk, &client_id)
        .ok()
        .flatten()
}

fn ask(
    exchange: &Exchange<'_>,
    form: SignInForm,
    continue_to: String,
    refused: Option<Reason>,
) -> Response {
    refused.inspect(|reason| exchange.notes.refused(*reason));
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
        remembered: remembered(exchange).map(|home| (home.id.to_string(), home.name)),
        refused,
    };
    let response = Response::page(status, &page);
    match binding {
        Some(binding) => response.cookie(http::make(http::CEREMONY, &binding, None)),
        None => response,
    }
}

/// Takes the address or the company's name: to its sign-in, to a choice where there are several, or to
/// the page for a mailed code, which looks the same and takes as long whether anybody is known by that address or
/// not (E01).
pub fn choose(exchange: &Exchange<'_>) -> Response {
    let continue_to = own_path(exchange.form.get("continue_to"));
    let given = exchange.form.text("email");
    let email = given.parse::<Email>().ok();
    // Who has chosen, or is remembered, looks nothing up.
    if let Some(home) = exchange.form.get("home") {
        let found = realm::of_hint(exchange.desk(), home);
        let homes = found.map(|home| home.into_iter().collect());
        return to_company(exchange, &continue_to, (homes, email.as_ref()));
    }
    match exchange
        .portal
        .broker
        .count_lookup(exchange.network().as_deref())
    {
        Ok(false) => {}
        Ok(true) => {
            return denial(exchange, Reason::RateLimited, None).header("retry-after", "3600");
        }
        Err(error) => return exchange.failure(&error),
    }
    if !given.trim().is_empty() && !given.contains('@') {
        let homes = realm::of_name(exchange.desk(), given);
        return to_company(exchange, &continue_to, (homes, None));
    }
    let Some(email) = email else {
        let mut form = SignInForm::default();
        form.email.value = given.to_owned();
        form.email.problem = Some(if given.trim().is_empty() {
            Problem::Required
        } else {
            Problem::Email
        });
        return ask(exchange, form, continue_to, None);
    };
    if exchange.form.get("way") != Some("code") {
        match realm::of_domain(exchange.desk(), email.domain()) {
            Ok(homes) if homes.is_empty() => {}
            homes => return to_company(exchange, &continue_to, (homes, Some(&email))),
        }
    }
    by_code(exchange, (&continue_to, &email)).on_beat()
}

/// To the page for a mailed code.
fn by_code(exchange: &Exchange<'_>, (continue_to, email): (&str, &Email)) -> Response {
    match mailbox::by_code(exchange.desk(), email) {
        Ok(Some(connection)) => settle(mail_code::start(
            exchange,
            &connection,
            None,
            (continue_to, email),
        )),
        Ok(None) => denial(exchange, Reason::ConnectionDisabled, None),
        Err(error) => exchange.failure(&error),
    }
}

/// To the sign-in of a company that was named, chosen or is remembered; of several the person chooses.
fn to_company(
    exchange: &Exchange<'_>,
    continue_to: &str,
    (found, email): (Result<Vec<Connection>, Refusal>, Option<&Email>),
) -> Response {
    let homes = match found {
        Ok(homes) => homes,
        Err(error) => return exchange.failure(&error),
    };
    match &homes[..] {
        [] => {
            let mut form = SignInForm::default();
            exchange
                .form
                .text("email")
                .clone_into(&mut form.email.value);
            form.email.problem = Some(Problem::Company);
            ask(exchange, form, continue_to.to_owned(), None)
        }
        [home] => {
            let wishes = at_home(email, waiting_wishes(exchange, continue_to));
            settle(go_home(exchange, home, None, (continue_to, wishes)))
        }
        several => Response::page(
            200,
            &ChooseHome {
                frame: exchange.frame(),
                app: waiting_app(exchange, continue_to),
                homes: several.iter().map(home_choice).collect(),
                email: email.map(ToString::to_string).unwrap_or_default(),
                continue_to: continue_to.to_owned(),
            },
        ),
    }
}

fn home_choice(home: &Connection) -> HomeChoice {
    let issuer = url::Url::parse(&home.issuer).ok();
    HomeChoice {
        id: home.id.to_string(),
        name: home.name.clone(),
        host: issuer
            .and_then(|it| it.host_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

/// The home that this browser last came through, where it may still be used.
fn remembered(exchange: &Exchange<'_>) -> Option<Connection> {
    let id = exchange.request.cookie(http::HOME)?;
    realm::of_hint(exchange.desk(), id).unwrap_or_else(|error| {
        tracing::warn!(%error, "the remembered home could not be read");
        None
    })
}

/// Back from a home identity provider.
pub fn callback(exchange: &Exchange<'_>) -> Response {
    let Some(connection) = exchange.id::<kind::Connection>(0) else {
        return denial(exchange, Reason::StateInvalid, None);
    };
    match exchange.portal.broker.test_kind(&exchange.request.query) {
        Ok(Some(TestKind::Setup)) => return super::setup::came_back(exchange, &connection),
        Ok(Some(TestKind::Connection)) => {
            return super::admin::connection::came_back(exchange, &connection);
        }
        Ok(None) => {}
        Err(error) => return refused(exchange, &error),
    }
    let binding = exchange.request.cookie(http::SIGN_IN);
    match exchange
        .portal
        .broker
        .finish(&connection, binding, &exchange.request.query)
    {
        Ok(finished) => settle(resolve(exchange, &finished.sign_in)),
        Err(BrokerError::Declined(continue_to)) => {
            count_refusal(exchange, &connection);
            declined(exchange, &continue_to)
        }
        Err(error) => {
            count_refusal(exchange, &connection);
            wrong_account::after_callback(exchange, &error)
        }
    }
}

/// The app that waits is told (OIDC Core §3.1.2.6); where none does, the person is.
fn declined(exchange: &Exchange<'_>, continue_to: &str) -> Response {
    match continue_to.strip_prefix("/authorize?") {
        Some(query) => {
            let pairs = Pairs::parse(query.as_bytes()).0;
            super::oidc::respond(exchange, &pairs, ConsentAnswer::No)
                .cookie(http::forget(http::SIGN_IN))
        }
        None => wrong_account::after_callback(exchange, &BrokerError::Refused(Reason::HomeRefused)),
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
