-- What an admin may do. Whoever was one before there were roles might do everything.
ALTER TABLE admins ADD COLUMN role TEXT NOT NULL DEFAULT 'owner';
