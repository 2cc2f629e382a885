-- The record. Rows of rec_entry, rec_position, rec_leaves, rec_node and rec_seal are only ever inserted (docs/contracts/records.md).

-- The last entry of each subject; its row is what an append locks.
CREATE TABLE rec_subject (
  subject     VARCHAR(141) NOT NULL,
  last_number BIGINT       NOT NULL,
  last_hash   VARCHAR(80),
  CONSTRAINT pk_rec_subject PRIMARY KEY (subject)
);

CREATE TABLE rec_entry (
  subject     VARCHAR(141) NOT NULL,
  number      BIGINT       NOT NULL,
  occurred_at TIMESTAMP    NOT NULL,
  recorded_at TIMESTAMP    NOT NULL,
  actor       VARCHAR(200) NOT NULL,
  kind        VARCHAR(100) NOT NULL,
  payload     ${text}      NOT NULL,
  attachments ${text}      NOT NULL,
  rule_book   VARCHAR(100),
  previous    VARCHAR(80),
  hash        VARCHAR(80)  NOT NULL,
  CONSTRAINT pk_rec_entry PRIMARY KEY (subject, number)
);

-- Entries that wait for the sealer. Says nothing that rec_entry and rec_position do not say; it is what the sealer need not search for.
CREATE TABLE rec_pending (
  subject VARCHAR(141) NOT NULL,
  number  BIGINT       NOT NULL,
  CONSTRAINT pk_rec_pending PRIMARY KEY (subject, number)
);

CREATE TABLE rec_position (
  position BIGINT       NOT NULL,
  subject  VARCHAR(141) NOT NULL,
  number   BIGINT       NOT NULL,
  CONSTRAINT pk_rec_position PRIMARY KEY (position),
  CONSTRAINT uq_rec_position_entry UNIQUE (subject, number),
  CONSTRAINT fk_rec_position_entry FOREIGN KEY (subject, number) REFERENCES rec_entry (subject, number)
);

-- Leaf hashes of one batch, 32 bytes each.
CREATE TABLE rec_leaves (
  era         INTEGER  NOT NULL,
  start_index BIGINT   NOT NULL,
  end_index   BIGINT   NOT NULL,
  hashes      ${bytes} NOT NULL,
  CONSTRAINT pk_rec_leaves PRIMARY KEY (era, start_index)
);

-- Complete nodes of every eighth level above the leaves; those between are computed from them.
CREATE TABLE rec_node (
  era        INTEGER NOT NULL,
  level      INTEGER NOT NULL,
  node_index BIGINT  NOT NULL,
  hash       ${hash} NOT NULL,
  CONSTRAINT pk_rec_node PRIMARY KEY (era, level, node_index)
);

-- Signed heads; peaks are the roots of the complete subtrees, from which the next batch goes on.
CREATE TABLE rec_seal (
  seal     BIGINT   NOT NULL,
  era      INTEGER  NOT NULL,
  end_position BIGINT NOT NULL,
  head     ${text}  NOT NULL,
  peaks    ${bytes} NOT NULL,
  token    BIGINT   NOT NULL,
  CONSTRAINT pk_rec_seal PRIMARY KEY (seal)
);

-- The key of each person, wrapped; deleting it erases what lies under it.
CREATE TABLE vault_person (
  person   VARCHAR(100) NOT NULL,
  wrapping VARCHAR(100) NOT NULL,
  wrapped  ${bytes}     NOT NULL,
  CONSTRAINT pk_vault_person PRIMARY KEY (person)
);

CREATE TABLE vault_datum (
  digest VARCHAR(80)  NOT NULL,
  person VARCHAR(100) NOT NULL,
  kind   VARCHAR(100) NOT NULL,
  sealed ${bytes}     NOT NULL,
  lookup ${hash}      NOT NULL,
  CONSTRAINT pk_vault_datum PRIMARY KEY (digest)
);
CREATE INDEX ix_vault_datum_lookup ON vault_datum (kind, lookup);
CREATE INDEX ix_vault_datum_person ON vault_datum (person);
