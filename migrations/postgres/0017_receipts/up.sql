-- When the last access token of a family ends; none where its app never got one. What was granted before
-- this was kept ends with its family at the latest.
ALTER TABLE families ADD COLUMN access_until BIGINT;
UPDATE families SET access_until = expires_at WHERE revoked_at IS NULL;
