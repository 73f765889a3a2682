-- One admin's proposal to give many guests of a partner other keys at its new home, for another admin to
-- approve. At most one of a partner is open.
CREATE TABLE rekeys (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    from_connection_id TEXT NOT NULL REFERENCES connections (id),
    to_connection_id TEXT NOT NULL REFERENCES connections (id),
    entries TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE UNIQUE INDEX rekeys_open ON rekeys (partner_id) WHERE closed_at IS NULL;
