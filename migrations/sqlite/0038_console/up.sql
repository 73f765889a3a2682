-- Lists of guests by what an admin asks for.
CREATE INDEX guests_state ON guests (state, id);
CREATE INDEX guests_ends ON guests (ends_at, id);
-- Words of a guest's name and address, in lower case and without diacritics, found by how they begin. They
-- compare byte by byte on both databases.
CREATE TABLE guest_words (
    word TEXT NOT NULL,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    PRIMARY KEY (word, guest_id)
);
CREATE INDEX guest_words_guest ON guest_words (guest_id);
-- Guests who were here before are found by the whole of their name and address until either changes.
INSERT INTO guest_words (word, guest_id) SELECT name_key, id FROM guests WHERE closed_at IS NULL AND name_key <> '' UNION SELECT email_key, id FROM guests WHERE closed_at IS NULL;
-- Filters that an admin keeps.
CREATE TABLE guest_views (
    admin_id TEXT NOT NULL REFERENCES admins (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (admin_id, name)
);
-- The audit chain by what an auditor asks for.
CREATE INDEX audit_events_actor ON audit_events (actor_id, seq);
CREATE INDEX audit_events_name ON audit_events (name, seq);
CREATE INDEX audit_events_reason ON audit_events (reason, seq);
CREATE INDEX audit_events_at ON audit_events (at);
-- Lines of refusals by the reference that stood on the page.
CREATE TABLE audit_references (
    reference TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (reference, seq)
);
-- How far the chain was checked: in the round that is under way, and in those before.
CREATE TABLE audit_checks (
    id INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    verified_seq BIGINT NOT NULL,
    verified_at BIGINT,
    broken_seq BIGINT
);
INSERT INTO audit_checks (id, seq, hash, began_at, verified_seq) VALUES (1, 0, '', 0, 0);
