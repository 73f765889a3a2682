//! What a partner's IT admin fills in. Each step is saved by itself.

use super::{Visit, event, find, links::domain_of, write};
use crate::{
    Desk, Refusal, domains::look_up, home_settings, issuer_input::guess_template,
    partners::normalise_domains, text,
};
use model::{
    At, Connection, EventName, HomeAuthMethod, HomeSettings, ProviderTemplate, Secret, Setup,
    SetupState, TxtRecords,
};
use store::Tx;

/// A partner names no more domains than that.
const MOST_DOMAINS: usize = 20;

/// A home identity provider that was found by the company's domain.
#[derive(Clone, Debug)]
pub struct FoundHome {
    /// Its issuer in its own spelling.
    pub issuer: String,
}

/// The second page, filled in.
#[derive(Clone, Debug)]
pub struct ConnectionDetails {
    /// The issuer in the home's own spelling, which answered just now.
    pub issuer: String,
    /// Our client id there.
    pub client_id: String,
    /// Our client secret there, where it was entered.
    pub client_secret: Option<Secret>,
    /// Whether a secret of before is to be forgotten, so that we prove ourselves by our keys.
    pub forget_secret: bool,
}

/// Saves the first page: domains, provider, and the home that was found by the domain, if one was.
///
/// # Errors
/// [`Refusal::DomainInvalid`], [`Refusal::Missing`], or [`Refusal::StateConflict`] when it was handed
/// over.
pub fn choose_provider(
    desk: &Desk,
    visit: &Visit,
    (domains, template): (&[String], Option<ProviderTemplate>),
    found: Option<&FoundHome>,
) -> Result<Setup, Refusal> {
    let names = normalise_domains(domains)?;
    if names.is_empty() {
        return Err(Refusal::Missing("domain"));
    }
    if names.len() > MOST_DOMAINS {
        return Err(Refusal::TooLong {
            field: "list of domains",
            most: MOST_DOMAINS,
        });
    }
    save(desk, visit, "provider_chosen", |tx, setup, _| {
        let known = tx.partner_domains(&setup.partner_id)?;
        let kept = |name: &String| setup.draft.domains.iter().find(|it| it.domain == *name);
        let all = names
            .iter()
            .map(|name| {
                kept(name)
                    .cloned()
                    .unwrap_or_else(|| domain_of(desk, &known, name))
            })
            .collect();
        setup.draft.domains = all;
        setup.draft.provider_chosen = true;
        if setup.draft.issuer.is_none() {
            setup.draft.issuer = found.map(|home| home.issuer.clone());
        }
        let of_found = setup.draft.issuer.as_deref().and_then(guess_template);
        setup.draft.settings.template = template
            .or(of_found)
            .unwrap_or(setup.draft.settings.template);
        if setup.draft.settings.template == ProviderTemplate::Google {
            setup.draft.settings.tenants.clone_from(&names);
        }
        Ok(())
    })
}

/// Looks up the record of one of the set-up's domains now. No transaction is open meanwhile.
///
/// # Errors
/// [`Refusal::DomainUnproven`], [`Refusal::DomainUnanswered`], [`Refusal::Unknown`].
pub fn check_domain(
    desk: &Desk,
    visit: &Visit,
    dns: &dyn TxtRecords,
    domain: &str,
) -> Result<Setup, Refusal> {
    let domains = &visit.setup.draft.domains;
    let asked = domains
        .iter()
        .find(|it| it.domain == domain)
        .ok_or(Refusal::Unknown("domain"))?;
    let (name, value) = (asked.record_name(), asked.record_value());
    let there = look_up(dns, &name, &value);
    save(desk, visit, "domain_proven", |_, setup, now| {
        match &there {
            Ok(true) => {}
            Ok(false) => return Err(Refusal::DomainUnproven { name, value }),
            Err(error) => {
                return Err(Refusal::DomainUnanswered {
                    name,
                    problem: error.0.clone(),
                });
            }
        }
        let mut domains = setup.draft.domains.iter_mut();
        let proven = domains.find(|it| it.domain == domain && it.token == asked.token);
        proven.ok_or(Refusal::Unknown("domain"))?.proven_at = Some(now);
        Ok(())
    })
}

/// Saves the second page. A secret is for the home it was entered for: it is forgotten when another
/// issuer or client id is entered.
///
/// # Errors
/// [`Refusal::Connection`], a fault of the client id, or [`Refusal::StateConflict`] when it was handed
/// over.
pub fn connect(desk: &Desk, visit: &Visit, given: &ConnectionDetails) -> Result<Setup, Refusal> {
    let client_id = text::line("client id", &given.client_id)?;
    if client_id == desk.settings.issuer {
        return Err(Refusal::Connection {
            member: "client id",
            problem: "is our own issuer; choose another",
        });
    }
    save(desk, visit, "connected", |_, setup, _| {
        let same = setup.draft.issuer.as_deref() == Some(&given.issuer)
            && setup.draft.client_id == client_id;
        let secret = match &given.client_secret {
            Some(secret) => {
                let context = Connection::secret_context(&setup.connection_id);
                Some(desk.vault.seal(&context, secret.expose().as_bytes()))
            }
            None if same && !given.forget_secret => setup.client_secret.clone(),
            None => None,
        };
        let template = guess_template(&given.issuer).unwrap_or(setup.draft.settings.template);
        let tenants = match template {
            ProviderTemplate::Google => {
                let domains = setup.draft.domains.iter();
                domains.map(|it| it.domain.clone()).collect()
            }
            _ => Vec::new(),
        };
        let settings = HomeSettings {
            template,
            tenants,
            auth_method: match secret {
                Some(_) => HomeAuthMethod::Secret,
                None => HomeAuthMethod::PrivateKeyJwt,
            },
            ..setup.draft.settings.clone()
        };
        setup.draft.settings = home_settings::normalise(&given.issuer, &settings)?;
        setup.draft.issuer = Some(given.issuer.clone());
        setup.draft.client_id.clone_from(&client_id);
        setup.client_secret = secret;
        Ok(())
    })
}

/// Changes an open set-up, and raises its revision where a test would test something else.
fn save(
    desk: &Desk,
    visit: &Visit,
    did: &str,
    change: impl FnOnce(&mut Tx<'_>, &mut Setup, At) -> Result<(), Refusal>,
) -> Result<Setup, Refusal> {
    let by = visit.actor();
    desk.change(&by, EventName::Setup, |tx, now| {
        let before = find(tx, &visit.setup.id)?;
        if before.state != SetupState::Open {
            return Err(Refusal::StateConflict(before.state.as_str()));
        }
        let mut after = before.clone();
        change(tx, &mut after, now)?;
        let tested = |it: &Setup| {
            let draft = it.draft.clone();
            (draft.issuer, draft.client_id, draft.settings)
        };
        let secret_is_new = before.client_secret != after.client_secret;
        if secret_is_new || tested(&before) != tested(&after) {
            after.revision = before.revision + 1;
        }
        after.changed_at = now;
        write(tx, &before, &after)?;
        after.version = before.version + 1;
        tx.audit(event(now, &by, &after, did));
        Ok(after)
    })
}
