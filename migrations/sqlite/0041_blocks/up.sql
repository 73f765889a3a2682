-- Addresses whose readers want no invitation any more, and the invitation by which they said so.
CREATE TABLE invitation_blocks (
    email_hash BLOB NOT NULL PRIMARY KEY,
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    blocked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX invitation_blocks_invitation ON invitation_blocks (invitation_id);
