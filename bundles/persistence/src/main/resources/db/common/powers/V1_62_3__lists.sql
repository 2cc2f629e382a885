-- The registers of powers, as their definitions say. A test holds them together.
CREATE TABLE reg_layered_items (
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
  f_name VARCHAR(300) NOT NULL,
  f_item VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_level VARCHAR(40) NOT NULL,
  f_setting_basis VARCHAR(300) NOT NULL,
  f_penalty_basis VARCHAR(300) NOT NULL,
  f_benchmark VARCHAR(40),
  f_published_on DATE,
  CONSTRAINT pk_reg_layered_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_layered_items_by_name ON reg_layered_items (known_to, f_name, row_key);
CREATE INDEX ix_reg_layered_items_item ON reg_layered_items (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_layered_items_body ON reg_layered_items (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_layered_items_level ON reg_layered_items (f_level, known_to, f_name, row_key);
CREATE INDEX ix_reg_layered_items_benchmark ON reg_layered_items (f_benchmark, known_to, f_name, row_key);
CREATE INDEX ix_reg_layered_items_published_on ON reg_layered_items (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('layered-items', 0);

CREATE TABLE reg_patrol_items (
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
  f_name VARCHAR(200) NOT NULL,
  f_field VARCHAR(60) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_item VARCHAR(40),
  f_content VARCHAR(1000) NOT NULL,
  f_frequency VARCHAR(60) NOT NULL,
  f_combined BOOLEAN,
  f_claimed_by VARCHAR(40),
  CONSTRAINT pk_reg_patrol_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_patrol_items_by_name ON reg_patrol_items (known_to, f_name, row_key);
CREATE INDEX ix_reg_patrol_items_name ON reg_patrol_items (f_name, known_to, row_key);
CREATE INDEX ix_reg_patrol_items_field ON reg_patrol_items (f_field, known_to, f_name, row_key);
CREATE INDEX ix_reg_patrol_items_body ON reg_patrol_items (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_patrol_items_item ON reg_patrol_items (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_patrol_items_combined ON reg_patrol_items (f_combined, known_to, f_name, row_key);
CREATE INDEX ix_reg_patrol_items_claimed_by ON reg_patrol_items (f_claimed_by, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('patrol-items', 0);

CREATE TABLE reg_granular_duties (
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
  f_body VARCHAR(40) NOT NULL,
  f_topic VARCHAR(40) NOT NULL,
  f_duty VARCHAR(300) NOT NULL,
  f_content VARCHAR(1000) NOT NULL,
  f_basis VARCHAR(300) NOT NULL,
  f_designated_by VARCHAR(100),
  f_designated_on DATE,
  f_published_on DATE,
  CONSTRAINT pk_reg_granular_duties PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_granular_duties_body ON reg_granular_duties (f_body, known_to, f_duty, row_key);
CREATE INDEX ix_reg_granular_duties_topic ON reg_granular_duties (f_topic, known_to, f_duty, row_key);
CREATE INDEX ix_reg_granular_duties_by_duty ON reg_granular_duties (known_to, f_duty, row_key);
CREATE INDEX ix_reg_granular_duties_duty ON reg_granular_duties (f_duty, known_to, row_key);
CREATE INDEX ix_reg_granular_duties_published_on ON reg_granular_duties (f_published_on, known_to, f_duty, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('granular-duties', 0);

CREATE TABLE reg_review_catalogue (
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
  f_name VARCHAR(300) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_act_kind VARCHAR(40) NOT NULL,
  f_level VARCHAR(40) NOT NULL,
  f_field VARCHAR(60),
  f_amount VARCHAR(200),
  f_social_impact VARCHAR(200),
  f_basis VARCHAR(300),
  f_published_on DATE,
  CONSTRAINT pk_reg_review_catalogue PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_review_catalogue_by_name ON reg_review_catalogue (known_to, f_name, row_key);
CREATE INDEX ix_reg_review_catalogue_name ON reg_review_catalogue (f_name, known_to, row_key);
CREATE INDEX ix_reg_review_catalogue_body ON reg_review_catalogue (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_review_catalogue_act_kind ON reg_review_catalogue (f_act_kind, known_to, f_name, row_key);
CREATE INDEX ix_reg_review_catalogue_level ON reg_review_catalogue (f_level, known_to, f_name, row_key);
CREATE INDEX ix_reg_review_catalogue_field ON reg_review_catalogue (f_field, known_to, f_name, row_key);
CREATE INDEX ix_reg_review_catalogue_published_on ON reg_review_catalogue (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('review-catalogue', 0);

CREATE TABLE reg_random_inspection_items (
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
  f_name VARCHAR(300) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_item VARCHAR(40),
  f_basis VARCHAR(500) NOT NULL,
  f_object VARCHAR(300),
  f_content VARCHAR(1000),
  f_method VARCHAR(200),
  f_ratio VARCHAR(100),
  f_frequency VARCHAR(100),
  f_change_cause VARCHAR(200),
  f_published_on DATE,
  CONSTRAINT pk_reg_random_inspection_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_random_inspection_items_by_name ON reg_random_inspection_items (known_to, f_name, row_key);
CREATE INDEX ix_reg_random_inspection_items_name ON reg_random_inspection_items (f_name, known_to, row_key);
CREATE INDEX ix_reg_random_inspection_items_body ON reg_random_inspection_items (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_random_inspection_items_item ON reg_random_inspection_items (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_random_inspection_items_published_on ON reg_random_inspection_items (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('random-inspection-items', 0);

CREATE TABLE reg_full_coverage_items (
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
  f_name VARCHAR(300) NOT NULL,
  f_field VARCHAR(60) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_ground VARCHAR(300) NOT NULL,
  f_basis VARCHAR(300) NOT NULL,
  f_frequency VARCHAR(100),
  f_published_on DATE,
  CONSTRAINT pk_reg_full_coverage_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_full_coverage_items_by_name ON reg_full_coverage_items (known_to, f_name, row_key);
CREATE INDEX ix_reg_full_coverage_items_name ON reg_full_coverage_items (f_name, known_to, row_key);
CREATE INDEX ix_reg_full_coverage_items_field ON reg_full_coverage_items (f_field, known_to, f_name, row_key);
CREATE INDEX ix_reg_full_coverage_items_body ON reg_full_coverage_items (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_full_coverage_items_published_on ON reg_full_coverage_items (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('full-coverage-items', 0);

CREATE TABLE reg_service_guides (
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
  f_name VARCHAR(300) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_item VARCHAR(40),
  f_basis VARCHAR(1000),
  f_handling_unit VARCHAR(100),
  f_preference VARCHAR(1000),
  f_materials VARCHAR(2000),
  f_process VARCHAR(2000),
  f_time_limit VARCHAR(100),
  f_supervision VARCHAR(300),
  f_accountability VARCHAR(300),
  f_remedies VARCHAR(300),
  f_office_hours VARCHAR(100),
  f_office_address VARCHAR(200),
  f_office_phone VARCHAR(40),
  f_published_on DATE,
  CONSTRAINT pk_reg_service_guides PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_service_guides_by_name ON reg_service_guides (known_to, f_name, row_key);
CREATE INDEX ix_reg_service_guides_name ON reg_service_guides (f_name, known_to, row_key);
CREATE INDEX ix_reg_service_guides_body ON reg_service_guides (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_service_guides_item ON reg_service_guides (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_service_guides_published_on ON reg_service_guides (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('service-guides', 0);

CREATE TABLE reg_rule_documents (
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
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_number VARCHAR(100),
  f_scope VARCHAR(2000),
  f_content VARCHAR(4000),
  f_carrier VARCHAR(1000),
  f_procedure VARCHAR(2000),
  f_time_limits VARCHAR(1000),
  f_review VARCHAR(1000),
  f_supervision VARCHAR(1000),
  f_guarantee VARCHAR(1000),
  f_subject VARCHAR(200),
  f_step VARCHAR(1000),
  f_method VARCHAR(1000),
  f_use VARCHAR(1000),
  f_published_on DATE,
  CONSTRAINT pk_reg_rule_documents PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_rule_documents_by_title ON reg_rule_documents (known_to, f_title, row_key);
CREATE INDEX ix_reg_rule_documents_title ON reg_rule_documents (f_title, known_to, row_key);
CREATE INDEX ix_reg_rule_documents_body ON reg_rule_documents (f_body, known_to, f_title, row_key);
CREATE INDEX ix_reg_rule_documents_kind ON reg_rule_documents (f_kind, known_to, f_title, row_key);
CREATE INDEX ix_reg_rule_documents_published_on ON reg_rule_documents (f_published_on, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('rule-documents', 0);

CREATE TABLE reg_criminal_transfer_items (
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
  f_body VARCHAR(40) NOT NULL,
  f_field VARCHAR(60) NOT NULL,
  f_crime VARCHAR(100) NOT NULL,
  f_standard VARCHAR(2000) NOT NULL,
  f_basis VARCHAR(300) NOT NULL,
  CONSTRAINT pk_reg_criminal_transfer_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_criminal_transfer_items_item ON reg_criminal_transfer_items (f_item, known_to, f_crime, row_key);
CREATE INDEX ix_reg_criminal_transfer_items_body ON reg_criminal_transfer_items (f_body, known_to, f_crime, row_key);
CREATE INDEX ix_reg_criminal_transfer_items_field ON reg_criminal_transfer_items (f_field, known_to, f_crime, row_key);
CREATE INDEX ix_reg_criminal_transfer_items_by_crime ON reg_criminal_transfer_items (known_to, f_crime, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('criminal-transfer-items', 0);

CREATE TABLE reg_leniency_examples (
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
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_item VARCHAR(40),
  f_summary VARCHAR(4000) NOT NULL,
  f_published_on DATE,
  CONSTRAINT pk_reg_leniency_examples PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_leniency_examples_by_title ON reg_leniency_examples (known_to, f_title, row_key);
CREATE INDEX ix_reg_leniency_examples_body ON reg_leniency_examples (f_body, known_to, f_title, row_key);
CREATE INDEX ix_reg_leniency_examples_kind ON reg_leniency_examples (f_kind, known_to, f_title, row_key);
CREATE INDEX ix_reg_leniency_examples_item ON reg_leniency_examples (f_item, known_to, f_title, row_key);
CREATE INDEX ix_reg_leniency_examples_published_on ON reg_leniency_examples (f_published_on, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('leniency-examples', 0);
