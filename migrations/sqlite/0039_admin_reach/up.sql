-- The partners and apps that an admin is bound to, as JSON.
ALTER TABLE admins ADD COLUMN bound_to TEXT NOT NULL DEFAULT '{}';
-- When the person behind a session last proved who they are; for sessions of before, when they began.
ALTER TABLE admin_sessions ADD COLUMN proven_at BIGINT NOT NULL DEFAULT 0;
