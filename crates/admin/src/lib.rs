//! The verbs an admin has: invite, trust, register, assign, remove, explain.
//!
//! Invariant: every change is one transaction that carries its own audit lines, every refusal
//! has a stable code and a sentence that says what to do, and a guest is never found by address.

pub mod admins;
pub mod alerts;
pub mod apps;
pub mod asking;
mod assess;
pub mod assignments;
pub mod audit;
pub mod bulk;
pub mod bulk_change;
pub mod closing;
pub mod confidence;
mod confirmation;
pub mod connections;
pub mod csv;
pub mod cut_over;
pub mod dashboard;
pub mod declining;
mod delivery;
mod desk;
mod directory;
mod domain_name;
pub mod domains;
pub mod endings;
mod fault;
pub mod groups;
pub mod guest_export;
pub mod guest_views;
pub mod guests;
mod home_settings;
pub mod invitations;
mod issuer_input;
pub mod landing;
pub mod leavers;
pub mod mailbox;
mod mailer;
pub mod me;
pub mod panel;
pub mod partners;
pub mod presets;
pub mod preview;
pub mod radius;
pub mod realm;
pub mod receipts;
pub mod recovery;
pub mod redemption;
mod refusal;
mod refusal_text;
pub mod registration;
pub mod rekey;
pub mod removal;
pub mod requests;
pub mod scim;
pub mod scope;
pub mod settings;
pub mod setup;
pub mod sponsors;
pub mod streams;
pub mod terms;
mod text;
mod trust;
mod urls;
pub mod why;

pub use delivery::{
    Delivery, deliver_mail, mail_context, outgoing, reminder_after, send_now, send_test,
};
pub use desk::Desk;
pub use domain_name::DomainFault;
pub use fault::{InviteFault, RowCode};
pub use invitations::{InviteOutcome, InviteRequest, Invited};
pub use issuer_input::{IssuerFault, guess_template, issuer_candidates};
pub use mailer::{
    MailError, MailRenderer, MailSetupError, Mailer, OutgoingMail, RenderedMail, SmtpMailer,
    compose,
};
pub use refusal::Refusal;
pub use urls::{UrlFault, check_contact_url, check_redirect_uri, check_web_url, normalise_issuer};

// What views and filters are made of, for crates that do not see the layers below.
pub use policy::{Ask, Condition, Decision, Effect, Outcome, Remedy, Verdict};
pub use store::{
    AppRules, AskedFor, AuditFilter, AuditState, AuditVerdict, ChainBreak, Errand, GuestCounts,
    GuestFilter, GuestSavedView, InboxFilter, InboxLine, PartnerFilter, PartnerLine, ReceiptFilter,
    ReceiptLine, RowPage, SponsoredBy, StoreError, Undelivered, database_was_away, reach,
    referring_to,
};
