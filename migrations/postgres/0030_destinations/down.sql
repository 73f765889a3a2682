DROP INDEX outbox_given_up;
DROP INDEX outbox_destination;
