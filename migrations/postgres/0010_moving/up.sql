-- From mailed codes to a partner's own sign-in, and from one tenant of a partner to another.
ALTER TABLE connections ADD COLUMN cut_over_at BIGINT;
ALTER TABLE sign_ins ADD COLUMN moves_guest_id TEXT;
ALTER TABLE sign_ins ADD COLUMN mailbox_proven BOOLEAN NOT NULL DEFAULT FALSE;
