-- What stands so far was said by an admin, when the partner was added.
ALTER TABLE partner_domains ADD COLUMN state TEXT NOT NULL DEFAULT 'attested';
ALTER TABLE partner_domains ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE partner_domains ADD COLUMN confirmed_at BIGINT;
ALTER TABLE partner_domains ADD COLUMN misses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE partner_domains ADD COLUMN token TEXT;
ALTER TABLE partner_domains ADD COLUMN next_check_at BIGINT;
-- How a proven one was proven, and the link that waits in its postmaster's mailbox.
ALTER TABLE partner_domains ADD COLUMN proof TEXT;
ALTER TABLE partner_domains ADD COLUMN mail_token BYTEA;
ALTER TABLE partner_domains ADD COLUMN mail_expires_at BIGINT;
UPDATE partner_domains SET since = (SELECT created_at FROM partners WHERE partners.id = partner_domains.partner_id);
CREATE INDEX partner_domains_due ON partner_domains (next_check_at);
CREATE UNIQUE INDEX partner_domains_mail_token ON partner_domains (mail_token);
