-- What the panel says of an app, and whether guests may ask for it.
CREATE TABLE app_listings (
    app_id TEXT NOT NULL PRIMARY KEY REFERENCES apps (id),
    description TEXT,
    requestable BOOLEAN NOT NULL
);
-- The apps that a guest wants to see first.
CREATE TABLE favourites (
    guest_id TEXT NOT NULL REFERENCES guests (id),
    app_id TEXT NOT NULL REFERENCES apps (id),
    PRIMARY KEY (guest_id, app_id)
);
-- What guests ask for, and what came of it.
CREATE TABLE access_requests (
    id TEXT NOT NULL PRIMARY KEY,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    app_id TEXT NOT NULL REFERENCES apps (id),
    kind TEXT NOT NULL,
    note TEXT,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    ends_at BIGINT,
    answer TEXT
);
CREATE UNIQUE INDEX access_requests_open ON access_requests (guest_id, app_id) WHERE state = 'open';
CREATE INDEX access_requests_inbox ON access_requests (id) WHERE state = 'open';
CREATE INDEX access_requests_guest ON access_requests (guest_id, id);
