//! `portico partner connect` and `portico partner connection …`

use super::{
    Format,
    output::{answer, table},
};
use crate::wire::Portico;
use admin::{
    connections::{self, ClientChange, ConnectionView},
    groups, issuer_candidates,
};
use anyhow::Context;
use broker::mapped;
use clap::Subcommand;
use model::{
    Actor, ActorKind, ClaimNames, ConnectionState, Group, HomeAuthMethod, HomeSettings, Id,
    ProviderTemplate, Secret, SetupOutcome, kind,
};
use serde_json::json;
use std::collections::BTreeMap;

#[derive(Debug, Subcommand)]
pub enum ConnectionCommand {
    /// Show everything agreed about a connection, and its last test sign-in.
    Show {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
    /// Change what is named of what is agreed. Lists replace what was there.
    Agree {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        #[command(flatten)]
        change: Change,
    },
    /// Change how we prove ourselves there, or renew the secret.
    Client {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// Our client id there.
        #[arg(long)]
        client_id: Option<String>,
        /// By a new client secret, read from standard input.
        #[arg(long, conflicts_with_all = ["public", "keys"])]
        secret: bool,
        /// By nothing: we are a public client there.
        #[arg(long, conflicts_with = "keys")]
        public: bool,
        /// By our published keys (private_key_jwt).
        #[arg(long)]
        keys: bool,
    },
    /// Use a connection that was switched off; its home is read first.
    Enable {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
    /// Switch a connection off and end everything that came through it.
    Disable {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
}

/// What may be changed of what is agreed; what is not named stays.
#[derive(Debug, clap::Args)]
pub struct Change {
    /// Which product it is.
    #[arg(long, value_name = "PRODUCT")]
    template: Option<ProviderTemplate>,
    /// A tenant whose people may come; once for each.
    #[arg(long = "tenant", value_name = "TENANT")]
    tenants: Vec<String>,
    /// The claim with the display name.
    #[arg(long, value_name = "CLAIM")]
    name_claim: Option<String>,
    /// The claim with the mail address.
    #[arg(long, value_name = "CLAIM")]
    email_claim: Option<String>,
    /// The claim with the groups.
    #[arg(long, value_name = "CLAIM")]
    groups_claim: Option<String>,
    /// Who has this value there is in this group here.
    #[arg(long = "group", value_name = "VALUE=GROUP")]
    groups: Vec<String>,
    /// No groups are mapped any more.
    #[arg(long, conflicts_with = "groups")]
    no_groups: bool,
}

pub fn run(command: &ConnectionCommand, portico: &Portico, format: Format) -> anyhow::Result<()> {
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        ConnectionCommand::Show { connection } => {
            show(portico, &find(portico, connection)?, format)
        }
        ConnectionCommand::Agree { connection, change } => {
            let view = find(portico, connection)?;
            let settings = change.of(&view)?;
            connections::agree(desk, by, connection, &settings)?;
            show(portico, &find(portico, connection)?, format);
        }
        ConnectionCommand::Client {
            connection,
            client_id,
            secret,
            public,
            keys,
        } => {
            let now = find(portico, connection)?.connection;
            let auth_method = match (*keys, *secret || *public) {
                (true, _) => HomeAuthMethod::PrivateKeyJwt,
                (_, true) => HomeAuthMethod::Secret,
                _ => now.settings.auth_method,
            };
            let change = ClientChange {
                client_id: client_id.clone().unwrap_or(now.client_id),
                auth_method,
                secret: secret.then(|| read_secret("client secret")).transpose()?,
                forget_secret: *public,
            };
            connections::change_client(desk, by, connection, &change)?;
        }
        ConnectionCommand::Enable { connection } => {
            let now = find(portico, connection)?.connection;
            if now.state == ConnectionState::Disabled {
                portico.broker.probe(&now).with_context(|| {
                    format!(
                        "{} was not read as the issuer it is; it stays switched off",
                        now.issuer
                    )
                })?;
            }
            connections::set_state(desk, by, connection, ConnectionState::Enabled)?;
        }
        ConnectionCommand::Disable { connection } => {
            connections::set_state(desk, by, connection, ConnectionState::Disabled)?;
        }
    }
    Ok(())
}

fn find(portico: &Portico, id: &Id<kind::Connection>) -> anyhow::Result<ConnectionView> {
    connections::detail(&portico.desk, id)?.with_context(|| {
        format!("{id} is no connection to a home identity provider; see `portico partner show`")
    })
}

impl Change {
    fn of(&self, view: &ConnectionView) -> anyhow::Result<HomeSettings> {
        let now = &view.connection.settings;
        let or = |new: &Option<String>, old: &String| new.clone().unwrap_or_else(|| old.clone());
        let groups = match (self.no_groups, self.groups.is_empty()) {
            (true, _) => BTreeMap::new(),
            (false, true) => now.groups.clone(),
            (false, false) => connections::read_group_map(&view.groups, &self.groups)?,
        };
        Ok(HomeSettings {
            template: self.template.unwrap_or(now.template),
            tenants: if self.tenants.is_empty() {
                now.tenants.clone()
            } else {
                self.tenants.clone()
            },
            claims: ClaimNames {
                name: or(&self.name_claim, &now.claims.name),
                email: or(&self.email_claim, &now.claims.email),
                groups: or(&self.groups_claim, &now.claims.groups),
            },
            groups,
            auth_method: now.auth_method,
            scim_subject: now.scim_subject,
        })
    }
}

fn show(portico: &Portico, view: &ConnectionView, format: Format) {
    let it = &view.connection;
    let home = it.home.clone().unwrap_or_default();
    let names = &it.settings.claims;
    let redirect = portico.broker.redirect_uri(&it.id);
    let keys = portico.desk.settings.link("/jwks");
    let map = connections::write_group_map(&view.groups, &it.settings.groups);
    let rows = [
        ("partner", view.partner.name.clone()),
        ("state", it.state.to_string()),
        ("issuer", it.issuer.clone()),
        ("client id", it.client_id.clone()),
        ("auth method", it.settings.auth_method.to_string()),
        ("template", it.settings.template.to_string()),
        ("tenants", it.settings.tenants.join(" ")),
        (
            "claims",
            format!("{} {} {}", names.name, names.email, names.groups),
        ),
        ("groups", map.join(", ")),
        ("redirect URI", redirect.clone()),
        ("our keys", keys.clone()),
        ("its hosts", home.origins.join(" ")),
        ("its algorithms", home.algorithms.join(" ")),
        ("its keys", home.keys.join(" ")),
        ("last fault", view.fault.clone().unwrap_or_default()),
        ("last test", last_test(view)),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(name, value)| vec![name.to_owned(), value])
        .collect();
    let came = view.came().map(|facts| &facts.claims);
    let seen = came.map(|claims| mapped(claims, &it.settings));
    answer(
        format,
        &table(&["", ""], &rows),
        &json!({
            "id": it.id, "partner": view.partner.id, "state": it.state, "issuer": it.issuer,
            "client_id": it.client_id, "has_secret": it.client_secret.is_some(),
            "agreed": it.settings, "redirect_uri": redirect, "jwks_uri": keys, "home": it.home,
            "changed": it.hold.as_ref().map(|hold| &hold.drift), "fault": view.fault,
            "claims": came, "mapped": seen.map(|it| json!({
                "name": it.name, "email": it.email, "email_verified": it.email_verified,
                "groups": it.groups,
            })),
        }),
    );
}

fn last_test(view: &ConnectionView) -> String {
    let Some(test) = view.tests.first() else {
        return "none; begin one on the connection's page in the console".into();
    };
    let result = match &test.outcome {
        None => "under way".into(),
        Some(SetupOutcome::Passed(_)) => "passed".into(),
        Some(SetupOutcome::Failed { reason, note }) => format!("{reason}: {note}"),
    };
    format!("{} by {}, {result}", test.created_at, test.tester)
}

/// What is agreed about a home beside its address.
#[derive(Debug, clap::Args)]
pub struct Agreed {
    /// Which product it is.
    #[arg(long, default_value = "generic", value_name = "PRODUCT")]
    template: ProviderTemplate,
    /// A tenant whose people may come: an Entra tenant id, a Google Workspace domain.
    #[arg(long = "tenant", value_name = "TENANT")]
    tenants: Vec<String>,
    /// The claim with the display name.
    #[arg(long, default_value = "name", value_name = "CLAIM")]
    name_claim: String,
    /// The claim with the mail address.
    #[arg(long, default_value = "email", value_name = "CLAIM")]
    email_claim: String,
    /// The claim with the groups.
    #[arg(long, default_value = "groups", value_name = "CLAIM")]
    groups_claim: String,
    /// Who has this value there is in this group here, and nobody else of them.
    #[arg(long = "group", value_name = "VALUE=GROUP")]
    groups: Vec<String>,
    /// Write the connection down though its home does not answer yet; it stays switched off until
    /// `portico partner connection enable`.
    #[arg(long)]
    pub later: bool,
}

impl Agreed {
    pub fn settings(&self, portico: &Portico) -> anyhow::Result<HomeSettings> {
        let ours: Vec<Group> = groups::list(&portico.desk)?;
        Ok(HomeSettings {
            template: self.template,
            auth_method: HomeAuthMethod::PrivateKeyJwt,
            tenants: self.tenants.clone(),
            claims: ClaimNames {
                name: self.name_claim.clone(),
                email: self.email_claim.clone(),
                groups: self.groups_claim.clone(),
            },
            groups: connections::read_group_map(&ours, &self.groups)?,
            ..HomeSettings::default()
        })
    }
}

/// Reads the home at the address in whatever form it was written, then writes the connection down
/// (U01). What is no provider, or calls itself something else, is not taken.
pub fn connect(
    portico: &Portico,
    mut new: connections::NewOidcConnection,
    later: bool,
    format: Format,
) -> anyhow::Result<()> {
    let broker = &portico.broker;
    let typed = new.issuer.clone();
    let expected = || {
        format!(
            "{typed:?} is not taken: expected the address of an OpenID provider whose metadata, at \
             /.well-known/openid-configuration below it, names it as `issuer`. If the provider does \
             not answer yet, add --later"
        )
    };
    let home = if later {
        None
    } else {
        let candidates =
            issuer_candidates(&typed, broker.allows_loopback()).with_context(expected)?;
        let found = broker
            .discover(&new.partner_id, &candidates)
            .with_context(expected)?;
        new.issuer = found.issuer;
        let settings = connections::settle(&new.issuer, &new.settings)?;
        let home = broker.survey(&new.partner_id, &new.issuer, &settings);
        Some(home.with_context(expected)?)
    };
    let operator = Actor::plain(ActorKind::Operator);
    let connection = connections::add_found(&portico.desk, &operator, &new, home)?;
    let redirect = broker.redirect_uri(&connection.id);
    let keys = portico.desk.settings.link("/jwks");
    let note = if later {
        "It is switched off; `portico partner connection enable` reads the provider and uses it."
    } else {
        "The provider answers."
    };
    let text = format!(
        "Connected ({}). {note}\nRedirect URI to register there: {redirect}\nOur keys: {keys}",
        connection.id
    );
    answer(
        format,
        &text,
        &json!({
            "id": connection.id, "issuer": connection.issuer, "state": connection.state,
            "redirect_uri": redirect, "jwks_uri": keys, "note": note,
        }),
    );
    Ok(())
}

/// Secrets come by standard input, so that they stand in no process list and no shell history.
pub fn read_secret(what: &str) -> anyhow::Result<Secret> {
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .with_context(|| format!("reading the {what} from standard input"))?;
    let secret = line.trim();
    anyhow::ensure!(!secret.is_empty(), "no {what} on standard input");
    Ok(Secret::new(secret))
}
