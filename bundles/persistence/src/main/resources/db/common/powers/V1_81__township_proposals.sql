-- What townships propose about what is handed over to them.
CREATE TABLE reg_township_proposals (
  row_key      VARCHAR(40) NOT NULL,
  number       INTEGER     NOT NULL,
  valid_from   DATE        NOT NULL,
  valid_to     DATE        NOT NULL,
  known_from   TIMESTAMP   NOT NULL,
  known_to     TIMESTAMP   NOT NULL,
  written_by   VARCHAR(60) NOT NULL,
  reason       VARCHAR(500),
  document     VARCHAR(200),
  secret_entry BIGINT,
  f_title VARCHAR(200) NOT NULL,
  f_township VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_item VARCHAR(40),
  f_empowerment VARCHAR(40),
  f_powers VARCHAR(1000),
  f_reason VARCHAR(2000) NOT NULL,
  f_proposed_on DATE NOT NULL,
  f_outcome VARCHAR(40),
  f_decided_on DATE,
  CONSTRAINT pk_reg_township_proposals PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_township_proposals_by_title ON reg_township_proposals (known_to, f_title, row_key);
CREATE INDEX ix_reg_township_proposals_township ON reg_township_proposals (f_township, known_to, f_title, row_key);
CREATE INDEX ix_reg_township_proposals_kind ON reg_township_proposals (f_kind, known_to, f_title, row_key);
CREATE INDEX ix_reg_township_proposals_item ON reg_township_proposals (f_item, known_to, f_title, row_key);
CREATE INDEX ix_reg_township_proposals_empowerment ON reg_township_proposals (f_empowerment, known_to, f_title, row_key);
CREATE INDEX ix_reg_township_proposals_proposed_on ON reg_township_proposals (f_proposed_on, known_to, f_title, row_key);
CREATE INDEX ix_reg_township_proposals_outcome ON reg_township_proposals (f_outcome, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('township-proposals', 0);
