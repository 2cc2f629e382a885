-- What the last inspection of open cases found.
CREATE TABLE case_finding (
  id         VARCHAR(36)   NOT NULL,
  case_id    VARCHAR(36)   NOT NULL,
  body       VARCHAR(40)   NOT NULL,
  code       VARCHAR(60)   NOT NULL,
  message    VARCHAR(1000) NOT NULL,
  since      DATE          NOT NULL,
  inspection BIGINT        NOT NULL,
  CONSTRAINT pk_case_finding PRIMARY KEY (id),
  CONSTRAINT fk_case_finding FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX ix_case_finding_case ON case_finding (case_id);
CREATE INDEX ix_case_finding_body ON case_finding (body, since, id);
CREATE INDEX ix_case_finding_inspection ON case_finding (inspection);

CREATE TABLE case_inspection (
  number      BIGINT    NOT NULL,
  started_at  TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  cases       BIGINT    NOT NULL,
  findings    BIGINT    NOT NULL,
  CONSTRAINT pk_case_inspection PRIMARY KEY (number)
);

-- Open cases in order, so that those long closed need not be looked at.
CREATE INDEX ix_case_file_open ON case_file (status, id);

-- Cases of all bodies in the order of their list.
CREATE INDEX ix_case_file_opened ON case_file (opened_at, id);
