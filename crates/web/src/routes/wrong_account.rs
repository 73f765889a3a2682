//! A way in that did not work, and the one button that leads on: another account, the same once more,
//! or a word to whoever invited.

use super::{mail_code, outcome, outcome::Answer, outcome::settle, sign_in};
use crate::{
    exchange::Exchange,
    http::{self, Pairs, Response},
    pages::guest::{Asked, InvitationProblem, Lead},
};
use admin::{
    landing::{self, Landing, LandingView, Problem, by_sign_in},
    realm,
    redemption::{self, Denied, account_of},
    requests::{self, Standing},
};
use broker::{BrokerError, Wishes};
use model::{Connection, Email, ProviderTemplate, Reason, SignIn};

/// Through what the person came here, and so how they go on.
#[derive(Clone, Debug)]
pub enum Way {
    /// An invitation's link, by its token.
    Link(String),
    /// A sign-in that is bound to this browser.
    Here,
    /// A sign-in that was begun in another browser, by its `state`.
    Elsewhere(String),
}

impl Way {
    fn action(&self, verb: &str) -> String {
        match (self, verb) {
            (Self::Link(token), "ask" | "sign-in") => format!("/invite/{token}/{verb}"),
            (Self::Link(token), _) => format!("/invite/{token}"),
            (Self::Here | Self::Elsewhere(_), verb) => format!("/sign-in/{verb}"),
        }
    }

    /// What helps against a reason; `None` where only people can.
    fn lead(&self, reason: Reason, has_inviter: bool) -> Option<Lead> {
        let (verb, key) = match reason {
            Reason::InvitationUsed if matches!(self, Self::Link(_)) => ("sign-in", "lead-sign-in"),
            Reason::InvitationExpired | Reason::InvitationRevoked | Reason::InvitationUsed
                if has_inviter =>
            {
                ("ask", "lead-ask")
            }
            Reason::MovedHome => ("again", "lead-sign-in"),
            Reason::StateInvalid if matches!(self, Self::Elsewhere(_)) => ("again", "lead-here"),
            _ if takes_another_account(reason) => ("switch", "lead-switch"),
            _ if may_pass(reason) => ("again", "lead-again"),
            _ => return None,
        };
        let state = match self {
            Self::Elsewhere(state) => Some(state.clone()),
            Self::Link(_) | Self::Here => None,
        };
        Some(Lead {
            action: self.action(verb),
            key,
            state,
        })
    }
}

const fn takes_another_account(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::AddressDiffers
            | Reason::OtherGuest
            | Reason::NotInvited
            | Reason::EmailCollision
            | Reason::WrongPartner
            | Reason::UpstreamTenant
            | Reason::HomeRefused
    )
}

/// What is the home's or the moment's fault, so that the same may work when it is tried again.
const fn may_pass(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::HomeUnreachable
            | Reason::StateInvalid
            | Reason::IssuerMismatch
            | Reason::MixUp
            | Reason::UpstreamSignature
            | Reason::UpstreamKey
            | Reason::UpstreamAudience
            | Reason::UpstreamNonce
            | Reason::UpstreamTime
            | Reason::UpstreamClaim
    )
}

/// What such a page tells.
struct Blocked {
    reason: Reason,
    account: Option<String>,
    invited: Option<Email>,
    inviter_name: Option<String>,
    contact_url: Option<String>,
}

impl Blocked {
    fn of_problem(problem: Problem, reason: Reason) -> Self {
        Self {
            reason,
            account: None,
            invited: problem.guest.map(|(_, email)| email),
            inviter_name: problem.inviter_name,
            contact_url: problem.contact_url,
        }
    }

    fn of_view(view: &LandingView, reason: Reason) -> Self {
        Self {
            reason,
            account: None,
            invited: Some(view.email.clone()),
            inviter_name: Some(view.inviter_name.clone()),
            contact_url: Some(view.contact_url.clone()),
        }
    }

    fn page(self, exchange: &Exchange<'_>, status: u16, way: &Way) -> Response {
        let reason = self.reason;
        exchange.notes.refused(reason);
        tracing::warn!(reference = exchange.reference(), %reason, "a way in did not work");
        let has_inviter = self.inviter_name.is_some();
        let lead = way.lead(reason, has_inviter);
        // Beside another account: somebody whom the link was passed on to has none here.
        let asks = has_inviter
            && matches!(way, Way::Here)
            && lead.as_ref().is_some_and(|lead| lead.key == "lead-switch");
        let page = InvitationProblem {
            frame: exchange.frame(),
            reason,
            account: self.account,
            invited: self.invited.map(|email| email.masked()),
            inviter_name: self.inviter_name,
            contact_url: self
                .contact_url
                .or_else(|| exchange.portal.oidc.settings.contact_url.clone()),
            lead,
            ask: asks.then(|| way.action("ask")),
            leaves: matches!(way, Way::Here) && outcome::is_kept(reason),
            at: exchange.now(),
        };
        Response::page(status, &page)
    }
}

/// A link that does not work. Whoever used it themselves and is signed in goes to their apps.
pub fn closed_link(exchange: &Exchange<'_>, token: &str, problem: Problem) -> Response {
    let (reason, guest) = (problem.reason, problem.guest.clone());
    let own = exchange.portal.guest_of(exchange.request).zip(guest);
    if reason == Reason::InvitationUsed
        && own.is_some_and(|(signed_in, (id, _))| signed_in.guest.id == id)
    {
        return Response::see_other("/");
    }
    Blocked::of_problem(problem, reason).page(exchange, 410, &Way::Link(token.to_owned()))
}

/// A sign-in whose proof leads nowhere.
pub fn denied(exchange: &Exchange<'_>, denied: &Denied) -> Response {
    let blocked = Blocked {
        reason: denied.reason,
        account: denied.account.clone(),
        invited: denied.invited.clone(),
        inviter_name: denied.inviter_name.clone(),
        contact_url: denied.contact_url.clone(),
    };
    blocked.page(exchange, outcome::status_of(denied.reason), &Way::Here)
}

/// What came back from a home was not believed, or belongs to another browser.
pub fn after_callback(exchange: &Exchange<'_>, error: &BrokerError) -> Response {
    let Some(reason) = error.reason() else {
        return exchange.failure(error);
    };
    settle(
        came_back(exchange, reason, error)
            .map(|page| page.unwrap_or_else(|| outcome::denial(exchange, reason, None))),
    )
}

fn came_back(
    exchange: &Exchange<'_>,
    reason: Reason,
    error: &BrokerError,
) -> Result<Option<Response>, Response> {
    let state = exchange.request.query_pairs();
    let state = state.get("state").unwrap_or_default();
    let broker = &exchange.portal.broker;
    let found = broker
        .find_by_state(state)
        .map_err(|e| exchange.failure(&e))?;
    let Some(sign_in) = found else {
        return Ok(None);
    };
    let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
    let is_here = sign_in.binding.matches(&model::HashedSecret::of(cookie));
    let way = if is_here {
        Way::Here
    } else {
        Way::Elsewhere(state.to_owned())
    };
    let status = outcome::status_of(reason);
    let landing =
        by_sign_in(exchange.desk(), &sign_in).map_err(|error| exchange.failure(&error))?;
    let account = match error {
        BrokerError::ForeignTenant(account) => account.clone(),
        _ => sign_in.proof.as_ref().filter(|_| is_here).map(account_of),
    };
    let blocked = match landing {
        Some(Landing::Open(view)) => Blocked::of_view(&view, reason),
        Some(Landing::Closed(problem)) => Blocked::of_problem(problem, reason),
        // Without an invitation there is nothing to say about it, but the way on is the same.
        None if is_here => Blocked {
            reason,
            account: None,
            invited: None,
            inviter_name: None,
            contact_url: None,
        },
        None => return Ok(None),
    };
    Ok(Some(
        Blocked { account, ..blocked }.page(exchange, status, &way),
    ))
}

/// Through an open invitation's connection; where its home does not answer, the page that says so.
pub fn enter(
    exchange: &Exchange<'_>,
    view: &LandingView,
    (continue_to, prompt): (&str, Option<String>),
    way: &Way,
) -> Answer {
    let invitation = Some(view.invitation_id.clone());
    if !view.goes_home() {
        let to = (continue_to, &view.email);
        return mail_code::start(exchange, &view.connection, invitation, to);
    }
    let wishes = Wishes {
        // Whoever wants to choose an account is not told which one.
        login_hint: prompt.is_none().then(|| view.email.to_string()),
        prompt,
        ..Wishes::default()
    };
    match sign_in::start_home(
        exchange,
        &view.connection,
        invitation,
        (continue_to, wishes),
    ) {
        Ok(response) => Ok(response),
        Err(error) => match error.reason() {
            Some(reason) => {
                let status = outcome::status_of(reason);
                Err(Blocked::of_view(view, reason).page(exchange, status, way))
            }
            None => Err(exchange.failure(&error)),
        },
    }
}

/// The same sign-in once more, in this browser.
pub fn again(exchange: &Exchange<'_>) -> Response {
    settle(restart(exchange, false))
}

/// The same with another account: the home is asked to let the person choose.
pub fn switch(exchange: &Exchange<'_>) -> Response {
    settle(restart(exchange, true))
}

fn restart(exchange: &Exchange<'_>, choose: bool) -> Answer {
    let (sign_in, way) = under_way(exchange)?;
    let fail = |e: admin::Refusal| exchange.failure(&e);
    if matches!(way, Way::Here) {
        redemption::abandon(exchange.desk(), &sign_in).map_err(fail)?;
    }
    let to = sign_in.continue_to.as_str();
    match by_sign_in(exchange.desk(), &sign_in).map_err(fail)? {
        Some(Landing::Open(view)) => {
            let prompt = choose.then(|| prompt_of(&view.connection));
            enter(exchange, &view, (to, prompt), &way)
        }
        Some(Landing::Closed(problem)) => {
            let reason = problem.reason;
            Err(Blocked::of_problem(problem, reason).page(exchange, 410, &way))
        }
        None => {
            let home = realm::of_hint(exchange.desk(), sign_in.connection_id.as_str());
            let Some(home) = home.map_err(fail)? else {
                let pairs = Pairs(vec![("continue_to".into(), to.to_owned())]);
                return Ok(Response::see_other(&format!(
                    "/sign-in?{}",
                    encoded(&pairs)
                )));
            };
            let wishes = Wishes {
                prompt: choose.then(|| prompt_of(&home)),
                ..Wishes::default()
            };
            let proven = matches!(way, Way::Here) && sign_in.mailbox_proven;
            if let Some(guest) = sign_in.moves_guest_id.clone().filter(|_| proven) {
                return sign_in::move_home(exchange, &home, guest, (to, wishes));
            }
            sign_in::go_home(exchange, &home, None, (to, wishes))
        }
    }
}

fn encoded(pairs: &Pairs) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&pairs.0)
        .finish()
}

/// What brings up the choice of accounts: every provider knows `login` (OIDC Core §3.1.2.1), these two
/// show their list of accounts only when asked for it.
pub fn prompt_of(connection: &Connection) -> String {
    match connection.settings.template {
        ProviderTemplate::Entra | ProviderTemplate::Google => "select_account",
        _ => "login",
    }
    .to_owned()
}

/// The sign-in that a page's button means: by the `state` in its form, else this browser's.
fn under_way(exchange: &Exchange<'_>) -> Result<(SignIn, Way), Response> {
    let broker = &exchange.portal.broker;
    let found = match exchange.form.get("state") {
        Some(state) => broker
            .find_by_state(state)
            .map(|found| found.zip(Some(Way::Elsewhere(state.to_owned())))),
        None => {
            let cookie = exchange.request.cookie(http::SIGN_IN).unwrap_or_default();
            broker.find(cookie).map(|found| found.zip(Some(Way::Here)))
        }
    };
    found
        .map_err(|e| outcome::refused(exchange, &e))?
        .ok_or_else(|| outcome::denial(exchange, Reason::StateInvalid, None))
}

/// Asks whoever invited for another invitation, from a sign-in.
pub fn ask(exchange: &Exchange<'_>) -> Response {
    let asked = under_way(exchange).and_then(|(sign_in, _)| {
        requests::ask(exchange.desk(), Standing::SignIn(&sign_in)).map_err(|e| exchange.failure(&e))
    });
    match asked {
        Ok(asked) => show_asked(exchange, asked),
        Err(response) => response,
    }
}

/// The same from an invitation's link.
pub fn ask_by_link(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match requests::ask(exchange.desk(), Standing::Link(token)) {
        // The link works, or is none of ours: its own page says which.
        Ok(None) => Response::see_other(&format!("/invite/{token}")),
        Ok(asked) => show_asked(exchange, asked),
        Err(error) => exchange.failure(&error),
    }
}

fn show_asked(exchange: &Exchange<'_>, asked: Option<requests::Asked>) -> Response {
    let Some(asked) = asked else {
        return outcome::denial(exchange, Reason::InvitationUnknown, None);
    };
    Response::page(
        200,
        &Asked {
            frame: exchange.frame(),
            inviter_name: asked.inviter_name,
            contact_url: asked.contact_url,
        },
    )
}

/// A link that was used, by whoever used it: to their own way in.
pub fn sign_in_by_link(exchange: &Exchange<'_>) -> Response {
    let token = exchange.segment(0);
    match landing::used_by(exchange.desk(), token) {
        Ok(Some((guest, connection))) => {
            let begun = if connection.kind == model::ConnectionKind::Oidc {
                let wishes = Wishes {
                    login_hint: Some(guest.email.to_string()),
                    ..Wishes::default()
                };
                sign_in::go_home(exchange, &connection, None, ("/", wishes))
            } else {
                mail_code::start(exchange, &connection, None, ("/", &guest.email))
            };
            settle(begun)
        }
        Ok(None) => Response::see_other(&format!("/invite/{token}")),
        Err(error) => exchange.failure(&error),
    }
}
