use crate::{At, Id, Language, Reason, kind, text_enum};

text_enum! {
    /// Where an invitation stands.
    InvitationState {
        /// Open until it expires.
        Open = "open",
        /// Used, once.
        Redeemed = "redeemed",
        /// Withdrawn, replaced by a resend, or ended with the guest.
        Revoked = "revoked",
    }
}

/// An invitation. Its link carries a 256-bit single-use token; only the hash is stored.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: Id<kind::Invitation>,
    /// Whom it invites.
    pub guest_id: Id<kind::Guest>,
    /// Where it stands; an open one past `expires_at` is expired.
    pub state: InvitationState,
    /// Language of mail and landing page.
    pub language: Language,
    /// Who invites.
    pub inviter_id: Option<Id<kind::Admin>>,
    /// The inviter's name at that time.
    pub inviter_name: String,
    /// The inviter's address, for Reply-To.
    pub inviter_email: Option<String>,
    /// A personal message as plain text.
    pub message: Option<String>,
    /// How to reach the host (https or mailto), R29.
    pub contact_url: String,
    /// The app whose brand stands on mail and page, R30.
    pub brand_app_id: Option<Id<kind::App>>,
    /// Where to go after acceptance; a registered address only, R33.
    pub reply_url: Option<String>,
    /// When it was made.
    pub created_at: At,
    /// Not from this instant on.
    pub expires_at: At,
    /// When it was redeemed.
    pub redeemed_at: Option<At>,
}

/// Somebody stood before a link that did not work for them and asked for another invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRequest {
    /// Its id.
    pub id: Id<kind::InvitationRequest>,
    /// The guest whom the link was for; not necessarily who asks.
    pub guest_id: Id<kind::Guest>,
    /// The invitation behind the link.
    pub invitation_id: Id<kind::Invitation>,
    /// What was in the way.
    pub reason: Reason,
    /// The address of the account that was used, in the words of its home.
    pub account: Option<String>,
    /// When it was asked for.
    pub asked_at: At,
}
