//! The command line. It can do what the pages can, on the host, straight at the database.

mod admins;
mod app_tryout;
mod apps;
mod audit;
mod backup;
mod connections;
mod contract;
mod doctor;
mod domains;
mod guest_views;
mod guests;
mod health;
mod import;
mod mail;
pub mod output;
mod partners;
mod preview;
mod receipts;
mod rekey;
mod requests;
mod scim;
mod serve;
mod settings;
mod setup;
mod signals;
mod terms;
mod upkeep;

use crate::config::Config;
use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};
use model::At;
use std::{path::PathBuf, process::ExitCode};

/// OpenID Connect identity provider for partner access.
#[derive(Debug, Parser)]
#[command(
    name = "portico",
    version,
    about = "Partner access to your apps: an OpenID Connect identity provider for guests",
    max_term_width = 100
)]
pub struct Cli {
    /// Configuration file (TOML); also PORTICO_CONFIG.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// How answers look.
    #[arg(long, short, global = true, value_enum, default_value_t = Format::Text)]
    output: Format,
    #[command(subcommand)]
    command: Command,
}

/// How answers look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON document.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests.
    Serve(ServeArgs),
    /// Show the whole story on this machine: the product, a partner, two apps, mail.
    Demo(DemoArgs),
    /// Ask a running server whether it is well (for container health checks).
    Health {
        /// Where it listens.
        #[arg(long, default_value = "127.0.0.1:8080")]
        address: web::http::Place,
        /// It speaks TLS there.
        #[arg(long)]
        tls: bool,
    },
    /// Admins and their one-time links.
    #[command(subcommand)]
    Admin(admins::AdminCommand),
    /// Partners and their home identity providers.
    #[command(subcommand)]
    Partner(partners::PartnerCommand),
    /// Apps (OIDC relying parties).
    #[command(subcommand)]
    App(apps::AppCommand),
    /// Groups of guests.
    #[command(subcommand)]
    Group(guests::GroupCommand),
    /// Who may open which app.
    #[command(subcommand)]
    Grant(apps::GrantCommand),
    /// Guests.
    #[command(subcommand)]
    Guest(guests::GuestCommand),
    /// What guests ask for.
    #[command(subcommand)]
    Request(requests::RequestCommand),
    /// What guests have to agree to.
    #[command(subcommand)]
    Terms(terms::TermsCommand),
    /// Receipts of what ended: removals, suspensions, and whatever else cut somebody off.
    #[command(subcommand)]
    Receipt(receipts::ReceiptCommand),
    /// Invite one person, or several to the same.
    Invite(guests::InviteArgs),
    /// Check an invitation file, and send its invitations.
    Import(import::ImportArgs),
    /// Why a guest may or may not open an app. Exit code 0: may; 10: may not.
    Why(guests::WhyArgs),
    /// Settings that may change while Portico runs.
    #[command(subcommand)]
    Settings(settings::SettingsCommand),
    /// Mails: how they look, and whether they arrive.
    #[command(subcommand)]
    Mail(mail::MailCommand),
    /// The audit chain.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Say what is set or stored in a way that will hurt, and what to do about it. Exit code 10 when
    /// something does not work or is open that must not be.
    Doctor,
    /// Backups of everything in the database.
    #[command(subcommand)]
    Backup(backup::BackupCommand),
    /// Fill an empty database from a backup.
    Restore(backup::RestoreArgs),
    /// The database as a whole.
    #[command(subcommand)]
    Db(backup::DbCommand),
    /// The database schema.
    #[command(subcommand)]
    Migrate(upkeep::MigrateCommand),
    /// Signing keys.
    #[command(subcommand)]
    Keys(upkeep::KeysCommand),
}

/// What `serve` takes besides the configuration.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The address to listen on.
    #[arg(long)]
    listen: Option<String>,
    /// The public origin, such as https://guests.example.com.
    #[arg(long)]
    public_url: Option<String>,
    /// The database: sqlite:///path or postgres://user@host/name.
    #[arg(long)]
    database: Option<String>,
}

/// What `demo` takes.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The first of five ports in a row on loopback.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Keep the data in this directory instead of deleting it at the end.
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// Runs the command line and says how it went: 0 done, 1 failed, 2 wrong usage, 3 not found,
/// 4 refused, 10 "no" of `why` and `receipt check`.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output::problem(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

fn dispatch(cli: &Cli) -> anyhow::Result<u8> {
    let config = || load(cli.config.clone(), &[]);
    let out = cli.output;
    match &cli.command {
        Command::Serve(args) => serve::serve(&load(cli.config.clone(), &serve_flags(args))?),
        Command::Demo(args) => crate::demo::run(args),
        Command::Health { address, tls } => Ok(health::ask(address, *tls)),
        Command::Admin(command) => admins::run(command, &config()?, out),
        Command::Partner(command) => partners::run(command, &config()?, out),
        Command::App(command) => apps::run(command, &config()?, out),
        Command::Group(command) => guests::run_group(command, &config()?, out),
        Command::Grant(command) => apps::run_grant(command, &config()?, out),
        Command::Guest(command) => guests::run(command, &config()?, out),
        Command::Request(command) => requests::run(command, &config()?, out),
        Command::Terms(command) => terms::run(command, &config()?, out),
        Command::Receipt(command) => receipts::run(command, &config()?, out),
        Command::Invite(args) => guests::invite(args, &config()?, out),
        Command::Import(args) => import::run(args, &config()?, out),
        Command::Why(args) => guests::why(args, &config()?, out),
        Command::Audit(command) => audit::run(command, &config()?, out),
        Command::Settings(command) => settings::run(command, &config()?, out),
        Command::Mail(command) => mail::run(command, &config()?, out),
        Command::Doctor => Ok(doctor::run(&config()?, out)),
        Command::Backup(command) => backup::run(command, &config()?, out),
        Command::Restore(args) => backup::restore(args, &config()?, out),
        Command::Db(command) => backup::run_db(command, &config()?, out),
        Command::Migrate(command) => upkeep::run_migrate(command, &config()?, out),
        Command::Keys(command) => upkeep::run_keys(command, &config()?, out),
    }
}

/// An instant, or a day as `read` takes it ([`At::parse`]).
fn instant(given: Option<&str>, read: fn(&str) -> Option<At>) -> anyhow::Result<Option<At>> {
    let read = |text: &str| {
        read(text).with_context(|| {
            format!("{text:?} is neither a day (2026-12-31) nor an RFC 3339 instant")
        })
    };
    given.map(read).transpose()
}

fn serve_flags(args: &ServeArgs) -> Vec<(&'static str, String)> {
    [
        ("listen", &args.listen),
        ("public_url", &args.public_url),
        ("database.url", &args.database),
    ]
    .into_iter()
    .filter_map(|(key, value)| value.clone().map(|v| (key, v)))
    .collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
fn load(file: Option<PathBuf>, flags: &[(&str, String)]) -> anyhow::Result<Config> {
    let file = file.or_else(|| std::env::var("PORTICO_CONFIG").ok().map(PathBuf::from));
    Ok(Config::load(file.as_deref(), std::env::vars(), flags)?)
}
