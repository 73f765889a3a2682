-- What was agreed about a home identity provider, what it was like when it was last believed, and
-- what changed since, while the connection is held.
ALTER TABLE connections ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE connections ADD COLUMN home TEXT;
ALTER TABLE connections ADD COLUMN hold TEXT;
