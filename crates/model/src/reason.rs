use crate::text_enum;

text_enum! {
    /// What an audit line is about. A refusal carries a [`Reason`] too.
    EventName {
        /// Authorization endpoint.
        Authorize = "authz",
        /// Client authentication.
        ClientAuth = "client.auth",
        /// Code redemption.
        Code = "code",
        /// Refresh.
        Refresh = "refresh",
        /// Userinfo.
        Userinfo = "userinfo",
        /// An app gave a token back.
        Revoke = "revoke",
        /// A pushed authorization request.
        PushedRequest = "par",
        /// An app asked for itself.
        ClientCredentials = "client_credentials",
        /// A device asked, or a guest answered for it.
        Device = "device",
        /// A token was exchanged.
        TokenExchange = "token_exchange",
        /// A guest consented to a third-party app, or took it back.
        Consent = "consent",
        /// Terms of use were written or published, or a guest agreed to them.
        Terms = "terms",
        /// RP-initiated logout.
        Logout = "logout",
        /// A JWT we were shown.
        Jwt = "jwt",
        /// Callback from a home identity provider.
        UpstreamCallback = "upstream.callback",
        /// Metadata of a home identity provider.
        UpstreamMetadata = "upstream.metadata",
        /// ID token of a home identity provider.
        UpstreamToken = "upstream.token",
        /// Outbound request.
        Outbound = "outbound",
        /// A guest signed in, or was refused.
        SignIn = "sign_in",
        /// A mailbox code.
        MailCode = "mail_code",
        /// A passkey.
        Passkey = "passkey",
        /// A second factor in a session.
        StepUp = "step_up",
        /// A guest who lost every second factor gets a new one.
        Recovery = "recovery",
        /// Linking an identity to a guest.
        Link = "link",
        /// A guest went over from an invitation account to the partner's own sign-in.
        Move = "move",
        /// Inviting.
        Invite = "invite",
        /// One network tries links that are nobody's.
        InviteBruteForce = "invite.bruteforce",
        /// One admin invites unusually many.
        InviteVolume = "invite.volume",
        /// A guest asked for access, or somebody decided about it.
        Request = "request",
        /// Somebody asked for another invitation.
        InviteAsked = "invite.asked",
        /// Redeeming an invitation.
        Redeem = "redeem",
        /// Applying an invitation file.
        Import = "import",
        /// A partner was added or changed.
        Partner = "partner",
        /// A mail domain was attested, proven, or lapsed.
        Domain = "domain",
        /// A connection was added or changed.
        Connection = "connection",
        /// A partner's set-up of its home identity provider.
        Setup = "setup",
        /// A guest's state was changed.
        Guest = "guest",
        /// A group or its members were changed.
        Group = "group",
        /// An app was registered or changed.
        App = "app",
        /// An app's stream of signals was made, changed or ended.
        AppStream = "app.stream",
        /// An assignment was given or taken.
        Assignment = "assignment",
        /// Settings were changed.
        Settings = "settings",
        /// An admin was added or signed in.
        Admin = "admin",
        /// Signing keys.
        Keys = "keys",
        /// Cross-site request forgery check.
        Csrf = "csrf",
        /// A guest left their company, or came back; a signal about that was refused.
        Leaver = "leaver",
        /// A partner's directory changed something, or was refused.
        Scim = "scim",
        /// A guest was removed, with everything that hung on it.
        GuestRemoved = "guest.removed",
        /// Everything personal was erased from a guest's record.
        GuestClosed = "guest.closed",
        /// A backup was restored, and what ended since ended again.
        Restored = "restored",
        /// An outbox item was given up.
        Delivery = "delivery",
        /// An admin took a list out of the console as a file.
        Export = "export",
        /// An admin looked at what tokens would say of a guest, or tried an app's sign-in.
        Tryout = "tryout",
    }
}

text_enum! {
    /// Why something was refused: the one closed list behind pages, logs, audit lines and answers.
    Reason {
        /// No such client.
        UnknownClient = "unknown_client",
        /// The redirect URI is not one of the registered ones.
        RedirectMismatch = "redirect_mismatch",
        /// A parameter is missing, repeated or malformed.
        InvalidRequest = "invalid_request",
        /// PKCE is missing or not S256.
        PkceInvalid = "pkce_invalid",
        /// The response type is not offered.
        ResponseTypeUnsupported = "response_type_unsupported",
        /// The scope lacks `openid` or names unknown values only.
        ScopeInvalid = "scope_invalid",
        /// A `request_uri` that is not one of ours: we fetch none (A16).
        RequestObjectUnsupported = "request_object_unsupported",
        /// A request object that is not in order, or that the client may not send.
        RequestObjectInvalid = "request_object_invalid",
        /// A `request_uri` that is unknown, used, expired or another client's.
        RequestUriInvalid = "request_uri_invalid",
        /// The client must push its requests.
        PushRequired = "push_required",
        /// A resource that the client may not ask for.
        ResourceInvalid = "resource_invalid",
        /// Authorization details that the client may not ask for.
        AuthorizationDetailsInvalid = "authorization_details_invalid",
        /// The authentication that was demanded cannot be had.
        AuthenticationUnmet = "authentication_unmet",
        /// The guest has not consented, or took the consent back.
        ConsentMissing = "consent_missing",
        /// The guest said no.
        ConsentRefused = "consent_refused",
        /// The proof of possession does not fit.
        ProofInvalid = "proof_invalid",
        /// The proof lacks a nonce of ours that is still good.
        ProofNonceNeeded = "proof_nonce_needed",
        /// The app may not get tokens for that one.
        TargetNotAllowed = "target_not_allowed",
        /// The device asked too often.
        SlowDown = "slow_down",
        /// Nobody has answered for the device yet.
        AuthorizationPending = "authorization_pending",
        /// Registration is switched off, or its token does not count.
        RegistrationRefused = "registration_refused",
        /// `prompt=none` without a usable session.
        LoginRequired = "login_required",
        /// The client did not prove itself.
        ClientUnauthenticated = "client_unauthenticated",
        /// No such code or token.
        GrantUnknown = "grant_unknown",
        /// A single-use value was used again.
        Replay = "replay",
        /// The code or token belongs to another client.
        WrongClient = "wrong_client",
        /// The code verifier does not fit.
        PkceMismatch = "pkce_mismatch",
        /// Past its time.
        Expired = "expired",
        /// The grant type is not offered.
        GrantTypeUnsupported = "grant_type_unsupported",
        /// The client is not registered for the grant type.
        GrantTypeNotAllowed = "grant_type_not_allowed",
        /// The family or session was ended.
        SessionEnded = "session_ended",
        /// The token does not verify.
        TokenInvalid = "token_invalid",
        /// The algorithm is not acceptable.
        AlgInvalid = "alg_invalid",
        /// No such guest.
        GuestUnknown = "guest_unknown",
        /// The guest has not accepted yet.
        GuestInvited = "guest_invited",
        /// The guest is suspended.
        GuestSuspended = "guest_suspended",
        /// The guest is frozen: the home says that the person left, or nobody answers for them.
        GuestFrozen = "guest_frozen",
        /// The account came back after a long time under another name and another address.
        SubjectReused = "subject_reused",
        /// The guest was removed.
        GuestRemoved = "guest_removed",
        /// The guest's time is over.
        GuestEnded = "guest_ended",
        /// The partner is suspended.
        PartnerSuspended = "partner_suspended",
        /// The partner's collaboration is over.
        PartnerEnded = "partner_ended",
        /// The home has not confirmed the guest for longer than the contract allows.
        HomeUnconfirmed = "home_unconfirmed",
        /// A passkey is not enough: the mailbox of the invitation account was not proven for too long.
        MailboxUnproven = "mailbox_unproven",
        /// The guest has not agreed to the terms of use that count now.
        TermsOpen = "terms_open",
        /// The app asks for multi-factor authentication and the session has none.
        MfaRequired = "mfa_required",
        /// The code of an authenticator app is wrong or was used.
        TotpInvalid = "totp_invalid",
        /// The partner's mail domain is no longer proven.
        DomainLapsed = "domain_lapsed",
        /// The record that proves a mail domain is not there.
        DomainUnproven = "domain_unproven",
        /// The DNS gave no answer about a mail domain.
        DomainUnanswered = "domain_unanswered",
        /// The partner's contract does not include the app.
        AppNotInContract = "app_not_in_contract",
        /// The connection is switched off.
        ConnectionDisabled = "connection_disabled",
        /// The home changed in a way that nobody has agreed to yet.
        ConnectionHeld = "connection_held",
        /// Invitation accounts of the partner are no way in any more.
        CutOver = "cut_over",
        /// The guest signs in through the partner's home, no longer with an invitation account.
        MovedHome = "moved_home",
        /// The app is switched off.
        AppDisabled = "app_disabled",
        /// Nothing assigns the app to the guest.
        NotAssigned = "not_assigned",
        /// Guests may not ask for the app.
        NotRequestable = "not_requestable",
        /// The assignment has not begun.
        AssignmentNotStarted = "assignment_not_started",
        /// The assignment is over.
        AssignmentEnded = "assignment_ended",
        /// The sign-in is unknown, finished or of another browser.
        StateInvalid = "state",
        /// The answer came from another issuer than asked.
        IssuerMismatch = "issuer",
        /// The answer came for another connection.
        MixUp = "mixup",
        /// The home refused the sign-in.
        HomeRefused = "home_refused",
        /// The home does not answer properly.
        HomeUnreachable = "home_unreachable",
        /// Signature of the home's token.
        UpstreamSignature = "signature",
        /// Key of the home's token.
        UpstreamKey = "kid",
        /// Audience of the home's token.
        UpstreamAudience = "audience",
        /// Nonce of the home's token.
        UpstreamNonce = "nonce",
        /// Time of the home's token.
        UpstreamTime = "time",
        /// The person belongs to another tenant of the home.
        UpstreamTenant = "tenant",
        /// Another claim of the home's token.
        UpstreamClaim = "claim",
        /// The address is not one we may connect to.
        AddressNotAllowed = "ssrf_blocked",
        /// Nobody invited this account.
        NotInvited = "not_invited",
        /// The address is a guest's, the account is not.
        EmailCollision = "email_collision",
        /// The address used is not the invited one.
        AddressDiffers = "address_differs",
        /// The account is another guest's.
        OtherGuest = "other_guest",
        /// The account is another partner's than the invitation's.
        WrongPartner = "wrong_partner",
        /// No such invitation.
        InvitationUnknown = "invitation_unknown",
        /// The invitation expired.
        InvitationExpired = "invitation_expired",
        /// The invitation was used.
        InvitationUsed = "invitation_used",
        /// The invitation was withdrawn or replaced.
        InvitationRevoked = "invitation_revoked",
        /// Whoever reads the address's mail wants no invitations.
        BlockedByRecipient = "blocked_by_recipient",
        /// No such set-up link.
        SetupLinkUnknown = "setup_link_unknown",
        /// The set-up link is older than 30 days.
        SetupLinkExpired = "setup_link_expired",
        /// The set-up link was withdrawn or replaced.
        SetupLinkRevoked = "setup_link_revoked",
        /// What is to go live was not tested as it stands.
        SetupUntested = "setup_untested",
        /// The code is not the mailed one.
        CodeWrong = "code_wrong",
        /// Too many tries.
        TooManyTries = "too_many_tries",
        /// The passkey is unknown or its answer does not verify.
        PasskeyInvalid = "passkey_invalid",
        /// The request does not come from our own page.
        Csrf = "csrf",
        /// The link is unknown, used or expired.
        LinkInvalid = "link_invalid",
        /// The state does not allow that change.
        StateConflict = "state_conflict",
        /// Somebody else was invited at the address since.
        AddressTaken = "address_taken",
        /// No account at home is linked to the guest any more.
        NothingLinked = "nothing_linked",
        /// Nobody of the host answers for the guest.
        SponsorMissing = "sponsor_missing",
        /// The last admin who may sign in.
        LastAdmin = "last_admin",
        /// The partner has as many guests as agreed.
        QuotaReached = "quota_reached",
        /// A delivery was given up.
        Undeliverable = "undeliverable",
        /// The admin's role does not allow it.
        AdminRole = "admin_role",
        /// Beyond the partners and apps that the admin is bound to.
        AdminScope = "admin_scope",
        /// An admin who is not active.
        AdminDisabled = "admin_disabled",
        /// A signal names somebody in a way that finds nobody: by an address, or by a name of its own.
        SubjectUnclear = "subject_unclear",
        /// A signal of a kind that means nothing here.
        SignalUnknown = "signal_unknown",
        /// A newer signal about the same account came before.
        SignalOutdated = "signal_outdated",
        /// The app has no such stream of signals.
        StreamUnknown = "stream_unknown",
        /// Too many requests.
        RateLimited = "rate_limited",
        /// A file that is a whole list would end more than one file may.
        RemovalCeiling = "removal_ceiling",
    }
}
