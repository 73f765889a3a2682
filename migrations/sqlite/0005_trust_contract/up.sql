-- What else we agree with a partner: which contexts count as multi-factor, how old a confirmation by
-- the home may be, when to look at the contract again, and whom to call there.
ALTER TABLE partners ADD COLUMN mfa_acr TEXT NOT NULL DEFAULT '[]';
ALTER TABLE partners ADD COLUMN recheck_secs BIGINT;
ALTER TABLE partners ADD COLUMN review_at BIGINT;
ALTER TABLE partners ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]';
-- Suspending a partner raises its epoch; a session of an earlier one is dead, however many there are.
ALTER TABLE partners ADD COLUMN access_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE partners ADD COLUMN access_ended_at BIGINT;
ALTER TABLE sessions ADD COLUMN access_epoch INTEGER NOT NULL DEFAULT 0;
