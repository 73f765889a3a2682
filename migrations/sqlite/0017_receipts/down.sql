ALTER TABLE families DROP COLUMN access_until;
