ALTER TABLE sign_ins DROP COLUMN mailbox_proven;
ALTER TABLE sign_ins DROP COLUMN moves_guest_id;
ALTER TABLE connections DROP COLUMN cut_over_at;
