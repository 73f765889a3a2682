//! `portico app …` and `portico grant …`

use super::{
    Format, app_tryout, guests, instant,
    output::{answer, table},
    partners,
    preview::DryRun,
};
use crate::{config::Config, wire::Portico};
use admin::{apps, assignments, presets::Preset, preview::Change, registration, streams};
use anyhow::Context;
use clap::{Args, Subcommand};
use model::{
    Actor, ActorKind, App, AppListing, AppState, Assignee, At, ClientAuthMethod, Id,
    InitialAccessToken, Pkce, Secret, SigningAlg, Span, kind,
};
use serde_json::{Map, Value, json};

#[derive(Debug, Subcommand)]
pub enum AppCommand {
    /// Register an app and print what it needs.
    Add(AddArgs),
    /// List the kinds of apps that are known here.
    Presets,
    /// Print what to write into an app's own settings.
    Config {
        /// By id, slug or name.
        app: String,
        /// Which kind of app it is; by its redirect URIs if unset.
        #[arg(long)]
        preset: Option<Preset>,
    },
    /// Show what tokens would say of a guest at an app now; the look is written to the audit.
    Claims {
        /// By id, slug or name.
        app: String,
        /// By address or id.
        guest: String,
        /// What the app would ask for.
        #[arg(long, default_value = "openid profile email")]
        scope: String,
    },
    /// List apps.
    List,
    /// Register an app from a file with its client metadata (RFC 7591) and print what it needs.
    Register {
        /// A JSON file.
        file: std::path::PathBuf,
    },
    /// Replace an app's registration by that in a file.
    Replace {
        /// By id, slug or name.
        app: String,
        /// A JSON file.
        file: std::path::PathBuf,
    },
    /// Print an app's registration as client metadata.
    Show {
        /// By id, slug or name.
        app: String,
    },
    /// Make a token with which a client may register itself.
    InviteClient {
        /// What it is for.
        name: String,
        /// How many clients it may register.
        #[arg(long, default_value_t = 1)]
        uses: i32,
        /// To the end of this day, or up to this instant; a week if unset.
        #[arg(long)]
        until: Option<String>,
    },
    /// Make a new client secret; the old one stops working.
    Secret {
        /// By id, slug or name.
        app: String,
        /// Let the old one work until `app retire-secrets`.
        #[arg(long)]
        keep: bool,
    },
    /// Make the newest client secret of an app the only one.
    RetireSecrets {
        /// By id, slug or name.
        app: String,
    },
    /// Ask for multi-factor authentication at an app, or ask no more.
    Mfa {
        /// By id, slug or name.
        app: String,
        /// `on` or `off`.
        #[arg(value_parser = ["on", "off"])]
        wanted: String,
        #[command(flatten)]
        dry: DryRun,
    },
    /// Bound how long ago a guest's home may have confirmed them when they open an app.
    Confirmation {
        /// By id, slug or name.
        app: String,
        /// 1 to 8760, or `off` to leave it to the partner's contract.
        hours: String,
        #[command(flatten)]
        dry: DryRun,
    },
    /// Say what the panel says of an app, and whether guests may ask for it.
    Panel {
        /// By id, slug or name.
        app: String,
        /// What it is for, in one line; nothing takes it away.
        #[arg(long, default_value = "")]
        description: String,
        /// Guests may ask for it where their partner's contract includes it.
        #[arg(long)]
        requestable: bool,
    },
    /// Show the stream by which an app is told what happens to its guests.
    Stream {
        /// By id, slug or name.
        app: String,
    },
    /// End that stream. The app may make another unless its registration lacks the scope ssf.manage.
    EndStream {
        /// By id, slug or name.
        app: String,
    },
    /// Send the logout notices and signals that were given up at an app again.
    ResendNotices {
        /// By id, slug or name.
        app: String,
    },
    /// Switch an app off.
    Disable {
        /// By id, slug or name.
        app: String,
        #[command(flatten)]
        dry: DryRun,
    },
    /// Switch an app on again.
    Enable {
        /// By id, slug or name.
        app: String,
        #[command(flatten)]
        dry: DryRun,
    },
}

#[derive(Debug, Args)]
pub struct AddArgs {
    /// The app's name as guests see it.
    name: String,
    /// An exact redirect URI; may be repeated.
    #[arg(
        long = "redirect",
        required_unless_present = "preset",
        value_name = "URI"
    )]
    redirect_uris: Vec<String>,
    /// Register it as such an app is registered; see `app presets`.
    #[arg(long, conflicts_with_all = ["redirect_uris", "auth", "without_pkce"])]
    preset: Option<Preset>,
    /// Where it is, for a preset.
    #[arg(long, requires = "preset", default_value = "")]
    url: String,
    /// An exact post-logout redirect URI; may be repeated.
    #[arg(long = "post-logout", value_name = "URI")]
    post_logout_redirect_uris: Vec<String>,
    /// How it authenticates: client_secret_basic, client_secret_post, client_secret_jwt or none.
    #[arg(long, default_value = "client_secret_basic")]
    auth: ClientAuthMethod,
    /// How ID tokens are signed: RS256, PS256, ES256 or EdDSA.
    #[arg(long, default_value = "RS256")]
    alg: SigningAlg,
    /// Where guests start it.
    #[arg(long, value_name = "URL")]
    launch: Option<String>,
    /// Whom refused guests may ask (https or mailto).
    #[arg(long, value_name = "URL")]
    contact: Option<String>,
    /// Where logout tokens go.
    #[arg(long, value_name = "URL")]
    backchannel_logout: Option<String>,
    /// Do not require PKCE; for confidential apps that cannot.
    #[arg(long)]
    without_pkce: bool,
}

#[derive(Debug, Subcommand)]
pub enum GrantCommand {
    /// Give an app to a guest, a group or a whole partner.
    Add {
        /// The app, by id, slug or name.
        app: String,
        #[command(flatten)]
        to: To,
        /// Not before (2026-12-01 or RFC 3339).
        #[arg(long)]
        from: Option<String>,
        /// To the end of this day, or up to this instant.
        #[arg(long)]
        until: Option<String>,
        /// A role that the app learns of; may be repeated.
        #[arg(long = "role")]
        roles: Vec<String>,
        #[command(flatten)]
        dry: DryRun,
    },
    /// Take an app away.
    Remove {
        /// The assignment's id, from `grant list`.
        assignment: Id<kind::Assignment>,
        #[command(flatten)]
        dry: DryRun,
    },
    /// List who an app is given to.
    List {
        /// By id, slug or name.
        app: String,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct To {
    /// A guest, by address or id.
    #[arg(long)]
    guest: Option<String>,
    /// A group, by name or id.
    #[arg(long)]
    group: Option<String>,
    /// A partner, by name or id.
    #[arg(long)]
    partner: Option<String>,
}

pub fn run(command: &AppCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let operator = Actor::plain(ActorKind::Operator);
    match command {
        AppCommand::Add(args) => add(&portico, &operator, args, format)?,
        AppCommand::Presets => app_tryout::presets(format),
        AppCommand::Config { app, preset } => {
            app_tryout::config(&portico, &find(&portico, app)?, *preset, format);
        }
        AppCommand::Claims { app, guest, scope } => {
            let (app, guest) = (find(&portico, app)?, guests::find(&portico, guest)?);
            app_tryout::claims(&portico, (&operator, &guest.id, &app.id), scope, format)?;
        }
        AppCommand::List => list(&portico, format)?,
        AppCommand::Register { file } => {
            let wished = read_metadata(&portico, file)?;
            let (app, secret) = apps::register(&portico.desk, &operator, &wished)?;
            show(&app, secret.as_ref())?;
        }
        AppCommand::Replace { app, file } => {
            let wished = read_metadata(&portico, file)?;
            let id = find(&portico, app)?.id;
            show(&apps::update(&portico.desk, &operator, &id, &wished)?, None)?;
        }
        AppCommand::Show { app } => show(&find(&portico, app)?, None)?,
        AppCommand::InviteClient { name, uses, until } => {
            let until = instant(until.as_deref(), At::parse)?;
            invite_client(&portico, &operator, (name, *uses, until), format)?;
        }
        AppCommand::RetireSecrets { app } => {
            let id = find(&portico, app)?.id;
            let retired = apps::retire_secrets(&portico.desk, &operator, &id)?;
            count(format, "Retired", "retired", retired);
        }
        AppCommand::Secret { app, keep } => {
            let id = find(&portico, app)?.id;
            let secret = if *keep {
                apps::add_secret(&portico.desk, &operator, &id)?
            } else {
                apps::new_secret(&portico.desk, &operator, &id)?
            };
            answer(
                format,
                secret.expose(),
                &json!({"client_secret": secret.expose()}),
            );
        }
        AppCommand::Mfa { app, wanted, dry } => {
            let (id, wanted) = (find(&portico, app)?.id, wanted == "on");
            if !dry.shows(&portico, Change::Mfa(&id, wanted), format)? {
                apps::require_mfa(&portico.desk, &operator, &id, wanted)?;
            }
        }
        AppCommand::Confirmation { app, hours, dry } => {
            let (id, longest) = (find(&portico, app)?.id, longest(hours)?);
            if !dry.shows(&portico, Change::Confirmation(&id, longest), format)? {
                apps::bound_confirmation(&portico.desk, &operator, &id, longest)?;
            }
        }
        AppCommand::Panel {
            app,
            description,
            requestable,
        } => {
            let id = find(&portico, app)?.id;
            let listing = AppListing {
                description: Some(description.clone()),
                requestable: *requestable,
            };
            apps::set_listing(&portico.desk, &operator, &id, &listing)?;
        }
        AppCommand::Stream { app } => stream(&portico, &find(&portico, app)?, format)?,
        AppCommand::EndStream { app } => {
            streams::end(&portico.desk, &operator, &find(&portico, app)?.id)?;
        }
        AppCommand::ResendNotices { app } => {
            let id = find(&portico, app)?.id;
            let resent = apps::resend_notices(&portico.desk, &operator, &id)?;
            count(format, "Sent again", "resent", resent);
        }
        AppCommand::Disable { app, dry } => {
            let id = find(&portico, app)?.id;
            if !dry.shows(&portico, Change::AppState(&id, AppState::Disabled), format)? {
                apps::disable(&portico.desk, &operator, &id)?;
            }
        }
        AppCommand::Enable { app, dry } => {
            let id = find(&portico, app)?.id;
            if !dry.shows(&portico, Change::AppState(&id, AppState::Enabled), format)? {
                apps::enable(&portico.desk, &operator, &id)?;
            }
        }
    }
    Ok(0)
}

fn invite_client(
    portico: &Portico,
    operator: &Actor,
    (name, uses_left, until): (&str, i32, Option<At>),
    format: Format,
) -> anyhow::Result<()> {
    let week = portico.clock.now().plus(Span::days(7));
    let token = InitialAccessToken {
        name: name.to_owned(),
        uses_left,
        expires_at: until.unwrap_or(week),
    };
    let token = registration::invite(&portico.desk, operator, &token)?;
    let json = json!({"initial_access_token": token.expose()});
    answer(format, token.expose(), &json);
    Ok(())
}

fn list(portico: &Portico, format: Format) -> anyhow::Result<()> {
    let all = apps::list(&portico.desk)?;
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|a| {
            vec![
                a.id.to_string(),
                a.slug.clone(),
                a.name.clone(),
                a.state.to_string(),
            ]
        })
        .collect();
    let json = all
        .iter()
        .map(|a| json!({"id": a.id, "slug": a.slug, "name": a.name, "state": a.state}))
        .collect();
    answer(
        format,
        &table(&["client id", "slug", "name", "state"], &rows),
        &serde_json::Value::Array(json),
    );
    Ok(())
}

fn stream(portico: &Portico, app: &App, format: Format) -> anyhow::Result<()> {
    let view = streams::find(&portico.desk, &app.id)?;
    let view = view.with_context(|| format!("{} made no stream of signals", app.name))?;
    let it = &view.stream;
    let endpoint = it.endpoint.as_deref().unwrap_or("-");
    let told = view.acknowledged_at.map(|at| at.to_string());
    answer(
        format,
        &format!(
            "{} by {} to {endpoint}, {}\nlast acknowledged {}, {} undelivered, {} given up",
            it.id,
            it.delivery,
            it.status,
            told.as_deref().unwrap_or("never"),
            view.undelivered,
            view.given_up
        ),
        &json!({
            "stream": it.id, "delivery": it.delivery, "endpoint": it.endpoint, "status": it.status,
            "reason": it.status_reason, "events": it.requested, "acknowledged_at": told,
            "undelivered": view.undelivered, "given_up": view.given_up,
        }),
    );
    Ok(())
}

/// Says how many of something there were.
fn count(format: Format, what: &str, member: &str, count: usize) {
    answer(
        format,
        &format!("{what}: {count}"),
        &json!({ member: count }),
    );
}

/// Hours, or `off`.
fn longest(hours: &str) -> anyhow::Result<Option<Span>> {
    if hours == "off" {
        return Ok(None);
    }
    let hours: u16 = hours.parse().context("hours are 1 to 8760, or off")?;
    Ok(Some(Span::hours(i64::from(hours))))
}

fn read_metadata(portico: &Portico, file: &std::path::Path) -> anyhow::Result<apps::Registration> {
    let text = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let given: Map<String, Value> = serde_json::from_slice(&text)
        .with_context(|| format!("{} is no JSON object", file.display()))?;
    let documents = portico.oidc.client_keys.documents();
    Ok(registration::with_sector(
        documents,
        registration::parse(&given)?,
    )?)
}

/// What RFC 7591 §3.2.1 answers; the same for people and programs.
fn show(app: &App, secret: Option<&Secret>) -> anyhow::Result<()> {
    let mut all = registration::describe(app);
    if let Some(secret) = secret {
        all.insert("client_secret".into(), json!(secret));
        all.insert("client_secret_expires_at".into(), json!(0));
    }
    let text = serde_json::to_string_pretty(&all)?;
    answer(Format::Text, &text, &Value::Object(all));
    Ok(())
}

fn add(portico: &Portico, operator: &Actor, args: &AddArgs, format: Format) -> anyhow::Result<()> {
    let as_told = apps::Registration {
        name: args.name.clone(),
        auth_method: args.auth,
        pkce: if args.without_pkce {
            Pkce::Optional
        } else {
            Pkce::Required
        },
        redirect_uris: args.redirect_uris.clone(),
        ..apps::Registration::default()
    };
    let known = args.preset.map(|it| it.registration(&args.name, &args.url));
    let mut registration = known.transpose()?.unwrap_or(as_told);
    registration.id_token_alg = args.alg;
    let signed_out = args.post_logout_redirect_uris.iter().cloned();
    registration.post_logout_redirect_uris.extend(signed_out);
    registration.launch_url = args.launch.clone().or(registration.launch_url);
    registration.contact_url.clone_from(&args.contact);
    registration
        .backchannel_logout_uri
        .clone_from(&args.backchannel_logout);
    let (app, secret) = apps::register(&portico.desk, operator, &registration)?;
    let issuer = &portico.settings.issuer;
    let secret = secret.as_ref().map(|s| s.expose().to_owned());
    let redirect = app.redirect_uris.first().cloned().unwrap_or_default();
    let config = args
        .preset
        .map(|it| app_tryout::config_of(portico, &app, it));
    let shown = config
        .as_ref()
        .map_or_else(String::new, |text| format!("\n\n{text}"));
    let text = format!(
        "OIDC_ISSUER={issuer}\nOIDC_CLIENT_ID={}\nOIDC_CLIENT_SECRET={}\nOIDC_REDIRECT_URI={redirect}\n\n\
         # The secret is shown once. Nobody may open the app yet: portico grant add {} --guest ADDRESS\n\
         # curl {issuer}/.well-known/openid-configuration{shown}",
        app.id,
        secret.as_deref().unwrap_or(""),
        app.slug
    );
    answer(
        format,
        &text,
        &json!({"issuer": issuer, "client_id": app.id, "client_secret": secret, "slug": app.slug, "redirect_uris": app.redirect_uris, "config": config}),
    );
    Ok(())
}

pub fn run_grant(command: &GrantCommand, config: &Config, format: Format) -> anyhow::Result<u8> {
    let portico = Portico::for_commands(config)?;
    let operator = Actor::plain(ActorKind::Operator);
    match command {
        GrantCommand::Add {
            app,
            to,
            from,
            until,
            roles,
            dry,
        } => {
            let new = assignments::NewAssignment {
                app_id: find(&portico, app)?.id,
                assignee: assignee(&portico, to)?,
                roles: roles.clone(),
                starts_at: instant(from.as_deref(), At::parse)?,
                ends_at: instant(until.as_deref(), At::parse)?,
            };
            if dry.shows(&portico, Change::Give(&new), format)? {
                return Ok(0);
            }
            match assignments::assign(&portico.desk, &operator, &new)? {
                Some(made) => answer(
                    format,
                    &format!("Given ({})", made.id),
                    &json!({"id": made.id, "changed": true}),
                ),
                None => answer(
                    format,
                    "Given already; nothing changed",
                    &json!({"changed": false}),
                ),
            }
        }
        GrantCommand::Remove { assignment, dry } => {
            if dry.shows(&portico, Change::Take(assignment), format)? {
                return Ok(0);
            }
            assignments::unassign(&portico.desk, &operator, assignment)?;
            answer(format, "Taken away", &json!({"changed": true}));
        }
        GrantCommand::List { app } => {
            let app = find(&portico, app)?;
            let view = apps::detail(&portico.desk, &app.id)?.context("the app is gone")?;
            let rows: Vec<Vec<String>> = view
                .assignments
                .iter()
                .map(|(a, name)| {
                    vec![
                        a.id.to_string(),
                        a.assignee.kind().to_string(),
                        name.clone(),
                    ]
                })
                .collect();
            let json = view
                .assignments
                .iter()
                .map(|(a, name)| json!({"id": a.id, "kind": a.assignee.kind(), "assignee": a.assignee.id(), "name": name}))
                .collect();
            answer(
                format,
                &table(&["assignment", "kind", "to"], &rows),
                &serde_json::Value::Array(json),
            );
        }
    }
    Ok(0)
}

fn assignee(portico: &Portico, to: &To) -> anyhow::Result<Assignee> {
    if let Some(guest) = &to.guest {
        return Ok(Assignee::Guest(guests::find(portico, guest)?.id));
    }
    if let Some(group) = &to.group {
        return Ok(Assignee::Group(guests::find_group(portico, group)?.id));
    }
    let partner = to
        .partner
        .as_deref()
        .context("name a guest, a group or a partner")?;
    Ok(Assignee::Partner(partners::find(portico, partner)?.id))
}

/// An app by id or slug, or by name without regard to case.
pub fn find(portico: &Portico, given: &str) -> anyhow::Result<App> {
    apps::list(&portico.desk)?
        .into_iter()
        .find(|a| {
            a.id.as_str() == given
                || a.slug == given
                || a.name.to_lowercase() == given.to_lowercase()
        })
        .with_context(|| format!("there is no app {given:?}; see `portico app list`"))
}
