-- Test sign-ins at connections, and the re-reading of homes.
ALTER TABLE connections ADD COLUMN next_read_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN read_fault TEXT;
CREATE INDEX connections_next_read ON connections (next_read_at) WHERE state = 'enabled';
CREATE TABLE connection_tests (
    id TEXT NOT NULL PRIMARY KEY,
    connection_id TEXT NOT NULL REFERENCES connections (id),
    tester TEXT NOT NULL,
    binding_hash BYTEA NOT NULL,
    state_hash BYTEA NOT NULL,
    upstream BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    returned_at BIGINT,
    outcome TEXT
);
CREATE UNIQUE INDEX connection_tests_state ON connection_tests (state_hash);
CREATE INDEX connection_tests_connection ON connection_tests (connection_id, id);
