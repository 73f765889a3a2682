DROP INDEX outbox_held;
DROP TABLE app_streams;
