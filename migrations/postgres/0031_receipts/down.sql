DROP INDEX outbox_receipt;
ALTER TABLE outbox DROP COLUMN receipt_id;
DROP TABLE receipt_apps;
DROP TABLE receipts;
