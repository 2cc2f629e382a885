-- A party's way to its own case. Codes and sessions are known by their digest alone; what is asked for stands in the record, its words in the vault.
CREATE TABLE case_party_code (
  hash        VARCHAR(64)  NOT NULL,
  -- Digest of the code together with the end of the party's number.
  proof       VARCHAR(64)  NOT NULL,
  case_id     VARCHAR(36)  NOT NULL,
  party       VARCHAR(80)  NOT NULL,
  until_day   DATE         NOT NULL,
  failures    INTEGER      NOT NULL,
  CONSTRAINT pk_case_party_code PRIMARY KEY (hash)
);
CREATE INDEX ix_case_party_code_case ON case_party_code (case_id, party);
CREATE TABLE case_party_session (
  hash        VARCHAR(64)  NOT NULL,
  case_id     VARCHAR(36)  NOT NULL,
  party       VARCHAR(80)  NOT NULL,
  until_at    TIMESTAMP    NOT NULL,
  CONSTRAINT pk_case_party_session PRIMARY KEY (hash)
);
CREATE INDEX ix_case_party_session_until ON case_party_session (until_at);
CREATE INDEX ix_case_party_session_case ON case_party_session (case_id, party);
CREATE TABLE case_party_request (
  id          VARCHAR(36)  NOT NULL,
  case_id     VARCHAR(36)  NOT NULL,
  party       VARCHAR(80)  NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  asked_at    TIMESTAMP    NOT NULL,
  answered_at TIMESTAMP,
  CONSTRAINT pk_case_party_request PRIMARY KEY (id)
);
CREATE INDEX ix_case_party_request_case ON case_party_request (case_id, asked_at);
