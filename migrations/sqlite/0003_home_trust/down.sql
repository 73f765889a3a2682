ALTER TABLE connections DROP COLUMN hold;
ALTER TABLE connections DROP COLUMN home;
ALTER TABLE connections DROP COLUMN settings;
