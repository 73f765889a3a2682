use model::{Reason, Reason as R};

/// Key of what a person can do about a reason.
#[must_use]
pub const fn advice(reason: Reason) -> &'static str {
    match reason {
        R::GuestUnknown | R::NotInvited | R::GuestRemoved | R::EmailCollision => {
            "advice-invitation"
        }
        R::InvitationUnknown | R::InvitationExpired | R::InvitationRevoked => {
            "advice-new-invitation"
        }
        R::SetupLinkUnknown | R::SetupLinkExpired | R::SetupLinkRevoked | R::SetupUntested => {
            "advice-setup"
        }
        R::InvitationUsed => "advice-used",
        R::MailboxUnproven => "advice-mailbox",
        R::CutOver | R::MovedHome => "advice-moved",
        R::GuestInvited => "advice-accept",
        R::GuestSuspended
        | R::GuestFrozen
        | R::SubjectReused
        | R::GuestEnded
        | R::NotAssigned
        | R::NotRequestable
        | R::AssignmentEnded => "advice-ask",
        R::PartnerSuspended
        | R::PartnerEnded
        | R::AppNotInContract
        | R::QuotaReached
        | R::BlockedByRecipient
        | R::DomainLapsed
        | R::DomainUnproven
        | R::DomainUnanswered => "advice-partner",
        R::AssignmentNotStarted => "advice-wait",
        R::AddressDiffers | R::OtherGuest | R::WrongPartner | R::UpstreamTenant => "advice-account",
        R::HomeRefused
        | R::HomeUnreachable
        | R::ConnectionDisabled
        | R::ConnectionHeld
        | R::IssuerMismatch
        | R::MixUp
        | R::UpstreamSignature
        | R::UpstreamKey
        | R::UpstreamAudience
        | R::UpstreamNonce
        | R::UpstreamTime
        | R::UpstreamClaim
        | R::AddressNotAllowed => "advice-home",
        R::TooManyTries | R::RateLimited => "advice-later",
        R::StateInvalid
        | R::LoginRequired
        | R::SessionEnded
        | R::HomeUnconfirmed
        | R::MfaRequired
        | R::TotpInvalid
        | R::Expired
        | R::Replay
        | R::Csrf
        | R::CodeWrong
        | R::PasskeyInvalid
        | R::RequestUriInvalid
        | R::AuthenticationUnmet
        | R::TermsOpen
        | R::ConsentMissing
        | R::ConsentRefused
        | R::StateConflict
        | R::AddressTaken
        | R::NothingLinked
        | R::SponsorMissing
        | R::LastAdmin
        | R::RemovalCeiling
        | R::AdminRole
        | R::AdminScope => "advice-again",
        R::LinkInvalid | R::AdminDisabled => "advice-admin",
        R::UnknownClient
        | R::RedirectMismatch
        | R::InvalidRequest
        | R::PkceInvalid
        | R::ResponseTypeUnsupported
        | R::ScopeInvalid
        | R::RequestObjectUnsupported
        | R::RequestObjectInvalid
        | R::PushRequired
        | R::ResourceInvalid
        | R::AuthorizationDetailsInvalid
        | R::ProofInvalid
        | R::ProofNonceNeeded
        | R::TargetNotAllowed
        | R::ClientUnauthenticated
        | R::GrantUnknown
        | R::WrongClient
        | R::PkceMismatch
        | R::GrantTypeUnsupported
        | R::GrantTypeNotAllowed
        | R::TokenInvalid
        | R::AlgInvalid
        | R::AppDisabled
        | R::SubjectUnclear
        | R::Undeliverable => "advice-app",
        R::SlowDown | R::AuthorizationPending | R::RegistrationRefused => "advice-app",
        R::SignalUnknown | R::SignalOutdated | R::StreamUnknown => "advice-app",
    }
}
