DROP TABLE agreements;
DROP TABLE terms;
