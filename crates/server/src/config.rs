//! Configuration: flags over `PORTICO_*` over the file over defaults. Every key can stand in each.

mod keys;
mod lifetimes;
mod raw;

use crate::{tls::CertificateFiles, traces::TraceSettings};
use broker::{Cidr, OutboundPolicy};
use model::{Email, SettingKey, Settings};
use raw::Raw;
use std::{net::SocketAddr, path::PathBuf};
use store::Location;
use web::http::{Place, Throughput};

/// A mistake in the configuration: which key, where it was set, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no such key.
    #[error("{origin}: there is no key `{key}`{}", .nearest.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default())]
    UnknownKey {
        /// What was set.
        key: String,
        /// Where.
        origin: String,
        /// The key that is spelled most alike.
        nearest: Option<&'static str>,
    },
    /// The value does not fit.
    #[error("{origin}: `{key}` {problem}")]
    Value {
        /// Which key.
        key: &'static str,
        /// Where it was set.
        origin: String,
        /// What is wrong and what is expected; never the value of a secret.
        problem: String,
    },
    /// A file cannot be read.
    #[error("{path}: {problem}")]
    File {
        /// Which file.
        path: String,
        /// Why not.
        problem: String,
    },
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Pretty on a terminal, JSON otherwise.
    Auto,
    /// One JSON object per line.
    Json,
    /// For people.
    Pretty,
}

/// Where mail goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTarget {
    /// An SMTP server, by URL.
    Smtp(String),
    /// A directory that receives each mail as a file, for trying things out.
    Directory(PathBuf),
}

/// How certificates of clients reach us: the proxy that does TLS asks for them and hands them on.
#[derive(Clone, Debug)]
pub struct ClientCertificates {
    /// The header that holds the certificate; the proxy must remove it from what clients send.
    pub header: String,
    /// Where the proxy connects from; the header counts from nowhere else.
    pub trusted_proxies: Vec<Cidr>,
    /// The file with the authorities behind `tls_client_auth`.
    pub ca_file: Option<PathBuf>,
}

/// How mail is signed (RFC 6376).
#[derive(Clone, Debug)]
pub struct Dkim {
    /// The domain that signs.
    pub domain: String,
    /// Where in it the public key stands.
    pub selector: String,
    /// The file with the private key.
    pub key_file: PathBuf,
}

/// The whole configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the product needs to know.
    pub settings: Settings,
    /// The first admin, made on an empty database: name and address as guests will see them.
    pub first_admin: (String, Email),
    /// Where to listen.
    pub listen: Place,
    /// The certificate of the listener, if it does TLS itself.
    pub tls: Option<CertificateFiles>,
    /// The address at which figures are read, if they are.
    pub metrics: Option<SocketAddr>,
    /// The directory for the SQLite file, the encryption key and undelivered mail.
    pub data_dir: PathBuf,
    /// Where the data is.
    pub database: Location,
    /// How many database connections at most.
    pub connections: u32,
    /// How much is worked at at once, and how much waits.
    pub throughput: Throughput,
    /// The file that keeps what ended outside the database.
    pub tombstones: PathBuf,
    /// The file with the encryption key; made on first use when it lies in the data directory.
    pub encryption_key_file: PathBuf,
    /// The encryption key itself (32 bytes as base64), for installations without files.
    pub encryption_key: Option<model::Secret>,
    /// Where mail goes.
    pub mail: MailTarget,
    /// The sender of mail where no setting names one.
    pub default_sender: String,
    /// How mail is signed, where we do it.
    pub dkim: Option<Dkim>,
    /// Where outbound requests may go besides public addresses.
    pub outbound: OutboundPolicy,
    /// How certificates of clients reach us, if they do (RFC 8705).
    pub client_certificates: Option<ClientCertificates>,
    /// The header in which a proxy hands on addresses of clients, and where it connects from.
    pub client_addresses: Option<(String, Vec<Cidr>)>,
    /// Where traces go, if they do: from the variables of OpenTelemetry, which have no other names here.
    pub traces: Option<TraceSettings>,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Which log lines appear.
    pub log_level: String,
}

impl Config {
    /// Reads file, environment and flags.
    ///
    /// # Errors
    /// The first [`ConfigError`].
    pub fn load(
        file: Option<&std::path::Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        flags: &[(&str, String)],
    ) -> Result<Self, ConfigError> {
        let mut raw = Raw::default();
        if let Some(path) = file {
            raw.read_file(path)?;
        }
        let environment: Vec<_> = environment.into_iter().collect();
        let traces = TraceSettings::read(environment.iter().cloned());
        raw.read_environment(environment)?;
        for (key, value) in flags {
            raw.set(
                key,
                raw::Value::Text(value.clone()),
                format!("--{}", key.replace(['.', '_'], "-")),
            )?;
        }
        Ok(Self {
            traces,
            ..Self::from_raw(&raw)?
        })
    }

    fn from_raw(raw: &Raw) -> Result<Self, ConfigError> {
        let listen: Place = raw
            .parse("listen")?
            .unwrap_or_else(|| Place::Tcp(([127, 0, 0, 1], 8080).into()));
        let tls = tls(raw, &listen)?;
        let data_dir: PathBuf = raw
            .text("data_dir")?
            .unwrap_or_else(|| "portico-data".into())
            .into();
        let issuer = match raw.text("public_url")? {
            Some(url) => public_url(raw, &url)?,
            None => {
                let scheme = if tls.is_some() { "https" } else { "http" };
                let port = listen.address().map_or(8080, |address| address.port());
                format!("{scheme}://localhost:{port}")
            }
        };
        let database = match raw.text("database.url")? {
            Some(url) => {
                Location::parse(&url).map_err(|problem| raw.value_error("database.url", problem))?
            }
            None => Location::File(data_dir.join("portico.db")),
        };
        let host = url::Url::parse(&issuer)
            .ok()
            .and_then(|u| u.host_str().map(str::to_owned))
            .unwrap_or_default();
        Ok(Self {
            first_admin: first_admin(raw, &host)?,
            settings: settings(raw, &issuer)?,
            metrics: metrics(raw, &listen)?,
            listen,
            tls,
            database,
            connections: raw.parse("database.connections")?.unwrap_or(16),
            throughput: throughput(raw)?,
            tombstones: raw
                .text("data.tombstones")?
                .map_or_else(|| data_dir.join("tombstones.jsonl"), PathBuf::from),
            encryption_key_file: raw
                .text("keys.encryption_key_file")?
                .map_or_else(|| data_dir.join("encryption.key"), PathBuf::from),
            encryption_key: raw.text("keys.encryption_key")?.map(model::Secret::new),
            mail: mail_target(raw, &data_dir)?,
            dkim: dkim(raw, &host)?,
            default_sender: format!("invitations@{host}"),
            outbound: outbound(raw, &issuer)?,
            client_certificates: client_certificates(raw)?,
            client_addresses: client_addresses(raw)?,
            traces: None,
            log_format: log_format(raw)?,
            log_level: raw.text("log.level")?.unwrap_or_else(|| "info".into()),
            data_dir,
        })
    }
}

/// The issuer: https, or http for a host name that never leaves this machine; no path, no trailing slash.
fn public_url(raw: &Raw, given: &str) -> Result<String, ConfigError> {
    let wrong = |problem: &str| raw.value_error("public_url", problem.to_owned());
    let url = url::Url::parse(given)
        .map_err(|_| wrong("must be a URL such as https://guests.example.com"))?;
    let host = url.host_str().ok_or_else(|| wrong("needs a host name"))?;
    let loopback = host == "localhost"
        || host.ends_with(".localhost")
        || host == "127.0.0.1"
        || host == "[::1]";
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        _ => return Err(wrong("must be https; http is accepted for localhost only")),
    }
    if url.path() != "/"
        || url.query().is_some()
        || url.fragment().is_some()
        || !url.username().is_empty()
    {
        return Err(wrong(
            "must be an origin alone: no path, query, fragment or user",
        ));
    }
    Ok(url.origin().ascii_serialization())
}

/// A placeholder address where none is configured; it belongs to nobody.
fn first_admin(raw: &Raw, host: &str) -> Result<(String, Email), ConfigError> {
    let name = raw
        .text("admin.name")?
        .unwrap_or_else(|| "First admin".into());
    let named = host.contains('.') && host.parse::<std::net::IpAddr>().is_err();
    let placeholder = format!("admin@{}", if named { host } else { "localhost.invalid" });
    let email = match raw.parse::<Email>("admin.email")? {
        Some(email) => email,
        None => placeholder.parse().map_err(|_| {
            raw.value_error("admin.email", "must be set for this public_url".into())
        })?,
    };
    Ok((name, email))
}

fn dkim(raw: &Raw, host: &str) -> Result<Option<Dkim>, ConfigError> {
    let filled = |text: Option<String>| text.filter(|it| !it.is_empty());
    let Some(file) = filled(raw.text("mail.dkim_key_file")?) else {
        return Ok(None);
    };
    let sender = raw.text("mail.from")?.unwrap_or_default();
    let of_sender = sender
        .rsplit_once('@')
        .map(|(_, domain)| domain.trim_end_matches('>').to_owned());
    let domain = filled(raw.text("mail.dkim_domain")?).or(of_sender);
    Ok(Some(Dkim {
        domain: domain.unwrap_or_else(|| host.to_owned()),
        selector: raw
            .text("mail.dkim_selector")?
            .unwrap_or_else(|| "portico".into()),
        key_file: file.into(),
    }))
}

/// What the configuration says; whatever may also be set at run time and stands here is fixed.
fn settings(raw: &Raw, issuer: &str) -> Result<Settings, ConfigError> {
    let mut it = Settings {
        issuer: issuer.to_owned(),
        pseudo_languages: raw.parse("pseudo_languages")?.unwrap_or(false),
        lifetimes: lifetimes::read(raw)?,
        dynamic_registration: raw.parse("registration.dynamic")?.unwrap_or(false),
        ..Settings::default()
    };
    for (key, limit, most) in [
        ("limits.directory", &mut it.limits.directory, 1_000_000),
        ("limits.reconcile", &mut it.limits.reconcile, 100),
    ] {
        if let Some(number) = raw.parse(key)? {
            *limit = Some(number)
                .filter(|n| (1..=most).contains(n))
                .ok_or_else(|| raw.value_error(key, format!("must be from 1 to {most}")))?;
        }
    }
    for key in SettingKey::ALL {
        let values = raw.list(key.as_str())?;
        if values.is_empty() && raw.text(key.as_str())?.is_none() {
            continue;
        }
        let value = match key {
            SettingKey::Languages | SettingKey::Reminders | SettingKey::Endings => values.join(" "),
            _ => raw.text(key.as_str())?.unwrap_or_default(),
        };
        key.set(&mut it, &value)
            .map_err(|fault| raw.value_error(key.as_str(), fault.to_string()))?;
        it.fixed.insert(*key);
    }
    Ok(it)
}

fn mail_target(raw: &Raw, data_dir: &std::path::Path) -> Result<MailTarget, ConfigError> {
    match raw.text("mail.url")? {
        None => Ok(MailTarget::Directory(data_dir.join("mail"))),
        Some(url) if url.starts_with("smtp://") || url.starts_with("smtps://") => {
            Ok(MailTarget::Smtp(url))
        }
        Some(url) => match url.strip_prefix("file://") {
            Some(path) if !path.is_empty() => Ok(MailTarget::Directory(path.into())),
            _ => Err(raw.value_error(
                "mail.url",
                "must start with smtp://, smtps:// or file://".into(),
            )),
        },
    }
}

fn outbound(raw: &Raw, issuer: &str) -> Result<OutboundPolicy, ConfigError> {
    let allow = raw.list("outbound.allow")?;
    let policy = OutboundPolicy::new(&allow, issuer.starts_with("http://"))
        .map_err(|e| raw.value_error("outbound.allow", e.to_string()))?;
    Ok(OutboundPolicy {
        own_authority: issuer.split_once("://").map(|(_, own)| own.to_owned()),
        ..policy
    })
}

fn client_certificates(raw: &Raw) -> Result<Option<ClientCertificates>, ConfigError> {
    let Some(header) = raw.text("client_certificates.header")? else {
        return Ok(None);
    };
    Ok(Some(ClientCertificates {
        header: header.to_ascii_lowercase(),
        trusted_proxies: proxies(raw, "client_certificates.trusted_proxies")?,
        ca_file: raw.text("client_certificates.ca_file")?.map(PathBuf::from),
    }))
}

/// Where the proxy connects from: this machine, if nothing else is said.
fn proxies(raw: &Raw, key: &'static str) -> Result<Vec<Cidr>, ConfigError> {
    let mut all = raw.list(key)?;
    if all.is_empty() {
        all = ["127.0.0.0/8", "::1/128"].map(str::to_owned).to_vec();
    }
    all.iter()
        .map(|text| text.parse())
        .collect::<Result<_, broker::InvalidCidr>>()
        .map_err(|e| raw.value_error(key, e.to_string()))
}

fn client_addresses(raw: &Raw) -> Result<Option<(String, Vec<Cidr>)>, ConfigError> {
    let Some(header) = raw.text("limits.client_address_header")? else {
        return Ok(None);
    };
    let trusted = proxies(raw, "limits.trusted_proxies")?;
    Ok(Some((header.to_ascii_lowercase(), trusted)))
}

/// Both files or none.
fn tls(raw: &Raw, listen: &Place) -> Result<Option<CertificateFiles>, ConfigError> {
    let (certificate, key) = ("tls.certificate_file", "tls.key_file");
    let file = |name| raw.text(name).map(|it| it.filter(|it| !it.is_empty()));
    let missing = |name, other| {
        let problem = format!("must be set too, because {other} is");
        Err(raw.value_error(name, problem))
    };
    match (file(certificate)?, file(key)?) {
        (None, None) => Ok(None),
        (Some(_), None) => missing(key, certificate),
        (None, Some(_)) => missing(certificate, key),
        (Some(_), Some(_)) if listen.address().is_none() => {
            let problem = "must not be set where `listen` is a socket: the proxy there does TLS";
            Err(raw.value_error(certificate, problem.into()))
        }
        (Some(chain), Some(secret)) => Ok(Some(CertificateFiles {
            certificate: chain.into(),
            key: secret.into(),
        })),
    }
}

/// How much a node takes upon itself before it turns requests away (F14).
fn throughput(raw: &Raw) -> Result<Throughput, ConfigError> {
    let usual = Throughput::default();
    let number = |key, usual, most: usize| match raw.parse::<usize>(key)? {
        None => Ok(usual),
        Some(number) if (1..=most).contains(&number) => Ok(number),
        Some(_) => Err(raw.value_error(key, format!("must be from 1 to {most}"))),
    };
    Ok(Throughput {
        at_once: number("limits.at_once", usual.at_once, 100)?,
        waiting: number("limits.waiting", usual.waiting, 100_000)?,
        connections: number("limits.connections", usual.connections, 1_000_000)?,
    })
}

/// Figures have a listener of their own (W04).
fn metrics(raw: &Raw, listen: &Place) -> Result<Option<SocketAddr>, ConfigError> {
    let key = "metrics.listen";
    let filled = raw.text(key)?.is_some_and(|it| !it.is_empty());
    let address: Option<SocketAddr> = if filled { raw.parse(key)? } else { None };
    if address.is_some_and(|it| it.port() != 0 && listen.address() == Some(it)) {
        let problem = "must be another address than `listen`: figures are not for the public";
        return Err(raw.value_error(key, problem.into()));
    }
    Ok(address)
}

fn log_format(raw: &Raw) -> Result<LogFormat, ConfigError> {
    match raw.text("log.format")?.as_deref() {
        None | Some("auto") => Ok(LogFormat::Auto),
        Some("json") => Ok(LogFormat::Json),
        Some("pretty") => Ok(LogFormat::Pretty),
        Some(_) => Err(raw.value_error("log.format", "must be auto, json or pretty".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Span;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::load(
            None,
            pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
            &[],
        )
    }

    #[test]
    fn without_any_setting_it_works_on_loopback() {
        let config = load(&[]).unwrap();
        assert_eq!(config.settings.issuer, "http://localhost:8080");
        assert!(config.listen.address().unwrap().ip().is_loopback());
        assert!(matches!(config.database, Location::File(_)));
    }

    #[test]
    fn a_certificate_and_its_key_are_named_together_and_not_at_a_socket() {
        let pair = [
            ("PORTICO_TLS__CERTIFICATE_FILE", "a"),
            ("PORTICO_TLS__KEY_FILE", "b"),
        ];
        let config = load(&pair).unwrap();
        assert_eq!(config.settings.issuer, "https://localhost:8080");
        let error = load(&pair[..1]).unwrap_err().to_string();
        assert!(error.contains("`tls.key_file` must be set too"), "{error}");
        let socket = ("PORTICO_LISTEN", "unix:/run/portico/portico.sock");
        assert_eq!(load(&[socket]).unwrap().listen.to_string(), socket.1);
        let error = load(&[pair[0], pair[1], socket]).unwrap_err().to_string();
        assert!(error.contains("the proxy there does TLS"), "{error}");
    }

    #[test]
    fn w04_figures_do_not_share_the_public_listener() {
        let pair = [
            ("PORTICO_LISTEN", "127.0.0.1:80"),
            ("PORTICO_METRICS__LISTEN", "127.0.0.1:80"),
        ];
        let error = load(&pair).unwrap_err().to_string();
        assert!(error.contains("figures are not for the public"), "{error}");
        assert_eq!(load(&[]).unwrap().metrics, None, "none unless asked for");
    }

    #[test]
    fn an_unknown_key_names_the_nearest_one() {
        let error = load(&[("PORTICO_DATABASE__ULR", "x")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("did you mean `database.url`"), "{error}");
    }

    #[test]
    fn environment_overrides_the_file_and_flags_override_both() {
        let dir = std::env::temp_dir().join(format!("portico-config-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let path = dir.join("portico.toml");
        std::fs::write(&path, "company = \"File\"\n[lifetimes]\nfamily = \"1h\"\n").unwrap();
        let env = |v: &str| vec![("PORTICO_COMPANY".to_owned(), v.to_owned())];
        let file = Config::load(Some(&path), vec![], &[]).unwrap();
        assert_eq!(
            (
                file.settings.company.as_str(),
                file.settings.lifetimes.family
            ),
            ("File", Span::hours(1))
        );
        assert_eq!(
            Config::load(Some(&path), env("Env"), &[])
                .unwrap()
                .settings
                .company,
            "Env"
        );
        let flag =
            Config::load(Some(&path), env("Env"), &[("company", "Flag".to_owned())]).unwrap();
        assert_eq!(flag.settings.company, "Flag");
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn o03_an_access_token_lives_five_minutes_and_never_more_than_ten() {
        let life = |given: Option<&str>| {
            let given = given.map(|it| ("PORTICO_LIFETIMES__ACCESS_TOKEN", it));
            let given: Vec<_> = given.into_iter().collect();
            load(&given).map(|it| it.settings.lifetimes.access_token)
        };
        assert_eq!(life(None).unwrap(), Span::mins(5));
        assert_eq!(life(Some("10m")).unwrap(), Span::mins(10));
        assert!(life(Some("601s")).is_err());
    }

    #[test]
    fn the_example_shows_every_key_with_its_default_and_no_other() {
        let shown = example(include_str!("../../../config/example.toml"));
        assert!(shown.keys().eq(keys::KEYS), "{:?}", shown.keys());
        for (key, value) in shown {
            let variable = format!("PORTICO_{}", key.to_uppercase().replace('.', "__"));
            assert!(
                value.is_empty() || load(&[(&variable, &value)]).is_ok(),
                "{key} = {value}"
            );
        }
    }

    /// Keys and values of the lines that are commented out.
    fn example(text: &str) -> std::collections::BTreeMap<String, String> {
        let mut section = String::new();
        let mut all = std::collections::BTreeMap::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = format!("{}.", name.trim_end_matches(']'));
            }
            let shown = line.strip_prefix("# ").and_then(|l| l.split_once(" = "));
            if let Some((key, value)) = shown.filter(|(key, _)| !key.contains(' ')) {
                let value = value.trim_matches(['[', ']', '"']).to_owned();
                all.insert(format!("{section}{key}"), value);
            }
        }
        all
    }

    #[test]
    fn a_public_url_must_be_a_bare_https_origin() {
        for bad in [
            "guests.example.com",
            "http://guests.example.com",
            "https://a.example/x",
            "ftp://a.example",
        ] {
            assert!(load(&[("PORTICO_PUBLIC_URL", bad)]).is_err(), "{bad}");
        }
        let config = load(&[("PORTICO_PUBLIC_URL", "https://Guests.Example.com/")]).unwrap();
        assert_eq!(config.settings.issuer, "https://guests.example.com");
    }

    #[test]
    fn times_outside_their_bounds_are_refused() {
        for bad in ["0s", "11m", "soon", "", "5"] {
            assert!(
                load(&[("PORTICO_LIFETIMES__ACCESS_TOKEN", bad)]).is_err(),
                "{bad:?}"
            );
        }
    }
}
