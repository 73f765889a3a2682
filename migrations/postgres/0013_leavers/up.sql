-- A guest whose home says that they left is frozen: since when, for what, and what they were before.
ALTER TABLE guests ADD COLUMN frozen_at BIGINT;
ALTER TABLE guests ADD COLUMN frozen_for TEXT;
ALTER TABLE guests ADD COLUMN frozen_from TEXT;
-- How long the last confirmation by the home counts; none for guests who were confirmed before this was kept.
ALTER TABLE guests ADD COLUMN confirmed_until BIGINT;
-- How often a home is asked about a guest, and how old its word may be at most for one app.
ALTER TABLE partners ADD COLUMN probe_secs BIGINT;
ALTER TABLE apps ADD COLUMN max_unconfirmed_secs BIGINT;
-- What a frozen guest had: apps (target app_…) and groups (target grp_…), given back only if they come back.
CREATE TABLE archived_access (
    guest_id TEXT NOT NULL REFERENCES guests (id),
    target_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    archived_at BIGINT NOT NULL,
    PRIMARY KEY (guest_id, target_id)
);
