DROP TABLE match_runs;
