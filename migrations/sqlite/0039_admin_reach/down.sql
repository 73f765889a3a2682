ALTER TABLE admin_sessions DROP COLUMN proven_at;
ALTER TABLE admins DROP COLUMN bound_to;
