//! Pages of the host's admins.

mod admins;
mod apps;
mod asking;
mod audit;
mod bulk;
mod confirm;
mod connection;
mod contract;
mod dashboard;
mod directory;
mod domains;
mod groups;
mod guest_detail;
mod guests;
mod import;
mod invite;
mod keys;
mod mails;
mod partner_detail;
mod partners;
mod policy;
mod preview;
mod receipt;
mod rekey;
mod removal;
mod settings;
mod setup;
mod sign_in;
mod sponsors;
mod stake;
mod terms;
mod tryout;
mod why;

pub use admins::{AddAdminForm, AdminAdded, AdminDetail, AdminRow, Admins, ReachForm};
pub use apps::{
    AppDetail, AppForm, AppList, AppMetadata, AppRow, AppSecret, AssignedTo, AssigneeForm,
    ConfirmationForm, ListingForm, MetadataForm, PresetForm, RedirectForm, StreamFacts,
};
pub use asking::{ApproveForm, AskedRow, RefuseForm, RequestDetail, Requests};
pub use audit::{AuditFilterForm, AuditList};
pub use bulk::{
    BulkAct, BulkChange, BulkForm, ChangedGuests, ChangedRow, RemoveGuests, RemovedGuests,
    RemovedRow, Ticked,
};
pub use confirm::Confirm;
pub use connection::{AgreedForm, ClaimRow, ClientForm, ConnectionDetail, ReleaseForm};
pub use contract::{Contract, ContractForm};
pub use dashboard::{AlertRow, Count, Dashboard, SignInRow};
pub use directory::{Directory, DirectorySubjectForm, DirectoryToken};
pub use domains::{AddDomainForm, DomainRow, Domains};
pub use groups::{
    AddMemberForm, GroupApp, GroupAppForm, GroupDetail, GroupForm, GroupList, GroupRow, Member,
};
pub use guest_detail::{
    AssignForm, EndForm, Frozen, GuestApp, GuestDetail, GuestGroup, HomeWord, IdentityRow,
    InvitationRow, JoinForm, RequestRow, SessionRow, SponsorForm, Via,
};
pub use guests::{Confirmed, GuestFilterForm, GuestList, GuestRow};
pub use import::{
    ImportApplied, ImportCheck, ImportForm, ImportLine, ImportProgress, ImportRow, ImportUpload,
    ImportWhole, RowResult,
};
pub use invite::{Invite, InviteForm};
pub use keys::{AlgUse, KeyRow, KeyState, Keys};
pub use mails::{MailPreview, MailPreviewForm};
pub use partner_detail::{
    ConnectionForm, ConnectionRow, CutOver, CutOverForm, DomainsForm, PartnerApp, PartnerAppForm,
    PartnerDetail,
};
pub use partners::{PartnerForm, PartnerList, PartnerRow};
pub use policy::{AppRule, PartnerRule, PolicyPage, TryForm};
pub use preview::{PreviewPage, Previewed, PreviewedRow};
pub use receipt::{Delivery, Receipt, ReceiptLink, ReceiptRow};
pub use rekey::{OpenRekey, Rekey, RekeyCheck, RekeyForm, RekeyLine};
pub use removal::RemoveGuest;
pub use settings::{LogoForm, SettingsPage, fields_of};
pub use setup::{PartnerSetup, SetupBackForm, SetupLinkForm, SetupLinkRow, SetupShown};
pub use sign_in::{AdminLink, AdminSignIn, AdminStepUp};
pub use sponsors::{DisableAdminForm, HandOverForm, SponsorRow, Sponsors};
pub use stake::{Stake, TokensAtStake};
pub use terms::{
    NewTermsForm, PublishTermsForm, TermsDetail, TermsLanguage, TermsList, TermsRow, TermsTextForm,
};
pub use tryout::{
    AppConfig, ClaimsForm, ClaimsPage, ConfigForm, ConfigText, GuestSearchForm, Looked,
    ShownClaims, TrialPage,
};
pub use why::{ConditionRow, RemedyRow, WhyAnswer, WhyForm, WhyPage};

use crate::pages::{Frame, Tone};
use model::{At, EventName, Reason, text_enum};

text_enum! {
    /// The parts of the navigation; the words are `nav-…`.
    Section {
        /// Start page.
        Dashboard = "dashboard",
        /// Guests, invitations and imports.
        Guests = "guests",
        /// Partners and their connections.
        Partners = "partners",
        /// Apps.
        Apps = "apps",
        /// Groups.
        Groups = "groups",
        /// What guests have to agree to.
        Terms = "terms",
        /// What counts, why, and what a change would change.
        Policy = "policy",
        /// The audit chain.
        Audit = "audit",
        /// Settings, and what only some admins look after: mails, admins, signing keys.
        Settings = "settings",
    }
}

impl Section {
    /// Where it is.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Dashboard => "/admin",
            Self::Guests => "/admin/guests",
            Self::Partners => "/admin/partners",
            Self::Apps => "/admin/apps",
            Self::Groups => "/admin/groups",
            Self::Terms => "/admin/terms",
            Self::Policy => "/admin/policy",
            Self::Audit => "/admin/audit",
            Self::Settings => "/admin/settings",
        }
    }
}

text_enum! {
    /// What has just been done, told once at the top of the next page (`?done=…`).
    Done {
        /// Something was saved.
        Saved = "saved",
        /// An invitation leaves.
        Invited = "invited",
        /// An invitation leaves, to a mailbox that several people probably read.
        InvitedShared = "invited_shared",
        /// An account at home was taken away from a guest.
        Unlinked = "unlinked",
        /// The old link is dead, a new one leaves.
        Resent = "resent",
        /// Suspended.
        Suspended = "suspended",
        /// Resumed.
        Resumed = "resumed",
        /// Ended.
        Ended = "ended",
        /// Something was taken away.
        Taken = "taken",
        /// A guest's factors are forgotten.
        FactorsReset = "factors_reset",
        /// Something was given.
        Given = "given",
        /// What a guest asked for was refused.
        RequestRefused = "request_refused",
        /// A request was put aside.
        Dismissed = "dismissed",
        /// A frozen guest was let in again.
        Thawed = "thawed",
        /// Everything personal was erased.
        Erased = "erased",
        /// The home's address became the invited one.
        AddressTakenOver = "address_taken_over",
        /// Guests have another sponsor.
        Sponsored = "sponsored",
        /// A test mail leaves.
        Mailed = "mailed",
        /// A passkey was made.
        Passkey = "passkey",
        /// A version of the terms of use was published.
        Published = "published",
        /// New signing keys take over.
        Rotated = "rotated",
    }
}

/// Something to link to.
#[derive(Clone, Debug)]
pub struct Linked {
    /// What the person reads.
    pub name: String,
    /// Where it leads, on our origin.
    pub href: String,
}

/// One line of the audit chain.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// Its position.
    pub seq: i64,
    /// When.
    pub at: At,
    /// Who: a name, an id or a kind.
    pub actor: String,
    /// What.
    pub event: EventName,
    /// What exactly, as a code; empty for a refusal.
    pub did: String,
    /// Why refused; `None` for a change.
    pub reason: Option<Reason>,
    /// Guest, app and partner concerned.
    pub about: Vec<Linked>,
    /// Where it stands why the guest could open the app then, or not.
    pub why: Option<String>,
    /// All of it as JSON, with ids and counts.
    pub detail: String,
}

/// An admin page: its frame and its part of the navigation.
macro_rules! section {
    ($page:ident, $section:ident) => {
        impl $page {
            const fn sections(&self) -> &'static [$crate::pages::admin::Section] {
                $crate::pages::admin::Section::ALL
            }

            fn in_section(&self, section: &$crate::pages::admin::Section) -> bool {
                matches!(section, $crate::pages::admin::Section::$section)
            }
        }
    };
}
use section;

impl Frame {
    /// A state as a tag: its colour and its word.
    #[must_use]
    pub fn guest_tone(&self, state: &model::GuestState) -> Tone {
        match state {
            model::GuestState::Invited => Tone::Info,
            model::GuestState::Active => Tone::Ok,
            model::GuestState::Suspended | model::GuestState::Frozen => Tone::Warn,
            model::GuestState::Removed => Tone::Bad,
        }
    }

    /// The colour of a partner's state.
    #[must_use]
    pub fn partner_tone(&self, state: &model::PartnerState) -> Tone {
        match state {
            model::PartnerState::Active => Tone::Ok,
            model::PartnerState::Suspended => Tone::Warn,
            model::PartnerState::Ended => Tone::Bad,
        }
    }
}
