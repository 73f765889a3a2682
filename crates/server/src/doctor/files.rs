//! Files, and who may read them.

use super::{Finding, problem};
use crate::{cli::is_ready, config::Config, wire};
use std::{fs::OpenOptions, net::TcpListener, os::unix::fs::PermissionsExt, path::Path};
use store::Location;

/// Everybody but the owner.
const OTHERS: u32 = 0o077;

pub(super) fn examine(config: &Config) -> Vec<Finding> {
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

fn port(config: &Config) -> Option<Finding> {
    let error = TcpListener::bind(config.listen).err()?;
    let is_ours = error.kind() == std::io::ErrorKind::AddrInUse && is_ready(config.listen);
    (!is_ours).then(|| {
        problem(
            "listen",
            format!("{} cannot be listened on: {error}", config.listen),
            "Stop what listens there, or set listen.",
        )
    })
}
