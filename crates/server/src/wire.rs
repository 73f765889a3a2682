//! Builds everything, once, from the configuration.

use crate::{
    backup::Backups,
    config::{Config, MailTarget},
    dns::Dns,
    mail_sink::MailDirectory,
    system::{OsRandom, SystemClock, room_for_connections, ticks},
    tombstones::Journal,
};
use admin::{Delivery, Desk, MailRenderer, Mailer, SmtpMailer, settings::Live};
use anyhow::{Context, anyhow, bail};
use broker::{Broker, BrokerParts, Outbound};
use meters::Meters;
use model::{
    At, Clock, Documents, LogoutNotice, OutboxItem, Random, Secret, Settings, SignMail, TxtRecords,
    Unreadable, Vault,
};
use oidc::{ClientKeys, signals::Outgoing};
use std::{path::Path, sync::Arc};
use store::{Location, MigrationStatus, Store};
use tokens::{ClientCa, MailSigner, Sealer, SharedKeys};
use web::{Portal, ProxyHeader, Renderer, http::Throughput};

/// The whole product, wired.
pub struct Portico {
    /// The data.
    pub store: Store,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// What the operator decided.
    pub settings: Arc<Settings>,
    /// The same with what admins set, as it is at the moment.
    pub live: Arc<Live>,
    /// The OIDC endpoints.
    pub oidc: oidc::Cx,
    /// The ways in.
    pub broker: Broker,
    /// The verbs of admins.
    pub desk: Desk,
    /// Outbound requests.
    pub outbound: Outbound,
    /// Mail in the reader's language.
    pub renderer: Arc<dyn MailRenderer>,
    /// Where mail goes.
    pub mailer: Arc<dyn Mailer>,
    /// How certificates of clients reach us.
    pub certificates: Option<ProxyHeader>,
    /// How addresses of clients reach us through a proxy.
    pub client_addresses: Option<ProxyHeader>,
    /// Asks the DNS.
    pub dns: Arc<dyn TxtRecords>,
    /// How much is worked at at once.
    pub throughput: Throughput,
    /// When this process was wired.
    pub started: At,
    /// Keeps what ended outside the database.
    pub journal: Option<Arc<Journal>>,
}

/// What may differ between a server, the demonstration and tests.
#[derive(Clone)]
pub struct Surroundings {
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Where mail goes.
    pub mailer: Arc<dyn Mailer>,
    /// Opens and seals what is encrypted at rest.
    pub vault: Arc<dyn Vault>,
    /// Who issues certificates to clients, if anybody does.
    pub client_ca: Option<Arc<ClientCa>>,
    /// Asks the DNS.
    pub dns: Arc<dyn TxtRecords>,
}

impl Surroundings {
    /// What reads and writes backups here.
    #[must_use]
    pub fn backups(&self) -> Backups<'_> {
        Backups {
            clock: &*self.clock,
            random: &*self.random,
            vault: &*self.vault,
        }
    }
}

impl Portico {
    /// For `serve`: opens the database, brings the schema up to date, loads or makes keys.
    ///
    /// # Errors
    /// Whatever is wrong, in a sentence.
    pub fn for_serving(config: &Config) -> anyhow::Result<Self> {
        let (store, _) = open_present(config)?;
        store
            .migrate()
            .context("bringing the database schema up to date")?;
        let around = surroundings(config)?;
        let (store, journal) = keep_endings(config, store, &around)?;
        let portico = Self {
            journal,
            ..Self::build(config, store, around)
        };
        oidc::keys::ensure_keys(&portico.oidc).context("preparing signing keys")?;
        Ok(portico)
    }

    /// For commands: as [`Portico::for_serving`], but the schema must be up to date already unless
    /// the database is new.
    ///
    /// # Errors
    /// Whatever is wrong, in a sentence.
    pub fn for_commands(config: &Config) -> anyhow::Result<Self> {
        let (store, status) = open_present(config)?;
        if status.applied.is_empty() {
            store.migrate()?;
        } else if !status.pending.is_empty() {
            bail!(
                "the database schema is older than this binary; run `portico migrate up` or start `portico serve`"
            );
        }
        let around = surroundings(config)?;
        let (store, journal) = keep_endings(config, store, &around)?;
        let mut portico = Self {
            journal,
            ..Self::build(config, store, around)
        };
        // A command is over before settings change.
        let present = portico.live.now(&portico.store);
        portico.broker = portico.broker.with_settings(Arc::clone(&present));
        portico.desk.settings = present;
        Ok(portico)
    }

    /// Wires everything over an open store.
    #[must_use]
    pub fn build(config: &Config, store: Store, around: Surroundings) -> Self {
        let settings = Arc::new(config.settings.clone());
        let Surroundings {
            clock,
            random,
            mailer,
            vault,
            client_ca,
            dns,
        } = around;
        let meters = Arc::new(Meters::new(ticks));
        let store = store.with_meters(Arc::clone(&meters));
        let outbound = Outbound::new(config.outbound.clone(), Arc::clone(&clock))
            .with_meters(Arc::clone(&meters));
        let keys = Arc::new(SharedKeys::measured(meters));
        let broker = Broker::new(BrokerParts {
            store: store.clone(),
            vault: Arc::clone(&vault),
            clock: Arc::clone(&clock),
            random: Arc::clone(&random),
            settings: Arc::clone(&settings),
            outbound: outbound.clone(),
            keys: Arc::clone(&keys),
        });
        let oidc = oidc::Cx {
            store: store.clone(),
            keys,
            vault: Arc::clone(&vault),
            clock: Arc::clone(&clock),
            random: Arc::clone(&random),
            settings: Arc::clone(&settings),
            client_keys: Arc::new(ClientKeys::new(Arc::new(GuardedDocuments(
                outbound.clone(),
            )))),
            client_ca,
            homes: Arc::new(broker.clone()),
        };
        let desk = Desk {
            store: store.clone(),
            vault,
            clock: Arc::clone(&clock),
            random,
            settings: Arc::clone(&settings),
        };
        Self {
            started: clock.now(),
            store,
            clock,
            oidc,
            broker,
            desk,
            outbound,
            renderer: Arc::new(Renderer),
            live: Arc::new(Live::new(Arc::clone(&settings))),
            settings,
            mailer,
            certificates: config
                .client_certificates
                .as_ref()
                .map(|how| proxy_header(&how.header, &how.trusted_proxies)),
            client_addresses: config
                .client_addresses
                .as_ref()
                .map(|(header, proxies)| proxy_header(header, proxies)),
            dns,
            throughput: Throughput {
                connections: room_for_connections().map_or(config.throughput.connections, |room| {
                    config.throughput.connections.min(room)
                }),
                ..config.throughput
            },
            journal: None,
        }
    }

    /// The site that answers requests.
    #[must_use]
    pub fn portal(self: &Arc<Self>) -> Portal {
        let store = self.store.clone();
        Portal {
            oidc: self.oidc.clone(),
            broker: self.broker.clone(),
            desk: self.desk.clone(),
            live: Arc::clone(&self.live),
            certificates: self.certificates.clone(),
            client_addresses: self.client_addresses.clone(),
            dns: Arc::clone(&self.dns),
            throughput: self.throughput,
            ready: Arc::new(move || store.ping().is_ok()),
        }
    }

    /// The verbs of admins, by the settings of this moment.
    #[must_use]
    pub fn present_desk(&self) -> Desk {
        Desk {
            settings: self.live.now(&self.store),
            ..self.desk.clone()
        }
    }

    /// Delivers one logout token (OIDC Back-Channel Logout §2.5).
    pub fn deliver_logout(&self, item: &OutboxItem) -> Delivery {
        let notice: LogoutNotice = match serde_json::from_slice(&item.payload) {
            Ok(notice) => notice,
            Err(error) => return Delivery::Dead(error.to_string()),
        };
        let delivery = match oidc::backchannel::logout_token(&self.oidc, &notice, &item.id) {
            Ok(Some(delivery)) => delivery,
            // The app was unregistered or stopped listening since.
            Ok(None) => return Delivery::Done,
            Err(error) => return Delivery::Retry(error.to_string()),
        };
        let token = delivery.token.expose();
        match self.outbound.post_form(
            notice.app_id.as_str(),
            &delivery.uri,
            &[("logout_token", token)],
        ) {
            Ok(answer) if answer.status().is_success() => Delivery::Done,
            Ok(answer) => not_taken(&answer, "error"),
            Err(error) => Delivery::Retry(error.to_string()),
        }
    }

    /// Posts one Security Event Token to the app that listens (RFC 8935 §2).
    pub fn deliver_signal(&self, item: &OutboxItem) -> Delivery {
        let post = match oidc::signals::post(&self.oidc, item) {
            Ok(Outgoing::Post(post)) => post,
            Ok(Outgoing::Held) => return Delivery::Retry("the app wants it later".into()),
            Ok(Outgoing::Nowhere) => return Delivery::Dead("the stream ended".into()),
            Err(error) => return Delivery::Retry(error.to_string()),
        };
        let (uri, body) = (&post.uri, post.token.expose());
        let authorization = post.authorization.as_ref().map(Secret::expose);
        match self
            .outbound
            .post_event(post.app_id.as_str(), uri, authorization, body)
        {
            Ok(answer) if answer.status() == 202 => Delivery::Done,
            Ok(answer) => not_taken(&answer, "err"),
            Err(error) => Delivery::Retry(error.to_string()),
        }
    }
}

fn not_taken(answer: &broker::Response, code: &str) -> Delivery {
    Delivery::Retry(format!(
        "the app answered {}{}",
        answer.status().as_u16(),
        error_in(answer.body(), code)
    ))
}

/// The error code of an app's answer (OIDC Back-Channel Logout §2.8, RFC 8935 §2.3), as far as it is one.
fn error_in(body: &[u8], member: &str) -> String {
    let body: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let code = body.get(member).and_then(serde_json::Value::as_str);
    let readable = |code: &&str| code.len() <= 64 && code.bytes().all(|b| b.is_ascii_graphic());
    code.filter(readable)
        .map_or_else(String::new, |code| format!(": {code}"))
}

/// Opens the configured database; a SQLite file that only we may read is made if it is missing.
///
/// # Errors
/// When the database cannot be reached.
pub fn open_store(config: &Config) -> anyhow::Result<Store> {
    open_at(&config.database, config.connections)
}

/// As [`open_store`], at any place.
///
/// # Errors
/// When the database cannot be reached.
pub fn open_at(database: &Location, connections: u32) -> anyhow::Result<Store> {
    if let Location::File(path) = database
        && !path.exists()
    {
        // SQLite gives the files beside it the same rights. Another process may make it at the same time.
        let made = write_private(path, "");
        if !path.exists() {
            made.with_context(|| format!("making {}", path.display()))?;
        }
    }
    Store::open(database, connections).context("opening the database")
}

/// As [`open_store`], unless everything in the database was moved to another one, or it is of a newer version.
fn open_present(config: &Config) -> anyhow::Result<(Store, MigrationStatus)> {
    let store = open_store(config)?;
    if store.was_moved()? {
        bail!(
            "{}; set database.url to the new one, or run `portico db reopen` to go on with this one",
            store::MOVED
        );
    }
    let status = store.migration_status()?;
    if !status.unknown.is_empty() {
        bail!("the database was used by a newer Portico; run that version or a later one");
    }
    Ok((store, status))
}

/// What surrounds a database that exists already, so its encryption key must exist too.
///
/// # Errors
/// Whatever is wrong, in a sentence.
pub fn surroundings_of_existing(config: &Config) -> anyhow::Result<Surroundings> {
    let file = &config.encryption_key_file;
    if config.encryption_key.is_none() && !file.exists() {
        bail!(
            "there is no encryption key at {}; put the key there with which the backup was made",
            file.display()
        );
    }
    surroundings(config)
}

/// Has endings kept outside the database too, after what ended before was made up for, should a backup have
/// been restored. A database in memory is never restored.
fn keep_endings(
    config: &Config,
    store: Store,
    around: &Surroundings,
) -> anyhow::Result<(Store, Option<Arc<Journal>>)> {
    if config.database == Location::Memory {
        return Ok((store, None));
    }
    if let Some(directory) = config.tombstones.parent() {
        make_private_directory(directory)?;
    }
    let journal = Arc::new(Journal::open(&config.tombstones)?);
    let store = store.with_tombstones(Arc::clone(&journal) as Arc<dyn model::Tombstones>);
    if let Some(ended) =
        journal.catch_up(&store, (&*around.clock, &*around.random, &*around.vault))?
    {
        tracing::warn!(
            ended,
            "a backup was restored: what ended since has ended again, and everybody signs in anew"
        );
    }
    Ok((store, Some(journal)))
}

fn surroundings(config: &Config) -> anyhow::Result<Surroundings> {
    let random: Arc<dyn Random> = Arc::new(OsRandom::checked()?);
    let key = encryption_key(config, &*random)?;
    let mailer: Arc<dyn Mailer> = match &config.mail {
        MailTarget::Directory(directory) => Arc::new(MailDirectory {
            directory: directory.clone(),
        }),
        MailTarget::Smtp(url) => {
            let host = url::Url::parse(&config.settings.issuer)?
                .host_str()
                .unwrap_or_default()
                .to_owned();
            Arc::new(
                SmtpMailer::new(url, &config.default_sender, &host)
                    .context("mail.url")?
                    .signing(mail_signer(config)?),
            )
        }
    };
    Ok(Surroundings {
        clock: Arc::new(SystemClock),
        vault: Arc::new(
            Sealer::from_base64(&key, Arc::clone(&random)).context("keys.encryption_key")?,
        ),
        random,
        mailer,
        client_ca: client_ca(config)?,
        dns: Arc::new(Dns::of_system()),
    })
}

pub(crate) fn mail_signer(config: &Config) -> anyhow::Result<Option<Arc<dyn SignMail>>> {
    let Some(dkim) = &config.dkim else {
        return Ok(None);
    };
    let path = dkim.key_file.display();
    let pem = std::fs::read_to_string(&dkim.key_file)
        .with_context(|| format!("reading mail.dkim_key_file {path}"))?;
    let signer = MailSigner::new(&dkim.domain, &dkim.selector, &pem);
    let signer = signer.map_err(|problem| anyhow!("mail.dkim_key_file {path} {problem}"))?;
    Ok(Some(Arc::new(signer)))
}

fn proxy_header(header: &str, proxies: &[broker::Cidr]) -> ProxyHeader {
    let proxies = proxies.to_vec();
    ProxyHeader {
        header: header.to_owned(),
        trusts: Arc::new(move |address| proxies.iter().any(|block| block.contains(address))),
    }
}

pub(crate) fn client_ca(config: &Config) -> anyhow::Result<Option<Arc<ClientCa>>> {
    let file = config
        .client_certificates
        .as_ref()
        .and_then(|how| how.ca_file.as_ref());
    let Some(file) = file else { return Ok(None) };
    let pem = std::fs::read_to_string(file)
        .with_context(|| format!("reading client_certificates.ca_file {}", file.display()))?;
    let ca = ClientCa::from_pem(&pem).context("client_certificates.ca_file")?;
    Ok(Some(Arc::new(ca)))
}

/// Documents of clients, read through the guarded client.
struct GuardedDocuments(Outbound);

impl Documents for GuardedDocuments {
    fn json(&self, url: &str) -> Result<serde_json::Value, Unreadable> {
        let failed = |problem: String| Unreadable {
            url: url.to_owned(),
            problem,
        };
        // One busy host of keys must not keep others waiting, so each host is a party of its own.
        let host = url::Url::parse(url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        let answer = self
            .0
            .get_json(&host, url)
            .map_err(|e| failed(e.to_string()))?;
        if !answer.status().is_success() {
            return Err(failed(format!("it answered {}", answer.status().as_u16())));
        }
        serde_json::from_slice(answer.body()).map_err(|e| failed(e.to_string()))
    }
}

/// The configured key, or the one in the key file; the file is made on first use.
pub(crate) fn encryption_key(config: &Config, random: &dyn Random) -> anyhow::Result<Secret> {
    if let Some(key) = &config.encryption_key {
        return Ok(key.clone());
    }
    let path = &config.encryption_key_file;
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Secret::new(text.trim())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let key = Secret::draw(random);
            write_private(path, key.expose())
                .with_context(|| format!("writing {}", path.display()))?;
            Ok(key)
        }
        Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
    }
}

/// Writes a new file that only we may read; an existing one is left alone.
fn write_private(path: &Path, text: &str) -> anyhow::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    if let Some(directory) = path.parent() {
        make_private_directory(directory)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

pub(crate) fn make_private_directory(directory: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if directory.as_os_str().is_empty() || directory.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
        .with_context(|| format!("making {}", directory.display()))
}
