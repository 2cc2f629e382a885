-- Cases. A case is a file of pieces; each version of a piece is kept as its entry in the record says it.
CREATE TABLE case_file (
  id           VARCHAR(36)  NOT NULL,
  case_number  VARCHAR(80),
  title        VARCHAR(400) NOT NULL,
  act_kind     VARCHAR(30)  NOT NULL,
  body         VARCHAR(40)  NOT NULL,
  division     VARCHAR(12)  NOT NULL,
  field        VARCHAR(60),
  item         VARCHAR(40),
  status       VARCHAR(10)  NOT NULL,
  procedure_id VARCHAR(200) NOT NULL,
  run          VARCHAR(36)  NOT NULL,
  stage        VARCHAR(200) NOT NULL,
  stage_title  VARCHAR(400) NOT NULL,
  stage_since  TIMESTAMP    NOT NULL,
  opened_at    TIMESTAMP    NOT NULL,
  filed_on     DATE,
  -- To which body it is handed over that has not received it yet.
  offered_to   VARCHAR(40),
  closed_at    TIMESTAMP,
  version      BIGINT       NOT NULL,
  CONSTRAINT pk_case_file PRIMARY KEY (id)
);
CREATE INDEX ix_case_file_body ON case_file (body, opened_at, id);
CREATE INDEX ix_case_file_status ON case_file (body, status, opened_at, id);
CREATE INDEX ix_case_file_item ON case_file (body, item, opened_at, id);
CREATE INDEX ix_case_file_offered ON case_file (offered_to, opened_at, id);
CREATE INDEX ix_case_file_number ON case_file (case_number);

-- Officers who handle a case, for lists.
CREATE TABLE case_handler (
  case_id   VARCHAR(36) NOT NULL,
  officer   VARCHAR(40) NOT NULL,
  opened_at TIMESTAMP   NOT NULL,
  CONSTRAINT pk_case_handler PRIMARY KEY (case_id, officer),
  CONSTRAINT fk_case_handler FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX ix_case_handler_officer ON case_handler (officer, opened_at, case_id);

-- Versions of pieces. Where one brought secret numbers, the number of the entry of the case that has them leads to those behind its masks.
CREATE TABLE case_piece (
  case_id    VARCHAR(36)   NOT NULL,
  kind       VARCHAR(40)   NOT NULL,
  piece_key  VARCHAR(40)   NOT NULL,
  number     INTEGER       NOT NULL,
  written_by VARCHAR(100)  NOT NULL,
  written_at TIMESTAMP     NOT NULL,
  until_at   TIMESTAMP,
  reason     VARCHAR(1000),
  document   VARCHAR(400),
  proof      VARCHAR(40),
  entry      BIGINT,
  content    ${text}       NOT NULL,
  CONSTRAINT pk_case_piece PRIMARY KEY (case_id, kind, piece_key, number),
  CONSTRAINT fk_case_piece FOREIGN KEY (case_id) REFERENCES case_file (id)
);

-- Last numbers given, of each series and year.
CREATE TABLE case_series (
  series   VARCHAR(80) NOT NULL,
  year_of  INTEGER     NOT NULL,
  last_one BIGINT      NOT NULL,
  CONSTRAINT pk_case_series PRIMARY KEY (series, year_of)
);

-- Commands that were carried out, so that one sent again is not carried out again.
CREATE TABLE case_command (
  account VARCHAR(36)  NOT NULL,
  command VARCHAR(100) NOT NULL,
  digest  VARCHAR(64)  NOT NULL,
  case_id VARCHAR(36)  NOT NULL,
  done_at TIMESTAMP    NOT NULL,
  CONSTRAINT pk_case_command PRIMARY KEY (account, command)
);
