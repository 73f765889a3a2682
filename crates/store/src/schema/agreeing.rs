//! What guests have to agree to, and what they agreed to.

use diesel::table;

table! {
    terms (id) {
        id -> Text,
        scope -> Text,
        number -> Integer,
        texts -> Text,
        changed_at -> BigInt,
        published_at -> Nullable<BigInt>,
        counts_from -> Nullable<BigInt>,
        asks -> Bool,
        renew_secs -> Nullable<BigInt>,
    }
}

table! {
    agreements (guest_id, terms_id, agreed_at) {
        guest_id -> Text,
        terms_id -> Text,
        agreed_at -> BigInt,
        scope -> Text,
        number -> Integer,
        until -> Nullable<BigInt>,
        language -> Text,
        stands -> Bool,
    }
}
