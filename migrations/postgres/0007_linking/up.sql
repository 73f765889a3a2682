-- Whoever stood before a link that did not work for them, and asked for another invitation. At most one
-- request of a guest is open.
CREATE TABLE invitation_requests (
    id TEXT NOT NULL PRIMARY KEY,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    reason TEXT NOT NULL,
    account TEXT,
    asked_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE UNIQUE INDEX invitation_requests_open ON invitation_requests (guest_id) WHERE closed_at IS NULL;
