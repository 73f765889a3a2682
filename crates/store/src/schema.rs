//! The tables as diesel sees them; the truth is in `migrations/`.

mod agreeing;
mod console;
mod imports;
mod portal;
mod scim;
mod telling;

pub(crate) use agreeing::{agreements, terms};
pub(crate) use console::{audit_checks, audit_references, guest_views, guest_words};
use diesel::{allow_tables_to_appear_in_same_query, table};
pub(crate) use imports::{import_batches, import_rows};
pub(crate) use portal::{setup_attempts, setup_links, setup_sessions, setups};
pub(crate) use scim::{scim_barred, scim_members, scim_resources, scim_tokens, scim_values};
pub(crate) use telling::{alerts, house_settings, receipt_apps, receipts};

table! {
    partners (id) {
        id -> Text,
        name -> Text,
        name_key -> Text,
        state -> Text,
        contract_version -> Integer,
        mfa_amr -> Text,
        allowed_apps -> Nullable<Text>,
        guest_quota -> Nullable<Integer>,
        ends_at -> Nullable<BigInt>,
        created_at -> BigInt,
        mfa_acr -> Text,
        recheck_secs -> Nullable<BigInt>,
        review_at -> Nullable<BigInt>,
        contacts -> Text,
        access_epoch -> Integer,
        access_ended_at -> Nullable<BigInt>,
        probe_secs -> Nullable<BigInt>,
    }
}

table! {
    partner_domains (partner_id, domain) {
        partner_id -> Text,
        domain -> Text,
        state -> Text,
        since -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        misses -> Integer,
        token -> Nullable<Text>,
        next_check_at -> Nullable<BigInt>,
        proof -> Nullable<Text>,
        mail_token -> Nullable<Binary>,
        mail_expires_at -> Nullable<BigInt>,
    }
}

table! {
    connections (id) {
        id -> Text,
        partner_id -> Text,
        kind -> Text,
        name -> Text,
        issuer -> Text,
        client_id -> Text,
        client_secret -> Nullable<Binary>,
        state -> Text,
        created_at -> BigInt,
        settings -> Text,
        home -> Nullable<Text>,
        hold -> Nullable<Text>,
        cut_over_at -> Nullable<BigInt>,
        next_read_at -> BigInt,
        read_fault -> Nullable<Text>,
    }
}

table! {
    connection_tests (id) {
        id -> Text,
        connection_id -> Text,
        tester -> Text,
        binding_hash -> Binary,
        state_hash -> Binary,
        upstream -> Binary,
        created_at -> BigInt,
        expires_at -> BigInt,
        returned_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
    }
}

table! {
    admins (id) {
        id -> Text,
        email -> Text,
        email_key -> Text,
        name -> Text,
        state -> Text,
        created_at -> BigInt,
        disabled_at -> Nullable<BigInt>,
        guests_until -> Nullable<BigInt>,
        role -> Text,
        bound_to -> Text,
    }
}

table! {
    admin_links (token_hash) {
        token_hash -> Binary,
        admin_id -> Text,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

table! {
    admin_sessions (token_hash) {
        token_hash -> Binary,
        admin_id -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
        proven_at -> BigInt,
    }
}

table! {
    guests (id) {
        id -> Text,
        partner_id -> Text,
        email -> Text,
        email_key -> Text,
        display_name -> Text,
        name_key -> Text,
        language -> Text,
        state -> Text,
        sponsor_id -> Nullable<Text>,
        ends_at -> Nullable<BigInt>,
        created_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
        removed_at -> Nullable<BigInt>,
        confirmed_at -> Nullable<BigInt>,
        home_name -> Nullable<Text>,
        home_email -> Nullable<Text>,
        home_email_verified -> Bool,
        subject_public -> Text,
        subject_pairwise -> Text,
        frozen_at -> Nullable<BigInt>,
        frozen_for -> Nullable<Text>,
        frozen_from -> Nullable<Text>,
        confirmed_until -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
        thawed_at -> Nullable<BigInt>,
        end_told_for -> Nullable<BigInt>,
        end_told_days -> Nullable<BigInt>,
    }
}

table! {
    identity_links (connection_id, issuer, subject) {
        connection_id -> Text,
        issuer -> Text,
        subject -> Text,
        guest_id -> Text,
        linked_at -> BigInt,
    }
}

table! {
    groups (id) {
        id -> Text,
        name -> Text,
        name_key -> Text,
        created_at -> BigInt,
    }
}

table! {
    group_members (group_id, guest_id) {
        group_id -> Text,
        guest_id -> Text,
        added_at -> BigInt,
    }
}

table! {
    apps (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        state -> Text,
        auth_method -> Text,
        pkce -> Text,
        refresh -> Text,
        id_token_alg -> Text,
        subject_type -> Text,
        launch_url -> Nullable<Text>,
        contact_url -> Nullable<Text>,
        backchannel_logout_uri -> Nullable<Text>,
        redirect_uris -> Text,
        post_logout_redirect_uris -> Text,
        created_at -> BigInt,
        party -> Text,
        client -> Text,
        registration_token -> Nullable<Binary>,
        require_mfa -> Bool,
        max_unconfirmed_secs -> Nullable<BigInt>,
    }
}

table! {
    app_secrets (secret_hash) {
        secret_hash -> Binary,
        app_id -> Text,
        created_at -> BigInt,
        sealed -> Nullable<Binary>,
    }
}

table! {
    assignments (id) {
        id -> Text,
        app_id -> Text,
        assignee_kind -> Text,
        assignee_id -> Text,
        roles -> Text,
        starts_at -> Nullable<BigInt>,
        ends_at -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

table! {
    archived_access (guest_id, target_id) {
        guest_id -> Text,
        target_id -> Text,
        roles -> Text,
        starts_at -> Nullable<BigInt>,
        ends_at -> Nullable<BigInt>,
        archived_at -> BigInt,
    }
}

table! {
    home_grants (guest_id) {
        guest_id -> Text,
        connection_id -> Text,
        secret -> Binary,
        next_probe_at -> BigInt,
        asking_since -> Nullable<BigInt>,
        failing_since -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
    }
}

table! {
    invitations (id) {
        id -> Text,
        guest_id -> Text,
        token_hash -> Binary,
        state -> Text,
        language -> Text,
        inviter_id -> Nullable<Text>,
        inviter_name -> Text,
        inviter_email -> Nullable<Text>,
        message -> Nullable<Text>,
        contact_url -> Text,
        brand_app_id -> Nullable<Text>,
        reply_url -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
        redeemed_at -> Nullable<BigInt>,
    }
}

table! {
    invitation_requests (id) {
        id -> Text,
        guest_id -> Text,
        invitation_id -> Text,
        reason -> Text,
        account -> Nullable<Text>,
        asked_at -> BigInt,
        closed_at -> Nullable<BigInt>,
    }
}

table! {
    rekeys (id) {
        id -> Text,
        partner_id -> Text,
        from_connection_id -> Text,
        to_connection_id -> Text,
        entries -> Text,
        proposed_by -> Text,
        proposed_at -> BigInt,
        closed_at -> Nullable<BigInt>,
    }
}
table! {
    attempts (key_hash) {
        key_hash -> Binary,
        used -> BigInt,
        ends_at -> BigInt,
    }
}
table! {
    sign_ins (id) {
        id -> Text,
        binding_hash -> Binary,
        connection_id -> Text,
        invitation_id -> Nullable<Text>,
        continue_to -> Text,
        state_hash -> Binary,
        upstream -> Binary,
        step -> Text,
        proof -> Nullable<Text>,
        returned_at -> Nullable<BigInt>,
        expires_at -> BigInt,
        moves_guest_id -> Nullable<Text>,
        mailbox_proven -> Bool,
        home_grant -> Nullable<Binary>,
    }
}

table! {
    mail_codes (id) {
        id -> Text,
        sign_in_id -> Text,
        email_key -> Text,
        code_hash -> Binary,
        tries_left -> Integer,
        created_at -> BigInt,
        expires_at -> BigInt,
        consumed_at -> Nullable<BigInt>,
    }
}

table! {
    passkeys (id) {
        id -> Text,
        owner_id -> Text,
        credential_id -> Text,
        credential -> Text,
        created_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

table! {
    passkey_ceremonies (binding_hash) {
        binding_hash -> Binary,
        ceremony -> Binary,
        expires_at -> BigInt,
    }
}

table! {
    sessions (id) {
        id -> Text,
        token_hash -> Binary,
        guest_id -> Text,
        connection_id -> Text,
        home_issuer -> Text,
        auth_time -> BigInt,
        amr -> Text,
        acr -> Nullable<Text>,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        access_epoch -> Integer,
        mfa_at -> Nullable<BigInt>,
        home_sid -> Nullable<Text>,
    }
}

table! {
    totp_factors (guest_id) {
        guest_id -> Text,
        secret -> Binary,
        created_at -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        last_step -> BigInt,
        failures -> Integer,
        retry_at -> BigInt,
    }
}

table! {
    families (id) {
        id -> Text,
        session_id -> Text,
        guest_id -> Text,
        app_id -> Text,
        scope -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        granted -> Text,
        exchanged_from -> Nullable<Text>,
        confirmation -> Nullable<Text>,
        access_until -> Nullable<BigInt>,
    }
}

table! {
    codes (code_hash) {
        code_hash -> Binary,
        family_id -> Text,
        app_id -> Text,
        redirect_uri -> Text,
        challenge -> Nullable<Text>,
        nonce -> Nullable<Text>,
        expires_at -> BigInt,
        consumed_at -> Nullable<BigInt>,
        dpop_jkt -> Nullable<Text>,
    }
}

table! {
    refresh_tokens (token_hash) {
        token_hash -> Binary,
        family_id -> Text,
        created_at -> BigInt,
        used_at -> Nullable<BigInt>,
        successor_salt -> Nullable<Binary>,
    }
}

table! {
    pushed_requests (uri_hash) {
        uri_hash -> Binary,
        app_id -> Text,
        params -> Text,
        dpop_jkt -> Nullable<Text>,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

table! {
    replays (id_hash) {
        id_hash -> Binary,
        expires_at -> BigInt,
    }
}

table! {
    device_requests (device_hash) {
        device_hash -> Binary,
        user_code_hash -> Binary,
        app_id -> Text,
        scope -> Text,
        state -> Text,
        family_id -> Nullable<Text>,
        next_poll_at -> BigInt,
        interval_secs -> Integer,
        expires_at -> BigInt,
    }
}

table! {
    consents (guest_id, app_id) {
        guest_id -> Text,
        app_id -> Text,
        scope -> Text,
        given_at -> BigInt,
    }
}

table! {
    initial_access_tokens (token_hash) {
        token_hash -> Binary,
        name -> Text,
        uses_left -> Integer,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

table! {
    signing_keys (kid) {
        kid -> Text,
        alg -> Text,
        private_key -> Binary,
        public_jwk -> Text,
        created_at -> BigInt,
        active_from -> BigInt,
        active_until -> BigInt,
        published_until -> BigInt,
    }
}

table! {
    outbox (id) {
        id -> Text,
        kind -> Text,
        state -> Text,
        guest_id -> Nullable<Text>,
        app_id -> Nullable<Text>,
        payload -> Binary,
        attempts -> Integer,
        created_at -> BigInt,
        due_at -> BigInt,
        done_at -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
        receipt_id -> Nullable<Text>,
    }
}

table! {
    audit_events (seq) {
        seq -> BigInt,
        at -> BigInt,
        actor_kind -> Text,
        actor_id -> Nullable<Text>,
        name -> Text,
        reason -> Nullable<Text>,
        partner_id -> Nullable<Text>,
        guest_id -> Nullable<Text>,
        app_id -> Nullable<Text>,
        detail -> Text,
        previous_hash -> Binary,
        hash -> Binary,
    }
}

table! {
    audit_head (id) {
        id -> Integer,
        seq -> BigInt,
        hash -> Binary,
    }
}

allow_tables_to_appear_in_same_query!(
    guest_words,
    guest_views,
    audit_references,
    audit_checks,
    alerts,
    receipts,
    receipt_apps,
    partners,
    partner_domains,
    connections,
    setups,
    setup_links,
    setup_sessions,
    setup_attempts,
    archived_access,
    home_grants,
    connection_tests,
    scim_tokens,
    scim_resources,
    scim_values,
    scim_members,
    scim_barred,
    admins,
    admin_links,
    admin_sessions,
    guests,
    identity_links,
    groups,
    group_members,
    apps,
    app_secrets,
    assignments,
    invitations,
    attempts,
    invitation_requests,
    rekeys,
    import_batches,
    import_rows,
    sign_ins,
    mail_codes,
    passkeys,
    passkey_ceremonies,
    sessions,
    totp_factors,
    families,
    codes,
    refresh_tokens,
    pushed_requests,
    replays,
    device_requests,
    consents,
    agreements,
    terms,
    initial_access_tokens,
    signing_keys,
    outbox,
    audit_events,
    audit_head,
);
