//! `portico partner setup …`

use super::{Format, output::answer, partners::find};
use crate::wire::Portico;
use admin::setup::{self, SetupInvite};
use clap::Subcommand;
use model::{Actor, ActorKind, Email, Id, Language, kind};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub enum SetupCommand {
    /// Mail the partner's IT admin a link to connect its own sign-in. It works for 30 days.
    Send {
        /// The partner, by name or id.
        partner: String,
        /// The mailbox of its IT admin.
        email: Email,
        /// The language of mail and pages.
        #[arg(long, default_value = "en")]
        language: Language,
        /// A hand-over with a proven domain needs no approval.
        #[arg(long)]
        auto_approve: bool,
        /// Whom the mail names.
        #[arg(long, default_value = "Portico")]
        from: String,
    },
    /// Show how far it has come, with its links and test sign-ins.
    Show {
        /// The partner, by name or id.
        partner: String,
    },
    /// Withdraw a link.
    Revoke {
        /// The partner, by name or id.
        partner: String,
        /// Id of the link.
        link: Id<kind::SetupLink>,
    },
    /// Approve what the partner handed over: it becomes a connection.
    Approve {
        /// The partner, by name or id.
        partner: String,
    },
    /// Send what was handed over back to the partner. Everybody who has a link is told by mail.
    SendBack {
        /// The partner, by name or id.
        partner: String,
        /// What is to change.
        #[arg(long, default_value = "")]
        note: String,
    },
}

pub fn run(command: &SetupCommand, portico: &Portico, format: Format) -> anyhow::Result<()> {
    let (desk, by) = (&portico.desk, &Actor::plain(ActorKind::Operator));
    match command {
        SetupCommand::Send {
            partner,
            email,
            language,
            auto_approve,
            from,
        } => {
            let invite = SetupInvite {
                partner_id: find(portico, partner)?.id,
                email: email.clone(),
                language: *language,
                auto_approve: *auto_approve,
                inviter: (from.clone(), None),
            };
            let (link, _) = setup::send_link(desk, by, &invite)?;
            answer(
                format,
                &format!("A link ({}) is on its way to {email}.", link.id),
                &json!({"id": link.id, "expires_at": link.expires_at.to_string()}),
            );
        }
        SetupCommand::Show { partner } => show(portico, partner, format)?,
        SetupCommand::Revoke { partner, link } => {
            setup::revoke_link(desk, by, &find(portico, partner)?.id, link)?;
        }
        SetupCommand::Approve { partner } => {
            let connection = setup::approve(desk, by, &find(portico, partner)?.id, None)?;
            answer(
                format,
                &format!("Connected ({}).", connection.id),
                &json!({"id": connection.id, "issuer": connection.issuer}),
            );
        }
        SetupCommand::SendBack { partner, note } => {
            setup::send_back(desk, by, &find(portico, partner)?.id, note)?;
        }
    }
    Ok(())
}

fn show(portico: &Portico, partner: &str, format: Format) -> anyhow::Result<()> {
    let partner = find(portico, partner)?;
    let Some(view) = setup::newest(&portico.desk, &partner.id)? else {
        answer(format, "No set-up was begun.", &json!(null));
        return Ok(());
    };
    let now = portico.clock.now();
    let draft = &view.setup.draft;
    let issuer = draft.issuer.as_deref().unwrap_or("none yet");
    let passed = if view.green().is_some() {
        "passed"
    } else {
        "not passed"
    };
    let mut text = format!("{}: issuer {issuer}, test {passed}\n", view.setup.state);
    for link in &view.links {
        let ended = link.refuses(now).map_or("works", |reason| reason.as_str());
        text.push_str(&format!("{}  {}  {ended}\n", link.id, link.email));
    }
    let links: Vec<_> = view
        .links
        .iter()
        .map(|link| {
            json!({
                "id": link.id, "email": link.email.as_str(),
                "ended": link.refuses(now).map(|it| it.as_str()),
            })
        })
        .collect();
    answer(
        format,
        text.trim_end(),
        &json!({
            "state": view.setup.state, "issuer": draft.issuer, "client_id": draft.client_id,
            "tested": view.green().is_some(), "links": links,
        }),
    );
    Ok(())
}
