//! Diesel schema, queries, migrations, transactions, outbox, audit chain
