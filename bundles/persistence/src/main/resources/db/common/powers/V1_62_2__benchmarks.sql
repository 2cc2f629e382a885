-- The registers of powers, as their definitions say. A test holds them together.
CREATE TABLE reg_benchmarks (
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
  f_item VARCHAR(40) NOT NULL,
  f_level VARCHAR(40) NOT NULL,
  f_issuer VARCHAR(40) NOT NULL,
  f_maker VARCHAR(100) NOT NULL,
  f_version VARCHAR(30) NOT NULL,
  f_violation VARCHAR(300) NOT NULL,
  f_violation_basis VARCHAR(300),
  f_penalty_basis VARCHAR(300) NOT NULL,
  f_target VARCHAR(40) NOT NULL,
  f_number VARCHAR(100),
  f_adopted_on DATE,
  f_published_on DATE,
  CONSTRAINT pk_reg_benchmarks PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_benchmarks_item ON reg_benchmarks (f_item, known_to, f_violation, row_key);
CREATE INDEX ix_reg_benchmarks_level ON reg_benchmarks (f_level, known_to, f_violation, row_key);
CREATE INDEX ix_reg_benchmarks_issuer ON reg_benchmarks (f_issuer, known_to, f_violation, row_key);
CREATE INDEX ix_reg_benchmarks_by_violation ON reg_benchmarks (known_to, f_violation, row_key);
CREATE INDEX ix_reg_benchmarks_target ON reg_benchmarks (f_target, known_to, f_violation, row_key);
CREATE INDEX ix_reg_benchmarks_published_on ON reg_benchmarks (f_published_on, known_to, f_violation, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('benchmarks', 0);

CREATE TABLE reg_benchmark_tiers (
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
  f_benchmark VARCHAR(40) NOT NULL,
  f_order BIGINT NOT NULL,
  f_tier VARCHAR(60) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_condition VARCHAR(1000) NOT NULL,
  f_factor VARCHAR(60),
  f_factor_from DECIMAL(19, 4),
  f_factor_from_included BOOLEAN,
  f_factor_to DECIMAL(19, 4),
  f_factor_to_included BOOLEAN,
  f_standard VARCHAR(1000) NOT NULL,
  f_fine_min DECIMAL(17, 2),
  f_fine_min_included BOOLEAN,
  f_fine_max DECIMAL(17, 2),
  f_fine_max_included BOOLEAN,
  CONSTRAINT pk_reg_benchmark_tiers PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_benchmark_tiers_benchmark ON reg_benchmark_tiers (f_benchmark, known_to, f_tier, row_key);
CREATE INDEX ix_reg_benchmark_tiers_by_order ON reg_benchmark_tiers (known_to, f_order, row_key);
CREATE INDEX ix_reg_benchmark_tiers_by_tier ON reg_benchmark_tiers (known_to, f_tier, row_key);
CREATE INDEX ix_reg_benchmark_tiers_kind ON reg_benchmark_tiers (f_kind, known_to, f_tier, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('benchmark-tiers', 0);

CREATE TABLE reg_benchmark_filings (
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
  f_benchmark VARCHAR(40) NOT NULL,
  f_filed_on DATE NOT NULL,
  f_filed_with VARCHAR(100) NOT NULL,
  f_number VARCHAR(100),
  f_reviewed_on DATE,
  f_result VARCHAR(40),
  f_opinion VARCHAR(1000),
  CONSTRAINT pk_reg_benchmark_filings PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_benchmark_filings_benchmark ON reg_benchmark_filings (f_benchmark, known_to, f_filed_with, row_key);
CREATE INDEX ix_reg_benchmark_filings_by_filed_on ON reg_benchmark_filings (known_to, f_filed_on, row_key);
CREATE INDEX ix_reg_benchmark_filings_by_filed_with ON reg_benchmark_filings (known_to, f_filed_with, row_key);
CREATE INDEX ix_reg_benchmark_filings_result ON reg_benchmark_filings (f_result, known_to, f_filed_with, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('benchmark-filings', 0);

CREATE TABLE reg_leniency_items (
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
  f_kind VARCHAR(40) NOT NULL,
  f_field VARCHAR(60) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_item VARCHAR(40),
  f_name VARCHAR(300) NOT NULL,
  f_conditions VARCHAR(1000) NOT NULL,
  f_basis VARCHAR(300) NOT NULL,
  f_number VARCHAR(100),
  f_published_on DATE,
  CONSTRAINT pk_reg_leniency_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_leniency_items_kind ON reg_leniency_items (f_kind, known_to, f_name, row_key);
CREATE INDEX ix_reg_leniency_items_field ON reg_leniency_items (f_field, known_to, f_name, row_key);
CREATE INDEX ix_reg_leniency_items_body ON reg_leniency_items (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_leniency_items_item ON reg_leniency_items (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_leniency_items_by_name ON reg_leniency_items (known_to, f_name, row_key);
CREATE INDEX ix_reg_leniency_items_published_on ON reg_leniency_items (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('leniency-items', 0);
