-- Terms of runs that run beside those of the stages, with what they were reckoned from. One that has ended stays as it was reckoned then.
CREATE TABLE proc_clock (
  -- Run, clock and key.
  id              VARCHAR(340)  NOT NULL,
  run             VARCHAR(36)   NOT NULL,
  code            VARCHAR(200)  NOT NULL,
  -- What it is about, e.g. a piece of evidence; empty for the run as a whole.
  clock_key       VARCHAR(100)  NOT NULL,
  -- In whose lists it stands.
  owner           VARCHAR(90)   NOT NULL,
  role            VARCHAR(40)   NOT NULL,
  body            VARCHAR(40)   NOT NULL,
  assignee        VARCHAR(36),
  -- The assignee, or the owner where nobody is named.
  holder          VARCHAR(90)   NOT NULL,
  -- Who must act: a role, or an outsider such as the party.
  who             VARCHAR(40)   NOT NULL,
  who_title       VARCHAR(40)   NOT NULL,
  procedure_id    VARCHAR(200)  NOT NULL,
  procedure_title VARCHAR(400)  NOT NULL,
  subject         VARCHAR(141)  NOT NULL,
  title           VARCHAR(400)  NOT NULL,
  term            VARCHAR(200)  NOT NULL,
  -- A day, or a moment with its offset; so are the ends.
  start_at        VARCHAR(40)   NOT NULL,
  state           VARCHAR(20)   NOT NULL,
  is_open         BOOLEAN       NOT NULL,
  sort_on         DATE          NOT NULL,
  warn_on         DATE          NOT NULL,
  due_at          TIMESTAMP,
  legal           VARCHAR(40),
  safe            VARCHAR(40),
  ended_on        VARCHAR(40),
  missed          VARCHAR(1000) NOT NULL,
  missing         VARCHAR(1000) NOT NULL,
  basis           ${text}       NOT NULL,
  CONSTRAINT pk_proc_clock PRIMARY KEY (id),
  CONSTRAINT fk_proc_clock_run FOREIGN KEY (run) REFERENCES proc_run (id)
);
CREATE INDEX ix_proc_clock_run ON proc_clock (run);
CREATE INDEX ix_proc_clock_holder ON proc_clock (is_open, holder, sort_on, id);
CREATE INDEX ix_proc_clock_owner ON proc_clock (is_open, owner, sort_on, id);
CREATE INDEX ix_proc_clock_body ON proc_clock (is_open, body, sort_on, id);
