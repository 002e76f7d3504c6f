DROP TABLE match_attempts;
