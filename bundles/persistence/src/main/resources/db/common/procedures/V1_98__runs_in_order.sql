-- Runs of a body, the newest first, in the order of an index.
DROP INDEX ix_proc_run_body;
CREATE INDEX ix_proc_run_body ON proc_run_body (body, is_open, started_at DESC, run DESC);
