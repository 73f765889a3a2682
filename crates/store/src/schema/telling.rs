//! What admins are told, without having asked and of what ended, and what they set.

use diesel::table;

table! {
    alerts (kind, partner_id, about) {
        kind -> Text,
        partner_id -> Text,
        about -> Text,
        subject -> Text,
        note -> Text,
        times -> Integer,
        last_at -> BigInt,
        seen_at -> Nullable<BigInt>,
        mailed_at -> Nullable<BigInt>,
    }
}

table! {
    house_settings (id) {
        id -> Text,
        version -> BigInt,
        choices -> Text,
        logo -> Nullable<Binary>,
        logo_kind -> Nullable<Text>,
        logo_mark -> Nullable<Text>,
        changed_at -> BigInt,
    }
}

table! {
    receipts (id) {
        id -> Text,
        line -> BigInt,
        kind -> Text,
        at -> BigInt,
        partner_id -> Nullable<Text>,
        guest_id -> Nullable<Text>,
        app_id -> Nullable<Text>,
        sessions -> BigInt,
        invitations -> BigInt,
    }
}

table! {
    receipt_apps (receipt_id, app_id) {
        receipt_id -> Text,
        app_id -> Text,
        listens -> Bool,
        guests -> BigInt,
        grants -> BigInt,
        tokens_until -> Nullable<BigInt>,
    }
}
