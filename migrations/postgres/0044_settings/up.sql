-- What admins set while Portico runs: one row. The version counts changes; nodes ask for it at each request.
CREATE TABLE house_settings (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    choices TEXT NOT NULL,
    logo BYTEA,
    logo_kind TEXT,
    logo_mark TEXT,
    changed_at BIGINT NOT NULL
);
