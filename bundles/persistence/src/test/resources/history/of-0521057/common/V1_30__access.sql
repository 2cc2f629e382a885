-- The tree of bodies.
CREATE TABLE access_body (
  id       VARCHAR(40)  NOT NULL,
  kind     VARCHAR(20)  NOT NULL,
  title    VARCHAR(200) NOT NULL,
  division VARCHAR(12)  NOT NULL,
  parent   VARCHAR(40),
  CONSTRAINT pk_access_body PRIMARY KEY (id),
  CONSTRAINT fk_access_body_parent FOREIGN KEY (parent) REFERENCES access_body (id)
);

CREATE TABLE access_person (
  id     VARCHAR(36)  NOT NULL,
  number VARCHAR(100) NOT NULL,
  name   VARCHAR(100) NOT NULL,
  CONSTRAINT pk_access_person PRIMARY KEY (id),
  CONSTRAINT uq_access_person_number UNIQUE (number)
);

-- Hashes of passwords in the PHC string format; the secrets of second factors are encrypted.
CREATE TABLE access_account (
  id              VARCHAR(36)   NOT NULL,
  name            VARCHAR(40)   NOT NULL,
  kind            VARCHAR(20)   NOT NULL,
  person          VARCHAR(36)   NOT NULL,
  body            VARCHAR(40)   NOT NULL,
  opened_at       TIMESTAMP     NOT NULL,
  closed_at       TIMESTAMP,
  password        VARCHAR(200),
  temporary_until TIMESTAMP,
  former          VARCHAR(5000) NOT NULL,
  failures        INTEGER       NOT NULL,
  blocked_until   TIMESTAMP,
  factor          VARCHAR(200),
  factor_offered  VARCHAR(200),
  factor_step     BIGINT        NOT NULL,
  recovery        VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_access_account PRIMARY KEY (id),
  CONSTRAINT uq_access_account_name UNIQUE (name),
  CONSTRAINT fk_access_account_person FOREIGN KEY (person) REFERENCES access_person (id),
  CONSTRAINT fk_access_account_body FOREIGN KEY (body) REFERENCES access_body (id)
);

-- Roles given; a deputy's points to the one it stands in for.
CREATE TABLE access_grant (
  id         VARCHAR(36) NOT NULL,
  account    VARCHAR(36) NOT NULL,
  role       VARCHAR(40) NOT NULL,
  body       VARCHAR(40) NOT NULL,
  reach      VARCHAR(20) NOT NULL,
  from_at    TIMESTAMP   NOT NULL,
  until_at   TIMESTAMP,
  acting_for VARCHAR(36),
  revoked_at TIMESTAMP,
  CONSTRAINT pk_access_grant PRIMARY KEY (id),
  CONSTRAINT fk_access_grant_account FOREIGN KEY (account) REFERENCES access_account (id),
  CONSTRAINT fk_access_grant_body FOREIGN KEY (body) REFERENCES access_body (id),
  CONSTRAINT fk_access_grant_acting FOREIGN KEY (acting_for) REFERENCES access_grant (id)
);

-- Of a session and of a token only the hash is kept.
CREATE TABLE access_session (
  hash      VARCHAR(64)  NOT NULL,
  reference VARCHAR(36)  NOT NULL,
  account   VARCHAR(36)  NOT NULL,
  since     TIMESTAMP    NOT NULL,
  last_seen TIMESTAMP    NOT NULL,
  source    VARCHAR(100),
  CONSTRAINT pk_access_session PRIMARY KEY (hash),
  CONSTRAINT fk_access_session_account FOREIGN KEY (account) REFERENCES access_account (id)
);

CREATE TABLE access_token (
  id         VARCHAR(36)   NOT NULL,
  hash       VARCHAR(64)   NOT NULL,
  account    VARCHAR(36)   NOT NULL,
  operations VARCHAR(2000) NOT NULL,
  until_at   TIMESTAMP     NOT NULL,
  CONSTRAINT pk_access_token PRIMARY KEY (id),
  CONSTRAINT uq_access_token_hash UNIQUE (hash),
  CONSTRAINT fk_access_token_account FOREIGN KEY (account) REFERENCES access_account (id)
);

-- Rules proposed by one person and decided by another.
CREATE TABLE access_proposal (
  id          VARCHAR(36)  NOT NULL,
  change_kind VARCHAR(20)  NOT NULL,
  subject     VARCHAR(500) NOT NULL,
  note        VARCHAR(500) NOT NULL,
  state       VARCHAR(20)  NOT NULL,
  proposed_by VARCHAR(36)  NOT NULL,
  proposed_at TIMESTAMP    NOT NULL,
  decided_by  VARCHAR(36),
  decided_at  TIMESTAMP,
  reason      VARCHAR(500),
  CONSTRAINT pk_access_proposal PRIMARY KEY (id),
  CONSTRAINT fk_access_proposal_by FOREIGN KEY (proposed_by) REFERENCES access_account (id),
  CONSTRAINT fk_access_decided_by FOREIGN KEY (decided_by) REFERENCES access_account (id)
);

-- A row for each kind of change that comes one after another.
CREATE TABLE access_guard (
  name  VARCHAR(40) NOT NULL,
  turns BIGINT      NOT NULL,
  CONSTRAINT pk_access_guard PRIMARY KEY (name)
);
INSERT INTO access_guard (name, turns) VALUES ('ORGANISATION', 0);
INSERT INTO access_guard (name, turns) VALUES ('RIGHTS', 0);
INSERT INTO access_guard (name, turns) VALUES ('RELEASES', 0);

CREATE INDEX ix_access_proposal_subject ON access_proposal (change_kind, subject);
