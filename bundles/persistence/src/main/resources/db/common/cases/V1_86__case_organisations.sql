-- Which organisations are parties to which cases, for whether a violation is the first.
CREATE TABLE case_organisation (
  credit_code VARCHAR(18) NOT NULL,
  case_id     VARCHAR(36) NOT NULL,
  CONSTRAINT pk_case_organisation PRIMARY KEY (credit_code, case_id),
  CONSTRAINT fk_case_organisation FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX ix_case_organisation_case ON case_organisation (case_id);
