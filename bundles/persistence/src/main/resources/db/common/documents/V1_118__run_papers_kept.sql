-- Whose papers they are, for lists of those whose time is over. What was made before this was put down belongs to the body that takes part, where it is only one; else nobody
-- can say it any more, and it is kept.
ALTER TABLE run_paper ADD COLUMN body VARCHAR(40);
UPDATE run_paper SET body = (SELECT MIN(b.body) FROM proc_run_body b WHERE b.run = run_paper.run)
  WHERE (SELECT COUNT(*) FROM proc_run_body b WHERE b.run = run_paper.run) = 1;
CREATE INDEX ix_run_paper_body ON run_paper (body, made_at, id);
CREATE INDEX ix_run_paper_pdf ON run_paper (pdf);
CREATE INDEX ix_run_paper_docx ON run_paper (docx);

-- Papers that were destroyed when their time was over, on whose command and on what approval.
CREATE TABLE run_paper_destruction (
  paper VARCHAR(36) NOT NULL,
  account VARCHAR(200) NOT NULL,
  command VARCHAR(100) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  document VARCHAR(200) NOT NULL,
  destroyed_at TIMESTAMP NOT NULL,
  CONSTRAINT pk_run_paper_destruction PRIMARY KEY (paper),
  CONSTRAINT uq_run_paper_destruction UNIQUE (account, command)
);
