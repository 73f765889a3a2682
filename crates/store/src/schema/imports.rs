//! Tables of invitation files.

use diesel::table;

table! {
    import_batches (id) {
        id -> Text,
        content -> Binary,
        created_by -> Nullable<Text>,
        created_at -> BigInt,
        applied_at -> Nullable<BigInt>,
        result -> Nullable<Text>,
        step -> Text,
        labels -> Text,
        row_count -> BigInt,
        at_row -> BigInt,
        whole_partner_id -> Nullable<Text>,
        whole_app_id -> Nullable<Text>,
        sent_by -> Nullable<Text>,
        sent_at -> Nullable<BigInt>,
        lease -> Nullable<Text>,
        lease_until -> Nullable<BigInt>,
    }
}
table! {
    import_rows (batch_id, n) {
        batch_id -> Text,
        n -> BigInt,
        line -> BigInt,
        cells -> Text,
        address -> Text,
        email_key -> Nullable<Text>,
        outcome -> Text,
        rank -> Integer,
        pending -> Bool,
        code -> Nullable<Text>,
        message -> Text,
        field -> Nullable<Text>,
        warning -> Nullable<Text>,
        suggestion -> Nullable<Text>,
        partner_id -> Nullable<Text>,
        guest_id -> Nullable<Text>,
        invitation_id -> Nullable<Text>,
        receipt_id -> Nullable<Text>,
        particulars -> Nullable<Text>,
    }
}
