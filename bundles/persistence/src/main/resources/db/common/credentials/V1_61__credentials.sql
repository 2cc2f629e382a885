-- The registers of bodies, officers, certificates and training, as their definitions need them.
CREATE TABLE reg_bodies (
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
  f_name VARCHAR(100) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_short_name VARCHAR(40),
  f_credit_code VARCHAR(18) NOT NULL,
  f_nature VARCHAR(40) NOT NULL,
  f_category VARCHAR(40) NOT NULL,
  f_level VARCHAR(40) NOT NULL,
  f_division VARCHAR(12) NOT NULL,
  f_parent VARCHAR(40),
  f_government VARCHAR(40) NOT NULL,
  f_leadership VARCHAR(40),
  f_fields VARCHAR(2000),
  f_funding VARCHAR(100),
  f_staffing VARCHAR(200),
  f_legal_representative VARCHAR(40),
  f_address VARCHAR(200),
  f_complaint_phone VARCHAR(40),
  f_website VARCHAR(200),
  f_duties VARCHAR(4000),
  f_duty_kinds VARCHAR(1000),
  f_own_enforcement BOOLEAN,
  f_centre BOOLEAN,
  CONSTRAINT pk_reg_bodies PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_bodies_by_name ON reg_bodies (known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_body ON reg_bodies (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_credit_code ON reg_bodies (f_credit_code, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_nature ON reg_bodies (f_nature, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_category ON reg_bodies (f_category, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_level ON reg_bodies (f_level, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_division ON reg_bodies (f_division, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_parent ON reg_bodies (f_parent, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_government ON reg_bodies (f_government, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_own_enforcement ON reg_bodies (f_own_enforcement, known_to, f_name, row_key);
CREATE INDEX ix_reg_bodies_centre ON reg_bodies (f_centre, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('bodies', 0);

CREATE TABLE reg_body_qualifications (
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
  f_state VARCHAR(40) NOT NULL,
  f_batch BIGINT,
  f_basis VARCHAR(300),
  f_examined BOOLEAN,
  f_confirmed_by VARCHAR(40),
  f_confirmed_on DATE,
  f_published_on DATE,
  f_published_at VARCHAR(200),
  CONSTRAINT pk_reg_body_qualifications PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_body_qualifications_by_body ON reg_body_qualifications (known_to, f_body, row_key);
CREATE INDEX ix_reg_body_qualifications_body ON reg_body_qualifications (f_body, known_to, row_key);
CREATE INDEX ix_reg_body_qualifications_state ON reg_body_qualifications (f_state, known_to, f_body, row_key);
CREATE INDEX ix_reg_body_qualifications_batch ON reg_body_qualifications (f_batch, known_to, f_body, row_key);
CREATE INDEX ix_reg_body_qualifications_confirmed_by ON reg_body_qualifications (f_confirmed_by, known_to, f_body, row_key);
CREATE INDEX ix_reg_body_qualifications_confirmed_on ON reg_body_qualifications (f_confirmed_on, known_to, f_body, row_key);
CREATE INDEX ix_reg_body_qualifications_published_on ON reg_body_qualifications (f_published_on, known_to, f_body, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('body-qualifications', 0);

CREATE TABLE reg_officers (
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
  f_name VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_unit VARCHAR(60),
  f_citizen_number VARCHAR(18) NOT NULL,
  f_gender VARCHAR(40),
  f_post VARCHAR(60),
  f_staff_type VARCHAR(40) NOT NULL,
  f_roles VARCHAR(1000) NOT NULL,
  f_fields VARCHAR(2000),
  f_legal_qualification VARCHAR(40),
  f_legal_qualification_number VARCHAR(40),
  f_legal_qualification_on DATE,
  f_phone VARCHAR(40),
  f_account VARCHAR(60),
  CONSTRAINT pk_reg_officers PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_officers_by_name ON reg_officers (known_to, f_name, row_key);
CREATE INDEX ix_reg_officers_body ON reg_officers (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_officers_staff_type ON reg_officers (f_staff_type, known_to, f_name, row_key);
CREATE INDEX ix_reg_officers_legal_qualification ON reg_officers (f_legal_qualification, known_to, f_name, row_key);
CREATE INDEX ix_reg_officers_account ON reg_officers (f_account, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('officers', 0);

CREATE TABLE reg_postings (
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
  f_officer VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_post VARCHAR(60),
  f_head BOOLEAN,
  f_consulted VARCHAR(40),
  f_consulted_on DATE,
  f_consulted_outcome VARCHAR(200),
  f_removal_consulted_on DATE,
  f_removal_consulted_outcome VARCHAR(200),
  f_approved_by VARCHAR(40),
  f_approval VARCHAR(100),
  f_personnel_transferred BOOLEAN,
  f_funds_transferred BOOLEAN,
  f_property_transferred BOOLEAN,
  f_management_transferred BOOLEAN,
  f_appraisal_transferred BOOLEAN,
  f_subsidy BOOLEAN,
  f_bonus BOOLEAN,
  f_treatment_lost VARCHAR(40),
  f_team VARCHAR(60),
  CONSTRAINT pk_reg_postings PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_postings_by_officer ON reg_postings (known_to, f_officer, row_key);
CREATE INDEX ix_reg_postings_officer ON reg_postings (f_officer, known_to, row_key);
CREATE INDEX ix_reg_postings_body ON reg_postings (f_body, known_to, f_officer, row_key);
CREATE INDEX ix_reg_postings_kind ON reg_postings (f_kind, known_to, f_officer, row_key);
CREATE INDEX ix_reg_postings_head ON reg_postings (f_head, known_to, f_officer, row_key);
CREATE INDEX ix_reg_postings_consulted ON reg_postings (f_consulted, known_to, f_officer, row_key);
CREATE INDEX ix_reg_postings_approved_by ON reg_postings (f_approved_by, known_to, f_officer, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('postings', 0);

CREATE TABLE reg_front_line_services (
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
  f_officer VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_since DATE NOT NULL,
  f_rotation_document VARCHAR(100),
  CONSTRAINT pk_reg_front_line_services PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_front_line_services_by_officer ON reg_front_line_services (known_to, f_officer, row_key);
CREATE INDEX ix_reg_front_line_services_officer ON reg_front_line_services (f_officer, known_to, row_key);
CREATE INDEX ix_reg_front_line_services_body ON reg_front_line_services (f_body, known_to, f_officer, row_key);
CREATE INDEX ix_reg_front_line_services_since ON reg_front_line_services (f_since, known_to, f_officer, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('front-line-services', 0);

CREATE TABLE reg_certificates (
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
  f_number VARCHAR(32) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_officer VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_issuer VARCHAR(100) NOT NULL,
  f_reviewer VARCHAR(100) NOT NULL,
  f_fields VARCHAR(2000) NOT NULL,
  f_area VARCHAR(12) NOT NULL,
  f_issued_on DATE,
  CONSTRAINT pk_reg_certificates PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_certificates_by_number ON reg_certificates (known_to, f_number, row_key);
CREATE INDEX ix_reg_certificates_number ON reg_certificates (f_number, known_to, row_key);
CREATE INDEX ix_reg_certificates_kind ON reg_certificates (f_kind, known_to, f_number, row_key);
CREATE INDEX ix_reg_certificates_officer ON reg_certificates (f_officer, known_to, f_number, row_key);
CREATE INDEX ix_reg_certificates_body ON reg_certificates (f_body, known_to, f_number, row_key);
CREATE INDEX ix_reg_certificates_area ON reg_certificates (f_area, known_to, f_number, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('certificates', 0);

CREATE TABLE reg_certificate_states (
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
  f_certificate VARCHAR(40) NOT NULL,
  f_state VARCHAR(40) NOT NULL,
  f_ground VARCHAR(40),
  f_cause VARCHAR(300) NOT NULL,
  f_decided_by VARCHAR(40) NOT NULL,
  f_reported_on DATE,
  CONSTRAINT pk_reg_certificate_states PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_certificate_states_by_certificate ON reg_certificate_states (known_to, f_certificate, row_key);
CREATE INDEX ix_reg_certificate_states_certificate ON reg_certificate_states (f_certificate, known_to, row_key);
CREATE INDEX ix_reg_certificate_states_state ON reg_certificate_states (f_state, known_to, f_certificate, row_key);
CREATE INDEX ix_reg_certificate_states_decided_by ON reg_certificate_states (f_decided_by, known_to, f_certificate, row_key);
CREATE INDEX ix_reg_certificate_states_reported_on ON reg_certificate_states (f_reported_on, known_to, f_certificate, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('certificate-states', 0);

CREATE TABLE reg_certificate_reviews (
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
  f_year BIGINT NOT NULL,
  f_certificate VARCHAR(40) NOT NULL,
  f_outcome VARCHAR(40) NOT NULL,
  f_reviewed_on DATE NOT NULL,
  f_reviewed_by VARCHAR(40),
  f_opinion VARCHAR(300),
  CONSTRAINT pk_reg_certificate_reviews PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_certificate_reviews_by_year ON reg_certificate_reviews (known_to, f_year, row_key);
CREATE INDEX ix_reg_certificate_reviews_certificate ON reg_certificate_reviews (f_certificate, known_to, f_year, row_key);
CREATE INDEX ix_reg_certificate_reviews_outcome ON reg_certificate_reviews (f_outcome, known_to, f_year, row_key);
CREATE INDEX ix_reg_certificate_reviews_reviewed_by ON reg_certificate_reviews (f_reviewed_by, known_to, f_year, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('certificate-reviews', 0);

CREATE TABLE reg_certificate_filings (
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
  f_platform VARCHAR(100) NOT NULL,
  f_certificate VARCHAR(40) NOT NULL,
  f_filed_on DATE NOT NULL,
  f_filed_by VARCHAR(100) NOT NULL,
  f_number VARCHAR(60),
  CONSTRAINT pk_reg_certificate_filings PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_certificate_filings_by_platform ON reg_certificate_filings (known_to, f_platform, row_key);
CREATE INDEX ix_reg_certificate_filings_certificate ON reg_certificate_filings (f_certificate, known_to, f_platform, row_key);
CREATE INDEX ix_reg_certificate_filings_filed_on ON reg_certificate_filings (f_filed_on, known_to, f_platform, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('certificate-filings', 0);

CREATE TABLE reg_auxiliaries (
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
  f_name VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_citizen_number VARCHAR(18) NOT NULL,
  f_employer VARCHAR(100) NOT NULL,
  f_employer_code VARCHAR(18),
  f_contract_from DATE NOT NULL,
  f_contract_to DATE,
  f_allowed_acts VARCHAR(1000) NOT NULL,
  f_card_number VARCHAR(32),
  f_card_from DATE,
  f_card_to DATE,
  f_phone VARCHAR(40),
  CONSTRAINT pk_reg_auxiliaries PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_auxiliaries_by_name ON reg_auxiliaries (known_to, f_name, row_key);
CREATE INDEX ix_reg_auxiliaries_body ON reg_auxiliaries (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_auxiliaries_contract_to ON reg_auxiliaries (f_contract_to, known_to, f_name, row_key);
CREATE INDEX ix_reg_auxiliaries_card_number ON reg_auxiliaries (f_card_number, known_to, f_name, row_key);
CREATE INDEX ix_reg_auxiliaries_card_to ON reg_auxiliaries (f_card_to, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('auxiliaries', 0);

CREATE TABLE reg_auxiliary_trainings (
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
  f_title VARCHAR(100) NOT NULL,
  f_auxiliary VARCHAR(40) NOT NULL,
  f_held_on DATE NOT NULL,
  f_hours DECIMAL(16, 1) NOT NULL,
  f_outcome VARCHAR(40),
  CONSTRAINT pk_reg_auxiliary_trainings PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_auxiliary_trainings_by_title ON reg_auxiliary_trainings (known_to, f_title, row_key);
CREATE INDEX ix_reg_auxiliary_trainings_auxiliary ON reg_auxiliary_trainings (f_auxiliary, known_to, f_title, row_key);
CREATE INDEX ix_reg_auxiliary_trainings_held_on ON reg_auxiliary_trainings (f_held_on, known_to, f_title, row_key);
CREATE INDEX ix_reg_auxiliary_trainings_outcome ON reg_auxiliary_trainings (f_outcome, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('auxiliary-trainings', 0);

CREATE TABLE reg_auxiliary_appraisals (
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
  f_year BIGINT NOT NULL,
  f_auxiliary VARCHAR(40) NOT NULL,
  f_grade VARCHAR(40) NOT NULL,
  f_reward VARCHAR(200),
  CONSTRAINT pk_reg_auxiliary_appraisals PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_auxiliary_appraisals_by_year ON reg_auxiliary_appraisals (known_to, f_year, row_key);
CREATE INDEX ix_reg_auxiliary_appraisals_auxiliary ON reg_auxiliary_appraisals (f_auxiliary, known_to, f_year, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('auxiliary-appraisals', 0);

CREATE TABLE reg_courses (
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
  f_title VARCHAR(100) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_type VARCHAR(40) NOT NULL,
  f_organiser VARCHAR(40) NOT NULL,
  f_hours DECIMAL(16, 1) NOT NULL,
  f_mandatory BOOLEAN NOT NULL,
  f_topics VARCHAR(2000),
  f_mode VARCHAR(40),
  CONSTRAINT pk_reg_courses PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_courses_by_title ON reg_courses (known_to, f_title, row_key);
CREATE INDEX ix_reg_courses_title ON reg_courses (f_title, known_to, row_key);
CREATE INDEX ix_reg_courses_body ON reg_courses (f_body, known_to, f_title, row_key);
CREATE INDEX ix_reg_courses_type ON reg_courses (f_type, known_to, f_title, row_key);
CREATE INDEX ix_reg_courses_organiser ON reg_courses (f_organiser, known_to, f_title, row_key);
CREATE INDEX ix_reg_courses_mandatory ON reg_courses (f_mandatory, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('courses', 0);

CREATE TABLE reg_trainings (
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
  f_officer VARCHAR(40) NOT NULL,
  f_year BIGINT NOT NULL,
  f_course VARCHAR(40),
  f_title VARCHAR(100),
  f_started_on DATE NOT NULL,
  f_ended_on DATE NOT NULL,
  f_hours DECIMAL(16, 1) NOT NULL,
  f_type VARCHAR(40) NOT NULL,
  f_organiser VARCHAR(40) NOT NULL,
  f_mode VARCHAR(40),
  f_score DECIMAL(16, 1),
  f_outcome VARCHAR(40),
  f_material VARCHAR(80),
  f_reported_on DATE,
  CONSTRAINT pk_reg_trainings PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_trainings_officer ON reg_trainings (f_officer, known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_year ON reg_trainings (f_year, known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_course ON reg_trainings (f_course, known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_by_started_on ON reg_trainings (known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_type ON reg_trainings (f_type, known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_organiser ON reg_trainings (f_organiser, known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_mode ON reg_trainings (f_mode, known_to, f_started_on, row_key);
CREATE INDEX ix_reg_trainings_reported_on ON reg_trainings (f_reported_on, known_to, f_started_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('trainings', 0);

CREATE TABLE reg_exams (
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
  f_officer VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_held_on DATE NOT NULL,
  f_batch VARCHAR(60),
  f_field VARCHAR(60),
  f_score DECIMAL(16, 1),
  f_outcome VARCHAR(40) NOT NULL,
  f_organiser VARCHAR(40) NOT NULL,
  CONSTRAINT pk_reg_exams PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_exams_officer ON reg_exams (f_officer, known_to, f_held_on, row_key);
CREATE INDEX ix_reg_exams_kind ON reg_exams (f_kind, known_to, f_held_on, row_key);
CREATE INDEX ix_reg_exams_by_held_on ON reg_exams (known_to, f_held_on, row_key);
CREATE INDEX ix_reg_exams_field ON reg_exams (f_field, known_to, f_held_on, row_key);
CREATE INDEX ix_reg_exams_outcome ON reg_exams (f_outcome, known_to, f_held_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('exams', 0);

CREATE TABLE reg_training_plans (
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
  f_year BIGINT NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_title VARCHAR(100) NOT NULL,
  f_hours DECIMAL(16, 1),
  f_filed_on DATE,
  f_filed_with VARCHAR(100),
  f_file VARCHAR(80),
  CONSTRAINT pk_reg_training_plans PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_training_plans_by_year ON reg_training_plans (known_to, f_year, row_key);
CREATE INDEX ix_reg_training_plans_body ON reg_training_plans (f_body, known_to, f_year, row_key);
CREATE INDEX ix_reg_training_plans_filed_on ON reg_training_plans (f_filed_on, known_to, f_year, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('training-plans', 0);

CREATE TABLE reg_drills (
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
  f_title VARCHAR(100) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_topics VARCHAR(1000),
  f_field VARCHAR(60),
  f_held_on DATE NOT NULL,
  f_participants BIGINT,
  f_partners VARCHAR(300),
  f_material VARCHAR(80),
  CONSTRAINT pk_reg_drills PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_drills_by_title ON reg_drills (known_to, f_title, row_key);
CREATE INDEX ix_reg_drills_body ON reg_drills (f_body, known_to, f_title, row_key);
CREATE INDEX ix_reg_drills_kind ON reg_drills (f_kind, known_to, f_title, row_key);
CREATE INDEX ix_reg_drills_field ON reg_drills (f_field, known_to, f_title, row_key);
CREATE INDEX ix_reg_drills_held_on ON reg_drills (f_held_on, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('drills', 0);

CREATE TABLE reg_appraisals (
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
  f_year BIGINT NOT NULL,
  f_officer VARCHAR(40) NOT NULL,
  f_grade VARCHAR(40) NOT NULL,
  f_appraised_by VARCHAR(40),
  f_appraised_on DATE,
  CONSTRAINT pk_reg_appraisals PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_appraisals_by_year ON reg_appraisals (known_to, f_year, row_key);
CREATE INDEX ix_reg_appraisals_officer ON reg_appraisals (f_officer, known_to, f_year, row_key);
CREATE INDEX ix_reg_appraisals_appraised_by ON reg_appraisals (f_appraised_by, known_to, f_year, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('appraisals', 0);

CREATE TABLE reg_officer_sanctions (
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
  f_officer VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_decided_by VARCHAR(40),
  f_cause VARCHAR(300),
  CONSTRAINT pk_reg_officer_sanctions PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_officer_sanctions_by_officer ON reg_officer_sanctions (known_to, f_officer, row_key);
CREATE INDEX ix_reg_officer_sanctions_officer ON reg_officer_sanctions (f_officer, known_to, row_key);
CREATE INDEX ix_reg_officer_sanctions_decided_by ON reg_officer_sanctions (f_decided_by, known_to, f_officer, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('officer-sanctions', 0);

CREATE TABLE reg_officer_exits (
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
  f_left_on DATE NOT NULL,
  f_officer VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_note VARCHAR(300),
  CONSTRAINT pk_reg_officer_exits PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_officer_exits_by_left_on ON reg_officer_exits (known_to, f_left_on, row_key);
CREATE INDEX ix_reg_officer_exits_officer ON reg_officer_exits (f_officer, known_to, f_left_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('officer-exits', 0);

CREATE TABLE reg_exemption_grounds (
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
  f_title VARCHAR(100) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_duties VARCHAR(2000),
  f_conditions VARCHAR(2000),
  f_procedure VARCHAR(2000),
  f_basis VARCHAR(300),
  CONSTRAINT pk_reg_exemption_grounds PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_exemption_grounds_by_title ON reg_exemption_grounds (known_to, f_title, row_key);
CREATE INDEX ix_reg_exemption_grounds_title ON reg_exemption_grounds (f_title, known_to, row_key);
CREATE INDEX ix_reg_exemption_grounds_body ON reg_exemption_grounds (f_body, known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('exemption-grounds', 0);

CREATE TABLE reg_diligence_exemptions (
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
  f_concluded_on DATE NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_ground VARCHAR(40),
  f_count BIGINT NOT NULL,
  CONSTRAINT pk_reg_diligence_exemptions PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_diligence_exemptions_by_concluded_on ON reg_diligence_exemptions (known_to, f_concluded_on, row_key);
CREATE INDEX ix_reg_diligence_exemptions_body ON reg_diligence_exemptions (f_body, known_to, f_concluded_on, row_key);
CREATE INDEX ix_reg_diligence_exemptions_ground ON reg_diligence_exemptions (f_ground, known_to, f_concluded_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('diligence-exemptions', 0);

CREATE TABLE reg_officer_insurances (
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
  f_officer VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_insurer VARCHAR(100),
  CONSTRAINT pk_reg_officer_insurances PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_officer_insurances_by_officer ON reg_officer_insurances (known_to, f_officer, row_key);
CREATE INDEX ix_reg_officer_insurances_officer ON reg_officer_insurances (f_officer, known_to, row_key);
CREATE INDEX ix_reg_officer_insurances_kind ON reg_officer_insurances (f_kind, known_to, f_officer, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('officer-insurances', 0);

CREATE TABLE reg_counselling_sessions (
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
  f_held_on DATE NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_count BIGINT NOT NULL,
  CONSTRAINT pk_reg_counselling_sessions PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_counselling_sessions_by_held_on ON reg_counselling_sessions (known_to, f_held_on, row_key);
CREATE INDEX ix_reg_counselling_sessions_body ON reg_counselling_sessions (f_body, known_to, f_held_on, row_key);
CREATE INDEX ix_reg_counselling_sessions_kind ON reg_counselling_sessions (f_kind, known_to, f_held_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('counselling-sessions', 0);

CREATE TABLE reg_counsels (
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
  f_name VARCHAR(60) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_firm VARCHAR(100),
  f_licence VARCHAR(40),
  f_specialities VARCHAR(2000),
  f_shared BOOLEAN NOT NULL,
  f_phone VARCHAR(40),
  CONSTRAINT pk_reg_counsels PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_counsels_by_name ON reg_counsels (known_to, f_name, row_key);
CREATE INDEX ix_reg_counsels_body ON reg_counsels (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_counsels_kind ON reg_counsels (f_kind, known_to, f_name, row_key);
CREATE INDEX ix_reg_counsels_licence ON reg_counsels (f_licence, known_to, f_name, row_key);
CREATE INDEX ix_reg_counsels_shared ON reg_counsels (f_shared, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('counsels', 0);

CREATE TABLE reg_counsel_calls (
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
  f_called_on DATE NOT NULL,
  f_counsel VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_matter VARCHAR(200) NOT NULL,
  f_outcome VARCHAR(300),
  CONSTRAINT pk_reg_counsel_calls PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_counsel_calls_by_called_on ON reg_counsel_calls (known_to, f_called_on, row_key);
CREATE INDEX ix_reg_counsel_calls_counsel ON reg_counsel_calls (f_counsel, known_to, f_called_on, row_key);
CREATE INDEX ix_reg_counsel_calls_body ON reg_counsel_calls (f_body, known_to, f_called_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('counsel-calls', 0);
