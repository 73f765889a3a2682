//! `portico guest …`, `portico group …`, `portico invite`, `portico why`

use super::{
    Format, admins, apps, guest_views, import, instant,
    output::{answer, line, table},
    partners, receipts,
};
use crate::{config::Config, wire::Portico};
use admin::{
    InviteOutcome, InviteRequest, bulk, closing, csv, groups, guests, invitations, leavers,
    removal, sponsors, why,
};
use anyhow::Context;
use clap::{Args, Subcommand};
use model::{Actor, ActorKind, Admin, At, Email, Group, Guest, GuestState, Id, Language, kind};
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum GuestCommand {
    /// List guests.
    List(guest_views::ListArgs),
    /// Set the last day of a guest's access.
    Extend {
        /// By address or id.
        guest: String,
        /// The last day, such as 2027-03-31, or an instant (RFC 3339); leave it out for no end.
        #[arg(long)]
        until: Option<String>,
    },
    /// Show one guest: state, apps, and when the home last confirmed them.
    Show {
        /// By address or id.
        guest: String,
    },
    /// Forget a guest's passkeys and authenticator app, for whoever lost them.
    ResetFactors {
        /// By address or id.
        guest: String,
    },
    /// End a guest's sessions; they may sign in again.
    EndSessions {
        /// By address or id.
        guest: String,
        /// Only this one.
        #[arg(long)]
        session: Option<Id<kind::Session>>,
    },
    /// Stop a guest; may be resumed.
    Suspend {
        /// By address or id.
        guest: String,
    },
    /// Let a suspended guest in again; sessions and tokens stay dead.
    Resume {
        /// By address or id.
        guest: String,
    },
    /// Let a frozen guest in again; apps and groups come back, sessions and tokens stay dead.
    Thaw {
        /// By id, or by address while nobody else has it.
        guest: String,
    },
    /// Say who of the host answers for a guest, or for all guests of an admin.
    Sponsor {
        /// By address or id; leave it out with --from or --orphans.
        guest: Option<String>,
        /// All guests of this admin, by address.
        #[arg(long, conflicts_with = "guest")]
        from: Option<Email>,
        /// All guests whom nobody answers for.
        #[arg(long, conflicts_with_all = ["guest", "from"])]
        orphans: bool,
        /// The admin who answers for them from now on, by address.
        #[arg(long)]
        to: Email,
    },
    /// Take an account at home away from a guest; without any the guest freezes.
    Unlink {
        /// By address or id.
        guest: String,
        /// Id of the connection through which the account came.
        connection: Id<kind::Connection>,
    },
    /// Erase everything personal of a guest at once, for good; removes them first.
    Erase {
        /// By address or id.
        guest: String,
    },
    /// Remove a guest, or all in a file: access to every app ends at once. Exit code 6: some rows of the
    /// file were not done.
    Remove {
        /// By address or id.
        #[arg(required_unless_present = "file")]
        guest: Option<String>,
        /// A file (CSV) with an id or address in each line, and the partner's name or id in the second column
        /// where an address alone may not do.
        #[arg(long, conflicts_with = "guest")]
        file: Option<PathBuf>,
    },
    /// Show what a removal ended, whether the apps were told, and when their last tokens end.
    Receipt {
        /// By address or id.
        guest: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum GroupCommand {
    /// Make a group.
    Add {
        /// Its name.
        name: String,
    },
    /// List groups.
    List,
    /// Put a guest into a group.
    Join {
        /// The group, by name or id.
        group: String,
        /// The guest, by address or id.
        guest: String,
    },
    /// Take a guest out of a group.
    Leave {
        /// The group, by name or id.
        group: String,
        /// The guest, by address or id.
        guest: String,
    },
}

#[derive(Debug, Args)]
pub struct InviteArgs {
    /// Whom: an address, or a name with it, like "Ana Lima <ana@fabrikam.example>"; up to 100. Several are checked
    /// first; exit code 6: some were not invited.
    #[arg(required = true)]
    people: Vec<String>,
    /// The guest's name, where one is invited who has none before the address.
    #[arg(long)]
    name: Option<String>,
    /// The last day of all access, such as 2027-03-31, or an instant (RFC 3339).
    #[arg(long)]
    until: Option<String>,
    /// Only say what would become of each.
    #[arg(long)]
    check: bool,
    /// The partner, by name or id; else by the address's domain.
    #[arg(long)]
    partner: Option<String>,
    /// An app to give, by id, slug or name; may be repeated.
    #[arg(long = "app")]
    apps: Vec<String>,
    /// A group to join, by name or id; may be repeated.
    #[arg(long = "group")]
    groups: Vec<String>,
    /// Language of mail and pages.
    #[arg(long, default_value = "en")]
    language: Language,
    /// A personal message.
    #[arg(long)]
    message: Option<String>,
    /// In whose name, by address; may be left out while there is only one admin.
    #[arg(long = "as", value_name = "ADMIN")]
    by: Option<Email>,
    /// Invite a person anew who was removed or is frozen; nothing of the former guest comes along.
    #[arg(long)]
    renew: bool,
}

#[derive(Debug, Args)]
pub struct WhyArgs {
    /// The guest, by address or id; or, without an app, the reference of a page that refused.
    guest: String,
    /// The app, by id, slug or name.
    #[arg(default_value = "", hide_default_value = true)]
    app: String,
    /// At another instant (RFC 3339, or a day).
    #[arg(long)]
    at: Option<String>,
}

pub fn run(command: &GuestCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let operator = Actor::plain(ActorKind::Operator);
    let desk = &portico.desk;
    match command {
        GuestCommand::List(args) => guest_views::list(&portico, args, format)?,
        GuestCommand::Extend { guest, until } => {
            let until = instant(until.as_deref(), At::parse)?;
            guests::extend(desk, &operator, &find(&portico, guest)?.id, until)?;
        }
        GuestCommand::Show { guest } => {
            guest_views::show(&portico, &find_any(&portico, guest)?, format)?
        }
        GuestCommand::ResetFactors { guest } => {
            guests::reset_factors(desk, &operator, &find(&portico, guest)?.id)?;
        }
        GuestCommand::EndSessions { guest, session } => {
            let guest = find(&portico, guest)?.id;
            guests::end_sessions(desk, &operator, &guest, session.as_ref())?;
        }
        GuestCommand::Suspend { guest } => {
            guests::suspend(desk, &operator, &find(&portico, guest)?.id)?
        }
        GuestCommand::Resume { guest } => {
            guests::resume(desk, &operator, &find(&portico, guest)?.id)?
        }
        GuestCommand::Thaw { guest } => {
            leavers::thaw(desk, &operator, &find(&portico, guest)?.id)?;
        }
        GuestCommand::Unlink { guest, connection } => {
            leavers::unlink_account(desk, &operator, &find(&portico, guest)?.id, connection)?;
        }
        GuestCommand::Sponsor {
            guest,
            from,
            orphans,
            to,
        } => sponsor(
            &portico,
            (guest.as_deref(), from.as_ref(), *orphans),
            to,
            format,
        )?,
        GuestCommand::Erase { guest } => {
            closing::erase(desk, &operator, &find(&portico, guest)?.id)?;
        }
        GuestCommand::Remove {
            file: Some(file), ..
        } => return remove_all(&portico, file, format),
        GuestCommand::Remove { guest, .. } => {
            let guest = guest.as_deref().context("name a guest, or use --file")?;
            let receipt = removal::remove(desk, &operator, &find(&portico, guest)?.id)?;
            receipts::show(&portico, &receipt, format)?;
        }
        GuestCommand::Receipt { guest } => {
            let guest = find_any(&portico, guest)?;
            let receipt = removal::receipt(desk, &guest.id)?;
            receipts::show(
                &portico,
                &receipt.context("the guest is not removed")?,
                format,
            )?;
        }
    }
    Ok(0)
}

fn sponsor(
    portico: &Portico,
    (guest, from, orphans): (Option<&str>, Option<&Email>, bool),
    to: &Email,
    format: Format,
) -> anyhow::Result<()> {
    let operator = Actor::plain(ActorKind::Operator);
    let to = admins::find(portico, to)?.id;
    let handed = match (guest, from) {
        (Some(guest), _) => {
            sponsors::assign(&portico.desk, &operator, &find(portico, guest)?.id, &to)?;
            1
        }
        (None, Some(from)) => {
            let from = admins::find(portico, from)?.id;
            sponsors::hand_over(&portico.desk, &operator, Some(&from), &to)?
        }
        (None, None) if orphans => sponsors::hand_over(&portico.desk, &operator, None, &to)?,
        (None, None) => anyhow::bail!("name a guest, or use --from ADDRESS or --orphans"),
    };
    let text = format!("{handed} guests handed over");
    answer(format, &text, &json!({ "guests": handed }));
    Ok(())
}

/// Each row is told as soon as it is done: from then on its guest is refused.
fn remove_all(portico: &Portico, file: &Path, format: Format) -> anyhow::Result<u8> {
    let content = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let wishes = bulk::read(&content)?;
    let operator = Actor::plain(ActorKind::Operator);
    let (mut rows, mut removed, mut problems) = (Vec::new(), 0, 0);
    bulk::remove(&portico.desk, &operator, &wishes, |it| {
        removed += usize::from(it.code == bulk::RowCode::Removed);
        problems += usize::from(it.code.is_problem());
        let receipt = it.receipt.as_ref().map_or("-", |id| id.as_str());
        match format {
            Format::Text => line(&format!(
                "{}  {}  {}  {receipt}",
                it.line, it.given, it.code
            )),
            Format::Json => rows.push(json!({
                "line": it.line, "given": it.given, "code": it.code, "receipt": it.receipt,
                "guest": it.guest.as_ref().map(|guest| &guest.0),
            })),
        }
    });
    let text = format!("{removed} of {} removed, {problems} problems", wishes.len());
    answer(
        format,
        &text,
        &json!({ "removed": removed, "problems": problems, "rows": rows }),
    );
    Ok(if problems > 0 { 6 } else { 0 })
}

pub fn run_group(command: &GroupCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let operator = Actor::plain(ActorKind::Operator);
    let desk = &portico.desk;
    match command {
        GroupCommand::Add { name } => {
            let group = groups::create(desk, &operator, name)?;
            answer(
                format,
                &format!("Added {} ({})", group.name, group.id),
                &json!({"id": group.id, "name": group.name}),
            );
        }
        GroupCommand::List => {
            let all = groups::list(desk)?;
            let rows: Vec<Vec<String>> = all
                .iter()
                .map(|g| vec![g.id.to_string(), g.name.clone()])
                .collect();
            let json = all
                .iter()
                .map(|g| json!({"id": g.id, "name": g.name}))
                .collect();
            answer(
                format,
                &table(&["id", "name"], &rows),
                &serde_json::Value::Array(json),
            );
        }
        GroupCommand::Join { group, guest } => {
            groups::add_member(
                desk,
                &operator,
                &find_group(&portico, group)?.id,
                &find(&portico, guest)?.id,
            )?;
        }
        GroupCommand::Leave { group, guest } => {
            groups::remove_member(
                desk,
                &operator,
                &find_group(&portico, group)?.id,
                &find(&portico, guest)?.id,
            )?;
        }
    }
    Ok(0)
}

pub fn invite(args: &InviteArgs, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let by = acting_admin(&portico, args.by.as_ref())?;
    let people = csv::people(&args.people.join("\n"));
    match people.as_slice() {
        [one] if !args.check => invite_one(&portico, &by, (args, one), format),
        _ => {
            let same = same_for_all(&portico, args, InviteRequest::new(by.email.clone(), ""))?;
            let file = csv::several(&portico.desk, &by, &people, &same)?;
            import::finish(&portico, &by, (file, !args.check), format)
        }
    }
}

fn invite_one(
    portico: &Portico,
    by: &Admin,
    (args, person): (&InviteArgs, &csv::Person),
    format: Format,
) -> anyhow::Result<u8> {
    let email: Email = person
        .address
        .parse()
        .with_context(|| format!("{:?} is no address", person.address))?;
    let name = args.name.as_ref().or(person.name.as_ref());
    let name = name.context("say how the guest is called: --name NAME")?;
    let request = same_for_all(portico, args, InviteRequest::new(email, name.as_str()))?;
    let invited = invitations::invite(&portico.desk, by, &request)?;
    let text = match invited.outcome {
        InviteOutcome::Invited => {
            "Invited; the mail leaves with the next delivery of a running server"
        }
        InviteOutcome::AccessAdded => "Is a guest already; got more access",
        InviteOutcome::Unchanged => "Is a guest already; nothing to change",
    };
    let outcome = format!("{:?}", invited.outcome).to_lowercase();
    answer(
        format,
        &format!("{text} ({})", invited.guest.id),
        &json!({"guest": invited.guest.id, "outcome": outcome}),
    );
    Ok(0)
}

/// What everybody gets who is named in one command.
fn same_for_all(
    portico: &Portico,
    args: &InviteArgs,
    mut request: InviteRequest,
) -> anyhow::Result<InviteRequest> {
    request.partner = args
        .partner
        .as_deref()
        .map(|p| partners::find(portico, p))
        .transpose()?
        .map(|p| p.id);
    request.ends_at = instant(args.until.as_deref(), At::parse)?;
    request.apps = ids(args
        .apps
        .iter()
        .map(|a| apps::find(portico, a).map(|app| app.id)))?;
    request.groups = ids(args
        .groups
        .iter()
        .map(|g| find_group(portico, g).map(|group| group.id)))?;
    request.language = args.language;
    request.message.clone_from(&args.message);
    request.renew = args.renew;
    Ok(request)
}

fn ids<T>(each: impl Iterator<Item = anyhow::Result<T>>) -> anyhow::Result<Vec<T>> {
    each.collect()
}

pub fn why(args: &WhyArgs, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let at = args
        .at
        .as_deref()
        .map(|t| At::parse(t).with_context(|| format!("{t:?} is no instant")))
        .transpose()?;
    let explained = why::explain(&portico.desk, &args.guest, &args.app, at)?;
    let decision = &explained.decision;
    let (name, app) = (&explained.guest.display_name, &explained.app.name);
    let mut lines = vec![match decision.denied_for() {
        None => format!("Yes. {name} can open {app}."),
        Some(reason) => format!("No. {name} cannot open {app}: {reason}."),
    }];
    if let Some((reason, then)) = explained.refused {
        lines.push(format!("refused {then}: {reason}"));
    }
    for outcome in &decision.because {
        let (mark, reason) = outcome
            .fails
            .map_or(("+", String::new()), |r| ("-", format!("  {r}")));
        lines.push(format!("{mark} {}{reason}", outcome.condition));
    }
    for assignment in &decision.assignments {
        lines.push(format!(
            "  through {} {}",
            assignment.via, assignment.via_name
        ));
    }
    if let Some(until) = decision.until {
        lines.push(format!("until {until}"));
    }
    for line in &explained.remedies {
        let others = line.touches.map_or_else(String::new, |it| {
            let least = if it.at_least { "at least " } else { "" };
            format!(", touches {least}{} others", it.others)
        });
        lines.push(format!("to change: {}{others}", line.remedy));
    }
    let remedies: Vec<_> = explained
        .remedies
        .iter()
        .map(|it| {
            json!({"remedy": it.remedy, "touches": it.touches.map(|touches| touches.others),
                   "at_least": it.touches.is_some_and(|touches| touches.at_least)})
        })
        .collect();
    let because: Vec<_> = decision
        .because
        .iter()
        .map(|o| json!({"condition": o.condition, "fails": o.fails}))
        .collect();
    answer(
        format,
        &lines.join("\n"),
        &json!({"guest": explained.guest.id, "app": explained.app.id,
                "refused": explained.refused.map(|(reason, then)| json!({"reason": reason, "at": then.to_string()})),
                "allowed": decision.is_allowed(), "reason": decision.denied_for(), "because": because, "remedies": remedies,
                "until": decision.until.map(|u| u.to_string()), "at": explained.at.to_string()}),
    );
    Ok(if decision.is_allowed() { 0 } else { 10 })
}

/// The admin in whose name something is done.
pub fn acting_admin(portico: &Portico, named: Option<&Email>) -> anyhow::Result<Admin> {
    let mut admins = admin::admins::list(&portico.desk)?;
    match named {
        Some(email) => admins
            .into_iter()
            .find(|a| a.email.key() == email.key())
            .with_context(|| format!("there is no admin {email}; see `portico admin list`")),
        None if admins.len() == 1 => admins.pop().context("no admin"),
        None => anyhow::bail!(
            "name the admin in whose name to invite: --as ADDRESS (see `portico admin list`)"
        ),
    }
}

/// A guest by id, or the living one that the host invited under an address.
pub fn find(portico: &Portico, given: &str) -> anyhow::Result<Guest> {
    if let Ok(id) = given.parse::<Id<kind::Guest>>() {
        return guests::find(&portico.desk, &id)?
            .with_context(|| format!("there is no guest {given}"));
    }
    let mut all = invited(portico, given)?;
    all.retain(|guest| guest.state != GuestState::Removed);
    // A frozen one no longer holds its address.
    if all.iter().any(|g| g.state != GuestState::Frozen) {
        all.retain(|g| g.state != GuestState::Frozen);
    }
    let mut living = all.into_iter();
    match (living.next(), living.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => anyhow::bail!("there is no guest {given:?}; see `portico guest list`"),
        (Some(_), Some(_)) => anyhow::bail!(
            "several partners have a guest {given:?}; name one by id (see `portico guest list --search {given}`)"
        ),
    }
}

/// A guest as [`find`] does; where nobody living has the address, the one who had it last.
pub fn find_any(portico: &Portico, given: &str) -> anyhow::Result<Guest> {
    let living = find(portico, given);
    if living.is_ok() || given.parse::<Id<kind::Guest>>().is_ok() {
        return living;
    }
    let removed = invited(portico, given)?
        .into_iter()
        .filter(|guest| guest.state == GuestState::Removed)
        .max_by_key(|guest| guest.removed_at);
    removed.map_or(living, Ok)
}

/// Everybody whom the host invited under an address; nobody where it is none.
fn invited(portico: &Portico, given: &str) -> anyhow::Result<Vec<Guest>> {
    match given.parse() {
        Ok(email) => Ok(guests::invited_as(&portico.desk, &email)?),
        Err(_) => Ok(Vec::new()),
    }
}

/// A group by id, or by name without regard to case.
pub fn find_group(portico: &Portico, given: &str) -> anyhow::Result<Group> {
    groups::list(&portico.desk)?
        .into_iter()
        .find(|g| g.id.as_str() == given || g.name.to_lowercase() == given.to_lowercase())
        .with_context(|| format!("there is no group {given:?}; see `portico group list`"))
}
