DROP TABLE invitation_blocks;
