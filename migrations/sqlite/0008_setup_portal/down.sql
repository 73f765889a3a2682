DROP TABLE setup_attempts;
DROP TABLE setup_sessions;
DROP TABLE setup_links;
DROP TABLE setups;
