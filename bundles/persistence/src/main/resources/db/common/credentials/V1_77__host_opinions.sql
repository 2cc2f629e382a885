-- What townships say of those they manage for other bodies, as its definition needs it.
CREATE TABLE reg_host_opinions (
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
  f_given_on DATE NOT NULL,
  f_officer VARCHAR(40) NOT NULL,
  f_body VARCHAR(40) NOT NULL,
  f_home VARCHAR(40) NOT NULL,
  f_kind VARCHAR(40) NOT NULL,
  f_year BIGINT NOT NULL,
  f_grade VARCHAR(40),
  f_opinion VARCHAR(300) NOT NULL,
  CONSTRAINT pk_reg_host_opinions PRIMARY KEY (row_key, number)
);
CREATE INDEX ix_reg_host_opinions_by_given_on ON reg_host_opinions (known_to, f_given_on, row_key);
CREATE INDEX ix_reg_host_opinions_officer ON reg_host_opinions (f_officer, known_to, f_given_on, row_key);
CREATE INDEX ix_reg_host_opinions_body ON reg_host_opinions (f_body, known_to, f_given_on, row_key);
CREATE INDEX ix_reg_host_opinions_home ON reg_host_opinions (f_home, known_to, f_given_on, row_key);
CREATE INDEX ix_reg_host_opinions_kind ON reg_host_opinions (f_kind, known_to, f_given_on, row_key);
CREATE INDEX ix_reg_host_opinions_year ON reg_host_opinions (f_year, known_to, f_given_on, row_key);
INSERT INTO reg_guard (register, turns) VALUES ('host-opinions', 0);
