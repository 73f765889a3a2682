//! The one data layer: diesel schema, queries, migrations, transactions, outbox, audit chain.
//!
//! Invariant: every query is written once and runs on SQLite and on PostgreSQL; only this file,
//! `backend`, `writer` and the `sql!` macro know that there are two. A single-use value is consumed
//! by one conditional write whose row count decides, and whatever was acknowledged is on disk.

#[macro_use]
mod tx;

mod admins;
mod alerts;
mod apps;
mod assignments;
mod attempts;
mod audit;
mod backend;
mod clients;
mod closing;
mod confidence;
mod connection_tests;
mod connections;
mod connections_upkeep;
mod consents;
mod convert;
mod devices;
mod domains;
mod error;
mod factors;
mod facts;
mod grants;
mod groups;
mod guests;
mod home_grants;
mod import_rows;
mod imports;
mod invitation_requests;
mod invitations;
mod keys;
mod languages;
mod leavers;
mod mail_codes;
mod migrate;
mod outbox;
mod partner_pages;
mod partners;
mod passkeys;
mod purge;
mod receipts;
mod recoveries;
mod rekeys;
mod restore;
mod revoke;
mod schema;
mod scim;
mod scim_list;
mod scim_tokens;
mod sessions;
mod setup_sessions;
mod setups;
mod sign_ins;
mod signals;
mod sponsors;
mod writer;

#[cfg(feature = "contract")]
pub mod contract;

pub use admins::NewAdminLink;
pub use alerts::ALERT_PERIOD;
pub use audit::{AuditFilter, AuditVerdict, ChainBreak};
pub use backend::{Location, Store};
pub use closing::Erased;
pub use confidence::{Account, ConfirmationCounts};
pub use connection_tests::NewConnectionTest;
pub use connections_upkeep::DueHome;
pub use devices::{DevicePoll, NewDeviceRequest};
pub use error::StoreError;
pub use facts::{AppFacts, GrantView};
pub use grants::{CodeRedemption, Issue, NewCode, RefreshRedemption, UsedToken};
pub use guests::{GuestCounts, GuestFilter};
pub use import_rows::{ImportRow, MailTally, RowPage, RowTally};
pub use imports::{ImportBatch, Lease};
pub use invitations::NewInvitation;
pub use leavers::FrozenGuest;
pub use mail_codes::{CodeCheck, NewMailCode};
pub use migrate::MigrationStatus;
pub use outbox::{NewOutboxItem, OutboxDelivery, RETRY_HORIZON};
pub use partner_pages::{PartnerFilter, PartnerLine};
pub use purge::Purged;
pub use receipts::{ReceiptApp, ReceiptFilter, ReceiptLine, ReceiptNotices};
pub use recoveries::NewRecovery;
pub use revoke::{EndedGrant, GrantScope};
pub use scim::ScimValue;
pub use scim_list::{ScimCondition, ScimQuery, ScimTest};
pub use sessions::{AtHome, NewSession};
pub use setup_sessions::{NewSetupAttempt, NewSetupSession};
pub use sponsors::Sponsorship;
pub use tx::Tx;
