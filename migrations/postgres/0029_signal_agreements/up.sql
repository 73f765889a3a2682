-- A stream that was agreed with the transmitter itself: what it calls the stream and where it is managed, what
-- lets us in there, and the state of a verification that is under way.
ALTER TABLE signal_streams ADD COLUMN remote TEXT;
ALTER TABLE signal_streams ADD COLUMN access_token BYTEA;
ALTER TABLE signal_streams ADD COLUMN awaited_state BYTEA;
-- Where tokens are fetched, when that is next, and since when and how it fails.
ALTER TABLE signal_streams ADD COLUMN poll_endpoint TEXT;
ALTER TABLE signal_streams ADD COLUMN next_poll_at BIGINT;
ALTER TABLE signal_streams ADD COLUMN failing_since BIGINT;
ALTER TABLE signal_streams ADD COLUMN last_error TEXT;
CREATE INDEX signal_streams_next_poll_at ON signal_streams (next_poll_at);
