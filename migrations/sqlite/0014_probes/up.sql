-- What lets us ask a home about a guest without the guest: its refresh token, sealed. It waits with the
-- sign-in that brought it until the guest is known.
ALTER TABLE sign_ins ADD COLUMN home_grant BLOB;
CREATE TABLE home_grants (
    guest_id TEXT NOT NULL PRIMARY KEY REFERENCES guests (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    secret BLOB NOT NULL,
    next_probe_at BIGINT NOT NULL,
    asking_since BIGINT,
    failing_since BIGINT,
    last_error TEXT
);
CREATE INDEX home_grants_next_probe_at ON home_grants (next_probe_at);
