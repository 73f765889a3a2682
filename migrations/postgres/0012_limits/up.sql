-- How often something was tried within a window that began with the first try; the key is a hash of what
-- was tried and by whom.
CREATE TABLE attempts (
    key_hash BYTEA NOT NULL PRIMARY KEY,
    used BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX attempts_ends_at ON attempts (ends_at);
