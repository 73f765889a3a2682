//! The set-up portal.

use diesel::table;

table! {
    setups (id) {
        id -> Text,
        partner_id -> Text,
        connection_id -> Text,
        state -> Text,
        draft -> Text,
        client_secret -> Nullable<Binary>,
        auto_approve -> Bool,
        revision -> Integer,
        version -> Integer,
        created_at -> BigInt,
        changed_at -> BigInt,
    }
}

table! {
    setup_links (id) {
        id -> Text,
        setup_id -> Text,
        token_hash -> Binary,
        email -> Text,
        language -> Text,
        inviter_name -> Text,
        inviter_email -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
    }
}

table! {
    setup_sessions (id) {
        id -> Text,
        link_id -> Text,
        binding_hash -> Binary,
        code_hash -> Binary,
        tries_left -> Integer,
        created_at -> BigInt,
        code_expires_at -> BigInt,
        proven_at -> Nullable<BigInt>,
    }
}

table! {
    setup_attempts (id) {
        id -> Text,
        setup_id -> Text,
        session_id -> Text,
        email -> Text,
        revision -> Integer,
        state_hash -> Binary,
        upstream -> Binary,
        created_at -> BigInt,
        expires_at -> BigInt,
        returned_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
    }
}
