DROP INDEX partner_domains_due;
ALTER TABLE partner_domains DROP COLUMN next_check_at;
ALTER TABLE partner_domains DROP COLUMN token;
ALTER TABLE partner_domains DROP COLUMN misses;
ALTER TABLE partner_domains DROP COLUMN confirmed_at;
ALTER TABLE partner_domains DROP COLUMN since;
ALTER TABLE partner_domains DROP COLUMN state;
