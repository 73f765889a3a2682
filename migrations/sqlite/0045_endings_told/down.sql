DROP INDEX guests_ending;
ALTER TABLE guests DROP COLUMN end_told_days;
ALTER TABLE guests DROP COLUMN end_told_for;
