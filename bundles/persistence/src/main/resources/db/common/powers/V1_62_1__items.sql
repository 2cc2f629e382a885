-- The registers of powers, as their definitions say. A test holds them together.
CREATE TABLE reg_items (
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
  f_act_kind VARCHAR(40) NOT NULL,
  f_field VARCHAR(60),
  f_body VARCHAR(40) NOT NULL,
  f_basis VARCHAR(300) NOT NULL,
  f_target VARCHAR(40) NOT NULL,
  f_sanctions VARCHAR(1000),
  f_fine_mode VARCHAR(40),
  f_fine_min DECIMAL(17, 2),
  f_fine_max DECIMAL(17, 2),
  f_fine_base VARCHAR(100),
  f_fine_cap DECIMAL(17, 2),
  f_order_first BOOLEAN,
  f_procedure VARCHAR(40),
  f_time_limit VARCHAR(100),
  f_handling_unit VARCHAR(100),
  f_leniency VARCHAR(1000),
  f_statutory_township_power BOOLEAN,
  f_township_basis VARCHAR(300),
  f_guidance VARCHAR(40),
  f_change_cause VARCHAR(40),
  f_published_on DATE,
  CONSTRAINT pk_reg_items PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_items_by_code ON reg_items (known_to, f_code, row_key);
CREATE INDEX ix_reg_items_code ON reg_items (f_code, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_by_name ON reg_items (known_to, f_name, row_key);
CREATE INDEX ix_reg_items_name ON reg_items (f_name, known_to, row_key);
CREATE INDEX ix_reg_items_act_kind ON reg_items (f_act_kind, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_field ON reg_items (f_field, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_body ON reg_items (f_body, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_target ON reg_items (f_target, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_statutory_township_power ON reg_items (f_statutory_township_power, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_guidance ON reg_items (f_guidance, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_change_cause ON reg_items (f_change_cause, known_to, f_name, row_key);
CREATE INDEX ix_reg_items_published_on ON reg_items (f_published_on, known_to, f_name, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('items', 0);

CREATE TABLE reg_item_bases (
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
  f_role VARCHAR(40) NOT NULL,
  f_rank VARCHAR(40) NOT NULL,
  f_title VARCHAR(200) NOT NULL,
  f_number VARCHAR(100),
  f_article VARCHAR(30) NOT NULL,
  f_paragraph VARCHAR(30),
  f_subitem VARCHAR(30),
  f_wording VARCHAR(2000),
  CONSTRAINT pk_reg_item_bases PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_item_bases_item ON reg_item_bases (f_item, known_to, f_title, row_key);
CREATE INDEX ix_reg_item_bases_role ON reg_item_bases (f_role, known_to, f_title, row_key);
CREATE INDEX ix_reg_item_bases_rank ON reg_item_bases (f_rank, known_to, f_title, row_key);
CREATE INDEX ix_reg_item_bases_by_title ON reg_item_bases (known_to, f_title, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('item-bases', 0);

CREATE TABLE reg_item_uses (
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
  f_year BIGINT NOT NULL,
  f_count BIGINT NOT NULL,
  f_last_used_on DATE,
  CONSTRAINT pk_reg_item_uses PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_item_uses_by_item ON reg_item_uses (known_to, f_item, row_key);
CREATE INDEX ix_reg_item_uses_item ON reg_item_uses (f_item, known_to, row_key);
CREATE INDEX ix_reg_item_uses_body ON reg_item_uses (f_body, known_to, f_item, row_key);
CREATE INDEX ix_reg_item_uses_by_year ON reg_item_uses (known_to, f_year, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('item-uses', 0);

CREATE TABLE reg_item_clean_ups (
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
  f_ground VARCHAR(40) NOT NULL,
  f_measure VARCHAR(40) NOT NULL,
  f_overlaps VARCHAR(40),
  f_opinion VARCHAR(500) NOT NULL,
  f_proposed_on DATE NOT NULL,
  f_outcome VARCHAR(40),
  f_decided_on DATE,
  f_decided_by VARCHAR(100),
  CONSTRAINT pk_reg_item_clean_ups PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_item_clean_ups_item ON reg_item_clean_ups (f_item, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_item_clean_ups_ground ON reg_item_clean_ups (f_ground, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_item_clean_ups_measure ON reg_item_clean_ups (f_measure, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_item_clean_ups_overlaps ON reg_item_clean_ups (f_overlaps, known_to, f_opinion, row_key);
CREATE INDEX ix_reg_item_clean_ups_by_opinion ON reg_item_clean_ups (known_to, f_opinion, row_key);
CREATE INDEX ix_reg_item_clean_ups_by_proposed_on ON reg_item_clean_ups (known_to, f_proposed_on, row_key);
CREATE INDEX ix_reg_item_clean_ups_outcome ON reg_item_clean_ups (f_outcome, known_to, f_opinion, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('item-clean-ups', 0);
