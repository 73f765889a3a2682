-- Partners set their home identity provider up by themselves. What they draft stays here, where no
-- sign-in looks, until it was tested and approved.
CREATE TABLE setups (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    connection_id TEXT NOT NULL,
    state TEXT NOT NULL,
    draft TEXT NOT NULL,
    client_secret BYTEA,
    auto_approve BOOLEAN NOT NULL,
    revision INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX setups_connection ON setups (connection_id);
CREATE UNIQUE INDEX setups_unfinished ON setups (partner_id) WHERE state <> 'approved';
CREATE TABLE setup_links (
    id TEXT NOT NULL PRIMARY KEY,
    setup_id TEXT NOT NULL REFERENCES setups (id),
    token_hash BYTEA NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    inviter_name TEXT NOT NULL,
    inviter_email TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX setup_links_token ON setup_links (token_hash);
CREATE INDEX setup_links_setup ON setup_links (setup_id, id);
CREATE TABLE setup_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES setup_links (id),
    binding_hash BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    tries_left INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    code_expires_at BIGINT NOT NULL,
    proven_at BIGINT
);
CREATE UNIQUE INDEX setup_sessions_binding ON setup_sessions (binding_hash);
CREATE INDEX setup_sessions_link ON setup_sessions (link_id, created_at);
CREATE TABLE setup_attempts (
    id TEXT NOT NULL PRIMARY KEY,
    setup_id TEXT NOT NULL REFERENCES setups (id),
    session_id TEXT NOT NULL REFERENCES setup_sessions (id),
    email TEXT NOT NULL,
    revision INTEGER NOT NULL,
    state_hash BYTEA NOT NULL,
    upstream BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    returned_at BIGINT,
    outcome TEXT
);
CREATE UNIQUE INDEX setup_attempts_state ON setup_attempts (state_hash);
CREATE INDEX setup_attempts_setup ON setup_attempts (setup_id, id);
