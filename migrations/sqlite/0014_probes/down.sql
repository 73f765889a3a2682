DROP TABLE home_grants;
ALTER TABLE sign_ins DROP COLUMN home_grant;
