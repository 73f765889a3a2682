-- Shared Signals about the people of a connection: where they come from, and how that is known. One stream each.
CREATE TABLE signal_streams (
    connection_id TEXT NOT NULL PRIMARY KEY REFERENCES connections (id),
    delivery TEXT NOT NULL,
    issuer TEXT NOT NULL,
    audience TEXT NOT NULL,
    jwks_uri TEXT,
    secret_hash BLOB,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    verified_at BIGINT,
    last_event TEXT,
    last_event_at BIGINT
);
-- The newest word of a connection's home about the account of a guest, and about its address, so that an older
-- one that comes later changes nothing.
CREATE TABLE account_signals (
    guest_id TEXT NOT NULL REFERENCES guests (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    about TEXT NOT NULL,
    said TEXT NOT NULL,
    weight INTEGER NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (guest_id, connection_id, about)
);
