-- Where an app is told what happens to its guests (Shared Signals Framework 1.0): one stream for an app.
CREATE TABLE app_streams (
    id TEXT NOT NULL PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES apps (id),
    delivery TEXT NOT NULL,
    endpoint TEXT,
    credential BYTEA,
    requested TEXT,
    description TEXT,
    status TEXT NOT NULL,
    status_reason TEXT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX app_streams_app ON app_streams (app_id);
-- What is kept for an app until it fetches it.
CREATE INDEX outbox_held ON outbox (app_id, id) WHERE state = 'held';
