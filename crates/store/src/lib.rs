//! The one data layer: diesel schema, queries, migrations, transactions, outbox, audit chain.
//!
//! Invariant: every query is written once and runs on SQLite and on PostgreSQL; only this file,
//! `backend`, `writer` and the `sql!` macro know that there are two. A single-use value is consumed
//! by one conditional write whose row count decides, and whatever was acknowledged is on disk.

#[macro_use]
mod tx;

mod access_requests;
mod admins;
mod alerts;
mod app_signals;
mod app_streams;
mod apps;
mod assignments;
mod attempts;
mod audit;
mod audit_checks;
mod audit_list;
mod backend;
mod blocks;
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
mod endings;
mod error;
mod factors;
mod facts;
mod grants;
mod groups;
mod guest_list;
mod guest_views;
mod guest_words;
mod guests;
mod home_grants;
mod house;
mod import_rows;
mod imports;
mod invitation_requests;
mod invitations;
mod keys;
mod languages;
mod leavers;
mod listings;
mod mail_codes;
mod migrate;
mod outbox;
mod own_data;
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

pub use access_requests::{AskedFor, InboxFilter, InboxLine, RequestDecision};
pub use admins::NewAdminLink;
pub use alerts::ALERT_PERIOD;
pub use app_signals::SIGNAL_HORIZON;
pub use audit::{AuditVerdict, ChainBreak};
pub use audit_checks::{AuditState, AuditStep, referring_to};
pub use audit_list::{AuditFilter, SignInCounts};
pub use backend::{Location, Store};
pub use closing::Erased;
pub use confidence::{Account, ConfirmationCounts};
pub use connection_tests::NewConnectionTest;
pub use connections_upkeep::DueHome;
pub use devices::{DevicePoll, NewDeviceRequest};
pub use error::StoreError;
pub use facts::{AppFacts, GrantView};
pub use grants::{CodeRedemption, Issue, NewCode, RefreshRedemption, UsedToken};
pub use guest_list::{GuestFilter, SponsoredBy};
pub use guest_views::GuestSavedView;
pub use guests::GuestCounts;
pub use import_rows::{ImportRow, MailTally, RowPage, RowTally};
pub use imports::{ImportBatch, Lease};
pub use invitations::NewInvitation;
pub use leavers::FrozenGuest;
pub use mail_codes::{CodeCheck, NewMailCode};
pub use migrate::MigrationStatus;
pub use outbox::{NewOutboxItem, OutboxDelivery, RETRY_HORIZON, Undelivered};
pub use own_data::{GivenTo, PastSignIn};
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
