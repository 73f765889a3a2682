-- When an app last acknowledged a logout notice.
CREATE INDEX outbox_app_told ON outbox (kind, app_id, done_at) WHERE state = 'done';
