DROP TABLE archived_access;
ALTER TABLE apps DROP COLUMN max_unconfirmed_secs;
ALTER TABLE partners DROP COLUMN probe_secs;
ALTER TABLE guests DROP COLUMN confirmed_until;
ALTER TABLE guests DROP COLUMN frozen_from;
ALTER TABLE guests DROP COLUMN frozen_for;
ALTER TABLE guests DROP COLUMN frozen_at;
