DROP TABLE rekeys;
