-- The archive of rules. Rows are only ever inserted; a content that was found altered is put back. Each change has an entry
-- in the record under the subject rules/000000, whose lock also keeps changes one after another.

-- The files of a package in one zip, by their hash.
CREATE TABLE rule_content (
  hash  VARCHAR(64) NOT NULL,
  files ${bytes}    NOT NULL,
  CONSTRAINT pk_rule_content PRIMARY KEY (hash)
);

-- fingerprint: SHA-256 of the hashes of its contents in order, which stands in the record too.
CREATE TABLE rule_generation (
  number      BIGINT      NOT NULL,
  made_at     TIMESTAMP   NOT NULL,
  cause       ${text}     NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  entry       BIGINT      NOT NULL,
  CONSTRAINT pk_rule_generation PRIMARY KEY (number)
);

CREATE TABLE rule_generation_content (
  generation BIGINT       NOT NULL,
  place      INTEGER      NOT NULL,
  content    VARCHAR(64)  NOT NULL,
  origin     VARCHAR(500),
  CONSTRAINT pk_rule_generation_content PRIMARY KEY (generation, place),
  CONSTRAINT fk_rule_generation_content FOREIGN KEY (generation) REFERENCES rule_generation (number)
);

CREATE TABLE rule_book (
  fingerprint VARCHAR(64) NOT NULL,
  contents    ${text}     NOT NULL,
  CONSTRAINT pk_rule_book PRIMARY KEY (fingerprint)
);

-- What was decided about contents; the last row of a content holds.
CREATE TABLE rule_disposition (
  number     BIGINT       NOT NULL,
  content    VARCHAR(64)  NOT NULL,
  state      VARCHAR(20)  NOT NULL,
  package_id VARCHAR(200),
  version    VARCHAR(50),
  origin     VARCHAR(500) NOT NULL,
  decided_at TIMESTAMP    NOT NULL,
  reason     ${text},
  faults     ${text}      NOT NULL,
  entry      BIGINT       NOT NULL,
  CONSTRAINT pk_rule_disposition PRIMARY KEY (number)
);

-- Decisions of people (access_decision) that were dealt with.
CREATE TABLE rule_decision (
  number   BIGINT      NOT NULL,
  proposal VARCHAR(36) NOT NULL,
  entry    BIGINT      NOT NULL,
  CONSTRAINT pk_rule_decision PRIMARY KEY (number)
);
