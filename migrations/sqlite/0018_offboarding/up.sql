-- A frozen guest no longer holds its address: somebody else may be invited there, and inherits nothing.
DROP INDEX guests_living_address;
CREATE UNIQUE INDEX guests_living_address ON guests (partner_id, email_key) WHERE COALESCE(frozen_at, removed_at) IS NULL;
-- When everything personal was erased from the record of a removed guest.
ALTER TABLE guests ADD COLUMN closed_at BIGINT;
-- When an admin last let a frozen guest in again; silence is counted from then.
ALTER TABLE guests ADD COLUMN thawed_at BIGINT;
CREATE INDEX guests_frozen ON guests (frozen_at);
CREATE INDEX guests_removed ON guests (removed_at);
CREATE INDEX guests_home_email ON guests (home_email);
-- When an admin was switched off, and when the guests they sponsor freeze unless somebody takes over.
ALTER TABLE admins ADD COLUMN disabled_at BIGINT;
ALTER TABLE admins ADD COLUMN guests_until BIGINT;
CREATE INDEX guests_sponsor ON guests (sponsor_id, id);
-- Every guest has a sponsor.
UPDATE guests SET sponsor_id = (SELECT a.id FROM admins a WHERE a.state = 'active' ORDER BY a.created_at, a.id LIMIT 1) WHERE sponsor_id IS NULL;
