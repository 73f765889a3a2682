-- For which end of access a guest was last told, and how many days before it; 0 is that it came.
ALTER TABLE guests ADD COLUMN end_told_for BIGINT;
ALTER TABLE guests ADD COLUMN end_told_days BIGINT;
CREATE INDEX guests_ending ON guests (state, ends_at) WHERE ends_at IS NOT NULL;
