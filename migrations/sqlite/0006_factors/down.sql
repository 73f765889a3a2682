DROP TABLE totp_factors;
ALTER TABLE sessions DROP COLUMN mfa_at;
ALTER TABLE apps DROP COLUMN require_mfa;
