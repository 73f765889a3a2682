DROP INDEX sessions_home;
ALTER TABLE sessions DROP COLUMN home_sid;
