-- What inspections of enterprises have come to, which is published.
CREATE TABLE reg_inspection_results (
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
  f_number VARCHAR(60) NOT NULL,
  f_matter VARCHAR(300) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_plan VARCHAR(200),
  f_item VARCHAR(40),
  f_party_kind VARCHAR(40) NOT NULL,
  f_party VARCHAR(120) NOT NULL,
  f_credit_code VARCHAR(18),
  f_inspected_on DATE NOT NULL,
  f_outcome VARCHAR(40) NOT NULL,
  f_result VARCHAR(2000) NOT NULL,
  f_penalty VARCHAR(60),
  CONSTRAINT pk_reg_inspection_results PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_inspection_results_number ON reg_inspection_results (f_number, known_to, f_matter, row_key);
CREATE INDEX ix_reg_inspection_results_by_matter ON reg_inspection_results (known_to, f_matter, row_key);
CREATE INDEX ix_reg_inspection_results_body ON reg_inspection_results (f_body, known_to, f_matter, row_key);
CREATE INDEX ix_reg_inspection_results_kind ON reg_inspection_results (f_kind, known_to, f_matter, row_key);
CREATE INDEX ix_reg_inspection_results_item ON reg_inspection_results (f_item, known_to, f_matter, row_key);
CREATE INDEX ix_reg_inspection_results_inspected_on ON reg_inspection_results (f_inspected_on, known_to, f_matter, row_key);
CREATE INDEX ix_reg_inspection_results_outcome ON reg_inspection_results (f_outcome, known_to, f_matter, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('inspection-results', 0);
