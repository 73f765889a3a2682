//! What admins are told without having asked.

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
