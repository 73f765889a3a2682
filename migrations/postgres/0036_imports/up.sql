-- Invitation files row by row, so that any node goes on where another one stopped. Files that were kept as a
-- whole are forgotten: they may be uploaded again, which changes nothing that was done.
DELETE FROM import_batches;
ALTER TABLE import_batches ADD COLUMN step TEXT NOT NULL DEFAULT 'reading';
ALTER TABLE import_batches ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
ALTER TABLE import_batches ADD COLUMN row_count BIGINT NOT NULL DEFAULT 0;
-- Rows up to this one are through with the present step.
ALTER TABLE import_batches ADD COLUMN at_row BIGINT NOT NULL DEFAULT 0;
-- Whom the file is the whole list of; who is not in it loses that.
ALTER TABLE import_batches ADD COLUMN whole_partner_id TEXT;
ALTER TABLE import_batches ADD COLUMN whole_app_id TEXT;
ALTER TABLE import_batches ADD COLUMN sent_by TEXT;
ALTER TABLE import_batches ADD COLUMN sent_at BIGINT;
-- Who works on it, and until when nobody else may.
ALTER TABLE import_batches ADD COLUMN lease TEXT;
ALTER TABLE import_batches ADD COLUMN lease_until BIGINT;
CREATE INDEX import_batches_step ON import_batches (step, created_at);
CREATE TABLE import_rows (
    batch_id TEXT NOT NULL REFERENCES import_batches (id),
    n BIGINT NOT NULL,
    line BIGINT NOT NULL,
    cells TEXT NOT NULL,
    address TEXT NOT NULL,
    email_key TEXT,
    outcome TEXT NOT NULL,
    rank INTEGER NOT NULL,
    pending BOOLEAN NOT NULL,
    code TEXT,
    message TEXT NOT NULL,
    field TEXT,
    warning TEXT,
    suggestion TEXT,
    partner_id TEXT,
    guest_id TEXT,
    invitation_id TEXT,
    receipt_id TEXT,
    PRIMARY KEY (batch_id, n)
);
CREATE INDEX import_rows_rank ON import_rows (batch_id, rank, n);
CREATE INDEX import_rows_address ON import_rows (batch_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX import_rows_pending ON import_rows (batch_id, n) WHERE pending;
