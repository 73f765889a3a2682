//! Files, and who may read them.

use super::{Finding, problem, warning};
use crate::{config::Config, tls::Urgency, wire};
use model::At;
use std::{fs::OpenOptions, net::TcpListener, os::unix::fs::PermissionsExt, path::Path};
use store::Location;

/// Everybody but the owner.
const OTHERS: u32 = 0o077;

pub(super) fn examine(config: &Config, now: At) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(is_private("key_readable", &config.encryption_key_file));
    found.extend(is_private("data_readable", &config.data_dir));
    if let Location::File(database) = &config.database {
        found.extend(is_private("database_readable", database));
    }
    if let Err(error) = wire::mail_signer(config) {
        found.push(problem(
            "dkim_key",
            format!("{error:#}"),
            "Name a readable RSA or Ed25519 private key in PEM.",
        ));
    }
    if let Err(error) = wire::client_ca(config) {
        found.push(problem(
            "client_ca",
            format!("{error:#}"),
            "Name a readable file with certificates in PEM.",
        ));
    }
    found.extend(is_writable("tombstones_unwritable", &config.tombstones));
    found.extend(certificate(config, now));
    found.extend(port(config));
    found
}

fn is_private(code: &'static str, path: &Path) -> Option<Finding> {
    let mode = std::fs::metadata(path).ok()?.permissions().mode();
    (mode & OTHERS != 0).then(|| {
        let path = path.display();
        problem(
            code,
            format!(
                "{path} can be read or written by others than its owner (mode {:o})",
                mode & 0o777
            ),
            format!("chmod go-rwx {path}"),
        )
    })
}

/// A file that is there and cannot be appended to. One that is not there yet is made at the start.
fn is_writable(code: &'static str, path: &Path) -> Option<Finding> {
    if !path.exists() {
        return None;
    }
    let error = OpenOptions::new().append(true).open(path).err()?;
    Some(problem(
        code,
        format!("{} cannot be written: {error}", path.display()),
        "Give it to the user that Portico runs as.",
    ))
}

/// The certificate of the listener: whether it can be used, for how long, and for whom.
fn certificate(config: &Config, now: At) -> Vec<Finding> {
    let Some(files) = &config.tls else {
        return Vec::new();
    };
    let mut found: Vec<Finding> = is_private("tls_key_readable", &files.key)
        .into_iter()
        .collect();
    let identity = match files.read() {
        Ok(identity) => identity,
        Err(error) => {
            let fix = "Name the certificate with its chain and the private key that belongs to it, in PEM.";
            found.push(problem("tls_unusable", format!("{error:#}"), fix));
            return found;
        }
    };
    let (file, until) = (files.certificate.display(), identity.ends_at());
    let fix = "Replace both files; a server that runs takes them up by itself.";
    match Urgency::of(until, now) {
        Urgency::None => {}
        Urgency::Expired => {
            found.push(problem(
                "tls_expired",
                format!("{file} ended at {until}"),
                fix,
            ));
        }
        _ => found.push(warning(
            "tls_expires",
            format!("{file} ends at {until}"),
            fix,
        )),
    }
    let host = url::Url::parse(&config.settings.issuer).ok();
    let host = host.and_then(|it| it.host_str().map(str::to_owned));
    if let Some(host) = host.filter(|host| !identity.is_for(host)) {
        let what = format!("{file} is not for {host}, the host of public_url");
        let fix = "Have a certificate issued for that name.";
        found.push(problem("tls_other_host", what, fix));
    }
    found
}

fn port(config: &Config) -> Option<Finding> {
    // A socket that is there already is looked at when somebody listens.
    let error = TcpListener::bind(config.listen.address()?).err()?;
    let is_ours = error.kind() == std::io::ErrorKind::AddrInUse
        && config
            .listen
            .is_ready(config.tls.is_some())
            .unwrap_or(false);
    (!is_ours).then(|| {
        problem(
            "listen",
            format!("{} cannot be listened on: {error}", config.listen),
            "Stop what listens there, or set listen.",
        )
    })
}
