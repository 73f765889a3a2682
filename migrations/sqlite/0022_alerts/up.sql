-- What admins are to look at without having asked: one row for each kind and thing, however often it happens.
CREATE TABLE alerts (
    kind TEXT NOT NULL,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    about TEXT NOT NULL,
    subject TEXT NOT NULL,
    note TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    seen_at BIGINT,
    mailed_at BIGINT,
    PRIMARY KEY (kind, partner_id, about)
);
CREATE INDEX alerts_unseen ON alerts (last_at) WHERE seen_at IS NULL;
