DROP INDEX outbox_app_told;
