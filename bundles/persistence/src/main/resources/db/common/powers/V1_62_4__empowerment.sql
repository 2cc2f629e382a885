-- The registers of powers, as their definitions say. A test holds them together.
CREATE TABLE reg_township_classes (
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
  f_township VARCHAR(40) NOT NULL,
  f_township_class VARCHAR(60) NOT NULL,
  CONSTRAINT pk_reg_township_classes PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_township_classes_by_township ON reg_township_classes (known_to, f_township, row_key);
CREATE INDEX ix_reg_township_classes_township ON reg_township_classes (f_township, known_to, row_key);
CREATE INDEX ix_reg_township_classes_township_class ON reg_township_classes (f_township_class, known_to, f_township, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('township-classes', 0);

CREATE TABLE reg_guidance_catalogue (
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
  f_code VARCHAR(60) NOT NULL,
  f_name VARCHAR(300) NOT NULL,
  f_division VARCHAR(12) NOT NULL,
  f_township_classes VARCHAR(2000),
  f_field VARCHAR(60),
  f_powers VARCHAR(1000) NOT NULL,
  f_basis VARCHAR(300),
  f_source VARCHAR(100) NOT NULL,
  f_published_on DATE,
  CONSTRAINT pk_reg_guidance_catalogue PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_guidance_catalogue_by_code ON reg_guidance_catalogue (known_to, f_code, row_key);
CREATE INDEX ix_reg_guidance_catalogue_code ON reg_guidance_catalogue (f_code, known_to, f_name, row_key);
CREATE INDEX ix_reg_guidance_catalogue_by_name ON reg_guidance_catalogue (known_to, f_name, row_key);
CREATE INDEX ix_reg_guidance_catalogue_division ON reg_guidance_catalogue (f_division, known_to, f_name, row_key);
CREATE INDEX ix_reg_guidance_catalogue_field ON reg_guidance_catalogue (f_field, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('guidance-catalogue', 0);

CREATE TABLE reg_empowerment_lists (
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
  f_government VARCHAR(40) NOT NULL,
  f_township_class VARCHAR(60) NOT NULL,
  f_batch BIGINT NOT NULL,
  f_version BIGINT NOT NULL,
  f_number VARCHAR(100),
  f_approved_on DATE,
  f_filed_on DATE,
  f_published_on DATE,
  CONSTRAINT pk_reg_empowerment_lists PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_empowerment_lists_by_title ON reg_empowerment_lists (known_to, f_title, row_key);
CREATE INDEX ix_reg_empowerment_lists_government ON reg_empowerment_lists (f_government, known_to, f_title, row_key);
CREATE INDEX ix_reg_empowerment_lists_township_class ON reg_empowerment_lists (f_township_class, known_to, f_title, row_key);
CREATE INDEX ix_reg_empowerment_lists_published_on ON reg_empowerment_lists (f_published_on, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('empowerment-lists', 0);

CREATE TABLE reg_empowerments (
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
  f_list VARCHAR(40) NOT NULL,
  f_item VARCHAR(40) NOT NULL,
  f_name VARCHAR(300) NOT NULL,
  f_powers VARCHAR(1000) NOT NULL,
  f_original_body VARCHAR(40) NOT NULL,
  f_priority VARCHAR(1000),
  f_caution VARCHAR(1000),
  CONSTRAINT pk_reg_empowerments PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_empowerments_list ON reg_empowerments (f_list, known_to, f_name, row_key);
CREATE INDEX ix_reg_empowerments_item ON reg_empowerments (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_empowerments_by_name ON reg_empowerments (known_to, f_name, row_key);
CREATE INDEX ix_reg_empowerments_original_body ON reg_empowerments (f_original_body, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('empowerments', 0);

CREATE TABLE reg_acceptance_confirmations (
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
  f_list VARCHAR(40) NOT NULL,
  f_township VARCHAR(40) NOT NULL,
  f_department VARCHAR(40) NOT NULL,
  f_title VARCHAR(200) NOT NULL,
  f_authority VARCHAR(2000),
  f_file VARCHAR(80),
  CONSTRAINT pk_reg_acceptance_confirmations PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_acceptance_confirmations_list ON reg_acceptance_confirmations (f_list, known_to, f_title, row_key);
CREATE INDEX ix_reg_acceptance_confirmations_township ON reg_acceptance_confirmations (f_township, known_to, f_title, row_key);
CREATE INDEX ix_reg_acceptance_confirmations_department ON reg_acceptance_confirmations (f_department, known_to, f_title, row_key);
CREATE INDEX ix_reg_acceptance_confirmations_by_title ON reg_acceptance_confirmations (known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('acceptance-confirmations', 0);

CREATE TABLE reg_acceptance_signatures (
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
  f_confirmation VARCHAR(40) NOT NULL,
  f_signed_for VARCHAR(40) NOT NULL,
  f_signer VARCHAR(40) NOT NULL,
  f_signed_on DATE NOT NULL,
  CONSTRAINT pk_reg_acceptance_signatures PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_acceptance_signatures_confirmation ON reg_acceptance_signatures (f_confirmation, known_to, f_signer, row_key);
CREATE INDEX ix_reg_acceptance_signatures_signed_for ON reg_acceptance_signatures (f_signed_for, known_to, f_signer, row_key);
CREATE INDEX ix_reg_acceptance_signatures_by_signer ON reg_acceptance_signatures (known_to, f_signer, row_key);
CREATE INDEX ix_reg_acceptance_signatures_signed_on ON reg_acceptance_signatures (f_signed_on, known_to, f_signer, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('acceptance-signatures', 0);

CREATE TABLE reg_transitions (
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
  f_list VARCHAR(40) NOT NULL,
  f_township VARCHAR(40) NOT NULL,
  f_title VARCHAR(200) NOT NULL,
  f_start_on DATE NOT NULL,
  f_end_on DATE NOT NULL,
  CONSTRAINT pk_reg_transitions PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_transitions_list ON reg_transitions (f_list, known_to, f_title, row_key);
CREATE INDEX ix_reg_transitions_township ON reg_transitions (f_township, known_to, f_title, row_key);
CREATE INDEX ix_reg_transitions_by_title ON reg_transitions (known_to, f_title, row_key);
CREATE INDEX ix_reg_transitions_by_end_on ON reg_transitions (known_to, f_end_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('transitions', 0);

CREATE TABLE reg_transition_points (
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
  f_transition VARCHAR(40) NOT NULL,
  f_point VARCHAR(60) NOT NULL,
  f_responsible VARCHAR(60),
  f_done_on DATE,
  f_evidence VARCHAR(1000),
  CONSTRAINT pk_reg_transition_points PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_transition_points_transition ON reg_transition_points (f_transition, known_to, f_point, row_key);
CREATE INDEX ix_reg_transition_points_by_point ON reg_transition_points (known_to, f_point, row_key);
CREATE INDEX ix_reg_transition_points_done_on ON reg_transition_points (f_done_on, known_to, f_point, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('transition-points', 0);

CREATE TABLE reg_transition_matters (
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
  f_transition VARCHAR(40) NOT NULL,
  f_matter VARCHAR(200) NOT NULL,
  f_item VARCHAR(40) NOT NULL,
  f_filed_on DATE NOT NULL,
  f_filed_by VARCHAR(40) NOT NULL,
  f_held_by VARCHAR(40) NOT NULL,
  f_closed_on DATE,
  CONSTRAINT pk_reg_transition_matters PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_transition_matters_transition ON reg_transition_matters (f_transition, known_to, f_matter, row_key);
CREATE INDEX ix_reg_transition_matters_by_matter ON reg_transition_matters (known_to, f_matter, row_key);
CREATE INDEX ix_reg_transition_matters_item ON reg_transition_matters (f_item, known_to, f_matter, row_key);
CREATE INDEX ix_reg_transition_matters_filed_by ON reg_transition_matters (f_filed_by, known_to, f_matter, row_key);
CREATE INDEX ix_reg_transition_matters_held_by ON reg_transition_matters (f_held_by, known_to, f_matter, row_key);
CREATE INDEX ix_reg_transition_matters_closed_on ON reg_transition_matters (f_closed_on, known_to, f_matter, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('transition-matters', 0);

CREATE TABLE reg_empowerment_evaluations (
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
  f_empowerment VARCHAR(40) NOT NULL,
  f_township VARCHAR(40),
  f_evaluated_on DATE NOT NULL,
  f_result VARCHAR(40) NOT NULL,
  f_opinion VARCHAR(500) NOT NULL,
  f_filed_on DATE,
  f_published_on DATE,
  CONSTRAINT pk_reg_empowerment_evaluations PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_empowerment_evaluations_empowerment ON reg_empowerment_evaluations (f_empowerment, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_empowerment_evaluations_township ON reg_empowerment_evaluations (f_township, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_empowerment_evaluations_by_evaluated_on ON reg_empowerment_evaluations (known_to, f_evaluated_on, row_key);
CREATE INDEX ix_reg_empowerment_evaluations_result ON reg_empowerment_evaluations (f_result, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_empowerment_evaluations_by_opinion ON reg_empowerment_evaluations (known_to, f_opinion, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('empowerment-evaluations', 0);

CREATE TABLE reg_recalls (
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
  f_empowerment VARCHAR(40) NOT NULL,
  f_township VARCHAR(40),
  f_recalled_on DATE NOT NULL,
  f_ground VARCHAR(40) NOT NULL,
  f_reason VARCHAR(500) NOT NULL,
  f_number VARCHAR(100),
  f_published_on DATE,
  CONSTRAINT pk_reg_recalls PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_recalls_empowerment ON reg_recalls (f_empowerment, known_to, f_reason, row_key);
CREATE INDEX ix_reg_recalls_township ON reg_recalls (f_township, known_to, f_reason, row_key);
CREATE INDEX ix_reg_recalls_by_recalled_on ON reg_recalls (known_to, f_recalled_on, row_key);
CREATE INDEX ix_reg_recalls_ground ON reg_recalls (f_ground, known_to, f_reason, row_key);
CREATE INDEX ix_reg_recalls_by_reason ON reg_recalls (known_to, f_reason, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('recalls', 0);

CREATE TABLE reg_entrustments (
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
  f_entrusting VARCHAR(40) NOT NULL,
  f_entrusted_kind VARCHAR(40) NOT NULL,
  f_entrusted VARCHAR(40) NOT NULL,
  f_basis VARCHAR(500) NOT NULL,
  f_powers VARCHAR(1000) NOT NULL,
  f_rights_and_duties VARCHAR(2000) NOT NULL,
  f_liability VARCHAR(2000) NOT NULL,
  f_justice_reviewed_on DATE,
  f_government_approved_on DATE,
  f_signed_on DATE,
  f_published_on DATE,
  f_filed_with VARCHAR(100),
  f_filed_on DATE,
  f_file VARCHAR(80),
  CONSTRAINT pk_reg_entrustments PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_entrustments_by_title ON reg_entrustments (known_to, f_title, row_key);
CREATE INDEX ix_reg_entrustments_entrusting ON reg_entrustments (f_entrusting, known_to, f_title, row_key);
CREATE INDEX ix_reg_entrustments_entrusted_kind ON reg_entrustments (f_entrusted_kind, known_to, f_title, row_key);
CREATE INDEX ix_reg_entrustments_entrusted ON reg_entrustments (f_entrusted, known_to, f_title, row_key);
CREATE INDEX ix_reg_entrustments_published_on ON reg_entrustments (f_published_on, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('entrustments', 0);

CREATE TABLE reg_entrusted_items (
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
  f_entrustment VARCHAR(40) NOT NULL,
  f_item VARCHAR(40) NOT NULL,
  f_name VARCHAR(300) NOT NULL,
  CONSTRAINT pk_reg_entrusted_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_entrusted_items_entrustment ON reg_entrusted_items (f_entrustment, known_to, f_name, row_key);
CREATE INDEX ix_reg_entrusted_items_item ON reg_entrusted_items (f_item, known_to, f_name, row_key);
CREATE INDEX ix_reg_entrusted_items_by_name ON reg_entrusted_items (known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('entrusted-items', 0);
