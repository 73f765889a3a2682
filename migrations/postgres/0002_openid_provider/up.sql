-- What a client registers beyond its looks is one JSON text with the names of RFC 7591.
ALTER TABLE apps ADD COLUMN party TEXT NOT NULL DEFAULT 'host';
ALTER TABLE apps ADD COLUMN client TEXT NOT NULL DEFAULT '{}';
-- Hash of the token with which a client that registered itself manages its registration.
ALTER TABLE apps ADD COLUMN registration_token BYTEA;
-- Only for client_secret_jwt, whose secret has to be read again.
ALTER TABLE app_secrets ADD COLUMN sealed BYTEA;

ALTER TABLE families ADD COLUMN granted TEXT NOT NULL DEFAULT '{}';
ALTER TABLE families ADD COLUMN exchanged_from TEXT;
ALTER TABLE families ADD COLUMN confirmation TEXT;
ALTER TABLE codes ADD COLUMN dpop_jkt TEXT;
-- With the used token itself it gives the successor again, without it nothing.
ALTER TABLE refresh_tokens ADD COLUMN successor_salt BYTEA;

CREATE TABLE pushed_requests (
    uri_hash BYTEA NOT NULL PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES apps (id),
    params TEXT NOT NULL,
    dpop_jkt TEXT,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX pushed_requests_expiry ON pushed_requests (expires_at);

-- Ids of assertions, request objects and proofs that were accepted and have not expired.
CREATE TABLE replays (
    id_hash BYTEA NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX replays_expiry ON replays (expires_at);

CREATE TABLE device_requests (
    device_hash BYTEA NOT NULL PRIMARY KEY,
    user_code_hash BYTEA NOT NULL,
    app_id TEXT NOT NULL REFERENCES apps (id),
    scope TEXT NOT NULL,
    state TEXT NOT NULL,
    family_id TEXT,
    next_poll_at BIGINT NOT NULL,
    interval_secs INTEGER NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX device_requests_user_code ON device_requests (user_code_hash);
CREATE INDEX device_requests_expiry ON device_requests (expires_at);

CREATE TABLE consents (
    guest_id TEXT NOT NULL REFERENCES guests (id),
    app_id TEXT NOT NULL REFERENCES apps (id),
    scope TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (guest_id, app_id)
);
CREATE INDEX consents_app ON consents (app_id);

CREATE TABLE initial_access_tokens (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    uses_left INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
