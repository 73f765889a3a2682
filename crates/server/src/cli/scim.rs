//! `portico partner scim …`

use super::{Format, output::answer};
use crate::wire::Portico;
use admin::scim;
use clap::Subcommand;
use model::{Actor, ActorKind, Id, ScimSubject, kind};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub enum ScimCommand {
    /// Make a token for the directory of a connection, shown this once. Two live at a time.
    Token {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// For how many days.
        #[arg(long, default_value_t = 365)]
        days: i64,
    },
    /// Take a token back.
    Revoke {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// Id of the token.
        token: Id<kind::ScimToken>,
    },
    /// Say which attribute of a user is the subject at the home: none, external_id or user_name.
    Subject {
        /// Id of the connection.
        connection: Id<kind::Connection>,
        /// The attribute.
        attribute: ScimSubject,
    },
    /// Show the base address, the tokens and what the directory has here.
    Show {
        /// Id of the connection.
        connection: Id<kind::Connection>,
    },
}

pub fn run(command: &ScimCommand, portico: &Portico, format: Format) -> anyhow::Result<()> {
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        ScimCommand::Token { connection, days } => {
            let (token, secret) = scim::make_token(desk, by, connection, *days)?;
            let ends = token.expires_at.to_string();
            answer(
                format,
                &format!(
                    "{}\n{} until {ends}; it is not shown again.",
                    secret.expose(),
                    token.id
                ),
                &json!({"id": token.id, "token": secret.expose(), "expires_at": ends}),
            );
        }
        ScimCommand::Revoke { connection, token } => {
            scim::revoke_token(desk, by, connection, token)?;
        }
        ScimCommand::Subject {
            connection,
            attribute,
        } => scim::set_subject(desk, by, connection, *attribute)?,
        ScimCommand::Show { connection } => {
            let view = scim::overview(desk, connection)?;
            let view = view.ok_or_else(|| anyhow::anyhow!("There is no such connection."))?;
            let now = portico.clock.now();
            let mut text = format!(
                "{}\n{} users, {} groups; subject: {}",
                view.base_url, view.users, view.groups, view.connection.settings.scim_subject
            );
            let mut tokens = Vec::new();
            for it in &view.tokens {
                let used = it.last_used_at.map(|at| at.to_string());
                let lives = if it.lives(now) { "lives" } else { "over" };
                let last = used.as_deref().unwrap_or("never");
                text.push_str(&format!(
                    "\n{}  {lives}  until {}  used {last}",
                    it.id, it.expires_at
                ));
                tokens.push(json!({
                    "id": it.id, "lives": it.lives(now), "expires_at": it.expires_at.to_string(),
                    "last_used_at": used,
                }));
            }
            answer(
                format,
                &text,
                &json!({
                    "base_url": view.base_url, "users": view.users, "groups": view.groups,
                    "subject": view.connection.settings.scim_subject, "tokens": tokens,
                }),
            );
        }
    }
    Ok(())
}
