-- What guests have to agree to, in versions. `scope` is empty for whatever they open, else an app's id. A draft
-- is not published yet; what is published never changes.
CREATE TABLE terms (
    id TEXT NOT NULL PRIMARY KEY,
    scope TEXT NOT NULL,
    number INTEGER NOT NULL,
    texts TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    published_at BIGINT,
    counts_from BIGINT,
    asks BOOLEAN NOT NULL,
    renew_secs BIGINT
);
CREATE UNIQUE INDEX terms_number ON terms (scope, number);
CREATE UNIQUE INDEX terms_draft ON terms (scope) WHERE published_at IS NULL;
-- Who agreed to what, when, in which language. Of a guest's agreements in one scope the newest stands.
CREATE TABLE agreements (
    guest_id TEXT NOT NULL REFERENCES guests (id),
    terms_id TEXT NOT NULL REFERENCES terms (id),
    agreed_at BIGINT NOT NULL,
    scope TEXT NOT NULL,
    number INTEGER NOT NULL,
    until BIGINT,
    language TEXT NOT NULL,
    stands BOOLEAN NOT NULL,
    PRIMARY KEY (guest_id, terms_id, agreed_at)
);
CREATE UNIQUE INDEX agreements_standing ON agreements (guest_id, scope) WHERE stands;
CREATE INDEX agreements_terms ON agreements (terms_id, guest_id, agreed_at);
