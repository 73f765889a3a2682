-- Instants are BIGINT microseconds since the Unix epoch. JSON is TEXT. Hashes and sealed values are BYTEA.

CREATE TABLE partners (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    state TEXT NOT NULL,
    contract_version INTEGER NOT NULL,
    mfa_amr TEXT NOT NULL,
    allowed_apps TEXT,
    guest_quota INTEGER,
    ends_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX partners_name_key ON partners (name_key);

CREATE TABLE partner_domains (
    partner_id TEXT NOT NULL REFERENCES partners (id),
    domain TEXT NOT NULL,
    PRIMARY KEY (partner_id, domain)
);
CREATE INDEX partner_domains_domain ON partner_domains (domain);

CREATE TABLE connections (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret BYTEA,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX connections_partner ON connections (partner_id);

CREATE TABLE admins (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX admins_email_key ON admins (email_key);

CREATE TABLE admin_links (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    admin_id TEXT NOT NULL REFERENCES admins (id),
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE admin_sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    admin_id TEXT NOT NULL REFERENCES admins (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX admin_sessions_admin ON admin_sessions (admin_id);

CREATE TABLE guests (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    display_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    sponsor_id TEXT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    accepted_at BIGINT,
    removed_at BIGINT,
    confirmed_at BIGINT,
    home_name TEXT,
    home_email TEXT,
    home_email_verified BOOLEAN NOT NULL,
    subject_public TEXT NOT NULL,
    subject_pairwise TEXT NOT NULL
);
-- One living guest per partner and invited address; removed ones stay beside it.
CREATE UNIQUE INDEX guests_living_address ON guests (partner_id, email_key) WHERE state <> 'removed';
CREATE INDEX guests_address ON guests (email_key);
CREATE INDEX guests_partner ON guests (partner_id, id);
CREATE UNIQUE INDEX guests_subject_public ON guests (subject_public);

CREATE TABLE identity_links (
    connection_id TEXT NOT NULL REFERENCES connections (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (connection_id, issuer, subject)
);
CREATE INDEX identity_links_guest ON identity_links (guest_id);

CREATE TABLE groups (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX groups_name_key ON groups (name_key);

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id),
    guest_id TEXT NOT NULL REFERENCES guests (id),
    added_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, guest_id)
);
CREATE INDEX group_members_guest ON group_members (guest_id);

CREATE TABLE apps (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    auth_method TEXT NOT NULL,
    pkce TEXT NOT NULL,
    refresh TEXT NOT NULL,
    id_token_alg TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    launch_url TEXT,
    contact_url TEXT,
    backchannel_logout_uri TEXT,
    redirect_uris TEXT NOT NULL,
    post_logout_redirect_uris TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX apps_slug ON apps (slug);

CREATE TABLE app_secrets (
    secret_hash BYTEA NOT NULL PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES apps (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX app_secrets_app ON app_secrets (app_id);

CREATE TABLE assignments (
    id TEXT NOT NULL PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES apps (id),
    assignee_kind TEXT NOT NULL,
    assignee_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX assignments_once ON assignments (assignee_id, app_id);
CREATE INDEX assignments_app ON assignments (app_id);

CREATE TABLE invitations (
    id TEXT NOT NULL PRIMARY KEY,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    token_hash BYTEA NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    inviter_id TEXT,
    inviter_name TEXT NOT NULL,
    inviter_email TEXT,
    message TEXT,
    contact_url TEXT NOT NULL,
    brand_app_id TEXT,
    reply_url TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    redeemed_at BIGINT
);
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);
CREATE INDEX invitations_guest ON invitations (guest_id);

CREATE TABLE import_batches (
    id TEXT NOT NULL PRIMARY KEY,
    content BYTEA NOT NULL,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    applied_at BIGINT,
    result TEXT
);

CREATE TABLE sign_ins (
    id TEXT NOT NULL PRIMARY KEY,
    binding_hash BYTEA NOT NULL,
    connection_id TEXT NOT NULL REFERENCES connections (id),
    invitation_id TEXT,
    continue_to TEXT NOT NULL,
    state_hash BYTEA NOT NULL,
    upstream BYTEA NOT NULL,
    step TEXT NOT NULL,
    proof TEXT,
    returned_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX sign_ins_state ON sign_ins (state_hash);
CREATE INDEX sign_ins_binding ON sign_ins (binding_hash);
CREATE INDEX sign_ins_expiry ON sign_ins (expires_at);

CREATE TABLE mail_codes (
    id TEXT NOT NULL PRIMARY KEY,
    sign_in_id TEXT NOT NULL,
    email_key TEXT NOT NULL,
    code_hash BYTEA NOT NULL,
    tries_left INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    consumed_at BIGINT
);
CREATE INDEX mail_codes_sign_in ON mail_codes (sign_in_id);
CREATE INDEX mail_codes_address ON mail_codes (email_key, created_at);
CREATE INDEX mail_codes_expiry ON mail_codes (expires_at);

CREATE TABLE passkeys (
    id TEXT NOT NULL PRIMARY KEY,
    owner_id TEXT NOT NULL,
    credential_id TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential_id);
CREATE INDEX passkeys_owner ON passkeys (owner_id);

CREATE TABLE passkey_ceremonies (
    binding_hash BYTEA NOT NULL PRIMARY KEY,
    ceremony BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_ceremonies_expiry ON passkey_ceremonies (expires_at);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    guest_id TEXT NOT NULL REFERENCES guests (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    home_issuer TEXT NOT NULL,
    auth_time BIGINT NOT NULL,
    amr TEXT NOT NULL,
    acr TEXT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_guest ON sessions (guest_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE families (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    guest_id TEXT NOT NULL REFERENCES guests (id),
    app_id TEXT NOT NULL REFERENCES apps (id),
    scope TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX families_session ON families (session_id);
CREATE INDEX families_guest ON families (guest_id);
CREATE INDEX families_app ON families (app_id);
CREATE INDEX families_expiry ON families (expires_at);

CREATE TABLE codes (
    code_hash BYTEA NOT NULL PRIMARY KEY,
    family_id TEXT NOT NULL REFERENCES families (id),
    app_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    challenge TEXT,
    nonce TEXT,
    expires_at BIGINT NOT NULL,
    consumed_at BIGINT
);
CREATE INDEX codes_family ON codes (family_id);
CREATE INDEX codes_expiry ON codes (expires_at);

CREATE TABLE refresh_tokens (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    family_id TEXT NOT NULL REFERENCES families (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);

CREATE TABLE signing_keys (
    kid TEXT NOT NULL PRIMARY KEY,
    alg TEXT NOT NULL,
    private_key BYTEA NOT NULL,
    public_jwk TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    active_from BIGINT NOT NULL,
    active_until BIGINT NOT NULL,
    published_until BIGINT NOT NULL
);
-- Two nodes that rotate at the same time make one key.
CREATE UNIQUE INDEX signing_keys_once ON signing_keys (alg, active_from);

CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    guest_id TEXT,
    app_id TEXT,
    payload BYTEA NOT NULL,
    attempts INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    done_at BIGINT,
    last_error TEXT
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_guest ON outbox (guest_id);

CREATE TABLE audit_events (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    name TEXT NOT NULL,
    reason TEXT,
    partner_id TEXT,
    guest_id TEXT,
    app_id TEXT,
    detail TEXT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX audit_events_guest ON audit_events (guest_id, seq);
CREATE INDEX audit_events_partner ON audit_events (partner_id, seq);
CREATE INDEX audit_events_app ON audit_events (app_id, seq);

-- The end of the chain. One row; its lock orders writers.
CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, decode('0000000000000000000000000000000000000000000000000000000000000000', 'hex'));
