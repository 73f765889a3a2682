-- What an ending cut off, however it came about; it rests on the line of the audit chain with this number.
CREATE TABLE receipts (
    id TEXT NOT NULL PRIMARY KEY,
    line BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    partner_id TEXT,
    guest_id TEXT,
    app_id TEXT,
    sessions BIGINT NOT NULL,
    invitations BIGINT NOT NULL
);
CREATE INDEX receipts_guest ON receipts (guest_id, id) WHERE guest_id IS NOT NULL;
CREATE INDEX receipts_partner ON receipts (partner_id, id) WHERE guest_id IS NULL;
CREATE INDEX receipts_people ON receipts (partner_id, id);
-- One row for each app, however many guests: a partner may have a hundred thousand.
CREATE TABLE receipt_apps (
    receipt_id TEXT NOT NULL,
    app_id TEXT NOT NULL REFERENCES apps (id),
    listens BOOLEAN NOT NULL,
    guests BIGINT NOT NULL,
    grants BIGINT NOT NULL,
    tokens_until BIGINT,
    PRIMARY KEY (receipt_id, app_id)
);
CREATE INDEX receipt_apps_app ON receipt_apps (app_id, receipt_id);
-- The ending that a notice tells of, where it has a receipt.
ALTER TABLE outbox ADD COLUMN receipt_id TEXT;
CREATE INDEX outbox_receipt ON outbox (receipt_id, app_id, state) WHERE receipt_id IS NOT NULL;
