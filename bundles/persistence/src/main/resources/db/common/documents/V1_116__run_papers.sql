-- Papers of matters that are no cases, each version as it was made. What was filled in stands in the paper alone.
CREATE TABLE run_paper (
  id VARCHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  run VARCHAR(36) NOT NULL,
  document VARCHAR(60) NOT NULL,
  title VARCHAR(200) NOT NULL,
  number_given VARCHAR(100),
  made_on DATE NOT NULL,
  pages INTEGER NOT NULL,
  signed BOOLEAN NOT NULL,
  reason VARCHAR(1000),
  pdf VARCHAR(80) NOT NULL,
  docx VARCHAR(80) NOT NULL,
  account VARCHAR(200) NOT NULL,
  command VARCHAR(100) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  made_at TIMESTAMP NOT NULL,
  CONSTRAINT pk_run_paper PRIMARY KEY (id, version),
  CONSTRAINT uq_run_paper_command UNIQUE (account, command)
);
CREATE INDEX ix_run_paper_run ON run_paper (run, made_at DESC, id DESC);
