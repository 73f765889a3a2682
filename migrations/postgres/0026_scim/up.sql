-- Bearer tokens with which a partner's directory provisions through one connection. Two live at a time.
CREATE TABLE scim_tokens (
    id TEXT PRIMARY KEY NOT NULL,
    connection_id TEXT NOT NULL REFERENCES connections (id),
    token_hash BYTEA NOT NULL,
    made_by TEXT REFERENCES admins (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX scim_tokens_hash ON scim_tokens (token_hash);
CREATE INDEX scim_tokens_by_connection ON scim_tokens (connection_id);
-- Users and groups as a partner's directory sees them. name_key is the user name, or the group's name, in lower
-- case; subject is who a user is at the home, where the connection says which attribute tells.
CREATE TABLE scim_resources (
    id TEXT PRIMARY KEY NOT NULL,
    connection_id TEXT NOT NULL REFERENCES connections (id),
    kind TEXT NOT NULL,
    name_key TEXT NOT NULL,
    subject TEXT,
    guest_id TEXT REFERENCES guests (id),
    attributes TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX scim_resources_by_name ON scim_resources (connection_id, kind, name_key);
CREATE UNIQUE INDEX scim_resources_by_guest ON scim_resources (connection_id, guest_id);
CREATE INDEX scim_resources_of_guest ON scim_resources (guest_id);
CREATE INDEX scim_resources_by_subject ON scim_resources (connection_id, subject);
-- What filters and sorting look at: one row for each value, in the form in which it is compared.
CREATE TABLE scim_values (
    resource_id TEXT NOT NULL REFERENCES scim_resources (id),
    connection_id TEXT NOT NULL,
    path TEXT NOT NULL,
    element BIGINT NOT NULL,
    compared TEXT NOT NULL,
    PRIMARY KEY (resource_id, path, element, compared)
);
CREATE INDEX scim_values_by_value ON scim_values (connection_id, path, compared);
-- Who is in which group there.
CREATE TABLE scim_members (
    group_id TEXT NOT NULL REFERENCES scim_resources (id),
    user_id TEXT NOT NULL REFERENCES scim_resources (id),
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX scim_members_by_user ON scim_members (user_id);
-- Whom the host removed: keyed fingerprints of what their home and their directory call them, so that no
-- directory brings them back. They outlive the erasure of the record.
CREATE TABLE scim_barred (
    connection_id TEXT NOT NULL REFERENCES connections (id),
    fingerprint BYTEA NOT NULL,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    barred_at BIGINT NOT NULL,
    PRIMARY KEY (connection_id, fingerprint)
);
