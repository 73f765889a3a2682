-- What the home calls its own session (`sid`), by which it ends it.
ALTER TABLE sessions ADD COLUMN home_sid TEXT;
CREATE INDEX sessions_home ON sessions (connection_id, home_sid);
