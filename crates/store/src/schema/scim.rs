//! Directories of partners.

use diesel::table;

table! {
    scim_tokens (id) {
        id -> Text,
        connection_id -> Text,
        token_hash -> Binary,
        made_by -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
        last_used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}

table! {
    scim_resources (id) {
        id -> Text,
        connection_id -> Text,
        kind -> Text,
        name_key -> Text,
        subject -> Nullable<Text>,
        guest_id -> Nullable<Text>,
        attributes -> Text,
        version -> BigInt,
        created_at -> BigInt,
        modified_at -> BigInt,
    }
}

table! {
    scim_values (resource_id, path, element, compared) {
        resource_id -> Text,
        connection_id -> Text,
        path -> Text,
        element -> BigInt,
        compared -> Text,
    }
}

table! {
    scim_members (group_id, user_id) {
        group_id -> Text,
        user_id -> Text,
    }
}

table! {
    scim_barred (connection_id, fingerprint) {
        connection_id -> Text,
        fingerprint -> Binary,
        guest_id -> Text,
        barred_at -> BigInt,
    }
}
