-- Finds what is due at each destination without a look at what waits for the others.
CREATE INDEX outbox_destination ON outbox (kind, app_id, due_at) WHERE state = 'waiting';
-- Counts and resends what was given up at an app.
CREATE INDEX outbox_given_up ON outbox (app_id) WHERE state = 'dead';
