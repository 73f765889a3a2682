-- Guests who lost every second factor: bound to one browser, proven by the mailbox, answered by the host.
-- At most one recovery of a guest waits for an answer or for the new passkey; `open_for` holds the guest
-- that long.
CREATE TABLE recoveries (
    id TEXT NOT NULL PRIMARY KEY,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    state TEXT NOT NULL,
    open_for TEXT,
    binding_hash BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    tries_left INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    asked_at BIGINT,
    decided_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX recoveries_binding ON recoveries (binding_hash);
CREATE UNIQUE INDEX recoveries_open ON recoveries (open_for);
CREATE INDEX recoveries_state ON recoveries (state, id);
