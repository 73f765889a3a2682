-- When an app last acknowledged a logout notice.
CREATE INDEX outbox_app_told ON outbox (app_id, done_at) WHERE kind = 'logout' AND state = 'done';
