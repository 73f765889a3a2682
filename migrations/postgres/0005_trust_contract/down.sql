ALTER TABLE sessions DROP COLUMN access_epoch;
ALTER TABLE partners DROP COLUMN access_ended_at;
ALTER TABLE partners DROP COLUMN access_epoch;
ALTER TABLE partners DROP COLUMN contacts;
ALTER TABLE partners DROP COLUMN review_at;
ALTER TABLE partners DROP COLUMN recheck_secs;
ALTER TABLE partners DROP COLUMN mfa_acr;
