DROP INDEX signal_streams_next_poll_at;
ALTER TABLE signal_streams DROP COLUMN last_error;
ALTER TABLE signal_streams DROP COLUMN failing_since;
ALTER TABLE signal_streams DROP COLUMN next_poll_at;
ALTER TABLE signal_streams DROP COLUMN poll_endpoint;
ALTER TABLE signal_streams DROP COLUMN awaited_state;
ALTER TABLE signal_streams DROP COLUMN access_token;
ALTER TABLE signal_streams DROP COLUMN remote;
