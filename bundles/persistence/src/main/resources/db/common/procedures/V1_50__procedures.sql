-- Runs of procedures. What a run is stands in its state, as its last entry in the record says it; the columns are for finding it.
CREATE TABLE proc_run (
  id           VARCHAR(36)  NOT NULL,
  procedure_id VARCHAR(200) NOT NULL,
  title        VARCHAR(400) NOT NULL,
  subject      VARCHAR(141) NOT NULL,
  -- Subject and procedure while it is open, else its id: a subject is in one open run of a procedure.
  open_key     VARCHAR(400) NOT NULL,
  stage        VARCHAR(200) NOT NULL,
  stage_title  VARCHAR(400) NOT NULL,
  started_at   TIMESTAMP    NOT NULL,
  ended_at     TIMESTAMP,
  version      BIGINT       NOT NULL,
  state        ${text}      NOT NULL,
  CONSTRAINT pk_proc_run PRIMARY KEY (id),
  CONSTRAINT uq_proc_run_open UNIQUE (open_key)
);

CREATE INDEX ix_proc_run_subject ON proc_run (subject);

-- The bodies that take part, for lists by body.
CREATE TABLE proc_run_body (
  run        VARCHAR(36) NOT NULL,
  body       VARCHAR(40) NOT NULL,
  started_at TIMESTAMP   NOT NULL,
  is_open    BOOLEAN     NOT NULL,
  CONSTRAINT pk_proc_run_body PRIMARY KEY (run, body),
  CONSTRAINT fk_proc_run_body FOREIGN KEY (run) REFERENCES proc_run (id)
);
CREATE INDEX ix_proc_run_body ON proc_run_body (body, is_open, started_at, run);

-- What each owner of the current stage has to do, while the run is open. Terms as they were reckoned by the generation of rules that is named.
CREATE TABLE proc_task (
  id              VARCHAR(40)   NOT NULL,
  run             VARCHAR(36)   NOT NULL,
  owner           VARCHAR(90)   NOT NULL,
  role            VARCHAR(40)   NOT NULL,
  body            VARCHAR(40)   NOT NULL,
  assignee        VARCHAR(36),
  -- The assignee, or the owner where nobody is named.
  holder          VARCHAR(90)   NOT NULL,
  procedure_id    VARCHAR(200)  NOT NULL,
  procedure_title VARCHAR(400)  NOT NULL,
  subject         VARCHAR(141)  NOT NULL,
  stage           VARCHAR(200)  NOT NULL,
  stage_title     VARCHAR(400)  NOT NULL,
  since           TIMESTAMP     NOT NULL,
  term_state      VARCHAR(20)   NOT NULL,
  sort_on         DATE          NOT NULL,
  warn_on         DATE          NOT NULL,
  due_at          TIMESTAMP,
  legal           VARCHAR(40),
  safe            VARCHAR(40),
  missing         VARCHAR(1000) NOT NULL,
  generation      BIGINT        NOT NULL,
  CONSTRAINT pk_proc_task PRIMARY KEY (id),
  CONSTRAINT fk_proc_task_run FOREIGN KEY (run) REFERENCES proc_run (id)
);
CREATE INDEX ix_proc_task_run ON proc_task (run);
CREATE INDEX ix_proc_task_holder ON proc_task (holder, sort_on, id);
CREATE INDEX ix_proc_task_owner ON proc_task (owner, sort_on, id);
CREATE INDEX ix_proc_task_body ON proc_task (body, sort_on, id);
CREATE INDEX ix_proc_task_generation ON proc_task (generation, run);

-- Who has taken part in an open run.
CREATE TABLE proc_participant (
  account VARCHAR(36) NOT NULL,
  run     VARCHAR(36) NOT NULL,
  CONSTRAINT pk_proc_participant PRIMARY KEY (account, run),
  CONSTRAINT fk_proc_participant FOREIGN KEY (run) REFERENCES proc_run (id)
);
CREATE INDEX ix_proc_participant_run ON proc_participant (run);

-- Commands that were carried out, so that one sent again is not carried out again.
CREATE TABLE proc_command (
  account VARCHAR(36)  NOT NULL,
  command VARCHAR(100) NOT NULL,
  digest  VARCHAR(64)  NOT NULL,
  run     VARCHAR(36)  NOT NULL,
  version BIGINT       NOT NULL,
  done_at TIMESTAMP    NOT NULL,
  CONSTRAINT pk_proc_command PRIMARY KEY (account, command)
);
