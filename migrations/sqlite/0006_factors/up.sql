-- Apps that want multi-factor authentication, sessions that proved it here, and what proves it where
-- no passkey can.
ALTER TABLE apps ADD COLUMN require_mfa BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN mfa_at BIGINT;
CREATE TABLE totp_factors (
    guest_id TEXT NOT NULL PRIMARY KEY REFERENCES guests (id),
    secret BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    retry_at BIGINT NOT NULL DEFAULT 0
);
