DROP TABLE connection_tests;
DROP INDEX connections_next_read;
ALTER TABLE connections DROP COLUMN read_fault;
ALTER TABLE connections DROP COLUMN next_read_at;
