-- What runs through procedures before certificates change.
CREATE TABLE reg_certificate_applications (
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
  f_applied_on DATE NOT NULL,
  f_officer VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_fields VARCHAR(2000) NOT NULL,
  f_area VARCHAR(12) NOT NULL,
  f_materials VARCHAR(2000),
  f_materials_complete BOOLEAN,
  f_issuer VARCHAR(100),
  f_reviewer VARCHAR(100),
  f_number VARCHAR(32),
  f_valid_from DATE,
  f_valid_to DATE,
  f_certificate VARCHAR(40),
  CONSTRAINT pk_reg_certificate_applications PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_certificate_applications_by_applied_on ON reg_certificate_applications (known_to, f_applied_on, row_key);
CREATE INDEX ix_reg_certificate_applications_officer ON reg_certificate_applications (f_officer, known_to, f_applied_on, row_key);
CREATE INDEX ix_reg_certificate_applications_body ON reg_certificate_applications (f_body, known_to, f_applied_on, row_key);
CREATE INDEX ix_reg_certificate_applications_kind ON reg_certificate_applications (f_kind, known_to, f_applied_on, row_key);
CREATE INDEX ix_reg_certificate_applications_certificate ON reg_certificate_applications (f_certificate, known_to, f_applied_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('certificate-applications', 0);

CREATE TABLE reg_certificate_matters (
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
  f_opened_on DATE NOT NULL,
  f_certificate VARCHAR(40) NOT NULL,
  f_matter VARCHAR(40) NOT NULL,
  f_year BIGINT,
  f_ground VARCHAR(40),
  f_cause VARCHAR(300),
  f_materials VARCHAR(2000),
  f_materials_complete BOOLEAN,
  f_facts_clear BOOLEAN,
  f_heard_on DATE,
  f_review_passed BOOLEAN,
  f_reported_on DATE,
  f_number VARCHAR(32),
  f_valid_to DATE,
  f_platform VARCHAR(100),
  f_filed_by VARCHAR(100),
  f_filing_number VARCHAR(60),
  CONSTRAINT pk_reg_certificate_matters PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_certificate_matters_by_opened_on ON reg_certificate_matters (known_to, f_opened_on, row_key);
CREATE INDEX ix_reg_certificate_matters_certificate ON reg_certificate_matters (f_certificate, known_to, f_opened_on, row_key);
CREATE INDEX ix_reg_certificate_matters_matter ON reg_certificate_matters (f_matter, known_to, f_opened_on, row_key);
CREATE INDEX ix_reg_certificate_matters_year ON reg_certificate_matters (f_year, known_to, f_opened_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('certificate-matters', 0);

