//! What admins find guests and audit lines by.

use diesel::table;

table! {
    guest_words (word, guest_id) {
        word -> Text,
        guest_id -> Text,
    }
}

table! {
    guest_views (admin_id, name) {
        admin_id -> Text,
        name -> Text,
        query -> Text,
    }
}

table! {
    audit_references (reference, seq) {
        reference -> Text,
        seq -> BigInt,
    }
}

table! {
    audit_checks (id) {
        id -> Integer,
        seq -> BigInt,
        hash -> Text,
        began_at -> BigInt,
        verified_seq -> BigInt,
        verified_at -> Nullable<BigInt>,
        broken_seq -> Nullable<BigInt>,
    }
}
