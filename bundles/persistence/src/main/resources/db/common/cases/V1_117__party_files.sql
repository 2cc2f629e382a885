-- What a party hands in with what it asks for; whose bytes lie in the folder of attachments.
CREATE TABLE case_party_file (
  request_id VARCHAR(36)  NOT NULL,
  number     INTEGER      NOT NULL,
  case_id    VARCHAR(36)  NOT NULL,
  hash       VARCHAR(80)  NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  size       BIGINT       NOT NULL,
  CONSTRAINT pk_case_party_file PRIMARY KEY (request_id, number)
);
CREATE INDEX ix_case_party_file_case ON case_party_file (case_id);
CREATE INDEX ix_case_party_file_hash ON case_party_file (hash);
