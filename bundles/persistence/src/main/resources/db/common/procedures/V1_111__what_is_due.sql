-- Indexes with all that says whether something is due soon: else each task and clock of a holder was looked at to find out.
DROP INDEX ix_proc_task_holder;
DROP INDEX ix_proc_task_owner;
DROP INDEX ix_proc_task_body;
CREATE INDEX ix_proc_task_holder ON proc_task (holder, sort_on, id, warn_on, term_state, due_at);
CREATE INDEX ix_proc_task_owner ON proc_task (owner, sort_on, id, warn_on, term_state, due_at);
CREATE INDEX ix_proc_task_body ON proc_task (body, sort_on, id, warn_on, term_state, due_at);

DROP INDEX ix_proc_clock_holder;
DROP INDEX ix_proc_clock_owner;
DROP INDEX ix_proc_clock_body;
CREATE INDEX ix_proc_clock_holder ON proc_clock (is_open, holder, sort_on, id, warn_on, state, due_at);
CREATE INDEX ix_proc_clock_owner ON proc_clock (is_open, owner, sort_on, id, warn_on, state, due_at);
CREATE INDEX ix_proc_clock_body ON proc_clock (is_open, body, sort_on, id, warn_on, state, due_at);
