//! The product as browsers and apps meet it: by HTTP, on every database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod app_signals;
mod asking;
mod backup;
mod connections;
mod console;
mod cross_origin;
mod domains;
mod hostile_home;
mod import;
mod invitations;
mod leaving;
mod limits;
mod mails;
mod moving;
mod own_data;
mod passkeys;
mod provider;
mod realm;
mod registration;
mod rekey;
mod removal;
mod restore;
mod routes;
mod scim;
mod scopes;
mod sessions;
mod settings;
mod setup_portal;
mod signals;
mod stories;
mod terms;
mod tls;
mod wrong_account;
